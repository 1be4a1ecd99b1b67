//! How to leave a tool is put on record, and nobody's record is overwritten unseen.

use serde_json::json;
use tests::world::key;
use tests::{World, behaviour};

#[behaviour]
async fn who_records_how_to_leave_a_tool_second_reads_first_what_was_recorded_meanwhile(world: &World) {
    let tool = world.cora.tool("Casebook").await;
    let page = format!("/tools/{tool}");
    let form = world.cora.opens(&page).await.is_shown().form(&page);
    let form = form.with("exportFormats", "JSON").with("steps", "Ask.").with("testedOn", "2026-02-21");
    world.cora.record_exit("Casebook").await.done();
    let facts = json!({ "name": "Casebook", "key": "casebook", "category": "case_management" });
    let mut late = None;
    world
        .unchanged_by(async || {
            for version in [1, 3, -1] {
                let input = json!({
                    "toolId": tool, "version": version, "exportFormats": "JSON", "steps": "Ask.",
                    "testedOn": "2026-02-21", "testedBy": "Rita", "requestKey": key(),
                });
                let recorded =
                    world.cora.does("recordExit", input, "tool { id } problems { code field message }").await;
                recorded.refused_with(&["STALE_VERSION@version"]);
            }
            world.cora.edit_tool(&tool, 1, facts.clone()).await.refused_with(&["STALE_VERSION@version"]);
            late = Some(form.with("testedBy", "Rita").post().await);
        })
        .await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422, "{}", late.text());
    late.says("Somebody saved this meanwhile").says("Export, check, move.");
    let differ = late.texts("[aria-labelledby=meanwhile] tbody th");
    assert_eq!(differ, ["What you can take with you", "Steps", "Tried out on", "Tried out by"]);
    late.form(&page).send().await.is_shown().says("How to leave this tool is now on record.");
    let document = "query($id: ID!) { tool(id: $id) { version exitRecord { steps testedBy } } }";
    let known = world.cora.ask(document, json!({ "id": tool })).await;
    let expected = json!({ "version": 3, "exitRecord": { "steps": "Ask.", "testedBy": "Rita" } });
    assert_eq!(known.data()["tool"], expected);
}
