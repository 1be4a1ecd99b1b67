//! Who changes what is known of a tool.

use serde_json::json;
use tests::{Actor, Plan, World, behaviour};

async fn found(actor: &Actor, words: &str) -> usize {
    let document = "query($words: String) { tools(search: $words) { nodes { id } } }";
    let reply = actor.ask(document, json!({ "words": words })).await;
    reply.data()["tools"]["nodes"].as_array().expect("tools are a list").len()
}

#[behaviour]
async fn a_coordinator_changes_what_is_known_of_a_tool_and_who_sells_it_stays(world: &World) {
    let tool = world.cora.tool("Casebook").await;
    let facts = json!({
        "name": " Cahier  ouvert ", "key": "cahier", "category": "case_management", "hosting": " Winnipeg ", "confidence": "low",
    });
    let edited = world.cora.edit_tool(&tool, facts).await;
    let expected = json!({
        "id": tool, "name": "Cahier ouvert", "key": "cahier", "category": "case_management", "hosting": "Winnipeg",
        "confidence": "low", "licence": "", "openSource": "unknown",
        "supplier": { "name": "Fairware Cooperative", "website": "https://fairware.example" },
    });
    for (field, value) in expected.as_object().expect("it is an object") {
        assert_eq!(&edited.done()["tool"][field], value, "{field}");
    }
    let seen = [found(&world.ana, "cahier ouvert").await, found(&world.ana, "casebook").await];
    assert_eq!(seen, [1, 0], "it is looked for by what it is called now");
    let reply = world.cora.ask("{ events { nodes { kind personName } } }", json!({})).await;
    assert_eq!(reply.data()["events"]["nodes"][0], json!({ "kind": "ToolEdited", "personName": "Cora" }));
}

#[behaviour]
async fn its_own_name_is_not_taken_and_that_of_another_is(world: &World) {
    let tool = world.cora.tool("Casebook").await;
    let own = json!({ "name": "CaseBook", "key": "casebook", "category": "other" });
    assert_eq!(world.cora.edit_tool(&tool, own).await.done()["tool"]["name"], "CaseBook");
    world
        .unchanged_by(async || {
            let taken = json!({ "name": "Minutes", "key": "minutes", "category": "other" });
            let taken = world.cora.edit_tool(&tool, taken).await;
            taken.refused_with(&["TOOL_NAME_TAKEN@name", "TOOL_KEY_TAKEN@key"]);
            let wrong = json!({ "name": "", "category": "weaving", "openSource": "perhaps" });
            let wrong = world.cora.edit_tool(&tool, wrong).await;
            wrong.refused_with(&["MISSING@name", "NOT_OFFERED@category", "NOT_OFFERED@openSource"]);
        })
        .await;
}

#[behaviour]
async fn only_coordinators_change_what_is_known(world: &World) {
    let (tool, theirs) = (world.cora.tool("Casebook").await, world.stella.tool("Casebook").await);
    let facts = || json!({ "name": "Mine", "category": "other" });
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.mia, &world.fern] {
                actor.edit_tool(&tool, facts()).await.denied_as("FORBIDDEN");
            }
            world.cora.edit_tool(&theirs, facts()).await.denied_as("NOT_FOUND");
            world.stella.edit_tool(&tool, facts()).await.denied_as("NOT_FOUND");
            world.nobody.edit_tool(&tool, facts()).await.denied_as("UNAUTHENTICATED");
        })
        .await;
}

#[behaviour]
async fn a_purchase_under_way_goes_on_when_its_tool_is_called_otherwise(world: &World) {
    let campaign = world.open(&Plan::default()).await;
    let tool = world.cora.tool("Casebook").await;
    world.cora.edit_tool(&tool, json!({ "name": "Case Book", "category": "case_management" })).await.done();
    world.ana.pledge_seats(&campaign, 12).await.done();
    let seen = world.ana.sees(&campaign, "mySeats tool { name exitRecord { steps } }").await;
    let tool = json!({ "name": "Case Book", "exitRecord": { "steps": "Export, check, move." } });
    assert_eq!(seen, json!({ "mySeats": 12, "tool": tool }));
}
