//! Who asks need not be who approves: requests above an amount that their agency has set wait for an admin of it who did not
//! ask for them, and count for nothing until then.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::key;
use tests::{Actor, Campaign, Plan, World, behaviour, line, logs};

const SEEN: &str = "seatsPledged agenciesIn myState mySeats myPledge { version seats } \
                    myPendingPledge { state seats askedBy endedBy reason canDecide lines { seats maxLandedPrice } }";

/// A campaign in which what Open Door asks for waits above 1,000 dollars.
async fn scene(world: &World) -> Campaign {
    let campaign = world.open_campaign().await;
    world.open_door_approves_above(1_000_00).await;
    world.worker_catches_up().await;
    world.mails.take();
    world.goes_by(TimeDelta::seconds(1));
    campaign
}

/// Whom mails went to since one looked last, with their subjects.
async fn mailed(world: &World) -> Vec<String> {
    world.worker_catches_up().await;
    let mut lines: Vec<String> = world
        .mails
        .take()
        .iter()
        .map(|mail| format!("{}: {}", mail.to.split('@').next().unwrap_or_default(), mail.subject))
        .collect();
    lines.sort_unstable();
    lines
}

/// What somebody is asked to do.
async fn needs(actor: &Actor) -> Vec<String> {
    let reply = actor.ask("{ viewer { needs { kind } } }", json!({})).await;
    let needs = reply.data()["viewer"]["needs"].as_array().expect("needs are a list").clone();
    needs.iter().map(|need| need["kind"].as_str().expect("a kind is a text").to_owned()).collect()
}

fn state(seen: &Value) -> &Value {
    &seen["myPendingPledge"]["state"]
}

#[behaviour]
async fn what_is_above_the_amount_counts_once_another_admin_approves(world: &World) {
    let campaign = scene(world).await;
    let asked = world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await;
    assert_eq!(asked.done()["pledge"], Value::Null);
    let pending = asked.done()["pendingPledge"]["id"].as_str().expect("it waits").to_owned();
    let waits = json!({
        "seatsPledged": 0, "agenciesIn": 0, "myState": "TO_APPROVE", "mySeats": 0, "myPledge": null,
        "myPendingPledge": {
            "state": "WAITING", "seats": 12, "askedBy": "Ana", "endedBy": null, "reason": null, "canDecide": false,
            "lines": [{ "seats": 12, "maxLandedPrice": 100_00 }],
        },
    });
    assert_eq!(world.ana.sees(&campaign, SEEN).await, waits);
    assert_eq!(needs(&world.ana).await, Vec::<String>::new(), "she has asked");
    assert_eq!(needs(&world.max).await, ["APPROVE"]);
    let title = "One case book for all of us";
    assert_eq!(mailed(world).await, [format!("max: {title}: a request of Open Door waits for approval")]);
    world.goes_by(TimeDelta::hours(1));
    let done = world.max.approves(&pending).await;
    assert_eq!(done.done()["pledge"]["seats"], 12);
    assert_eq!(done.done()["campaign"]["seatsPledged"], 12);
    let seen = world.ana.sees(&campaign, &format!("{SEEN} myAllocation {{ id }}")).await;
    assert_eq!((&seen["myState"], &seen["myPledge"]["version"]), (&json!("REQUESTED"), &json!(1)));
    let history = world.ana.sees(&campaign, "myPledge { changedBy history { by approvedBy version } }").await;
    let version = json!({ "by": "Ana", "approvedBy": "Max", "version": 1 });
    assert_eq!(history["myPledge"], json!({ "changedBy": "Ana", "history": [version] }));
    let told = ["ana", "max"].map(|name| format!("{name}: {title}: we have your request for 12 licences"));
    assert_eq!(mailed(world).await, told);
    assert!(needs(&world.max).await.is_empty());
    let facts = world.traces().await.of("event").join("\n");
    assert!(facts.contains("PledgePending") && facts.contains("SeatsPledged"));
}

#[behaviour]
async fn what_is_not_above_the_amount_goes_straight_through(world: &World) {
    let campaign = scene(world).await;
    let asked = world.ana.pledge_lines(&campaign, &[line(2, 100_00)]).await;
    assert_eq!((&asked.done()["pledge"]["seats"], &asked.done()["pendingPledge"]), (&json!(2), &Value::Null));
    world.rose.pledge_lines(&campaign, &[line(6, 900_00)]).await.done();
    assert_eq!(
        world.rose.sees(&campaign, "mySeats myApprovalAbove").await,
        json!({ "mySeats": 6, "myApprovalAbove": null })
    );
    assert_eq!(world.ana.sees(&campaign, "myApprovalAbove").await["myApprovalAbove"], 1_000_00);
}

