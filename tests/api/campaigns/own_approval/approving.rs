//! What waits: beside what stands, until an admin who did not ask for it says yes.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::key;
use tests::{World, behaviour, line};

use super::{SEEN, mailed, needs, scene, state};

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
    world.unchanged_by(async || only_what_waits(None).await.refused_with(&["NOTHING_WAITS"])).await;
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
