use serde_json::json;

use crate::testing::{Reader, error};

fn reader(language: &'static str, problems: serde_json::Value) -> Reader {
    let ways = json!({"viewer": {"canUsePasskeys": true}, "privacy": {"network": {"networkName": "Prairie Table"}}, "signInProviders": [{"id": "house"}]});
    let requested = json!({"requestSignInLink": {"problems": problems}});
    let signed_in = json!({"signInWithPasskey": {"problems": problems}});
    Reader::new(language, json!({"SignInWays": ways, "RequestSignInLink": requested, "SignInWithPasskey": signed_in}))
}

#[actix_web::test]
async fn a_link_is_asked_for_and_the_wanted_page_is_kept() {
    let reader = reader("fr", json!([]));
    let form = reader.get("/sign-in?next=/n/prairie/campaigns").await;
    assert!(form.html.contains(r#"name="next" value="/n/prairie/campaigns""#));
    assert!(form.html.contains("Ouvrir une session"));
    assert!(form.html.contains(r#"<a href="/n/prairie/privacy">Comment Prairie Table traite vos données</a>"#));
    assert!(form.html.contains(r#"href="/n/prairie/sign-in?next=/n/prairie/campaigns""#), "{}", form.html);
    let got = reader.post("/sign-in", &[("email", " ana@cedar.example "), ("next", "/n/prairie/campaigns")]).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in?sent=yes")));
    assert!(got.cookies.iter().any(|cookie| cookie.starts_with("lt_next=") && cookie.contains("HttpOnly")));
    assert_eq!(reader.asked("RequestSignInLink")["input"]["email"], "ana@cedar.example");
    assert!(reader.get("/sign-in?sent=yes").await.html.contains("Regardez vos courriels"));
}

#[actix_web::test]
async fn only_pages_of_ours_are_kept() {
    let reader = reader("en", json!([]));
    for next in
        ["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out", "javascript:alert(1)", "/a b"]
    {
        let got = reader.post("/sign-in", &[("email", "a@b.ca"), ("next", next)]).await;
        assert!(got.cookies.iter().all(|cookie| !cookie.starts_with("lt_next")), "{next}");
    }
    assert!(reader.get("/sign-in?next=//evil.example").await.html.contains(r#"name="next" value="""#));
}

#[actix_web::test]
async fn an_address_that_is_none_is_refused_at_its_field() {
    let problems = json!([{"code": "NOT_AN_ADDRESS", "field": "email", "message": "An address has an @ in it."}]);
    let got = reader("en", problems).post("/sign-in", &[("email", "ana"), ("next", "")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("An address has an @ in it.") && got.html.contains(r#"value="ana""#));
}

#[actix_web::test]
async fn too_many_links_are_refused_kindly() {
    let reader = Reader::new("en", json!({"RequestSignInLink": error("RATE_LIMITED")}));
    let got = reader.post("/sign-in", &[("email", "a@b.ca")]).await;
    assert_eq!((got.status, got.headers.get("retry-after").unwrap().to_str().unwrap()), (429, "60"));
    assert!(got.html.contains("Please try again in a minute."), "{}", got.html);
}

#[actix_web::test]
async fn a_passkey_signs_in_and_leads_to_the_wanted_page() {
    for (problems, status, location) in [
        (json!([]), 303, Some("/n/prairie/campaigns")),
        (json!([{"code": "PASSKEY_NOT_VALID", "field": null, "message": "We do not know it."}]), 422, None),
    ] {
        let reader = reader("en", problems);
        let page = reader.get("/sign-in?next=/n/prairie/campaigns").await;
        assert!(page.html.contains(r#"data-passkey="get" hidden"#), "{}", page.html);
        let fields = [("ceremony", "c"), ("answer", "{}"), ("next", "/n/prairie/campaigns")];
        let got = reader.post("/sign-in-with-passkey", &fields).await;
        assert_eq!((got.status, got.location.as_deref()), (status, location));
        assert_eq!(reader.asked("SignInWithPasskey")["input"], json!({"ceremony": "c", "answer": "{}"}));
        assert_eq!(got.html.contains("We do not know it."), status == 422);
    }
}
