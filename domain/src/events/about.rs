//! What facts speak of: a campaign, an agency, somebody, and how it was told.

use uuid::Uuid;

use super::Fact;
use crate::campaigns::told::ToldFact;

/// What a fact speaks of, besides who did it.
#[derive(Clone, Copy, Debug, Default)]
struct About<'a> {
    campaign: Option<Uuid>,
    agency: Option<Uuid>,
    person: Option<Uuid>,
    told: Option<&'a ToldFact>,
}

impl<'a> About<'a> {
    fn campaign(campaign: &Uuid) -> Self {
        Self { campaign: Some(*campaign), ..Self::default() }
    }

    /// Of an agency in a campaign, and how it was told where staff entered it.
    fn told(campaign: &Uuid, agency: &Uuid, told: Option<&'a ToldFact>) -> Self {
        let person = told.and_then(|told| told.teller);
        Self { agency: Some(*agency), person, told, ..Self::campaign(campaign) }
    }

    fn agency(agency: &Uuid) -> Self {
        Self { agency: Some(*agency), ..Self::default() }
    }

    fn person(person: &Uuid) -> Self {
        Self { person: Some(*person), ..Self::default() }
    }
}

impl Fact {
    /// The campaign it is about.
    pub fn campaign(&self) -> Option<Uuid> {
        self.about().campaign
    }

    /// The agency it is about.
    pub fn agency(&self) -> Option<Uuid> {
        self.about().agency
    }

    /// The people it speaks of, besides who did it.
    pub fn people(&self) -> Vec<Uuid> {
        self.about().person.into_iter().collect()
    }

    /// How it was told, where staff entered it for an agency.
    pub fn told(&self) -> Option<&ToldFact> {
        self.about().told
    }

    fn about(&self) -> About<'_> {
        match self {
            Fact::CampaignDrafted { campaign }
            | Fact::CampaignEdited { campaign }
            | Fact::CampaignOpened { campaign }
            | Fact::CampaignCancelled { campaign }
            | Fact::ApprovalDueSoon { campaign, .. }
            | Fact::CampaignClosesSoon { campaign, .. }
            | Fact::CampaignExtended { campaign, .. }
            | Fact::OutcomeProvisional { campaign, .. }
            | Fact::AnswerDueSoon { campaign, .. }
            | Fact::CampaignCleared { campaign, .. }
            | Fact::CampaignNotCleared { campaign, .. }
            | Fact::CommentPosted { campaign, .. } => About::campaign(campaign),
            Fact::SeatsPledged { campaign, agency, told, .. }
            | Fact::PledgeWithdrawn { campaign, agency, told, .. }
            | Fact::OutcomeAnswered { campaign, agency, told, .. } => About::told(campaign, agency, told.as_ref()),
            Fact::PendingAsTold { campaign, agency, told, .. }
            | Fact::PendingWithdrawnAsTold { campaign, agency, told } => About::told(campaign, agency, Some(told)),
            Fact::ToldDisputed { campaign, agency, .. }
            | Fact::PledgePending { campaign, agency, .. }
            | Fact::PledgeRefused { campaign, agency, .. }
            | Fact::PledgeLapsed { campaign, agency, .. }
            | Fact::PendingPledgeWithdrawn { campaign, agency, .. }
            | Fact::GuestInvited { campaign, agency }
            | Fact::GuestWithdrawn { campaign, agency } => About { agency: Some(*agency), ..About::campaign(campaign) },
            Fact::AdminMissing { agency }
            | Fact::AgencyAdded { agency }
            | Fact::AgencyEdited { agency }
            | Fact::ApprovalChanged { agency }
            | Fact::AgencyApproved { agency }
            | Fact::AgencySuspended { agency }
            | Fact::AgencyReinstated { agency }
            | Fact::AgencyRemoved { agency, .. }
            | Fact::GuestLeft { agency } => About::agency(agency),
            Fact::PersonInvited { agency, .. }
            | Fact::InvitationSentAgain { agency, .. }
            | Fact::InvitationWithdrawn { agency, .. } => About { agency: *agency, ..About::default() },
            Fact::InvitationAccepted { agency, inviter: person, .. }
            | Fact::RoleGiven { agency, person, .. }
            | Fact::RoleEnded { agency, person, .. } => About { agency: *agency, ..About::person(person) },
            Fact::NetworkCreated { person, .. } | Fact::PersonErased { person } | Fact::PersonLinked { person, .. } => {
                About::person(person)
            }
            Fact::ToolAdded { .. }
            | Fact::ToolEdited { .. }
            | Fact::ToolRemoved { .. }
            | Fact::ExitRecorded { .. }
            | Fact::NetworkChanged { .. }
            | Fact::LogoChanged { .. }
            | Fact::LogoRemoved { .. }
            | Fact::RulesChanged { .. }
            | Fact::OwnApprovalSwitched { .. }
            | Fact::PrivacyDescribed { .. }
            | Fact::AgenciesImported { .. }
            | Fact::RetentionChanged { .. }
            | Fact::BreachRecorded { .. }
            | Fact::ProviderAdded { .. }
            | Fact::ProviderChanged { .. }
            | Fact::ProviderRemoved { .. } => About::default(),
        }
    }
}
