//! Who is told of which fact: a table, matched in full, so that a new fact has to decide.

use uuid::Uuid;

use crate::events::Fact;

/// What nobody but its readers may know to have been told to anybody: what tells of an agency's own affairs; the reminder to ask,
/// which is not for agencies of which something waits; and what is told to those alone who have set an amount (ADR 0100).
pub(crate) const TOLD_BY_THEM: &[&str] = &[
    "PledgePending",
    "PledgeRefused",
    "PledgeLapsed",
    "PendingPledgeWithdrawn",
    "ApprovalDueSoon",
    "CampaignClosesSoon",
    "OwnApprovalSwitched",
];

/// A circle of people in a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// The umbrella's coordinators.
    Coordinators,
    /// Everyone who works for an agency, once the campaign was opened: a draft is known to coordinators alone.
    EveryAgency,
    /// Admins and buyers of one agency.
    BuyersOf(Uuid),
    /// The admins of one agency.
    AdminsOf(Uuid),
    /// The admins of every agency that has set an amount above which its requests wait.
    AdminsWithAnAmount,
    /// Admins of the agency whose request waits who did not ask for it.
    MayApprove(Uuid),
    /// The same for everything that waits in the campaign.
    MayApproveWhatWaits,
    /// Whoever asked for what waited, as long as they work for the agency; where nobody is named who did, its admins and buyers
    /// who did not refuse it themselves.
    WhoAsked(Uuid),
    /// Everyone who works for one agency.
    PeopleOf(Uuid),
    /// Everyone whose work for an agency ended with its removal, told of at that instant.
    LeftWith(Uuid),
    /// Admins and buyers of agencies with a standing pledge.
    BuyersWhoPledged,
    /// The same, of agencies that may answer: a suspended one may not.
    BuyersWhoPledgedAndMayAnswer,
    /// Admins and buyers of agencies that never made one, and of which none waits: who took a pledge back has decided.
    BuyersWhoHaveNotPledged,
    /// Admins and buyers of agencies that are in and have not answered.
    BuyersWhoHaveNotAnswered,
    /// One person, whether or not they still belong to the network.
    Person(Uuid),
}

/// Who is told, and whether by mail as well as inside Longtable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    /// Told inside Longtable and by mail.
    pub by_mail: Vec<Circle>,
    /// Told inside Longtable only.
    pub in_app: Vec<Circle>,
}

