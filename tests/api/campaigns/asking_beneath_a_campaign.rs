//! Questions and answers beneath a campaign.

use chrono::TimeDelta;
use serde_json::json;
use tests::{World, behaviour};

#[behaviour]
async fn questions_and_answers_stand_in_their_order_with_who_said_them(world: &World) {
    let campaign = world.open_campaign().await;
    world.rose.post_comment(&campaign, "Est-ce que ça marche hors ligne?").await.done();
    world.goes_by(TimeDelta::minutes(5));
    world.cora.post_comment(&campaign, " Yes, it does. ").await.done();
    let seen = world.mia.sees(&campaign, "comments { nodes { author agency { name } body } }").await;
    let expected = json!([
        { "author": "Rose", "agency": { "name": "Le Relais" }, "body": "Est-ce que ça marche hors ligne?" },
        { "author": "Cora", "agency": null, "body": "Yes, it does." },
    ]);
    assert_eq!(seen["comments"]["nodes"], expected);
}

#[behaviour]
async fn an_empty_or_endless_question_is_refused(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            world.ana.post_comment(&campaign, " \n ").await.refused_with(&["MISSING@body"]);
            world.ana.post_comment(&campaign, &"a".repeat(5_001)).await.refused_with(&["TOO_LONG@body"]);
            world.ana.post_comment(&campaign, "a bell \u{7}").await.refused_with(&["CONTROL_CHARACTER@body"]);
        })
        .await;
}
