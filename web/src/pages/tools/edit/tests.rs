use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, coordinator: bool, suppliers: Value, added: Value) -> Reader {
    Reader::new(
        language,
        json!({
            "NewTool": {
                "viewer": {"canRunCampaigns": coordinator}, "toolCategories": ["video_meetings", "other", "accounting"],
                "suppliers": {"nodes": suppliers}
            },
            "StoredTool": {
                "viewer": {"canRunCampaigns": coordinator}, "toolCategories": ["video_meetings", "other", "accounting"],
                "tool": stored()
            },
            "AddTool": {"addTool": added.clone()},
            "EditTool": {"editTool": added}
        }),
    )
}

fn stored() -> Value {
    json!({
        "id": "t-9", "name": "Case Book", "key": "case-book", "category": "accounting", "openSource": "yes", "licence": "AGPL-3.0",
        "dataExport": "CSV", "hosting": "", "canadaHosting": "unknown", "languages": "EN, FR", "frenchInterface": "partial",
        "source": "", "confidence": "low", "version": 3,
        "supplier": {"name": "Fairware", "website": "https://fairware.example"}
    })
}

fn added() -> Value {
    json!({"tool": {"id": "t-9"}, "problems": []})
}

fn known() -> Value {
    json!([{"id": "s-2", "name": "Zoom Communications"}, {"id": "s-1", "name": "Fairware <Cooperative>"}])
}

const NEW: &str = "/n/prairie/tools/new";
const EDIT: &str = "/n/prairie/tools/t-9/edit";
const FORM: [(&str, &str); 7] = [
    ("name", " Case Book "),
    ("key", ""),
    ("category", "accounting"),
    ("supplierId", "s-1"),
    ("supplierName", ""),
    ("frenchInterface", "partial"),
    ("licence", "AGPL-3.0"),
];

