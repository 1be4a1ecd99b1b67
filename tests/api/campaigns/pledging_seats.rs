//! Pledging: conditional, sealed, and only until the close.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::key;
use tests::{Plan, World, behaviour, line, line_without_limit};

const MINE: &str = "myState mySeats myPledge { version seats withdrawn lines { seats maxLandedPrice maxTotal } }";

#[behaviour]
async fn a_buyer_pledges_for_their_agency(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(12, 95_00), line(8, 80_00)]).await.done();
    let seen = world.ana.sees(&campaign, &format!("seatsPledged agenciesIn {MINE}")).await;
    let expected = json!({
        "seatsPledged": 20, "agenciesIn": 1, "myState": "REQUESTED", "mySeats": 20,
        "myPledge": { "version": 1, "seats": 20, "withdrawn": false, "lines": [
            { "seats": 12, "maxLandedPrice": 95_00, "maxTotal": null },
            { "seats": 8, "maxLandedPrice": 80_00, "maxTotal": null },
        ] },
    });
    assert_eq!(seen, expected);
}

#[behaviour]
async fn an_admin_pledges_as_a_buyer_does(world: &World) {
    let campaign = world.open_campaign().await;
    world.max.pledge_seats(&campaign, 3).await.done();
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 3);
}

#[behaviour]
async fn who_does_not_buy_for_an_agency_cannot_pledge_for_it(world: &World) {
    let campaign = world.open_campaign().await;
    let open_door = world.ana.agency().await;
    world
        .unchanged_by(async || {
            for actor in [&world.mia, &world.hugo, &world.cora] {
                let input = json!({ "agencyId": open_door, "lines": [line(1, 100_00)] });
                actor.pledges(&campaign, input).await.denied_as("FORBIDDEN");
            }
        })
        .await;
}

#[behaviour]
async fn a_limit_stated_as_a_total_becomes_a_price_rounded_down(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[json!({ "seats": 7, "maxTotal": 500_00 })]).await.done();
    let pledge = world.ana.sees(&campaign, MINE).await["myPledge"].clone();
    assert_eq!(pledge["lines"][0], json!({ "seats": 7, "maxLandedPrice": 71_42, "maxTotal": 500_00 }));
}

#[behaviour]
async fn a_line_without_a_limit_needs_a_tick(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            let refused = world.rose.pledge_lines(&campaign, &[json!({ "seats": 6 })]).await;
            refused.refused_with(&["LIMIT_MISSING@lines.0.noLimitUnderstood"]);
        })
        .await;
    world.rose.pledge_lines(&campaign, &[line_without_limit(6)]).await.done();
    let pledge = world.rose.sees(&campaign, MINE).await["myPledge"].clone();
    assert_eq!(pledge["lines"][0]["maxLandedPrice"], Value::Null);
}

#[behaviour]
async fn more_seats_than_staff_ask_again(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            world.rose.pledge_seats(&campaign, 7).await.refused_with(&["MORE_THAN_STAFF@moreThanStaffUnderstood"]);
        })
        .await;
    let meant = json!({ "lines": [line(7, 100_00)], "moreThanStaffUnderstood": true });
    world.rose.pledges(&campaign, meant).await.done();
    world.nora.pledge_seats(&campaign, 700).await.done();
}

#[behaviour]
async fn seats_that_are_none_or_too_many_are_refused_at_their_field(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            let lines = [line(0, 100_00), line(-3, 100_00), line(10_000_001, 100_00)];
            let refused = world.nora.pledge_lines(&campaign, &lines).await;
            refused.refused_with(&[
                "TOO_FEW_SEATS@lines.0.seats",
                "TOO_FEW_SEATS@lines.1.seats",
                "TOO_MANY_SEATS@lines.2.seats",
            ]);
            world.nora.pledge_lines(&campaign, &[]).await.refused_with(&["NO_LINES@lines"]);
            let lines = vec![line(1, 100_00); 21];
            world.nora.pledge_lines(&campaign, &lines).await.refused_with(&["TOO_MANY@lines"]);
        })
        .await;
    world.nora.pledge_lines(&campaign, &[line(10_000_000, 0)]).await.done();
}

#[behaviour]
async fn limits_below_zero_or_given_twice_are_refused_at_their_field(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            world
                .ana
                .pledge_lines(&campaign, &[line(1, -1)])
                .await
                .refused_with(&["BELOW_ZERO@lines.0.maxLandedPrice"]);
            let total = json!({ "seats": 1, "maxTotal": -1 });
            world.ana.pledge_lines(&campaign, &[total]).await.refused_with(&["BELOW_ZERO@lines.0.maxTotal"]);
            let today = json!({ "lines": [line(1, 1)], "todayUnitPrice": -1, "todayPriceSource": "LIST" });
            world.ana.pledges(&campaign, today).await.refused_with(&["BELOW_ZERO@todayUnitPrice"]);
            let both = json!({ "seats": 1, "maxLandedPrice": 1, "maxTotal": 1 });
            world.ana.pledge_lines(&campaign, &[both]).await.refused_with(&["TWO_LIMITS@lines.0.maxTotal"]);
        })
        .await;
}