#[behaviour]
async fn nobody_approves_what_they_asked_for_or_what_is_not_their_agencys(world: &World) {
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    let pending = {
        let asked = world.max.pledge_lines(&campaign, &[line(12, 100_00)]).await;
        asked.done()["pendingPledge"]["id"].as_str().expect("it waits").to_owned()
    };
    world
        .unchanged_by(async || {
            world.max.approves(&pending).await.refused_with(&["ASKED_YOURSELF"]);
            world.max.refuses(&pending, "No.").await.refused_with(&["ASKED_YOURSELF"]);
            world.ana.approves(&pending).await.denied_as("FORBIDDEN");
            world.ana.refuses(&pending, "No.").await.denied_as("FORBIDDEN");
            for stranger in [&world.rose, &world.cora, &world.fern] {
                stranger.approves(&pending).await.denied_as("NOT_FOUND");
                stranger.refuses(&pending, "No.").await.denied_as("NOT_FOUND");
            }
            world.mia.approves("nothing").await.denied_as("NOT_FOUND");
        })
        .await;
    assert!(!needs(&world.max).await.contains(&"APPROVE".to_owned()));
    world.mia.approves(&pending).await.done();
    world.unchanged_by(async || world.mia.approves(&pending).await.refused_with(&["NOTHING_WAITS"])).await;
    assert_eq!(world.max.sees(&campaign, "mySeats").await["mySeats"], 12);
}

#[behaviour]
async fn the_pledge_that_stands_goes_on_standing_beside_what_waits(world: &World) {
    let campaign = scene(world).await;
    world.ana.pledge_lines(&campaign, &[line(2, 100_00)]).await.done();
    world.ana.change_pledge(&campaign, 1, &[line(12, 100_00)]).await.done();
    let first = world.ana.waiting(&campaign).await;
    let seen = world.ana.sees(&campaign, SEEN).await;
    assert_eq!(
        (&seen["seatsPledged"], &seen["myState"], &seen["mySeats"]),
        (&json!(2), &json!("REQUESTED"), &json!(2))
    );
    let again = |pending: &str, version: i64, seats: i64| json!({ "version": version, "pendingPledgeId": pending, "lines": [line(seats, 100_00)] });
    world.ana.pledges(&campaign, again(&first, 1, 13)).await.done();
    let second = world.ana.waiting(&campaign).await;
    assert_ne!(first, second);
    world
        .unchanged_by(async || {
            world.max.approves(&first).await.refused_with(&["NOTHING_WAITS"]);
            world.ana.pledges(&campaign, again(&first, 1, 14)).await.refused_with(&["STALE_VERSION@version"]);
            let unseen = json!({ "version": 1, "lines": [line(14, 100_00)] });
            world.ana.pledges(&campaign, unseen).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    assert_eq!(world.traces().await.of("pending_pledge").len(), 2, "each is a row of its own");
    world.goes_by(TimeDelta::seconds(1));
    world.ana.pledges(&campaign, again(&second, 1, 3)).await.done();
    let seen = world.ana.sees(&campaign, SEEN).await;
    assert_eq!((&seen["seatsPledged"], &seen["myPledge"]["version"]), (&json!(3), &json!(2)));
    world.unchanged_by(async || world.max.approves(&second).await.refused_with(&["NOTHING_WAITS"])).await;
    // What was approved may come down again without another word, and up to where it stood.
    world.ana.change_pledge(&campaign, 2, &[line(20, 100_00)]).await.done();
    world.max.approves(&world.ana.waiting(&campaign).await).await.done();
    world.ana.change_pledge(&campaign, 3, &[line(15, 100_00)]).await.done();
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 15);
    world.ana.change_pledge(&campaign, 4, &[line(16, 100_00)]).await.done();
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 15, "more than before waits");
}

