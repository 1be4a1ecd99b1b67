//! What happened, as rows: audit trail, activity feed and outbox in one, written in the transaction of the deed itself.
//!
//! Facts carry ids and public numbers, never limits or personal text.

mod about;
mod chain;
pub mod event;
mod fact;
pub mod finders;
mod kind;
pub mod link;
pub mod log;

pub(crate) use chain::seal;
pub use chain::{ChainFault, Examined, RawEvent, digest, examine, seal_history};
pub use fact::Fact;

use sea_orm::{ActiveValue::Set, DbErr};

use crate::access::Actor;
use crate::identity::seen_address::{self, SeenDoing};
use crate::operation::Tx;

/// Writes a fact as of the deed's own instant; with `once`, only if no fact was recorded under that key before. Says whether it was written.
pub(crate) async fn record(tx: &Tx, actor: &Actor, fact: Fact, once: Option<&str>) -> Result<bool, DbErr> {
    if let Some(key) = once
        && finders::happened(tx.conn(), tx.network(), key).await?
    {
        return Ok(false);
    }
    let id = tx.new_id();
    let row = event::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(id),
        kind: Set(fact.kind().to_owned()),
        campaign_id: Set(fact.campaign()),
        agency_id: Set(fact.agency()),
        actor_id: Set(actor.person()),
        fact: Set(fact),
        once_key: Set(once.map(str::to_owned)),
        occurred_at: Set(tx.now()),
        dispatched_at: Set(None),
    };
    tx.insert(row).await?;
    seen_address::note(tx, SeenDoing::Event, actor.person(), Some(id)).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::{Fact, sample};
    use crate::campaigns::outcome::Answer;

    #[test]
    fn every_kind_of_fact_is_listed() {
        let kinds: Vec<&str> = sample::facts(Answer::Declined).iter().map(Fact::kind).collect();
        assert_eq!(kinds, Fact::KINDS);
    }

    #[test]
    fn facts_are_read_as_they_were_written_before() {
        let nil = uuid::Uuid::nil();
        let (campaign, agency) = (nil, nil);
        let approved = format!(
            r#"{{"kind":"PledgeApproved","campaign":"{nil}","agency":"{nil}","request":"{nil}","seats":12,"version":1}}"#
        );
        let entered = format!(
            r#"{{"kind":"PledgePending","campaign":"{nil}","agency":"{nil}","request":"{nil}",
                "told":{{"entry":"{nil}","source":"PHONE","teller":null}}}}"#
        );
        for (written, fact) in [
            (approved, Fact::SeatsPledged { campaign, agency, seats: 12, version: 1, told: None }),
            (entered, Fact::PledgePending { campaign, agency, request: nil }),
        ] {
            assert_eq!(serde_json::from_str::<Fact>(&written).ok(), Some(fact), "{written}");
        }
        assert_eq!(Fact::stored_as("SeatsPledged"), ["SeatsPledged", "PledgeApproved"]);
        assert_eq!(Fact::stored_as("PledgeWithdrawn"), ["PledgeWithdrawn"]);
    }

    #[test]
    fn what_is_an_agencys_own_affair_is_a_kind_of_fact_that_staff_never_did() {
        for kind in Fact::OF_ITS_AGENCY {
            assert!(Fact::KINDS.contains(kind), "{kind}");
        }
        let of_staff = sample::facts(Answer::Declined).into_iter().filter(|fact| fact.told().is_some());
        let kinds: Vec<&str> = of_staff.map(|fact| fact.kind()).collect();
        assert_eq!(kinds, ["PendingAsTold", "PendingWithdrawnAsTold"]);
        assert!(kinds.into_iter().all(|kind| !Fact::is_of_its_agency(kind)));
    }
}

/// One fact of every kind, for the tests that walk them all.
#[cfg(test)]
pub(crate) mod sample {
    use uuid::Uuid;

    use super::Fact;
    use crate::access::Role;
    use crate::campaigns::outcome::Answer;
    use crate::campaigns::told::ToldFact;
    use crate::campaigns::told_deed::Source;
    use crate::networks::NetworkPart;

