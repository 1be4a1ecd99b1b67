//! Who is at the table as what: added, changed, ended; who may, and what has to remain.

mod admins;
mod listing;
mod roles;

use serde_json::{Value, json};
use tests::Actor;
use tests::world::{Outcome, key};

const MEMBER: &str = "member { id name email role agency { name } isLast } problems { code field message }";

/// The roles somebody is shown, by name and role.
async fn shown(actor: &Actor) -> Vec<(String, String, Value)> {
    let reply = actor.ask("{ members(first: 100) { nodes { id name role isLast } } }", json!({})).await;
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let text = |value: &Value| value.as_str().expect("it is a text").to_owned();
    nodes.iter().map(|one| (text(&one["name"]), text(&one["role"]), one["isLast"].clone())).collect()
}

async fn id(actor: &Actor, name: &str, role: &str) -> String {
    let reply = actor.ask("{ members(first: 100) { nodes { id name role } } }", json!({})).await;
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let found = nodes.iter().find(|one| one["name"] == name && one["role"] == role);
    let found = found.unwrap_or_else(|| panic!("{} sees no {role} {name}: {nodes:#?}", actor.name()));
    found["id"].as_str().expect("an id is a text").to_owned()
}

async fn ends(actor: &Actor, member: &str, more: Value) -> Outcome {
    let mut input = json!({ "memberId": member, "requestKey": key() });
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    actor.does("endRole", input, "done problems { code field message }").await
}

async fn changes(actor: &Actor, member: &str, role: &str, more: Value) -> Outcome {
    let mut input = json!({ "memberId": member, "role": role, "requestKey": key() });
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    actor.does("changeRole", input, MEMBER).await
}
