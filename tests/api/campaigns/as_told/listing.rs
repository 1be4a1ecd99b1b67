//! Everything that was entered in a purchase, page by page.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::Page;
use tests::{World, behaviour};

use super::{id_of, pledges_for};

#[behaviour]
async fn what_was_entered_is_listed_page_by_page_newest_first(world: &World) {
    let (campaign, other) = (world.open_campaign().await, world.open_campaign().await);
    let mut entered = Vec::new();
    for buyer in [&world.ana, &world.rose] {
        let agency = buyer.agency().await;
        for version in [Value::Null, json!(1)] {
            world.goes_by(TimeDelta::seconds(1));
            entered.push(id_of(&pledges_for(&world.cora, &agency, &campaign, json!({ "version": version })).await));
        }
    }
    let agency = world.ana.agency().await;
    let elsewhere = id_of(&pledges_for(&world.cora, &agency, &other, json!({})).await);
    entered.reverse();
    let listed = async |span: &str| {
        let fields = "nodes { id note } pageInfo { hasPreviousPage hasNextPage startCursor endCursor }";
        world.cora.sees(&campaign, &format!("toldDeeds({span}) {{ {fields} }}")).await["toldDeeds"].clone()
    };
    let ids = |list: &Value| -> Vec<String> {
        let nodes = list["nodes"].as_array().expect("entries are a list");
        nodes.iter().map(|entry| entry["id"].as_str().expect("an id is a text").to_owned()).collect()
    };
    let newest = listed("first: 3").await;
    assert_eq!(ids(&newest), entered[..3]);
    let page = &newest["pageInfo"];
    assert_eq!((&page["hasPreviousPage"], &page["hasNextPage"]), (&json!(false), &json!(true)));
    let rest = listed(&format!("first: 3, after: {}", page["endCursor"])).await;
    assert_eq!(ids(&rest), entered[3..]);
    let page = &rest["pageInfo"];
    assert_eq!((&page["hasPreviousPage"], &page["hasNextPage"]), (&json!(true), &json!(false)));
    assert_eq!(ids(&listed(&format!("last: 2, before: {}", page["startCursor"])).await), entered[1..3]);
    let of_each = "{ campaigns(first: 10) { nodes { toldDeeds(first: 1) { nodes { id } } } } }";
    let seen = |id: &str| json!({ "toldDeeds": { "nodes": [{ "id": id }] } });
    let reply = world.cora.ask(of_each, json!({})).await;
    assert_eq!(reply.data()["campaigns"]["nodes"], json!([seen(&elsewhere), seen(&entered[0])]));
    let none = json!({ "toldDeeds": { "nodes": [] } });
    for reader in [&world.ana, &world.hugo, &world.fern] {
        let reply = reader.ask(of_each, json!({})).await;
        assert_eq!(reply.data()["campaigns"]["nodes"], json!([none, none]), "{}", reader.name());
    }
    let path = format!("/campaigns/{}/told", campaign.id);
    let first = world.cora.opens(&path).await.is_shown();
    first.keeps_quiet_about("Show earlier entries").keeps_quiet_about("Show the newest entries");
    let cursor = newest["pageInfo"]["endCursor"].as_str().expect("a cursor is a text");
    let later = world.cora.opens(&format!("{path}?entered={cursor}")).await.is_shown();
    later.says("Show the newest entries");
    let shown = |page: &Page| -> Vec<bool> { entered.iter().map(|id| page.html.contains(id.as_str())).collect() };
    assert_eq!((shown(&first), shown(&later)), (vec![true; 4], vec![false, false, false, true]));
}
