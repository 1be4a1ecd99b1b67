//! Carrying a profile over from the linked agency in another network: what is chosen, seen before, by the rules of one's own.

use serde_json::{Value, json};
use tests::world::profile;
use tests::{World, behaviour, line};

const PROFILE: &str = "name province setting sizeBand language contactChannel staff version";

/// When the world begins.
const LOOKED_AT: &str = "2026-03-02T15:00:00Z";

/// Max of Open Door has looked at what Tidewater says of itself.
async fn looked(world: &World) -> Value {
    world.otto_keeps_tidewater().await;
    world.otto.links_with(&world.max).await;
    let seen = world.max.of_link("fetchLinkedProfile").await;
    let seen = seen.done()["link"]["otherProfile"].clone();
    world.worker_catches_up().await;
    world.mails.take();
    seen
}

#[behaviour]
async fn what_is_chosen_is_carried_over_and_the_admins_of_both_are_told(world: &World) {
    let (ours, theirs) = (world.max.agency().await, world.otto.agency().await);
    let there = world.otto.sees_agency(&theirs, PROFILE).await;
    let seen = looked(world).await;
    for field in ["name", "province", "setting", "sizeBand", "language", "contactChannel", "staff", "version"] {
        assert_eq!(seen[field], there[field], "{field}");
    }
    let before = world.max.sees_agency(&ours, PROFILE).await;
    assert_ne!(before["province"], there["province"]);
    let carried = world.max.carries_over(1, 1, &["PROVINCE", "STAFF", "PROVINCE"]).await;
    assert_eq!(carried.done()["agency"]["version"], 2);
    let kept = &carried.done()["link"]["otherProfile"];
    assert_eq!((kept, &kept["fetchedAt"]), (&seen, &json!(LOOKED_AT)), "more of it may be carried over");
    let after = world.max.sees_agency(&ours, PROFILE).await;
    for field in ["name", "setting", "sizeBand", "language", "contactChannel"] {
        assert_eq!(after[field], before[field], "{field} was not chosen");
    }
    assert_eq!((&after["province"], &after["staff"]), (&there["province"], &there["staff"]));
    assert_eq!(world.otto.sees_agency(&theirs, PROFILE).await, there, "nothing changes in the other network");
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let told: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(told.len(), 2, "{mails:#?}");
    for mail in &mails {
        assert!(["max@example.test", "otto@example.test"].contains(&mail.to.as_str()), "{}", mail.to);
        for said in [
            "The profile of Open Door in Prairie Table was carried over from Tidewater in Coast Table",
            "Max",
            "Province or territory, Staff",
        ] {
            assert!(mail.subject.contains(said) || mail.text.contains(said), "no {said} in {}", mail.text);
        }
    }
    let logged = world.cora.ask("{ events(first: 5) { nodes { kind personName agency { name } } } }", json!({})).await;
    let first = &logged.data()["events"]["nodes"][0];
    assert_eq!(first, &json!({ "kind": "AgencyEdited", "personName": "Max", "agency": { "name": "Open Door" } }));
}

#[behaviour]
async fn nobodys_change_is_overwritten_unseen(world: &World) {
    looked(world).await;
    let (ours, theirs) = (world.max.agency().await, world.otto.agency().await);
    let mine = |name: &str| {
        let mut mine = profile(name);
        mine["province"] = json!("MB");
        mine["sizeBand"] = json!("LARGE");
        mine
    };
    world.cora.edit_agency(&ours, 1, Value::Null, mine("Open Doors")).await.done();
    world
        .unchanged_by(async || {
            world.max.carries_over(1, 1, &["STAFF"]).await.refused_with(&["STALE_VERSION@version"]);
            world.max.carries_over(2, 7, &["STAFF"]).await.refused_with(&["LINKED_CHANGED@otherVersion"]);
        })
        .await;
    world.stella.edit_agency(&theirs, 1, Value::Null, profile("Tidewater House")).await.done();
    world
        .unchanged_by(async || {
            world.max.carries_over(2, 1, &["STAFF"]).await.refused_with(&["LINKED_CHANGED@otherVersion"]);
            world.max.carries_over(2, 2, &["STAFF"]).await.refused_with(&["LINKED_CHANGED@otherVersion"]);
        })
        .await;
    let again = world.max.of_link("fetchLinkedProfile").await;
    let seen = &again.done()["link"];
    assert_eq!((&seen["otherAgency"], &seen["otherProfile"]["version"]), (&json!("Tidewater House"), &json!(2)));
    world.max.carries_over(2, 2, &["LANGUAGE", "PROVINCE"]).await.done();
    world
        .unchanged_by(async || {
            world.max.carries_over(2, 2, &["NAME"]).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    world.max.carries_over(3, 2, &["NAME"]).await.done();
}

#[behaviour]
async fn the_rules_of_ones_own_network_hold(world: &World) {
    looked(world).await;
    let theirs = world.otto.agency().await;
    world
        .unchanged_by(async || {
            world.max.carries_over(1, 1, &[]).await.refused_with(&["NOTHING_CHOSEN@fields"]);
        })
        .await;
    let mut taken = profile("Le Relais");
    taken["sizeBand"] = json!("MICRO");
    world.otto.edit_agency(&theirs, 1, Value::Null, taken).await.done();
    world.max.of_link("fetchLinkedProfile").await.done();
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    world
        .unchanged_by(async || {
            world.max.carries_over(1, 2, &["NAME"]).await.refused_with(&["NAME_TAKEN@name"]);
            world.max.carries_over(1, 2, &["SIZE_BAND", "STAFF"]).await.refused_with(&["SIZE_IN_USE@sizeBand"]);
        })
        .await;
    world.max.carries_over(1, 2, &["STAFF"]).await.done();
    assert_eq!(world.max.sees_agency(&world.max.agency().await, "staff").await["staff"], 12);
}
