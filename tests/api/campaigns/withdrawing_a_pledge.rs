//! Taking a pledge back, until the close.

use serde_json::json;
use tests::{World, behaviour, line};

#[behaviour]
async fn a_pledge_that_was_taken_back_no_longer_counts_and_stays_in_the_history(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.hugo.pledge_seats(&campaign, 5).await.done();
    world.ana.withdraw_pledge(&campaign, 1).await.done();
    let seen = world.ana.sees(
        &campaign,
        "seatsPledged agenciesIn myState mySeats myPledge { withdrawn history { version withdrawn } }",
    );
    let expected = json!({
        "seatsPledged": 5, "agenciesIn": 1, "myState": "WITHDRAWN", "mySeats": 0,
        "myPledge": { "withdrawn": true, "history": [
            { "version": 2, "withdrawn": true },
            { "version": 1, "withdrawn": false },
        ] },
    });
    assert_eq!(seen.await, expected);
}

#[behaviour]
async fn a_pledge_that_was_taken_back_shows_no_bill_anywhere(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.ana.withdraw_pledge(&campaign, 1).await.done();
    let seen = world.ana.sees(&campaign, "myPreview { worstBill } myPledge { withdrawn }").await;
    assert_eq!(seen, json!({ "myPreview": null, "myPledge": { "withdrawn": true } }));
    for path in ["", "/pledge"] {
        let page = world.ana.opens(&format!("/campaigns/{}{path}", campaign.id)).await;
        page.keeps_quiet_about("At worst").keeps_quiet_about("$1,200.00");
    }
    let board = world.ana.opens(&format!("/campaigns/{}/board", campaign.id)).await;
    board.says("There is no request yet.").keeps_quiet_about("$1,200.00");
}

#[behaviour]
async fn who_took_a_pledge_back_may_pledge_again(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.ana.withdraw_pledge(&campaign, 1).await.done();
    world.ana.pledge_seats(&campaign, 8).await.done();
    assert_eq!(
        world.cora.sees(&campaign, "seatsPledged agenciesIn").await,
        json!({ "seatsPledged": 8, "agenciesIn": 1 })
    );
}

#[behaviour]
async fn what_was_not_pledged_cannot_be_taken_back(world: &World) {
    let campaign = world.open_campaign().await;
    world.unchanged_by(async || world.ana.withdraw_pledge(&campaign, 1).await.refused_with(&["NOTHING_PLEDGED"])).await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.ana.withdraw_pledge(&campaign, 1).await.done();
    world.unchanged_by(async || world.ana.withdraw_pledge(&campaign, 2).await.refused_with(&["NOTHING_PLEDGED"])).await;
}

#[behaviour]
async fn a_form_older_than_somebody_elses_change_is_refused(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.max.change_pledge(&campaign, 1, &[line(15, 90_00)]).await.done();
    world
        .unchanged_by(async || world.ana.withdraw_pledge(&campaign, 1).await.refused_with(&["STALE_VERSION@version"]))
        .await;
}

#[behaviour]
async fn an_agency_that_took_its_pledge_back_is_not_in_the_record(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    world.hugo.pledge_lines(&campaign, &[line(5, 150_00)]).await.done();
    world.hugo.withdraw_pledge(&campaign, 1).await.done();
    world.passes(campaign.closes_at).await;
    let seen = world.cora.sees(&campaign, "outcome { agenciesIn agenciesOut seats }").await;
    assert_eq!(seen["outcome"], json!({ "agenciesIn": 1, "agenciesOut": 0, "seats": 20 }));
    assert_eq!(
        world.hugo.sees(&campaign, "myState myAllocation { id }").await,
        json!({ "myState": "WITHDRAWN", "myAllocation": null })
    );
}
