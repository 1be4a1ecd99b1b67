use serde_json::json;

use crate::testing::Reader;

fn reader(language: &'static str) -> Reader {
    // A query somebody writes may have no name.
    Reader::new(language, json!({"Api": {}, "": {"hello": "table <b>"}}))
}

#[actix_web::test]
async fn the_schema_is_there_to_read() {
    for (language, title) in [("en", "The API"), ("fr", "L’API")] {
        let got = reader(language).get("/n/prairie/api").await;
        assert_eq!(got.status, 200);
        for text in [title, "pledgeSeats", r#"href="/n/prairie/api/Campaign""#, "campaignChanged", "seatsPledged"] {
            assert!(got.html.contains(text), "no {text}");
        }
    }
}

#[actix_web::test]
async fn a_query_is_run_and_its_answer_shown() {
    let reader = reader("en");
    let got =
        reader.post("/n/prairie/api", &[("query", "query ($a: Int) { hello }"), ("variables", "{\"a\": 1}")]).await;
    assert_eq!(got.status, 200, "{}", got.html);
    assert!(got.html.contains("table &#60;b&#62;"), "{}", got.html);
    assert_eq!(reader.asked(""), json!({"a": 1}));
}

#[actix_web::test]
async fn only_reads_are_run_from_here() {
    for (query, variables, text) in [
        ("mutation { signOut(input: {requestKey: \"a\"}) { done } }", "", "Only queries"),
        ("{ viewer { person { name } }", "", "We cannot read this query"),
        ("{ viewer { roles } }", "[1]", "Variables are written"),
    ] {
        let got = reader("en").post("/n/prairie/api", &[("query", query), ("variables", variables)]).await;
        assert_eq!(got.status, 422);
        assert_eq!(got.html.matches(text).count(), 1, "{}", got.html);
    }
}
