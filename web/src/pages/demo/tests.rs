use std::sync::Arc;

use actix_web::http::header;
use chrono::{DateTime, Utc};
use futures::FutureExt;
use futures::future::{BoxFuture, ready};
use serde_json::json;
use words::Language;

use crate::demo::{Demo, DemoActs, DemoFault, DemoMail, DemoMails, Persona};
use crate::testing::{Reader, noon};

struct Acts;

impl DemoActs for Acts {
    fn sign_in<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<String>, DemoFault>> {
        ready(Ok((key == "director").then(|| "lt_session=secret; Path=/; HttpOnly".to_owned()))).boxed()
    }

    fn mails<'a>(&'a self, search: &'a str, limit: usize) -> BoxFuture<'a, Result<DemoMails, DemoFault>> {
        assert_eq!(limit, 200);
        let newest: Vec<_> = Some(mail()).filter(|mail| mail.to.contains(&search.to_lowercase())).into_iter().collect();
        let all = newest.len();
        ready(Ok(DemoMails { newest, all })).boxed()
    }

    fn mail<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<DemoMail>, DemoFault>> {
        ready(Ok(Some(mail()).filter(|mail| mail.id == id))).boxed()
    }

    fn jump(&self) -> BoxFuture<'_, Result<Option<DateTime<Utc>>, DemoFault>> {
        ready(Ok(Some(noon()))).boxed()
    }

    fn now(&self) -> DateTime<Utc> {
        noon()
    }
}

fn mail() -> DemoMail {
    DemoMail {
        id: "m-1".to_owned(),
        to: "lea@erables.example".to_owned(),
        subject: "Votre demande est <reçue>".to_owned(),
        text: "Bonjour,\nvoir http://127.0.0.1:8080/n/prairie/campaigns/c-1.\n<script>".to_owned(),
        html: Some("<!doctype html><p style=\"color:red\">Bonjour <script>alert(1)</script></p>".to_owned()),
        at: noon(),
    }
}

fn demo(language: &'static str) -> Reader {
    let persona = |key: &str, name: &str, language, role: &str, note: &str| Persona {
        key: key.to_owned(),
        name: name.to_owned(),
        role: role.to_owned(),
        language,
        note: note.to_owned(),
    };
    let personas = vec![
        persona(
            "coordinator",
            "Ruth Adeyemi",
            Language::En,
            "Coordinator, Prairie Table",
            "You see all agencies, and place the order.",
        ),
        persona(
            "director",
            "Léa Bouchard",
            Language::Fr,
            "Directrice, Passerelle des Érables",
            "Vous voyez une tâche et la pire facture possible.",
        ),
    ];
    Reader::with(
        language,
        json!({"Settings": {}, "Passkeys": {"viewer": {"canUsePasskeys": true, "passkeys": {"nodes": [], "pageInfo":
            {"hasPreviousPage": false, "hasNextPage": false, "startCursor": null, "endCursor": null}}}}}),
        Some(Demo {
            personas,
            zone: chrono_tz::America::Winnipeg,
            passkeys_at: "http://localhost:8080".to_owned(),
            act: Arc::new(Acts),
        }),
    )
}

#[actix_web::test]
async fn each_person_is_one_button_in_the_language_of_the_page() {
    let got = demo("en").get("/demo").await;
    assert_eq!(got.status, 200);
    assert!(
        got.html.contains("<button>Be Ruth Adeyemi</button>") && got.html.contains("<button>Be Léa Bouchard</button>")
    );
    assert!(got.html.contains(r#"<div lang="fr-CA"><h3>Léa Bouchard</h3>"#));
    assert!(got.html.contains("Reads French") && !got.html.contains("Reads English"));
    let got = demo("fr").get("/demo").await;
    assert!(got.html.contains("Qui voulez-vous être?") && got.html.contains("<button>Être Ruth Adeyemi</button>"));
    assert!(got.html.contains("Lit l’anglais") && !got.html.contains("Lit le français"));
}

#[actix_web::test]
async fn one_press_and_i_am_somebody() {
    let got = demo("en").post("/demo", &[("persona", "director")]).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/")));
    assert!(got.cookies.iter().any(|cookie| cookie.starts_with("lt_session=secret")));
    assert!(got.cookies.iter().any(|cookie| cookie.starts_with("lt_language=fr")));
    assert_eq!(demo("en").post("/demo", &[("persona", "nobody")]).await.status, 404);
}

#[actix_web::test]
async fn mails_can_be_read_and_do_no_harm() {
    let reader = demo("fr");
    assert!(reader.get("/demo/mailbox").await.html.contains("Votre demande est &#60;reçue&#62;"));
    assert!(reader.get("/demo/mailbox?search=LEA%40").await.html.contains("m-1"));
    assert!(!reader.get("/demo/mailbox?search=ruth").await.html.contains("m-1"));
    let mail = reader.get("/demo/mailbox/m-1").await;
    assert!(mail.html.contains(r#"<a href="http://127.0.0.1:8080/n/prairie/campaigns/c-1">"#), "{}", mail.html);
    assert!(mail.html.contains("&#60;script&#62;"));
    let html = reader.get("/demo/mailbox/m-1/html").await;
    let policy = html.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    assert!(policy.contains("sandbox") && policy.contains("default-src 'none'") && !policy.contains("allow-scripts"));
    assert_eq!(reader.get("/demo/mailbox/m-2").await.status, 404);
}

#[actix_web::test]
async fn the_clock_is_pushed_and_the_page_says_so() {
    let reader = demo("en");
    let got = reader.post("/demo/jump", &[("back", "/n/prairie/settings?x=1")]).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/settings?x=1")));
    let page = reader.get_after(got.done().unwrap(), "/n/prairie/settings").await;
    assert!(page.html.contains("The clock has moved on") && page.html.contains(r#"class="ribbon""#));
}

#[actix_web::test]
async fn passkeys_are_tried_where_the_address_is_a_name() {
    let reader = demo("en");
    let ask = |host| actix_web::test::TestRequest::get().uri("/my/passkeys").insert_header(("host", host));
    let numbers = reader.send(ask("127.0.0.1:8080")).await;
    assert!(numbers.html.contains(r#"<a href="http://localhost:8080/demo">"#), "{}", numbers.html);
    assert!(!numbers.html.contains("data-passkey"));
    let named = reader.send(ask("localhost:8080")).await;
    assert!(named.html.contains(r#"data-passkey="add" hidden"#) && !named.html.contains("http://localhost"));
}

#[actix_web::test]
async fn without_a_demo_none_of_this_exists() {
    let reader = Reader::new("en", json!({}));
    for path in ["/demo", "/demo/mailbox", "/demo/mailbox/m-1", "/demo/mailbox/m-1/html"] {
        assert_eq!(reader.get(path).await.status, 404, "{path}");
    }
    assert_eq!(reader.post("/demo/jump", &[]).await.status, 404);
    assert_eq!(reader.post("/demo", &[("persona", "director")]).await.status, 404);
}