#[behaviour]
async fn todays_price_needs_its_source(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .unchanged_by(async || {
            let input = json!({ "lines": [line(1, 100_00)], "todayUnitPrice": 110_00 });
            world.ana.pledges(&campaign, input).await.refused_with(&["TODAY_PRICE_INCOMPLETE@todayUnitPrice"]);
        })
        .await;
    let input = json!({ "lines": [line(1, 100_00)], "todayUnitPrice": 110_00, "todayPriceSource": "INVOICE" });
    let done = world.ana.pledges(&campaign, input).await;
    assert_eq!(done.done()["pledge"]["todayUnitPrice"], 110_00);
}

#[behaviour]
async fn a_change_replaces_the_lines_and_stays_in_the_agencys_own_history(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.goes_by(TimeDelta::hours(1));
    world.max.change_pledge(&campaign, 1, &[line(15, 90_00)]).await.done();
    let seen = world.ana.sees(
        &campaign,
        "seatsPledged agenciesIn myPledge { version changedBy history { by version lines { seats } } }",
    );
    let expected = json!({
        "seatsPledged": 15, "agenciesIn": 1,
        "myPledge": { "version": 2, "changedBy": "Max", "history": [
            { "by": "Max", "version": 2, "lines": [{ "seats": 15 }] },
            { "by": "Ana", "version": 1, "lines": [{ "seats": 12 }] },
        ] },
    });
    assert_eq!(seen.await, expected);
}

#[behaviour]
async fn a_form_older_than_somebody_elses_change_is_refused(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.max.change_pledge(&campaign, 1, &[line(15, 90_00)]).await.done();
    world
        .unchanged_by(async || {
            let stale = ["STALE_VERSION@version"];
            world.ana.change_pledge(&campaign, 1, &[line(20, 90_00)]).await.refused_with(&stale);
            world.ana.pledge_seats(&campaign, 20).await.refused_with(&stale);
        })
        .await;
}

#[behaviour]
async fn the_same_request_gets_the_first_answer_again(world: &World) {
    let campaign = world.open_campaign().await;
    let input = json!({ "lines": [line(12, 95_00)], "requestKey": key() });
    let first = world.ana.pledges(&campaign, input.clone()).await.done().clone();
    world
        .unchanged_by(async || {
            let again = world.ana.pledges(&campaign, input.clone()).await.done().clone();
            assert_eq!(again, first);
            let mut other = input.clone();
            other["lines"] = json!([line(13, 95_00)]);
            world.ana.pledges(&campaign, other).await.denied_as("BAD_INPUT");
        })
        .await;
}

#[behaviour]
async fn the_same_key_of_another_person_is_another_request(world: &World) {
    let campaign = world.open_campaign().await;
    let requested = key();
    for actor in [&world.ana, &world.hugo] {
        let input = json!({ "lines": [line(5, 95_00)], "requestKey": requested });
        actor.pledges(&campaign, input).await.done();
    }
    assert_eq!(world.cora.sees(&campaign, "seatsPledged").await["seatsPledged"], 10);
}

#[behaviour]
async fn a_pledge_before_the_opening_is_not_found_and_after_a_cancellation_refused(world: &World) {
    world.cora.record_exit("Casebook").await.done();
    let draft = world.cora.drafted(&Plan::default()).await;
    world.unchanged_by(async || world.ana.pledge_seats(&draft, 12).await.denied_as("NOT_FOUND")).await;
    let campaign = world.open_campaign().await;
    world.cora.cancel_campaign(&campaign, "The supplier closed.").await.done();
    world.unchanged_by(async || world.ana.pledge_seats(&campaign, 12).await.refused_with(&["ALREADY_ENDED"])).await;
}

#[behaviour]
async fn the_closing_instant_itself_is_too_late_even_when_no_worker_runs(world: &World) {
    let campaign = world.open_campaign().await;
    world.it_is(campaign.closes_at - TimeDelta::microseconds(1));
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.it_is(campaign.closes_at);
    let before = world.traces().await;
    world.hugo.pledge_seats(&campaign, 5).await.refused_with(&["CLOSED"]);
    world.ana.change_pledge(&campaign, 1, &[line(13, 95_00)]).await.refused_with(&["CLOSED"]);
    world.ana.withdraw_pledge(&campaign, 1).await.refused_with(&["CLOSED"]);
    assert_eq!(world.traces().await, before);
    assert_eq!(world.ana.sees(&campaign, "phase").await["phase"], "CLOSED");
}

#[behaviour]
async fn an_agencys_people_are_told_of_its_pledge_and_nobody_else(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.worker_catches_up().await;
    let mut told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.to).collect();
    told.sort();
    assert_eq!(told, ["ana@example.test", "max@example.test"]);
}
