//! The amount above which an agency's requests wait: who sets it, where it holds, and who is told.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::key;
use tests::{Actor, Plan, World, behaviour, line, logs};

use super::{mailed, scene};

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
async fn in_another_currency_every_request_waits(world: &World) {
    world.open_door_approves_above(1_000_00).await;
    let campaign = world.open(&Plan::default().with("currency", "USD")).await;
    assert_eq!(world.ana.sees(&campaign, "myApprovalAbove").await["myApprovalAbove"], 0);
    world.ana.pledge_lines(&campaign, &[line(1, 100_00)]).await.done();
    world.max.approves(&world.ana.waiting(&campaign).await).await.done();
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
