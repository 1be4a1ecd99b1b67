use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::{campaign, campaign_with};
use crate::testing::{Got, Reader};

async fn shown(language: &'static str, campaign: Value) -> Got {
    Reader::new(language, json!({"CampaignPage": {"campaign": campaign}})).get("/n/prairie/campaigns/c1").await
}

#[actix_web::test]
async fn the_headline_says_how_few_licences_are_missing_and_what_that_saves() {
    let got = shown("en", campaign()).await;
    assert_eq!(got.status, 200);
    assert!(got.html.contains("<h2 id=\"news\">7 more licences, and everyone pays $78</h2>"));
    assert!(got.html.contains("193 licences are requested by 31 agencies."));
    assert!(got.html.contains("<strong>For Cedar Newcomer Centre that is $216.00 less a year.</strong>"));
    let got = shown("fr", campaign()).await;
    assert!(got.html.contains("7 licences de plus, et tout le monde paie 78\u{a0}$"));
}
