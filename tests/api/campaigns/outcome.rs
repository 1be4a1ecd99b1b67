//! The result: to the cent, with reasons, and to each what they may see.

use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use serde_json::{Value, json};
use tests::database::As;
use tests::{Plan, World, behaviour, has_number, line};

const MINE: &str = "myState myAllocation { included seats seatCost total landedPrice feeShares { key amount }
    lines { seats maxLandedPrice included reason landedPrice missedBy cost } }";

#[behaviour]
async fn an_agency_that_is_in_sees_its_price_its_total_and_each_line(world: &World) {
    let campaign = world.confirming_campaign().await;
    let expected = json!({
        "myState": "TO_ANSWER",
        "myAllocation": {
            "included": true, "seats": 40, "seatCost": 3600_00, "total": 3900_00, "landedPrice": 97_50,
            "feeShares": [{ "key": "setup", "amount": 300_00 }],
            "lines": [{
                "seats": 40, "maxLandedPrice": 123_45, "included": true, "reason": null,
                "landedPrice": 97_50, "missedBy": null, "cost": 3900_00,
            }],
        },
    });
    assert_eq!(world.ana.sees(&campaign, MINE).await, expected);
    let rose = world.rose.sees(&campaign, "myAllocation { seatCost total landedPrice }").await;
    assert_eq!(rose["myAllocation"], json!({ "seatCost": 540_00, "total": 840_00, "landedPrice": 140_00 }));
}

#[behaviour]
async fn an_agency_that_is_out_sees_the_price_it_missed(world: &World) {
    let campaign = world.confirming_campaign().await;
    // With its five seats there would be 51 at 78, and a third of the fee is 40 a seat.
    let expected = json!({
        "myState": "OUT",
        "myAllocation": {
            "included": false, "seats": 0, "seatCost": 0, "total": 0, "landedPrice": null, "feeShares": [],
            "lines": [{
                "seats": 5, "maxLandedPrice": 81_37, "included": false, "reason": "CAP_BELOW_LANDED_PRICE",
                "landedPrice": 118_00, "missedBy": 36_63, "cost": 0,
            }],
        },
    });
    assert_eq!(world.hugo.sees(&campaign, MINE).await, expected);
}

#[behaviour]
async fn the_coordinator_sees_every_agencys_seats_and_costs_and_no_limits(world: &World) {
    let campaign = world.confirming_campaign().await;
    let document =
        "allocations { nodes { agency { name } included seats seatCost total lines { seats maxLandedPrice missedBy } } }
        allocationSums { agencies seats seatCost fees total } outcome { seats seatCost total fees { key net } }";
    let seen = world.cora.sees(&campaign, document).await;
    let mut nodes = seen["allocations"]["nodes"].as_array().unwrap().clone();
    nodes.sort_by_key(|node| node["agency"]["name"].to_string());
    let shown: Vec<Value> = nodes
        .iter()
        .map(|node| json!([node["agency"]["name"], node["included"], node["seats"], node["seatCost"], node["total"]]))
        .collect();
    let expected = [
        json!(["Harbour House", false, 0, 0, 0]),
        json!(["Le Relais", true, 6, 540_00, 840_00]),
        json!(["Open Door", true, 40, 3600_00, 3900_00]),
    ];
    assert_eq!(shown, expected);
    let mut lines = nodes.iter().flat_map(|node| node["lines"].as_array().unwrap().clone());
    // By how much a limit was missed tells the limit, beside the price.
    let tells = |line: Value| !line["maxLandedPrice"].is_null() || !line["missedBy"].is_null();
    assert!(!lines.any(tells), "{nodes:#?}");
    let sums = json!({ "agencies": 2, "seats": 46, "seatCost": 4140_00, "fees": 600_00, "total": 4740_00 });
    assert_eq!(seen["allocationSums"], sums);
    let outcome =
        json!({ "seats": 46, "seatCost": 4140_00, "total": 4740_00, "fees": [{ "key": "setup", "net": 600_00 }] });
    assert_eq!(seen["outcome"], outcome);
}

