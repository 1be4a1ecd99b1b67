use serde_json::json;

use crate::testing::Reader;

fn reader(language: &'static str, problems: serde_json::Value) -> Reader {
    Reader::new(language, json!({"SignIn": {"signIn": {"problems": problems}}}))
}

#[actix_web::test]
async fn opening_the_link_asks_and_its_button_signs_in() {
    for (language, verb) in [("en", "Sign in"), ("fr", "Ouvrir la session")] {
        let reader = reader(language, json!([]));
        let page = reader.get("/sign-in/abcDEF123").await;
        assert_eq!(page.status, 200);
        assert!(page.html.contains(&format!("<button class=\"\">{verb}</button>")), "{}", page.html);
        let got = reader.post("/sign-in/abcDEF123", &[]).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/")));
        assert_eq!(reader.asked("SignIn")["input"], json!({"token": "abcDEF123"}));
    }
}

#[actix_web::test]
async fn a_link_that_is_spent_says_so_and_offers_another() {
    let problems = json!([{"code": "LINK_SPENT", "field": null, "message": "This link was used already."}]);
    let got = reader("en", problems).post("/sign-in/abc", &[]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("This link was used already.") && got.html.contains(r#"href="/sign-in""#));
}