#[behaviour]
async fn taking_a_request_back_takes_back_what_waits(world: &World) {
    let campaign = scene(world).await;
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    let pending = world.ana.waiting(&campaign).await;
    let withdraw = async |version: i64, pending: Option<&str>| {
        let agency = world.ana.agency().await;
        let input = json!({
            "campaignId": campaign.id, "agencyId": agency, "version": version, "pendingPledgeId": pending, "requestKey": key(),
        });
        world.ana.does("withdrawPledge", input, "pledge { id } problems { code field message }").await
    };
    world.unchanged_by(async || withdraw(0, None).await.refused_with(&["STALE_VERSION@version"])).await;
    assert_eq!(withdraw(0, Some(&pending)).await.done()["pledge"], Value::Null);
    let seen = world.ana.sees(&campaign, SEEN).await;
    assert_eq!((state(&seen), &seen["myState"]), (&json!("WITHDRAWN"), &json!("NONE")));
    world.unchanged_by(async || withdraw(0, None).await.refused_with(&["NOTHING_PLEDGED"])).await;
    world.goes_by(TimeDelta::seconds(1));
    world.ana.pledge_lines(&campaign, &[line(2, 100_00)]).await.done();
    world.ana.change_pledge(&campaign, 1, &[line(12, 100_00)]).await.done();
    let pending = world.ana.waiting(&campaign).await;
    let only_what_waits = async |pending: Option<&str>| {
        let agency = world.ana.agency().await;
        let input = json!({
            "campaignId": campaign.id, "agencyId": agency, "pendingPledgeId": pending, "requestKey": key(),
        });
        world.ana.does("withdrawPledge", input, "pledge { id } problems { code field message }").await
    };
    world.unchanged_by(async || only_what_waits(None).await.refused_with(&["STALE_VERSION@version"])).await;
    assert_eq!(only_what_waits(Some(&pending)).await.done()["pledge"], Value::Null);
    let seen = world.ana.sees(&campaign, SEEN).await;
    assert_eq!((state(&seen), &seen["mySeats"]), (&json!("WITHDRAWN"), &json!(2)), "what stands goes on standing");
    world.unchanged_by(async || only_what_waits(None).await.refused_with(&["NOTHING_PLEDGED"])).await;
    world.goes_by(TimeDelta::seconds(1));
    world.ana.change_pledge(&campaign, 1, &[line(12, 100_00)]).await.done();
    let pending = world.ana.waiting(&campaign).await;
    withdraw(1, Some(&pending)).await.done();
    world.unchanged_by(async || world.max.approves(&pending).await.refused_with(&["NOTHING_WAITS"])).await;
    assert_eq!(
        world.ana.sees(&campaign, "seatsPledged myState").await,
        json!({ "seatsPledged": 0, "myState": "WITHDRAWN" })
    );
}

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
async fn what_waits_when_its_purchase_is_called_off_has_an_end(world: &World) {
    let campaign = scene(world).await;
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    let waits = world.ana.waiting(&campaign).await;
    world.goes_by(TimeDelta::seconds(1));
    world.cora.cancel_campaign(&campaign, "The supplier withdrew.").await.done();
    let seen = world.max.sees(&campaign, "myPendingPledge { state endedAt endedBy canDecide }").await;
    let mine = &seen["myPendingPledge"];
    assert!(mine["endedAt"].is_string(), "{mine:#}");
    assert_eq!([&mine["state"], &mine["endedBy"], &mine["canDecide"]], [&json!("LAPSED"), &Value::Null, &json!(false)]);
    world.unchanged_by(async || world.max.approves(&waits).await.refused_with(&["ALREADY_ENDED"])).await;
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
async fn switching_the_rule_on_or_off_is_told_to_those_who_rely_on_it(world: &World) {
    scene(world).await;
    world.mia_is_admin().await;
    mailed(world).await;
    world.own_approval(false).await;
    let off = "Open Door: your own requests wait for approval no more";
    assert_eq!(mailed(world).await, ["max", "mia"].map(|name| format!("{name}: {off}")), "not Le Relais, nor Ana");
    world.goes_by(TimeDelta::seconds(1));
    world.own_approval(true).await;
    let on = "Open Door: requests above your amount wait for approval";
    assert_eq!(mailed(world).await, ["max", "mia"].map(|name| format!("{name}: {on}")));
    let notices = world.max.ask("{ notices(first: 2) { nodes { title } } }", json!({})).await;
    assert_eq!(
        notices.data()["notices"]["nodes"],
        json!([
            { "title": "Your requests above your amount wait for approval" },
            { "title": "Your own requests wait for approval no more" },
        ])
    );
    world.max.changes_approval(json!({ "above": null })).await.done();
    mailed(world).await;
    world.own_approval(false).await;
    assert_eq!(mailed(world).await, Vec::<String>::new(), "nobody relies on it any more");
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

#[behaviour]
async fn what_still_waits_at_the_close_lapses(world: &World) {
    let campaign = world.open(&Plan::default().extending()).await;
    world.open_door_approves_above(1_000_00).await;
    world.ana.pledge_lines(&campaign, &[line(30, 100_00)]).await.done();
    let pending = world.ana.waiting(&campaign).await;
    world.rose.pledge_lines(&campaign, &[line(4, 100_00)]).await.done();
    mailed(world).await;
    world.it_is(campaign.closes_at);
    world.max.approves(&pending).await.refused_with(&["CLOSED"]);
    world.max.refuses(&pending, "No.").await.refused_with(&["CLOSED"]);
    let seen = world.max.sees(&campaign, SEEN).await;
    assert_eq!(
        (state(&seen), &seen["myPendingPledge"]["canDecide"]),
        (&json!("LAPSED"), &json!(false)),
        "by the clock"
    );
    world.worker_catches_up().await;
    let seen = world.ana.sees(&campaign, &format!("phase {SEEN}")).await;
    assert_eq!((&seen["phase"], state(&seen)), (&json!("PLEDGING"), &json!("LAPSED")), "the extension wakes nothing");
    assert_eq!((&seen["seatsPledged"], &seen["myState"]), (&json!(4), &json!("NONE")));
    let mails = world.mails.take();
    let lapsed = mails.iter().filter(|mail| mail.subject.contains("was not approved in time"));
    let mut told: Vec<&str> = lapsed.map(|mail| mail.to.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, ["ana@example.test", "max@example.test"]);
    world
        .ana
        .opens(&format!("/campaigns/{}", campaign.id))
        .await
        .is_shown()
        .says("was not approved before requests closed");
    world.max.approves(&pending).await.refused_with(&["NOTHING_WAITS"]);
    world.ana.pledge_lines(&campaign, &[line(31, 100_00)]).await.done();
    world.max.approves(&world.ana.waiting(&campaign).await).await.done();
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 31);
}

#[behaviour]
async fn a_day_before_the_close_those_are_reminded_who_may_approve(world: &World) {
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    world.max.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    mailed(world).await;
    world.passes(campaign.closes_at - TimeDelta::days(7)).await;
    let week = mailed(world).await;
    assert!(week.iter().all(|mail| !mail.starts_with("ana") && !mail.starts_with("max") && !mail.starts_with("mia")));
    assert!(week.iter().any(|mail| mail.starts_with("rose")), "{week:?}");
    world.passes(campaign.closes_at - TimeDelta::days(1)).await;
    let own = |mail: &String| ["ana", "max", "mia"].iter().any(|name| mail.starts_with(name));
    let eve: Vec<String> = mailed(world).await.into_iter().filter(own).collect();
    assert_eq!(eve, ["mia: One case book for all of us: within a day, please approve or refuse a request"]);
    world.passes(campaign.closes_at - TimeDelta::hours(1)).await;
    assert_eq!(mailed(world).await, Vec::<String>::new(), "once");
}

#[behaviour]
async fn where_nobody_else_could_approve_the_request_is_refused_kindly(world: &World) {
    let campaign = scene(world).await;
    world
        .unchanged_by(async || {
            let refused = world.max.pledge_lines(&campaign, &[line(12, 100_00)]).await;
            refused.refused_with(&["NOBODY_TO_APPROVE"]);
            assert!(refused.refused()[0].message.contains("invite a second admin"));
        })
        .await;
    world.max.pledge_lines(&campaign, &[line(2, 100_00)]).await.done();
    world.mia_is_admin().await;
    world.max.change_pledge(&campaign, 1, &[line(12, 100_00)]).await.done();
    world.mia.approves(&world.mia.waiting(&campaign).await).await.done();
}

#[behaviour]
async fn what_waits_goes_on_waiting_whatever_changes_around_it(world: &World) {
    let campaign = scene(world).await;
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    let first = world.ana.waiting(&campaign).await;
    world.max.changes_approval(json!({ "above": 9_000_00, "aloneUnderstood": true })).await.done();
    world.own_approval(false).await;
    assert_eq!(world.ana.waiting(&campaign).await, first);
    assert_eq!(world.ana.sees(&campaign, "myApprovalAbove").await["myApprovalAbove"], Value::Null);
    let again = json!({ "pendingPledgeId": first, "lines": [line(13, 100_00)] });
    world.ana.pledges(&campaign, again).await.done();
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 13, "asked again it goes by what holds now");
    world.own_approval(true).await;
    world
        .ana
        .change_pledge(&campaign, 1, &[line(400, 100_00)])
        .await
        .refused_with(&["MORE_THAN_STAFF@moreThanStaffUnderstood"]);
    let more = json!({ "version": 1, "lines": [line(400, 100_00)], "moreThanStaffUnderstood": true });
    world.ana.pledges(&campaign, more).await.done();
    world.own_approval(false).await;
    world.max.approves(&world.ana.waiting(&campaign).await).await.done();
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 400);
}

