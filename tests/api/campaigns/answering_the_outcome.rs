//! After the close: every agency that is in says yes or no.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{Campaign, Plan, World, behaviour, line, text_of};

#[behaviour]
async fn each_agency_that_is_in_says_yes_or_no(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.ana.confirm(&campaign).await.done();
    let seen = world.ana.sees(&campaign, "myState myAllocation { answer answeredBy }").await;
    assert_eq!(seen, json!({ "myState": "CONFIRMED", "myAllocation": { "answer": "CONFIRMED", "answeredBy": "Ana" } }));
    world.rose.decline(&campaign).await.done();
    assert_eq!(world.rose.sees(&campaign, "myState").await["myState"], "DECLINED");
    let counts = world.cora.sees(&campaign, "analysis { confirmed declined unanswered }").await;
    assert_eq!(counts["analysis"], json!({ "confirmed": 1, "declined": 1, "unanswered": 0 }));
}

#[behaviour]
async fn an_answer_may_be_changed_until_the_deadline(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.ana.decline(&campaign).await.done();
    world.it_is(campaign.confirm_by.unwrap() - TimeDelta::microseconds(1));
    world.max.confirm(&campaign).await.done();
    world.it_is(campaign.confirm_by.unwrap());
    let before = world.traces().await;
    world.ana.decline(&campaign).await.refused_with(&["CLOSED"]);
    assert_eq!(world.traces().await, before);
}

#[behaviour]
async fn nobody_turns_a_colleagues_answer_round_unseen(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.max.decline(&campaign).await.done();
    world
        .unchanged_by(async || {
            for shown in [Value::Null, "CONFIRMED".into()] {
                let unseen = world.ana.answer_instead(&campaign, "CONFIRMED", shown).await;
                unseen.refused_with(&["STALE_VERSION@answerShown"]);
            }
        })
        .await;
    world.ana.answer_instead(&campaign, "DECLINED", Value::Null).await.done();
    assert_eq!(
        world.ana.sees(&campaign, "myAllocation { answer answeredBy }").await["myAllocation"],
        json!({ "answer": "DECLINED", "answeredBy": "Max" }),
        "the same again changes nothing"
    );
    world.ana.answer_instead(&campaign, "CONFIRMED", "DECLINED".into()).await.done();
    assert_eq!(world.max.sees(&campaign, "myState").await["myState"], "CONFIRMED");
}

#[behaviour]
async fn who_is_out_or_has_not_pledged_has_nothing_to_answer(world: &World) {
    let campaign = world.confirming_campaign().await;
    world
        .unchanged_by(async || {
            world.hugo.confirm(&campaign).await.refused_with(&["NOTHING_TO_ANSWER"]);
            world.nora.confirm(&campaign).await.refused_with(&["NOTHING_TO_ANSWER"]);
        })
        .await;
}

#[behaviour]
async fn before_the_close_there_is_nothing_to_answer(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.unchanged_by(async || world.ana.confirm(&campaign).await.refused_with(&["NOTHING_TO_ANSWER"])).await;
}

#[behaviour]
async fn a_member_cannot_answer_for_the_agency(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.unchanged_by(async || world.mia.confirm(&campaign).await.denied_as("FORBIDDEN")).await;
    assert_eq!(world.mia.sees(&campaign, "canAnswer").await["canAnswer"], false);
}

#[behaviour]
async fn the_final_result_is_worked_out_over_those_who_said_yes(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.ana.confirm(&campaign).await.done();
    world.rose.decline(&campaign).await.done();
    world.passes(campaign.confirm_by.unwrap()).await;
    let seen = world.ana.sees(
        &campaign,
        "phase myState outcome { stage agenciesIn seats total } myAllocation { seats seatCost total landedPrice }",
    );
    // 40 seats at 90, and the whole fee of 600.
    let expected = json!({
        "phase": "CLEARED", "myState": "IN",
        "outcome": { "stage": "FINAL", "agenciesIn": 1, "seats": 40, "total": 4200_00 },
        "myAllocation": { "seats": 40, "seatCost": 3600_00, "total": 4200_00, "landedPrice": 105_00 },
    });
    assert_eq!(seen.await, expected);
    assert_eq!(world.rose.sees(&campaign, "myState mySeats").await, json!({ "myState": "DECLINED", "mySeats": 0 }));
}

