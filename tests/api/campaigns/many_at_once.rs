//! Many at once, some straddling the close.

use serde_json::json;
use tests::{World, behaviour, line};

/// Two hundred pledges of fifty agencies. When the hundredth has come in, the closing instant comes.
#[behaviour]
async fn every_pledge_that_was_accepted_is_in_the_record_and_none_came_after_the_close(world: &World) {
    let campaign = world.open(&tests::Plan::default().binding()).await;
    let buyers = world.more_agencies(50).await;
    // Everybody signs in within a day of the close, so that no session ends when the closing instant comes.
    world.it_is(campaign.closes_at - chrono::TimeDelta::hours(1));
    for buyer in &buyers {
        buyer.agency().await;
    }
    let accepted = std::sync::atomic::AtomicUsize::new(0);
    let pledges = buyers.iter().enumerate().map(async |(n, buyer)| {
        let mut stands = None;
        for round in 1..=4_i64 {
            let seats = i64::try_from(n).unwrap() + round;
            let version = stands.map(|(version, _)| version);
            let outcome =
                buyer.pledges(&campaign, json!({ "lines": [line(seats, 5_000_00)], "version": version })).await;
            let payload = &outcome.reply().data()["pledgeSeats"];
            if payload["problems"] == json!([]) {
                stands = Some((payload["pledge"]["version"].as_i64().unwrap(), seats));
                if accepted.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1 == 100 {
                    world.it_is(campaign.closes_at);
                }
            } else {
                outcome.refused_with(&["CLOSED"]);
            }
        }
        stands
    });
    let stand: Vec<(i64, i64)> = futures::future::join_all(pledges).await.into_iter().flatten().collect();
    let accepted = accepted.into_inner();
    assert!((100..200).contains(&accepted), "{accepted} of 200 were accepted");
    assert_eq!(stand.iter().map(|(version, _)| usize::try_from(*version).unwrap()).sum::<usize>(), accepted);

    let seats: i64 = stand.iter().map(|(_, seats)| seats).sum();
    let counted = world.cora.sees(&campaign, "seatsPledged agenciesIn").await;
    assert_eq!(counted, json!({ "seatsPledged": seats, "agenciesIn": stand.len() }));
    world.worker_catches_up().await;
    let outcome = world
        .cora
        .sees(&campaign, "phase outcome { seats agenciesIn agenciesOut } allocationSums { agencies seats }")
        .await;
    let expected = json!({
        "phase": "CLEARED",
        "outcome": { "seats": seats, "agenciesIn": stand.len(), "agenciesOut": 0 },
        "allocationSums": { "agencies": stand.len(), "seats": seats },
    });
    assert_eq!(outcome, expected);
    let events = world.traces().await.of("event").iter().filter(|event| event.contains("SeatsPledged")).count();
    assert_eq!(events, accepted, "each accepted pledge is one event");
}

#[behaviour]
async fn of_two_forms_shown_at_the_same_version_one_is_accepted(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let sent = (0..8).map(async |n| {
        let actor = if n % 2 == 0 { &world.ana } else { &world.max };
        actor.change_pledge(&campaign, 1, &[line(20 + n, 100_00)]).await
    });
    let outcomes = futures::future::join_all(sent).await;
    let problems = outcomes.iter().map(|outcome| outcome.reply().data()["pledgeSeats"]["problems"][0]["code"].clone());
    let accepted = problems.clone().filter(serde_json::Value::is_null).count();
    assert_eq!(accepted, 1);
    assert_eq!(problems.filter(|code| code == "STALE_VERSION").count(), 7);
}

#[behaviour]
async fn a_request_that_is_sent_twice_at_once_is_done_once(world: &World) {
    let input = json!({
        "toolId": world.cora.tool("Casebook").await,
        "version": 1,
        "exportFormats": "CSV",
        "steps": "Export, check, move.",
        "testedOn": "2026-02-20",
        "testedBy": "Cora",
        "requestKey": tests::world::key(),
    });
    let record = async || world.cora.does("recordExit", input.clone(), "tool { id } problems { code field }").await;
    let sent = futures::future::join_all((0..6).map(async |_| record().await)).await;
    for outcome in &sent {
        assert_eq!(outcome.done(), sent[0].done());
    }
    let events = world.traces().await.of("event").iter().filter(|event| event.contains("ExitRecorded")).count();
    assert_eq!(events, 1);
}

/// The second neither overwrites the first nor changes what was answered.
#[behaviour]
async fn of_two_answers_under_one_key_at_once_one_is_malformed(world: &World) {
    let campaign = world.confirming_campaign().await;
    let (agency, key) = (world.ana.agency().await, tests::world::key());
    let answers = async |answer: &str| {
        let input = json!({ "campaignId": campaign.id, "agencyId": agency, "answer": answer, "requestKey": key });
        let payload = "allocation { answer } problems { code field message }";
        world.ana.does("answerOutcome", input, payload).await
    };
    let (yes, no) = futures::join!(answers("CONFIRMED"), answers("DECLINED"));
    let (first, second) = if yes.reply().body.get("errors").is_none() { (yes, no) } else { (no, yes) };
    second.denied_as("BAD_INPUT");
    first.done();
    let events = world.traces().await.of("event").iter().filter(|event| event.contains("OutcomeAnswered")).count();
    assert_eq!(events, 1);
}

#[behaviour]
async fn a_form_that_is_sent_twice_at_once_is_one_pledge(world: &World) {
    let campaign = world.open_campaign().await;
    let input = json!({ "lines": [line(12, 95_00)], "requestKey": tests::world::key() });
    let (first, second) =
        futures::join!(world.ana.pledges(&campaign, input.clone()), world.ana.pledges(&campaign, input));
    assert_eq!(first.done(), second.done());
    let events = world.traces().await.of("event").iter().filter(|event| event.contains("SeatsPledged")).count();
    assert_eq!(events, 1);
}
