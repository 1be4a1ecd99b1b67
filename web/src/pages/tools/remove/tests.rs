use serde_json::{Value, json};

use crate::testing::Reader;

const PATH: &str = "/n/prairie/tools/t-9/remove";

fn reader(language: &'static str, coordinator: bool, problems: Value) -> Reader {
    Reader::new(
        language,
        json!({
            "ToolToRemove": {
                "viewer": {"canRunCampaigns": coordinator}, "tool": {"name": "Case Book", "version": 3}
            },
            "RemoveTool": {"removeTool": {"problems": problems}}
        }),
    )
}

#[actix_web::test]
async fn a_tool_is_removed_once_its_page_was_asked_again() {
    for (language, title) in [("en", "Remove Case Book from the list?"), ("fr", "Retirer Case Book de la liste?")] {
        let reader = reader(language, true, json!([]));
        let asked = reader.get(PATH).await;
        assert_eq!(asked.status, 200);
        for text in [title, r#"name="version" value="3""#, r#"href="/n/prairie/tools/t-9""#] {
            assert!(asked.html.contains(text), "no {text} in {}", asked.html);
        }
        let done = reader.post(PATH, &[("version", "3")]).await;
        assert_eq!((done.status, done.location.as_deref()), (303, Some("/n/prairie/tools")));
        assert_eq!(done.done(), Some("tool-removed"));
        let input = &reader.asked("RemoveTool")["input"];
        assert_eq!((&input["toolId"], &input["version"]), (&json!("t-9"), &json!(3)));
    }
}

#[actix_web::test]
async fn a_tool_that_is_bought_stays_and_there_is_nothing_to_press() {
    let used = json!([{"code": "TOOL_IN_USE", "field": null, "message": "A purchase is about this tool."}]);
    let got = reader("en", true, used).post(PATH, &[("version", "3")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("A purchase is about this tool."), "{}", got.html);
    assert!(!got.html.contains(r#"name="version""#), "{}", got.html);
}

#[actix_web::test]
async fn who_removes_what_was_changed_meanwhile_is_asked_again() {
    let stale = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    let reader = reader("en", true, stale);
    let got = reader.post(PATH, &[("version", "2")]).await;
    assert_eq!((got.status, &reader.asked("RemoveTool")["input"]["version"]), (422, &json!(2)));
    for text in [r##"href="#f-version""##, r#"id="f-version""#, r#"name="version" value="3""#] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
}

#[actix_web::test]
async fn only_coordinators_are_asked() {
    assert_eq!(reader("en", false, json!([])).get(PATH).await.status, 403);
    let gone = Reader::new("en", json!({"ToolToRemove": {"tool": null}}));
    assert_eq!(gone.get(PATH).await.status, 404);
}
