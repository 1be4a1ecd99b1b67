//! One's own settings.

use serde_json::{Value, json};
use tests::world::key;
use tests::{Actor, World, behaviour};

async fn changes(actor: &Actor, language: &str, zone: &str) -> tests::world::Outcome {
    let input = json!({ "language": language, "zone": zone, "requestKey": key() });
    actor.does("changeMySettings", input, "person { language zone } problems { code field message }").await
}

#[behaviour]
async fn a_person_chooses_their_language_and_zone(world: &World) {
    let done = changes(&world.ana, "FR", "America/Halifax").await;
    assert_eq!(done.done()["person"], json!({ "language": "FR", "zone": "America/Halifax" }));
    let mut refused = None;
    world.unchanged_by(async || refused = Some(changes(&world.ana, "EN", "America/Atlantis").await.refused())).await;
    let refused = refused.expect("it was answered");
    assert_eq!(refused[0].code, "UNKNOWN_ZONE");
    assert_eq!(refused[0].field.as_deref(), Some("zone"));
    assert!(refused[0].message.contains("fuseau"), "the sentence is in French by now: {}", refused[0].message);
}

#[behaviour]
async fn a_person_corrects_their_name_and_everybody_reads_it(world: &World) {
    let renames = async |name: Value| {
        let input = json!({ "name": name, "language": "EN", "zone": "America/Winnipeg", "requestKey": key() });
        world.ana.does("changeMySettings", input, "person { name } problems { code field }").await
    };
    assert_eq!(renames(json!("  Ana\n Tremblay ")).await.done()["person"], json!({ "name": "Ana Tremblay" }));
    let document = "{ members(first: 100) { nodes { name } } }";
    let reply = world.cora.ask(document, json!({})).await;
    let names = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    assert!(
        names.contains(&json!({ "name": "Ana Tremblay" })) && !names.contains(&json!({ "name": "Ana" })),
        "{names:?}"
    );
    assert_eq!(renames(Value::Null).await.done()["person"]["name"], "Ana Tremblay", "without one it stays");
    let long = "n".repeat(201);
    world
        .unchanged_by(async || {
            for (name, code) in [(" ", "MISSING"), (long.as_str(), "TOO_LONG"), ("Ana\u{202e}", "CONTROL_CHARACTER")] {
                renames(json!(name)).await.refused_with(&[&format!("{code}@name")]);
            }
        })
        .await;
}

#[behaviour]
async fn nobody_is_nobody(world: &World) {
    let viewer = world.nobody.ask_outside("{ viewer { person { name } networks { role } } }", json!({})).await;
    assert_eq!(viewer.data()["viewer"], json!({ "person": Value::Null, "networks": [] }));
    world
        .unchanged_by(async || changes(&world.nobody, "FR", "America/Halifax").await.denied_as("UNAUTHENTICATED"))
        .await;
}
