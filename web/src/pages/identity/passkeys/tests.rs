use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, works: bool, problems: Value) -> Reader {
    let nodes = json!([
        {"id": "one", "name": "My phone", "addedAt": "2027-02-01T18:00:00Z", "lastUsedAt": "2027-02-19T18:00:00Z"},
        {"id": "two", "name": "<b>Office</b>", "addedAt": "2027-02-01T18:00:00Z", "lastUsedAt": null},
    ]);
    let info = json!({"hasPreviousPage": false, "hasNextPage": false, "startCursor": null, "endCursor": null});
    Reader::new(
        language,
        json!({
            "Passkeys": {"viewer": {"canUsePasskeys": works, "passkeys": {"nodes": nodes, "pageInfo": info}}},
            "AddPasskey": {"addPasskey": {"problems": problems}},
            "RemovePasskey": {"removePasskey": {"problems": []}},
        }),
    )
}

#[actix_web::test]
async fn my_passkeys_are_listed_and_the_form_waits_for_a_script() {
    for (language, title, never) in [("en", "My passkeys", "Never"), ("fr", "Mes clés d’accès", "Jamais")] {
        let got = reader(language, true, json!([])).get("/my/passkeys").await;
        assert_eq!(got.status, 200);
        for words in [title, never, "My phone", "&#60;b&#62;Office"] {
            assert!(got.html.contains(words), "{words}: {}", got.html);
        }
        assert!(got.html.contains(r#"data-passkey="add" hidden"#));
        let elsewhere = reader(language, false, json!([])).get("/my/passkeys").await;
        assert!(!elsewhere.html.contains("data-passkey"));
    }
}

#[actix_web::test]
async fn one_is_added_and_one_is_removed() {
    let reader = reader("en", true, json!([]));
    let fields = [("name", "My key"), ("ceremony", "c"), ("answer", "{}")];
    let got = reader.post("/my/passkeys", &fields).await;
    assert_eq!((got.status, got.done()), (303, Some("passkey-added")));
    let input = &reader.asked("AddPasskey")["input"];
    assert_eq!((&input["name"], &input["answer"]), (&json!("My key"), &json!("{}")));
    let got = reader.post("/my/passkeys", &[("passkey", "one")]).await;
    assert_eq!((got.status, got.done()), (303, Some("passkey-removed")));
    assert_eq!(reader.asked("RemovePasskey")["input"]["passkeyId"], "one");
}

#[actix_web::test]
async fn who_came_from_a_network_goes_back_there() {
    let reader = reader("en", true, json!([]));
    let html = reader.get("/my/passkeys?in=prairie").await.html;
    assert!(html.contains(r#"href="/n/prairie/settings">My settings</a>"#) && html.contains("Prairie Table"), "{html}");
    assert_eq!(html.matches(r#"action="/my/passkeys?in=prairie""#).count(), 3, "{html}");
    let got = reader.post("/my/passkeys?in=prairie", &[("passkey", "one")]).await;
    assert_eq!(got.location.as_deref(), Some("/my/passkeys?in=prairie"));
    assert!(!reader.get("/my/passkeys?in=coast").await.html.contains("/n/coast/"), "only a network of theirs");
}

#[actix_web::test]
async fn a_refused_passkey_keeps_its_name() {
    let problems = json!([{"code": "MISSING", "field": "name", "message": "Please name it."}]);
    let got = reader("en", true, problems).post("/my/passkeys", &[("name", "Mine"), ("ceremony", "c")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Please name it.") && got.html.contains(r#"value="Mine""#), "{}", got.html);
}