/// Whom a fact concerns (DESIGN 5.5). Reminders go only to those who have not acted.
pub fn audience(fact: &Fact) -> Audience {
    use Circle::*;
    let (by_mail, in_app) = match fact {
        Fact::CampaignOpened { .. } => (vec![EveryAgency], vec![Coordinators]),
        Fact::SeatsPledged { agency, .. } | Fact::PledgeWithdrawn { agency, .. } => (vec![BuyersOf(*agency)], vec![]),
        Fact::PledgePending { request, .. } => (vec![MayApprove(*request)], vec![]),
        // What staff entered for an agency is reported to it.
        Fact::PendingAsTold { agency, .. } | Fact::PendingWithdrawnAsTold { agency, .. } => {
            (vec![BuyersOf(*agency)], vec![])
        }
        Fact::PledgeLapsed { agency, .. } => (vec![BuyersOf(*agency)], vec![]),
        Fact::PledgeRefused { agency, request, .. } => (vec![WhoAsked(*request)], vec![BuyersOf(*agency)]),
        Fact::PendingPledgeWithdrawn { request, .. } => (vec![], vec![MayApprove(*request)]),
        Fact::ApprovalDueSoon { .. } => (vec![MayApproveWhatWaits], vec![]),
        // One admin alone could set the amount aside: all of them hear of it.
        Fact::ApprovalChanged { agency } => (vec![AdminsOf(*agency)], vec![]),
        // What they rely on begins or ends to hold.
        Fact::OwnApprovalSwitched { .. } => (vec![AdminsWithAnAmount], vec![]),
        Fact::CampaignClosesSoon { .. } => (vec![BuyersWhoHaveNotPledged], vec![]),
        Fact::OutcomeProvisional { .. } => (vec![BuyersWhoPledgedAndMayAnswer, Coordinators], vec![]),
        Fact::AnswerDueSoon { .. } => (vec![BuyersWhoHaveNotAnswered], vec![]),
        Fact::CampaignCleared { .. } | Fact::CampaignNotCleared { .. } => {
            (vec![BuyersWhoPledged, Coordinators], vec![])
        }
        Fact::CampaignExtended { .. } | Fact::CampaignCancelled { .. } => (vec![EveryAgency, Coordinators], vec![]),
        // What staff entered for an agency is reported to it wherever it is read.
        Fact::OutcomeAnswered { agency, told: Some(_), .. } => (vec![BuyersOf(*agency)], vec![Coordinators]),
        Fact::OutcomeAnswered { agency, told: None, .. } => (vec![], vec![BuyersOf(*agency), Coordinators]),
        Fact::ToldDisputed { agency, .. } => (vec![Coordinators], vec![BuyersOf(*agency)]),
        Fact::CommentPosted { .. } => (vec![], vec![Coordinators]),
        Fact::RoleGiven { person, .. } | Fact::RoleEnded { person, .. } => (vec![Person(*person)], vec![]),
        Fact::InvitationAccepted { inviter, .. } => (vec![], vec![Person(*inviter)]),
        Fact::AdminMissing { .. } => (vec![Coordinators], vec![]),
        Fact::PersonErased { .. } => (vec![], vec![Coordinators]),
        Fact::AgencyApproved { agency } | Fact::AgencySuspended { agency } | Fact::AgencyReinstated { agency } => {
            (vec![PeopleOf(*agency)], vec![])
        }
        Fact::AgencyRemoved { agency, .. } => (vec![LeftWith(*agency)], vec![]),
        Fact::GuestInvited { agency, .. } => (vec![PeopleOf(*agency)], vec![]),
        Fact::GuestWithdrawn { agency, .. } => (vec![PeopleOf(*agency), LeftWith(*agency)], vec![]),
        Fact::GuestLeft { agency } => (vec![LeftWith(*agency)], vec![]),
        Fact::CampaignDrafted { .. }
        | Fact::CampaignEdited { .. }
        | Fact::ToolAdded { .. }
        | Fact::ToolEdited { .. }
        | Fact::ToolRemoved { .. }
        | Fact::ExitRecorded { .. }
        | Fact::NetworkCreated { .. }
        | Fact::NetworkChanged { .. }
        | Fact::LogoChanged { .. }
        | Fact::LogoRemoved { .. }
        | Fact::RulesChanged { .. }
        | Fact::PersonInvited { .. }
        | Fact::InvitationSentAgain { .. }
        | Fact::InvitationWithdrawn { .. }
        | Fact::PrivacyDescribed { .. }
        | Fact::AgencyAdded { .. }
        | Fact::AgencyEdited { .. }
        | Fact::AgenciesImported { .. }
        | Fact::RetentionChanged { .. }
        | Fact::BreachRecorded { .. }
        | Fact::ProviderAdded { .. }
        | Fact::ProviderChanged { .. }
        | Fact::ProviderRemoved { .. }
        | Fact::PersonLinked { .. } => (vec![], vec![]),
    };
    Audience { by_mail, in_app }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaigns::outcome::Answer;
    use crate::campaigns::told::ToldFact;
    use crate::campaigns::told_deed::Source;
    use crate::events::sample::facts;
    use words::Language;

    /// The table as people review it: a line for each fact, by mail first, then inside Longtable only.
    const TABLE: &str = "\
CampaignDrafted: [] + []
CampaignEdited: [] + []
CampaignOpened: [EveryAgency] + [Coordinators]
CampaignCancelled: [EveryAgency, Coordinators] + []
SeatsPledged: [BuyersOf] + []
PledgeWithdrawn: [BuyersOf] + []
PledgePending: [MayApprove] + []
PendingAsTold: [BuyersOf] + []
PledgeRefused: [WhoAsked] + [BuyersOf]
PledgeLapsed: [BuyersOf] + []
PendingPledgeWithdrawn: [] + [MayApprove]
PendingWithdrawnAsTold: [BuyersOf] + []
ApprovalDueSoon: [MayApproveWhatWaits] + []
CampaignClosesSoon: [BuyersWhoHaveNotPledged] + []
CampaignExtended: [EveryAgency, Coordinators] + []
OutcomeProvisional: [BuyersWhoPledgedAndMayAnswer, Coordinators] + []
AnswerDueSoon: [BuyersWhoHaveNotAnswered] + []
OutcomeAnswered: [] + [BuyersOf, Coordinators]
ToldDisputed: [Coordinators] + [BuyersOf]
CampaignCleared: [BuyersWhoPledged, Coordinators] + []
CampaignNotCleared: [BuyersWhoPledged, Coordinators] + []
CommentPosted: [] + [Coordinators]
ToolAdded: [] + []
ToolEdited: [] + []
ToolRemoved: [] + []
ExitRecorded: [] + []
NetworkCreated: [] + []
NetworkChanged: [] + []
LogoChanged: [] + []
LogoRemoved: [] + []
RulesChanged: [] + []
OwnApprovalSwitched: [AdminsWithAnAmount] + []
PersonInvited: [] + []
InvitationSentAgain: [] + []
InvitationWithdrawn: [] + []
InvitationAccepted: [] + [Person]
RoleGiven: [Person] + []
RoleEnded: [Person] + []
AdminMissing: [Coordinators] + []
PrivacyDescribed: [] + []
PersonErased: [] + [Coordinators]
AgencyAdded: [] + []
AgencyEdited: [] + []
ApprovalChanged: [AdminsOf] + []
AgencyApproved: [PeopleOf] + []
AgencySuspended: [PeopleOf] + []
AgencyReinstated: [PeopleOf] + []
AgencyRemoved: [LeftWith] + []
AgenciesImported: [] + []
GuestInvited: [PeopleOf] + []
GuestWithdrawn: [PeopleOf, LeftWith] + []
GuestLeft: [LeftWith] + []
RetentionChanged: [] + []
BreachRecorded: [] + []
ProviderAdded: [] + []
ProviderChanged: [] + []
ProviderRemoved: [] + []
PersonLinked: [] + []
";

    #[test]
    fn each_fact_is_told_to_those_it_concerns() {
        let line = |fact: &Fact| {
            let told = audience(fact);
            format!("{}: {:?} + {:?}\n", fact.kind(), told.by_mail, told.in_app)
        };
        let table: String = facts(Answer::Confirmed).iter().map(line).collect();
        assert_eq!(table.replace(&format!("({})", Uuid::nil()), ""), TABLE);
    }

    #[test]
    fn what_somebody_is_told_has_its_words() {
        for fact in facts(Answer::Declined) {
            let told = audience(&fact);
            if told.by_mail.is_empty() && told.in_app.is_empty() {
                continue;
            }
            for language in Language::all() {
                let text = super::super::notice_text(language, &fact, None);
                assert!(!text.title.is_empty() && !text.body.is_empty(), "{}", fact.kind());
            }
        }
    }

    #[test]
    fn what_tells_of_an_agencys_own_affairs_is_its_readers_alone() {
        assert!(Fact::OF_ITS_AGENCY.iter().all(|kind| TOLD_BY_THEM.contains(kind)));
        assert!(TOLD_BY_THEM.iter().all(|kind| Fact::KINDS.contains(kind)));
    }

    #[test]
    fn what_only_staff_do_is_said_to_be_told() {
        let [campaign, agency, entry] = [1, 2, 3].map(Uuid::from_u128);
        let told = ToldFact { entry, source: Source::Phone, teller: None };
        for fact in [
            Fact::PendingAsTold { campaign, agency, request: entry, told },
            Fact::PendingWithdrawnAsTold { campaign, agency, told },
        ] {
            for language in Language::all() {
                let text = super::super::notice_text(language, &fact, None);
                let phone = words::label(language, "told-by", Source::Phone.code());
                assert!(text.body.contains(&phone), "{}: {}", fact.kind(), text.body);
            }
        }
    }

    #[test]
    fn what_staff_entered_is_reported_by_mail_and_said_to_be_told() {
        let [campaign, agency, entry] = [1, 2, 3].map(Uuid::from_u128);
        for source in [Source::Phone, Source::Paper, Source::InPerson] {
            let told = Some(ToldFact { entry, source, teller: None });
            for fact in [
                Fact::SeatsPledged { campaign, agency, seats: 12, version: 1, told },
                Fact::PledgeWithdrawn { campaign, agency, version: 2, told },
                Fact::OutcomeAnswered { campaign, agency, answer: Answer::Declined, told },
            ] {
                assert_eq!(audience(&fact).by_mail, [Circle::BuyersOf(agency)], "{}", fact.kind());
                for language in Language::all() {
                    let [told, own] = [fact.clone(), without_told(fact.clone())]
                        .map(|fact| super::super::notice_text(language, &fact, None));
                    assert!(!told.body.is_empty() && told.title != own.title && told.body != own.body);
                }
            }
        }
    }

    fn without_told(mut fact: Fact) -> Fact {
        match &mut fact {
            Fact::SeatsPledged { told, .. }
            | Fact::PledgeWithdrawn { told, .. }
            | Fact::OutcomeAnswered { told, .. } => {
                *told = None;
            }
            _ => {}
        }
        fact
    }
}
