//! Who removes a tool that was added by mistake, and which tools stay.

use serde_json::{Value, json};
use tests::world::{Outcome, key};
use tests::{Actor, Plan, World, behaviour};

async fn removes_under(actor: &Actor, tool: &str, version: i64, key: &str) -> Outcome {
    let input = json!({ "toolId": tool, "version": version, "requestKey": key });
    actor.does("removeTool", input, "toolId problems { code field message }").await
}

async fn removes(actor: &Actor, tool: &str, version: i64) -> Outcome {
    removes_under(actor, tool, version, &key()).await
}

/// How many ways out of tools are on record.
async fn exits(world: &World) -> usize {
    world.traces().await.of("exit_record").len()
}

#[behaviour]
async fn a_tool_added_by_mistake_goes_with_how_to_leave_it_and_its_supplier_stays(world: &World) {
    let before = exits(world).await;
    let mistake = || json!({ "name": "Ledgre", "supplierName": "Weavers" });
    world.cora.add_tool(mistake()).await.done();
    world.cora.record_exit("Ledgre").await.done();
    assert_eq!(exits(world).await, before + 1);
    let tool = world.cora.tool("Ledgre").await;
    let key = key();
    let removed = removes_under(&world.cora, &tool, 2, &key).await;
    assert_eq!(removed.done()["toolId"], json!(tool));
    let mut again = None;
    world.unchanged_by(async || again = Some(removes_under(&world.cora, &tool, 2, &key).await)).await;
    assert_eq!(again.expect("it was answered").done(), removed.done(), "the same request is answered the same");

    assert_eq!(exits(world).await, before);
    let seen = world.ana.ask("query($id: ID!) { tool(id: $id) { name } }", json!({ "id": tool })).await;
    assert_eq!(seen.denied(), "NOT_FOUND");
    let lists = world.ana.ask("{ tools { nodes { name } } suppliers { nodes { name } } }", json!({})).await;
    let names = |names: [&str; 2]| json!({ "nodes": names.map(|name| json!({ "name": name })) });
    let expected =
        json!({ "tools": names(["Casebook", "Minutes"]), "suppliers": names(["Fairware Cooperative", "Weavers"]) });
    assert_eq!(lists.data(), &expected);
    let document = "{ events { nodes { kind personName details { name value label said } } } }";
    let events = world.cora.ask(document, json!({})).await;
    let event = &events.data()["events"]["nodes"][0];
    assert_eq!((&event["kind"], &event["personName"]), (&json!("ToolRemoved"), &json!("Cora")));
    let details = event["details"].as_array().expect("details are a list");
    let called = json!({ "name": "name", "value": "Ledgre", "label": "name", "said": "Ledgre" });
    assert!(details.contains(&called), "{details:?}");
    assert!(details.iter().any(|one| one["name"] == "tool" && one["value"] == json!(tool)), "{details:?}");
    // Its name is free again.
    world.cora.add_tool(mistake()).await.done();
}

#[behaviour]
async fn a_tool_that_a_purchase_is_about_stays_also_as_a_draft_and_once_cancelled(world: &World) {
    let draft = world.cora.drafted(&Plan { tool: "Minutes", ..Plan::default() }).await;
    let minutes = world.cora.tool("Minutes").await;
    let stays = async || {
        let refused = async || removes(&world.cora, &minutes, 1).await.refused_with(&["TOOL_IN_USE"]);
        world.unchanged_by(refused).await;
    };
    stays().await;
    world.cora.cancel_campaign(&draft, "We thought again.").await.done();
    stays().await;
}

#[behaviour]
async fn what_was_changed_meanwhile_is_not_removed_unseen(world: &World) {
    let tool = world.cora.tool("Minutes").await;
    let facts = json!({ "name": "Minutes", "key": "minutes", "category": "other", "hosting": "Winnipeg" });
    world.cora.edit_tool(&tool, 1, facts).await.done();
    world
        .unchanged_by(async || {
            for version in [1, 3, -1] {
                removes(&world.cora, &tool, version).await.refused_with(&["STALE_VERSION@version"]);
            }
        })
        .await;
    removes(&world.cora, &tool, 2).await.done();
}

#[behaviour]
async fn only_coordinators_remove_tools_of_their_own_network(world: &World) {
    let (tool, theirs) = (world.cora.tool("Minutes").await, world.stella.tool("Casebook").await);
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.mia, &world.fern] {
                removes(actor, &tool, 1).await.denied_as("FORBIDDEN");
            }
            removes(&world.cora, &theirs, 1).await.denied_as("NOT_FOUND");
            removes(&world.stella, &tool, 1).await.denied_as("NOT_FOUND");
            removes(&world.nobody, &tool, 1).await.denied_as("UNAUTHENTICATED");
        })
        .await;
}

/// Either there is a purchase and its tool stays, or there is neither.
#[behaviour]
async fn a_tool_is_not_removed_from_under_a_draft_that_is_saved_at_the_same_time(world: &World) {
    let tool = world.cora.tool("Minutes").await;
    let plan = Plan::default().with("toolId", tool.clone());
    let (removed, drafted) = futures::join!(removes(&world.cora, &tool, 1), world.cora.draft_campaign(&plan));
    let is_gone = removed.reply().data()["removeTool"]["toolId"] != Value::Null;
    if is_gone {
        drafted.denied_as("NOT_FOUND");
    } else {
        removed.refused_with(&["TOOL_IN_USE"]);
        drafted.done();
    }
}
