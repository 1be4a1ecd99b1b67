//! Drafts: checked as they go, and nobody's but the coordinators'.

use serde_json::{Value, json};
use tests::{Plan, World, behaviour};

async fn refuses(world: &World, plan: Plan, reasons: &[&str]) {
    let refused = world.cora.draft_campaign(&plan).await;
    refused.refused_with(reasons);
}

#[behaviour]
async fn a_draft_is_seen_by_coordinators_alone(world: &World) {
    let campaign = world.cora.drafted(&Plan::default()).await;
    let seen = world.cora.sees(&campaign, "phase title tool { name } priceBreaks { seatsMin unitPrice }").await;
    let expected = json!({
        "phase": "DRAFT", "title": "One case book for all of us", "tool": { "name": "Casebook" },
        "priceBreaks": [
            { "seatsMin": 10, "unitPrice": 100_00 },
            { "seatsMin": 25, "unitPrice": 90_00 },
            { "seatsMin": 50, "unitPrice": 78_00 },
        ],
    });
    assert_eq!(seen, expected);
    for other in [&world.ana, &world.max, &world.mia, &world.fern, &world.stella] {
        assert_eq!(other.sees(&campaign, "title").await, Value::Null, "{}", other.name());
    }
}

#[behaviour]
async fn nobody_but_a_coordinator_drafts(world: &World) {
    world
        .unchanged_by(async || {
            for other in [&world.ana, &world.max, &world.mia, &world.fern] {
                other.draft_campaign(&Plan::default()).await.denied_as("FORBIDDEN");
            }
        })
        .await;
}

#[behaviour]
async fn a_price_table_must_rise_in_seats_and_fall_in_price(world: &World) {
    world
        .unchanged_by(async || {
            refuses(world, Plan::default().prices(&[]), &["NO_PRICE_BREAKS@priceBreaks"]).await;
            let flat = Plan::default().prices(&[(10, 100_00), (10, 90_00), (20, 90_00)]);
            refuses(
                world,
                flat,
                &["SEATS_NOT_RISING@priceBreaks.1.seatsMin", "PRICES_NOT_FALLING@priceBreaks.2.unitPrice"],
            )
            .await;
            let below = Plan::default().prices(&[(0, -1)]);
            refuses(world, below, &["TOO_FEW_SEATS@priceBreaks.0.seatsMin", "BELOW_ZERO@priceBreaks.0.unitPrice"])
                .await;
        })
        .await;
}

#[behaviour]
async fn fees_and_contributions_must_fit_each_other(world: &World) {
    world
        .unchanged_by(async || {
            let twice = Plan::default().fee("setup", 1, "PER_SEAT");
            refuses(world, twice, &["KEY_TWICE@sharedFees.1.key"]).await;
            let unknown = Plan::default().contribution("training", 100_00);
            refuses(world, unknown, &["UNKNOWN_FEE@contributions.0.fee"]).await;
        })
        .await;
}

#[behaviour]
async fn deadlines_must_follow_each_other_and_lie_ahead(world: &World) {
    world
        .unchanged_by(async || {
            let past = Plan::default().with("pledgingClosesAt", "2026-03-02T15:00:00Z");
            refuses(world, past, &["IN_THE_PAST@pledgingClosesAt"]).await;
            let early = Plan::default().with("confirmBy", "2026-03-31T17:00:00Z");
            refuses(world, early, &["TOO_EARLY@confirmBy"]).await;
            let extended = Plan::default().with("ifNothingClears", "EXTEND_ONCE");
            refuses(world, extended, &["INSTANT_MISSING@extendedClosesAt"]).await;
            let unused = Plan::default().with("commitmentRule", "BINDING");
            refuses(world, unused, &["INSTANT_NOT_USED@confirmBy"]).await;
        })
        .await;
}

#[behaviour]
async fn a_zone_and_a_currency_must_exist(world: &World) {
    world
        .unchanged_by(async || {
            refuses(world, Plan::default().with("zone", "America/Atlantis"), &["UNKNOWN_ZONE@zone"]).await;
            refuses(world, Plan::default().with("currency", "dollars"), &["UNKNOWN_CURRENCY@currency"]).await;
        })
        .await;
}

