//! What the page and the pictures ask, and what the forms send.

use crate::layout::{ShellLogo, ShellNetwork, ShellViewer};
use crate::schema;
use crate::types::Problem;

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
pub(super) struct LogoPage {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
    /// Only coordinators are told, so nobody else sees the page.
    #[expect(dead_code, reason = "asked for so that whoever may not change it is refused")]
    pub network_settings: NetworkSettings,
}

#[derive(cynic::QueryFragment)]
pub(super) struct NetworkSettings {
    #[expect(dead_code, reason = "something has to be asked for")]
    pub version: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
pub(super) struct LogoPicture {
    pub network: ItsLogo,
    pub logo_file: Option<Picture>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Network")]
pub(super) struct ItsLogo {
    pub logo: Option<ShellLogo>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct PublicLogoPicture {
    #[arguments(slug: $slug)]
    pub public_network: Option<PublicNetwork>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct PublicNetwork {
    pub logo: Option<ShellLogo>,
    pub logo_file: Option<Picture>,
}

/// The picture, in base 64.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Download")]
pub(super) struct Picture {
    pub base64: String,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Changing {
    pub input: ChangeLogoInput,
}

#[derive(cynic::InputObject)]
pub(super) struct ChangeLogoInput {
    pub base64: String,
    pub replaces: Option<String>,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Changing")]
pub(super) struct ChangeLogo {
    #[arguments(input: $input)]
    pub change_logo: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeLogoPayload")]
pub(super) struct Changed {
    pub problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Removing {
    pub input: RemoveLogoInput,
}

#[derive(cynic::InputObject)]
pub(super) struct RemoveLogoInput {
    pub digest: String,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Removing")]
pub(super) struct RemoveLogo {
    #[arguments(input: $input)]
    pub remove_logo: Option<Removed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RemoveLogoPayload")]
pub(super) struct Removed {
    pub problems: Vec<Problem>,
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use cynic::{MutationBuilder, QueryBuilder};
    let change = ChangeLogoInput { base64: String::new(), replaces: None, request_key: String::new() };
    let remove = RemoveLogoInput { digest: String::new(), request_key: String::new() };
    vec![
        ("networks/logo", LogoPage::build(()).query),
        ("networks/logo: picture", LogoPicture::build(()).query),
        ("networks/logo: picture for everybody", PublicLogoPicture::build(Vars { slug: String::new() }).query),
        ("networks/logo: change", ChangeLogo::build(Changing { input: change }).query),
        ("networks/logo: remove", RemoveLogo::build(Removing { input: remove }).query),
    ]
}
