//! The close: the clock decides, and the worker writes down what came of it.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{Plan, World, behaviour, line};

#[behaviour]
async fn between_the_close_and_the_record_the_campaign_is_closed(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    world.it_is(campaign.closes_at);
    let seen = world.ana.sees(&campaign, "phase myState canPledge outcome { cleared }").await;
    assert_eq!(seen, json!({ "phase": "CLOSED", "myState": "WAITING", "canPledge": false, "outcome": null }));
    world.worker_catches_up().await;
    let seen = world.ana.sees(&campaign, "phase myState canAnswer outcome { cleared stage }").await;
    let expected = json!({
        "phase": "CONFIRMING", "myState": "TO_ANSWER", "canAnswer": true,
        "outcome": { "cleared": true, "stage": "PROVISIONAL" },
    });
    assert_eq!(seen, expected);
}

#[behaviour]
async fn it_clears_once_however_often_the_worker_comes(world: &World) {
    let campaign = world.confirming_campaign().await;
    let before = world.traces().await;
    let mails = world.mails.all().len();
    for _ in 0..3 {
        world.goes_by(TimeDelta::minutes(1));
        world.worker_catches_up().await;
    }
    assert_eq!(world.traces().await, before);
    assert_eq!(world.mails.all().len(), mails);
    assert_eq!(world.cora.sees(&campaign, "attempt").await["attempt"], 1);
}

#[behaviour]
async fn a_binding_campaign_is_final_at_once(world: &World) {
    let campaign = world.open(&Plan::default().binding()).await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    world.passes(campaign.closes_at).await;
    let seen = world.ana.sees(&campaign, "phase myState canAnswer outcome { stage total }").await;
    let expected = json!({
        "phase": "CLEARED", "myState": "IN", "canAnswer": false, "outcome": { "stage": "FINAL", "total": 2600_00 },
    });
    assert_eq!(seen, expected);
}

#[behaviour]
async fn too_few_seats_do_not_clear_and_everybody_is_told_why(world: &World) {
    let campaign = world.open_campaign().await;
    world.rose.pledge_lines(&campaign, &[line(6, 500_00)]).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.passes(campaign.closes_at).await;
    let seen =
        world.rose.sees(&campaign, "phase myState myAllocation { included lines { reason landedPrice cost } }").await;
    let expected = json!({
        "phase": "NOT_CLEARED", "myState": "OUT",
        "myAllocation": { "included": false, "lines": [
            { "reason": "NO_OFFER_AT_THIS_QUANTITY", "landedPrice": null, "cost": 0 },
        ] },
    });
    assert_eq!(seen, expected);
    let told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.to).collect();
    assert!(told.contains(&"rose@example.test".to_owned()), "{told:?}");
}

#[behaviour]
async fn if_nothing_clears_it_is_extended_once_with_pledges_kept(world: &World) {
    let campaign = world.open(&Plan::default().extending()).await;
    world.rose.pledge_lines(&campaign, &[line(6, 500_00)]).await.done();
    world.it_is(campaign.closes_at);
    world.hugo.pledge_lines(&campaign, &[line(5, 500_00)]).await.refused_with(&["CLOSED"]);
    world.worker_catches_up().await;
    let seen = world.rose.sees(&campaign, "phase attempt closesAt seatsPledged myState myPledge { version }").await;
    let expected = json!({
        "phase": "PLEDGING", "attempt": 2, "closesAt": "2026-04-14T17:00:00Z", "seatsPledged": 6,
        "myState": "REQUESTED", "myPledge": { "version": 1 },
    });
    assert_eq!(seen, expected);
    world.hugo.pledge_lines(&campaign, &[line(5, 500_00)]).await.done();
    world.passes(campaign.extended_closes_at.unwrap()).await;
    let seen = world.rose.sees(&campaign, "phase attempt outcome { cleared seats agenciesIn }").await;
    let expected =
        json!({ "phase": "CONFIRMING", "attempt": 2, "outcome": { "cleared": true, "seats": 11, "agenciesIn": 2 } });
    assert_eq!(seen, expected);
    let records = world.traces().await.of("clearing_record").len();
    assert_eq!(records, 2, "each attempt keeps its record");
}

#[behaviour]
async fn the_second_time_it_is_not_extended(world: &World) {
    let campaign = world.open(&Plan::default().extending()).await;
    world.passes(campaign.closes_at).await;
    world.passes(campaign.extended_closes_at.unwrap()).await;
    assert_eq!(world.cora.sees(&campaign, "phase attempt").await, json!({ "phase": "NOT_CLEARED", "attempt": 2 }));
}

#[behaviour]
async fn after_a_long_outage_nobody_is_bound_without_having_been_asked(world: &World) {
    let campaign = world.open(&Plan::default().with("silenceMeans", "YES")).await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    world.passes(campaign.confirm_by.unwrap() + TimeDelta::days(1)).await;
    let seen = world.ana.sees(&campaign, "phase myState").await;
    assert_eq!(seen, json!({ "phase": "NOT_CLEARED", "myState": "DECLINED" }));
}

#[behaviour]
async fn reminders_go_to_those_who_have_not_pledged_seven_days_and_one_day_before(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    world.worker_catches_up().await;
    let told = async |days: i64| {
        world.mails.take();
        world.passes(campaign.closes_at - TimeDelta::days(days)).await;
        let mut told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.to).collect();
        told.sort();
        told
    };
    assert_eq!(told(8).await, Vec::<String>::new());
    assert_eq!(told(7).await, ["hugo@example.test", "nora@example.test", "rose@example.test"]);
    assert_eq!(told(6).await, Vec::<String>::new());
    world.hugo.pledge_lines(&campaign, &[line(5, 150_00)]).await.done();
    world.worker_catches_up().await;
    assert_eq!(told(1).await, ["nora@example.test", "rose@example.test"]);
}

#[behaviour]
async fn the_event_carries_the_hash_of_the_true_input_and_no_limit(world: &World) {
    let campaign = world.confirming_campaign().await;
    let seen = world.cora.sees(&campaign, "outcome { inputSha256 }").await;
    let hash = seen["outcome"]["inputSha256"].as_str().unwrap().to_owned();
    assert_eq!(hash.len(), 64);
    let traces = world.traces().await;
    let told = traces.of("event").iter().find(|event| event.contains("OutcomeProvisional")).unwrap();
    assert!(told.contains(&hash), "{told}");
    for limit in ["12345", "25431", "8137"] {
        assert!(!traces.of("event").iter().any(|event| event.contains(limit)), "an event knows the limit {limit}");
    }
    assert_eq!(seen["outcome"].get("input"), None::<&Value>);
}
