use serde_json::{Value, json};

use crate::testing::Reader;

fn said() -> Value {
    json!({
        "leadName": "Hana", "leadContact": "privacy@table.example", "retentionEn": "Seven years.",
        "retentionFr": "Sept ans.", "othersEn": "", "othersFr": "", "public": true, "version": 4
    })
}

fn reader(can_describe: bool, problems: Value) -> Reader {
    let edit = json!({"privacy": {"network": said(), "canDescribe": can_describe}});
    Reader::new("en", json!({"PrivacyEdit": edit, "DescribePrivacy": {"describePrivacy": {"problems": problems}}}))
}

#[actix_web::test]
async fn what_is_said_stands_in_the_form() {
    let html = reader(true, json!([])).get("/n/prairie/privacy/edit").await.html;
    for text in [r#"value="Hana""#, "Sept ans.", r#"name="version" value="4""#, "checked"] {
        assert!(html.contains(text), "{text} is missing:\n{html}");
    }
    assert_eq!(reader(false, json!([])).get("/n/prairie/privacy/edit").await.status, 403);
}

#[actix_web::test]
async fn it_is_saved_with_the_version_it_was_made_of() {
    let reader = reader(true, json!([]));
    let fields =
        [("leadName", "Ben"), ("leadContact", "1"), ("retentionEn", "a"), ("retentionFr", "b"), ("version", "4")];
    let got = reader.post("/n/prairie/privacy/edit", &fields).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/privacy")));
    let input = &reader.asked("DescribePrivacy")["input"];
    assert_eq!((&input["leadName"], &input["version"], &input["public"]), (&json!("Ben"), &json!(4), &json!(false)));
}

#[actix_web::test]
async fn what_somebody_else_wrote_meanwhile_is_replaced_on_purpose_only() {
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    let got = reader(true, problems).post("/n/prairie/privacy/edit", &[("leadName", "Ben"), ("version", "3")]).await;
    assert_eq!(got.status, 422);
    for text in ["Somebody changed this.", r#"value="Ben""#, r#"name="version" value="4""#] {
        assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
    }
    assert!(got.html.contains(">Hana</td>") && got.html.contains(">Ben</td>"), "{}", got.html);
    let public = "People who are not signed in may read this page</th>";
    assert!(got.html.contains(public) && got.html.contains(">Yes</td>"), "{}", got.html);
}
