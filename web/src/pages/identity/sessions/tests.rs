use serde_json::{Value, json};

use crate::testing::Reader;

fn session(id: &str, device: Value, is_current: bool) -> Value {
    json!({
        "id": id, "device": device, "startedAt": "2027-02-01T18:00:00Z", "lastUsedAt": "2027-02-20T17:00:00Z",
        "endsAt": "2027-03-03T18:00:00Z", "isCurrent": is_current
    })
}

fn reader(language: &'static str) -> Reader {
    let nodes = [session("here", json!("Firefox, Windows"), true), session("there", Value::Null, false)];
    let info = json!({"hasPreviousPage": false, "hasNextPage": false, "startCursor": null, "endCursor": null});
    Reader::new(
        language,
        json!({
            "Sessions": {"viewer": {"sessions": {"nodes": nodes, "pageInfo": info}}},
            "EndSession": {"endSession": {"problems": []}},
            "EndOtherSessions": {"endOtherSessions": {"problems": []}},
        }),
    )
}

#[actix_web::test]
async fn my_sessions_are_listed_and_this_one_has_no_button() {
    for (language, here, unknown) in [
        ("en", "This browser", "A browser that did not say its name"),
        ("fr", "Ce navigateur", "Un navigateur qui n’a pas dit son nom"),
    ] {
        let got = reader(language).get("/my/sessions").await;
        assert_eq!(got.status, 200);
        for words in [here, unknown, "Firefox, Windows"] {
            assert!(got.html.contains(words), "{words}: {}", got.html);
        }
        assert_eq!(got.html.matches(r#"name="session""#).count(), 1);
        assert!(got.html.contains(r#"name="session" value="there""#));
    }
}

#[actix_web::test]
async fn one_is_ended_or_all_others() {
    let reader = reader("en");
    let got = reader.post("/my/sessions", &[("session", "there")]).await;
    assert_eq!((got.status, got.location.as_deref(), got.done()), (303, Some("/my/sessions"), Some("session-ended")));
    assert_eq!(reader.asked("EndSession")["input"]["sessionId"], "there");
    let there = reader.get("/my/sessions?in=prairie").await.html;
    assert!(
        there.contains(r#"href="/n/prairie/settings">My settings</a>"#) && there.contains("Prairie Table"),
        "{there}"
    );
    assert!(there.contains(r#"action="/my/sessions?in=prairie""#), "{there}");
    let back = reader.post("/my/sessions?in=prairie", &[("session", "there")]).await;
    assert_eq!(back.location.as_deref(), Some("/my/sessions?in=prairie"));
    assert!(!reader.get("/my/sessions?in=coast").await.html.contains("/n/coast/"), "only a network of theirs");
    let got = reader.post("/my/sessions", &[("others", "yes")]).await;
    assert_eq!((got.status, got.done()), (303, Some("sessions-ended")));
}
