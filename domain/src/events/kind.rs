//! The kinds of facts: the names they are stored under, and which of them are an agency's own affair.

use super::Fact;

impl Fact {
    /// Every kind there is.
    pub const KINDS: &'static [&'static str] = &[
        "CampaignDrafted",
        "CampaignEdited",
        "CampaignOpened",
        "CampaignCancelled",
        "SeatsPledged",
        "PledgeWithdrawn",
        "PledgePending",
        "PendingAsTold",
        "PledgeRefused",
        "PledgeLapsed",
        "PendingPledgeWithdrawn",
        "PendingWithdrawnAsTold",
        "ApprovalDueSoon",
        "CampaignClosesSoon",
        "CampaignExtended",
        "OutcomeProvisional",
        "AnswerDueSoon",
        "OutcomeAnswered",
        "ToldDisputed",
        "CampaignCleared",
        "CampaignNotCleared",
        "CommentPosted",
        "ToolAdded",
        "ToolEdited",
        "ToolRemoved",
        "ExitRecorded",
        "NetworkCreated",
        "NetworkChanged",
        "LogoChanged",
        "LogoRemoved",
        "RulesChanged",
        "OwnApprovalSwitched",
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
        "ApprovalChanged",
        "AgencyApproved",
        "AgencySuspended",
        "AgencyReinstated",
        "AgencyRemoved",
        "AgenciesImported",
        "GuestInvited",
        "GuestWithdrawn",
        "GuestLeft",
        "RetentionChanged",
        "BreachRecorded",
        "ProviderAdded",
        "ProviderChanged",
        "ProviderRemoved",
        "PersonLinked",
    ];

    /// The names kinds were stored under before, each with the one it has now: what was written stays, so that its chain holds.
    const ONCE_NAMED: &'static [(&'static str, &'static str)] = &[("PledgeApproved", "SeatsPledged")];

    /// Every name a kind is or was stored under.
    pub(super) fn stored_as(kind: &str) -> Vec<&str> {
        let before = Self::ONCE_NAMED.iter().filter(|(_, now)| *now == kind).map(|(before, _)| *before);
        std::iter::once(kind).chain(before).collect()
    }

    /// What an agency does about requests of its own that wait: its own people's to know, and nobody else's. An agency's amount
    /// and its limits are sealed, and whoever saw what waited and what did not could tell something of both (ADR 0100).
    pub const OF_ITS_AGENCY: &'static [&'static str] =
        &["PledgePending", "PledgeRefused", "PledgeLapsed", "PendingPledgeWithdrawn", "ApprovalDueSoon"];

    /// Whether what a kind tells is for an agency's own people alone.
    pub fn is_of_its_agency(kind: &str) -> bool {
        Self::OF_ITS_AGENCY.contains(&kind)
    }

    /// Its kind, as it is stored now and shown always: the name of the variant.
    pub fn kind(&self) -> &'static str {
        match self {
            Fact::CampaignDrafted { .. } => "CampaignDrafted",
            Fact::CampaignEdited { .. } => "CampaignEdited",
            Fact::CampaignOpened { .. } => "CampaignOpened",
            Fact::CampaignCancelled { .. } => "CampaignCancelled",
            Fact::SeatsPledged { .. } => "SeatsPledged",
            Fact::PledgeWithdrawn { .. } => "PledgeWithdrawn",
            Fact::PledgePending { .. } => "PledgePending",
            Fact::PendingAsTold { .. } => "PendingAsTold",
            Fact::PledgeRefused { .. } => "PledgeRefused",
            Fact::PledgeLapsed { .. } => "PledgeLapsed",
            Fact::PendingPledgeWithdrawn { .. } => "PendingPledgeWithdrawn",
            Fact::PendingWithdrawnAsTold { .. } => "PendingWithdrawnAsTold",
            Fact::ApprovalDueSoon { .. } => "ApprovalDueSoon",
            Fact::CampaignClosesSoon { .. } => "CampaignClosesSoon",
            Fact::CampaignExtended { .. } => "CampaignExtended",
            Fact::OutcomeProvisional { .. } => "OutcomeProvisional",
            Fact::AnswerDueSoon { .. } => "AnswerDueSoon",
            Fact::OutcomeAnswered { .. } => "OutcomeAnswered",
            Fact::ToldDisputed { .. } => "ToldDisputed",
            Fact::CampaignCleared { .. } => "CampaignCleared",
            Fact::CampaignNotCleared { .. } => "CampaignNotCleared",
            Fact::CommentPosted { .. } => "CommentPosted",
            Fact::ToolAdded { .. } => "ToolAdded",
            Fact::ToolEdited { .. } => "ToolEdited",
            Fact::ToolRemoved { .. } => "ToolRemoved",
            Fact::ExitRecorded { .. } => "ExitRecorded",
            Fact::NetworkCreated { .. } => "NetworkCreated",
            Fact::NetworkChanged { .. } => "NetworkChanged",
            Fact::LogoChanged { .. } => "LogoChanged",
            Fact::LogoRemoved { .. } => "LogoRemoved",
            Fact::RulesChanged { .. } => "RulesChanged",
            Fact::OwnApprovalSwitched { .. } => "OwnApprovalSwitched",
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
            Fact::ApprovalChanged { .. } => "ApprovalChanged",
            Fact::AgencyApproved { .. } => "AgencyApproved",
            Fact::AgencySuspended { .. } => "AgencySuspended",
            Fact::AgencyReinstated { .. } => "AgencyReinstated",
            Fact::AgencyRemoved { .. } => "AgencyRemoved",
            Fact::AgenciesImported { .. } => "AgenciesImported",
            Fact::GuestInvited { .. } => "GuestInvited",
            Fact::GuestWithdrawn { .. } => "GuestWithdrawn",
            Fact::GuestLeft { .. } => "GuestLeft",
            Fact::RetentionChanged { .. } => "RetentionChanged",
            Fact::BreachRecorded { .. } => "BreachRecorded",
            Fact::ProviderAdded { .. } => "ProviderAdded",
            Fact::ProviderChanged { .. } => "ProviderChanged",
            Fact::ProviderRemoved { .. } => "ProviderRemoved",
            Fact::PersonLinked { .. } => "PersonLinked",
        }
    }
}
