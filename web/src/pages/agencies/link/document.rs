//! What the page of an agency's link asks and sends.

use chrono::{DateTime, Utc};
use cynic::MutationBuilder;

use crate::forms::Posted;
use crate::layout::{ShellNetwork, ShellViewer};
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{
    AgencyLanguage, AgencyLinkState, ContactChannel, Named, Problem, ProfileField, Province, Setting, SizeBand,
};
use crate::visit::Visit;

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct LinkPage {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
    #[arguments(id: $id)]
    pub agency: Option<Agency>,
    #[arguments(agencyId: $id)]
    pub agency_link: Option<AgencyLink>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Agency {
    pub name: String,
    pub province: Province,
    pub setting: Setting,
    pub size_band: SizeBand,
    pub language: AgencyLanguage,
    pub contact_channel: Option<ContactChannel>,
    pub staff: Option<i32>,
    pub version: i32,
    pub can_edit: bool,
    pub is_guest: bool,
}

#[derive(cynic::QueryFragment)]
pub(super) struct AgencyLink {
    pub state: AgencyLinkState,
    pub made_by: String,
    pub made_at: DateTime<Utc>,
    pub code: Option<String>,
    pub expires_at: Option<DateTime<Utc>>,
    pub linked_at: Option<DateTime<Utc>>,
    pub other_agency: Option<String>,
    pub other_network: Option<String>,
    pub other_profile: Option<LinkedProfile>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct LinkedProfile {
    pub version: i32,
    pub fetched_at: Option<DateTime<Utc>>,
    pub name: String,
    pub province: Province,
    pub setting: Setting,
    pub size_band: SizeBand,
    pub language: AgencyLanguage,
    pub contact_channel: ContactChannel,
    pub staff: Option<i32>,
}

/// What a form of the page asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Deed {
    Offer,
    TakeUp,
    Accept,
    TakeBack,
    Decline,
    End,
    Fetch,
    Carry,
}

impl Deed {
    /// The deed of a pressed button.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "offer" => Deed::Offer,
            "take-up" => Deed::TakeUp,
            "accept" => Deed::Accept,
            "take-back" => Deed::TakeBack,
            "decline" => Deed::Decline,
            "end" => Deed::End,
            "fetch" => Deed::Fetch,
            "carry" => Deed::Carry,
            _ => return None,
        })
    }

    /// What is said once it is done; nothing where the page shows it.
    pub(super) fn done(self) -> Option<&'static str> {
        match self {
            Deed::Offer | Deed::TakeUp | Deed::Fetch => None,
            Deed::Accept => Some("link-made"),
            Deed::TakeBack => Some("link-code-back"),
            Deed::Decline => Some("link-declined"),
            Deed::End => Some("link-ended"),
            Deed::Carry => Some("profile-carried"),
        }
    }
}

#[derive(cynic::QueryVariables)]
struct Offering {
    input: OfferAgencyLinkInput,
}

#[derive(cynic::InputObject)]
struct OfferAgencyLinkInput {
    agency_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Offering")]
struct OfferAgencyLink {
    #[arguments(input: $input)]
    offer_agency_link: Option<Offered>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "OfferAgencyLinkPayload")]
struct Offered {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct TakingUp {
    input: TakeUpAgencyLinkInput,
}

#[derive(cynic::InputObject)]
struct TakeUpAgencyLinkInput {
    agency_id: cynic::Id,
    code: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "TakingUp")]
