//! Opening: from here on the terms stand.

use serde_json::json;
use tests::{Plan, World, behaviour};

#[behaviour]
async fn a_campaign_opens_at_once_and_the_network_is_told(world: &World) {
    let campaign = world.open_campaign().await;
    let seen = world.ana.sees(&campaign, "phase pledgingOpenedAt canPledge canEdit canOpen canCancel").await;
    let expected = json!({
        "phase": "PLEDGING", "pledgingOpenedAt": "2026-03-02T15:00:00Z",
        "canPledge": true, "canEdit": false, "canOpen": false, "canCancel": false,
    });
    assert_eq!(seen, expected);
    world.worker_catches_up().await;
    let mut told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.to).collect();
    told.sort();
    let expected = ["ana", "hugo", "max", "mia", "nora", "rose"].map(|name| format!("{name}@example.test"));
    assert_eq!(told, expected);
}

#[behaviour]
async fn a_tool_without_an_exit_record_cannot_be_bought(world: &World) {
    let campaign = world.cora.drafted(&Plan::default()).await;
    world
        .unchanged_by(async || {
            world.cora.open_campaign(&campaign, 1).await.refused_with(&["NO_EXIT_RECORD@toolId"]);
        })
        .await;
    world.cora.record_exit("Casebook").await.done();
    world.cora.open_campaign(&campaign, 1).await.done();
}

#[behaviour]
async fn what_opens_is_what_was_looked_at(world: &World) {
    world.cora.record_exit("Casebook").await.done();
    let campaign = world.cora.drafted(&Plan::default()).await;
    world.cora.edit_campaign(&campaign, 1, &Plan::default().with("titleEn", "Another title")).await.done();
    world
        .unchanged_by(async || world.cora.open_campaign(&campaign, 1).await.refused_with(&["STALE_VERSION@version"]))
        .await;
}

#[behaviour]
async fn a_draft_whose_close_has_passed_meanwhile_does_not_open(world: &World) {
    world.cora.record_exit("Casebook").await.done();
    let campaign = world.cora.drafted(&Plan::default()).await;
    world.it_is(campaign.closes_at);
    world
        .unchanged_by(async || {
            world.cora.open_campaign(&campaign, 1).await.refused_with(&["IN_THE_PAST@pledgingClosesAt"])
        })
        .await;
}

#[behaviour]
async fn what_is_open_can_be_neither_edited_nor_opened_again(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            world.cora.edit_campaign(&campaign, 2, &Plan::default()).await.refused_with(&["NOT_A_DRAFT"]);
            world.cora.open_campaign(&campaign, 2).await.refused_with(&["NOT_A_DRAFT"]);
        })
        .await;
}

#[behaviour]
async fn who_does_not_see_a_draft_cannot_open_it(world: &World) {
    world.cora.record_exit("Casebook").await.done();
    let campaign = world.cora.drafted(&Plan::default()).await;
    world
        .unchanged_by(async || {
            for other in [&world.ana, &world.max, &world.fern, &world.stella] {
                other.open_campaign(&campaign, 1).await.denied_as("NOT_FOUND");
            }
        })
        .await;
}
