use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn reader(language: &'static str) -> Reader {
    let event = json!({
        "title": "Licences requested", "at": "2027-02-19T15:00:00Z", "personId": "p-1", "personName": "Ana",
        "agency": {"name": "Open Door"}, "campaignTitle": "One case book",
        "details": [
            {"value": "12", "label": "licences", "said": "12"}, {"value": "0192", "label": "record", "said": null},
        ],
        "seq": 7
    });
    let by_itself = json!({
        "title": "Reminder", "at": "2027-02-18T15:00:00Z", "personId": null, "personName": null,
        "agency": null, "campaignTitle": null, "details": [], "seq": null
    });
    let info = json!({"hasPreviousPage": false, "hasNextPage": true, "startCursor": "a", "endCursor": "b"});
    let kinds = json!([{"kind": "SeatsPledged", "title": "Licences requested"}]);
    let viewer = json!({"canRunCampaigns": true, "roles": ["COORDINATOR"], "agency": null});
    let choices = json!({
        "people": [{"id": "p-1", "name": "Ana"}, {"id": "p-2", "name": "Zoé"}],
        "agencies": [{"id": "a-1", "name": "Open Door"}], "campaigns": [],
    });
    let page = json!({
        "viewer": viewer, "network": {"zone": "America/Regina"}, "eventKinds": kinds, "eventChoices": choices,
        "events": {"nodes": [event, by_itself], "pageInfo": info},
    });
    Reader::new(language, json!({"Events": page}))
}

#[actix_web::test]
async fn the_log_says_who_did_what_for_whom() {
    for (language, itself, seats) in
        [("en", "By itself", "licences:\u{a0}12"), ("fr", "Automatiquement", "licences\u{a0}:\u{a0}12")]
    {
        let html = reader(language).get("/n/prairie/events").await.html;
        for said in [
            "Licences requested",
            ">Ana</td>",
            ">Open Door</td>",
            ">One case book</td>",
            "record <code>0192</code>",
            r#"<option value="p-2">Zoé</option>"#,
            "Regina",
            seats,
            itself,
        ] {
            assert!(html.contains(said), "{said} is missing:\n{html}");
        }
    }
}

#[actix_web::test]
async fn choices_stay_while_one_pages_and_go_into_the_files() {
    let reader = reader("en");
    let html = reader.get("/n/prairie/events?kind=SeatsPledged&agency=a-1&from=2027-02-01&to=2027-02-19").await.html;
    let asked = reader.asked("Events");
    assert_eq!(asked["kind"], "SeatsPledged");
    assert_eq!((&asked["agency"], &asked["person"]), (&json!("a-1"), &Value::Null));
    assert_eq!((&asked["from"], &asked["to"]), (&json!("2027-02-01"), &json!("2027-02-19")));
    let kept = "kind=SeatsPledged&#38;agency=a-1&#38;from=2027-02-01&#38;to=2027-02-19";
    assert!(html.contains(&format!("/n/prairie/events?{kept}&#38;after=b")), "{html}");
    assert!(html.contains(&format!("/n/prairie/exports/events.csv?{kept}")), "{html}");
    assert!(html.contains(r#"<option value="a-1" selected>Open Door</option>"#), "{html}");
    assert!(html.contains(r#"<option value="p-1">Ana</option>"#), "{html}");
}

#[actix_web::test]
async fn a_day_that_is_none_says_so_and_nothing_is_listed() {
    let reader = reader("en");
    for typed in ["yesterday", "2026-02-30", "0001-01-01", "12026-01-01"] {
        let html = reader.get(&format!("/n/prairie/events?from={typed}")).await.html;
        assert!(html.contains(r#"aria-invalid="true""#) && html.contains(&format!(r#"value="{typed}""#)), "{html}");
        assert_eq!(reader.asked("Events")["wrong"], true);
    }
    let html = reader.get("/n/prairie/events?from=2027-02-19&to=2027-02-01").await.html;
    assert!(html.contains("“From” lies after “To”."), "{html}");
    assert_eq!(reader.asked("Events")["wrong"], true);
    reader.get("/n/prairie/events?from=2027-02-01&to=2027-02-19").await;
    assert_eq!(reader.asked("Events")["wrong"], false);
}

#[actix_web::test]
async fn what_makes_no_sense_lists_nothing_and_offers_no_file() {
    let kinds = json!([]);
    let choices = json!({"people": [], "agencies": [], "campaigns": []});
    let viewer = json!({"canRunCampaigns": true, "roles": ["COORDINATOR"], "agency": null});
    let page = json!({
        "viewer": viewer, "network": {"zone": "America/Regina"}, "eventKinds": kinds, "eventChoices": choices,
    });
    for (language, said) in [("en", "Nothing is listed"), ("fr", "Rien n’est affiché")] {
        let html = Reader::new(language, json!({"Events": page})).get("/n/prairie/events?to=soon").await.html;
        assert!(html.contains(said), "{html}");
        assert!(!html.contains("exports/events") && !html.contains("<table"), "{html}");
    }
}

#[actix_web::test]
async fn it_is_the_coordinators_page() {
    let reader = Reader::new("en", json!({"Events": error("FORBIDDEN")}));
    assert_eq!(reader.get("/n/prairie/events").await.status, 403);
}
