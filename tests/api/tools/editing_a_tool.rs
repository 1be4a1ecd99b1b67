//! Who changes what is known of a tool.

use serde_json::{Value, json};
use tests::world::{Outcome, key};
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
    let edited = world.cora.edit_tool(&tool, 1, facts).await;
    let expected = json!({
        "id": tool, "name": "Cahier ouvert", "key": "cahier", "category": "case_management", "hosting": "Winnipeg",
        "confidence": "low", "licence": "", "openSource": "unknown", "version": 2,
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
    assert_eq!(world.cora.edit_tool(&tool, 1, own).await.done()["tool"]["name"], "CaseBook");
    world
        .unchanged_by(async || {
            let taken = json!({ "name": "Minutes", "key": "minutes", "category": "other" });
            let taken = world.cora.edit_tool(&tool, 2, taken).await;
            taken.refused_with(&["TOOL_NAME_TAKEN@name", "TOOL_KEY_TAKEN@key"]);
            let wrong = json!({ "name": "", "category": "weaving", "openSource": "perhaps" });
            let wrong = world.cora.edit_tool(&tool, 2, wrong).await;
            wrong.refused_with(&["MISSING@name", "NOT_OFFERED@category", "NOT_OFFERED@openSource"]);
        })
        .await;
}

#[behaviour]
async fn who_saves_a_tool_second_reads_first_what_was_saved_meanwhile(world: &World) {
    let tool = world.cora.tool("Casebook").await;
    let page = format!("/tools/{tool}/edit");
    let form = world.cora.opens(&page).await.is_shown().form(&page).with("category", "case_management");
    let facts = json!({ "name": "Casebook", "key": "casebook", "category": "case_management", "hosting": "Winnipeg" });
    world.cora.edit_tool(&tool, 1, facts.clone()).await.done();
    let mut late = None;
    world
        .unchanged_by(async || {
            for version in [1, 3, -1] {
                world.cora.edit_tool(&tool, version, facts.clone()).await.refused_with(&["STALE_VERSION@version"]);
            }
            late = Some(form.with("hosting", "Regina").post().await);
        })
        .await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422, "{}", late.text());
    late.says("Somebody saved this meanwhile").says("Winnipeg");
    assert!(late.texts("[aria-labelledby=meanwhile] tbody th").contains(&"Hosting".to_owned()));
    late.form(&page).send().await.is_shown().says("Regina");
    let known = world.cora.ask("query($id: ID!) { tool(id: $id) { hosting version } }", json!({ "id": tool })).await;
    assert_eq!(known.data()["tool"], json!({ "hosting": "Regina", "version": 3 }));
}

#[behaviour]
async fn only_coordinators_change_what_is_known(world: &World) {
    let (tool, theirs) = (world.cora.tool("Casebook").await, world.stella.tool("Casebook").await);
    let facts = || json!({ "name": "Mine", "category": "other" });
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.mia, &world.fern] {
                actor.edit_tool(&tool, 1, facts()).await.denied_as("FORBIDDEN");
            }
            world.cora.edit_tool(&theirs, 1, facts()).await.denied_as("NOT_FOUND");
            world.stella.edit_tool(&tool, 1, facts()).await.denied_as("NOT_FOUND");
            world.nobody.edit_tool(&tool, 1, facts()).await.denied_as("UNAUTHENTICATED");
        })
        .await;
}

#[behaviour]
async fn a_purchase_under_way_goes_on_when_its_tool_is_called_otherwise(world: &World) {
    let campaign = world.open(&Plan::default()).await;
    let tool = world.cora.tool("Casebook").await;
    let facts = json!({ "name": "Case Book", "category": "case_management" });
    world.cora.edit_tool(&tool, 2, facts).await.done();
    world.ana.pledge_seats(&campaign, 12).await.done();
    let seen = world.ana.sees(&campaign, "mySeats tool { name exitRecord { steps } }").await;
    let tool = json!({ "name": "Case Book", "exitRecord": { "steps": "Export, check, move." } });
    assert_eq!(seen, json!({ "mySeats": 12, "tool": tool }));
}

