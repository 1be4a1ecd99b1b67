//! A campaign from its close to its order, as each sees it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::Operation;
use domain::campaigns::advance_campaign;
use serde_json::{Value, json};

use super::world::{PLEDGE, Reader, World, global, id, pledge};
use crate::relay::{self, Kind};

/// North asks for 20 licences at 100.03 $, South for 40 at 99.01 $: both are in at 78.00 $ and a share of the fee. South asks
/// for 3 more at 10.09 $, which are out.
async fn closed(world: &World) -> String {
    let campaign = world.open_campaign("one").await;
    world.reader("Ana").get(PLEDGE, pledge(&campaign, "North", 20, 10_003, "p1")).await;
    let mut south = pledge(&campaign, "South", 40, 9_901, "p2");
    south["input"]["lines"].as_array_mut().unwrap().push(json!({ "seats": 3, "maxLandedPrice": 1_009 }));
    south["input"]["todayUnitPrice"] = json!(12_000);
    south["input"]["todayPriceSource"] = json!("INVOICE");
    world.reader("Ben").get(PLEDGE, south).await;
    world.database.clock.set("2027-02-10T18:00:00Z".parse().unwrap());
    campaign
}

async fn catch_up(world: &World, campaign: &str) {
    let (_, uuid) = relay::read(&campaign.into()).unwrap();
    let operation = Operation::new(&world.database);
    while advance_campaign(&operation, id("prairie"), uuid).await.unwrap().happened() {}
}

async fn see(reader: &Reader<'_>, campaign: &str, fields: &str) -> Value {
    let document = format!("query($id: ID!) {{ campaign(id: $id) {{ {fields} }} }}");
    reader.get(&document, json!({ "id": campaign })).await["campaign"].clone()
}

const ALLOCATION: &str =
    "agency { name } stage included seats seatCost feeShares { key label amount } total landedPrice answer answeredBy
    lines { seats maxLandedPrice included reason landedPrice exactLandedPrice missedBy cost }";

#[tokio::test]
async fn the_clock_closes_and_each_agency_sees_its_own_part() {
    let world = World::new().await;
    let campaign = closed(&world).await;
    let ana = world.reader("Ana");
    assert_eq!(
        see(&ana, &campaign, "phase myState canPledge outcome { total }").await,
        json!({ "phase": "CLOSED", "myState": "WAITING", "canPledge": false, "outcome": null })
    );
    let late = ana.get(PLEDGE, pledge(&campaign, "North", 21, 10_000, "p3")).await;
    let problem = &late["pledgeSeats"]["problems"][0];
    assert_eq!(problem["code"], "CLOSED");
    assert_eq!(problem["message"], "Too late: this closed on Wednesday, February 10, 2027, 12:00 noon in Regina.");
    catch_up(&world, &campaign).await;

    let outcome =
        "phase myState mySeats canAnswer outcome { stage attempt cleared seats priceBreak { unitPrice } seatCost total
        agenciesIn agenciesOut fees { key label amount contributed net } }";
    let seen = see(&ana, &campaign, outcome).await;
    assert_eq!(
        seen,
        json!({ "phase": "CONFIRMING", "myState": "TO_ANSWER", "mySeats": 20, "canAnswer": true, "outcome": {
        "stage": "PROVISIONAL", "attempt": 1, "cleared": true, "seats": 60, "priceBreak": { "unitPrice": 7_800 }, "seatCost": 468_000,
        "total": 568_000, "agenciesIn": 2, "agenciesOut": 0,
        "fees": [{ "key": "setup", "label": "Set-up", "amount": 100_000, "contributed": 0, "net": 100_000 }] } })
    );
    let mine =
        see(&world.reader("Ben"), &campaign, &format!("myAllocation {{ {ALLOCATION} }}")).await["myAllocation"].clone();
    assert_eq!(mine["seats"], 40);
    assert_eq!(mine["feeShares"][0]["label"], "Mise en place");
    let (seat_cost, total) = (mine["seatCost"].as_i64().unwrap(), mine["total"].as_i64().unwrap());
    assert_eq!((seat_cost, total), (312_000, 312_000 + mine["feeShares"][0]["amount"].as_i64().unwrap()));
    // A licence costs 78 $ and a sixtieth of 1,000 $: 94.666… $.
    assert_eq!(
        mine["lines"],
        json!([
            { "seats": 40, "maxLandedPrice": 9_901, "included": true, "reason": null, "landedPrice": 9_467, "exactLandedPrice": "28400/3",
              "missedBy": null, "cost": total },
            { "seats": 3, "maxLandedPrice": 1_009, "included": false, "reason": "CAP_BELOW_LANDED_PRICE",
              "landedPrice": mine["lines"][1]["landedPrice"], "exactLandedPrice": mine["lines"][1]["exactLandedPrice"],
              "missedBy": mine["lines"][1]["landedPrice"].as_i64().unwrap() - 1_009, "cost": 0 },
        ])
    );
    // Mia works for South; Flo funds and sees no record.
    assert_eq!(see(&world.reader("Mia"), &campaign, "myAllocation { seats }").await["myAllocation"]["seats"], 40);
    assert_eq!(
        see(
            &world.reader("Flo"),
            &campaign,
            "outcome { total } myAllocation { seats } allocations { nodes { seats } }"
        )
        .await,
        json!({ "outcome": null, "myAllocation": null, "allocations": { "nodes": [] } })
    );
}

