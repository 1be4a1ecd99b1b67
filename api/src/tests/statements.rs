//! How many statements an answer takes: few, and no more for a longer list.

use domain::Operation;
use domain::campaigns::advance_campaign;
use serde_json::{Value, json};

use super::world::{PLEDGE, World, draft, id, pledge};
use crate::relay;

/// The statements of one answer, without those that find out who asks and where, and without transactions.
async fn statements(world: &World, name: &str, document: &str, variables: Value) -> Vec<String> {
    world.statements();
    world.reader(name).get(document, variables).await;
    let binding = |sql: &String| sql.contains("FROM \"session\"") || sql.contains("FROM \"membership\" LEFT JOIN");
    let all = world.statements();
    assert_eq!(all.iter().filter(|sql| binding(sql)).count(), 2, "{all:#?}");
    all.into_iter().filter(|sql| sql.starts_with("SELECT") && !binding(sql)).collect()
}

const CAMPAIGN_PAGE: &str = "query($id: ID!) { viewer { person { name language zone } roles agency { id name } networks { network { slug name } }
    canRunCampaigns canPledge canSeeUptake unreadNotices } network { slug name }
    campaign(id: $id) { title need phase tool { name supplier { name } exitRecord { steps } } priceBreaks { seatsMin unitPrice } sharedFees { label net }
    closesAt seatsPledged agenciesIn currentBreak { unitPrice } nextBreak { seatsMissing savingForMyAgency } myState mySeats
    myPledge { version changedBy lines { seats holdsNow } agency { name } } myPreview { worstBill breaks { total } } canPledge canAnswer
    participants(first: 12) { nodes { name province } pageInfo { hasNextPage } } comments(last: 20) { nodes { author body agency { name } } }
    outcome { cleared total } myAllocation { total lines { included } } } }";

#[tokio::test]
async fn a_campaign_page_takes_three_statements_and_a_list_one() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    world.reader("Ana").get(PLEDGE, pledge(&campaign, "North", 5, 9_500, "p1")).await;
    let page = statements(&world, "Ana", CAMPAIGN_PAGE, json!({ "id": campaign })).await;
    assert_eq!(page.len(), 3, "{page:#?}");
    let list = "{ viewer { unreadNotices } campaigns { nodes { title myState mySeats tool { name supplier { name } } seatsPledged outcome { total }
        myPledge { changedBy lines { seats } } } } }";
    assert_eq!(statements(&world, "Ana", list, json!({})).await.len(), 1);
    for key in ["two", "three", "four"] {
        world.open_campaign(key).await;
    }
    assert_eq!(statements(&world, "Ana", list, json!({})).await.len(), 1);
    assert_eq!(
        statements(&world, "Ana", "{ viewer { needs { kind by campaign { title phase } } } }", json!({})).await.len(),
        1
    );
    assert_eq!(
        statements(
            &world,
            "Ana",
            "{ viewer { person { name } roles networks { role } canPledge unreadNotices } network { name } }",
            json!({})
        )
        .await
        .len(),
        0
    );
}