#[behaviour]
async fn a_suppliers_site_is_corrected_where_a_tool_is_changed(world: &World) {
    let tool = world.cora.tool("Casebook").await;
    let facts = || json!({ "name": "Casebook", "key": "casebook", "category": "case_management" });
    let edits = async |actor: &Actor, version: i64, website: Value| {
        let input = json!({
            "toolId": tool, "version": version, "facts": facts(), "supplierWebsite": website, "requestKey": key(),
        });
        actor.does("editTool", input, "tool { supplier { website } } problems { code field message }").await
    };
    let site = |outcome: &Outcome| outcome.done()["tool"]["supplier"]["website"].clone();
    assert_eq!(site(&edits(&world.cora, 1, json!("fairware.test")).await), "https://fairware.test");
    assert_eq!(site(&edits(&world.cora, 2, Value::Null).await), "https://fairware.test", "left out, it stays");
    world
        .unchanged_by(async || {
            for wrong in ["weavers", "javascript:alert(1)"] {
                edits(&world.cora, 3, json!(wrong)).await.refused_with(&["BAD_WEBSITE@supplierWebsite"]);
            }
            edits(&world.max, 3, json!("mine.example")).await.denied_as("FORBIDDEN");
            edits(&world.stella, 3, json!("mine.example")).await.denied_as("NOT_FOUND");
        })
        .await;
    let page = format!("/tools/{tool}/edit");
    let form = world.cora.opens(&page).await.is_shown().form(&page);
    assert_eq!(form.value("supplierWebsite"), "https://fairware.test");
    form.with("supplierWebsite", "https://fairware.example/fr").send().await.is_shown();
    world.ana.opens(&format!("/tools/{tool}")).await.is_shown().says("fairware.example/fr");
    assert_eq!(site(&edits(&world.cora, 4, json!("")).await), Value::Null);
}

#[behaviour]
async fn a_suppliers_site_that_was_corrected_beside_another_of_its_tools_is_read_first(world: &World) {
    let added = world.cora.add_tool(json!({ "name": "Loom", "supplierName": "Weavers" })).await;
    let loom = added.done()["tool"]["id"].as_str().expect("an id is a text").to_owned();
    let saves = async |tool: &str, name: &str, version: i64, website: &str| {
        let facts = json!({ "name": name, "category": "other" });
        let input = json!({
            "toolId": tool, "version": version, "facts": facts, "supplierWebsite": website, "requestKey": key(),
        });
        let wanted = "tool { version supplier { website } } problems { code field message }";
        world.cora.does("editTool", input, wanted).await
    };
    let known = |version: i64, website: &str| json!({ "version": version, "supplier": { "website": website } });
    // Named beside a new tool, the site is known of the first one as well.
    let site = json!({ "name": "Shuttle", "supplierName": "Weavers", "supplierWebsite": "weavers.example" });
    let shuttle = world.cora.add_tool(site).await.done()["tool"]["id"].as_str().expect("an id is a text").to_owned();
    world.unchanged_by(async || saves(&loom, "Loom", 1, "").await.refused_with(&["STALE_VERSION@version"])).await;
    let corrected = saves(&loom, "Loom", 2, "weavers.test").await;
    assert_eq!(corrected.done()["tool"], known(3, "https://weavers.test"));
    let older =
        async || saves(&shuttle, "Shuttle", 1, "weavers.example").await.refused_with(&["STALE_VERSION@version"]);
    world.unchanged_by(older).await;
    // Left as it is, it makes nobody read anything.
    let saved = saves(&shuttle, "Shuttle", 2, "weavers.test").await;
    assert_eq!(saved.done()["tool"], known(3, "https://weavers.test"));
    let saved = saves(&loom, "Loom", 3, "weavers.test").await;
    assert_eq!(saved.done()["tool"], known(4, "https://weavers.test"));
}
