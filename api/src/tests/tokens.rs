//! Tokens for programs: what they cost counts for their owner.

use futures::future::join_all;
use serde_json::{Value, json};

use super::world::{Reader, World};
use crate::{Caller, Settings};

const LANGUAGE: &str =
    "mutation($input: ChangeMySettingsInput!) { changeMySettings(input: $input) { problems { code } } }";

/// A program of Ben's, with a token for these rooms.
async fn program<'w>(world: &'w World, scopes: Value) -> Reader<'w> {
    let document = "mutation($input: MakeTokenInput!) { makeToken(input: $input) { secret problems { code } } }";
    let input = json!({ "input": {
        "name": "A sheet", "scopes": scopes, "expiresAt": "2027-03-20T00:00:00Z", "requestKey": "make",
    } });
    let ben = world.reader("Ben");
    let made = ben.get(document, input).await;
    let token = made["makeToken"]["secret"].as_str().unwrap().to_owned();
    Reader { world, caller: Caller { session: None, token: Some(token), ..ben.caller } }
}

#[tokio::test]
async fn the_deeds_of_a_program_are_limited_as_its_owners_are() {
    let world = World::with(Settings { deeds_per_person_max: 3, ..Settings::default() }).await;
    let program = program(&world, json!([{ "room": "IDENTITY", "write": true }])).await;
    let change =
        |key: u32| json!({ "input": { "language": "EN", "zone": "America/Halifax", "requestKey": key.to_string() } });
    // At once: one more is allowed every fifth of a second.
    let codes = join_all((0..40).map(|number| program.codes(LANGUAGE, change(number)))).await.concat();
    assert!(codes.len() > 20 && codes.iter().all(|code| code == "RATE_LIMITED"), "{codes:?}");
    assert!(world.reader("Mia").codes(LANGUAGE, change(1)).await.is_empty(), "others go on");
}
