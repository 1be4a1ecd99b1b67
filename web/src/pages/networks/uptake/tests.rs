use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn cell(key: &str, agencies: i64, licences: i64) -> Value {
    json!({"key": key, "agencies": agencies, "licences": licences, "statedSavings": licences * 6200, "savingsAgencies": agencies - 1, "hidden": false})
}

fn hidden(key: &str) -> Value {
    json!({"key": key, "agencies": null, "licences": null, "statedSavings": null, "savingsAgencies": null, "hidden": true})
}

fn reader(language: &'static str) -> Reader {
    Reader::new(
        language,
        json!({"UptakeOfNetwork": {
            "viewer": {"canSeeUptake": true, "roles": ["FUNDER"], "agency": null},
            "uptake": {
                "campaigns": 3, "currency": "CAD", "total": cell("TOTAL", 88, 1240),
                "byProvince": [cell("ON", 31, 610), cell("QC", 22, 305), cell("MB", 14, 140), cell("BC", 12, 120), cell("NL", 6, 31), hidden("NS"), hidden("YT")],
                "bySize": [cell("MICRO", 20, 61), cell("SMALL", 40, 300), cell("MEDIUM", 20, 400), cell("LARGE", 8, 479)],
                "byLanguage": [cell("EN", 50, 700), cell("FR", 20, 300), {"key": "BOTH", "agencies": 18, "licences": 240, "statedSavings": null, "savingsAgencies": null, "hidden": false}]
            }
        }}),
    )
}

#[actix_web::test]
async fn uptake_is_a_picture_with_the_table_beneath() {
    for (language, title, region, money) in [
        ("en", "Who the table reaches", "Newfoundland and Labrador: 31. ", "$76,880.00"),
        ("fr", "Qui la table rejoint", "Terre-Neuve-et-Labrador\u{a0}: 31. ", "76\u{a0}880,00\u{a0}$"),
    ] {
        let got = reader(language).get("/n/prairie/uptake").await;
        assert_eq!(got.status, 200);
        for text in [title, region, money] {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
        let (picture, table) = (got.html.find("<svg class=\"picture").unwrap(), got.html.find("<table").unwrap());
        assert!(picture < table);
        assert!(got.html.contains(r#"aria-current="page""#));
    }
}

#[actix_web::test]
async fn small_groups_say_that_they_are_hidden_and_why() {
    let got = reader("en").get("/n/prairie/uptake").await;
    assert!(got.html.contains("small group"));
    assert!(got.html.contains("fewer than 5"));
    let rows: Vec<&str> = got.html.split("<tr>").filter(|row| row.starts_with("<th scope=\"row\">Yukon")).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| !row.split("</tr>").next().unwrap().contains("$")));
}

#[actix_web::test]
async fn where_nothing_was_bought_nothing_is_called_hidden() {
    for (language, nothing, group) in [
        ("en", "No purchase has gone ahead yet.", "small group"),
        ("fr", "Aucun achat n’est encore conclu.", "petit groupe"),
    ] {
        let uptake = json!({
            "campaigns": 0, "currency": "CAD", "total": hidden("TOTAL"), "byProvince": [], "bySize": [], "byLanguage": []
        });
        let page = json!({"viewer": {"canSeeUptake": true, "roles": ["FUNDER"], "agency": null}, "uptake": uptake});
        let got = Reader::new(language, json!({"UptakeOfNetwork": page})).get("/n/prairie/uptake").await;
        assert!(got.html.contains(nothing), "{}", got.html);
        assert!(!got.html.contains(group) && !got.html.contains("class=\"facts\""), "{}", got.html);
    }
}

#[actix_web::test]
async fn who_is_not_entitled_does_not_get_in() {
    let reader = Reader::new("en", json!({"UptakeOfNetwork": error("FORBIDDEN")}));
    assert_eq!(reader.get("/n/prairie/uptake").await.status, 403);
}
