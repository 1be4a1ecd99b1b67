use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, secret: Value, problems: Value) -> Reader {
    let nodes = json!([
        {"id": "one", "name": "Our <sheet>", "prefix": "lt_AbCdEfG", "network": {"slug": "prairie", "name": "Prairie Table", "languages": ["EN", "FR"], "logo": null},
         "isForOneNetwork": true, "scopes": [{"room": "CAMPAIGNS", "write": false}, {"room": "TOOLS", "write": true}],
         "expiresAt": "2027-05-01T00:00:00Z", "lastUsedAt": null},
        {"id": "two", "name": "Old", "prefix": "lt_HiJkLmN", "network": null, "isForOneNetwork": true, "scopes": [],
         "expiresAt": "2027-05-01T00:00:00Z", "lastUsedAt": "2027-02-01T00:00:00Z"},
    ]);
    let info = json!({"hasPreviousPage": false, "hasNextPage": false, "startCursor": null, "endCursor": null});
    Reader::new(
        language,
        json!({
            "Tokens": {"viewer": {"tokens": {"nodes": nodes, "pageInfo": info}}},
            "MakeToken": {"makeToken": {"secret": secret, "problems": problems}},
            "RevokeToken": {"revokeToken": {"problems": []}},
        }),
    )
}

const FIELDS: [(&str, &str); 5] =
    [("name", "Sheet"), ("network", "prairie"), ("days", "30"), ("read.CAMPAIGNS", "yes"), ("write.TOOLS", "yes")];

#[actix_web::test]
async fn my_tokens_are_listed_with_what_they_let_programs_do() {
    for (language, words) in [
        ("en", ["My tokens", "See purchases; See and change tools", "No longer anywhere", "Never", "lt_AbCdEfG…"]),
        ("fr", ["Mes jetons", "Voir : achats; Voir et modifier : outils", "Plus nulle part", "Jamais", "lt_AbCdEfG…"]),
    ] {
        let got = reader(language, Value::Null, json!([])).get("/my/tokens").await;
        assert_eq!(got.status, 200);
        let html = got.html.replace('\u{a0}', " ");
        for word in words {
            assert!(html.contains(word), "{word}: {html}");
        }
    }
}

#[actix_web::test]
async fn a_new_token_is_shown_once() {
    let reader = reader("en", json!("lt_the-secret"), json!([]));
    let got = reader.post("/my/tokens", &FIELDS).await;
    assert_eq!(got.status, 200);
    assert!(got.html.contains("<code>lt_the-secret</code>"), "{}", got.html);
    assert_eq!(got.headers.get("cache-control").unwrap(), "no-store");
    let input = &reader.asked("MakeToken")["input"];
    assert_eq!((&input["name"], &input["network"]), (&json!("Sheet"), &json!("prairie")));
    assert_eq!(input["scopes"], json!([{"room": "TOOLS", "write": true}, {"room": "CAMPAIGNS", "write": false}]));
    assert_eq!(input["expiresAt"], "2027-03-22T00:00:00Z");
    assert!(!reader.get("/my/tokens").await.html.contains("lt_the-secret"));
    assert_eq!(reader.post("/my/tokens", &[("days", "4000")]).await.status, 404);
}

#[actix_web::test]
async fn the_same_form_again_shows_no_token() {
    let got = reader("en", Value::Null, json!([])).post("/my/tokens", &FIELDS).await;
    assert_eq!((got.status, got.done()), (303, Some("token-made-before")));
}

#[actix_web::test]
async fn a_refused_form_comes_back_filled_in() {
    let problems = json!([{"code": "NO_SCOPES", "field": "scopes", "message": "Choose one."}]);
    let got = reader("en", Value::Null, problems).post("/my/tokens", &FIELDS).await;
    assert_eq!(got.status, 422);
    for words in
        ["Choose one.", r##"href="#f-scopes""##, r#"value="Sheet""#, r#"name="read.CAMPAIGNS" value="yes" checked"#]
    {
        assert!(got.html.contains(words), "{words}: {}", got.html);
    }
}

#[actix_web::test]
async fn who_came_from_a_network_goes_back_there_and_can_choose_it() {
    let reader = reader("en", Value::Null, json!([]));
    let html = reader.get("/my/tokens?in=prairie").await.html;
    for words in [r#"href="/n/prairie/settings">My settings</a>"#, r#"<option value="prairie">Prairie Table</option>"#]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert_eq!(html.matches(r#"action="/my/tokens?in=prairie""#).count(), 3, "{html}");
    let got = reader.post("/my/tokens?in=prairie", &[("token", "one")]).await;
    assert_eq!(got.location.as_deref(), Some("/my/tokens?in=prairie"));
}

#[actix_web::test]
async fn one_is_revoked() {
    let reader = reader("en", Value::Null, json!([]));
    let got = reader.post("/my/tokens", &[("token", "one")]).await;
    assert_eq!((got.status, got.done()), (303, Some("token-revoked")));
    assert_eq!(reader.asked("RevokeToken")["input"]["tokenId"], "one");
}
