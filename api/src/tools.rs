//! Tools and who supplies them, and how to leave each.

use std::sync::Arc;

use async_graphql::{ID, InputObject, Object, Result, SimpleObject};
use domain::tools::facts::{Facts, SoldBy};
use domain::tools::finders::{self, ToolRow};
use domain::tools::{AddTool, EditTool, RecordExit, add_tool, edit_tool, exit_record, record_exit, supplier, tool};
use domain::{Denial, Failure};
use uuid::Uuid;

use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Entry, Kind};
use crate::scalars::{Day, Instant, int};
use crate::visit::Visit;

mod removing;

pub(crate) use removing::remove;
pub use removing::{RemoveToolInput, RemoveToolPayload};

/// A supplier: the other side of a purchase.
#[derive(Clone, Debug)]
pub struct Supplier(supplier::Model);

impl Supplier {
    pub(crate) fn new(supplier: supplier::Model) -> Self {
        Self(supplier)
    }
}

impl Entry for Supplier {
    fn place(&self) -> Uuid {
        self.0.id
    }
}

/// A supplier: the other side of a purchase.
#[Object]
impl Supplier {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Supplier, self.0.id)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The address of its site.
    async fn website(&self) -> Option<&str> {
        self.0.website.as_deref()
    }
}

/// How to leave a tool: what comes out, step by step, tested on a day. Without it no campaign for the tool may open.
#[derive(Clone, Debug)]
pub struct ExitRecord(exit_record::Model);

impl ExitRecord {
    pub(crate) fn new(record: exit_record::Model) -> Self {
        Self(record)
    }
}

/// How to leave a tool: what comes out, step by step, tested on a day. Without it no campaign for the tool may open.
#[Object]
impl ExitRecord {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::ExitRecord, self.0.id)
    }

    /// The formats data comes out in.
    async fn export_formats(&self) -> &str {
        &self.0.export_formats
    }

    /// What to do, step by step.
    async fn steps(&self) -> &str {
        &self.0.steps
    }

    /// When somebody last tried it.
    async fn tested_on(&self) -> Day {
        Day(self.0.tested_on)
    }

    /// Who tried it.
    async fn tested_by(&self) -> &str {
        &self.0.tested_by
    }

    /// When it was recorded.
    async fn recorded_at(&self) -> Instant {
        Instant(self.0.recorded_at)
    }
}

/// A tool that agencies use or might buy: facts with their source, never prices.
#[derive(Clone, Debug)]
pub struct Tool(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    tool: tool::Model,
    supplier: Option<supplier::Model>,
    exit: Option<exit_record::Model>,
}

impl Tool {
    pub(crate) fn new((tool, supplier, exit): ToolRow) -> Self {
        Self(Arc::new(Parts { tool, supplier, exit }))
    }
}

impl Entry for Tool {
    fn place(&self) -> Uuid {
        self.0.tool.id
    }
}

/// A tool that agencies use or might buy: facts with their source, never prices.
#[Object]
impl Tool {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Tool, self.0.tool.id)
    }

    /// Its short name.
    async fn key(&self) -> &str {
        &self.0.tool.key
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.tool.name
    }

    /// Who sells it.
    async fn supplier(&self) -> Result<Supplier> {
        let supplier = self
            .0
            .supplier
            .clone()
            .ok_or_else(|| async_graphql::Error::new_with_source("a tool without its supplier"))?;
        Ok(Supplier(supplier))
    }

    /// What it is for, as a short word such as `case-management`.
    async fn category(&self) -> &str {
        &self.0.tool.category
    }

    /// Whether its source is open: `yes`, `partial`, `no` or `unknown`.
    async fn open_source(&self) -> &str {
        &self.0.tool.open_source
    }

    /// Under which licence it is given.
    async fn licence(&self) -> &str {
        &self.0.tool.licence
    }

    /// How data comes out.
    async fn data_export(&self) -> &str {
        &self.0.tool.data_export
    }

    /// Where it is hosted.
    async fn hosting(&self) -> &str {
        &self.0.tool.hosting
    }

    /// Whether it can be hosted in Canada.
    async fn canada_hosting(&self) -> &str {
        &self.0.tool.canada_hosting
    }

    /// The languages of its interface.
    async fn languages(&self) -> &str {
        &self.0.tool.languages
    }

    /// Whether its interface speaks French.
    async fn french_interface(&self) -> &str {
        &self.0.tool.french_interface
    }

    /// Where these facts come from.
    async fn source(&self) -> &str {
        &self.0.tool.source
    }

    /// How sure they are: `high`, `medium`, `low` or `unknown`.
    async fn confidence(&self) -> &str {
        &self.0.tool.confidence
    }

    /// Rises with every change of what is known of it, and of how to leave it.
    async fn version(&self) -> i32 {
        int(self.0.tool.version)
    }

    /// How to leave it, once somebody recorded it.
    async fn exit_record(&self) -> Option<ExitRecord> {
        self.0.exit.clone().map(ExitRecord)
    }
}

