use serde_json::json;

use crate::testing::Reader;

fn reader(language: &'static str, problems: serde_json::Value) -> Reader {
    Reader::new(
        language,
        json!({
            "Settings": {},
            "ChangeMySettings": {"changeMySettings": {"problems": problems}},
        }),
    )
}

#[actix_web::test]
async fn my_settings_are_shown_in_my_language() {
    for (language, title, save) in [("en", "My settings", "Save settings"), ("fr", "Mes préférences", "Enregistrer")]
    {
        let got = reader(language, json!([])).get("/n/prairie/settings").await;
        assert_eq!(got.status, 200);
        assert!(got.html.contains(&format!(r#"<html lang="{language}-CA">"#)), "{}", got.html);
        assert!(got.html.contains(&format!("<h1>{title}</h1>")));
        assert!(got.html.contains(save));
        assert!(got.html.contains(r#"value="America/Toronto" selected"#));
        assert!(got.html.contains("English") && got.html.contains("Français"));
    }
}

#[actix_web::test]
async fn what_i_choose_is_sent_and_said_on_the_next_page() {
    let reader = reader("en", json!([]));
    let got = reader.post("/n/prairie/settings", &[("language", "FR"), ("zone", "America/Regina")]).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/settings")));
    assert_eq!(got.done(), Some("settings"));
    let input = &reader.asked("ChangeMySettings")["input"];
    assert_eq!((&input["language"], &input["zone"]), (&json!("FR"), &json!("America/Regina")));
    let next = reader.get_after("settings", "/n/prairie/settings").await;
    assert!(next.html.contains("Your settings are saved."));
    assert!(next.cookies.iter().any(|cookie| cookie.starts_with("lt_done=;") && cookie.contains("Max-Age=0")), "once");
    for nothing in ["made-up", "%22", "_"] {
        let got = reader.get_after(nothing, "/n/prairie/settings").await;
        assert!(!got.html.contains("role=\"status\""), "{nothing}");
    }
    let link = reader.get("/n/prairie/settings?done=settings").await;
    assert!(!link.html.contains("Your settings are saved."), "a link says nothing was done");
}

#[actix_web::test]
async fn a_refused_form_comes_back_filled_in() {
    let problems = json!([{"code": "UNKNOWN_ZONE", "field": "zone", "message": "We know no such zone."}]);
    let got = reader("en", problems).post("/n/prairie/settings", &[("language", "FR"), ("zone", "Mars/Base")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("<title>Please check: My settings · Prairie Table"), "{}", got.html);
    assert!(got.html.contains(r##"<a href="#f-zone">Time zone: we know no such zone.</a>"##));
    assert!(
        got.html
            .contains(r#"id="f-zone" name="zone" aria-invalid="true" aria-describedby="f-zone-hint f-zone-problem""#)
    );
    assert!(got.html.contains(r#"value="FR" checked"#));
}

#[actix_web::test]
async fn my_name_is_mine_to_correct_where_my_session_reaches_every_network() {
    let reader = reader("en", json!([]));
    let got = reader.get("/n/prairie/settings").await;
    assert!(got.html.contains(r#"value="Ana Tremblay""#), "{}", got.html);
    let fields = [("name", " Ana Roy "), ("language", "FR"), ("zone", "America/Regina")];
    assert_eq!(reader.post("/n/prairie/settings", &fields).await.status, 303);
    assert_eq!(reader.asked("ChangeMySettings")["input"]["name"], "Ana Roy");
    assert_eq!(reader.post("/n/prairie/settings", &fields[1..]).await.status, 303);
    assert_eq!(reader.asked("ChangeMySettings")["input"]["name"], json!(null));
    let one = Reader::new("en", json!({"Settings": {"viewer": {"isEverywhere": false}}}));
    let html = one.get("/n/prairie/settings").await.html;
    assert!(!html.contains(r#"name="name""#) && !html.contains("/my/passkeys"), "{html}");
    assert!(html.contains(r#"href="/sign-in?next=/n/prairie/settings""#), "{html}");
}