#[behaviour]
async fn in_another_currency_every_request_waits(world: &World) {
    world.open_door_approves_above(1_000_00).await;
    let campaign = world.open(&Plan::default().with("currency", "USD")).await;
    assert_eq!(world.ana.sees(&campaign, "myApprovalAbove").await["myApprovalAbove"], 0);
    world.ana.pledge_lines(&campaign, &[line(1, 100_00)]).await.done();
    world.max.approves(&world.ana.waiting(&campaign).await).await.done();
}

#[behaviour]
async fn an_amount_is_set_by_an_admin_where_the_network_has_the_rule(world: &World) {
    let set = |above: i64| json!({ "above": above, "aloneUnderstood": true });
    world.unchanged_by(async || world.max.changes_approval(set(1)).await.refused_with(&["APPROVAL_OFF"])).await;
    let approval = "query($id: ID!) { agency(id: $id) { approval { above currency isOn canChange } } }";
    let agency = world.max.agency().await;
    let seen =
        async |actor: &Actor| actor.ask(approval, json!({ "id": agency })).await.data()["agency"]["approval"].clone();
    assert_eq!(seen(&world.max).await, Value::Null, "there is no such rule");
    world.own_approval(true).await;
    world.worker_catches_up().await;
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.mia, &world.cora, &world.rose, &world.fern] {
                let input = json!({
                    "agencyId": agency, "version": 1, "above": 1, "aloneUnderstood": true, "requestKey": key(),
                });
                let denied = actor.does("changeApproval", input, "problems { code field message }").await;
                let code = denied.reply().denied();
                assert!(code == "FORBIDDEN" || code == "NOT_FOUND", "{}: {code}", actor.name());
            }
            world.max.changes_approval(json!({ "above": 1 })).await.refused_with(&["ALONE_TO_APPROVE@aloneUnderstood"]);
            world.max.changes_approval(set(-1)).await.refused_with(&["BELOW_ZERO@above"]);
            let stale = json!({ "above": 5, "version": 7, "aloneUnderstood": true });
            world.max.changes_approval(stale).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    world.max.changes_approval(json!({})).await.done();
    world.mia_is_admin().await;
    world.mails.take();
    world.max.changes_approval(json!({ "above": 4_321_98 })).await.done();
    assert_eq!(
        seen(&world.ana).await,
        json!({ "above": 4_321_98, "currency": "CAD", "isOn": true, "canChange": false })
    );
    for other in [&world.cora, &world.rose] {
        assert_eq!(seen(other).await, Value::Null, "{} reads it", other.name());
    }
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let mut told: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).filter(|to| !to.starts_with("cora")).collect();
    told.sort_unstable();
    told.dedup();
    assert_eq!(told, ["max@example.test", "mia@example.test"], "all admins hear of it");
    for (to, says) in [("max@", "You changed the amount"), ("mia@", "Max changed the amount")] {
        assert!(mails.iter().any(|mail| mail.to.starts_with(to) && mail.text.contains(says)), "{to}: {mails:#?}");
    }
    let said = format!("{}{}", world.traces().await.of("event").join("\n"), logs::lines().join("\n"));
    assert!(!said.contains("432198") && mails.iter().all(|mail| !mail.text.contains("4,321.98")));
    world.own_approval(false).await;
    world
        .unchanged_by(async || world.max.changes_approval(json!({ "above": 5 })).await.refused_with(&["APPROVAL_OFF"]))
        .await;
    world.max.changes_approval(json!({ "above": null })).await.done();
    assert_eq!(seen(&world.max).await, Value::Null);
}

