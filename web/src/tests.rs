//! What holds for every page: safety, kindness, and documents that reviewers can read.

use actix_web::http::header;
use actix_web::test::TestRequest;
use serde_json::json;

use crate::pages;
use crate::testing::{Reader, error};

fn settings(answer: serde_json::Value) -> Reader {
    Reader::new("en", json!({"Settings": answer.clone(), "ChangeMySettings": answer}))
}

#[actix_web::test]
async fn every_answer_keeps_its_reader_safe() {
    let got = settings(json!({})).get("/n/prairie/settings").await;
    let policy = got.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    for rule in
        ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'"]
    {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(got.headers.get(header::CACHE_CONTROL).unwrap(), "private, no-cache");
    assert!(!got.html.contains("<script>") && !got.html.contains("style=\"") && !got.html.contains("onclick"));
}

#[actix_web::test]
async fn a_form_that_is_not_ours_changes_nothing() {
    let reader = settings(json!({}));
    for body in ["language=FR&zone=America/Toronto", "formToken=0123456789abcdef&language=FR"] {
        let got = reader.post_raw("/n/prairie/settings", body).await;
        assert_eq!(got.status, 403);
        assert!(got.html.contains("This form is out of date"));
    }
}

#[actix_web::test]
async fn a_form_that_cannot_be_read_gets_a_kind_page() {
    let reader = settings(json!({}));
    let got = reader.post_raw("/n/prairie/settings", "zone=%FF%FE").await;
    assert_eq!(got.status, 400);
    assert!(got.html.contains("We could not read this form"));
    let got = reader.post_raw("/n/prairie/settings", format!("zone={}", "a".repeat(10_000_000))).await;
    assert_eq!(got.status, 413);
    assert!(got.html.contains("This form is too large"));
}

#[actix_web::test]
async fn what_is_in_the_way_is_said_kindly() {
    for (code, status, text) in [
        ("NOT_FOUND", 404, "There is no such page here"),
        ("FORBIDDEN", 403, "This is not yours to do"),
        ("RATE_LIMITED", 429, "That was a lot in a short time"),
        ("BAD_INPUT", 400, "We could not make sense of this"),
        ("INTERNAL", 503, "We cannot answer right now"),
    ] {
        let got = settings(error(code)).get("/n/prairie/settings").await;
        assert_eq!(got.status, status);
        assert!(got.html.contains(text), "{}", got.html);
        assert_eq!(got.html.contains("request-1"), code == "INTERNAL", "only a fault names the request");
        assert!(got.headers.contains_key(header::CONTENT_SECURITY_POLICY));
    }
    let got = settings(json!({})).get("/n/prairie/nowhere").await;
    assert_eq!(got.status, 404);
}

#[actix_web::test]
async fn who_is_signed_in_keeps_the_frame_and_a_way_back() {
    let reader = settings(error("FORBIDDEN"));
    for path in ["/n/prairie/nowhere", "/n/prairie/settings"] {
        let got = reader.get(path).await;
        assert!([403, 404].contains(&got.status));
        assert!(got.html.contains("Ana Tremblay") && got.html.contains("Prairie Table"), "{}", got.html);
        assert!(got.html.contains(r#"<a class="button" href="/n/prairie/">"#), "{}", got.html);
        assert!(got.headers.contains_key(header::CONTENT_SECURITY_POLICY));
    }
    let large = reader.post_raw("/n/prairie/settings", format!("zone={}", "a".repeat(10_000_000))).await;
    assert_eq!(large.status, 413);
    assert!(large.html.contains(r#"<a class="button" href="/n/prairie/settings">Back to the form</a>"#));
    // Elsewhere there is no network to go back to, and who is not signed in has no frame.
    let other = reader.get("/n/elsewhere/settings").await.html;
    assert!(other.contains("Ana Tremblay") && !other.contains("Prairie Table ·"), "{other}");
    let stranger = reader.send_with(TestRequest::get().uri("/n/prairie/nowhere"), "lt_browser=browser0browser0").await;
    assert!(!stranger.html.contains("Ana Tremblay"), "{}", stranger.html);
}

#[actix_web::test]
async fn who_came_by_a_provider_is_asked_to_sign_in_by_mail_for_what_is_theirs_everywhere() {
    let reader = Reader::new("en", json!({"Passkeys": error("FORBIDDEN"), "EraseMe": error("FORBIDDEN")}));
    let looking = reader.get("/my/passkeys?in=prairie").await;
    let erasing = reader.post("/erase", &[("understood", "yes")]).await;
    for (got, next) in [(looking, "/my/passkeys%3Fin%3Dprairie"), (erasing, "/erase")] {
        assert_eq!(got.status, 403);
        assert!(got.html.contains("For this, please sign in by email"), "{}", got.html);
        let link = format!(r#"<a class="button" href="/sign-in?next={next}">Sign in by email</a>"#);
        assert!(got.html.contains(&link), "{}", got.html);
    }
}

#[actix_web::test]
async fn somebody_unknown_signs_in_and_comes_back() {
    let reader = settings(error("UNAUTHENTICATED"));
    let got = reader.get("/n/prairie/settings?x=1").await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in?next=/n/prairie/settings%3Fx%3D1")));
    let nobody = settings(json!({"viewer": {"person": null}}));
    assert_eq!(nobody.get("/n/prairie/settings").await.status, 303);
}

#[actix_web::test]
async fn a_form_that_met_an_obstacle_can_be_sent_again() {
    for (code, status) in [("UNAUTHENTICATED", 401), ("INTERNAL", 503)] {
        let got = settings(error(code)).post("/n/prairie/settings", &[("language", "FR"), ("zone", "A\"<b>")]).await;
        assert_eq!(got.status, status);
        assert!(got.html.contains(r#"<form method="post" action="/n/prairie/settings">"#));
        assert!(got.html.contains(r#"name="zone" value="A&#34;&#60;b&#62;""#), "{}", got.html);
        assert!(got.html.contains(r#"name="formToken""#));
    }
}

#[actix_web::test]
async fn a_browser_gets_a_name_once_and_forms_are_bound_to_it() {
    let reader = settings(json!({}));
    assert!(reader.get("/n/prairie/settings").await.cookies.is_empty());
    for cookies in ["other=1", "lt_browser=<>", "lt_browser=aaaaaaaaaaaaaaaa; lt_browser=bbbbbbbbbbbbbbbb"] {
        let got = reader.send_with(TestRequest::get().uri("/n/prairie/settings"), cookies).await;
        let [named] = got.cookies.as_slice() else { panic!("{:?}", got.cookies) };
        assert!(named.starts_with("lt_browser=") && named.ends_with("HttpOnly; SameSite=Lax"), "{named}");
    }
    let page = reader.get("/n/prairie/settings").await.html;
    let token = page.split(r#"name="formToken" value=""#).nth(1).unwrap().split('"').next().unwrap();
    let form = (header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request =
        TestRequest::post().uri("/n/prairie/settings").insert_header(form).set_payload(format!("formToken={token}"));
    let got = reader.send_with(request, "lt_browser=anotherbrowser00; lt_session=somebody").await;
    assert_eq!(got.status, 403);
}

#[actix_web::test]
async fn a_page_and_its_files_are_light() {
    let reader = settings(json!({}));
    let page = reader.get("/n/prairie/settings").await.html;
    let mut bytes = page.len();
    for name in ["longtable.css", "longtable.js", "live.js", "lines.js", "kept.js", "mark.svg"] {
        bytes += reader.get(&format!("/static/0/{name}")).await.html.len();
    }
    assert!(bytes < 60 * 1024, "{bytes} bytes before they are packed");
}

#[actix_web::test]
async fn files_are_kept_for_ever_under_their_content() {
    let reader = settings(json!({}));
    let page = reader.get("/n/prairie/settings").await.html;
    let path = page.split("href=\"").find(|part| part.contains("longtable.css")).unwrap().split('"').next().unwrap();
    let got = reader.get(path).await;
    assert_eq!(got.status, 200);
    assert_eq!(got.headers.get(header::CACHE_CONTROL).unwrap(), "public, max-age=31536000, immutable");
    let old = reader.get("/static/000000000000/longtable.css").await;
    assert_eq!(old.headers.get(header::CACHE_CONTROL).unwrap(), "no-cache");
    assert_eq!(reader.get("/static/000000000000/secret.txt").await.status, 404);
}

#[actix_web::test]
async fn an_icon_is_where_browsers_look_for_it() {
    let reader = settings(json!({}));
    let page = reader.get("/n/prairie/settings").await.html;
    let named = page.split("<link rel=\"icon\"").nth(1).and_then(|rest| rest.split("href=\"").nth(1));
    let named = named.and_then(|rest| rest.split('"').next()).unwrap();
    for path in ["/favicon.ico", named] {
        let got = reader.get(path).await;
        assert_eq!(
            (got.status, got.headers.get(header::CONTENT_TYPE).unwrap().to_str().unwrap()),
            (200, "image/svg+xml")
        );
        assert!(got.html.starts_with("<svg"), "{path}");
    }
}

#[actix_web::test]
async fn the_head_of_a_page_can_be_asked_for() {
    let request = TestRequest::with_uri("/n/prairie/settings").method(actix_web::http::Method::HEAD);
    assert_eq!(settings(json!({})).send(request).await.status, 200);
}

#[actix_web::test]
async fn small_answers_travel_packed() {
    let reader = settings(json!({}));
    let request = TestRequest::get().uri("/static/0/longtable.css").insert_header((header::ACCEPT_ENCODING, "gzip"));
    let app =
        actix_web::test::init_service(actix_web::App::new().configure(crate::configure(reader.site.clone()))).await;
    let response = actix_web::test::call_service(&app, request.to_request()).await;
    assert_eq!(response.headers().get(header::CONTENT_ENCODING).unwrap(), "gzip");
    assert!(actix_web::test::read_body(response).await.len() < 10 * 1024);
}

/// `UPDATE=1` writes the file anew; reviewers read it as they read code.
#[test]
#[expect(clippy::disallowed_methods, reason = "a switch of the tests, not a setting of the program")]
fn the_documents_of_all_pages_are_on_file() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/queries.snap");
    let mut text =
        String::from("# Every GraphQL document the pages run, for review. `UPDATE=1 cargo test -p web` writes it.\n");
    for (name, document) in pages::documents() {
        async_graphql::parser::parse_query(&document).unwrap_or_else(|error| panic!("{name}: {error}\n{document}"));
        text.push_str(&format!("\n# {name}\n{}\n", document.trim()));
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let filed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(filed == text, "queries.snap is out of date: run with UPDATE=1 and read the difference");
}