#[tokio::test]
async fn coordinators_see_every_part_and_no_limit() {
    let world = World::new().await;
    let campaign = closed(&world).await;
    catch_up(&world, &campaign).await;
    let cora = world.reader("Cora");
    let fields = format!("allocations {{ nodes {{ id {ALLOCATION} }} }} allocationSums {{ agencies seats seatCost fees total }}
        analysis {{ leftOutByProvince {{ key agenciesOut seatsOut }} statedSavings savingsAgencies safetyMargin pivotalAgencies {{ name }}
        topUp {{ seats }} confirmed declined unanswered }} myPledge {{ seats }} myAllocation {{ seats }} outcome {{ total }}");
    let seen = see(&cora, &campaign, &fields).await;
    assert_eq!(
        seen["allocationSums"],
        json!({ "agencies": 2, "seats": 60, "seatCost": 468_000, "fees": 100_000, "total": 568_000 })
    );
    let nodes = seen["allocations"]["nodes"].as_array().unwrap();
    let sum: i64 = nodes.iter().map(|node| node["total"].as_i64().unwrap()).sum();
    assert_eq!((nodes.len(), sum), (2, 568_000));
    assert_eq!(seen["analysis"]["unanswered"], 2);
    assert_eq!(seen["analysis"]["savingsAgencies"], 1);
    assert_eq!(seen["analysis"]["statedSavings"], Value::Null);
    assert_eq!((&seen["myPledge"], &seen["myAllocation"]), (&Value::Null, &Value::Null));
    let text = seen.to_string();
    for limit in ["10003", "9901", "1009"] {
        assert!(!text.contains(limit), "{limit} in {text}");
    }
    let of_list = "{ campaigns { nodes { allocations { nodes { total } } } } }";
    assert_eq!(
        cora.get(of_list, json!({})).await["campaigns"]["nodes"][0]["allocations"]["nodes"].as_array().unwrap().len(),
        2
    );
    let allocation = nodes[0]["id"].as_str().unwrap();
    let document =
        "query($id: ID!) { node(id: $id) { ... on Allocation { agency { name } lines { maxLandedPrice } } } }";
    assert_eq!(
        cora.get(document, json!({ "id": allocation })).await["node"]["lines"][0]["maxLandedPrice"],
        Value::Null
    );
    assert_eq!(world.reader("Flo").codes(document, json!({ "id": allocation })).await, ["NOT_FOUND"]);
}

#[tokio::test]
async fn answers_lead_to_a_final_order_that_adds_up() {
    let world = World::new().await;
    let campaign = closed(&world).await;
    catch_up(&world, &campaign).await;
    let document = "mutation($input: AnswerOutcomeInput!) { answerOutcome(input: $input) {
        allocation { answer answeredBy } campaign { myState } problems { code } } }";
    for (name, agency) in [("Ana", "North"), ("Ben", "South")] {
        let input = json!({ "campaignId": campaign, "agencyId": global(Kind::Agency, agency), "answer": "CONFIRMED", "requestKey": "a" });
        let answered = world.reader(name).get(document, json!({ "input": input })).await;
        assert_eq!(
            answered["answerOutcome"],
            json!({ "allocation": { "answer": "CONFIRMED", "answeredBy": name }, "campaign": { "myState": "CONFIRMED" }, "problems": [] })
        );
    }
    let draft = see(&world.reader("Cora"), &campaign, "download(kind: ORDER_CSV) { filename mediaType base64 }").await
        ["download"]
        .clone();
    assert_eq!(draft["filename"], "DRAFT-order-chat-2027-02-10.csv");
    assert!(text(&draft).contains("DRAFT,North,Saskatchewan,20,78.00,1560.00,"), "{}", text(&draft));

    world.database.clock.set("2027-03-15T18:00:00Z".parse().unwrap());
    catch_up(&world, &campaign).await;
    let fields = "phase outcome { stage total } csv: download(kind: ORDER_CSV) { filename mediaType base64 }
        xlsx: download(kind: ORDER_XLSX) { filename mediaType base64 } input: download(kind: RECORD_INPUT) { filename base64 }
        result: download(kind: RECORD_RESULT) { filename base64 }";
    let seen = see(&world.reader("Cora"), &campaign, fields).await;
    assert_eq!(seen["phase"], "CLEARED");
    let csv = text(&seen["csv"]);
    assert!(csv.starts_with("\u{FEFF}Status,Agency,Province or territory,Licences,Price per licence,Cost of licences,Set-up,Total before tax,Currency\r\n"), "{csv}");
    assert!(csv.contains("FINAL,Total before tax,,60,,4680.00,1000.00,5680.00,CAD\r\n"), "{csv}");
    assert_eq!(seen["xlsx"]["filename"], "order-chat-2027-03-15.xlsx");
    let xlsx = BASE64_STANDARD.decode(seen["xlsx"]["base64"].as_str().unwrap()).unwrap();
    assert!(xlsx.starts_with(b"PK"));
    let again = see(&world.reader("Cora"), &campaign, fields).await;
    assert_eq!(seen["xlsx"], again["xlsx"]);
    assert!(text(&seen["input"]).contains("longtable/clearing-input/1"));
    assert!(text(&seen["result"]).contains("longtable/clearing-result/1"));
    assert!(!text(&seen["input"]).contains("10003"));
    for name in ["Ana", "Mia", "Flo"] {
        assert_eq!(
            see(&world.reader(name), &campaign, "download(kind: RECORD_INPUT) { base64 }").await["download"],
            Value::Null
        );
        assert_eq!(
            see(&world.reader(name), &campaign, "download(kind: ORDER_XLSX) { base64 }").await["download"],
            Value::Null
        );
    }
    let uptake = world
        .reader("Flo")
        .get("{ uptake { campaigns total { key hidden agencies licences } currency } }", json!({}))
        .await;
    assert_eq!(
        uptake["uptake"],
        json!({ "campaigns": 1, "currency": "CAD",
        "total": { "key": "TOTAL", "hidden": true, "agencies": null, "licences": null } })
    );
    assert_eq!(world.reader("Ana").codes("{ uptake { campaigns } }", json!({})).await, ["FORBIDDEN"]);
}

fn text(download: &Value) -> String {
    String::from_utf8(BASE64_STANDARD.decode(download["base64"].as_str().unwrap()).unwrap()).unwrap()
}
