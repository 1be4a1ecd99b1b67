use serde_json::json;

use crate::testing::{Reader, error};

#[actix_web::test]
async fn the_rules_are_shown_as_they_are_and_sent_as_they_are_ticked() {
    let rules = json!({"networkRules": {"toldRequests": true, "toldYes": false, "ownApproval": false, "version": 2}});
    let reader = Reader::new("en", json!({"RulesQuery": rules, "ChangeRules": {"changeRules": {"problems": []}}}));
    let got = reader.get("/n/prairie/network/rules").await;
    assert!(got.status == 200 && got.html.matches(" checked").count() == 1, "{}", got.html);
    let got = reader
        .post("/n/prairie/network/rules", &[("toldRequests", "yes"), ("ownApproval", "yes"), ("version", "2")])
        .await;
    assert_eq!((got.location.as_deref(), got.done()), (Some("/n/prairie/network/rules"), Some("rules")));
    let asked = &reader.asked("ChangeRules")["input"];
    let sent = [&asked["toldRequests"], &asked["toldYes"], &asked["ownApproval"], &asked["version"]];
    assert_eq!(sent, [&json!(true), &json!(false), &json!(true), &json!(2)]);
    let theirs = Reader::new("fr", json!({"RulesQuery": error("FORBIDDEN")}));
    assert_eq!(theirs.get("/n/prairie/network/rules").await.status, 403);
}

#[actix_web::test]
async fn what_somebody_else_ticked_meanwhile_stands_beside_what_was_ticked() {
    let rules = json!({"networkRules": {"toldRequests": true, "toldYes": false, "ownApproval": false, "version": 2}});
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    let reader =
        Reader::new("en", json!({"RulesQuery": rules, "ChangeRules": {"changeRules": {"problems": problems}}}));
    let got = reader.post("/n/prairie/network/rules", &[("toldYes", "yes"), ("version", "1")]).await;
    assert_eq!(got.status, 422);
    assert_eq!(got.html.matches(">Yes</td>").count(), 2, "{}", got.html);
    assert!(
        got.html.matches(">No</td>").count() == 2 && got.html.contains(r#"name="version" value="2""#),
        "{}",
        got.html
    );
}
