use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, problems: Value) -> Reader {
    Reader::new(language, json!({"Erasing": {}, "EraseMe": {"eraseMe": {"problems": problems}}}))
}

#[actix_web::test]
async fn what_stays_is_told_before() {
    for (language, stays) in [("en", "What stays"), ("fr", "Ce qui demeure")] {
        let got = reader(language, json!([])).get("/erase").await;
        assert_eq!(got.status, 200);
        assert!(got.html.contains(stays) && got.html.contains("/exports/me.zip"), "{}", got.html);
        assert!(got.html.contains(r#"<button class="danger">"#), "{}", got.html);
    }
}

#[actix_web::test]
async fn a_tick_and_a_press_forget() {
    let reader = reader("en", json!([]));
    let got = reader.post("/erase", &[("understood", "yes")]).await;
    assert_eq!((got.status, got.location.as_deref(), got.done()), (303, Some("/sign-in"), Some("erased")));
    assert_eq!(reader.asked("EraseMe")["input"]["understood"], true);
}

#[actix_web::test]
async fn without_the_tick_the_form_comes_back() {
    let problems = json!([{"code": "NOT_UNDERSTOOD", "field": "understood", "message": "Please tick this box."}]);
    let reader = reader("en", problems);
    let got = reader.post("/erase", &[]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Please tick this box.") && got.html.contains(r#"aria-invalid="true""#), "{}", got.html);
    assert_eq!(reader.asked("EraseMe")["input"]["understood"], false);
}