#[tokio::test]
async fn lists_beneath_lists_take_one_statement_each() {
    let world = World::new().await;
    let document = "{ campaigns { nodes { id participants(first: 1) { nodes { name } pageInfo { hasNextPage } }
        comments(last: 2) { nodes { body author } pageInfo { hasPreviousPage } } } } }";
    let comment = "mutation($input: PostCommentInput!) { postComment(input: $input) { problems { code } } }";
    let mut expected = Vec::new();
    for key in ["one", "two", "three"] {
        let campaign = world.open_campaign(key).await;
        world.reader("Ana").get(PLEDGE, pledge(&campaign, "North", 5, 9_500, key)).await;
        world.reader("Ben").get(PLEDGE, pledge(&campaign, "South", 5, 9_500, key)).await;
        // The clock moves, so that comments have an order.
        for body in ["first", "second", "third"] {
            world.database.clock.set(world.database.clock.now() + chrono::TimeDelta::seconds(1));
            world
                .reader("Ben")
                .get(
                    comment,
                    json!({ "input": { "campaignId": campaign, "body": body, "requestKey": format!("{key} {body}") } }),
                )
                .await;
        }
        let comments = json!([{ "body": "second", "author": "Ben" }, { "body": "third", "author": "Ben" }]);
        expected.push(json!({ "id": campaign,
            "participants": { "nodes": [{ "name": "North" }], "pageInfo": { "hasNextPage": true } },
            "comments": { "nodes": comments, "pageInfo": { "hasPreviousPage": true } } }));
    }
    expected.reverse();
    let seen = world.reader("Ana").get(document, json!({})).await;
    assert_eq!(seen["campaigns"]["nodes"], Value::from(expected));
    assert_eq!(statements(&world, "Ana", document, json!({})).await.len(), 3);
    // Funders see the campaigns, and nobody in them.
    let seen = world.reader("Flo").get(document, json!({})).await;
    assert_eq!(seen["campaigns"]["nodes"][0]["participants"]["nodes"], json!([]));
    assert_eq!(seen["campaigns"]["nodes"][0]["comments"]["nodes"], json!([]));
}

/// So many campaigns that closed with a pledge of Ana's, and as many drafts.
async fn closed_campaigns_and_drafts(world: &World, count: usize) {
    let cora = world.reader("Cora");
    let document = "mutation($input: DraftCampaignInput!) { draftCampaign(input: $input) { problems { code } } }";
    let mut open = Vec::new();
    for n in 0..count {
        let campaign = world.open_campaign(&format!("open {n}")).await;
        world.reader("Ana").get(PLEDGE, pledge(&campaign, "North", 40, 20_000, &format!("{n}"))).await;
        open.push(campaign);
        cora.get(document, json!({ "input": { "draft": draft(), "requestKey": format!("draft {n}") } })).await;
    }
    world.database.clock.set("2027-02-10T18:00:00Z".parse().unwrap());
    let operation = Operation::new(&world.database);
    for campaign in open {
        let (_, campaign) = relay::read(&campaign.into()).unwrap();
        while advance_campaign(&operation, id("prairie"), campaign).await.unwrap().happened() {}
    }
}

#[tokio::test]
async fn what_is_worked_out_for_a_list_takes_as_many_statements_for_many_campaigns_as_for_few() {
    let worked_out =
        "{ campaigns(first: 24) { nodes { phase allocationSums { total } openingCheck { problems { code } }
        analysis { unanswered leftOutBySize { key } } } } }";
    let history = "{ campaigns(first: 12) { nodes { myPledge { history { version by } } } } }";
    let mut asked = Vec::new();
    for count in [2, 12] {
        let world = World::new().await;
        closed_campaigns_and_drafts(&world, count).await;
        let seen = world.reader("Cora").get(worked_out, json!({})).await;
        let nodes = seen["campaigns"]["nodes"].as_array().unwrap();
        let sums = nodes.iter().filter(|node| node["allocationSums"]["total"].is_number()).count();
        let analysed = nodes.iter().filter(|node| node["analysis"]["unanswered"] == 1).count();
        let checked = nodes.iter().filter(|node| node["openingCheck"]["problems"][0]["code"] == "IN_THE_PAST").count();
        assert_eq!((sums, analysed, checked), (count, count, count), "{seen:#}");
        let seen = world.reader("Ana").get(history, json!({})).await;
        let nodes = seen["campaigns"]["nodes"].as_array().unwrap();
        let first = json!([{ "version": 1, "by": "Ana" }]);
        assert_eq!(nodes.iter().filter(|node| node["myPledge"]["history"] == first).count(), count);
        let theirs = [("Cora", worked_out), ("Ana", history)];
        let mut counts = Vec::new();
        for (name, document) in theirs {
            counts.push(statements(&world, name, document, json!({})).await.len());
        }
        asked.push(counts);
    }
    assert_eq!(asked[0], asked[1]);
}
