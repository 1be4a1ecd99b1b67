use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, link: Value, problems: Value) -> Reader {
    Reader::new(language, json!({"LookAtLink": {"signInLink": link}, "SignIn": {"signIn": {"problems": problems}}}))
}

fn link(is_here: bool, device: Value) -> Value {
    json!({"askedAt": "2027-02-20T17:58:00Z", "device": device, "isHere": is_here})
}

#[actix_web::test]
async fn opening_the_link_asks_and_its_button_signs_in() {
    for (language, verb) in [("en", "Sign in"), ("fr", "Ouvrir la session")] {
        let reader = reader(language, link(true, Value::Null), json!([]));
        let page = reader.get("/sign-in/abcDEF123").await;
        assert_eq!(page.status, 200);
        assert!(page.html.contains(&format!("<button class=\"\">{verb}</button>")), "{}", page.html);
        assert!(!page.html.contains("elsewhere"));
        let got = reader.post("/sign-in/abcDEF123", &[]).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/")));
        assert_eq!(reader.asked("SignIn")["input"], json!({"token": "abcDEF123", "elsewhere": false}));
    }
}

#[actix_web::test]
async fn in_another_browser_it_says_where_and_when_it_was_asked_for() {
    for (language, words, unknown) in [
        ("en", "in another browser: Firefox, Windows, 2 minutes ago.", "one that did not say its name"),
        (
            "fr",
            "dans un autre navigateur : Firefox, Windows, il y a 2 minutes.",
            "un navigateur qui n’a pas dit son nom",
        ),
    ] {
        let asked = reader(language, link(false, json!("Firefox, Windows")), json!([]));
        let page = asked.get("/sign-in/abc").await;
        let html = page.html.replace('\u{a0}', " ");
        assert!(html.contains(words), "{html}");
        assert!(html.contains(r#"name="elsewhere" value="yes""#));
        let got = asked.post("/sign-in/abc", &[("elsewhere", "yes")]).await;
        assert_eq!(got.status, 303);
        assert_eq!(asked.asked("SignIn")["input"]["elsewhere"], true);
        let page = reader(language, link(false, Value::Null), json!([])).get("/sign-in/abc").await;
        assert!(page.html.contains(unknown), "{}", page.html);
    }
}

#[actix_web::test]
async fn a_link_that_is_spent_says_so_and_offers_another() {
    let problems = json!([{"code": "LINK_NOT_VALID", "field": null, "message": "This link was used already."}]);
    let reader = reader("en", Value::Null, problems);
    let got = reader.post("/sign-in/abc", &[]).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in/abc")));
    let got = reader.get("/sign-in/abc").await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("This link does not work any more") && got.html.contains(r#"href="/sign-in""#));
}
