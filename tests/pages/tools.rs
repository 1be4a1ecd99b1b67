//! The directory of tools, by the pages alone: from the first tool to the purchase of it.

use domain::Operation;
use domain::identity::Language;
use domain::networks::{CreateNetwork, create_network};
use tests::{Actor, Plan, World, behaviour};

use crate::sound::is_sound;

/// The coordinator of a network that was made a moment ago.
async fn of_a_new_network(world: &World) -> Actor {
    let wish = CreateNetwork {
        slug: "north".to_owned(),
        name_en: "North".to_owned(),
        name_fr: "Nord".to_owned(),
        zone: "America/Regina".to_owned(),
        currency: "CAD".to_owned(),
        coordinator_email: world.cora.email().to_owned(),
        coordinator_name: "Cora".to_owned(),
        coordinator_language: Language::En,
    };
    let operation = Operation::new(&world.database);
    create_network(&operation, None, &wish).await.expect("no fault").expect("a sound network");
    world.cora.at("north")
}

#[behaviour]
async fn a_network_that_begins_is_led_to_its_first_tool(world: &World) {
    let coordinator = of_a_new_network(world).await;
    let none = coordinator.opens("/tools").await.is_shown();
    let draft = coordinator.opens("/campaigns/new").await.is_shown();
    for page in [&none, &draft] {
        is_sound(page);
        page.says("No tool is here yet").keeps_quiet_about("Try another word");
        assert_eq!(page.attributes("main a[href$='/tools/new']", "href"), ["/n/north/tools/new"], "{}", page.path);
    }
    let form = coordinator.opens("/tools/new").await.is_shown();
    assert!(form.attributes("[name='supplierId']", "name").is_empty(), "no supplier is known yet");
    let form = form.form("/tools/new").with("name", "Ledger").with("category", "accounting");
    let refused = form.post().await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    refused.wrong_at("supplierName");
    form.with("supplierName", "Weavers").send().await.is_shown().says("The tool is on the list.");
    coordinator.opens("/tools").await.is_shown().says("Ledger").keeps_quiet_about("No tool is here yet");
    let draft = coordinator
        .opens("/campaigns/new")
        .await
        .is_shown()
        .keeps_quiet_about("No tool is here yet")
        .form("/campaigns/new");
    assert_eq!(draft.value("toolId"), "", "there is one to choose");
}

#[behaviour]
async fn a_coordinator_goes_from_a_new_tool_to_how_to_leave_it_and_on_to_its_purchase(world: &World) {
    let list = world.cora.opens("/tools").await.is_shown();
    is_sound(&list);
    assert_eq!(list.attributes("main a[href$='/tools/new']", "href"), ["/n/prairie/tools/new"]);
    let form = world.cora.opens("/tools/new").await.is_shown();
    is_sound(&form);
    let form = form.form("/tools/new").with("name", "Ledger").with("category", "accounting");
    let added = form.with("supplierName", "Weavers").with("supplierWebsite", "weavers.example").send().await.is_shown();
    is_sound(&added);
    added.says("Ledger").says("The tool is on the list.").says("https://weavers.example");
    assert_eq!(added.attributes(".callout.done a", "href"), ["#record"]);
    assert_eq!(added.attributes("[id='record']", "id").len(), 1, "what comes next is on the page");
    let path = added.path.clone();
    let exit = added.form(&path).with("exportFormats", "CSV").with("steps", "Export.").with("testedOn", "2026-02-20");
    let exit = exit.with("testedBy", "Cora").send().await.is_shown();
    exit.says("How to leave this tool is now on record.");
    let buy = exit.attributes("main a[href*='/campaigns/new?tool=']", "href");
    let draft = world.cora.opens_at(&buy[0]).await.is_shown().form("/campaigns/new");
    assert_eq!(draft.value("toolId"), world.cora.tool("Ledger").await);
}

#[behaviour]
async fn what_is_known_of_a_tool_is_changed_where_it_stands(world: &World) {
    let page = world.cora.opens(&format!("/tools/{}", world.cora.tool("Minutes").await)).await.is_shown();
    let edit = page.attributes("main a[href$='/edit']", "href");
    let form = world.cora.opens_at(&edit[0]).await.is_shown();
    is_sound(&form);
    let form = form.form(&edit[0]);
    assert_eq!((form.value("name"), form.value("licence")), ("Minutes", "AGPL-3.0"));
    let saved = form.with("category", "team_chat").with("hosting", "Winnipeg").send().await.is_shown();
    saved.says("What is known of this tool is saved.").says("Winnipeg").says("Team chat");
}

#[behaviour]
async fn a_tool_added_by_mistake_is_removed_from_its_page(world: &World) {
    let tool = world.cora.tool("Minutes").await;
    let page = world.cora.opens(&format!("/tools/{tool}")).await.is_shown();
    let remove = page.attributes("main a[href$='/remove']", "href");
    let asked = world.cora.opens_at(&remove[0]).await.is_shown();
    is_sound(&asked);
    asked.says("Remove Minutes from the list?").says("Its supplier stays.");
    // Somebody else says more of it meanwhile.
    let facts = serde_json::json!({ "name": "Minutes", "key": "minutes", "category": "other", "hosting": "Winnipeg" });
    world.cora.edit_tool(&tool, 1, facts).await.done();
    let mut late = None;
    world.unchanged_by(async || late = Some(asked.form("/remove").post().await)).await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422, "{}", late.text());
    is_sound(&late);
    let list = late.form("/remove").send().await.is_shown();
    list.says("The tool is removed from the list.").says("Casebook").keeps_quiet_about("Minutes");
    assert_eq!(world.cora.opens(&format!("/tools/{tool}")).await.status, 404);
    world.cora.opens("/events").await.is_shown().says("Tool removed").says("name: Minutes");
}

#[behaviour]
async fn a_tool_that_is_bought_stays_and_its_page_says_why(world: &World) {
    world.cora.drafted(&Plan::default()).await;
    let path = format!("/tools/{}/remove", world.cora.tool("Casebook").await);
    let asked = world.cora.opens(&path).await.is_shown();
    let mut refused = None;
    world.unchanged_by(async || refused = Some(asked.form("/remove").post().await)).await;
    let refused = refused.expect("it was answered");
    assert_eq!(refused.status, 422, "{}", refused.text());
    is_sound(&refused);
    refused.says("A purchase is about this tool");
    assert!(refused.attributes("input[name='version']", "value").is_empty(), "there is nothing to press");
}

#[behaviour]
async fn whoever_does_not_coordinate_is_not_sent_to_what_they_may_not(world: &World) {
    for actor in [&world.ana, &world.rose, &world.fern] {
        let list = actor.opens("/tools").await.is_shown();
        assert!(list.attributes("a[href$='/tools/new']", "href").is_empty(), "{}", actor.name());
        let tool = actor.opens(&format!("/tools/{}", actor.tool("Casebook").await)).await.is_shown();
        for deed in ["edit", "remove"] {
            let link = format!("a[href$='/{deed}']");
            assert!(tool.attributes(&link, "href").is_empty(), "{} {deed}", actor.name());
        }
    }
}
