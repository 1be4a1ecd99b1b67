use serde_json::json;

use crate::testing::{Reader, error};

fn reader(language: &'static str, problems: serde_json::Value) -> Reader {
    Reader::new(
        language,
        json!({
            "Deliveries": {"viewer": {"canRunCampaigns": true, "roles": ["COORDINATOR"], "agency": null}, "parkedDeliveries": {
                "nodes": [{"id": "d-1", "kind": "OutcomeProvisional", "recipient": "ana@cedar.example", "attempts": 6,
                           "lastError": "550 5.1.1 no such mailbox", "at": "2027-02-19T15:00:00Z"}],
                "pageInfo": {"hasPreviousPage": false, "hasNextPage": false, "startCursor": "a", "endCursor": "b"}
            }},
            "RetryDelivery": {"retryDelivery": {"problems": problems}}
        }),
    )
}

#[actix_web::test]
async fn parked_mails_are_listed_with_their_reason() {
    for (language, title) in [("en", "Emails that did not arrive"), ("fr", "Courriels non livrés")] {
        let got = reader(language, json!([])).get("/n/prairie/deliveries").await;
        assert_eq!(got.status, 200);
        assert!(!got.html.contains("OutcomeProvisional"));
        assert!(got.html.contains(title) && got.html.contains("550 5.1.1") && got.html.contains("ana@cedar.example"));
    }
}

#[actix_web::test]
async fn one_press_sends_again() {
    let reader = reader("en", json!([]));
    let got = reader.post("/n/prairie/deliveries", &[("delivery", "d-1")]).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/deliveries")));
    assert_eq!(got.done(), Some("retried"));
    assert_eq!(reader.asked("RetryDelivery")["input"]["deliveryId"], "d-1");
}

#[actix_web::test]
async fn what_cannot_be_sent_again_says_why() {
    let problems =
        json!([{"code": "NOT_PARKED", "field": "deliveryId", "message": "This mail is on its way already."}]);
    let got = reader("en", problems).post("/n/prairie/deliveries", &[("delivery", "d-1")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("This mail is on its way already."));
}

#[actix_web::test]
async fn it_is_the_coordinators_page() {
    let reader = Reader::new("en", json!({"Deliveries": error("FORBIDDEN")}));
    assert_eq!(reader.get("/n/prairie/deliveries").await.status, 403);
}
