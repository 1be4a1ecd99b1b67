//! What the two forms ask and send.

use crate::layout::{ShellNetwork, ShellViewer};
use crate::schema;
use crate::types::Problem;

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
pub(super) struct NewTool {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
    pub tool_categories: Vec<String>,
    #[arguments(first: 100)]
    pub suppliers: SupplierConnection,
}

#[derive(cynic::QueryFragment)]
pub(super) struct SupplierConnection {
    pub nodes: Vec<Supplier>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Supplier {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Which {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Which")]
pub(super) struct StoredTool {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
    pub tool_categories: Vec<String>,
    #[arguments(id: $id)]
    pub tool: Option<Stored>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Tool")]
pub(super) struct Stored {
    pub id: cynic::Id,
    pub name: String,
    pub key: String,
    pub category: String,
    pub open_source: String,
    pub licence: String,
    pub data_export: String,
    pub hosting: String,
    pub canada_hosting: String,
    pub languages: String,
    pub french_interface: String,
    pub source: String,
    pub confidence: String,
    pub version: i32,
    pub supplier: Seller,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Supplier")]
pub(super) struct Seller {
    pub name: String,
    pub website: Option<String>,
}

#[derive(cynic::InputObject)]
pub(super) struct ToolFactsInput {
    pub name: String,
    pub key: Option<String>,
    pub category: String,
    pub open_source: Option<String>,
    pub licence: Option<String>,
    pub data_export: Option<String>,
    pub hosting: Option<String>,
    pub canada_hosting: Option<String>,
    pub languages: Option<String>,
    pub french_interface: Option<String>,
    pub source: Option<String>,
    pub confidence: Option<String>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Adding {
    pub input: AddToolInput,
}

#[derive(cynic::InputObject)]
pub(super) struct AddToolInput {
    pub facts: ToolFactsInput,
    pub supplier_id: Option<cynic::Id>,
    pub supplier_name: Option<String>,
    pub supplier_website: Option<String>,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Adding")]
pub(super) struct AddTool {
    #[arguments(input: $input)]
    pub add_tool: Option<Added>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AddToolPayload")]
pub(super) struct Added {
    pub tool: Option<ToolAdded>,
    pub problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Tool")]
pub(super) struct ToolAdded {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Editing {
    pub input: EditToolInput,
}

#[derive(cynic::InputObject)]
pub(super) struct EditToolInput {
    pub tool_id: cynic::Id,
    pub version: i32,
    pub facts: ToolFactsInput,
    pub supplier_website: Option<String>,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Editing")]
pub(super) struct EditTool {
    #[arguments(input: $input)]
    pub edit_tool: Option<Edited>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EditToolPayload")]
pub(super) struct Edited {
    pub problems: Vec<Problem>,
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use cynic::{MutationBuilder, QueryBuilder};
    let facts = || ToolFactsInput {
        name: String::new(),
        key: None,
        category: String::new(),
        open_source: None,
        licence: None,
        data_export: None,
        hosting: None,
        canada_hosting: None,
        languages: None,
        french_interface: None,
        source: None,
        confidence: None,
    };
    let add = AddToolInput {
        facts: facts(),
        supplier_id: None,
        supplier_name: None,
        supplier_website: None,
        request_key: String::new(),
    };
    let edit = EditToolInput {
        tool_id: cynic::Id::new(""),
        version: 0,
        facts: facts(),
        supplier_website: None,
        request_key: String::new(),
    };
    vec![
        ("tools/edit: new", NewTool::build(()).query),
        ("tools/edit", StoredTool::build(Which { id: cynic::Id::new("") }).query),
        ("tools/edit: add", AddTool::build(Adding { input: add }).query),
        ("tools/edit: save", EditTool::build(Editing { input: edit }).query),
    ]
}