struct TakeUpAgencyLink {
    #[arguments(input: $input)]
    take_up_agency_link: Option<TakenUp>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TakeUpAgencyLinkPayload")]
struct TakenUp {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Accepting {
    input: AcceptAgencyLinkInput,
}

#[derive(cynic::InputObject)]
struct AcceptAgencyLinkInput {
    agency_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Accepting")]
struct AcceptAgencyLink {
    #[arguments(input: $input)]
    accept_agency_link: Option<Accepted>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AcceptAgencyLinkPayload")]
struct Accepted {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Ending {
    input: EndAgencyLinkInput,
}

#[derive(cynic::InputObject)]
struct EndAgencyLinkInput {
    agency_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Ending")]
struct EndAgencyLink {
    #[arguments(input: $input)]
    end_agency_link: Option<Ended>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EndAgencyLinkPayload")]
struct Ended {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Fetching {
    input: FetchLinkedProfileInput,
}

#[derive(cynic::InputObject)]
struct FetchLinkedProfileInput {
    agency_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Fetching")]
struct FetchLinkedProfile {
    #[arguments(input: $input)]
    fetch_linked_profile: Option<Fetched>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "FetchLinkedProfilePayload")]
struct Fetched {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Carrying {
    input: CarryProfileOverInput,
}

#[derive(cynic::InputObject)]
struct CarryProfileOverInput {
    agency_id: cynic::Id,
    version: i32,
    other_version: i32,
    fields: Vec<ProfileField>,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Carrying")]
struct CarryProfileOver {
    #[arguments(input: $input)]
    carry_profile_over: Option<Carried>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CarryProfileOverPayload")]
struct Carried {
    problems: Vec<Problem>,
}

/// Does the deed, and says what is in its way.
pub(super) async fn done(visit: &Visit, deed: Deed, id: &str, posted: &Posted) -> Result<Vec<Problem>, PageProblem> {
    let (agency_id, request_key) = (cynic::Id::new(id), posted.request_key());
    let problems = match deed {
        Deed::Offer => {
            let input = OfferAgencyLinkInput { agency_id, request_key };
            let done = visit.run(OfferAgencyLink::build(Offering { input })).await?;
            done.offer_agency_link.map(|done| done.problems)
        }
        Deed::TakeUp => {
            let input = TakeUpAgencyLinkInput { agency_id, code: posted.text("code").to_owned(), request_key };
            let done = visit.run(TakeUpAgencyLink::build(TakingUp { input })).await?;
            done.take_up_agency_link.map(|done| done.problems)
        }
        Deed::Accept => {
            let input = AcceptAgencyLinkInput { agency_id, request_key };
            let done = visit.run(AcceptAgencyLink::build(Accepting { input })).await?;
            done.accept_agency_link.map(|done| done.problems)
        }
        Deed::TakeBack | Deed::Decline | Deed::End => {
            let input = EndAgencyLinkInput { agency_id, request_key };
            visit.run(EndAgencyLink::build(Ending { input })).await?.end_agency_link.map(|done| done.problems)
        }
        Deed::Fetch => {
            let input = FetchLinkedProfileInput { agency_id, request_key };
            let done = visit.run(FetchLinkedProfile::build(Fetching { input })).await?;
            done.fetch_linked_profile.map(|done| done.problems)
        }
        Deed::Carry => {
            let input = carried(agency_id, posted, request_key);
            let done = visit.run(CarryProfileOver::build(Carrying { input })).await?;
            done.carry_profile_over.map(|done| done.problems)
        }
    };
    Ok(problems.unwrap_or_default())
}

/// Whether a field of the profile is chosen.
pub(super) fn chosen(posted: &Posted, field: ProfileField) -> bool {
    posted.fields().every("fields").any(|code| code == field.code())
}

fn carried(agency_id: cynic::Id, posted: &Posted, request_key: String) -> CarryProfileOverInput {
    let version = |name: &str| posted.text(name).parse().unwrap_or_default();
    CarryProfileOverInput {
        agency_id,
        version: version("version"),
        other_version: version("otherVersion"),
        // Our own boxes hold nothing else than what they can be read as, each once.
        fields: ProfileField::ALL.iter().copied().filter(|field| chosen(posted, *field)).collect(),
        request_key,
    }
}

#[cfg(test)]
pub(super) fn documents() -> Vec<(&'static str, String)> {
    use cynic::QueryBuilder;
    let (id, key) = (|| cynic::Id::new(""), String::new);
    let offer = OfferAgencyLinkInput { agency_id: id(), request_key: key() };
    let take_up = TakeUpAgencyLinkInput { agency_id: id(), code: String::new(), request_key: key() };
    let accept = AcceptAgencyLinkInput { agency_id: id(), request_key: key() };
    let end = EndAgencyLinkInput { agency_id: id(), request_key: key() };
    let fetch = FetchLinkedProfileInput { agency_id: id(), request_key: key() };
    let carry =
        CarryProfileOverInput { agency_id: id(), version: 1, other_version: 1, fields: Vec::new(), request_key: key() };
    vec![
        ("agencies/link", LinkPage::build(Vars { id: id() }).query),
        ("agencies/link: offer", OfferAgencyLink::build(Offering { input: offer }).query),
        ("agencies/link: take up", TakeUpAgencyLink::build(TakingUp { input: take_up }).query),
        ("agencies/link: accept", AcceptAgencyLink::build(Accepting { input: accept }).query),
        ("agencies/link: end", EndAgencyLink::build(Ending { input: end }).query),
        ("agencies/link: fetch", FetchLinkedProfile::build(Fetching { input: fetch }).query),
        ("agencies/link: carry over", CarryProfileOver::build(Carrying { input: carry }).query),
    ]
}
