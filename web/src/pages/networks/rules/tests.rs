use serde_json::json;

use crate::testing::{Reader, error};

#[actix_web::test]
async fn the_rules_are_shown_as_they_are_and_sent_as_they_are_ticked() {
    let rules = json!({"networkRules": {"toldRequests": true, "toldYes": false}});
    let reader = Reader::new("en", json!({"RulesQuery": rules, "ChangeRules": {"changeRules": {"problems": []}}}));
    let got = reader.get("/n/prairie/network/rules").await;
    assert!(got.status == 200 && got.html.matches(" checked").count() == 1, "{}", got.html);
    let got = reader.post("/n/prairie/network/rules", &[("toldRequests", "yes"), ("toldYes", "yes")]).await;
    assert_eq!((got.location.as_deref(), got.done()), (Some("/n/prairie/network/rules"), Some("rules")));
    let asked = &reader.asked("ChangeRules")["input"];
    assert_eq!((&asked["toldRequests"], &asked["toldYes"]), (&json!(true), &json!(true)));
    let theirs = Reader::new("fr", json!({"RulesQuery": error("FORBIDDEN")}));
    assert_eq!(theirs.get("/n/prairie/network/rules").await.status, 403);
}