#[actix_web::test]
async fn a_tool_is_sent_as_typed_and_its_page_leads_on_to_how_to_leave_it() {
    let reader = reader("en", true, known(), added());
    let got = reader.post(NEW, &FORM).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/tools/t-9")));
    assert_eq!(got.done(), Some("tool-added"));
    let input = &reader.asked("AddTool")["input"];
    let sent = json!({
        "name": "Case Book", "key": null, "category": "accounting", "frenchInterface": "partial", "licence": "AGPL-3.0",
        "openSource": null
    });
    for (field, value) in sent.as_object().unwrap() {
        assert_eq!(&input["facts"][field], value, "{field}");
    }
    assert_eq!((&input["supplierId"], &input["supplierName"]), (&json!("s-1"), &Value::Null));
    let after = reader.get_after("tool-added", NEW).await;
    assert!(after.html.contains(r##"<a href="#record">Put on record how to leave</a>"##), "{}", after.html);
}

#[actix_web::test]
async fn suppliers_and_categories_are_offered_by_name() {
    for (language, categories) in [
        ("en", ["Accounting", "Video meetings", "Something else"]),
        ("fr", ["Comptabilité", "Visioconférence", "Autre chose"]),
    ] {
        let got = reader(language, true, known(), added()).get(NEW).await;
        assert_eq!(got.status, 200);
        let [one, two, three] = categories.map(|said| got.html.find(said).unwrap_or_else(|| panic!("no {said}")));
        assert!(one < two && two < three, "{categories:?}");
        let [fair, zoom] = ["Fairware &#60;Cooperative&#62;", "Zoom Communications"].map(|name| got.html.find(name));
        assert!(fair.is_some() && fair < zoom, "{}", got.html);
    }
    let got = reader("en", true, json!([]), added()).get(NEW).await;
    assert!(!got.html.contains(r#"name="supplierId""#), "where none is known there is none to choose");
    assert!(got.html.contains(r#"name="supplierName""#));
}

#[actix_web::test]
async fn what_is_wrong_comes_back_beside_its_field() {
    let problems = json!([
        {"code": "TOOL_NAME_TAKEN", "field": "name", "message": "Another has this name."},
        {"code": "TWO_SUPPLIERS", "field": "supplierName", "message": "One only."},
        {"code": "NOT_OFFERED", "field": "category", "message": "Choose from the list."}
    ]);
    let refused = json!({"tool": null, "problems": problems});
    let got = reader("en", true, known(), refused).post(NEW, &FORM).await;
    assert_eq!(got.status, 422);
    for field in ["name", "supplierName", "category"] {
        assert!(got.html.contains(&format!("id=\"f-{field}-problem\"")), "{field}: {}", got.html);
    }
    for kept in [
        r#"value=" Case Book ""#,
        r#"<option value="s-1" selected>"#,
        r#"<option value="accounting" selected>"#,
        r#"<option value="partial" selected>"#,
        r#"value="AGPL-3.0""#,
    ] {
        assert!(got.html.contains(kept), "no {kept} in {}", got.html);
    }
}

#[actix_web::test]
async fn what_is_known_is_filled_in_and_saved() {
    let reader = reader("fr", true, known(), added());
    let form = reader.get(EDIT).await;
    for text in [
        r#"value="Case Book""#,
        r#"value="case-book""#,
        r#"name="version" value="3""#,
        r#"<option value="accounting" selected>"#,
        r#"<option value="" selected>inconnu"#,
        r#"<option value="low" selected>"#,
        "Modifier ce que l’on en sait",
    ] {
        assert!(form.html.contains(text), "no {text} in {}", form.html);
    }
    assert!(!form.html.contains(r#"name="supplierName""#), "who sells it stays");
    let got = reader
        .post(EDIT, &[("name", "Case Book 2"), ("version", "3"), ("category", "other"), ("hosting", "Canada")])
        .await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/tools/t-9")));
    assert_eq!(got.done(), Some("tool-edited"));
    let input = &reader.asked("EditTool")["input"];
    assert_eq!((&input["toolId"], &input["facts"]["hosting"]), (&json!("t-9"), &json!("Canada")));
    assert_eq!(input["version"], 3);
}

#[actix_web::test]
async fn the_suppliers_site_is_sent_where_it_was_touched() {
    let reader = reader("en", true, known(), added());
    let form = reader.get(EDIT).await.html;
    assert!(form.contains("<p>Fairware</p>") && form.contains("all of this supplier’s tools"), "{form}");
    let was = ("supplierWebsiteWas", "https://fairware.example");
    let sound = [("name", "Case Book"), ("version", "3"), ("category", "other"), was];
    for (typed, sent) in [
        ("https://fairware.example", Value::Null),
        ("https://fairware.test", json!("https://fairware.test")),
        ("", json!("")),
    ] {
        reader.post(EDIT, &[&sound[..], &[("supplierWebsite", typed)]].concat()).await;
        assert_eq!(reader.asked("EditTool")["input"]["supplierWebsite"], sent, "{typed}");
    }
}

#[actix_web::test]
async fn a_form_that_came_too_late_shows_both_versions() {
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    let refused = json!({"tool": null, "problems": problems});
    let reader = reader("en", true, known(), refused);
    let typed = [
        ("name", "Case Book"),
        ("key", "case-book"),
        ("category", "other"),
        ("openSource", "yes"),
        ("licence", "AGPL-3.0"),
        ("dataExport", ""),
        ("languages", "EN, FR"),
        ("frenchInterface", "partial"),
        ("confidence", "low"),
        ("supplierWebsite", "https://fairware.example"),
        ("version", "2"),
    ];
    let got = reader.post(EDIT, &typed).await;
    assert_eq!((got.status, &reader.asked("EditTool")["input"]["version"]), (422, &json!(2)));
    for text in [
        r##"href="#f-version""##,
        "Somebody saved this meanwhile",
        r#"name="version" value="3""#,
        r#"<option value="other" selected>"#,
    ] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    let heads: Vec<&str> =
        got.html.split(r#"<th scope="row">"#).skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(heads, ["What it is for", "Data export"]);
}

#[actix_web::test]
async fn a_refused_change_is_shown_as_typed() {
    let problems = json!([{"code": "TOOL_NAME_TAKEN", "field": "name", "message": "Another has this name."}]);
    let refused = json!({"tool": null, "problems": problems});
    let got = reader("en", true, known(), refused).post(EDIT, &[("name", "Minutes"), ("category", "other")]).await;
    assert_eq!(got.status, 422);
    for text in [r#"id="f-name-problem""#, r#"value="Minutes""#, r#"<option value="other" selected>"#] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
}

#[actix_web::test]
async fn only_coordinators_add_and_edit() {
    for path in [NEW, EDIT] {
        assert_eq!(reader("en", false, known(), added()).get(path).await.status, 403, "{path}");
    }
    let gone = Reader::new("en", json!({"StoredTool": {"toolCategories": [], "tool": null}}));
    assert_eq!(gone.get(EDIT).await.status, 404);
}
