use serde_json::{Value, json};

use crate::testing::{Reader, error};

const PAGE: &str = "/n/prairie/agencies/a-1/approval";

fn reader(language: &'static str, approval: Value, problems: Value) -> Reader {
    let agency = json!({"name": "Cedar", "version": 4, "approval": approval});
    Reader::new(
        language,
        json!({
            "AgencyApprovalQuery": {"network": {"currency": "CAD"}, "agency": agency},
            "ChangeApproval": {"changeApproval": {"problems": problems}}
        }),
    )
}

fn approval(above: Value, can_change: bool) -> Value {
    json!({"above": above, "currency": "CAD", "isOn": true, "canChange": can_change})
}

#[actix_web::test]
async fn the_amount_is_shown_and_typed_as_money() {
    for (language, shown, typed) in [("en", "1250.50", "$2,000.25"), ("fr", "1250,50", "2 000,25 $")] {
        let reader = reader(language, approval(json!(125_050), true), json!([]));
        let got = reader.get(PAGE).await;
        assert!(got.status == 200 && got.html.contains(&format!(r#"value="{shown}""#)), "{}", got.html);
        let got = reader.post(PAGE, &[("version", "4"), ("currency", "CAD"), ("above", typed)]).await;
        assert_eq!((got.location.as_deref(), got.done()), (Some("/n/prairie/agencies/a-1"), Some("approval")));
        let input = &reader.asked("ChangeApproval")["input"];
        assert_eq!((&input["above"], &input["aloneUnderstood"]), (&json!(200_025), &json!(false)));
        reader.post(PAGE, &[("version", "4"), ("currency", "CAD"), ("above", "")]).await;
        assert_eq!(reader.asked("ChangeApproval")["input"]["above"], Value::Null, "left empty it is taken away");
        let taken = reader.post(PAGE, &[("version", "4"), ("currency", "CAD"), ("above", "")]).await;
        assert_eq!(taken.done(), Some("approval-none"));
    }
}

#[actix_web::test]
async fn what_cannot_be_read_or_taken_comes_back_beside_its_field() {
    let good = reader("en", approval(Value::Null, true), json!([]));
    for typed in ["much", "1.200,50", "1e3"] {
        let got = good.post(PAGE, &[("version", "4"), ("currency", "CAD"), ("above", typed)]).await;
        assert!(got.status == 422 && got.html.contains(&format!(r#"value="{typed}""#)), "{typed}: {}", got.html);
        assert!(got.html.contains(r#"id="f-above-problem""#), "{typed}");
    }
    let alone = json!([{"code": "ALONE_TO_APPROVE", "field": "aloneUnderstood", "message": "You are the only admin."}]);
    let got = reader("en", approval(Value::Null, true), alone)
        .post(PAGE, &[("version", "4"), ("currency", "CAD"), ("above", "100")])
        .await;
    for text in ["You are the only admin.", r#"name="aloneUnderstood""#, "/members/invite?agency=a-1"] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    let stale = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed it."}]);
    let got = reader("en", approval(json!(90_000), true), stale)
        .post(PAGE, &[("version", "3"), ("currency", "CAD"), ("above", "100")])
        .await;
    assert!(got.html.contains("more than $900.00 a year") && got.html.contains(r#"value="100""#), "{}", got.html);
    assert!(got.html.contains(r#"name="version" value="4""#), "whoever sends it again has been told");
}

#[actix_web::test]
async fn it_is_for_the_agencys_admins() {
    for approval in [approval(json!(100), false), Value::Null] {
        assert_eq!(reader("en", approval, json!([])).get(PAGE).await.status, 403);
    }
    let strange = Reader::new("en", json!({"AgencyApprovalQuery": error("NOT_FOUND")}));
    assert_eq!(strange.get(PAGE).await.status, 404);
}

#[actix_web::test]
async fn where_the_network_has_the_rule_no_more_the_page_says_so() {
    for (language, off, on) in [
        ("en", "does not have this rule any more", "Who asks need not be who approves"),
        ("fr", "n’a plus cette règle", "n’a pas à être celle qui approuve"),
    ] {
        let mut switched = approval(json!(10_000), true);
        let is_on = reader(language, switched.clone(), json!([])).get(PAGE).await.html;
        assert!(is_on.contains(on) && !is_on.contains(off), "{is_on}");
        switched["isOn"] = json!(false);
        let is_off = reader(language, switched, json!([])).get(PAGE).await.html;
        assert!(is_off.contains(off) && !is_off.contains(on), "{is_off}");
    }
}
