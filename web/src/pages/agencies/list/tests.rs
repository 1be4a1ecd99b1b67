use serde_json::json;

use crate::testing::Reader;

fn reader(language: &'static str, keeps: bool, empty: bool) -> Reader {
    let nodes = json!([
        {"id": "a-1", "name": "Cedar <Centre>", "key": "0042", "province": "SK", "sizeBand": "SMALL", "language": "FR",
         "standing": "SUSPENDED"},
        {"id": "a-2", "name": "Le Relais", "key": null, "province": "QC", "sizeBand": "MICRO", "language": "BOTH",
         "standing": null}
    ]);
    let info = json!({"hasPreviousPage": false, "hasNextPage": true, "startCursor": "a", "endCursor": "b"});
    Reader::new(
        language,
        json!({"Agencies": {
            "viewer": {"canRunCampaigns": keeps},
            "agenciesFound": if empty { 0 } else { 61 },
            "agencies": {"nodes": if empty { json!([]) } else { nodes }, "pageInfo": info}
        }}),
    )
}

#[actix_web::test]
async fn agencies_are_listed_with_where_they_stand_for_those_who_keep_the_list() {
    for (language, province, standing) in [("en", "Saskatchewan", "Suspended"), ("fr", "Québec", "Suspendu")] {
        let got = reader(language, true, false).get("/n/prairie/agencies").await;
        assert_eq!(got.status, 200);
        for text in [province, standing, r#"href="/n/prairie/agencies/a-1""#, "Cedar &#60;Centre&#62;", "0042", "61"] {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
        assert!(got.html.contains(r#"href="/n/prairie/agencies/new""#));
    }
    let others = reader("en", false, false).get("/n/prairie/agencies").await;
    assert!(!others.html.contains("Suspended") && !others.html.contains("agencies/new"), "{}", others.html);
}

#[actix_web::test]
async fn what_an_import_did_is_counted_and_leads_to_the_invitations() {
    let reader = reader("en", true, false);
    let got = reader.get_after("agencies-imported_12_3_4", "/n/prairie/agencies").await;
    let said = "The list is imported: 12 agencies added, 3 changed, 4 people invited by email.";
    for text in [said, r#"href="/n/prairie/invitations""#, "Download the whole list"] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    let nobody = reader.get_after("agencies-imported_1", "/n/prairie/agencies").await;
    assert!(nobody.html.contains("1 agency added, 0 changed, 0 people invited"), "{}", nobody.html);
    assert!(!nobody.html.contains(r#"href="/n/prairie/invitations""#), "{}", nobody.html);
    for made_up in ["agencies-imported_x_-1_99999999999", "nonsense_1", "_", "AGENCIES_1"] {
        assert_eq!(reader.get_after(made_up, "/n/prairie/agencies").await.status, 200, "{made_up}");
    }
}

#[actix_web::test]
async fn where_nothing_was_searched_nobody_is_told_to_search_otherwise() {
    let first = reader("en", true, true).get("/n/prairie/agencies").await;
    assert!(first.html.contains("No agencies yet") && first.html.contains("/agencies/import"), "{}", first.html);
    let guest = reader("en", false, true).get("/n/prairie/agencies").await;
    assert!(guest.html.contains("No agency is named here"), "{}", guest.html);
    for html in [first.html, guest.html] {
        assert!(!html.contains("fewer filters") && !html.contains(r#"role="search""#), "{html}");
    }
}

#[actix_web::test]
async fn filters_stay_while_turning_pages() {
    let reader = reader("en", true, false);
    let got =
        reader.get("/n/prairie/agencies?search=%C3%A9cole+%26&province=SK&size=MICRO&language=&standing=GOOD").await;
    let filter = &reader.asked("Agencies")["filter"];
    let expected = json!({"search": "école &", "province": "SK", "sizeBand": "MICRO", "language": null, "standing": "GOOD", "guests": null});
    assert_eq!(filter, &expected);
    assert!(got.html.contains(r#"<option value="SK" selected>"#) && got.html.contains(r#"value="école &#38;""#));
    let next = "agencies?search=%C3%A9cole%20%26&#38;province=SK&#38;size=MICRO&#38;standing=GOOD&#38;after=b";
    assert!(got.html.contains(next), "{}", got.html);
}

#[actix_web::test]
async fn what_no_list_offers_filters_nothing_and_nothing_found_says_what_to_do() {
    let reader = reader("fr", true, true);
    let got = reader.get("/n/prairie/agencies?province=Narnia&standing=%22").await;
    let filter = &reader.asked("Agencies")["filter"];
    assert!(filter["province"].is_null() && filter["standing"].is_null());
    assert!(got.html.contains("Aucun organisme trouvé"));
}
