use serde_json::{Value, json};

use crate::testing::Reader;

fn tool(exit: Value) -> Value {
    json!({
        "id": "t-zoom", "name": "Zoom Workplace", "supplier": {"name": "Zoom Communications", "website": null}, "category": "video_meetings",
        "openSource": "no", "licence": "proprietary", "dataExport": "recordings (MP4), CSV reports", "hosting": "US; EU; CA",
        "canadaHosting": "yes", "languages": "20+ incl. EN, FR", "frenchInterface": "yes", "source": "https://source.example/zoom",
        "confidence": "medium", "version": 4, "exitRecord": exit
    })
}

fn reader(language: &'static str, coordinator: bool, exit: Value, problems: Value) -> Reader {
    Reader::new(
        language,
        json!({
            "OneTool": {"viewer": {"canRunCampaigns": coordinator}, "tool": tool(exit)},
            "RecordExit": {"recordExit": {"problems": problems}}
        }),
    )
}

fn record() -> Value {
    json!({"exportFormats": "MP4, CSV", "steps": "1. Ask.\n2. Fetch.", "testedOn": "2027-01-14", "testedBy": "Granite Welcome Services",
           "recordedAt": "2027-01-15T15:00:00Z"})
}

const FORM: [(&str, &str); 5] =
    [("exportFormats", "MP4"), ("steps", "Ask"), ("testedOn", "2027-01-14"), ("testedBy", "Granite"), ("version", "3")];

#[actix_web::test]
async fn a_tool_says_how_to_leave_it() {
    for (language, title, day) in
        [("en", "How to leave this tool", "January 14, 2027"), ("fr", "Plan de sortie", "14 janvier 2027")]
    {
        let got = reader(language, false, record(), json!([])).get("/n/prairie/tools/t-zoom").await;
        assert_eq!(got.status, 200);
        for text in [title, day, "Granite Welcome Services", "Zoom Communications"] {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
        assert!(!got.html.contains("name=\"testedOn\""), "a member records nothing");
        assert!(!got.html.contains("lang=\"en\""), "nobody says in which language a fact is told: {}", got.html);
    }
}

#[actix_web::test]
async fn a_coordinator_puts_the_way_out_on_record() {
    let reader = reader("en", true, Value::Null, json!([]));
    let page = reader.get("/n/prairie/tools/t-zoom").await;
    assert!(page.html.contains("recordings (MP4), CSV reports</textarea>"), "{}", page.html);
    let got = reader.post("/n/prairie/tools/t-zoom", &FORM).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/tools/t-zoom")));
    assert_eq!(got.done(), Some("exit"));
    let input = &reader.asked("RecordExit")["input"];
    assert_eq!((&input["toolId"], &input["testedOn"]), (&json!("t-zoom"), &json!("2027-01-14")));
    assert_eq!(input["version"], 3);
}

#[actix_web::test]
async fn a_record_that_came_too_late_shows_both_versions() {
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    for (exit, differ) in
        [(record(), vec!["What you can take with you", "Steps", "Tried out by"]), (Value::Null, Vec::new())]
    {
        let got = reader("en", true, exit, problems.clone()).post("/n/prairie/tools/t-zoom", &FORM).await;
        assert_eq!(got.status, 422);
        for text in
            [r##"href="#f-version""##, "Somebody saved this meanwhile", r#"name="version" value="4""#, "MP4</textarea>"]
        {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
        let heads: Vec<&str> =
            got.html.split(r#"<th scope="row">"#).skip(1).filter_map(|rest| rest.split('<').next()).collect();
        assert_eq!(heads, differ);
    }
}

#[actix_web::test]
async fn a_day_that_is_none_is_refused_at_its_field() {
    let reader = reader("fr", true, Value::Null, json!([]));
    let mut form = FORM;
    form[2].1 = "hier";
    let got = reader.post("/n/prairie/tools/t-zoom", &form).await;
    assert_eq!(got.status, 422);
    assert!(
        got.html.contains(r##"href="#f-testedOn""##)
            && got.html.contains(r#"value="hier""#)
            && got.html.contains("MP4</textarea>"),
        "{}",
        got.html
    );
}

#[actix_web::test]
async fn all_that_is_wrong_is_told_at_once() {
    let form = [("exportFormats", "MP4"), ("steps", " "), ("testedOn", ""), ("testedBy", "")];
    let got = reader("en", true, Value::Null, json!([])).post("/n/prairie/tools/t-zoom", &form).await;
    assert_eq!(got.status, 422);
    for field in ["steps", "testedOn", "testedBy"] {
        assert!(got.html.contains(&format!("id=\"f-{field}-problem\"")), "{field}: {}", got.html);
    }
    assert!(!got.html.contains(r#"id="f-exportFormats-problem""#));
}

#[actix_web::test]
async fn what_is_not_there_is_missing() {
    let reader = Reader::new("en", json!({"OneTool": {"tool": null}}));
    assert_eq!(reader.get("/n/prairie/tools/other").await.status, 404);
}
