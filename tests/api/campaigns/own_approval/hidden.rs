//! What waits is an agency's own affair: nobody else learns of it, and why it was refused is for whoever asked.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::key;
use tests::{Campaign, World, behaviour, line, logs};

use super::{SEEN, mailed, scene};

/// One request refused, one taken back, one approved, and one that waits: all of it Open Door's own affair.
async fn affairs_of_its_own(world: &World, campaign: &Campaign) {
    let asks = async |seats: i64| {
        world.goes_by(TimeDelta::seconds(1));
        world.ana.pledge_lines(campaign, &[line(seats, 100_00)]).await.done();
        world.goes_by(TimeDelta::seconds(1));
        world.ana.waiting(campaign).await
    };
    world.max.refuses(&asks(12).await, "Too many.").await.done();
    let waits = asks(13).await;
    let agency = world.ana.agency().await;
    let input = json!({
        "campaignId": campaign.id, "agencyId": agency, "version": 0, "pendingPledgeId": waits, "requestKey": key(),
    });
    world.ana.does("withdrawPledge", input, "problems { code field message }").await.done();
    world.max.approves(&asks(14).await).await.done();
    world.goes_by(TimeDelta::seconds(1));
    world.ana.change_pledge(campaign, 1, &[line(20, 100_00)]).await.done();
    world.goes_by(TimeDelta::seconds(1));
    world.rose.pledge_lines(campaign, &[line(3, 100_00)]).await.done();
}

#[behaviour]
async fn nobody_else_can_tell_what_waited_from_what_did_not(world: &World) {
    const OWN: [&str; 5] =
        ["PledgePending", "PledgeRefused", "PledgeLapsed", "PendingPledgeWithdrawn", "ApprovalDueSoon"];
    const EVENTS: &str = "query($kind: String, $agency: ID) { events(kind: $kind, agencyId: $agency, first: 100) {
        nodes { id kind title agency { name } details { name } seq chain } } }";
    let campaign = scene(world).await;
    affairs_of_its_own(world, &campaign).await;
    world.mails.are_refused(Some(worker::SendError::Permanent("nobody of that name".to_owned())));
    world.worker_catches_up().await;
    world.passes(campaign.closes_at - TimeDelta::days(1)).await;
    world.passes(campaign.closes_at).await;
    world.mails.are_refused(None);
    let facts = world.traces().await.of("event").join("\n");
    assert!(OWN.iter().all(|kind| facts.contains(kind)), "all of it happened");

    let log = async |chosen: Value| {
        let reply = world.cora.ask(EVENTS, chosen).await;
        reply.data()["events"]["nodes"].as_array().expect("events are a list").clone()
    };
    let all = log(json!({})).await;
    let kinds: Vec<&str> = all.iter().map(|event| event["kind"].as_str().expect("a kind is a text")).collect();
    assert!(OWN.iter().all(|kind| !kinds.contains(kind)), "{kinds:?}");
    for kind in OWN {
        assert!(log(json!({ "kind": kind })).await.is_empty(), "{kind}");
    }
    let pledged: Vec<&Value> = all.iter().filter(|event| event["kind"] == "SeatsPledged").collect();
    let [rose, ana] = pledged.as_slice() else { panic!("{kinds:?}") };
    assert_eq!((&rose["title"], &rose["details"]), (&ana["title"], &ana["details"]), "one is like the other");
    let mut numbers: Vec<i64> = all.iter().filter_map(|event| event["seq"].as_i64()).collect();
    numbers.sort_unstable();
    let gapless: Vec<i64> = (1..).take(all.len()).collect();
    assert_eq!(numbers, gapless, "nothing is missing among them");
    let agency = world.ana.agency().await;
    let theirs = log(json!({ "agency": agency })).await;
    let theirs: Vec<&str> = theirs.iter().filter_map(|event| event["kind"].as_str()).collect();
    assert!(theirs.contains(&"ApprovalChanged") && theirs.iter().all(|kind| !OWN.contains(kind)), "{theirs:?}");

    let offered = world.cora.ask("{ eventKinds { kind } }", json!({})).await.body.to_string();
    let parked =
        world.cora.ask("{ parkedDeliveries(first: 100) { nodes { kind } } }", json!({})).await.body.to_string();
    let page = world.cora.opens("/deliveries").await.is_shown().text();
    let files = [
        world.cora.looks_at("/n/prairie/exports/events.csv").await.html,
        world.cora.looks_at("/n/prairie/exports/events.json").await.html,
    ];
    assert!(parked.contains("SeatsPledged"), "{parked}");
    for kind in OWN {
        for said in [&offered, &parked, &files[0], &files[1]] {
            assert!(!said.contains(kind), "{kind}: {said}");
        }
    }
    assert!(!page.contains("Reminder to approve") && !page.contains("waits for approval"), "{page}");
    let mine = world.ana.ask("{ notices(first: 100) { nodes { title } } }", json!({})).await.body.to_string();
    assert!(
        mine.contains("was refused") && mine.contains("was not approved in time"),
        "its own people are told: {mine}"
    );
}

