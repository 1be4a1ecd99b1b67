//! The close: the clock decides, and the worker writes down what came of it.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{Plan, World, behaviour, has_number, line};

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
    let seen = world.rose.sees(
        &campaign,
        "phase attempt closesAt seatsPledged myState myPledge { version } outcome { attempt stage cleared }
        myAllocation { lines { seats reason } }",
    );
    let expected = json!({
        "phase": "PLEDGING", "attempt": 2, "closesAt": "2026-04-14T17:00:00Z", "seatsPledged": 6,
        "myState": "REQUESTED", "myPledge": { "version": 1 },
        "outcome": { "attempt": 1, "stage": "FINAL", "cleared": false },
        "myAllocation": { "lines": [{ "seats": 6, "reason": "NO_OFFER_AT_THIS_QUANTITY" }] },
    });
    assert_eq!(seen.await, expected);
    world.hugo.pledge_lines(&campaign, &[line(5, 500_00)]).await.done();
    world.passes(campaign.extended_closes_at.unwrap()).await;
    let seen = world.rose.sees(&campaign, "phase attempt outcome { cleared seats agenciesIn }").await;
    let expected =
        json!({ "phase": "CONFIRMING", "attempt": 2, "outcome": { "cleared": true, "seats": 11, "agenciesIn": 2 } });
    assert_eq!(seen, expected);
    let traces = world.traces().await;
    assert_eq!(traces.of("clearing_record").len(), 2, "each attempt keeps its record");
    let kept = world.cora.sees(&campaign, "outcomes { attempt stage inputSha256 }").await["outcomes"].clone();
    let hash = kept[0]["inputSha256"].as_str().unwrap().to_owned();
    let told = traces.of("event").iter().find(|event| event.contains("CampaignExtended")).unwrap();
    assert!(told.contains(&hash), "{told}");
    let named = |kind: &str| format!("download(kind: {kind}, attempt: 1, stage: FINAL) {{ filename }}");
    let file = world.cora.sees(&campaign, &named("RECORD_INPUT")).await;
    assert_eq!(file["download"]["filename"], "clearing-input-casebook-1-final.json");
    assert_eq!(world.cora.sees(&campaign, &named("ORDER_CSV")).await["download"], Value::Null);
    assert_eq!(world.rose.sees(&campaign, &named("RECORD_INPUT")).await["download"], Value::Null);
    assert_eq!(world.rose.sees(&campaign, "outcomes { attempt }").await["outcomes"], json!([]));
}

#[behaviour]
async fn the_agency_whose_limit_was_missed_reads_the_price_when_requests_reopen(world: &World) {
    let campaign = world.open(&Plan::default().extending()).await;
    let asked = json!({ "lines": [line(12, 81_37)], "moreThanStaffUnderstood": true });
    world.rose.pledges(&campaign, asked).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.passes(campaign.closes_at).await;
    // Twelve at 100, and the whole fee of 600 is 50 a licence.
    let page = world.rose.opens(&format!("/campaigns/{}/outcome", campaign.id)).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("150,00 $") && page.text().contains("rouvertes"), "{}", page.text());
    let mail = world.mails.take().into_iter().find(|mail| mail.to == "rose@example.test").expect("a mail");
    assert!(mail.text.contains("150,00\u{a0}$"), "{}", mail.text);
}

#[behaviour]
async fn when_the_time_to_answer_is_over_nobody_is_asked_though_no_worker_runs(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.rose.confirm(&campaign).await.done();
    world.it_is(campaign.confirm_by.unwrap());
    for actor in [&world.ana, &world.rose] {
        let seen = actor.sees(&campaign, "phase myState canAnswer").await;
        assert_eq!(seen, json!({ "phase": "CONFIRMING", "myState": "WAITING", "canAnswer": false }));
    }
    let needs = world.ana.ask("{ viewer { needs { kind } } }", json!({})).await.data()["viewer"]["needs"].clone();
    assert_eq!(needs, json!([]));
    for (path, says) in [("", "The time to answer is over"), ("/outcome", "The time to answer is over")] {
        let page = world.ana.opens(&format!("/campaigns/{}{path}", campaign.id)).await;
        assert!(page.text().contains(says), "{}", page.text());
        assert!(!page.html.contains("/answer?say="), "{path}");
    }
}

