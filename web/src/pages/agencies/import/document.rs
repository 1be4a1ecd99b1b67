//! What the two pages ask and send.

use chrono::{DateTime, Utc};

use crate::layout::{ShellNetwork, ShellViewer};
use crate::schema;
use crate::types::{FileEncoding, Language, PageInfo, Problem, RowFate, RowNote};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
pub(super) struct UploadPage {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub id: cynic::Id,
    pub fates: Option<Vec<RowFate>>,
    pub first: Option<i32>,
    pub after: Option<String>,
    pub last: Option<i32>,
    pub before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct ImportPage {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
    #[arguments(id: $id)]
    pub agency_import: Option<List>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgencyImport", variables = "Vars")]
pub(super) struct List {
    pub id: cynic::Id,
    pub filename: String,
    pub encoding: FileEncoding,
    pub approved: bool,
    pub expires_at: DateTime<Utc>,
    pub imported_at: Option<DateTime<Utc>>,
    pub digest: String,
    pub added: i32,
    pub changed: i32,
    pub unchanged: i32,
    pub wrong: i32,
    pub invited: i32,
    #[arguments(fates: $fates, first: $first, after: $after, last: $last, before: $before)]
    pub rows: RowConnection,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgencyImportRowConnection")]
pub(super) struct RowConnection {
    pub nodes: Vec<Row>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgencyImportRow")]
pub(super) struct Row {
    pub line: i32,
    pub key: String,
    pub name: String,
    pub fate: RowFate,
    pub changes: Vec<Change>,
    pub problems: Vec<Problem>,
    pub invite: Option<String>,
    pub invite_name: Option<String>,
    pub invite_language: Option<Language>,
    pub notes: Vec<RowNote>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgencyImportChange")]
pub(super) struct Change {
    pub heading: String,
    pub from: String,
    pub to: String,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Uploading {
    pub input: UploadAgenciesInput,
}

#[derive(cynic::InputObject)]
pub(super) struct UploadAgenciesInput {
    pub filename: String,
    pub base64: String,
    pub approved: bool,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Uploading")]
pub(super) struct UploadAgencies {
    #[arguments(input: $input)]
    pub upload_agencies: Option<Uploaded>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "UploadAgenciesPayload")]
pub(super) struct Uploaded {
    pub agency_import: Option<NewList>,
    pub problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgencyImport")]
pub(super) struct NewList {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Importing {
    pub input: ImportAgenciesInput,
}

#[derive(cynic::InputObject)]
pub(super) struct ImportAgenciesInput {
    pub agency_import_id: cynic::Id,
    pub digest: String,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Importing")]
pub(super) struct ImportAgencies {
    #[arguments(input: $input)]
    pub import_agencies: Option<Imported>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ImportAgenciesPayload")]
pub(super) struct Imported {
    pub added: i32,
    pub changed: i32,
    pub invited: i32,
    pub problems: Vec<Problem>,
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use cynic::{MutationBuilder, QueryBuilder};
    let none = String::new;
    let vars = Vars { id: cynic::Id::new(""), fates: None, first: None, after: None, last: None, before: None };
    let upload = UploadAgenciesInput { filename: none(), base64: none(), approved: true, request_key: none() };
    let import = ImportAgenciesInput { agency_import_id: cynic::Id::new(""), digest: none(), request_key: none() };
    vec![
        ("agencies/import", UploadPage::build(()).query),
        ("agencies/import: look", ImportPage::build(vars).query),
        ("agencies/import: upload", UploadAgencies::build(Uploading { input: upload }).query),
        ("agencies/import: do", ImportAgencies::build(Importing { input: import }).query),
    ]
}
