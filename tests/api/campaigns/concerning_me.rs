//! Which campaigns are an agency's own concern, however many others there are.

use serde_json::json;
use tests::{Actor, Plan, World, behaviour};

const CONCERNING: &str = "query($first: Int) { campaigns(concerningMe: true, first: $first) { nodes { id } } }";

async fn concerning(actor: &Actor, first: i64) -> Vec<String> {
    let reply = actor.ask(CONCERNING, json!({ "first": first })).await;
    let nodes = reply.data()["campaigns"]["nodes"].as_array().expect("a list").clone();
    nodes.iter().map(|node| node["id"].as_str().expect("an id is a text").to_owned()).collect()
}

#[behaviour]
async fn an_agencys_own_purchases_are_not_pushed_aside_by_newer_ones(world: &World) {
    let bought = world.open_campaign().await;
    world.ana.pledge_seats(&bought, 12).await.done();
    let withdrawn = world.open_campaign().await;
    world.ana.pledge_seats(&withdrawn, 12).await.done();
    world.ana.withdraw_pledge(&withdrawn, 1).await.done();
    world.passes(bought.closes_at).await;
    let later = |days: i64| (bought.closes_at + chrono::TimeDelta::days(days)).format("%Y-%m-%dT17:00:00Z").to_string();
    let plan = Plan::default().with("pledgingClosesAt", later(28)).with("confirmBy", later(58));
    for _ in 0..7 {
        let newer = world.open(&plan).await;
        world.cora.cancel_campaign(&newer, "The supplier withdrew.").await.done();
    }
    let open = world.open(&plan).await;

    assert_eq!(concerning(&world.ana, 6).await, [open.id.clone(), bought.id.clone()]);
    assert_eq!(concerning(&world.hugo, 6).await, std::slice::from_ref(&open.id), "what is open concerns everybody");
    assert_eq!(concerning(&world.cora, 100).await.len(), 10, "everything concerns who runs it");
    let home = world.ana.opens("/").await.is_shown();
    assert!(home.attributes("#buying ~ ul a", "href").contains(&format!("/n/prairie/campaigns/{}", bought.id)));
    assert_eq!(home.texts("#buying ~ ul h3").len(), 2, "{}", home.text());
}
