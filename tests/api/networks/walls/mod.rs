//! What belongs to another network does not exist: no id of it finds anything, no list shows anything, no deed reaches it.
//!
//! The questions are made from the schema: a field or mutation added tomorrow is tried without anybody remembering.

mod files;
mod from_within;
mod ids;
mod lists;

use serde_json::{Value, json};
use tests::world::{Reply, Schema, nowhere};
use tests::{Actor, World, behaviour};

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no id")).to_owned()
}

/// All that somebody could tell answers apart by.
fn said(reply: &Reply) -> String {
    format!("{} {}", reply.status, reply.body)
}

/// A deed with all ids it takes, also those it may do without.
fn deed_with(schema: &Schema, deed: &str, wanted: &str, ids: &dyn Fn(&str) -> String) -> (String, Value) {
    let (initial, rest) = deed.split_at(1);
    let input = format!("{}{rest}Input", initial.to_uppercase());
    let document = format!("mutation($input: {input}!) {{ {deed}(input: $input) {{ __typename }} }}");
    (document, json!({ "input": schema.input_with(&input, wanted, ids) }))
}

/// Somebody in each role of the prairie network, somebody of no network, and nobody.
async fn everybody(world: &World) -> [Actor; 8] {
    let advisor = world.advisor().await;
    let World { cora, max, ana, mia, fern, sven, nobody, .. } = world;
    let [cora, max, ana, mia, fern, sven, nobody] = [cora, max, ana, mia, fern, sven, nobody].map(Actor::clone);
    let everybody = [cora, max, ana, mia, fern, advisor, sven, nobody];
    for actor in &everybody {
        has_a_browser(actor).await;
    }
    everybody
}

/// Their browser has its mark, without which nobody begins to sign in by a provider.
async fn has_a_browser(actor: &Actor) {
    actor.set_cookie("lt_browser", Some(&"b".repeat(32))).await;
}

/// Asks the same twice, of another network's thing and of nothing at all: nobody may tell the answers apart, nor what becomes of
/// the question. The database is asked the very same for both, so that neither takes longer than the other.
async fn cannot_tell(world: &World, actor: &Actor, what: &str, foreign: &str, ask: impl AsyncFn(&str) -> String) {
    let nothing = nowhere(foreign);
    actor.arrives().await;
    let (theirs, for_theirs) = world.statements.during(async || ask(foreign).await).await;
    let (none, for_none) = world.statements.during(async || ask(&nothing).await).await;
    assert_eq!(
        for_theirs,
        for_none,
        "{} can tell by the time {what} takes that another network has this",
        actor.name()
    );
    assert_eq!(
        theirs.replace(foreign, "…"),
        none.replace(&nothing, "…"),
        "{} can tell by {what} that another network has this",
        actor.name()
    );
}

#[behaviour]
async fn somebody_in_each_role_knocks_at_the_walls(world: &World) {
    let mut roles = std::collections::BTreeSet::new();
    for actor in everybody(world).await {
        let seen = actor.ask("{ viewer { networks { role } } }", json!({})).await.body;
        let held = seen["data"]["viewer"]["networks"].as_array().cloned().unwrap_or_default();
        roles.extend(held.iter().map(|held| text(&held["role"])));
    }
    let all = ["ADMIN", "ADVISOR", "BUYER", "COORDINATOR", "FUNDER", "MEMBER"];
    assert_eq!(roles.into_iter().collect::<Vec<_>>(), all, "a role nobody tries the walls in");
}

#[behaviour]
async fn who_does_not_belong_to_a_network_finds_no_network_at_its_door(world: &World) {
    for actor in [&world.ana, &world.cora, &world.sven] {
        for door in ["coast", "nowhere"] {
            let reply = actor.at(door).ask("{ network { name } }", json!({})).await;
            assert_eq!(reply.denied(), "NOT_FOUND", "{} at {door}", actor.name());
            let page = actor.at(door).opens("/").await;
            assert_eq!(page.status, 404, "{} at {door}: {}", actor.name(), page.text());
        }
    }
    let reply = world.nobody.ask("{ network { name } }", json!({})).await;
    assert_eq!(reply.denied(), "UNAUTHENTICATED");
}
