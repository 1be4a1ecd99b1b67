//! Calling a campaign off, with a reason to all.

use serde_json::json;
use tests::{Plan, World, behaviour};

#[behaviour]
async fn everybody_learns_the_reason(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.cora.cancel_campaign(&campaign, "The supplier closed its doors.").await.done();
    let seen = world.ana.sees(&campaign, "phase cancelReason canPledge").await;
    assert_eq!(
        seen,
        json!({ "phase": "CANCELLED", "cancelReason": "The supplier closed its doors.", "canPledge": false })
    );
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to_ana = mails.iter().find(|mail| mail.to == world.ana.email()).expect("Ana is told");
    assert!(to_ana.text.contains("The supplier closed its doors."), "{}", to_ana.text);
}

#[behaviour]
async fn a_reason_is_needed(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || world.cora.cancel_campaign(&campaign, "  ").await.refused_with(&["MISSING@reason"]))
        .await;
}

#[behaviour]
async fn nobody_but_a_coordinator_cancels(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            for other in [&world.ana, &world.max, &world.mia] {
                other.cancel_campaign(&campaign, "No.").await.denied_as("FORBIDDEN");
            }
            world.stella.cancel_campaign(&campaign, "No.").await.denied_as("NOT_FOUND");
        })
        .await;
}

#[behaviour]
async fn a_cancelled_campaign_is_never_cleared(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 30).await.done();
    world.cora.cancel_campaign(&campaign, "Not this year.").await.done();
    world.passes(campaign.closes_at).await;
    let seen = world.cora.sees(&campaign, "phase outcome { cleared }").await;
    assert_eq!(seen, json!({ "phase": "CANCELLED", "outcome": null }));
    world
        .unchanged_by(async || world.cora.cancel_campaign(&campaign, "Again.").await.refused_with(&["ALREADY_ENDED"]))
        .await;
}

#[behaviour]
async fn what_did_not_clear_has_ended(world: &World) {
    let campaign = world.open(&Plan::default()).await;
    world.passes(campaign.closes_at).await;
    assert_eq!(world.cora.sees(&campaign, "phase").await["phase"], "NOT_CLEARED");
    world
        .unchanged_by(async || world.cora.cancel_campaign(&campaign, "No.").await.refused_with(&["ALREADY_ENDED"]))
        .await;
}