pub(crate) async fn list(visit: &Visit, search: Option<&str>, page: domain::page::Page) -> Result<Connection<Tool>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(finders::page(tx.as_ref(), actor, search, page).await?, Tool::new))
}

pub(crate) async fn one(visit: &Visit, id: Uuid) -> Result<Tool> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let row = finders::one(tx.as_ref(), actor, id).await?;
    Ok(Tool::new(row.ok_or(Failure::Denied(Denial::NotFound))?))
}

pub(crate) async fn suppliers(visit: &Visit, page: domain::page::Page) -> Result<Connection<Supplier>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(finders::suppliers(tx.as_ref(), actor, page).await?, Supplier::new))
}

/// What is known of a tool. What is left out is not known.
#[derive(Debug, InputObject)]
pub struct ToolFactsInput {
    /// Its name: up to 200 characters, unique in the network.
    name: String,
    /// Its short name: up to 64 characters, unique in the network. Left out, it is made from the name.
    key: Option<String>,
    /// What it is for: one of `toolCategories`.
    category: String,
    /// Whether its source is open: `yes`, `partial`, `no` or `unknown`.
    open_source: Option<String>,
    /// Under which licence it is given: up to 500 characters.
    licence: Option<String>,
    /// How data comes out: up to 500 characters.
    data_export: Option<String>,
    /// Where it is hosted: up to 500 characters.
    hosting: Option<String>,
    /// Whether it can be hosted in Canada: `yes`, `self-host`, `no` or `unknown`.
    canada_hosting: Option<String>,
    /// The languages of its interface: up to 500 characters.
    languages: Option<String>,
    /// Whether its interface speaks French: `yes`, `partial`, `no` or `unknown`.
    french_interface: Option<String>,
    /// Where these facts come from: up to 500 characters.
    source: Option<String>,
    /// How sure they are: `high`, `medium`, `low` or `unknown`.
    confidence: Option<String>,
}

impl From<ToolFactsInput> for Facts {
    fn from(facts: ToolFactsInput) -> Self {
        Self {
            name: facts.name,
            key: facts.key.unwrap_or_default(),
            category: facts.category,
            open_source: facts.open_source.unwrap_or_default(),
            licence: facts.licence.unwrap_or_default(),
            data_export: facts.data_export.unwrap_or_default(),
            hosting: facts.hosting.unwrap_or_default(),
            canada_hosting: facts.canada_hosting.unwrap_or_default(),
            languages: facts.languages.unwrap_or_default(),
            french_interface: facts.french_interface.unwrap_or_default(),
            source: facts.source.unwrap_or_default(),
            confidence: facts.confidence.unwrap_or_default(),
        }
    }
}

