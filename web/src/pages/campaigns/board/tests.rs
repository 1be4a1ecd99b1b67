use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::campaign_with;
use crate::testing::Reader;

const PATH: &str = "/n/prairie/campaigns/c1/board";

fn answer(campaign: Value) -> Value {
    json!({"BoardPage": {"campaign": campaign}})
}

#[actix_web::test]
async fn a_board_reads_the_worst_bill_and_what_to_vote_on() {
    let got = Reader::new("en", answer(campaign_with(json!({})))).get(PATH).await;
    assert_eq!(got.status, 200);
    assert!(got.html.contains("<dd>$1,333.32</dd>"));
    assert!(got.html.contains("Cedar Newcomer Centre may take up to 12 licences for Zoom Workplace, for no more than $1,333.32 a year before tax."));
    assert!(got.html.contains("Recordings as MP4"));
    let got = Reader::new("fr", answer(campaign_with(json!({})))).get(PATH).await;
    assert!(got.html.contains("Proposée par"));
}

#[actix_web::test]
async fn without_a_request_the_resolution_has_blanks() {
    let none = campaign_with(json!({"myPledge": null, "myPreview": null}));
    let got = Reader::new("en", answer(none)).get("/n/prairie/campaigns/c2/board").await;
    assert!(got.html.contains("up to ______ licences for Zoom Workplace"));
}

#[actix_web::test]
async fn somebody_without_an_agency_has_no_board() {
    let mut nobody = answer(campaign_with(json!({})));
    nobody["BoardPage"]["viewer"] = json!({"agency": null});
    assert_eq!(Reader::new("en", nobody).get(PATH).await.status, 404);
}

#[actix_web::test]
async fn limits_below_the_price_so_far_are_said_and_not_added_up_to_nothing() {
    let mut low = campaign_with(json!({}));
    low["myPreview"]["now"]["seatsIn"] = json!(0);
    low["myPreview"]["now"]["total"] = json!(0);
    let got = Reader::new("en", answer(low)).get("/n/prairie/campaigns/c3/board").await;
    assert!(
        got.html.contains("nothing: our limits are below that price") && !got.html.contains("$0.00"),
        "{}",
        got.html
    );
}

#[actix_web::test]
async fn once_there_is_a_result_the_price_is_read_and_no_estimate() {
    let confirming = campaign_with(json!({"phase": "CONFIRMING", "myState": "TO_ANSWER", "outcome": {"attempt": 1},
        "myAllocation": {"total": 73691, "landedPrice": 9211}}));
    let got = Reader::new("en", answer(confirming)).get(PATH).await;
    assert!(got.html.contains("<dd>$92.11</dd>") && got.html.contains("<dd>$736.91</dd>"), "{}", got.html);
    assert!(!got.html.contains("At the price reached so far") && got.html.contains("id=\"resolution\""));
}

#[actix_web::test]
async fn where_nothing_is_left_to_decide_the_page_says_so_and_proposes_nothing() {
    let none = json!({"total": 0, "landedPrice": null});
    for (phase, state, says) in [
        ("CONFIRMING", "OUT", "Our request could not be met this time."),
        ("CLEARED", "DECLINED", "Our agency is not part of this purchase."),
        ("NOT_CLEARED", "OUT", "The purchase does not go ahead."),
        ("CANCELLED", "OUT", "The purchase is cancelled."),
    ] {
        let over = json!({"phase": phase, "myState": state, "outcome": {"attempt": 1}, "myAllocation": none});
        let got = Reader::new("en", answer(campaign_with(over))).get(PATH).await;
        assert!(got.html.contains(says), "{phase}: {}", got.html);
        assert!(!got.html.contains("id=\"resolution\"") && !got.html.contains("$0.00"), "{phase}: {}", got.html);
    }
}

#[actix_web::test]
async fn each_volume_price_says_how_many_licences_it_brings_until_there_is_a_result() {
    let got = Reader::new("en", answer(campaign_with(json!({})))).get(PATH).await;
    assert!(got.html.contains("Licences we get") && got.html.contains("if nobody’s limit is missed"), "{}", got.html);
    let cleared = campaign_with(json!({"phase": "CLEARED", "myState": "IN", "outcome": {"attempt": 1},
        "myAllocation": {"total": 73691, "landedPrice": 9211}}));
    let got = Reader::new("en", answer(cleared)).get(PATH).await;
    assert!(got.html.contains("<h1>Decided: “") && got.html.contains("<dd>$736.91</dd>"), "{}", got.html);
    assert!(!got.html.contains("Licences we get") && !got.html.contains("id=\"resolution\""), "{}", got.html);
}
