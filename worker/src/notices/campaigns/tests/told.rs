//! The letters about what coordinators entered for an agency.

use domain::agencies::agency;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use domain::agencies::standing::Standing;
use domain::campaigns::finders::ToldView;
use domain::campaigns::outcome::Answer;
use domain::campaigns::told::ToldFact;
use domain::campaigns::told_deed::{self, Deed, Source};
use domain::events::Fact;
use uuid::Uuid;

use super::super::letter;
use super::super::scene::Scene;
use super::Named;
use super::table::*;
use crate::notices::Written;

/// Lantern Street as the database holds it.
pub(super) fn lantern() -> agency::Model {
    agency::Model {
        network_id: network().id,
        id: LANTERN,
        key: None,
        search_text: agency::search_text("Lantern", None),
        name: "Lantern".into(),
        province: Province::On,
        setting: Setting::LargeCity,
        size_band: SizeBand::Large,
        language: AgencyLanguage::En,
        contact_channel: ContactChannel::Email,
        staff: None,
        guest: false,
        approval_above: None,
        approval_currency: None,
        sample: true,
        standing: Standing::Good,
        standing_since: at("2027-01-01T00:00:00Z"),
        version: 1,
        created_at: at("2027-01-01T00:00:00Z"),
    }
}

/// What is noted of it: nobody may read it in a mail.
const NOTE: &str = "She whispered.";

fn entered(deed: Deed, answer: Option<Answer>, teller: Option<&str>) -> ToldView {
    let entry = told_deed::Model {
        network_id: network().id,
        id: Uuid::from_u128(0xD1),
        campaign_id: CAMPAIGN,
        agency_id: LANTERN,
        deed,
        version: None,
        seats: None,
        answer,
        source: Source::Phone,
        told_on: "2027-02-19".parse().unwrap(),
        teller_id: None,
        note: NOTE.into(),
        entered_by: Uuid::nil(),
        entered_at: at("2027-02-20T15:04:05Z"),
        disputed_at: None,
        disputed_by: None,
    };
    ToldView {
        entry,
        agency: lantern(),
        entered_by: "Mary Fox".into(),
        teller: teller.map(Into::into),
        disputed_by: Some("Samuel Okafor".into()),
        may_wait: false,
    }
}

fn with_told<'a>(mut scene: Scene<'a>, told: ToldView) -> Scene<'a> {
    scene.told = Some(told);
    scene
}

fn fact_of(told: &ToldView) -> Option<ToldFact> {
    Some(ToldFact { entry: told.entry.id, source: told.entry.source, teller: None })
}

pub(super) fn letters(before: &Table, after: &Table) -> Named {
    let (campaign_id, agency) = (CAMPAIGN, LANTERN);
    let asked = entered(Deed::Pledged, None, Some("Amina Yusuf"));
    let pledged = Fact::SeatsPledged { campaign: campaign_id, agency, seats: 12, version: 1, told: fact_of(&asked) };
    let ended = entered(Deed::Withdrew, None, None);
    let withdrawn = Fact::PledgeWithdrawn { campaign: campaign_id, agency, version: 2, told: fact_of(&ended) };
    let disputed = Fact::ToldDisputed { campaign: campaign_id, agency, entry: asked.entry.id };
    let mut all = vec![
        ("told_pledged", letter(&with_told(with_request(before.scene(campaign()), 12, 1), asked.clone()), &pledged)),
        (
            "told_withdrawn",
            letter(&with_told(taken_back(with_request(before.scene(campaign()), 12, 2)), ended.clone()), &withdrawn),
        ),
        ("told_disputed", letter(&with_told(coordinator(before.scene(campaign())), asked), &disputed)),
        ("told_withdrawal_disputed", letter(&with_told(coordinator(before.scene(campaign())), ended), &disputed)),
    ];
    let stopped = entered(Deed::Withdrew, None, Some("Amina Yusuf"));
    let told = ToldFact { entry: stopped.entry.id, source: stopped.entry.source, teller: None };
    let fact = Fact::PendingWithdrawnAsTold { campaign: campaign_id, agency, told };
    all.push(("told_taken_back", letter(&with_told(before.scene(campaign()), stopped), &fact)));
    for (name, answer) in [("told_yes", Answer::Confirmed), ("told_no", Answer::Declined)] {
        let told = entered(Deed::Answered, Some(answer), None);
        let fact = Fact::OutcomeAnswered { campaign: campaign_id, agency, answer, told: fact_of(&told) };
        let scene = with_part(after.scene(confirming()), &is_in(Some(answer)));
        all.push((name, letter(&with_told(scene, told), &fact)));
    }
    all
}

#[test]
fn an_answer_that_was_changed_since_is_not_told() {
    let table = Table { language: words::Language::En, network: network(), now: at("2027-03-02T21:05:00Z") };
    let told = entered(Deed::Answered, Some(Answer::Confirmed), None);
    let fact =
        Fact::OutcomeAnswered { campaign: CAMPAIGN, agency: LANTERN, answer: Answer::Confirmed, told: fact_of(&told) };
    let scene = with_told(with_part(table.scene(confirming()), &is_in(Some(Answer::Declined))), told);
    assert_eq!(letter(&scene, &fact), Written::NotNeeded);
}

#[test]
fn no_letter_tells_the_note() {
    for language in words::Language::all() {
        let table = |now: &str| Table { language, network: network(), now: at(now) };
        for (name, written) in letters(&table("2027-02-23T21:00:00Z"), &table("2027-03-02T21:05:00Z")) {
            let Written::Ready(letter) = written else { panic!("{name}: {written:?}") };
            assert!(!letter.text().unwrap().contains(NOTE), "{name}");
        }
    }
}
