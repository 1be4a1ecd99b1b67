//! What waited and was not approved in time: it ends with its purchase, its close or its agency, and nothing wakes it again.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::key;
use tests::{Plan, World, behaviour, line};

use super::{SEEN, mailed, needs, scene, state};

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
