//! An agency's last admin: who follows, whom a coordinator may end, and whoever mail does not reach counts as none.

use sea_orm::ConnectionTrait;
use serde_json::json;
use tests::database::As;
use tests::world::key;
use tests::{World, behaviour};

use super::{MEMBER, changes, ends, id, shown};

#[behaviour]
async fn the_last_admin_says_who_follows_or_has_a_coordinator_asked(world: &World) {
    let max = id(&world.max, "Max", "ADMIN").await;
    let ana = id(&world.max, "Ana", "BUYER").await;
    let hugo = id(&world.cora, "Hugo", "BUYER").await;
    world
        .unchanged_by(async || {
            let refused = ends(&world.max, &max, json!({})).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("LAST_ADMIN", Some("successorId")));
            let refused = ends(&world.cora, &max, json!({ "successorId": hugo })).await.refused();
            assert_eq!(refused[0].code, "BAD_SUCCESSOR", "of another agency");
            let refused = ends(&world.max, &max, json!({ "successorId": max })).await.refused();
            assert_eq!(refused[0].code, "BAD_SUCCESSOR", "the one who leaves");
            ends(&world.max, &max, json!({ "successorId": hugo })).await.denied_as("NOT_FOUND");
            ends(&world.ana, &max, json!({})).await.denied_as("NOT_FOUND");
        })
        .await;
    let next = world.max.ask("query($id: ID!) { successors(memberId: $id) { name } }", json!({ "id": max })).await;
    assert_eq!(next.data()["successors"], json!([{ "name": "Ana" }, { "name": "Mia" }]));
    ends(&world.max, &max, json!({ "successorId": ana })).await.done();
    let roles = world.ana.ask("{ viewer { roles } }", json!({})).await;
    assert_eq!(roles.data()["viewer"]["roles"], json!(["ADMIN"]), "an admin may all a buyer may");
    let listed = shown(&world.ana).await;
    assert_eq!(listed.iter().filter(|(name, ..)| name == "Ana").count(), 1, "{listed:?}");
    world.worker_catches_up().await;
    world.mails.take();

    let ana = id(&world.ana, "Ana", "ADMIN").await;
    ends(&world.ana, &ana, json!({ "askCoordinator": true })).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to_cora: Vec<_> = mails.iter().filter(|mail| mail.to == "cora@example.test").collect();
    assert_eq!(to_cora.len(), 1, "{mails:#?}");
    assert_eq!(to_cora[0].subject, "Open Door has no admin any more");
    let link = to_cora[0].text.split("http://table.test").find(|rest| rest.starts_with("/n/prairie/agencies/"));
    let place = link.and_then(|rest| rest.split_whitespace().next()).expect("it leads to the agency");
    world.cora.opens_at(place).await.is_shown().says("Open Door").says("Invite its admin");
}

/// Whoever is admin next reads what the agency would pay: a coordinator does not bring about that they choose.
#[behaviour]
async fn a_coordinator_ends_no_last_admin_while_anybody_else_works_there(world: &World) {
    let max = id(&world.cora, "Max", "ADMIN").await;
    world
        .unchanged_by(async || {
            let refused = ends(&world.cora, &max, json!({ "askCoordinator": true })).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("LAST_ADMIN", Some("successorId")));
            assert_eq!(refused[0].message, "The agency would have no admin. Please say who follows.");
            let refused = changes(&world.cora, &max, "MEMBER", json!({ "askCoordinator": true })).await.refused();
            assert_eq!(refused[0].code, "AGENCY_HAS_ADMIN", "its admin gives its roles");
        })
        .await;
    for (name, role) in [("Ana", "BUYER"), ("Mia", "MEMBER")] {
        let member = id(&world.cora, name, role).await;
        ends(&world.cora, &member, json!({})).await.done();
    }
    ends(&world.cora, &max, json!({ "askCoordinator": true })).await.done();
}

#[behaviour]
async fn whom_mail_does_not_reach_is_no_admin(world: &World) {
    let agency = world.max.agency().await;
    let input = json!({
        "name": "Lou", "language": "EN", "role": "ADMIN", "agencyId": agency, "requestKey": key(),
    });
    world
        .unchanged_by(async || {
            let refused = world.max.does("addPerson", input, "member { id } problems { code field }").await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("ADMIN_NEEDS_EMAIL", Some("role")));
        })
        .await;
}