#[behaviour]
async fn whose_reminder_did_not_go_out_tells_nothing_of_whom_something_waits(world: &World) {
    let campaign = scene(world).await;
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    world.mails.are_refused(Some(worker::SendError::Permanent("nobody of that name".to_owned())));
    world.worker_catches_up().await;
    world.passes(campaign.closes_at - TimeDelta::days(1)).await;
    let kept = world.traces().await.of("delivery").join("\n");
    assert!(kept.contains("CampaignClosesSoon"), "who asked for nothing is reminded: {kept}");
    world.cora.cancel_campaign(&campaign, "The supplier withdrew.").await.done();
    world.worker_catches_up().await;
    world.mails.are_refused(None);
    let parked =
        world.cora.ask("{ parkedDeliveries(first: 100) { nodes { kind } } }", json!({})).await.body.to_string();
    assert!(parked.contains("CampaignCancelled"), "{parked}");
    assert!(!parked.contains("CampaignClosesSoon"), "{parked}");
}

#[behaviour]
async fn why_it_was_refused_is_for_whoever_asked(world: &World) {
    const WHY: &str = "We hire in the fall: twelve will do.";
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    world.ana.pledge_lines(&campaign, &[line(2, 100_00)]).await.done();
    world.ana.change_pledge(&campaign, 1, &[line(12, 100_00)]).await.done();
    let pending = world.ana.waiting(&campaign).await;
    mailed(world).await;
    world
        .unchanged_by(async || {
            world.max.refuses(&pending, " ").await.refused_with(&["MISSING@reason"]);
            world.max.refuses(&pending, &"x".repeat(1_001)).await.refused_with(&["TOO_LONG@reason"]);
            world.max.refuses(&pending, "No\u{7}").await.refused_with(&["CONTROL_CHARACTER@reason"]);
        })
        .await;
    world.max.refuses(&pending, &format!(" {WHY} ")).await.done();
    for (actor, reason) in [(&world.ana, json!(WHY)), (&world.max, json!(WHY)), (&world.mia, Value::Null)] {
        let seen = actor.sees(&campaign, SEEN).await;
        let pending = &seen["myPendingPledge"];
        assert_eq!((&pending["reason"], &pending["endedBy"]), (&reason, &json!("Max")), "{}", actor.name());
        assert_eq!((&pending["state"], &seen["mySeats"]), (&json!("REFUSED"), &json!(2)), "what stood still stands");
    }
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["ana@example.test"]);
    assert!(mails[0].text.contains(WHY) && mails[0].text.contains("request for 2 licences counts as before"));
    let traces = world.traces().await;
    for table in ["event", "delivery", "request_answer"] {
        assert!(!traces.of(table).join("\n").contains(WHY), "{table}");
    }
    assert!(!logs::lines().join("\n").contains(WHY));
    // What somebody wrote goes with them.
    let input = json!({ "understood": true, "requestKey": key() });
    world.max.does("eraseMe", input, "problems { code field message }").await.done();
    assert!(!world.traces().await.of("pending_pledge").join("\n").contains(WHY));
}
