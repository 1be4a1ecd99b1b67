//! What becomes of a link when an admin, an agency or a network goes, and of a code that nobody said yes to.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{Outcome, key};
use tests::{Actor, World, behaviour};

use super::{linked, mailed, runs, to};

async fn held(actor: &Actor, name: &str, role: &str) -> String {
    let reply = actor.ask("{ members(first: 100) { nodes { id name role } } }", json!({})).await;
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let found = nodes.iter().find(|one| one["name"] == name && one["role"] == role);
    let found = found.unwrap_or_else(|| panic!("no {role} {name} in {nodes:#?}"));
    found["id"].as_str().expect("an id is a text").to_owned()
}

/// An admin gives their role up.
async fn gives_up(actor: &Actor, more: Value) -> Outcome {
    let mut input = json!({ "memberId": held(actor, actor.name(), "ADMIN").await, "requestKey": key() });
    for (field, value) in more.as_object().expect("fields have names") {
        input[field] = value.clone();
    }
    actor.does("endRole", input, "done problems { code }").await
}

/// How many halves on record hold something of the other: nothing else in them is as long.
async fn sealed(world: &World) -> usize {
    let holds = |row: &&String| row.split(',').any(|cell| cell.len() > 60);
    world.traces().await.of("agency_link").iter().filter(holds).count()
}

/// How many sealed texts stand in all halves on record: two in one whose admin has looked at the other agency, else one.
async fn sealed_texts(world: &World) -> usize {
    let is_sealed = |cell: &&str| cell.len() > 60;
    world.traces().await.of("agency_link").iter().map(|row| row.split(',').filter(is_sealed).count()).sum()
}