#[behaviour]
async fn what_staff_enter_always_waits_where_the_agency_has_an_amount(world: &World) {
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    let reply = world.cora.ask("{ members(first: 100) { nodes { id name } } }", json!({})).await;
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let max = nodes.iter().find(|node| node["name"] == "Max").expect("Max works there")["id"].clone();
    let told = |version: Option<i64>, member: Value| {
        json!({
            "campaignId": campaign.id, "lines": [line(1, 100_00)], "version": version, "requestKey": key(),
            "told": { "source": "PHONE", "on": "2026-03-02", "memberId": member },
        })
    };
    let payload = "toldDeed { id version seats } problems { code field message }";
    let mut input = told(None, max);
    input["agencyId"] = world.ana.agency().await.into();
    mailed(world).await;
    let entered = world.cora.does("pledgeAsTold", input, payload).await;
    assert_eq!(
        (&entered.done()["toldDeed"]["version"], &entered.done()["toldDeed"]["seats"]),
        (&Value::Null, &json!(1))
    );
    let entry = entered.done()["toldDeed"]["id"].as_str().expect("an id is a text").to_owned();
    world.cora.opens(&format!("/told/{entry}")).await.is_shown().says("What came of it, only your agency sees.");
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let reported = mails.iter().filter(|mail| mail.text.contains("as Max told us by phone")).count();
    assert_eq!(reported, 3, "its buyers and admins: {mails:#?}");
    let pending = world.max.waiting(&campaign).await;
    world.unchanged_by(async || world.max.approves(&pending).await.refused_with(&["ASKED_YOURSELF"])).await;
    world.mia.approves(&pending).await.done();
    let seen = world
        .ana
        .sees(&campaign, "mySeats myPledge { changedBy history { approvedBy } } myToldDeeds { version }")
        .await;
    let expected = json!({
        "mySeats": 1, "myPledge": { "changedBy": "Cora", "history": [{ "approvedBy": "Mia" }] }, "myToldDeeds": [{ "version": 1 }],
    });
    assert_eq!(seen, expected);
    let node = world.cora.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": pending })).await;
    assert_eq!(node.body["data"]["node"], Value::Null, "a limit that was entered is sealed");
}

