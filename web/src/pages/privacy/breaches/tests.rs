use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn entry(revision: i64) -> Value {
    json!({
        "breachId": "first", "number": 3, "revision": revision, "happened": "A list went astray.", "happenedWhen": "",
        "noticedOn": "2027-02-19", "data": "Names.", "people": 1200, "harm": "NO_SERIOUS_RISK", "harmReasons": "It came back.",
        "told": "", "done": "Asked for it back.", "recordedAt": "2027-02-19T15:00:00Z", "recordedBy": "Hana"
    })
}

fn reader(language: &'static str, entries: Value, problems: Value) -> Reader {
    let info = json!({"hasPreviousPage": false, "hasNextPage": false, "startCursor": null, "endCursor": null});
    let log = json!({"breachEntries": {"nodes": entries, "pageInfo": info}});
    Reader::new(language, json!({"Log": log, "RecordBreach": {"recordBreach": {"problems": problems}}}))
}

#[actix_web::test]
async fn the_log_says_in_both_languages_what_is_known() {
    for (language, people, harm) in
        [("en", "1,200", "No real risk of serious harm"), ("fr", "1 200", "Aucun risque sérieux de préjudice")]
    {
        let html = reader(language, json!([entry(2), entry(1)]), json!([])).get("/n/prairie/breaches").await.html;
        let plain = html.replace(['\u{a0}', '\u{202f}'], " ");
        for text in [people, harm, "It came back.", "/n/prairie/breaches/first", "/n/prairie/exports/breaches.csv"] {
            assert!(plain.contains(text), "{text} is missing:\n{html}");
        }
    }
    let html = reader("en", json!([]), json!([])).get("/n/prairie/breaches").await.html;
    assert!(html.contains("Nothing is on record"), "{html}");
    let denied = Reader::new("en", json!({"Log": error("FORBIDDEN")}));
    for path in ["breaches", "breaches/new", "breaches/first"] {
        assert_eq!(denied.get(&format!("/n/prairie/{path}")).await.status, 403);
    }
}

#[actix_web::test]
async fn what_is_known_better_begins_with_what_is_known() {
    let html = reader("en", json!([entry(2), entry(1)]), json!([])).get("/n/prairie/breaches/first").await.html;
    for text in
        [r#"value="2027-02-19""#, r#"name="revision" value="2""#, r#"value="1,200""#, "A list went astray.", "Entry 1"]
    {
        assert!(html.contains(text), "{text} is missing:\n{html}");
    }
    assert_eq!(reader("en", json!([]), json!([])).get("/n/prairie/breaches/none").await.status, 404);
}

#[actix_web::test]
async fn a_form_that_came_too_late_leads_to_what_was_written_meanwhile() {
    let problems = json!([{"code": "STALE_VERSION", "field": "revision", "message": "Somebody wrote meanwhile."}]);
    let reader = reader("en", json!([entry(2), entry(1)]), problems);
    let fields = [("revision", "1"), ("noticedOn", "2027-02-19"), ("happened", "A list went astray.")];
    let got = reader.post("/n/prairie/breaches/first", &fields).await;
    assert_eq!(got.status, 422);
    let link = r##"<a href="#f-revision">Somebody wrote meanwhile.</a>"##;
    let newest = r#"<section class="card" aria-labelledby="r2" id="f-revision" tabindex="-1">"#;
    for text in [link, newest, r#"name="revision" value="2""#] {
        assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
    }
    assert_eq!(got.html.matches(r#"id="f-revision""#).count(), 1, "{}", got.html);
}

#[actix_web::test]
async fn an_entry_is_sent_as_it_was_typed() {
    let reader = reader("en", json!([entry(2)]), json!([]));
    let fields = [
        ("revision", "2"),
        ("happened", "A list went astray."),
        ("noticedOn", "2027-02-19"),
        ("data", "Names."),
        ("people", " 1,200 "),
        ("harm", "SERIOUS_RISK"),
        ("harmReasons", "Addresses were among it."),
    ];
    let got = reader.post("/n/prairie/breaches/first", &fields).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/breaches")));
    let input = &reader.asked("RecordBreach")["input"];
    assert_eq!((&input["breachId"], &input["revision"], &input["people"]), (&json!("first"), &json!(2), &json!(1200)));
    assert_eq!(input["harm"], "SERIOUS_RISK");
}

#[actix_web::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let problems = json!([
        {"code": "MISSING", "field": "happened", "message": "Please say what happened."},
        {"code": "MISSING", "field": "noticedOn", "message": "Please fill this in."},
        {"code": "NOT_A_NUMBER", "field": "people", "message": "Below nothing."},
    ]);
    let reader = reader("en", json!([]), problems);
    let got = reader.post("/n/prairie/breaches/new", &[("noticedOn", ""), ("people", "some")]).await;
    assert_eq!(got.status, 422);
    for text in ["Please say what happened.", "Please fill this in.", "has a letter in it"] {
        assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
    }
    assert!(!got.html.contains("Below nothing."), "what was typed is told better: {}", got.html);
    let input = &reader.asked("RecordBreach")["input"];
    assert_eq!((&input["noticedOn"], &input["people"]), (&Value::Null, &json!(-1)));
}

#[actix_web::test]
async fn what_is_no_day_or_number_is_said_beside_its_field() {
    for (day, people, wrong) in
        [("yesterday", "some", "has a letter in it"), ("12027-02-19", "9,000,000,000", "a whole number")]
    {
        let fields = [("noticedOn", day), ("people", people), ("happened", "A <list>")];
        let got = reader("en", json!([]), json!([])).post("/n/prairie/breaches/new", &fields).await;
        assert_eq!(got.status, 422);
        for text in ["Please give a day", wrong, "A &#60;list&#62;"] {
            assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
        }
    }
}