#[behaviour]
async fn silence_means_what_the_terms_say(world: &World) {
    for (silence, phase, state) in [("NO", "NOT_CLEARED", "DECLINED"), ("YES", "CLEARED", "IN")] {
        let tool = if silence == "NO" { "Casebook" } else { "Minutes" };
        let plan = Plan { tool, ..Plan::default().with("silenceMeans", silence) };
        let begins = world.clock.now();
        let campaign = world.open(&plan).await;
        world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
        world.passes(campaign.closes_at).await;
        world.passes(campaign.confirm_by.unwrap()).await;
        assert_eq!(world.ana.sees(&campaign, "phase myState").await, json!({ "phase": phase, "myState": state }));
        world.it_is(begins);
    }
}

#[behaviour]
async fn too_few_confirmations_clear_nothing(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.rose.confirm(&campaign).await.done();
    world.passes(campaign.confirm_by.unwrap()).await;
    let seen = world.rose.sees(&campaign, "phase myState myAllocation { included lines { reason } }").await;
    let expected = json!({
        "phase": "NOT_CLEARED", "myState": "OUT",
        "myAllocation": { "included": false, "lines": [{ "reason": "NO_OFFER_AT_THIS_QUANTITY" }] },
    });
    assert_eq!(seen, expected);
}

#[behaviour]
async fn those_who_have_not_answered_are_reminded_and_nobody_else(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.ana.confirm(&campaign).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.passes(campaign.confirm_by.unwrap() - TimeDelta::days(1)).await;
    let told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.to).collect();
    assert_eq!(told, ["rose@example.test"]);
}

/// What the order is called, and what it says.
async fn order(world: &World, campaign: &Campaign, kind: &str) -> (String, String) {
    let seen = world.cora.sees(campaign, &format!("download(kind: {kind}) {{ filename base64 }}")).await;
    let text = |field: &str| seen["download"][field].as_str().expect("there is an order").to_owned();
    (text("filename"), text_of(&BASE64_STANDARD.decode(text("base64")).expect("it is base 64")))
}

#[behaviour]
async fn the_order_is_a_draft_until_the_result_is_final(world: &World) {
    let campaign = world.confirming_campaign().await;
    for kind in ["ORDER_CSV", "ORDER_XLSX"] {
        let (name, said) = order(world, &campaign, kind).await;
        assert!(name.starts_with("DRAFT-"), "{name}");
        assert!(said.contains("DRAFT") && !said.contains("FINAL"), "{said}");
        // Both who are in, and what they pay together; Harbour House is not.
        assert!(said.contains("Open Door") && said.contains("Le Relais") && said.contains("4740"), "{said}");
        assert!(!said.contains("Harbour House"), "{said}");
    }
    world.ana.confirm(&campaign).await.done();
    world.passes(campaign.confirm_by.unwrap()).await;
    for (language, draft, is_final) in [("EN", "DRAFT", "FINAL"), ("FR", "BAUCHE", "DÉFINITIVE")] {
        let settings = json!({ "language": language, "zone": "America/Winnipeg", "requestKey": tests::world::key() });
        world.cora.does("changeMySettings", settings, "problems { code }").await.done();
        for kind in ["ORDER_CSV", "ORDER_XLSX"] {
            let (name, said) = order(world, &campaign, kind).await;
            assert!(!name.contains(draft) && !said.contains(draft) && said.contains(is_final), "{name}: {said}");
            assert!(said.contains("Open Door") && said.contains("4200") && !said.contains("Le Relais"), "{said}");
        }
    }
    for other in [&world.ana, &world.rose, &world.fern] {
        let seen = other.sees(&campaign, "download(kind: ORDER_CSV) { filename }").await;
        assert_eq!(seen["download"], Value::Null, "{}", other.name());
    }
}