#[behaviour]
async fn where_staff_named_nobody_whoever_approves_says_that_it_was_not_them(world: &World) {
    let campaign = scene(world).await;
    let input = json!({
        "agencyId": world.ana.agency().await, "campaignId": campaign.id, "lines": [line(12, 100_00)],
        "requestKey": key(), "told": { "source": "PAPER", "on": "2026-03-02" },
    });
    world.cora.does("pledgeAsTold", input, "toldDeed { version } problems { code field message }").await.done();
    let pending = world.max.waiting(&campaign).await;
    let seen = world.max.sees(&campaign, "myPendingPledge { isTold knowsWhoAsked canDecide }").await;
    assert_eq!(seen["myPendingPledge"], json!({ "isTold": true, "knowsWhoAsked": false, "canDecide": true }));
    world
        .unchanged_by(async || {
            let refused = world.max.approves(&pending).await;
            refused.refused_with(&["WHO_ASKED_UNKNOWN@notAskedByMe"]);
        })
        .await;
    let path = format!("/campaigns/{}/approval", campaign.id);
    let form = world.max.opens(&path).await.is_shown().form("/approval").with("approve", "yes");
    let unsaid = form.clone().post().await;
    assert_eq!(unsaid.status, 422, "{}", unsaid.text());
    assert!(unsaid.wrong_at("notAskedByMe").contains("tick that it was not you"));
    form.with("notAskedByMe", "yes").send().await.is_shown().says("You approved the request.");
    assert_eq!(world.max.sees(&campaign, "mySeats").await["mySeats"], 12);
}

#[behaviour]
async fn staff_take_back_what_they_entered_and_learn_nothing_of_what_waits(world: &World) {
    const AS_TOLD: &str = "query($campaign: ID!, $agency: ID!) {
        asTold(campaignId: $campaign, agencyId: $agency) { canWithdraw seats } }";
    let campaign = scene(world).await;
    let agency = world.ana.agency().await;
    let payload = "toldDeed { deed version } problems { code field message }";
    let tells = async |deed: &'static str, lines: Value| {
        let mut input = json!({
            "campaignId": campaign.id, "agencyId": agency, "told": { "source": "PHONE", "on": "2026-03-02" },
            "toldDeedId": world.cora.may_wait(&campaign, &agency).await, "requestKey": key(),
        });
        if !lines.is_null() {
            input["lines"] = lines;
        }
        world.cora.does(deed, input, payload).await
    };
    let enters = async || {
        world.goes_by(TimeDelta::seconds(1));
        tells("pledgeAsTold", json!([line(6, 100_00)])).await
    };
    let takes_back = async || tells("withdrawAsTold", Value::Null).await;
    let can = async || {
        let reply = world.cora.ask(AS_TOLD, json!({ "campaign": campaign.id, "agency": agency })).await;
        reply.data()["asTold"].clone()
    };
    let nothing = json!({ "canWithdraw": false, "seats": null });
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    assert_eq!(can().await, nothing, "what the agency asked for itself is its own affair");
    world
        .unchanged_by(async || {
            takes_back().await.refused_with(&["NOTHING_PLEDGED"]);
        })
        .await;
    enters().await.done();
    let something = json!({ "canWithdraw": true, "seats": null });
    assert_eq!(can().await, something);
    let waits = world.max.waiting(&campaign).await;
    mailed(world).await;
    world.goes_by(TimeDelta::seconds(1));
    assert_eq!(takes_back().await.done()["toldDeed"], json!({ "deed": "WITHDREW", "version": null }));
    let taken_back = "One case book for all of us: the request entered for Open Door was taken back";
    assert_eq!(mailed(world).await, ["ana", "max"].map(|name| format!("{name}: {taken_back}")));
    assert_eq!(state(&world.max.sees(&campaign, SEEN).await), "WITHDRAWN");
    world.max.approves_for_others(&waits).await.refused_with(&["NOTHING_WAITS"]);
    assert_eq!(can().await, nothing);
    takes_back().await.refused_with(&["NOTHING_PLEDGED"]);
    // An admin refuses what was entered again: for staff nothing is other than before.
    enters().await.done();
    world.max.refuses(&world.max.waiting(&campaign).await, "Too many.").await.done();
    assert_eq!(can().await, something);
    world.goes_by(TimeDelta::seconds(1));
    takes_back().await.done();
    // Once approved it is a request like every other, and taken back with its version.
    enters().await.done();
    world.max.approves_for_others(&world.max.waiting(&campaign).await).await.done();
    world
        .unchanged_by(async || {
            takes_back().await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    let log = "{ events(kind: \"PendingWithdrawnAsTold\") { nodes { title personName } } }";
    let reply = world.cora.ask(log, json!({})).await;
    let said = json!({ "title": "Request withdrawn before its approval, as told by phone", "personName": "Cora" });
    assert_eq!(reply.data()["events"]["nodes"], json!([said, said]), "what staff did themselves they see");
}

#[behaviour]
async fn staff_do_not_get_round_the_amount_by_switching_the_rule_off(world: &World) {
    let campaign = scene(world).await;
    world.own_approval(false).await;
    let agency = world.ana.agency().await;
    let input = json!({
        "agencyId": agency, "campaignId": campaign.id, "lines": [line(12, 100_00)], "requestKey": key(),
        "told": { "source": "PHONE", "on": "2026-03-02" },
    });
    let payload = "toldDeed { version } problems { code field message }";
    let entered = world.cora.does("pledgeAsTold", input, payload).await;
    assert_eq!(entered.done()["toldDeed"]["version"], Value::Null, "it waits");
    let seen = world.max.sees(&campaign, SEEN).await;
    assert_eq!((&seen["seatsPledged"], &seen["mySeats"]), (&json!(0), &json!(0)));
    let pending = world.max.waiting(&campaign).await;
    world.own_approval(true).await;
    world.max.approves_for_others(&pending).await.done();
    assert_eq!(world.max.sees(&campaign, "mySeats").await["mySeats"], 12);
}

#[behaviour]
async fn who_may_not_act_may_not_approve_and_who_leaves_asks_no_more(world: &World) {
    let campaign = scene(world).await;
    let other = world.open_campaign().await;
    for one in [&campaign, &other] {
        world.ana.pledge_lines(one, &[line(12, 100_00)]).await.done();
    }
    let pending = world.ana.waiting(&campaign).await;
    let agency = world.ana.agency().await;
    let stand = async |deed: &'static str| {
        let input = json!({ "agencyId": agency, "reason": "Dues are open.", "requestKey": key() });
        world.cora.does(deed, input, "agency { id } problems { code field message }").await.done();
    };
    stand("suspendAgency").await;
    world.unchanged_by(async || world.max.approves(&pending).await.denied_as("FORBIDDEN")).await;
    assert!(needs(&world.max).await.is_empty());
    stand("reinstateAgency").await;
    world.max.approves(&pending).await.done();
    stand("removeAgency").await;
    world.worker_catches_up().await;
    let rows = world.traces().await.of("pending_pledge").join("\n");
    assert!(rows.contains("WITHDRAWN") && rows.contains("APPROVED"), "{rows}");
    assert_eq!(world.cora.sees(&campaign, "seatsPledged").await["seatsPledged"], 0);
    stand("reinstateAgency").await;
    let seen = world.ana.sees(&other, SEEN).await;
    assert_eq!(state(&seen), "WITHDRAWN", "nothing wakes again");
}