#[behaviour]
async fn silence_binds_nobody_who_was_asked_when_little_time_was_left(world: &World) {
    let campaign = world.open(&Plan::default().with("silenceMeans", "YES")).await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    assert_eq!(world.ana.sees(&campaign, "silenceCountsAs").await["silenceCountsAs"], "YES");
    world.passes(campaign.confirm_by.unwrap() - TimeDelta::minutes(1)).await;
    let seen = world.ana.sees(&campaign, "myState silenceMeans silenceCountsAs").await;
    assert_eq!(seen, json!({ "myState": "TO_ANSWER", "silenceMeans": "YES", "silenceCountsAs": "NO" }));
    world.passes(campaign.confirm_by.unwrap()).await;
    let seen = world.ana.sees(&campaign, "phase myState whyNotCleared").await;
    assert_eq!(seen, json!({ "phase": "NOT_CLEARED", "myState": "DECLINED", "whyNotCleared": "TOO_FEW_YES" }));
}

#[behaviour]
async fn what_came_to_nothing_says_why_and_no_more(world: &World) {
    let begins = world.clock.now();
    for (seats, limit, why, says) in [
        (0, 0, "NOBODY_ASKED", "No agency made a request."),
        (6, 500_00, "TOO_FEW_SEATS", "stayed below the smallest quantity the supplier offers"),
        (12, 10_00, "LIMITS_BELOW_PRICE", "limits of too many agencies"),
    ] {
        let campaign = world.open(&Plan::default()).await;
        if seats > 0 {
            world.ana.pledge_lines(&campaign, &[line(seats, limit)]).await.done();
        }
        world.passes(campaign.closes_at).await;
        assert_eq!(world.ana.sees(&campaign, "whyNotCleared").await["whyNotCleared"], why);
        assert_eq!(world.fern.sees(&campaign, "whyNotCleared").await["whyNotCleared"], Value::Null);
        let page = world.ana.opens(&format!("/campaigns/{}", campaign.id)).await;
        assert!(page.text().contains(says), "{why}: {}", page.text());
        world.it_is(begins);
    }
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
    let seen = world.ana.sees(&campaign, "phase myState whyNotCleared").await;
    let expected = json!({ "phase": "NOT_CLEARED", "myState": "DECLINED", "whyNotCleared": "NOBODY_ASKED_IN_TIME" });
    assert_eq!(seen, expected);
}

#[behaviour]
async fn reminders_go_to_those_who_have_not_pledged_seven_days_and_one_day_before(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    // Who took a request back has decided.
    let taken_back = &world.nora;
    taken_back.pledge_lines(&campaign, &[line(2, 150_00)]).await.done();
    taken_back.withdraw_pledge(&campaign, 1).await.done();
    world.worker_catches_up().await;
    let told = async |days: i64| {
        world.mails.take();
        world.passes(campaign.closes_at - TimeDelta::days(days)).await;
        let mut told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.to).collect();
        told.sort();
        told
    };
    assert_eq!(told(8).await, Vec::<String>::new());
    assert_eq!(told(7).await, ["hugo@example.test", "rose@example.test"]);
    assert_eq!(told(6).await, Vec::<String>::new());
    world.hugo.pledge_lines(&campaign, &[line(5, 150_00)]).await.done();
    world.worker_catches_up().await;
    assert_eq!(told(1).await, ["rose@example.test"]);
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
        assert!(!traces.of("event").iter().any(|event| has_number(event, limit)), "an event knows the limit {limit}");
    }
    assert_eq!(seen["outcome"].get("input"), None::<&Value>);
}
