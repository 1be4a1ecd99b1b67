use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn privacy(network: Value) -> Value {
    json!({"network": network, "hostingPlace": "Montréal", "operator": null, "canDescribe": false, "canReadBreaches": false, "retention": null})
}

fn said() -> Value {
    json!({
        "networkName": "Prairie Table", "leadName": "Hana", "leadContact": "privacy@table.example",
        "retention": "Seven years.\n\nThen it goes.", "others": "", "changedAt": "2027-02-19T15:00:00Z"
    })
}

fn reader(language: &'static str, viewer: Value, network: Value) -> Reader {
    Reader::new(language, json!({"PrivacyPage": {"viewer": viewer, "privacy": privacy(network)}}))
}

#[actix_web::test]
async fn a_network_says_who_leads_and_how_long_in_both_languages() {
    for (language, place) in
        [("en", "Where this server stands: Montréal."), ("fr", "Emplacement de ce serveur\u{a0}: Montréal.")]
    {
        let got = reader(language, json!({}), said()).get("/n/prairie/privacy").await;
        assert_eq!(got.status, 200);
        for text in ["Hana", "privacy@table.example", "<p>Seven years.</p><p>Then it goes.</p>", place] {
            assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
        }
    }
}

#[actix_web::test]
async fn who_is_not_signed_in_reads_what_is_public_and_is_sent_to_sign_in_otherwise() {
    let nobody = json!({"person": null, "networks": [], "roles": []});
    let got = reader("en", nobody.clone(), said()).get("/n/prairie/privacy").await;
    assert_eq!(got.status, 200);
    assert!(!got.html.contains("/sign-out"));
    let got = reader("en", nobody, Value::Null).get("/n/prairie/privacy").await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in?next=/n/prairie/privacy")));
}

#[actix_web::test]
async fn who_belongs_elsewhere_finds_nothing_where_nothing_is_public() {
    let stranger = json!({"networks": []});
    assert_eq!(reader("en", stranger, Value::Null).get("/n/prairie/privacy").await.status, 404);
}

#[actix_web::test]
async fn the_foot_of_every_page_leads_there() {
    let reader = Reader::new("en", json!({"Deliveries": error("FORBIDDEN")}));
    let request = actix_web::test::TestRequest::get().uri("/n/prairie/deliveries");
    let stranger = reader.send_with(request, "lt_browser=browser0browser0").await;
    assert!(stranger.html.contains(r#"href="/privacy""#), "{}", stranger.html);
    let got = self::reader("en", json!({}), said()).get("/n/prairie/privacy").await;
    assert!(got.html.contains(r#"href="/n/prairie/privacy""#), "{}", got.html);
}
