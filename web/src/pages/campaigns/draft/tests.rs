use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::{merged, page_info, price_breaks};
use crate::testing::Reader;

fn stored() -> Value {
    let texts = json!({
        "tool": {"id": "t1", "name": "Zoom Workplace"}, "title": "Video meetings", "titleEn": "Video meetings", "titleFr": "Réunions vidéo",
        "needEn": "We pay one by one.", "needFr": "Nous payons chacun de notre côté.", "alternativesEn": "", "alternativesFr": "", "risksEn": "", "risksFr": "",
        "version": 4, "canEdit": true, "currency": "CAD", "zone": "America/Toronto", "quoteKind": "ALL_UNITS"
    });
    let terms = json!({
        "priceBreaks": price_breaks(),
        "sharedFees": [{"key": "setup", "labelEn": "Setup", "labelFr": "Mise en place", "amount": 600000, "split": "EQUAL"}],
        "contributions": [{"key": "city", "label": "City fund", "fee": "setup", "amount": 250000}],
        "commitmentRule": "CONFIRMED", "ifNothingClears": "CANCEL", "silenceMeans": "NO", "whoContracts": "EACH_AGENCY",
        "defaultBorneBy": "AGENCY", "exchangeRisk": "NONE", "umbrellaFee": "",
        "pledgingClosesAt": "2027-03-02T17:00:00Z", "extendedClosesAt": null, "confirmBy": "2027-03-31T16:00:00Z"
    });
    merged(texts, terms)
}

fn page(changes: Value) -> Value {
    let whole = json!({
        "viewer": {"canRunCampaigns": true, "agency": null}, "network": {"zone": "America/Winnipeg", "currency": "CAD"},
        "tools": {"nodes": [{"id": "t1", "name": "Zoom Workplace"}, {"id": "t2", "name": "Jitsi Meet"}], "pageInfo": page_info(false)}, "tool": null
    });
    merged(whole, changes)
}

/// A whole form, as a browser sends it.
fn form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("toolId", "t1"),
        ("titleEn", "Video meetings"),
        ("titleFr", "Réunions vidéo"),
        ("needEn", "We pay one by one."),
        ("currency", "CAD"),
        ("quoteKind", "ALL_UNITS"),
        ("priceBreaks.0.seatsMin", "1"),
        ("priceBreaks.0.unitPrice", "120"),
        ("priceBreaks.1.seatsMin", ""),
        ("priceBreaks.1.unitPrice", ""),
        ("priceBreaks.4.seatsMin", "1,200"),
        ("priceBreaks.4.unitPrice", "$96.50"),
        ("sharedFees.0.key", "setup"),
        ("sharedFees.0.labelEn", "Setup"),
        ("sharedFees.0.labelFr", "Mise en place"),
        ("sharedFees.0.amount", "6000"),
        ("sharedFees.0.split", "EQUAL"),
        ("contributions.0.key", "gift-0"),
        ("contributions.0.label", "City fund"),
        ("contributions.0.fee", "setup"),
        ("contributions.0.amount", "2500"),
        ("zone", "America/Toronto"),
        ("pledgingClosesAt", "2027-03-02T12:00"),
        ("confirmBy", ""),
        ("extendedClosesAt", ""),
        ("commitmentRule", "CONFIRMED"),
        ("ifNothingClears", "CANCEL"),
        ("silenceMeans", "NO"),
        ("whoContracts", "EACH_AGENCY"),
        ("defaultBorneBy", "AGENCY"),
        ("exchangeRisk", "NONE"),
        ("umbrellaFee", ""),
    ]
}

fn form_with(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = form().into_iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes.iter().copied()).collect()
}

const NEW: &str = "/n/prairie/campaigns/new";
const EDIT: &str = "/n/prairie/campaigns/c1/edit";