#[behaviour]
async fn who_was_left_out_is_told_by_province_size_and_language(world: &World) {
    let campaign = world.confirming_campaign().await;
    let groups = "key agenciesIn agenciesOut seatsOut";
    let document = format!(
        "analysis {{ leftOutByProvince {{ {groups} }} leftOutBySize {{ {groups} }} leftOutByLanguage {{ {groups} }} }}"
    );
    let seen = world.cora.sees(&campaign, &document).await["analysis"].clone();
    let out = |name: &str, key: &str| {
        let group = seen[name].as_array().unwrap().iter().find(|group| group["key"] == key).unwrap().clone();
        json!([group["agenciesIn"], group["agenciesOut"], group["seatsOut"]])
    };
    assert_eq!(out("leftOutByProvince", "NS"), json!([0, 1, 5]));
    assert_eq!(out("leftOutByProvince", "MB"), json!([1, 0, 0]));
    assert_eq!(out("leftOutBySize", "MEDIUM"), json!([0, 1, 5]));
    assert_eq!(out("leftOutByLanguage", "BOTH"), json!([0, 1, 5]));
}

#[behaviour]
async fn savings_of_one_agency_stay_hidden_and_say_how_many_they_would_cover(world: &World) {
    let campaign = world.open_campaign().await;
    let stated = json!({ "lines": [line(40, 120_00)], "todayUnitPrice": 110_00, "todayPriceSource": "INVOICE" });
    world.ana.pledges(&campaign, stated).await.done();
    world.rose.pledge_lines(&campaign, &[line(6, 250_00)]).await.done();
    world.passes(campaign.closes_at).await;
    let seen = world.cora.sees(&campaign, "analysis { statedSavings savingsAgencies agenciesIn safetyMargin }").await;
    // The saving would tell what Open Door pays today; 46 seats are 21 above the break of 25.
    let expected = json!({ "statedSavings": null, "savingsAgencies": 1, "agenciesIn": 2, "safetyMargin": 21 });
    assert_eq!(seen["analysis"], expected);
}

#[behaviour]
async fn the_coordinator_reads_how_firm_the_price_is_who_carries_it_and_what_spare_licences_would_save(world: &World) {
    let campaign = world.confirming_campaign().await;
    let firm = "safetyMargin pivotalAgencies { name } topUp { seats saving priceBreak { seatsMin unitPrice } }";
    let seen = world.cora.sees(&campaign, &format!("analysis {{ {firm} }}")).await;
    // 46 licences are 21 above the break of 25: Open Door's 40 carry it, Le Relais' 6 do not. With four more there are 50 at
    // 78, which is 3,900 for what costs 4,140 now.
    let expected = json!({
        "safetyMargin": 21, "pivotalAgencies": [{ "name": "Open Door" }],
        "topUp": { "seats": 4, "saving": 240_00, "priceBreak": { "seatsMin": 50, "unitPrice": 78_00 } },
    });
    assert_eq!(seen["analysis"], expected);
    let page = world.cora.opens(&format!("/campaigns/{}/outcome", campaign.id)).await.is_shown();
    page.says("21 licences can drop out before the volume price of $90.00 is lost.")
        .says("Without this agency the price would rise for all: Open Door.")
        .says("Buying 4 spare licences reaches $78.00 each and lowers the total by $240.00.");
}

#[behaviour]
async fn savings_are_told_once_when_the_result_is_final(world: &World) {
    let buyers = world.more_agencies(6).await;
    let campaign = world.open_campaign().await;
    for buyer in &buyers {
        let stated = json!({ "lines": [line(10, 250_00)], "todayUnitPrice": 110_00, "todayPriceSource": "INVOICE" });
        buyer.pledges(&campaign, stated).await.done();
    }
    world.passes(campaign.closes_at).await;
    let told =
        async || world.cora.sees(&campaign, "analysis { statedSavings savingsAgencies }").await["analysis"].clone();
    assert_eq!(told().await, json!({ "statedSavings": null, "savingsAgencies": 6 }));
    for buyer in &buyers[1..] {
        buyer.confirm(&campaign).await.done();
    }
    world.passes(campaign.confirm_by.unwrap()).await;
    // Fifty at 110 were 5,500; fifty at 78 and the fee of 600 are 4,500.
    assert_eq!(told().await, json!({ "statedSavings": 1000_00, "savingsAgencies": 5 }));
}

#[behaviour]
async fn only_a_coordinator_sees_the_whole_table(world: &World) {
    let campaign = world.confirming_campaign().await;
    for other in [&world.ana, &world.hugo, &world.mia] {
        let seen = other
            .sees(&campaign, "allocations { nodes { id } } allocationSums { total } analysis { statedSavings }")
            .await;
        let expected = json!({ "allocations": { "nodes": [] }, "allocationSums": null, "analysis": null });
        assert_eq!(seen, expected, "{}", other.name());
    }
}