#[behaviour]
async fn what_lapsed_at_the_close_is_not_taken_back_by_who_leaves_later_and_wakes_no_more(world: &World) {
    let campaign = world.open(&Plan::default().extending()).await;
    world.open_door_approves_above(1_000_00).await;
    world.ana.pledge_lines(&campaign, &[line(30, 100_00)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(4, 100_00)]).await.done();
    world.worker_catches_up().await;
    let pending = world.ana.waiting(&campaign).await;
    let agency = world.ana.agency().await;
    world.it_is(campaign.closes_at);
    world.cora.changes_standing("removeAgency", &agency, "They closed.").await.done();
    let rows = world.traces().await.of("pending_pledge").join("\n");
    assert!(rows.contains("LAPSED") && !rows.contains("WITHDRAWN"), "{rows}");
    world.worker_catches_up().await;
    world.cora.changes_standing("reinstateAgency", &agency, "They are back.").await.done();
    let seen = world.max.sees(&campaign, &format!("phase {SEEN}")).await;
    assert_eq!((&seen["phase"], state(&seen)), (&json!("PLEDGING"), &json!("LAPSED")), "extended");
    world.max.approves(&pending).await.refused_with(&["NOTHING_WAITS"]);
}

#[behaviour]
async fn asked_twice_with_the_same_key_it_waits_once(world: &World) {
    let campaign = scene(world).await;
    let input = json!({ "lines": [line(12, 100_00)], "requestKey": key() });
    let first = world.ana.pledges(&campaign, input.clone()).await;
    let second = world.ana.pledges(&campaign, input).await;
    assert_eq!(first.done()["pendingPledge"], second.done()["pendingPledge"]);
    assert_eq!(world.traces().await.of("pending_pledge").len(), 1);
}

#[behaviour]
async fn two_who_decide_at_once_decide_once(world: &World) {
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    let pending = world.ana.waiting(&campaign).await;
    let (max, mia) = tokio::join!(world.max.approves(&pending), world.mia.refuses(&pending, "Not now."));
    let refused = [(&max, "approvePledge"), (&mia, "refusePledge")]
        .map(|(outcome, deed)| outcome.reply().data()[deed]["problems"] != json!([]));
    assert_eq!(refused.iter().filter(|refused| **refused).count(), 1);
    let seen = world.ana.sees(&campaign, SEEN).await;
    let seats = if refused[0] { 0 } else { 12 };
    assert_eq!(seen["seatsPledged"], seats);
}