#[behaviour]
async fn an_edit_and_a_check_refuse_what_a_new_draft_refuses(world: &World) {
    let campaign = world.cora.drafted(&Plan::default()).await;
    let tool = world.cora.tool("Casebook").await;
    let plan = Plan::default;
    for (wrong, reason) in [
        (plan().prices(&[]), "NO_PRICE_BREAKS@priceBreaks"),
        (plan().prices(&[(10, 100_00), (10, 90_00)]), "SEATS_NOT_RISING@priceBreaks.1.seatsMin"),
        (plan().prices(&[(10, 100_00), (20, 100_00)]), "PRICES_NOT_FALLING@priceBreaks.1.unitPrice"),
        (plan().prices(&[(0, 100_00)]), "TOO_FEW_SEATS@priceBreaks.0.seatsMin"),
        (plan().prices(&[(10_000_001, 100_00)]), "TOO_MANY_SEATS@priceBreaks.0.seatsMin"),
        (plan().prices(&[(10, -1)]), "BELOW_ZERO@priceBreaks.0.unitPrice"),
        (plan().fee("training", -1, "EQUAL"), "BELOW_ZERO@sharedFees.1.amount"),
        (plan().contribution("setup", -1), "BELOW_ZERO@contributions.0.amount"),
        (plan().with("pledgingClosesAt", "2026-03-02T15:00:00Z"), "IN_THE_PAST@pledgingClosesAt"),
        (plan().with("zone", "America/Atlantis"), "UNKNOWN_ZONE@zone"),
    ] {
        let mut draft = wrong.draft.clone();
        draft["toolId"] = tool.clone().into();
        world
            .unchanged_by(async || {
                world.cora.edit_campaign(&campaign, 1, &wrong).await.refused_with(&[reason]);
                let document =
                    "query($input: CampaignDraftInput!) { draftCheck(input: $input) { problems { code field } } }";
                let checked = world.cora.ask(document, json!({ "input": draft })).await;
                let problems =
                    checked.data()["draftCheck"]["problems"].as_array().expect("problems are a list").clone();
                let (code, field) = reason.split_once('@').expect("it has a field");
                assert!(problems.contains(&json!({ "code": code, "field": field })), "{reason}: {problems:?}");
            })
            .await;
    }
    assert_eq!(world.cora.sees(&campaign, "version").await["version"], 1);
}

#[behaviour]
async fn a_deadline_on_a_rest_day_or_late_in_a_members_day_is_a_warning(world: &World) {
    // Saturday noon in Winnipeg; then a Tuesday 16:00 in Halifax, where Harbour House is, while it is 14:00 in Winnipeg.
    let check = async |at: &str| {
        let tool = world.cora.tool("Casebook").await;
        let mut draft = Plan::default().with("pledgingClosesAt", at).draft;
        draft["toolId"] = tool.into();
        let document = "query($input: CampaignDraftInput!) { draftCheck(input: $input) { warnings { code field } } }";
        let reply = world.cora.ask(document, json!({ "input": draft })).await;
        reply.data()["draftCheck"]["warnings"].clone()
    };
    let saturday = check("2026-03-28T17:00:00Z").await;
    assert!(saturday.to_string().contains("DEADLINE_ON_REST_DAY"), "{saturday}");
    let late = check("2026-03-31T19:00:00Z").await;
    assert!(late.to_string().contains("DEADLINE_LATE_IN_THE_DAY"), "{late}");
    let fine = check("2026-03-31T17:00:00Z").await;
    assert!(!fine.to_string().contains("DEADLINE"), "{fine}");
}

#[behaviour]
async fn an_edit_replaces_the_draft_unless_somebody_else_was_faster(world: &World) {
    let campaign = world.cora.drafted(&Plan::default()).await;
    let changed = Plan::default().with("titleEn", "Another title");
    world.cora.edit_campaign(&campaign, 1, &changed).await.done();
    assert_eq!(
        world.cora.sees(&campaign, "version titleEn").await,
        json!({ "version": 2, "titleEn": "Another title" })
    );
    world
        .unchanged_by(async || {
            world.cora.edit_campaign(&campaign, 1, &Plan::default()).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
}