/// A tool to add.
#[derive(Debug, InputObject)]
pub struct AddToolInput {
    /// What is known of it.
    facts: ToolFactsInput,
    /// Who sells it; left out where they are named instead.
    supplier_id: Option<ID>,
    /// The name of who sells it: a supplier of this name that is known, otherwise a new one. Up to 200 characters.
    supplier_name: Option<String>,
    /// The address of the site of a supplier that is new, or whose site is not known: up to 300 characters.
    supplier_website: Option<String>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The new tool.
#[derive(Debug, SimpleObject)]
pub struct AddToolPayload {
    /// The tool; none when something has to be mended.
    tool: Option<Tool>,
    /// What the reader can mend. Nothing was changed then.
    problems: Vec<Problem>,
}

pub(crate) async fn add(visit: &Visit, input: AddToolInput) -> Result<AddToolPayload> {
    let actor = visit.member()?;
    let supplier = input.supplier_id.as_ref().map(|id| relay::row(Kind::Supplier, id)).transpose()?;
    let key = visit.before_deed(&input.request_key).await?;
    let sold_by = SoldBy {
        supplier,
        name: input.supplier_name.unwrap_or_default(),
        website: input.supplier_website.unwrap_or_default(),
    };
    let add = AddTool { facts: input.facts.into(), sold_by };
    Ok(match add_tool(visit.operation(), actor, Some(&key), &add).await? {
        Ok(tool) => AddToolPayload { tool: Some(one(visit, tool).await?), problems: Vec::new() },
        Err(problems) => AddToolPayload { tool: None, problems: told(visit, problems) },
    })
}

/// What is known of a tool now.
#[derive(Debug, InputObject)]
pub struct EditToolInput {
    /// Which tool.
    tool_id: ID,
    /// The version the form showed.
    version: i32,
    /// All that is known of it now.
    facts: ToolFactsInput,
    /// Its supplier's site, one for all the supplier's tools: up to 300 characters. Empty for none; left out, it stays.
    supplier_website: Option<String>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The tool with what is known of it now.
#[derive(Debug, SimpleObject)]
pub struct EditToolPayload {
    /// The tool; none when something has to be mended.
    tool: Option<Tool>,
    /// What the reader can mend. Nothing was changed then.
    problems: Vec<Problem>,
}

pub(crate) async fn edit(visit: &Visit, input: EditToolInput) -> Result<EditToolPayload> {
    let actor = visit.member()?;
    let tool = relay::row(Kind::Tool, &input.tool_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    let (facts, supplier_website) = (input.facts.into(), input.supplier_website);
    let edit = EditTool { tool, version: input.version.into(), facts, supplier_website };
    Ok(match edit_tool(visit.operation(), actor, Some(&key), &edit).await? {
        Ok(tool) => EditToolPayload { tool: Some(one(visit, tool).await?), problems: Vec::new() },
        Err(problems) => EditToolPayload { tool: None, problems: told(visit, problems) },
    })
}

/// How a tool is left.
#[derive(Debug, InputObject)]
pub struct RecordExitInput {
    /// Which tool.
    tool_id: ID,
    /// The tool's version as the form showed it.
    version: i32,
    /// The formats data comes out in, such as `CSV, JSON`.
    export_formats: String,
    /// What to do, step by step.
    steps: String,
    /// When somebody last tried it.
    tested_on: Day,
    /// Who tried it.
    tested_by: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The tool with its new record.
#[derive(Debug, SimpleObject)]
pub struct RecordExitPayload {
    /// The tool; none when something has to be mended.
    tool: Option<Tool>,
    /// What the reader can mend. Nothing was changed then.
    problems: Vec<Problem>,
}

pub(crate) async fn record(visit: &Visit, input: RecordExitInput) -> Result<RecordExitPayload> {
    let actor = visit.member()?;
    let tool = relay::row(Kind::Tool, &input.tool_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    let exit = RecordExit {
        tool,
        version: input.version.into(),
        export_formats: input.export_formats,
        steps: input.steps,
        tested_on: input.tested_on.0,
        tested_by: input.tested_by,
    };
    Ok(match record_exit(visit.operation(), actor, Some(&key), &exit).await? {
        Ok(tool) => RecordExitPayload { tool: Some(one(visit, tool).await?), problems: Vec::new() },
        Err(problems) => RecordExitPayload { tool: None, problems: told(visit, problems) },
    })
}
