use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::{merged, page_info};
use crate::testing::Reader;

fn campaign() -> Value {
    json!({
        "id": "c1", "title": "Video meetings for everyone", "phase": "CONFIRMING", "currency": "CAD", "quoteKind": "ALL_UNITS", "zone": "America/Regina",
        "silenceCountsAs": "NO", "whoContracts": "EACH_AGENCY", "whyNotCleared": null, "outcomes": [], "confirmBy": "2027-03-30T21:00:00Z", "canAnswer": true,
        "myState": "TO_ANSWER", "myPledge": {"todayUnitPrice": 14000},
        "outcome": outcome(), "myAllocation": mine(), "myToldDeeds": [],
        "allocations": {"nodes": [], "pageInfo": page_info(false)}, "allocationSums": null, "analysis": null
    })
}

fn outcome() -> Value {
    json!({
        "stage": "PROVISIONAL", "cleared": true, "seats": 204, "priceBreak": {"seatsMin": 200, "unitPrice": 7800}, "seatCost": 1591200,
        "fees": [{"label": "Setup and training", "amount": 600000, "contributed": 250000, "net": 350000}],
        "total": 1941200, "agenciesIn": 31, "agenciesOut": 3, "recordedAt": "2027-03-02T21:00:04Z",
        "inputSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    })
}

fn mine() -> Value {
    json!({
        "included": true, "seats": 8, "seatCost": 62400, "feeShares": [{"label": "Setup and training", "amount": 11291}], "total": 73691,
        "landedPrice": 9211, "answer": null, "answeredAt": null, "answeredBy": null,
        "lines": [
            {"seats": 8, "maxLandedPrice": 12500, "included": true, "reason": null, "landedPrice": 9211, "exactLandedPrice": "2284400/248", "missedBy": null, "cost": 73691},
            {"seats": 4, "maxLandedPrice": 8333, "included": false, "reason": "CAP_BELOW_LANDED_PRICE", "landedPrice": 8741, "exactLandedPrice": "3251600/372", "missedBy": 408, "cost": 0}
        ]
    })
}

fn analysis() -> Value {
    json!({
        "leftOutByProvince": [{"key": "ON", "agenciesOut": 2, "agenciesIn": 14, "seatsOut": 31}, {"key": "MB", "agenciesOut": 1, "agenciesIn": 3, "seatsOut": 4}],
        "leftOutBySize": [{"key": "MICRO", "agenciesOut": 3, "agenciesIn": 9, "seatsOut": 35}],
        "leftOutByLanguage": [{"key": "FR", "agenciesOut": 1, "agenciesIn": 6, "seatsOut": 4}, {"key": "EN", "agenciesOut": 2, "agenciesIn": 25, "seatsOut": 31}],
        "statedSavings": null, "savingsAgencies": 26, "agenciesIn": 31, "safetyMargin": 4,
        "pivotalAgencies": [{"name": "Accueil du Nord"}, {"name": "Harbour Settlement Services"}],
        "topUp": {"seats": 6, "saving": 10400, "priceBreak": {"seatsMin": 400, "unitPrice": 7000}},
        "confirmed": 12, "declined": 1, "unanswered": 18
    })
}

fn whole() -> Value {
    let part = |name: &str, included: bool, seats: i64, answer: Value| {
        let cost = seats * 7800;
        json!({"agency": {"name": name, "province": "ON"}, "included": included, "seats": seats, "seatCost": cost,
            "feeShares": [{"amount": if included { 11291 } else { 0 }}], "total": if included { cost + 11291 } else { 0 }, "landedPrice": 9211,
            "answer": answer, "answeredAt": "2027-03-04T15:00:00Z"})
    };
    let nodes = vec![
        part("Accueil du Nord", true, 43, json!("CONFIRMED")),
        part("Cedar Newcomer Centre", true, 8, json!(null)),
        part("Lakeshore Welcome Services", false, 0, json!(null)),
    ];
    merged(
        campaign(),
        json!({"outcomes": [{"attempt": 1, "stage": "PROVISIONAL"}], "allocations": {"nodes": nodes, "pageInfo": page_info(true)}, "analysis": analysis(),
            "allocationSums": {"agencies": 31, "seats": 204, "seatCost": 1591200, "fees": 350000, "total": 1941200}}),
    )
}

#[actix_web::test]
async fn one_sentence_says_that_we_are_in_and_for_how_much() {
    let got = Reader::new("en", json!({"OutcomePage": {"campaign": campaign()}}))
        .get("/n/prairie/campaigns/c1/outcome")
        .await;
    assert_eq!(got.status, 200);
    assert!(got.html.contains("<h1>You are in: 8 licences at about $92.11 each, $736.91 before tax</h1>"));
    assert!(got.html.contains("With this line the price would come to $87.41 per licence, fees included: $4.08 above"));
    assert!(got.html.contains("$4.08 above the most you would pay."));
    assert!(got.html.contains("8 licences at $78.00 each"));
    assert!(got.html.contains("/answer?say=yes"));
    assert!(!got.html.contains("Each agency’s part"));
    let got = Reader::new("fr", json!({"OutcomePage": {"campaign": campaign()}}))
        .get("/n/prairie/campaigns/c1/outcome")
        .await;
    assert!(got.html.contains(
        "Votre demande est retenue\u{a0}: 8 licences à environ 92,11\u{a0}$ chacune, 736,91\u{a0}$ avant taxes"
    ));
}

#[actix_web::test]
async fn a_coordinator_sees_every_part_and_that_they_add_up() {
    let answer = json!({"viewer": {"canRunCampaigns": true, "agency": null}, "campaign": merged(whole(), json!({"myAllocation": null, "myState": "NONE", "canAnswer": false, "myPledge": null}))});
    let got = Reader::new("en", json!({"OutcomePage": answer})).get("/n/prairie/campaigns/c2/outcome").await;
    assert!(got.html.contains("<h1>31 agencies are in: 204 licences at $78.00 each, plus shared fees</h1>"));
    assert!(got.html.contains(
        "The parts add up to the total, to the cent: $15,912.00 for licences and $3,500.00 for fees make $19,412.00."
    ));
    assert!(got.html.contains("download/order-xlsx"));
    assert!(got.html.contains("What is saved against today’s prices is told once, when the result is final"));
    assert!(got.html.contains("download/record-input?attempt=1&#38;stage=provisional"), "{}", got.html);
    for sealed in ["125.00", "83.33"] {
        assert!(!got.html.contains(sealed), "{sealed} is somebody's limit");
    }
}

#[actix_web::test]
async fn where_steps_have_their_own_prices_the_whole_cost_is_told_and_no_price_nobody_pays() {
    let steps =
        json!({"seats": 77, "priceBreak": {"seatsMin": 50, "unitPrice": 9500}, "seatCost": 805000, "total": 1155000});
    let changes = json!({"quoteKind": "GRADUATED", "outcome": merged(outcome(), steps), "myAllocation": null, "myState": "NONE", "canAnswer": false});
    let answer = json!({"viewer": {"canRunCampaigns": true, "agency": null}, "campaign": merged(whole(), changes)});
    let got = Reader::new("en", json!({"OutcomePage": answer})).get("/n/prairie/campaigns/c2/outcome").await;
    let said = "<h1>31 agencies are in: 77 licences for $8,050.00, $104.55 each on average</h1>";
    assert!(got.html.contains(said) && !got.html.contains("$95.00"), "{}", got.html);
}

#[actix_web::test]
async fn who_is_left_out_of_a_final_result_is_counted_by_the_reason() {
    let last = merged(outcome(), json!({"stage": "FINAL", "agenciesOut": 9}));
    let counts = merged(analysis(), json!({"declined": 2, "unanswered": 4}));
    let changes =
        |silence: &str| json!({"phase": "CLEARED", "outcome": last, "analysis": counts, "silenceCountsAs": silence});
    let told = async |silence: &str| {
        let answer = json!({"viewer": {"canRunCampaigns": true}, "campaign": merged(whole(), changes(silence))});
        Reader::new("en", json!({"OutcomePage": answer})).get("/n/prairie/campaigns/c2/outcome").await.html
    };
    let html = told("NO").await;
    for said in [
        "<dt>Request could not be met</dt><dd>3</dd>",
        "<dt>Said no</dt><dd>2</dd>",
        "<dt>Did not answer</dt><dd>4</dd>",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("the price would rise for all"), "a final result has nobody on whom it still hangs");
    let html = told("YES").await;
    assert!(html.contains("<dt>Request could not be met</dt><dd>7</dd>") && !html.contains("Did not answer"), "{html}");
}

#[actix_web::test]
async fn parts_that_do_not_add_up_are_not_passed_over() {
    let off = merged(
        whole(),
        json!({"allocationSums": {"agencies": 31, "seats": 204, "seatCost": 1591200, "fees": 349999, "total": 1941199}}),
    );
    let got = Reader::new("en", json!({"OutcomePage": {"viewer": {"canRunCampaigns": true}, "campaign": off}}))
        .get("/n/prairie/campaigns/c3/outcome")
        .await;
    assert!(got.html.contains("The parts come to $19,411.99, the total is $19,412.00."));
}

#[actix_web::test]
async fn an_agency_left_out_reads_a_kind_exact_reason() {
    let line = json!({"seats": 4, "maxLandedPrice": 8333, "included": false, "reason": "NO_OFFER_AT_THIS_QUANTITY", "landedPrice": null, "exactLandedPrice": null, "missedBy": null, "cost": 0});
    let out = merged(
        mine(),
        json!({"included": false, "seats": 0, "seatCost": 0, "total": 0, "landedPrice": null, "lines": [line]}),
    );
    let campaign = merged(campaign(), json!({"myState": "OUT", "canAnswer": false, "myAllocation": out}));
    let got =
        Reader::new("en", json!({"OutcomePage": {"campaign": campaign}})).get("/n/prairie/campaigns/c4/outcome").await;
    assert!(got.html.contains("<h1>Not this time: your agency’s request could not be met</h1>"));
    assert!(got.html.contains("below the smallest quantity the supplier offers"));
    assert!(got.html.contains("You owe nothing and need do nothing."), "{}", got.html);
    assert!(!got.html.contains("Then the result is worked out again"));
    assert!(!got.html.contains("id=\"bill\""));
}

#[actix_web::test]
async fn before_there_is_a_result_one_is_led_back() {
    let none = merged(campaign(), json!({"outcome": null}));
    let got =
        Reader::new("en", json!({"OutcomePage": {"campaign": none}})).get("/n/prairie/campaigns/c1/outcome").await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/campaigns/c1")));
}

#[actix_web::test]
async fn a_final_result_offers_every_record_and_tells_the_savings() {
    let records = json!([{"attempt": 1, "stage": "FINAL"}, {"attempt": 2, "stage": "PROVISIONAL"}, {"attempt": 2, "stage": "FINAL"}]);
    let analysis = merged(analysis(), json!({"statedSavings": 812345}));
    let last = merged(outcome(), json!({"stage": "FINAL"}));
    let settled =
        merged(whole(), json!({"phase": "CLEARED", "outcome": last, "outcomes": records, "analysis": analysis}));
    let answer = json!({"OutcomePage": {"viewer": {"canRunCampaigns": true}, "campaign": settled}});
    let got = Reader::new("en", answer).get("/n/prairie/campaigns/c6/outcome").await;
    assert!(got.html.contains("Saved against today’s prices: $8,123.45 a year, as stated by 26 of the 31 agencies"));
    for which in ["attempt=1&#38;stage=final", "attempt=2&#38;stage=provisional", "attempt=2&#38;stage=final"] {
        assert!(got.html.contains(&format!("download/record-input?{which}")), "{which}");
        assert!(got.html.contains(&format!("download/record-result?{which}")), "{which}");
    }
    assert!(got.html.contains("Final result, attempt 1"), "{}", got.html);
}

#[actix_web::test]
async fn what_was_cancelled_is_neither_in_nor_to_be_ordered() {
    let cancelled = merged(whole(), json!({"phase": "CANCELLED", "myState": "OUT", "canAnswer": false}));
    let answer = json!({"OutcomePage": {"viewer": {"canRunCampaigns": true}, "campaign": cancelled}});
    let got = Reader::new("en", answer).get("/n/prairie/campaigns/c7/outcome").await;
    assert!(got.html.contains("<h1>This purchase is cancelled, and nobody owes anything</h1>"), "{}", got.html);
    assert!(
        !got.html.contains("You are in") && !got.html.contains("id=\"bill\"") && !got.html.contains("download/order")
    );
    assert!(!got.html.contains("Not final yet") && got.html.contains("download/record-input"));
}

#[actix_web::test]
async fn who_said_no_or_nothing_reads_that_and_no_price() {
    let line = json!({"seats": 8, "maxLandedPrice": 12500, "included": false, "reason": null, "landedPrice": null, "exactLandedPrice": null, "missedBy": null, "cost": 0});
    let last = merged(outcome(), json!({"stage": "FINAL"}));
    for (answer, says) in
        [(json!("DECLINED"), "Your agency said no"), (json!(null), "No answer came from your agency in time")]
    {
        let out = merged(
            mine(),
            json!({"included": false, "seats": 0, "seatCost": 0, "total": 0, "landedPrice": null, "answer": answer, "lines": [line]}),
        );
        let settled = merged(
            campaign(),
            json!({"phase": "CLEARED", "outcome": last, "myState": "DECLINED", "canAnswer": false, "myAllocation": out}),
        );
        let got = Reader::new("en", json!({"OutcomePage": {"campaign": settled}}))
            .get("/n/prairie/campaigns/c8/outcome")
            .await;
        assert!(got.html.contains(says), "{}", got.html);
        assert!(!got.html.contains("above your limit") && !got.html.contains("id=\"bill\""));
    }
    let still = merged(mine(), json!({"answer": "DECLINED"}));
    let confirming = merged(campaign(), json!({"myState": "DECLINED", "myAllocation": still}));
    let got = Reader::new("en", json!({"OutcomePage": {"campaign": confirming}}))
        .get("/n/prairie/campaigns/c9/outcome")
        .await;
    assert!(!got.html.contains("id=\"bill\"") && got.html.contains("/answer?say=yes"), "{}", got.html);
}

#[actix_web::test]
async fn once_the_time_to_answer_is_over_nothing_is_asked() {
    let late =
        merged(campaign(), json!({"confirmBy": "2027-02-20T17:00:00Z", "myState": "WAITING", "canAnswer": false}));
    let got =
        Reader::new("en", json!({"OutcomePage": {"campaign": late}})).get("/n/prairie/campaigns/c10/outcome").await;
    assert!(got.html.contains("The time to answer is over; the final result is being worked out."), "{}", got.html);
    assert!(!got.html.contains("Please answer by") && !got.html.contains("/answer?say="));
}

#[actix_web::test]
async fn the_first_attempt_is_told_while_requests_are_open_once_more() {
    let line = json!({"seats": 4, "maxLandedPrice": 8333, "included": false, "reason": "CAP_BELOW_LANDED_PRICE", "landedPrice": 8741, "exactLandedPrice": "3251600/372", "missedBy": 408, "cost": 0});
    let out = merged(
        mine(),
        json!({"included": false, "seats": 0, "seatCost": 0, "total": 0, "landedPrice": null, "lines": [line]}),
    );
    let none = merged(
        outcome(),
        json!({"stage": "FINAL", "cleared": false, "seats": 0, "priceBreak": null, "seatCost": 0, "total": 0, "agenciesIn": 0}),
    );
    let reopened = |phase: &str, state: &str| {
        let changes =
            json!({"phase": phase, "myState": state, "canAnswer": false, "outcome": none, "myAllocation": out});
        json!({"OutcomePage": {"campaign": merged(campaign(), changes)}})
    };
    let got = Reader::new("en", reopened("PLEDGING", "REQUESTED")).get("/n/prairie/campaigns/c11/outcome").await;
    assert!(got.html.contains("<h1>The first time it came to no purchase</h1>"), "{}", got.html);
    assert!(
        got.html.contains("Requests are open once more, and yours is kept.")
            && got.html.contains("$4.08 above the most you would pay.")
    );
    let got = Reader::new("fr", reopened("CLOSED", "WAITING")).get("/n/prairie/campaigns/c11/outcome").await;
    assert!(got.html.contains("closes pour la deuxième fois"), "{}", got.html);
}

#[actix_web::test]
async fn who_said_no_reads_no_price_and_no_cost_while_the_others_still_answer() {
    let declined = merged(campaign(), json!({"myState": "DECLINED"}));
    let declined = merged(declined, json!({"myAllocation": merged(mine(), json!({"answer": "DECLINED"}))}));
    let got =
        Reader::new("en", json!({"OutcomePage": {"campaign": declined}})).get("/n/prairie/campaigns/c1/outcome").await;
    assert!(got.html.contains("Your agency is not part of this purchase"), "{}", got.html);
    assert!(got.html.contains("Your agency said no, so nothing is bought for this line."), "{}", got.html);
    for cost in ["Your price is", "This line costs", "in the purchase"] {
        assert!(!got.html.contains(cost), "{cost}: {}", got.html);
    }
}

#[actix_web::test]
async fn how_many_may_drop_out_is_told_only_while_somebody_can() {
    let told = async |stage: &str| {
        let outcome = merged(outcome(), json!({"stage": stage}));
        let answer = json!({"viewer": {"canRunCampaigns": true, "agency": null}, "campaign": merged(whole(), json!({"outcome": outcome}))});
        Reader::new("en", json!({"OutcomePage": answer})).get("/n/prairie/campaigns/c2/outcome").await.html
    };
    assert!(told("PROVISIONAL").await.contains("can drop out before the volume price of $78.00 is lost."));
    assert!(!told("FINAL").await.contains("drop out"));
}
