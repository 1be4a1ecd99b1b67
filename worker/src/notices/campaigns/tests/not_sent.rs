//! Letters that are not sent: decided, changed, called off or answered since, or nobody's affair any more.

use domain::campaigns::campaign;
use domain::campaigns::outcome::Answer;
use domain::campaigns::pending_pledge::PendingState;
use domain::events::Fact;
use uuid::Uuid;
use words::Language;

use super::super::letter;
use super::in_english;
use super::table::*;
use crate::notices::Written;

#[test]
fn what_was_decided_since_waits_for_nobody() {
    let table = in_english("2027-02-23T21:00:00Z");
    let (campaign_id, agency, request) = (CAMPAIGN, LANTERN, PENDING);
    let waits = |request| Fact::PledgePending { campaign: campaign_id, agency, request };
    let due = Fact::ApprovalDueSoon { campaign: CAMPAIGN, days: 1 };
    let closes = Fact::CampaignClosesSoon { campaign: CAMPAIGN, days: 7 };
    let scene = |state, mine| with_pending(table.scene(campaign()), state, mine);
    assert!(matches!(letter(&scene(PendingState::Waiting, true), &waits(request)), Written::Ready(_)));
    assert_eq!(letter(&scene(PendingState::Waiting, true), &closes), Written::NotNeeded, "it has asked");
    assert!(matches!(letter(&scene(PendingState::Refused, false), &closes), Written::Ready(_)));
    assert_eq!(letter(&scene(PendingState::Waiting, true), &waits(Uuid::nil())), Written::NotNeeded, "overtaken");
    for state in [PendingState::Approved, PendingState::Refused, PendingState::Replaced, PendingState::Withdrawn] {
        assert_eq!(letter(&scene(state, false), &waits(request)), Written::NotNeeded, "{state:?}");
        assert_eq!(letter(&scene(state, false), &due), Written::NotNeeded, "{state:?}");
    }
}

#[test]
fn a_reminder_whose_point_is_gone_is_not_sent() {
    let (before, after, end) =
        (in_english("2027-02-23T21:00:00Z"), in_english("2027-03-02T21:05:00Z"), in_english("2027-03-30T20:00:00Z"));
    let closes = Fact::CampaignClosesSoon { campaign: CAMPAIGN, days: 7 };
    let due = Fact::AnswerDueSoon { campaign: CAMPAIGN, days: 1 };
    assert_eq!(letter(&with_request(before.scene(campaign()), 3, 1), &closes), Written::NotNeeded);
    assert_eq!(letter(&after.scene(campaign()), &closes), Written::NotNeeded);
    let answered = is_in(Some(Answer::Confirmed));
    assert_eq!(letter(&with_part(after.scene(confirming()), &answered), &due), Written::NotNeeded);
    assert_eq!(letter(&with_part(end.scene(confirming()), &is_in(None)), &due), Written::NotNeeded);
    let mut taken_back = with_request(before.scene(campaign()), 3, 2);
    taken_back.buys_for[0].request.as_mut().unwrap().withdrawn = true;
    assert_eq!(letter(&taken_back, &closes), Written::NotNeeded, "who took a request back has decided");
}

#[test]
fn a_reminder_that_waited_for_the_last_one_leaves_it_to_that() {
    let eve = in_english("2027-03-01T21:00:00Z");
    let closes = |days| Fact::CampaignClosesSoon { campaign: CAMPAIGN, days };
    assert_eq!(letter(&eve.scene(campaign()), &closes(7)), Written::NotNeeded);
    assert!(matches!(letter(&eve.scene(campaign()), &closes(1)), Written::Ready(_)));
    let eve = in_english("2027-03-29T20:00:00Z");
    let due = |days| {
        letter(&with_part(eve.scene(confirming()), &is_in(None)), &Fact::AnswerDueSoon { campaign: CAMPAIGN, days })
    };
    assert_eq!(due(5), Written::NotNeeded);
    assert!(matches!(due(1), Written::Ready(_)));
}

#[test]
fn a_request_that_was_changed_since_is_told_by_the_letter_of_the_change() {
    let table = in_english("2027-02-23T21:00:00Z");
    let scene = |version| with_request(table.scene(campaign()), 12, version);
    let pledged = |version| Fact::SeatsPledged { campaign: CAMPAIGN, agency: LANTERN, seats: 12, version, told: None };
    let withdrawn = Fact::PledgeWithdrawn { campaign: CAMPAIGN, agency: LANTERN, version: 2, told: None };
    assert!(matches!(letter(&scene(2), &pledged(2)), Written::Ready(_)));
    assert_eq!(letter(&scene(2), &pledged(1)), Written::NotNeeded);
    assert_eq!(letter(&taken_back(scene(2)), &pledged(1)), Written::NotNeeded);
    assert!(matches!(letter(&taken_back(scene(2)), &withdrawn), Written::Ready(_)));
    assert_eq!(letter(&scene(3), &withdrawn), Written::NotNeeded, "asked again since");
}

#[test]
fn after_a_cancellation_only_that_is_told() {
    let table = in_english("2027-03-02T21:05:00Z");
    let (campaign, agency, record) = (CAMPAIGN, LANTERN, Uuid::nil());
    let overtaken = [
        Fact::CampaignOpened { campaign },
        Fact::SeatsPledged { campaign, agency, seats: 12, version: 1, told: None },
        Fact::CampaignClosesSoon { campaign, days: 1 },
        Fact::OutcomeProvisional { campaign, record, input_sha256: "ab".into() },
        Fact::AnswerDueSoon { campaign, days: 5 },
        Fact::CampaignCleared { campaign, record, input_sha256: "ab".into() },
        Fact::CampaignNotCleared { campaign, record, input_sha256: "ab".into() },
    ];
    let scene = |cancelled| with_part(with_request(table.scene(cancelled), 12, 1), &is_in(None));
    let cancelled = campaign::Model { cancelled_at: Some(table.now), ..confirming() };
    for fact in overtaken {
        assert_eq!(letter(&scene(cancelled.clone()), &fact), Written::NotNeeded, "{}", fact.kind());
    }
    assert!(matches!(letter(&scene(cancelled), &Fact::CampaignCancelled { campaign }), Written::Ready(_)));
}

#[test]
fn a_result_that_waited_until_the_last_answer_was_due_is_told_with_the_end() {
    let table = in_english("2027-03-30T20:00:00Z");
    let provisional = Fact::OutcomeProvisional { campaign: CAMPAIGN, record: Uuid::nil(), input_sha256: "ab".into() };
    assert_eq!(letter(&with_part(table.scene(confirming()), &is_in(None)), &provisional), Written::NotNeeded);
}

#[test]
fn who_no_longer_buys_for_the_agency_hears_nothing_of_its_request() {
    let table = Table { language: Language::En, network: network(), now: at("2027-02-23T21:00:00Z") };
    let elsewhere =
        Fact::SeatsPledged { campaign: CAMPAIGN, agency: Uuid::from_u128(0xA9), seats: 1, version: 1, told: None };
    assert!(matches!(letter(&table.scene(campaign()), &elsewhere), Written::Impossible(_)));
}
