//! Before the close: what the network sees, and what each agency sees of its own.

use serde_json::{Value, json};
use tests::{World, behaviour, line};

const PUBLIC: &str =
    "seatsPledged agenciesIn currentBreak { unitPrice } nextBreak { seatsMissing priceBreak { unitPrice } }";

#[behaviour]
async fn the_network_sees_seats_agencies_and_what_is_missing_to_the_next_price(world: &World) {
    let campaign = world.open_campaign().await;
    let seen = world.mia.sees(&campaign, PUBLIC).await;
    let expected = json!({
        "seatsPledged": 0, "agenciesIn": 0, "currentBreak": null,
        "nextBreak": { "seatsMissing": 10, "priceBreak": { "unitPrice": 100_00 } },
    });
    assert_eq!(seen, expected);
    world.ana.pledge_lines(&campaign, &[line(20, 1)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(6, 1)]).await.done();
    // The limits of one cent hold nowhere, and nobody can tell.
    let seen = world.mia.sees(&campaign, PUBLIC).await;
    let expected = json!({
        "seatsPledged": 26, "agenciesIn": 2, "currentBreak": { "unitPrice": 90_00 },
        "nextBreak": { "seatsMissing": 24, "priceBreak": { "unitPrice": 78_00 } },
    });
    assert_eq!(seen, expected);
}

#[behaviour]
async fn an_agency_sees_whether_its_own_limits_hold_and_its_worst_bill(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00), line(10, 95_00)]).await.done();
    let seen = world
        .ana
        .sees(&campaign, "myPledge { lines { holdsNow } } myPreview { worstBill now { landedPrice total seatsIn } }")
        .await;
    // Alone, 30 seats cost 90 each and the fee of 600 makes it 110: the second line does not hold, so 20 remain, at
    // 100 + 30.
    assert_eq!(seen["myPledge"]["lines"], json!([{ "holdsNow": true }, { "holdsNow": false }]));
    assert_eq!(seen["myPreview"]["now"], json!({ "landedPrice": 130_00, "total": 2600_00, "seatsIn": 20 }));
    assert!(seen["myPreview"]["worstBill"].as_i64() <= Some(20 * 150_00 + 10 * 95_00), "{seen}");
}

#[behaviour]
async fn the_next_price_tells_each_agency_its_own_saving(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    let saving = async |actor: &tests::Actor| {
        actor.sees(&campaign, "nextBreak { savingForMyAgency }").await["nextBreak"]["savingForMyAgency"].clone()
    };
    // From 100 to 90 for 20 seats.
    assert_eq!(saving(&world.ana).await, 200_00);
    assert_eq!(saving(&world.rose).await, Value::Null);
}

#[behaviour]
async fn agencies_that_are_in_are_named_and_their_seats_are_not(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 20).await.done();
    world.rose.pledge_seats(&campaign, 6).await.done();
    let seen = world
        .hugo
        .sees(&campaign, "participants { nodes { name } } myPledge { seats } allocations { nodes { seats } }")
        .await;
    let expected = json!({
        "participants": { "nodes": [{ "name": "Open Door" }, { "name": "Le Relais" }] },
        "myPledge": null, "allocations": { "nodes": [] },
    });
    assert_eq!(seen, expected);
}

#[behaviour]
async fn a_pledge_of_another_agency_does_not_exist(world: &World) {
    let campaign = world.open_campaign().await;
    let done = world.ana.pledge_seats(&campaign, 20).await;
    let id = done.done()["pledge"]["id"].clone();
    for other in world.others_than(&["Ana", "Max", "Mia", "nobody"]) {
        let reply = other.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
        assert_eq!(reply.body["data"]["node"], Value::Null, "{}: {:#}", other.name(), reply.body);
    }
}

#[behaviour]
async fn once_there_is_a_result_the_demand_no_longer_tells_a_price(world: &World) {
    let campaign = world.confirming_campaign().await;
    let seen = world.ana.sees(&campaign, "currentBreak { unitPrice } nextBreak { seatsMissing }").await;
    assert_eq!(seen, json!({ "currentBreak": null, "nextBreak": null }));
}

#[behaviour]
async fn an_agency_whose_limits_are_all_too_low_is_told_so_and_promised_no_saving(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(20, 10_00)]).await.done();
    let seen = world.ana.sees(&campaign, "nextBreak { savingForMyAgency } myPreview { now { seatsIn } }").await;
    assert_eq!(seen, json!({ "nextBreak": { "savingForMyAgency": null }, "myPreview": { "now": { "seatsIn": 0 } } }));
    let page = world.ana.opens(&format!("/campaigns/{}", campaign.id)).await;
    page.says("Your limits are below the price so far").keeps_quiet_about("$0.00");
}

#[behaviour]
async fn a_preview_takes_no_more_lines_than_a_pledge_may_have(world: &World) {
    let campaign = world.open_campaign().await;
    let asked = async |lines: usize| {
        let document = "query($input: PledgePreviewInput!) { pledgePreview(input: $input) { seats } }";
        let input = json!({ "campaignId": campaign.id, "lines": vec![line(1, 100_00); lines] });
        world.ana.ask(document, json!({ "input": input })).await
    };
    assert_eq!(asked(20).await.data()["pledgePreview"]["seats"], 20);
    assert_eq!(asked(21).await.denied(), "BAD_INPUT");
}

#[behaviour]
async fn who_only_funds_is_shown_no_agency_and_no_figures_of_a_result(world: &World) {
    let campaign = world.confirming_campaign().await;
    let reply = world.fern.ask("{ agencies(first: 10) { nodes { name } } network { agencyCount } }", json!({})).await;
    assert_eq!(reply.data(), &json!({ "agencies": { "nodes": [] }, "network": { "agencyCount": 4 } }));
    let agency = json!({ "id": world.ana.agency().await });
    let reply = world.fern.ask("query($id: ID!) { node(id: $id) { id } }", agency).await;
    assert_eq!(reply.body["data"]["node"], Value::Null);
    let page = world.fern.opens(&format!("/campaigns/{}", campaign.id)).await;
    page.says("A first result stands; the agencies that are in now say yes or no");
    page.keeps_quiet_about("Nobody yet").keeps_quiet_about("Questions and answers").keeps_quiet_about("Open Door");
}
