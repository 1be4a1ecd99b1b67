use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn reader(language: &'static str, settled: bool, problems: Value) -> Reader {
    Reader::new(
        language,
        json!({
            "Settings": {
                "network": {"nameEn": "Prairie Table", "nameFr": "La grande table", "zone": "America/Regina", "currency": "CAD"},
                "networkSettings": {
                    "aboutEn": "We buy together.", "aboutFr": "", "isPublic": true, "version": 4,
                    "currencyIsSettled": settled,
                },
            },
            "ChangeNetwork": {"changeNetwork": {"problems": problems}},
        }),
    )
}

#[actix_web::test]
async fn the_settings_are_shown_as_they_are() {
    for (language, title) in [("en", "Network settings"), ("fr", "Paramètres du réseau")] {
        let got = reader(language, false, json!([])).get("/n/prairie/network").await;
        assert_eq!(got.status, 200);
        assert!(
            got.html.contains(&format!("<h1>{title}</h1>")) && got.html.contains("We buy together."),
            "{}",
            got.html
        );
        assert!(got.html.contains(r#"value="America/Regina" selected"#) && got.html.contains("/about/prairie"));
        assert!(got.html.contains(r#"value="USD""#));
    }
    let settled = reader("en", true, json!([])).get("/n/prairie/network").await;
    assert!(!settled.html.contains(r#"value="USD""#), "another currency is not offered any more");
}

#[actix_web::test]
async fn what_is_set_is_sent_and_what_is_wrong_comes_back() {
    let fields = [
        ("nameEn", "Prairies"),
        ("nameFr", " "),
        ("aboutEn", "We buy."),
        ("aboutFr", ""),
        ("zone", "America/Toronto"),
        ("currency", "CAD"),
    ];
    let good = reader("en", false, json!([]));
    let got = good.post("/n/prairie/network", &fields).await;
    assert_eq!((got.status, got.done()), (303, Some("network")));
    let input = &good.asked("ChangeNetwork")["input"];
    assert_eq!((&input["nameEn"], &input["isPublic"]), (&json!("Prairies"), &json!(false)));
    assert_eq!(input["version"], -1, "a form without a version is none of ours");
    let problems = json!([{"code": "MISSING", "field": "nameFr", "message": "Please fill this in."}]);
    let got = reader("en", false, problems).post("/n/prairie/network", &fields).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains(r##"<a href="#f-nameFr">Name in French: please fill this in.</a>"##), "{}", got.html);
}

#[actix_web::test]
async fn what_somebody_else_saved_meanwhile_stands_beside_what_was_typed() {
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    let fields = [("nameEn", "Prairies"), ("nameFr", "La grande table"), ("zone", "America/Toronto"), ("version", "3")];
    let reader = reader("en", false, problems);
    let got = reader.post("/n/prairie/network", &fields).await;
    assert_eq!(got.status, 422);
    assert_eq!(reader.asked("ChangeNetwork")["input"]["version"], 3);
    let table = [
        r#"name="version" value="4""#,
        ">Prairie Table</td>",
        ">Prairies</td>",
        "Regina",
        "Toronto",
        "We buy together.</td>",
        ">Yes</td>",
        ">No</td>",
    ];
    for text in table {
        assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
    }
}

#[actix_web::test]
async fn it_is_the_coordinators_page_and_what_is_not_public_is_nowhere() {
    let answers = json!({"Settings": error("FORBIDDEN"), "About": {"publicNetwork": null}});
    let reader = Reader::new("en", answers);
    assert_eq!(reader.get("/n/prairie/network").await.status, 403);
    assert_eq!(reader.get("/about/prairie").await.status, 404);
    let about = json!({"publicNetwork": {"slug": "prairie", "name": "Prairie Table", "about": "We buy together.\n<b>Really</b>.", "languages": ["EN", "FR"], "logo": null}});
    let page = Reader::new("fr", json!({"About": about})).get("/about/prairie").await;
    assert!(page.html.contains("<p>We buy together.</p>") && page.html.contains("&#60;b&#62;Really"), "{}", page.html);
}
