//! The facts the rooms announce. Match this enum in full: a new fact then leads to every place that has to decide.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::Role;
use crate::campaigns::outcome::Answer;

/// A fact that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(tag = "kind", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "fields are ids and public numbers named by their type")]
pub enum Fact {
    /// A coordinator drafted a campaign.
    CampaignDrafted { campaign: Uuid },
    /// A coordinator changed a draft.
    CampaignEdited { campaign: Uuid },
    /// Pledging opened.
    CampaignOpened { campaign: Uuid },
    /// A coordinator cancelled the campaign.
    CampaignCancelled { campaign: Uuid },
    /// An agency pledged, or changed its pledge.
    SeatsPledged { campaign: Uuid, agency: Uuid, seats: i64, version: i64 },
    /// An agency took its pledge back.
    PledgeWithdrawn { campaign: Uuid, agency: Uuid, version: i64 },
    /// Pledging closes in so many days.
    CampaignClosesSoon { campaign: Uuid, days: i64 },
    /// Nothing cleared at the first close, and pledging is open again until the instant stated from the start.
    CampaignExtended { campaign: Uuid, record: Uuid, input_sha256: String },
    /// The provisional record was made; agencies that are in answer until `confirm_by`.
    OutcomeProvisional { campaign: Uuid, record: Uuid, input_sha256: String },
    /// Few days are left to answer.
    AnswerDueSoon { campaign: Uuid, days: i64 },
    /// An agency that is in said yes or no.
    OutcomeAnswered { campaign: Uuid, agency: Uuid, answer: Answer },
    /// The final record was made, and it cleared.
    CampaignCleared { campaign: Uuid, record: Uuid, input_sha256: String },
    /// The final record was made, and nothing cleared.
    CampaignNotCleared { campaign: Uuid, record: Uuid, input_sha256: String },
    /// Somebody asked or answered beneath a campaign.
    CommentPosted { campaign: Uuid, comment: Uuid },
    /// Somebody recorded how to leave a tool.
    ExitRecorded { tool: Uuid },
    /// A coordinator changed what the network is called, buys in, or says of itself.
    NetworkChanged { network: Uuid },
    /// Somebody is invited to a seat.
    PersonInvited { invitation: Uuid, agency: Option<Uuid> },
    /// An invitation was mailed again.
    InvitationSentAgain { invitation: Uuid, agency: Option<Uuid> },
    /// An invitation was taken back.
    InvitationWithdrawn { invitation: Uuid, agency: Option<Uuid> },
    /// Somebody accepted an invitation, and holds the role.
    InvitationAccepted { invitation: Uuid, member: Uuid, inviter: Uuid, agency: Option<Uuid> },
    /// A person holds a role from now on; in the place of `before`, where it is another's, which ended with that.
    RoleGiven {
        member: Uuid,
        person: Uuid,
        role: Role,
        agency: Option<Uuid>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Role>,
    },
    /// A person holds a role no more.
    RoleEnded { member: Uuid, person: Uuid, role: Role, agency: Option<Uuid> },
    /// An agency has no admin, and a coordinator is asked to find one.
    AdminMissing { agency: Uuid },
    /// A coordinator said how the network handles what people entrust to it.
    PrivacyDescribed {},
    /// A person who belonged to the network asked to be forgotten, and was.
    PersonErased { person: Uuid },
    /// A coordinator added an agency.
    AgencyAdded { agency: Uuid },
    /// An agency's profile changed.
    AgencyEdited { agency: Uuid },
    /// An agency that waited was let in.
    AgencyApproved { agency: Uuid },
    /// An agency's people may only look, until it is reinstated.
    AgencySuspended { agency: Uuid },
    /// An agency is in good standing again.
    AgencyReinstated { agency: Uuid },
    /// An agency belongs no more; so many of its open pledges were withdrawn.
    AgencyRemoved { agency: Uuid, pledges_withdrawn: i64 },
    /// A coordinator imported a list of agencies.
    AgenciesImported { import: Uuid, added: i64, changed: i64 },
}

