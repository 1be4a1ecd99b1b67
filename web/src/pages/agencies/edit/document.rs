//! What the two forms ask and send.

use crate::layout::{ShellNetwork, ShellViewer};
use crate::pages::agencies::profile::AgencyProfileInput;
use crate::schema;
use crate::types::{AgencyLanguage, ContactChannel, Problem, Province, Setting, SizeBand};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
pub(super) struct NewPage {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct EditPage {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
    #[arguments(id: $id)]
    pub agency: Option<Stored>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Agency")]
pub(super) struct Stored {
    pub name: String,
    pub key: Option<String>,
    pub province: Province,
    pub setting: Setting,
    pub size_band: SizeBand,
    pub language: AgencyLanguage,
    pub contact_channel: Option<ContactChannel>,
    pub staff: Option<i32>,
    pub version: i32,
    pub can_edit: bool,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Adding {
    pub input: AddAgencyInput,
}

#[derive(cynic::InputObject)]
pub(super) struct AddAgencyInput {
    pub key: Option<String>,
    pub profile: AgencyProfileInput,
    pub approved: bool,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Adding")]
pub(super) struct AddAgency {
    #[arguments(input: $input)]
    pub add_agency: Option<Added>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AddAgencyPayload")]
pub(super) struct Added {
    pub agency: Option<AgencyAdded>,
    pub problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Agency")]
pub(super) struct AgencyAdded {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Editing {
    pub input: EditAgencyInput,
}

#[derive(cynic::InputObject)]
pub(super) struct EditAgencyInput {
    pub agency_id: cynic::Id,
    pub version: i32,
    pub key: Option<String>,
    pub profile: AgencyProfileInput,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Editing")]
pub(super) struct EditAgency {
    #[arguments(input: $input)]
    pub edit_agency: Option<Edited>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EditAgencyPayload")]
pub(super) struct Edited {
    pub problems: Vec<Problem>,
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use cynic::{MutationBuilder, QueryBuilder};
    let profile = AgencyProfileInput::any;
    let add = AddAgencyInput { key: None, profile: profile(), approved: true, request_key: String::new() };
    let agency_id = cynic::Id::new("");
    let edit = EditAgencyInput { agency_id, version: 1, key: None, profile: profile(), request_key: String::new() };
    vec![
        ("agencies/edit: new", NewPage::build(()).query),
        ("agencies/edit", EditPage::build(Vars { id: cynic::Id::new("") }).query),
        ("agencies/edit: add", AddAgency::build(Adding { input: add }).query),
        ("agencies/edit: save", EditAgency::build(Editing { input: edit }).query),
    ]
}
