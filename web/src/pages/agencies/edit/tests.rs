use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, keeps: bool, problems: Value) -> Reader {
    let refused = problems.as_array().is_some_and(|problems| !problems.is_empty());
    Reader::new(
        language,
        json!({
            "NewPage": {"viewer": {"canRunCampaigns": keeps}},
            "EditPage": {"viewer": {"canRunCampaigns": keeps}, "agency": {
                "name": "Cedar", "key": "0042", "province": "SK", "setting": "SMALL_CITY", "sizeBand": "SMALL",
                "language": "FR", "contactChannel": "EMAIL", "staff": 1200, "version": 3, "canEdit": true
            }},
            "AddAgency": {"addAgency": {"agency": if refused { Value::Null } else { json!({"id": "a-7"}) }, "problems": problems}},
            "EditAgency": {"editAgency": {"problems": problems}}
        }),
    )
}

const SOUND: [(&str, &str); 8] = [
    ("name", "Cedar"),
    ("province", "SK"),
    ("setting", "SMALL_CITY"),
    ("sizeBand", "LARGE"),
    ("language", "FR"),
    ("contactChannel", "PHONE_ONLY"),
    ("staff", "1200"),
    ("version", "3"),
];

#[actix_web::test]
async fn a_new_agency_is_sent_as_typed() {
    let reader = reader("fr", true, json!([]));
    let form = reader.get("/n/prairie/agencies/new").await;
    assert!(form.html.contains("Nouvel organisme") && form.html.contains(r#"value="yes" checked"#), "{}", form.html);
    let fields = [&SOUND[..], &[("key", "0042"), ("approved", "no")]].concat();
    let got = reader.post("/n/prairie/agencies/new", &fields).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/agencies/a-7")));
    assert_eq!(got.done(), Some("agency-added"));
    let input = &reader.asked("AddAgency")["input"];
    assert_eq!(
        (&input["key"], &input["approved"], &input["profile"]["staff"]),
        (&json!("0042"), &json!(false), &json!(1200))
    );
}

#[actix_web::test]
async fn a_profile_is_filled_in_and_saved() {
    let reader = reader("en", false, json!([]));
    let form = reader.get("/n/prairie/agencies/a-1/edit").await;
    for text in [r#"name="version" value="3""#, r#"value="1,200""#, r#"<option value="SK" selected>"#] {
        assert!(form.html.contains(text), "no {text} in {}", form.html);
    }
    assert!(!form.html.contains(r#"name="key""#), "the key is the coordinators’");
    let fields: Vec<_> =
        SOUND.into_iter().map(|(name, value)| (name, if name == "staff" { "" } else { value })).collect();
    let got = reader.post("/n/prairie/agencies/a-1/edit", &fields).await;
    assert_eq!((got.status, got.done()), (303, Some("agency-edited")));
    let input = &reader.asked("EditAgency")["input"];
    assert_eq!((&input["key"], &input["version"], &input["profile"]["staff"]), (&Value::Null, &json!(3), &Value::Null));
}

#[actix_web::test]
async fn what_is_wrong_comes_back_beside_its_field() {
    let problems = json!([
        {"code": "NAME_TAKEN", "field": "name", "message": "Another has this name."},
        {"code": "STALE_VERSION", "field": "version", "message": "Somebody changed it."}
    ]);
    let got = reader("en", true, problems).post("/n/prairie/agencies/a-1/edit", &SOUND).await;
    assert_eq!(got.status, 422);
    for text in
        ["Another has this name.", r##"href="#f-version""##, "Somebody saved this meanwhile", r#"aria-invalid="true""#]
    {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    let typed: Vec<_> =
        SOUND.into_iter().map(|(name, value)| (name, if name == "staff" { "many" } else { value })).collect();
    let got = reader("en", true, json!([])).post("/n/prairie/agencies/new", &typed).await;
    assert!(got.status == 422 && got.html.contains(r#"id="f-staff-problem""#), "{}", got.html);
    let made_up: Vec<_> =
        SOUND.into_iter().map(|(name, value)| (name, if name == "province" { "XX" } else { value })).collect();
    assert_eq!(reader("en", true, json!([])).post("/n/prairie/agencies/new", &made_up).await.status, 404);
}

#[actix_web::test]
async fn everything_wrong_is_said_at_once() {
    let problems = json!([
        {"code": "MISSING", "field": "name", "message": "Please give a name."},
        {"code": "BELOW_ZERO", "field": "staff", "message": "Below zero."}
    ]);
    let reader = reader("en", true, problems);
    let typed: Vec<_> = SOUND
        .into_iter()
        .map(|(name, value)| {
            (
                name,
                if name == "staff" {
                    "abc"
                } else if name == "name" {
                    ""
                } else {
                    value
                },
            )
        })
        .collect();
    for path in ["/n/prairie/agencies/new", "/n/prairie/agencies/a-1/edit"] {
        let got = reader.post(path, &typed).await;
        assert!(got.status == 422 && got.html.contains("Please give a name."), "{}", got.html);
        assert!(got.html.contains(r#"id="f-staff-problem""#) && !got.html.contains("Below zero."), "{}", got.html);
    }
    assert_eq!(reader.asked("AddAgency")["input"]["profile"]["staff"], -1, "no agency has that, so none is added");
}

#[actix_web::test]
async fn a_number_of_staff_beside_another_size_is_asked_about_once() {
    let reader = reader("en", true, json!([]));
    let typed: Vec<_> = SOUND
        .into_iter()
        .map(|(name, value)| {
            (
                name,
                if name == "staff" {
                    "900"
                } else if name == "sizeBand" {
                    "MICRO"
                } else {
                    value
                },
            )
        })
        .collect();
    let asked = reader.post("/n/prairie/agencies/a-1/edit", &typed).await;
    assert_eq!(asked.status, 422);
    for text in ["900 staff do not go with the size “1 to 4 staff”", r#"value="MICRO-900""#] {
        assert!(asked.html.contains(text), "no {text} in {}", asked.html);
    }
    let other =
        reader.post("/n/prairie/agencies/a-1/edit", &[&typed[..], &[("staffMeant", "MICRO-800")]].concat()).await;
    assert_eq!(other.status, 422, "a tick is for the number it stood beside");
    let meant =
        reader.post("/n/prairie/agencies/a-1/edit", &[&typed[..], &[("staffMeant", "MICRO-900")]].concat()).await;
    assert_eq!((meant.status, meant.done()), (303, Some("agency-edited")));
    assert_eq!(reader.asked("EditAgency")["input"]["profile"]["staff"], 900);
}

#[actix_web::test]
async fn only_coordinators_add() {
    assert_eq!(reader("en", false, json!([])).get("/n/prairie/agencies/new").await.status, 403);
}
