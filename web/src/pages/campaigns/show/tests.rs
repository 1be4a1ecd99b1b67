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
    assert!(got.html.contains("<h2 id=\"news\">7 more licences, and everyone pays $78 per licence</h2>"));
    assert!(got.html.contains("193 licences are requested by 31 agencies."));
    assert!(got.html.contains("<strong>For Cedar Newcomer Centre that is $216.00 less a year.</strong>"));
    let got = shown("fr", campaign()).await;
    assert!(got.html.contains("7 licences de plus, et tout le monde paie 78\u{a0}$"));
}

#[actix_web::test]
async fn the_picture_says_in_words_what_it_shows() {
    let got = shown("en", campaign()).await;
    assert!(got.html.contains("1 to 49: $120 per licence. 50 to 199: $96 per licence."));
    assert_eq!(got.html.matches("<svg class=\"picture").count(), 2);
    let told = got.html.matches(r#"role="img""#).count();
    assert_eq!(told, 2, "both drawings carry a title and a description");
}

#[actix_web::test]
async fn my_request_is_edited_in_place_beside_the_worst_bill() {
    let got = shown("en", campaign()).await;
    assert!(got.html.contains(r#"action="/n/prairie/campaigns/c1/pledge""#));
    assert!(got.html.contains("<dd>$1,333.32</dd>") && got.html.contains("<dd>$1,680.00</dd>"));
    assert!(
        got.html.contains(r#"data-live="news""#) && got.html.contains("data-live-source=\"/n/prairie/graphql?query=")
    );
}

#[actix_web::test]
async fn nobody_without_a_request_sees_figures_of_one() {
    let none = campaign_with(json!({"myPledge": null, "myPreview": null, "myState": "NONE", "mySeats": 0,
        "nextBreak": {"priceBreak": {"seatsMin": 200, "unitPrice": 7800}, "seatsMissing": 7, "savingForMyAgency": null}}));
    let got = shown("en", none).await;
    assert!(got.html.contains(r#"name="lines.0.seats""#) && !got.html.contains("At worst"));
    assert!(!got.html.contains("For your 12"));
}

#[actix_web::test]
async fn a_draft_shows_its_coordinator_what_stands_in_the_way() {
    let check = json!({"problems": [{"code": "NO_EXIT_RECORD", "field": "toolId", "message": "Nobody wrote down how to leave it."}],
        "warnings": [{"code": "ONE_LANGUAGE_ONLY", "field": "needFr", "message": "The French text is missing."}]});
    let mut draft = campaign_with(
        json!({"id": "c3", "phase": "DRAFT", "openingCheck": check, "canEdit": true, "canOpen": true, "canCancel": true, "canPledge": false,
        "pledgingOpenedAt": null, "seatsPledged": 0, "agenciesIn": 0, "myState": "NONE", "mySeats": 0, "myPledge": null, "myPreview": null, "currentBreak": null, "lastPledgeAt": null}),
    );
    draft["tool"]["exitRecord"] = json!(null);
    let answers = json!({"CampaignPage": {"viewer": {"canRunCampaigns": true, "agency": null}, "campaign": draft}});
    let got = Reader::new("en", answers).get("/n/prairie/campaigns/c3").await;
    assert!(got.html.contains("A draft: only coordinators see this page"));
    assert!(
        got.html.contains("Nobody wrote down how to leave it.") && got.html.contains("The French text is missing.")
    );
    assert!(
        got.html.contains(r#"action="/n/prairie/campaigns/c3/open""#)
            && got.html.contains("/n/prairie/campaigns/c3/edit")
    );
    assert!(!got.html.contains("data-live-source"));
}

#[actix_web::test]
async fn after_the_result_my_own_place_is_the_headline() {
    let outcome = json!({"stage": "PROVISIONAL", "seats": 204, "priceBreak": {"seatsMin": 200, "unitPrice": 7800}, "total": 1941200,
        "agenciesIn": 31, "inputSha256": "9f86d081", "recordedAt": "2027-03-02T21:00:04Z"});
    let mine = json!({"seats": 8, "total": 73691, "landedPrice": 9211});
    let confirming = campaign_with(
        json!({"id": "c4", "phase": "CONFIRMING", "canPledge": false, "outcome": outcome, "myAllocation": mine, "myState": "TO_ANSWER", "mySeats": 8}),
    );
    for (language, headline) in [
        ("en", "You are in: 8 licences at $92.11 each. Yes or no?"),
        ("fr", "Votre demande est retenue\u{a0}: 8 licences à 92,11\u{a0}$ chacune. Oui ou non?"),
    ] {
        let got = Reader::new(language, json!({"CampaignPage": {"campaign": confirming.clone()}}))
            .get("/n/prairie/campaigns/c4")
            .await;
        assert!(got.html.contains(headline), "{headline}");
        assert!(got.html.contains("/n/prairie/campaigns/c4/outcome"));
        assert!(!got.html.contains("lines.0.seats"));
        assert!(!got.html.contains("class=\"big\""), "an estimate beside the result would mislead");
        let now = got.html.split_once("<tr class=\"now\">").expect("a price was reached").1;
        assert!(now.split("</tr>").next().is_some_and(|row| row.contains("78")), "{now}");
    }
}

#[actix_web::test]
async fn every_ending_is_told() {
    for (changes, headline) in [
        (json!({"phase": "CLOSED", "myState": "WAITING"}), "Requests are closed; the result is being worked out"),
        (
            json!({"phase": "NOT_CLEARED", "myState": "OUT", "settledAt": "2027-03-02T21:00:04Z"}),
            "No price was reached that enough agencies could accept: nobody buys, and nobody owes anything",
        ),
        (
            json!({"phase": "CANCELLED", "cancelledAt": "2027-02-25T15:00:00Z", "cancelReason": "The supplier withdrew."}),
            "This purchase is cancelled, and nobody owes anything",
        ),
        (
            json!({"phase": "CLEARED", "myState": "OUT", "settledAt": "2027-03-30T21:00:04Z"}),
            "Not this time: your agency’s request could not be met",
        ),
    ] {
        let mut campaign = campaign_with(changes);
        campaign["canPledge"] = json!(false);
        let got = shown("en", campaign).await;
        assert_eq!(got.status, 200);
        assert!(got.html.contains(headline), "{headline}");
    }
}

#[actix_web::test]
async fn a_campaign_that_is_not_ours_does_not_exist() {
    assert_eq!(shown("en", json!(null)).await.status, 404);
}

#[actix_web::test]
async fn what_people_wrote_is_shown_as_text() {
    let got = shown("en", campaign_with(json!({"need": "<script>alert(1)</script>"}))).await;
    assert!(!got.html.contains("<script>alert") && got.html.contains("&#60;script&#62;"));
}