#[behaviour]
async fn what_a_lapsed_half_held_of_the_other_agency_goes_within_a_day(world: &World) {
    linked(world).await;
    world.max.of_link("fetchLinkedProfile").await.done();
    world.otto.of_link("fetchLinkedProfile").await.done();
    world.passes(world.clock.now() + TimeDelta::days(2)).await;
    assert_eq!(sealed(world).await, 2, "both stand");
    // A removed agency may come back, and its link with it.
    let ours = world.max.agency().await;
    world.cora.changes_standing("removeAgency", &ours, "Dues.").await.done();
    world.passes(world.clock.now() + TimeDelta::days(2)).await;
    assert_eq!(sealed(world).await, 2);
    world.cora.changes_standing("reinstateAgency", &ours, "").await.done();
    world.max.of_link("fetchLinkedProfile").await.done();
    // Its only admin goes: whoever a coordinator finds next is told nothing of the link.
    gives_up(&world.max, json!({ "askCoordinator": true })).await.done();
    assert_eq!((sealed(world).await, sealed_texts(world).await), (2, 4));
    mailed(world).await;
    world.passes(world.clock.now() + TimeDelta::days(1)).await;
    assert_eq!(sealed(world).await, 1, "the other half says so when somebody looks");
    assert_eq!(sealed_texts(world).await, 1, "with whom it was linked, and nothing of what that one said of itself");
    assert!(mailed(world).await.is_empty(), "nothing changed for anybody");
    world.unchanged_by(async || world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    assert_eq!(world.otto.link().await["otherAgency"], "Open Door");
}

#[behaviour]
async fn whoever_follows_and_makes_a_code_leaves_nothing_of_the_lapsed_link_on_the_other_side(world: &World) {
    linked(world).await;
    world.otto.of_link("fetchLinkedProfile").await.done();
    let mia = held(&world.max, "Mia", "MEMBER").await;
    gives_up(&world.max, json!({ "askCoordinator": true })).await.done();
    world.it_is(world.clock.now() + TimeDelta::hours(1));
    let input = json!({ "memberId": mia, "role": "ADMIN", "requestKey": key() });
    world.cora.does("changeRole", input, "member { id } problems { code }").await.done();
    assert_eq!((sealed(world).await, sealed_texts(world).await), (2, 3));
    world.mia.makes_a_code().await;
    assert_eq!((sealed(world).await, sealed_texts(world).await), (1, 1));
    world.unchanged_by(async || world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    assert_eq!(world.otto.link().await["otherAgency"], "Open Door");
}

#[behaviour]
async fn a_removed_agency_keeps_nothing_either_of_what_a_lapsed_link_told_it(world: &World) {
    linked(world).await;
    world.otto.of_link("fetchLinkedProfile").await.done();
    let theirs = world.otto.agency().await;
    world.stella.changes_standing("removeAgency", &theirs, "Dues.").await.done();
    gives_up(&world.max, json!({ "askCoordinator": true })).await.done();
    assert_eq!((sealed(world).await, sealed_texts(world).await), (2, 3));
    world.passes(world.clock.now() + TimeDelta::days(2)).await;
    assert_eq!((sealed(world).await, sealed_texts(world).await), (1, 1), "with whom it was linked, and nothing more");
}

#[behaviour]
async fn a_link_that_is_ended_ends_for_a_removed_agency_as_well(world: &World) {
    linked(world).await;
    world.otto.of_link("fetchLinkedProfile").await.done();
    let theirs = world.otto.agency().await;
    world.stella.changes_standing("removeAgency", &theirs, "Dues.").await.done();
    assert_eq!((sealed(world).await, sealed_texts(world).await), (2, 3));
    mailed(world).await;
    world.max.of_link("endAgencyLink").await.done();
    assert_eq!((sealed(world).await, sealed_texts(world).await), (0, 0), "nothing is kept on either side");
    let subject = "Open Door in Prairie Table is no longer linked with Tidewater in Coast Table";
    assert_eq!(mailed(world).await, [to("max@example.test", subject)]);
    world.stella.changes_standing("reinstateAgency", &theirs, "").await.done();
    assert_eq!(world.otto.link().await, Value::Null);
    world.unchanged_by(async || world.otto.of_link("endAgencyLink").await.refused_with(&["NOT_LINKED"])).await;
    world.otto.links_with(&world.max).await;
    assert_eq!(world.max.link().await["otherAgency"], "Tidewater", "but may link anew");
}

#[behaviour]
async fn a_code_that_nobody_said_yes_to_is_forgotten_once_it_ran_out(world: &World) {
    world.otto_keeps_tidewater().await;
    let code = world.max.makes_a_code().await;
    world.otto.takes_up(&code).await.done();
    world.passes(world.clock.now() + TimeDelta::days(6)).await;
    assert_eq!((sealed(world).await, &world.otto.link().await["state"]), (1, &json!("TO_CONFIRM")));
    world.passes(world.clock.now() + TimeDelta::days(2)).await;
    assert_eq!((sealed(world).await, world.otto.link().await), (0, Value::Null));
    world.otto.links_with(&world.max).await;
    assert_eq!(world.max.link().await["otherAgency"], "Tidewater", "another one is as good as the first");
}

#[behaviour]
async fn a_link_outlives_an_admin_who_hands_over_and_not_one_whom_a_coordinator_replaces(world: &World) {
    linked(world).await;
    let successor = held(&world.max, "Ana", "BUYER").await;
    gives_up(&world.max, json!({ "successorId": successor })).await.done();
    assert_eq!(world.ana.link().await["otherAgency"], "Tidewater", "the organization's own admin follows");
    world.max.of_link("endAgencyLink").await.denied_as("NOT_FOUND");
    world.worker_catches_up().await;
    world.mails.take();
    let mia = held(&world.ana, "Mia", "MEMBER").await;
    gives_up(&world.ana, json!({ "askCoordinator": true })).await.done();
    let input = json!({ "memberId": mia, "role": "ADMIN", "requestKey": key() });
    world.it_is(world.clock.now() + TimeDelta::hours(1));
    world.cora.does("changeRole", input, "member { id } problems { code }").await.done();
    assert_eq!(world.mia.link().await, Value::Null, "whom a coordinator finds is told nothing of it");
    world
        .unchanged_by(async || {
            world.mia.of_link("endAgencyLink").await.refused_with(&["NOT_LINKED"]);
            world.mia.of_link("fetchLinkedProfile").await.refused_with(&["NOT_LINKED"]);
            world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"]);
        })
        .await;
    mailed(world).await;
    world.otto.of_link("endAgencyLink").await.done();
    let subject = "Tidewater in Coast Table is no longer linked with Open Door in Prairie Table";
    assert_eq!(mailed(world).await, [to("otto@example.test", subject)], "and is not mailed either");
    world.otto.links_with(&world.mia).await;
    assert_eq!(world.mia.link().await["otherAgency"], "Tidewater", "but may link anew");
}

#[behaviour]
async fn a_link_that_lapsed_does_not_come_back_when_who_made_it_is_erased(world: &World) {
    linked(world).await;
    let mia = held(&world.max, "Mia", "MEMBER").await;
    gives_up(&world.max, json!({ "askCoordinator": true })).await.done();
    world.it_is(world.clock.now() + TimeDelta::hours(1));
    let input = json!({ "memberId": mia, "role": "ADMIN", "requestKey": key() });
    world.cora.does("changeRole", input, "member { id } problems { code }").await.done();
    assert_eq!(world.mia.link().await, Value::Null);
    world.it_is(world.clock.now() + TimeDelta::hours(1));
    let document = "mutation($input: EraseMeInput!) { eraseMe(input: $input) { erased problems { code } } }";
    let erased = world.max.ask_outside(document, json!({ "input": { "understood": true, "requestKey": key() } })).await;
    assert_eq!(erased.data()["eraseMe"]["problems"], json!([]));
    assert_eq!(world.mia.link().await, Value::Null, "there was an hour without an admin, and there still was");
    world
        .unchanged_by(async || {
            world.mia.of_link("fetchLinkedProfile").await.refused_with(&["NOT_LINKED"]);
            world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"]);
        })
        .await;
}

#[behaviour]
async fn a_suspended_agency_rests_and_a_removed_or_erased_one_is_linked_no_more(world: &World) {
    linked(world).await;
    let (ours, theirs) = (world.max.agency().await, world.otto.agency().await);
    world.cora.changes_standing("suspendAgency", &ours, "Dues.").await.done();
    world
        .unchanged_by(async || {
            world.max.of_link("fetchLinkedProfile").await.denied_as("FORBIDDEN");
            world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"]);
        })
        .await;
    assert_eq!(world.max.link().await["state"], "LINKED", "its people may look");
    world.cora.changes_standing("reinstateAgency", &ours, "").await.done();
    world.otto.of_link("fetchLinkedProfile").await.done();
    world.stella.changes_standing("removeAgency", &theirs, "Gone.").await.done();
    world.unchanged_by(async || world.max.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    world.stella.changes_standing("reinstateAgency", &theirs, "").await.done();
    world.max.of_link("fetchLinkedProfile").await.done();
    mailed(world).await;
    let document = "mutation($input: EraseMeInput!) { eraseMe(input: $input) { erased problems { code } } }";
    let erased =
        world.otto.ask_outside(document, json!({ "input": { "understood": true, "requestKey": key() } })).await;
    assert_eq!(erased.data()["eraseMe"]["problems"], json!([]));
    assert_eq!(mailed(world).await, [to("stella@example.test", "Tidewater has no admin any more")]);
    world.unchanged_by(async || world.max.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    world.max.of_link("endAgencyLink").await.done();
    assert_eq!(
        mailed(world).await,
        [to("max@example.test", "Open Door in Prairie Table is no longer linked with Tidewater in Coast Table")]
    );
}

#[behaviour]
async fn a_network_that_is_gone_takes_its_half_with_it(world: &World) {
    linked(world).await;
    let owner = world.place().open(tests::database::As::Owner, world.clock.clone()).await;
    let theirs = "DELETE FROM agency_link WHERE network_id = (SELECT id FROM network WHERE slug = 'coast')";
    runs(&owner, theirs).await;
    world.unchanged_by(async || world.max.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    world.max.of_link("endAgencyLink").await.done();
    assert_eq!(
        mailed(world).await,
        [to("max@example.test", "Open Door in Prairie Table is no longer linked with Tidewater in Coast Table")]
    );
}