/// Somebody is left without the address they had.
#[expect(clippy::disallowed_methods, reason = "no deed takes an address away")]
async fn mail_reaches_no_more(world: &World, email: &str) {
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let statement = format!("UPDATE person SET email = NULL WHERE email = '{email}'");
    assert_eq!(owner.pool().execute_unprepared(&statement).await.unwrap().rows_affected(), 1);
    owner.close().await.unwrap();
}

/// Nobody could help an agency whose only admin cannot sign in, if its admins alone decided who works there.
#[behaviour]
async fn an_admin_whom_mail_does_not_reach_counts_as_none(world: &World) {
    let agency = world.max.agency().await;
    mail_reaches_no_more(world, "max@example.test").await;

    let document = "{ members(first: 100, withoutAdmin: true) { nodes { name canBeChanged isLast } } }";
    let reply = world.cora.ask(document, json!({})).await;
    let there = |name: &str| json!({ "name": name, "canBeChanged": true, "isLast": false });
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    for name in ["Ana", "Max", "Mia"] {
        assert!(nodes.contains(&there(name)), "{nodes:?}");
    }
    let document =
        "query($agency: ID) { seatsToGive(search: \"open door\", agencyId: $agency) { agencies { gives admins } } }";
    let reply = world.cora.ask(document, json!({ "agency": agency })).await;
    assert_eq!(reply.data()["seatsToGive"]["agencies"], json!([{ "gives": true, "admins": ["Max"] }]));

    // Coordinators invite and change in their place, but still put nobody of their own there.
    let seat = |email: &str| json!({ "name": "Noor", "email": email, "language": "EN", "role": "ADMIN", "agencyId": agency, "requestKey": key() });
    world
        .unchanged_by(async || {
            let refused = world.cora.does("invitePerson", seat("cora@example.test"), MEMBER).await;
            refused.refused_with(&["SEAT_FOR_COORDINATOR@agencyId"]);
        })
        .await;
    world.cora.does("invitePerson", seat("noor@newcomer.test"), MEMBER).await.done();
    let max = id(&world.cora, "Max", "ADMIN").await;
    changes(&world.cora, &max, "MEMBER", json!({})).await.done();
    let mia = id(&world.cora, "Mia", "MEMBER").await;
    changes(&world.cora, &mia, "ADMIN", json!({})).await.done();
    // From now on its own admin decides.
    let ana = id(&world.cora, "Ana", "BUYER").await;
    world
        .unchanged_by(async || {
            changes(&world.cora, &ana, "MEMBER", json!({})).await.refused_with(&["AGENCY_HAS_ADMIN@role"]);
        })
        .await;
}

#[behaviour]
async fn whom_mail_does_not_reach_does_not_follow_the_last_admin(world: &World) {
    let agency = world.max.agency().await;
    let input = json!({ "name": "Odile", "language": "FR", "role": "MEMBER", "agencyId": agency, "requestKey": key() });
    world.max.does("addPerson", input, MEMBER).await.done();
    let [max, odile] = [id(&world.max, "Max", "ADMIN").await, id(&world.max, "Odile", "MEMBER").await];
    world
        .unchanged_by(async || {
            let refused = ends(&world.max, &max, json!({ "successorId": odile })).await;
            refused.refused_with(&["ADMIN_NEEDS_EMAIL@successorId"]);
        })
        .await;
    let next = world.max.ask("query($id: ID!) { successors(memberId: $id) { name } }", json!({ "id": max })).await;
    assert_eq!(next.data()["successors"], json!([{ "name": "Ana" }, { "name": "Mia" }]));
    // Once nobody is left who could follow, a coordinator looks for somebody.
    for (name, role) in [("Ana", "BUYER"), ("Mia", "MEMBER")] {
        let member = id(&world.cora, name, role).await;
        ends(&world.cora, &member, json!({})).await.done();
    }
    ends(&world.cora, &max, json!({ "askCoordinator": true })).await.done();
}
