use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::{campaign_with, page_info};
use crate::testing::Reader;

fn campaigns(nodes: Vec<Value>) -> Value {
    json!({"campaigns": {"nodes": nodes, "pageInfo": page_info(true)}})
}

#[actix_web::test]
async fn what_is_under_way_comes_first_with_my_agencys_place_in_it() {
    let confirming =
        campaign_with(json!({"id": "c2", "title": "Password manager", "phase": "CONFIRMING", "myState": "TO_ANSWER"}));
    let nodes = vec![campaign_with(json!({})), confirming];
    for language in ["en", "fr"] {
        let reader = Reader::new(language, json!({"CampaignsPage": campaigns(nodes.clone())}));
        let got = reader.get("/n/prairie/campaigns").await;
        assert_eq!(got.status, 200);
        assert_eq!(reader.asked("CampaignsPage")["phases"], json!(["PLEDGING", "CLOSED", "CONFIRMING"]));
        assert!(got.html.contains("/n/prairie/campaigns/c2"));
        assert!(!got.html.contains("campaigns/new"));
    }
}

#[actix_web::test]
async fn what_has_closed_does_not_close_any_more() {
    for (language, closes, closed) in [("en", "Closes", "Closed on"), ("fr", "Clôture", "Demandes closes le")] {
        let listed = async |phase: &str| {
            let nodes = vec![campaign_with(json!({"phase": phase}))];
            let reader = Reader::new(language, json!({"CampaignsPage": campaigns(nodes)}));
            reader.get("/n/prairie/campaigns").await.html
        };
        assert!(listed("PLEDGING").await.contains(&format!("<p class=\"when\">{closes} <time")));
        assert!(listed("CLOSED").await.contains(&format!("<p class=\"when\">{closed} <time")));
    }
}

#[actix_web::test]
async fn once_there_is_a_result_the_list_counts_what_is_bought_and_not_what_was_requested() {
    let result = json!({"seats": 180, "agenciesIn": 29});
    for (phase, outcome, says, seats, agencies) in [
        ("PLEDGING", &result, "Licences requested", 193, 31),
        ("CONFIRMING", &result, "Licences in the first result", 180, 29),
        ("CLEARED", &result, "Licences bought", 180, 29),
        ("CLEARED", &json!(null), "Licences requested", 193, 31),
        ("CANCELLED", &result, "Licences requested", 193, 31),
    ] {
        let nodes = vec![campaign_with(json!({"phase": phase, "outcome": outcome}))];
        let html = Reader::new("en", json!({"CampaignsPage": campaigns(nodes)})).get("/n/prairie/campaigns").await.html;
        let fact = format!("<dt>{says}</dt><dd>{seats} <small>by {agencies} agencies</small></dd>");
        assert!(html.contains(&fact), "{phase}: {fact}");
    }
}

#[actix_web::test]
async fn later_pages_are_asked_for_by_cursor() {
    let reader = Reader::new("en", json!({"CampaignsPage": campaigns(vec![])}));
    reader.get("/n/prairie/campaigns?show=finished&after=xyz").await;
    let asked = reader.asked("CampaignsPage");
    assert_eq!(asked["phases"], json!(["CLEARED", "NOT_CLEARED", "CANCELLED"]));
    assert_eq!((&asked["first"], &asked["after"], &asked["last"]), (&json!(20), &json!("xyz"), &json!(null)));
    reader.get("/n/prairie/campaigns?before=xyz").await;
    let asked = reader.asked("CampaignsPage");
    assert_eq!((&asked["first"], &asked["last"], &asked["before"]), (&json!(null), &json!(20), &json!("xyz")));
}

#[actix_web::test]
async fn an_empty_list_says_what_to_do_next() {
    let reader = Reader::new("en", json!({"CampaignsPage": campaigns(vec![])}));
    let got = reader.get("/n/prairie/campaigns").await;
    assert!(got.html.contains("Nothing is being bought together right now"));
    let mut empty = campaigns(vec![]);
    empty["viewer"] = json!({"canRunCampaigns": true, "agency": null});
    let got = Reader::new("en", json!({"CampaignsPage": empty})).get("/n/prairie/campaigns?show=drafts").await;
    assert!(got.html.contains("/n/prairie/campaigns/new"));
}

#[actix_web::test]
async fn what_waits_for_approval_stands_beside_what_counts() {
    let waits = campaign_with(json!({"myPendingPledge": {"seats": 5, "state": "WAITING"}}));
    let html =
        Reader::new("en", json!({"CampaignsPage": campaigns(vec![waits])})).get("/n/prairie/campaigns").await.html;
    assert!(html.contains("5 licences wait for approval"), "{html}");
}
