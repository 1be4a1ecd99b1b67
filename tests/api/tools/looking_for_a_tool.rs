//! Looking for a tool in the directory.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::Operation;
use domain::sample::{Rows, load};
use domain::tools::tool;
use serde_json::{Value, json};
use tests::{World, behaviour};
use uuid::Uuid;

/// The row behind a global id.
fn row_of(id: &Value) -> Uuid {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(id.as_str().expect("an id is a text")).expect("a global id is base64");
    Uuid::from_slice(&bytes[1..]).expect("a kind, then a row")
}

/// One more tool in the prairie network's directory.
async fn there_is(world: &World, name: &str, key: &str, category: &str) {
    let known = world.cora.ask("{ network { id } tools(first: 1) { nodes { supplier { id } } } }", json!({})).await;
    let (network, text) = (row_of(&known.data()["network"]["id"]), String::new);
    let tool = tool::Model {
        network_id: network,
        id: Operation::new(&world.database).new_id(),
        key: key.to_owned(),
        name: name.to_owned(),
        search_text: tool::search_text(name, key, category),
        supplier_id: row_of(&known.data()["tools"]["nodes"][0]["supplier"]["id"]),
        category: category.to_owned(),
        open_source: text(),
        licence: text(),
        data_export: text(),
        hosting: text(),
        canada_hosting: text(),
        languages: text(),
        french_interface: text(),
        source: text(),
        confidence: text(),
        version: 1,
    };
    let rows = Rows { tools: vec![tool], ..Rows::default() };
    load(&Operation::new(&world.database), network, &rows).await.expect("the tool fits the tables");
}

/// The names of the tools found.
async fn found(world: &World, words: &str) -> Vec<String> {
    let reply =
        world.ana.ask("query($words: String) { tools(search: $words) { nodes { name } } }", json!({ "words": words }));
    let nodes = reply.await.data()["tools"]["nodes"].as_array().expect("tools are a list").clone();
    nodes.iter().map(|tool| tool["name"].as_str().expect("a name is a text").to_owned()).collect()
}

#[behaviour]
async fn a_tool_is_found_whatever_the_case_with_accents_as_without(world: &World) {
    there_is(world, "École ouverte", "ECOLE-1", "Formation À DISTANCE").await;
    for words in ["École", "école", "ÉCOLE OUV", "  école  ", "ecole-1", "à distance"] {
        assert_eq!(found(world, words).await, ["École ouverte"], "{words}");
    }
    for words in ["écoles", "ouverte ecole", "ouverte\necole", "é_ole", "éc%le"] {
        assert_eq!(found(world, words).await, [""; 0], "{words}");
    }
    for nothing in ["", "\u{7}", "%", "\\"] {
        assert_eq!(found(world, nothing).await.len(), 3, "{nothing:?} asks for nothing");
    }
}

#[behaviour]
async fn what_somebody_looks_for_may_be_long_and_only_its_beginning_counts(world: &World) {
    let name = "é".repeat(100);
    there_is(world, &name, "long", "other").await;
    assert_eq!(found(world, &"É".repeat(10_000)).await, [name]);
}
