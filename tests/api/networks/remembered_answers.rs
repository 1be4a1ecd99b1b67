//! The same request again: the first answer for a day, and then it is forgotten.

use chrono::TimeDelta;
use serde_json::json;
use tests::{Campaign, World, behaviour};

async fn says(world: &World, campaign: &Campaign, key: &str) -> String {
    let input = json!({ "campaignId": campaign.id, "body": "Who else is in?", "requestKey": key });
    let said = world.ana.does("postComment", input, "comment { id } problems { code field message }").await;
    said.done()["comment"]["id"].as_str().expect("an id is a text").to_owned()
}

#[behaviour]
async fn an_answer_is_remembered_for_a_day_and_then_removed(world: &World) {
    let campaign = world.open_campaign().await;
    let key = tests::world::key();
    let first = says(world, &campaign, &key).await;
    world.goes_by(TimeDelta::hours(24) - TimeDelta::seconds(1));
    assert_eq!(says(world, &campaign, &key).await, first);
    world.goes_by(TimeDelta::seconds(1));
    world.worker_catches_up().await;
    let second = says(world, &campaign, &key).await;
    assert_ne!(second, first, "a day later it is another request");
    assert_eq!(says(world, &campaign, &key).await, second);
    world.goes_by(TimeDelta::hours(25));
    world.worker_catches_up().await;
    assert_eq!(world.traces().await.of("request_answer"), [""; 0]);
}

#[behaviour]
async fn a_request_key_is_plain(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            for key in ["", "a\u{7}", &"k".repeat(65)] {
                let input = json!({ "campaignId": campaign.id, "body": "Who?", "requestKey": key });
                world.ana.does("postComment", input, "problems { code }").await.denied_as("BAD_INPUT");
            }
        })
        .await;
}