impl Fact {
    /// Every kind there is.
    pub const KINDS: &'static [&'static str] = &[
        "CampaignDrafted",
        "CampaignEdited",
        "CampaignOpened",
        "CampaignCancelled",
        "SeatsPledged",
        "PledgeWithdrawn",
        "CampaignClosesSoon",
        "CampaignExtended",
        "OutcomeProvisional",
        "AnswerDueSoon",
        "OutcomeAnswered",
        "CampaignCleared",
        "CampaignNotCleared",
        "CommentPosted",
        "ExitRecorded",
        "NetworkChanged",
        "PersonInvited",
        "InvitationSentAgain",
        "InvitationWithdrawn",
        "InvitationAccepted",
        "RoleGiven",
        "RoleEnded",
        "AdminMissing",
        "PrivacyDescribed",
        "PersonErased",
        "AgencyAdded",
        "AgencyEdited",
        "AgencyApproved",
        "AgencySuspended",
        "AgencyReinstated",
        "AgencyRemoved",
        "AgenciesImported",
    ];

    /// Its kind, as stored and shown: the name of the variant.
    pub fn kind(&self) -> &'static str {
        match self {
            Fact::CampaignDrafted { .. } => "CampaignDrafted",
            Fact::CampaignEdited { .. } => "CampaignEdited",
            Fact::CampaignOpened { .. } => "CampaignOpened",
            Fact::CampaignCancelled { .. } => "CampaignCancelled",
            Fact::SeatsPledged { .. } => "SeatsPledged",
            Fact::PledgeWithdrawn { .. } => "PledgeWithdrawn",
            Fact::CampaignClosesSoon { .. } => "CampaignClosesSoon",
            Fact::CampaignExtended { .. } => "CampaignExtended",
            Fact::OutcomeProvisional { .. } => "OutcomeProvisional",
            Fact::AnswerDueSoon { .. } => "AnswerDueSoon",
            Fact::OutcomeAnswered { .. } => "OutcomeAnswered",
            Fact::CampaignCleared { .. } => "CampaignCleared",
            Fact::CampaignNotCleared { .. } => "CampaignNotCleared",
            Fact::CommentPosted { .. } => "CommentPosted",
            Fact::ExitRecorded { .. } => "ExitRecorded",
            Fact::NetworkChanged { .. } => "NetworkChanged",
            Fact::PersonInvited { .. } => "PersonInvited",
            Fact::InvitationSentAgain { .. } => "InvitationSentAgain",
            Fact::InvitationWithdrawn { .. } => "InvitationWithdrawn",
            Fact::InvitationAccepted { .. } => "InvitationAccepted",
            Fact::RoleGiven { .. } => "RoleGiven",
            Fact::RoleEnded { .. } => "RoleEnded",
            Fact::AdminMissing { .. } => "AdminMissing",
            Fact::PrivacyDescribed { .. } => "PrivacyDescribed",
            Fact::PersonErased { .. } => "PersonErased",
            Fact::AgencyAdded { .. } => "AgencyAdded",
            Fact::AgencyEdited { .. } => "AgencyEdited",
            Fact::AgencyApproved { .. } => "AgencyApproved",
            Fact::AgencySuspended { .. } => "AgencySuspended",
            Fact::AgencyReinstated { .. } => "AgencyReinstated",
            Fact::AgencyRemoved { .. } => "AgencyRemoved",
            Fact::AgenciesImported { .. } => "AgenciesImported",
        }
    }

    /// The campaign it is about.
    pub fn campaign(&self) -> Option<Uuid> {
        match self {
            Fact::CampaignDrafted { campaign }
            | Fact::CampaignEdited { campaign }
            | Fact::CampaignOpened { campaign }
            | Fact::CampaignCancelled { campaign }
            | Fact::SeatsPledged { campaign, .. }
            | Fact::PledgeWithdrawn { campaign, .. }
            | Fact::CampaignClosesSoon { campaign, .. }
            | Fact::CampaignExtended { campaign, .. }
            | Fact::OutcomeProvisional { campaign, .. }
            | Fact::AnswerDueSoon { campaign, .. }
            | Fact::OutcomeAnswered { campaign, .. }
            | Fact::CampaignCleared { campaign, .. }
            | Fact::CampaignNotCleared { campaign, .. }
            | Fact::CommentPosted { campaign, .. } => Some(*campaign),
            Fact::ExitRecorded { .. }
            | Fact::NetworkChanged { .. }
            | Fact::PersonInvited { .. }
            | Fact::InvitationSentAgain { .. }
            | Fact::InvitationWithdrawn { .. }
            | Fact::InvitationAccepted { .. }
            | Fact::RoleGiven { .. }
            | Fact::RoleEnded { .. }
            | Fact::AdminMissing { .. }
            | Fact::PrivacyDescribed { .. }
            | Fact::PersonErased { .. }
            | Fact::AgencyAdded { .. }
            | Fact::AgencyEdited { .. }
            | Fact::AgencyApproved { .. }
            | Fact::AgencySuspended { .. }
            | Fact::AgencyReinstated { .. }
            | Fact::AgencyRemoved { .. }
            | Fact::AgenciesImported { .. } => None,
        }
    }

    /// The people it speaks of, besides who did it.
    pub fn people(&self) -> Vec<Uuid> {
        match self {
            Fact::RoleGiven { person, .. } | Fact::RoleEnded { person, .. } | Fact::PersonErased { person } => {
                vec![*person]
            }
            Fact::InvitationAccepted { inviter, .. } => vec![*inviter],
            Fact::CampaignDrafted { .. }
            | Fact::CampaignEdited { .. }
            | Fact::CampaignOpened { .. }
            | Fact::CampaignCancelled { .. }
            | Fact::SeatsPledged { .. }
            | Fact::PledgeWithdrawn { .. }
            | Fact::CampaignClosesSoon { .. }
            | Fact::CampaignExtended { .. }
            | Fact::OutcomeProvisional { .. }
            | Fact::AnswerDueSoon { .. }
            | Fact::OutcomeAnswered { .. }
            | Fact::CampaignCleared { .. }
            | Fact::CampaignNotCleared { .. }
            | Fact::CommentPosted { .. }
            | Fact::ExitRecorded { .. }
            | Fact::NetworkChanged { .. }
            | Fact::PersonInvited { .. }
            | Fact::InvitationSentAgain { .. }
            | Fact::InvitationWithdrawn { .. }
            | Fact::AdminMissing { .. }
            | Fact::PrivacyDescribed { .. }
            | Fact::AgencyAdded { .. }
            | Fact::AgencyEdited { .. }
            | Fact::AgencyApproved { .. }
            | Fact::AgencySuspended { .. }
            | Fact::AgencyReinstated { .. }
            | Fact::AgencyRemoved { .. }
            | Fact::AgenciesImported { .. } => Vec::new(),
        }
    }

    /// The agency it is about.
    pub fn agency(&self) -> Option<Uuid> {
        match self {
            Fact::SeatsPledged { agency, .. }
            | Fact::PledgeWithdrawn { agency, .. }
            | Fact::OutcomeAnswered { agency, .. }
            | Fact::AdminMissing { agency }
            | Fact::AgencyAdded { agency }
            | Fact::AgencyEdited { agency }
            | Fact::AgencyApproved { agency }
            | Fact::AgencySuspended { agency }
            | Fact::AgencyReinstated { agency }
            | Fact::AgencyRemoved { agency, .. } => Some(*agency),
            Fact::PersonInvited { agency, .. }
            | Fact::InvitationSentAgain { agency, .. }
            | Fact::InvitationWithdrawn { agency, .. }
            | Fact::InvitationAccepted { agency, .. }
            | Fact::RoleGiven { agency, .. }
            | Fact::RoleEnded { agency, .. } => *agency,
            Fact::CampaignDrafted { .. }
            | Fact::CampaignEdited { .. }
            | Fact::CampaignOpened { .. }
            | Fact::CampaignCancelled { .. }
            | Fact::CampaignClosesSoon { .. }
            | Fact::CampaignExtended { .. }
            | Fact::OutcomeProvisional { .. }
            | Fact::AnswerDueSoon { .. }
            | Fact::CampaignCleared { .. }
            | Fact::CampaignNotCleared { .. }
            | Fact::CommentPosted { .. }
            | Fact::ExitRecorded { .. }
            | Fact::NetworkChanged { .. }
            | Fact::PrivacyDescribed { .. }
            | Fact::PersonErased { .. }
            | Fact::AgenciesImported { .. } => None,
        }
    }
}
