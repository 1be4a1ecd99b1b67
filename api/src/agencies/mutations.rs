//! The deeds of whoever keeps the list of agencies.

use async_graphql::{ID, InputObject, Result, SimpleObject};
use domain::Problem as Mended;
use domain::roster;
use uuid::Uuid;

use super::{Agency, AgencyLanguage, ContactChannel, Province, Setting, SizeBand, one};
use crate::problem::{Problem, told};
use crate::relay::{Kind, row};
use crate::visit::Visit;

/// What is known of an agency.
#[derive(Debug, InputObject)]
pub struct AgencyProfileInput {
    /// Its name: 1 to 200 characters, and no other agency of the network bears it.
    name: String,
    /// Where it is.
    province: Province,
    /// The kind of place it serves.
    setting: Setting,
    /// How many people work there, in bands. While a pledge of the agency stands in a campaign under way it cannot change.
    size_band: SizeBand,
    /// The languages it serves in.
    language: AgencyLanguage,
    /// How it is best reached.
    contact_channel: ContactChannel,
    /// How many people work there, where known.
    staff: Option<i32>,
}

impl AgencyProfileInput {
    pub(crate) fn understood(self) -> roster::Profile {
        roster::Profile {
            name: self.name,
            province: self.province.into(),
            setting: self.setting.into(),
            size_band: self.size_band.into(),
            language: self.language.into(),
            contact_channel: self.contact_channel.into(),
            staff: self.staff.map(i64::from),
        }
    }
}

/// An agency to add.
#[derive(Debug, InputObject)]
pub struct AddAgencyInput {
    /// What the network's own list calls it, by which an import knows it again: up to 64 characters, unique in the network.
    key: Option<String>,
    /// What is known of it.
    profile: AgencyProfileInput,
    /// Whether it is a member in good standing at once, or waits to be let in.
    approved: bool,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A changed profile of an agency.
#[derive(Debug, InputObject)]
pub struct EditAgencyInput {
    /// The agency.
    agency_id: ID,
    /// The version the form showed.
    version: i32,
    /// What the network's own list calls it; left out it stays, empty it is taken away. Only coordinators change it.
    key: Option<String>,
    /// What is known of it now.
    profile: AgencyProfileInput,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// An agency that waits and is let in.
#[derive(Debug, InputObject)]
pub struct ApproveAgencyInput {
    /// The agency.
    agency_id: ID,
    /// A word to its people; may be left out.
    reason: Option<String>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// An agency whose people may only look.
#[derive(Debug, InputObject)]
pub struct SuspendAgencyInput {
    /// The agency.
    agency_id: ID,
    /// Why, for its people to read: up to 2,000 characters.
    reason: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// An agency that is in good standing again.
#[derive(Debug, InputObject)]
pub struct ReinstateAgencyInput {
    /// The agency.
    agency_id: ID,
    /// A word to its people; may be left out.
    reason: Option<String>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// An agency that is to belong no more.
#[derive(Debug, InputObject)]
pub struct RemoveAgencyInput {
    /// The agency.
    agency_id: ID,
    /// Why, for its people to read: up to 2,000 characters.
    reason: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// Declares payloads of deeds to an agency.
macro_rules! agency_payloads {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, SimpleObject)]
        pub struct $name {
            /// The agency as it is now; none when something has to be mended.
            agency: Option<Agency>,
            /// What the reader can mend. Nothing was changed then.
            problems: Vec<Problem>,
        }

        impl $name {
            pub(super) async fn of(visit: &Visit, done: Result<Uuid, Vec<Mended>>) -> Result<Self> {
                Ok(match done {
                    Ok(id) => Self { agency: Some(one(visit, id).await?), problems: Vec::new() },
                    Err(problems) => Self { agency: None, problems: told(visit, problems) },
                })
            }
        }
    )+};
}

agency_payloads! {
    /// The new agency.
    AddAgencyPayload,
    /// The agency with its new profile.
    EditAgencyPayload,
    /// The agency with the amount above which its requests wait.
    ChangeApprovalPayload,
    /// The agency, let in.
    ApproveAgencyPayload,
    /// The agency, suspended.
    SuspendAgencyPayload,
    /// The agency, in good standing again.
    ReinstateAgencyPayload,
    /// The agency, removed.
    RemoveAgencyPayload,
}

pub(crate) async fn add_agency(visit: &Visit, input: AddAgencyInput) -> Result<AddAgencyPayload> {
    let actor = visit.member()?;
    let add = roster::AddAgency { key: input.key, profile: input.profile.understood(), approved: input.approved };
    let key = visit.before_deed(&input.request_key).await?;
    let done = roster::add_agency(visit.operation(), actor, Some(&key), &add).await?;
    AddAgencyPayload::of(visit, done).await
}

pub(crate) async fn edit_agency(visit: &Visit, input: EditAgencyInput) -> Result<EditAgencyPayload> {
    let actor = visit.member()?;
    let agency = row(Kind::Agency, &input.agency_id)?;
    let (version, profile) = (input.version.into(), input.profile.understood());
    let edit = roster::EditAgency { agency, version, key: input.key, profile };
    let key = visit.before_deed(&input.request_key).await?;
    let done = roster::edit_agency(visit.operation(), actor, Some(&key), &edit).await?;
    EditAgencyPayload::of(visit, done).await
}

pub(crate) async fn approve_agency(visit: &Visit, input: ApproveAgencyInput) -> Result<ApproveAgencyPayload> {
    let actor = visit.member()?;
    let change = changed(&input.agency_id, input.reason)?;
    let key = visit.before_deed(&input.request_key).await?;
    let done = roster::approve_agency(visit.operation(), actor, Some(&key), &change).await?;
    ApproveAgencyPayload::of(visit, done).await
}

pub(crate) async fn suspend_agency(visit: &Visit, input: SuspendAgencyInput) -> Result<SuspendAgencyPayload> {
    let actor = visit.member()?;
    let change = changed(&input.agency_id, Some(input.reason))?;
    let key = visit.before_deed(&input.request_key).await?;
    let done = roster::suspend_agency(visit.operation(), actor, Some(&key), &change).await?;
    SuspendAgencyPayload::of(visit, done).await
}

pub(crate) async fn reinstate_agency(visit: &Visit, input: ReinstateAgencyInput) -> Result<ReinstateAgencyPayload> {
    let actor = visit.member()?;
    let change = changed(&input.agency_id, input.reason)?;
    let key = visit.before_deed(&input.request_key).await?;
    let done = roster::reinstate_agency(visit.operation(), actor, Some(&key), &change).await?;
    ReinstateAgencyPayload::of(visit, done).await
}

pub(crate) async fn remove_agency(visit: &Visit, input: RemoveAgencyInput) -> Result<RemoveAgencyPayload> {
    let actor = visit.member()?;
    let remove = roster::RemoveAgency { agency: row(Kind::Agency, &input.agency_id)?, reason: input.reason };
    let key = visit.before_deed(&input.request_key).await?;
    let done = roster::remove_agency(visit.operation(), actor, Some(&key), &remove).await?;
    RemoveAgencyPayload::of(visit, done).await
}

fn changed(agency: &ID, reason: Option<String>) -> Result<roster::ChangeStanding> {
    Ok(roster::ChangeStanding { agency: row(Kind::Agency, agency)?, reason: reason.unwrap_or_default() })
}
