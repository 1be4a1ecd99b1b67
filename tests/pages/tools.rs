//! The directory of tools, by the pages alone: from the first tool to the purchase of it.

use domain::Operation;
use domain::identity::Language;
use domain::networks::{CreateNetwork, create_network};
use tests::{Actor, World, behaviour};

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
async fn whoever_does_not_coordinate_is_not_sent_to_what_they_may_not(world: &World) {
    for actor in [&world.ana, &world.rose, &world.fern] {
        let list = actor.opens("/tools").await.is_shown();
        assert!(list.attributes("a[href$='/tools/new']", "href").is_empty(), "{}", actor.name());
        let tool = actor.opens(&format!("/tools/{}", actor.tool("Casebook").await)).await.is_shown();
        assert!(tool.attributes("a[href$='/edit']", "href").is_empty(), "{}", actor.name());
    }
}
