//! The directory of tools, by the pages alone: from the first tool to the purchase of it.

use tests::{World, behaviour};

use crate::sound::is_sound;

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