#[actix_web::test]
async fn a_new_purchase_starts_with_the_kindest_terms() {
    for language in ["en", "fr"] {
        let got = Reader::new(language, json!({"DraftPage": page(json!({}))})).get(NEW).await;
        assert_eq!(got.status, 200);
        assert!(got.html.contains(r#"value="CONFIRMED" checked"#) && got.html.contains(r#"value="NO" checked"#));
        assert!(got.html.contains(r#"value="2027-03-12T12:00""#), "three weeks of working days from now, at noon");
        assert!(got.html.contains(r#"<option value="America/Winnipeg" selected"#));
    }
}

#[actix_web::test]
async fn a_draft_is_saved_as_typed_with_twenty_working_days_to_answer() {
    let saved = json!({"draftCampaign": {"campaign": {"id": "c9"}, "problems": []}});
    let reader = Reader::new("en", json!({"DraftPage": page(json!({})), "DraftCampaign": saved}));
    let got = reader.post(NEW, &form_with(&[("save", "yes")])).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/campaigns/c9#main")));
    assert_eq!(got.done(), Some("drafted"));
    let draft = &reader.asked("DraftCampaign")["input"]["draft"];
    assert_eq!(
        draft["priceBreaks"],
        json!([{"seatsMin": 1, "unitPrice": 12000}, {"seatsMin": 1200, "unitPrice": 9650}])
    );
    assert_eq!(
        draft["sharedFees"],
        json!([{"key": "setup", "labelEn": "Setup", "labelFr": "Mise en place", "amount": 600000, "split": "EQUAL"}])
    );
    assert_eq!(
        draft["contributions"],
        json!([{"key": "gift-0", "label": "City fund", "fee": "setup", "amount": 250000}])
    );
    assert_eq!(draft["pledgingClosesAt"], json!("2027-03-02T17:00:00Z"));
    assert_eq!(draft["confirmBy"], json!("2027-03-31T16:00:00Z"), "across the night the clocks change");
    assert_eq!(draft["extendedClosesAt"], json!(null));
}

#[actix_web::test]
async fn a_time_that_the_chosen_rule_does_not_use_is_not_sent_and_not_lost() {
    let problems = json!([{"code": "MISSING", "field": "draft.titleFr", "message": "Please fill this in."}]);
    let refused = json!({"editCampaign": {"problems": problems}});
    let reader = Reader::new("en", json!({"DraftPage": page(json!({"campaign": stored()})), "EditCampaign": refused}));
    let binding = [
        ("version", "4"),
        ("commitmentRule", "BINDING"),
        ("confirmBy", "2027-03-31T12:00"),
        ("extendedClosesAt", "no time at all"),
        ("save", "yes"),
    ];
    let got = reader.post(EDIT, &form_with(&binding)).await;
    let draft = &reader.asked("EditCampaign")["input"]["draft"];
    assert_eq!((&draft["confirmBy"], &draft["extendedClosesAt"]), (&json!(null), &json!(null)));
    assert!(got.html.contains(r#"value="2027-03-31T12:00""#) && got.html.contains(r#"value="no time at all""#));
}

#[actix_web::test]
async fn a_time_that_comes_twice_is_asked_about() {
    let saved = json!({"draftCampaign": {"campaign": {"id": "c9"}, "problems": []}});
    let reader = Reader::new("fr", json!({"DraftPage": page(json!({})), "DraftCampaign": saved}));
    let money = [("priceBreaks.4.seatsMin", "1200"), ("priceBreaks.4.unitPrice", "96,50 $")];
    let twice = [money[0], money[1], ("pledgingClosesAt", "2027-11-07T01:30"), ("save", "yes")];
    let got = reader.post(NEW, &form_with(&twice)).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains(r#"name="pledgingClosesAt.which" value="earlier""#));
    let chosen = [twice[0], twice[1], twice[2], twice[3], ("pledgingClosesAt.which", "later")];
    let got = reader.post(NEW, &form_with(&chosen)).await;
    assert_eq!(got.status, 303);
    assert_eq!(reader.asked("DraftCampaign")["input"]["draft"]["pledgingClosesAt"], json!("2027-11-07T06:30:00Z"));
}

#[actix_web::test]
async fn a_check_puts_problems_beside_their_fields_and_saves_nothing() {
    let check = json!({
        "problems": [{"code": "PRICES_NOT_FALLING", "field": "priceBreaks.1.unitPrice", "message": "This price must be below the one before."}],
        "warnings": [{"code": "DEADLINE_LATE_IN_THE_DAY", "field": "pledgingClosesAt", "message": "It is late in St. John’s."}]
    });
    let reader = Reader::new("en", json!({"DraftPage": page(json!({"draftCheck": check}))}));
    let got = reader.post(NEW, &form_with(&[("check", "yes")])).await;
    assert_eq!((got.status, &reader.asked("DraftPage")["checking"]), (200, &json!(true)));
    assert!(got.html.contains(r#"id="f-priceBreaks-4-unitPrice-problem""#), "past the blank row");
    assert!(got.html.contains("It is late in St. John’s.") && got.html.contains("$96.50"));
    let fine = json!({"problems": [], "warnings": []});
    let reader = Reader::new("en", json!({"DraftPage": page(json!({"draftCheck": fine}))}));
    let got = reader.post(NEW, &form_with(&[("check", "yes")])).await;
    assert!(got.html.contains("Checked: nothing stands in the way."));
}

#[actix_web::test]
async fn what_cannot_be_read_is_told_beside_its_field_and_kept() {
    let reader = Reader::new("en", json!({"DraftPage": page(json!({}))}));
    let bad = [
        ("priceBreaks.0.unitPrice", "12O"),
        ("pledgingClosesAt", "next Friday"),
        ("toolId", ""),
        ("zone", "Mars/Olympus"),
        ("save", "yes"),
    ];
    let got = reader.post(NEW, &form_with(&bad)).await;
    assert_eq!(got.status, 422);
    for field in ["priceBreaks-0-unitPrice", "toolId", "zone"] {
        assert!(got.html.contains(&format!("id=\"f-{field}-problem\"")), "{field}");
    }
    for (field, told) in [("toolId", "Tool: Please choose."), ("zone", "Time zone of all these times: Please choose.")]
    {
        assert!(got.html.contains(&format!("<li><a href=\"#f-{field}\">{told}</a></li>")), "{told}");
    }
    assert!(got.html.contains("<a href=\"#f-priceBreaks-0-unitPrice\">Price of one licence, line 1: "));
    assert!(got.html.contains("12O") && got.html.contains("next Friday"));
    let got = reader.post(NEW, &form_with(&[("pledgingClosesAt", "next Friday")])).await;
    assert!(got.html.contains("is not a date and a time we can read"));
}

#[actix_web::test]
async fn rows_come_and_go_without_a_script() {
    let reader = Reader::new("en", json!({"DraftPage": page(json!({}))}));
    let got = reader.post(NEW, &form_with(&[("addRow", "contributions")])).await;
    assert_eq!(got.status, 200);
    assert!(got.html.contains(r#"name="contributions.1.key" value="gift-1""#));
    assert!(got.html.contains(r#"<option value="setup" selected"#));
    let got = reader.post(NEW, &form_with(&[("removeRow", "priceBreaks.0")])).await;
    assert!(
        !got.html.contains(r#"name="priceBreaks.0.seatsMin""#) && got.html.contains(r#"name="priceBreaks.4.seatsMin""#)
    );
}

#[actix_web::test]
async fn any_tool_can_be_found_however_many_there_are() {
    let many = json!({"nodes": [{"id": "t1", "name": "Zoom Workplace"}], "pageInfo": page_info(true)});
    let chosen = json!({"id": "t9", "name": "Signal"});
    let reader = Reader::new("en", json!({"DraftPage": page(json!({"tools": many, "tool": chosen}))}));
    let got = reader.get(&format!("{NEW}?tool=t9")).await;
    assert!(got.html.contains(r#"<option value="t9" selected>Signal"#), "{}", got.html);
    assert_eq!(reader.asked("DraftPage")["tool"], json!("t9"));
    let looking = [("toolId", "t9"), ("toolSearch", " zoom "), ("findTool", "yes"), ("priceBreaks.0.unitPrice", "12O")];
    let got = reader.post(NEW, &form_with(&looking)).await;
    assert_eq!((got.status, &reader.asked("DraftPage")["search"]), (200, &json!("zoom")));
    assert!(got.html.contains(r#"<option value="t9" selected>Signal"#) && got.html.contains("12O"), "nothing is lost");
    let few = Reader::new("en", json!({"DraftPage": page(json!({}))})).get(NEW).await;
    assert!(!few.html.contains("toolSearch"), "a list that is whole needs no search");
}

#[actix_web::test]
async fn an_edit_begins_with_what_is_stored() {
    let reader = Reader::new("fr", json!({"DraftPage": page(json!({"campaign": stored()}))}));
    let got = reader.get(EDIT).await;
    assert_eq!(got.status, 200);
    assert!(got.html.contains(r#"value="2027-03-02T12:00""#) && got.html.contains(r#"value="2027-03-31T12:00""#));
    assert!(got.html.contains(r#"value="78,00""#) && got.html.contains(r#"name="version" value="4""#));
}

#[actix_web::test]
async fn a_stale_edit_shows_where_the_two_versions_differ() {
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody saved it."}]);
    let reader = Reader::new(
        "en",
        json!({"DraftPage": page(json!({"campaign": stored()})), "EditCampaign": {"editCampaign": {"problems": problems}}}),
    );
    let got = reader
        .post(
            EDIT,
            &form_with(&[
                ("version", "3"),
                ("titleEn", "Meetings"),
                ("quoteKind", "GRADUATED"),
                ("madeUp", "by somebody"),
                ("save", "yes"),
            ]),
        )
        .await;
    assert_eq!(got.status, 422);
    assert_eq!(reader.asked("EditCampaign")["input"]["version"], json!(3));
    assert!(got.html.contains("Somebody saved this draft meanwhile"));
    assert!(got.html.contains("Each step of licences at its own price"));
    assert!(got.html.contains(r#"name="version" value="4""#), "the next save knows what it replaces");
    assert!(got.html.contains(r#"value="Meetings""#));
}

#[actix_web::test]
async fn only_a_coordinator_drafts_and_only_a_draft_is_edited() {
    let buyer = page(json!({"viewer": {"canRunCampaigns": false}}));
    assert_eq!(Reader::new("en", json!({"DraftPage": buyer})).get(NEW).await.status, 403);
    let opened = page(json!({"campaign": merged(stored(), json!({"canEdit": false}))}));
    assert_eq!(Reader::new("en", json!({"DraftPage": opened})).get(EDIT).await.status, 403);
    let gone = page(json!({"campaign": null}));
    assert_eq!(Reader::new("en", json!({"DraftPage": gone})).get(EDIT).await.status, 404);
}

#[actix_web::test]
async fn where_there_is_no_tool_the_way_to_the_first_one_is_shown() {
    let none = page(json!({"tools": {"nodes": [], "pageInfo": page_info(false)}}));
    for (language, title) in [("en", "No tool is here yet"), ("fr", "Il n’y a pas encore d’outil ici")] {
        let reader = Reader::new(language, json!({"DraftPage": none.clone()}));
        let got = reader.get(NEW).await;
        assert!(got.html.contains(title) && got.html.contains(r#"href="/n/prairie/tools/new""#), "{}", got.html);
        assert!(!got.html.contains(r#"name="toolId""#), "an empty list is no choice");
        let got = reader.post(NEW, &form_with(&[("toolId", ""), ("save", "yes")])).await;
        assert!(got.status == 422 && got.html.contains(r#"id="f-toolId""#), "what is wrong leads there");
    }
    let some = Reader::new("en", json!({"DraftPage": page(json!({}))})).get(NEW).await;
    assert!(!some.html.contains(r#"href="/n/prairie/tools/new""#));
}
