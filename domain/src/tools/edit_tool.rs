//! Change what is known of a tool, and where its supplier's site is. Who sells it stays: purchases are made with them.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::add_tool::{check, with_facts};
use super::facts::{Facts, check_website, kept_website};
use super::finders;
use super::permission::EditToolAction;
use crate::access::{Actor, authorize};
use crate::error::{Denial, Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks;
use crate::operation::{Operation, RequestKey};

/// Facts that changed.
#[derive(Clone, Debug, Serialize)]
pub struct EditTool {
    /// Which tool.
    pub tool: Uuid,
    /// The version the form showed.
    pub version: i64,
    /// What is known of it now.
    pub facts: Facts,
    /// Where its supplier's site is, which is that of all the supplier's tools; empty where none is known. Left out, it stays.
    pub supplier_website: Option<String>,
}

/// Writes what is known of the tool now and gives its id.
pub async fn edit_tool(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &EditTool,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let edited = operation.write("edit_tool", actor, key, input, async |tx, actor, input| {
        networks::finders::lock_roles(tx.conn(), tx.network()).await?;
        let found = finders::one_locked(tx.conn(), actor, input.tool).await?;
        let permit = authorize(actor, EditToolAction, found, tx)?;
        let tool = permit.subject();
        if tool.version != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let others = finders::names(tx.conn(), actor, Some(tool.id)).await?;
        let mut problems = check(&input.facts, &others);
        problems.extend(input.supplier_website.as_deref().and_then(check_website));
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let mut row = with_facts(tool.clone().into_active_model(), &input.facts, &others);
        row.version = Set(tool.version + 1);
        tx.update(row).await?;
        if let Some(website) = &input.supplier_website {
            let supplier = finders::supplier(tx.conn(), actor, tool.supplier_id).await?.ok_or(Denial::NotFound)?;
            let website = kept_website(website);
            if supplier.website != website {
                // It is that of all their tools: whoever has another one of them open reads it first.
                finders::raise_versions(tx.conn(), actor, supplier.id, Some(tool.id)).await?;
                let mut row = supplier.into_active_model();
                row.website = Set(website);
                tx.update(row).await?;
            }
        }
        tx.record(actor, Fact::ToolEdited { tool: tool.id }).await?;
        Ok(tool.id)
    });
    edited.await
}
