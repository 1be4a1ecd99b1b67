use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(can_describe: bool, problems: Value) -> Reader {
    let period = |days, least, most| json!({"days": days, "daysMin": least, "daysMax": most});
    let retention = json!({"notices": period(365, 30, 1825), "mails": period(90, 7, 730), "invitations": period(30, 1, 365), "version": 3});
    let edit = json!({"privacy": {"retention": retention, "canDescribe": can_describe}});
    Reader::new("en", json!({"RetentionEdit": edit, "ChangeRetention": {"changeRetention": {"problems": problems}}}))
}

#[actix_web::test]
async fn what_holds_stands_in_the_form_with_its_bounds() {
    let html = reader(true, json!([])).get("/n/prairie/privacy/retention").await.html;
    for text in [r#"value="365""#, r#"value="90""#, r#"value="30""#, "30 to 1,825 days"] {
        assert!(html.contains(text), "{text} is missing:\n{html}");
    }
    assert_eq!(reader(false, json!([])).get("/n/prairie/privacy/retention").await.status, 403);
}

#[actix_web::test]
async fn days_are_sent_as_numbers_and_what_is_none_is_refused_by_the_rules() {
    let reader = reader(true, json!([]));
    let fields = [("noticesDays", " 1,825 "), ("mailsDays", "ten"), ("invitationsDays", "1"), ("version", "3")];
    let got = reader.post("/n/prairie/privacy/retention", &fields).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/privacy")));
    let input = &reader.asked("ChangeRetention")["input"];
    let days = [&input["noticesDays"], &input["mailsDays"], &input["invitationsDays"]];
    assert_eq!(days, [&json!(1825), &json!(-1), &json!(1)]);
    assert_eq!(input["version"], 3);
}

#[actix_web::test]
async fn a_refused_form_comes_back_as_it_was_typed() {
    let problems = json!([{"code": "DAYS_OUT_OF_BOUNDS", "field": "mailsDays", "message": "From 7 to 730 days."}]);
    let got = reader(true, problems).post("/n/prairie/privacy/retention", &[("mailsDays", "3")]).await;
    assert_eq!(got.status, 422);
    for text in ["From 7 to 730 days.", r#"value="3""#] {
        assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
    }
}

#[actix_web::test]
async fn what_somebody_else_saved_meanwhile_stands_beside_what_was_typed() {
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    let fields = [("noticesDays", "365"), ("mailsDays", "14"), ("invitationsDays", "30"), ("version", "2")];
    let got = reader(true, problems).post("/n/prairie/privacy/retention", &fields).await;
    assert_eq!(got.status, 422);
    for text in [">90</td>", ">14</td>", r#"name="version" value="3""#] {
        assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
    }
    assert!(!got.html.contains(">365</td>"), "what is the same is not told:\n{}", got.html);
}