    pub(crate) fn facts(answer: Answer) -> Vec<Fact> {
        let (campaign, agency, record) = (Uuid::nil(), Uuid::nil(), Uuid::nil());
        let (invitation, member, person) = (Uuid::nil(), Uuid::nil(), Uuid::nil());
        let told = ToldFact { entry: Uuid::nil(), source: Source::Phone, teller: None };
        let input_sha256 = String::new();
        vec![
            Fact::CampaignDrafted { campaign },
            Fact::CampaignEdited { campaign },
            Fact::CampaignOpened { campaign },
            Fact::CampaignCancelled { campaign },
            Fact::SeatsPledged { campaign, agency, seats: 12, version: 1, told: None },
            Fact::PledgeWithdrawn { campaign, agency, version: 2, told: None },
            Fact::PledgePending { campaign, agency, request: Uuid::nil() },
            Fact::PendingAsTold { campaign, agency, request: Uuid::nil(), told },
            Fact::PledgeRefused { campaign, agency, request: Uuid::nil() },
            Fact::PledgeLapsed { campaign, agency, request: Uuid::nil() },
            Fact::PendingPledgeWithdrawn { campaign, agency, request: Uuid::nil() },
            Fact::PendingWithdrawnAsTold { campaign, agency, told },
            Fact::ApprovalDueSoon { campaign, days: 1 },
            Fact::CampaignClosesSoon { campaign, days: 7 },
            Fact::CampaignExtended { campaign, record, input_sha256: input_sha256.clone() },
            Fact::OutcomeProvisional { campaign, record, input_sha256: input_sha256.clone() },
            Fact::AnswerDueSoon { campaign, days: 1 },
            Fact::OutcomeAnswered { campaign, agency, answer, told: None },
            Fact::ToldDisputed { campaign, agency, entry: Uuid::nil() },
            Fact::CampaignCleared { campaign, record, input_sha256: input_sha256.clone() },
            Fact::CampaignNotCleared { campaign, record, input_sha256 },
            Fact::CommentPosted { campaign, comment: Uuid::nil() },
            Fact::ToolAdded { tool: Uuid::nil() },
            Fact::ToolEdited { tool: Uuid::nil() },
            Fact::ToolRemoved { tool: Uuid::nil(), name: "Ledger".to_owned() },
            Fact::ExitRecorded { tool: Uuid::nil() },
            Fact::NetworkCreated { network: Uuid::nil(), person },
            Fact::NetworkChanged { network: Uuid::nil(), parts: vec![NetworkPart::Zone, NetworkPart::Currency] },
            Fact::LogoChanged {},
            Fact::LogoRemoved {},
            Fact::RulesChanged { told_requests: true, told_yes: false, own_approval: true },
            Fact::OwnApprovalSwitched { is_on: false },
            Fact::PersonInvited { invitation, agency: Some(agency) },
            Fact::InvitationSentAgain { invitation, agency: None },
            Fact::InvitationWithdrawn { invitation, agency: None },
            Fact::InvitationAccepted { invitation, member, inviter: Uuid::nil(), agency: None },
            Fact::RoleGiven { member, person, role: Role::Buyer, agency: Some(agency), before: Some(Role::Member) },
            Fact::RoleEnded { member, person, role: Role::Buyer, agency: Some(agency) },
            Fact::AdminMissing { agency },
            Fact::PrivacyDescribed {},
            Fact::PersonErased { person: Uuid::nil() },
            Fact::AgencyAdded { agency },
            Fact::AgencyEdited { agency },
            Fact::ApprovalChanged { agency },
            Fact::AgencyApproved { agency },
            Fact::AgencySuspended { agency },
            Fact::AgencyReinstated { agency },
            Fact::AgencyRemoved { agency, pledges_withdrawn: 2 },
            Fact::AgenciesImported { import: Uuid::nil(), added: 3, changed: 1 },
            Fact::GuestInvited { campaign, agency },
            Fact::GuestWithdrawn { campaign, agency },
            Fact::GuestLeft { agency },
            Fact::RetentionChanged { notices_days: 365, mails_days: 90, invitations_days: 30 },
            Fact::BreachRecorded { breach: Uuid::nil(), entry: Uuid::nil() },
            Fact::ProviderAdded { provider: Uuid::nil() },
            Fact::ProviderChanged { provider: Uuid::nil(), is_on: true },
            Fact::ProviderRemoved { provider: Uuid::nil() },
            Fact::PersonLinked { provider: Uuid::nil(), person },
        ]
    }
}
