//! The small forms: reasons, comments, settings, tools, and the address one signs in with.

use tests::{World, behaviour, line};

use super::{is_wrong, refused};

#[behaviour]
async fn the_small_forms_refuse_kindly_too(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    let long = "x".repeat(20_000);
    let path = format!("/campaigns/{}", campaign.id);
    let cancel = world.cora.opens(&format!("{path}/cancel")).await.is_shown().form("/cancel");
    for typed in ["", long.as_str()] {
        is_wrong(world, cancel.clone(), "reason", typed).await;
        let talk = world.ana.opens(&path).await.is_shown().form("/comments");
        is_wrong(world, talk, "body", typed).await;
    }
    let settings = world.ana.opens("/settings").await.is_shown().form("/settings");
    for typed in ["", long.as_str()] {
        is_wrong(world, settings.clone(), "name", typed).await;
    }
    let page = refused(world, &settings.with("zone", "Mars/Olympus")).await;
    assert_eq!(page.status, 422);
    page.wrong_at("zone");
    let tool = format!("/tools/{}", world.cora.tool("Minutes").await);
    let exit = world.cora.opens(&tool).await.is_shown().form(&tool);
    let exit = exit.with("steps", "Export.").with("testedOn", "2026-02-20").with("testedBy", "Cora");
    for (name, typed) in [("testedOn", "yesterday"), ("testedOn", "2031-01-01"), ("steps", ""), ("testedBy", "")] {
        is_wrong(world, exit.clone(), name, typed).await;
    }
    let page = refused(world, &exit.with("steps", "").with("testedOn", "").with("testedBy", "")).await;
    for name in ["steps", "testedOn", "testedBy"] {
        page.wrong_at(name);
    }
    let new = world.cora.opens("/tools/new").await.is_shown().form("/tools/new");
    let new = new.with("name", "Ledger").with("category", "accounting").with("supplierName", "Weavers");
    for (name, typed) in [
        ("name", ""),
        ("name", " CASEBOOK "),
        ("name", long.as_str()),
        ("key", "minutes"),
        ("category", ""),
        ("supplierName", ""),
        ("supplierWebsite", "weavers"),
        ("licence", long.as_str()),
    ] {
        is_wrong(world, new.clone(), name, typed).await;
    }
    let edit = format!("{tool}/edit");
    let edit = world.cora.opens(&edit).await.is_shown().form(&edit).with("category", "other");
    for (name, typed) in [
        ("name", "Casebook"),
        ("key", "casebook"),
        ("category", ""),
        ("supplierWebsite", "weavers"),
        ("source", long.as_str()),
    ] {
        is_wrong(world, edit.clone(), name, typed).await;
    }
    let sign_in = world.nobody.opens_at("/sign-in").await.is_shown().form("/sign-in");
    for typed in ["", "ana", "ana@", "a b@example.test"] {
        is_wrong(world, sign_in.clone(), "email", typed).await;
    }
}