#[behaviour]
async fn what_staff_did_not_see_waiting_they_do_not_replace(world: &World) {
    let campaign = scene(world).await;
    let agency = world.ana.agency().await;
    let payload = "toldDeed { id } problems { code field message }";
    let tells = async |deed: &'static str, seats: i64, seen: Value| {
        world.goes_by(TimeDelta::seconds(1));
        let mut input = json!({
            "campaignId": campaign.id, "agencyId": agency, "told": { "source": "PHONE", "on": "2026-03-02" },
            "toldDeedId": seen, "requestKey": key(),
        });
        if seats > 0 {
            input["lines"] = json!([line(seats, 100_00)]);
        }
        world.cora.does(deed, input, payload).await
    };
    let first = tells("pledgeAsTold", 6, Value::Null).await.done()["toldDeed"]["id"].clone();
    assert_eq!(world.cora.may_wait(&campaign, &agency).await, first);
    let entered = "toldDeeds { id note agency { name } }";
    let seen = json!({ "toldDeeds": [{ "id": first, "note": "", "agency": { "name": "Open Door" } }] });
    assert_eq!(world.cora.sees(&campaign, entered).await, seen);
    for other in [&world.ana, &world.rose, &world.fern] {
        assert_eq!(other.sees(&campaign, entered).await, json!({ "toldDeeds": [] }), "{}", other.name());
    }
    world
        .unchanged_by(async || {
            tells("pledgeAsTold", 7, Value::Null).await.refused_with(&["STALE_VERSION@version"]);
            tells("withdrawAsTold", 0, Value::Null).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    let second = tells("pledgeAsTold", 7, first.clone()).await.done()["toldDeed"]["id"].clone();
    world
        .unchanged_by(async || {
            tells("withdrawAsTold", 0, first.clone()).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    let seen = world.max.sees(&campaign, "myPendingPledge { seats toldDeed { id note } hasApprover }").await;
    assert_eq!(
        seen["myPendingPledge"],
        json!({ "seats": 7, "toldDeed": { "id": second, "note": "" }, "hasApprover": true })
    );
    // What the agency does itself changes nothing for staff, so that they cannot try what became of it.
    world.max.refuses(&world.max.waiting(&campaign).await, "Too many.").await.done();
    assert_eq!(world.cora.may_wait(&campaign, &agency).await, second);
    tells("withdrawAsTold", 0, second).await.done();
}

#[behaviour]
async fn where_nobody_is_named_who_told_it_the_agencys_people_read_why_it_was_refused(world: &World) {
    const WHY: &str = "We hire in the fall.";
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    let input = json!({
        "agencyId": world.ana.agency().await, "campaignId": campaign.id, "lines": [line(12, 100_00)],
        "requestKey": key(), "told": { "source": "PHONE", "on": "2026-03-02" },
    });
    world.cora.does("pledgeAsTold", input, "toldDeed { id } problems { code field message }").await.done();
    let pending = world.max.waiting(&campaign).await;
    mailed(world).await;
    world.max.refuses(&pending, WHY).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let mut to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["ana@example.test", "mia@example.test"], "all who may have told it, and nobody of the network");
    assert!(mails.iter().all(|mail| mail.text.contains(WHY) && mail.text.contains("what the coordinators entered")));
    for actor in [&world.ana, &world.mia] {
        let seen = actor.sees(&campaign, "myPendingPledge { reason }").await;
        assert_eq!(seen["myPendingPledge"]["reason"], json!(WHY), "{}", actor.name());
    }
    let all = world.cora.ask("{ notices(first: 100) { nodes { title body } } }", json!({})).await.body.to_string();
    assert!(!all.contains(WHY) && !all.contains("a request was refused"), "{all}");
}

#[behaviour]
async fn what_nobody_can_approve_any_more_says_so(world: &World) {
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    world.max.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    let approver = async || {
        let seen = world.max.sees(&campaign, "myPendingPledge { hasApprover }").await;
        seen["myPendingPledge"]["hasApprover"].clone()
    };
    assert_eq!(approver().await, json!(true));
    world.goes_by(TimeDelta::seconds(1));
    let input = json!({ "understood": true, "requestKey": key() });
    world.mia.does("eraseMe", input, "problems { code field message }").await.done();
    assert_eq!(approver().await, json!(false));
    let page = world.max.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown();
    page.says("No admin of your agency is left who could approve it");
    for actor in [&world.max, &world.ana] {
        assert_eq!(needs(actor).await, ["FIND_APPROVER"], "{}", actor.name());
    }
    world.max.opens("/").await.is_shown().says("Find somebody who may approve");
}