#[behaviour]
async fn three_splits_and_a_contribution_share_to_the_cent(world: &World) {
    let plan = Plan::default()
        .without_fees()
        .prices(&[(1, 33_33)])
        .fee("a", 100_00, "PER_SEAT")
        .fee("b", 100_00, "EQUAL")
        .fee("c", 100_00, "BY_BAND")
        .contribution("b", 50_00)
        .binding();
    let campaign = world.open(&plan).await;
    for (actor, seats) in [(&world.ana, 7), (&world.rose, 3), (&world.hugo, 1)] {
        actor.pledge_lines(&campaign, &[line(seats, 1_000_00)]).await.done();
    }
    world.passes(campaign.closes_at).await;
    let shares = async |actor: &tests::Actor| {
        let seen =
            actor.sees(&campaign, "myAllocation { seatCost total feeShares { key amount } }").await["myAllocation"]
                .clone();
        let amounts = seen["feeShares"].as_array().unwrap().iter().map(|share| share["amount"].as_i64().unwrap());
        (seen["seatCost"].as_i64().unwrap(), amounts.collect::<Vec<_>>(), seen["total"].as_i64().unwrap())
    };
    // Bands: large 6, micro 1, medium 3. What is left after rounding down goes to the largest remainders.
    assert_eq!(shares(&world.ana).await, (233_31, vec![6_364, 16_67, 60_00], 373_62));
    assert_eq!(shares(&world.rose).await, (99_99, vec![27_27, 16_67, 10_00], 153_93));
    assert_eq!(shares(&world.hugo).await, (33_33, vec![9_09, 16_66, 30_00], 89_08));
}

#[behaviour]
async fn a_graduated_quote_shares_the_total_by_seats(world: &World) {
    let plan =
        Plan::default().without_fees().prices(&[(1, 100_00), (11, 50_00)]).with("quoteKind", "GRADUATED").binding();
    let campaign = world.open(&plan).await;
    world.ana.pledge_lines(&campaign, &[line(13, 100_00)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(2, 100_00)]).await.done();
    world.passes(campaign.closes_at).await;
    // Ten seats at 100 and five at 50 are 1,250 for 15.
    let total = async |actor: &tests::Actor| {
        actor.sees(&campaign, "myAllocation { total }").await["myAllocation"]["total"].clone()
    };
    assert_eq!(total(&world.ana).await, 1083_33);
    assert_eq!(total(&world.rose).await, 166_67);
}

#[behaviour]
async fn a_landed_price_equal_to_the_limit_is_accepted(world: &World) {
    let plan = Plan::default().without_fees().prices(&[(10, 100_00)]).binding();
    let campaign = world.open(&plan).await;
    world.ana.pledge_lines(&campaign, &[line(10, 100_00), line(1, 99_99)]).await.done();
    world.passes(campaign.closes_at).await;
    let seen = world.ana.sees(&campaign, "myAllocation { seats lines { included missedBy } }").await;
    let expected = json!({ "seats": 10, "lines": [
        { "included": true, "missedBy": null }, { "included": false, "missedBy": 1 },
    ] });
    assert_eq!(seen["myAllocation"], expected);
}

#[behaviour]
async fn the_record_that_leaves_the_house_gives_the_same_result_and_hides_the_limits(world: &World) {
    use base64::Engine;
    let campaign = world.confirming_campaign().await;
    let file = async |kind: &str| {
        let seen = world.cora.sees(&campaign, &format!("download(kind: {kind}) {{ base64 }}")).await;
        let text = seen["download"]["base64"].as_str().unwrap().to_owned();
        base64::engine::general_purpose::STANDARD.decode(text).unwrap()
    };
    let input = file("RECORD_INPUT").await;
    let result = clearing::clear_document(&input).expect("the record is a sound document");
    assert_eq!(result.into_bytes(), file("RECORD_RESULT").await);
    let text = String::from_utf8(input).unwrap();
    for limit in ["12345", "25431", "8137"] {
        assert!(!has_number(&text, limit), "{text}");
    }
}

#[behaviour]
async fn what_was_left_out_of_results_that_stood_before_it_was_counted_is_counted_too(world: &World) {
    let campaign = world.confirming_campaign().await;
    let document = "analysis { leftOutByProvince { key agenciesOut seatsOut } }";
    let before = world.cora.sees(&campaign, document).await;
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let since = Migrator::migrations().iter().position(|change| change.name() == "m0007_seats_left_out").unwrap();
    let later = u32::try_from(Migrator::migrations().len() - since).unwrap();
    Migrator::down(owner.pool(), Some(later)).await.unwrap();
    Migrator::up(owner.pool(), None).await.unwrap();
    assert_eq!(world.cora.sees(&campaign, document).await, before);
    assert!(before.to_string().contains("\"seatsOut\":5"), "{before}");
}
