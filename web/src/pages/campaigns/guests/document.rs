//! What the page of a campaign's guests asks and sends.

use chrono::{DateTime, Utc};

use crate::layout::{ShellNetwork, ShellViewer};
use crate::pages::agencies::profile::AgencyProfileInput;
use crate::schema;
use crate::types::{GuestState, Language, PageInfo, Problem};

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub id: cynic::Id,
    pub first: Option<i32>,
    pub after: Option<String>,
    pub last: Option<i32>,
    pub before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct GuestsPage {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
    #[arguments(id: $id)]
    pub campaign: Option<Campaign>,
    // Whoever was a guest before need not be invited by mail again.
    #[arguments(filter: { guests: true }, first: 100)]
    pub agencies: AgencyConnection,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Vars")]
pub(super) struct Campaign {
    pub title: String,
    pub can_invite_guests: bool,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    pub guests: GuestConnection,
    // Whichever stretch of the list is shown, nobody who is here is offered to come again.
    #[cynic(rename = "guests", alias)]
    #[arguments(first: 100)]
    pub all_guests: PlaceConnection,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "GuestConnection")]
pub(super) struct PlaceConnection {
    pub nodes: Vec<Place>,
}

/// Who is a guest, and whether it still is.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Guest")]
pub(super) struct Place {
    pub agency: Agency,
    pub state: GuestState,
}

#[derive(cynic::QueryFragment)]
pub(super) struct GuestConnection {
    pub nodes: Vec<Guest>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Guest {
    pub agency: Agency,
    pub state: GuestState,
    pub invited_at: DateTime<Utc>,
    pub ends_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct AgencyConnection {
    pub nodes: Vec<Agency>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Agency {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Inviting {
    pub input: InviteGuestInput,
}

#[derive(cynic::InputObject)]
pub(super) struct InviteGuestInput {
    pub campaign_id: cynic::Id,
    pub profile: AgencyProfileInput,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Inviting")]
pub(super) struct InviteGuest {
    #[arguments(input: $input)]
    pub invite_guest: Option<Invited>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "InviteGuestPayload")]
pub(super) struct Invited {
    pub problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Whose {
    pub agency: cynic::Id,
}

/// Whom mail reaches of a guest, which is asked before its part ends: its people may leave with it.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Whose")]
pub(super) struct GuestPeople {
    #[arguments(id: $agency)]
    pub agency: Option<WithPeople>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Welcoming {
    pub input: WelcomeGuestInput,
}

#[derive(cynic::InputObject)]
pub(super) struct WelcomeGuestInput {
    pub campaign_id: cynic::Id,
    pub agency_id: cynic::Id,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Welcoming")]
pub(super) struct WelcomeGuest {
    #[arguments(input: $input)]
    pub welcome_guest: Option<Welcomed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "WelcomeGuestPayload")]
pub(super) struct Welcomed {
    pub guest: Option<WelcomedGuest>,
    pub problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Guest")]
pub(super) struct WelcomedGuest {
    pub agency: WithPeople,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Agency")]
pub(super) struct WithPeople {
    pub people: Vec<AgencyPerson>,
}

impl WithPeople {
    /// Whether mail reaches any of them.
    pub(super) fn are_reached(&self) -> bool {
        self.people.iter().any(|person| person.mail_reaches)
    }
}

#[derive(cynic::QueryFragment)]
pub(super) struct AgencyPerson {
    pub mail_reaches: bool,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Withdrawing {
    pub input: WithdrawGuestInput,
}

#[derive(cynic::InputObject)]
pub(super) struct WithdrawGuestInput {
    pub campaign_id: cynic::Id,
    pub agency_id: cynic::Id,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Withdrawing")]
pub(super) struct WithdrawGuest {
    #[arguments(input: $input)]
    pub withdraw_guest: Option<Withdrawn>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "WithdrawGuestPayload")]
pub(super) struct Withdrawn {
    pub problems: Vec<Problem>,
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use cynic::{MutationBuilder, QueryBuilder};
    let (id, key) = (|| cynic::Id::new(""), String::new);
    let (profile, language) = (AgencyProfileInput::any(), Language::En);
    let invite =
        InviteGuestInput { campaign_id: id(), profile, name: key(), email: key(), language, request_key: key() };
    let welcome = WelcomeGuestInput { campaign_id: id(), agency_id: id(), request_key: key() };
    let withdraw = WithdrawGuestInput { campaign_id: id(), agency_id: id(), request_key: key() };
    let vars = Vars { id: id(), first: None, after: None, last: None, before: None };
    vec![
        ("campaigns/guests", GuestsPage::build(vars).query),
        ("campaigns/guests: people", GuestPeople::build(Whose { agency: id() }).query),
        ("campaigns/guests: invite", InviteGuest::build(Inviting { input: invite }).query),
        ("campaigns/guests: again", WelcomeGuest::build(Welcoming { input: welcome }).query),
        ("campaigns/guests: end", WithdrawGuest::build(Withdrawing { input: withdraw }).query),
    ]
}
