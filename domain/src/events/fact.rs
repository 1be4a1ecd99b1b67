//! The facts the rooms announce. Match this enum in full: a new fact then leads to every place that has to decide.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::Role;
use crate::campaigns::outcome::Answer;
use crate::campaigns::told::ToldFact;
use crate::networks::NetworkPart;

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
    /// An agency pledged, or changed its pledge; with `told` staff entered it as the agency told them. What was approved by its own
    /// admin had a name of its own once, and stays as it was written.
    #[serde(alias = "PledgeApproved")]
    SeatsPledged {
        campaign: Uuid,
        agency: Uuid,
        seats: i64,
        version: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<ToldFact>,
    },
    /// An agency took its pledge back, or staff did as it told them.
    PledgeWithdrawn {
        campaign: Uuid,
        agency: Uuid,
        version: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<ToldFact>,
    },
    /// An agency's request waits for an admin of its own. Once it is approved, `SeatsPledged` says that it stands.
    PledgePending { campaign: Uuid, agency: Uuid, request: Uuid },
    /// The same, where staff entered it as the agency told them: what they did themselves is theirs to know.
    PendingAsTold { campaign: Uuid, agency: Uuid, request: Uuid, told: ToldFact },
    /// An admin of the agency refused what waited.
    PledgeRefused { campaign: Uuid, agency: Uuid, request: Uuid },
    /// Pledging closed before an admin of the agency decided.
    PledgeLapsed { campaign: Uuid, agency: Uuid, request: Uuid },
    /// An agency took back what waited.
    PendingPledgeWithdrawn { campaign: Uuid, agency: Uuid, request: Uuid },
    /// Staff took back, as the agency told them, what they had entered and what made no pledge.
    PendingWithdrawnAsTold { campaign: Uuid, agency: Uuid, told: ToldFact },
    /// Pledging closes in so many days, and requests wait for their own agencies' admins.
    ApprovalDueSoon { campaign: Uuid, days: i64 },
    /// Pledging closes in so many days.
    CampaignClosesSoon { campaign: Uuid, days: i64 },
    /// Nothing cleared at the first close, and pledging is open again until the instant stated from the start.
    CampaignExtended { campaign: Uuid, record: Uuid, input_sha256: String },
    /// The provisional record was made; agencies that are in answer until `confirm_by`.
    OutcomeProvisional { campaign: Uuid, record: Uuid, input_sha256: String },
    /// Few days are left to answer.
    AnswerDueSoon { campaign: Uuid, days: i64 },
    /// An agency that is in said yes or no, itself or to staff who entered it.
    OutcomeAnswered {
        campaign: Uuid,
        agency: Uuid,
        answer: Answer,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<ToldFact>,
    },
    /// An agency said of what staff entered for it that it was not them.
    ToldDisputed { campaign: Uuid, agency: Uuid, entry: Uuid },
    /// The final record was made, and it cleared.
    CampaignCleared { campaign: Uuid, record: Uuid, input_sha256: String },
    /// The final record was made, and nothing cleared.
    CampaignNotCleared { campaign: Uuid, record: Uuid, input_sha256: String },
    /// Somebody asked or answered beneath a campaign.
    CommentPosted { campaign: Uuid, comment: Uuid },
    /// A coordinator added a tool to the directory.
    ToolAdded { tool: Uuid },
    /// A coordinator changed what is known of a tool.
    ToolEdited { tool: Uuid },
    /// A coordinator removed a tool of this name, which everybody could read and nobody can look up any more (ADR 0190).
    ToolRemoved { tool: Uuid, name: String },
    /// Somebody recorded how to leave a tool.
    ExitRecorded { tool: Uuid },
    /// The network was made, with this person as its first coordinator.
    NetworkCreated { network: Uuid, person: Uuid },
    /// A coordinator changed what the network is called, buys in, or says of itself: these parts of it, where it was noted.
    NetworkChanged {
        network: Uuid,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<NetworkPart>,
    },
    /// A coordinator gave the network a logo, or another one.
    LogoChanged {},
    /// A coordinator took the network's logo away.
    LogoRemoved {},
    /// A coordinator changed what the network allows its staff and its agencies.
    RulesChanged {
        told_requests: bool,
        told_yes: bool,
        #[serde(default)]
        own_approval: bool,
    },
    /// A coordinator switched the rule on or off by which agencies approve requests of their own.
    OwnApprovalSwitched { is_on: bool },
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
    /// An agency's admin changed from which amount its requests wait for another admin.
    ApprovalChanged { agency: Uuid },
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
    /// An agency that is no member may take part in a campaign.
    GuestInvited { campaign: Uuid, agency: Uuid },
    /// A coordinator let a guest take part in a campaign no longer.
    GuestWithdrawn { campaign: Uuid, agency: Uuid },
    /// The last campaign a guest was invited to is over, and the guest is gone.
    GuestLeft { agency: Uuid },
    /// A coordinator changed for how many days the network keeps what it keeps for its people.
    RetentionChanged { notices_days: i64, mails_days: i64, invitations_days: i64 },
    /// A coordinator wrote down a breach of privacy, or what is known better of one.
    BreachRecorded { breach: Uuid, entry: Uuid },
    /// A coordinator set a provider up that people sign in by.
    ProviderAdded { provider: Uuid },
    /// A coordinator changed a provider, or switched it on or off.
    ProviderChanged { provider: Uuid, is_on: bool },
    /// A coordinator removed a provider: nobody signs in by it any more.
    ProviderRemoved { provider: Uuid },
    /// A person signs in by a provider from now on.
    PersonLinked { provider: Uuid, person: Uuid },
}
