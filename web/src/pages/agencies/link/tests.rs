use serde_json::{Value, json};

use crate::testing::{Reader, error};

const PATH: &str = "/n/prairie/agencies/a-1/link";

fn reader_with(language: &'static str, link: Value, may: bool, problems: Value) -> Reader {
    let agency = json!({
        "name": "Cedar <House>", "province": "SK", "setting": "SMALL_CITY", "sizeBand": "SMALL", "language": "FR",
        "contactChannel": "EMAIL", "staff": null, "version": 3, "canEdit": may, "isGuest": false
    });
    let done = |field: &str| json!({ field: { "problems": problems } });
    Reader::new(
        language,
        json!({
            "LinkPage": { "viewer": {}, "agency": agency, "agencyLink": link },
            "OfferAgencyLink": done("offerAgencyLink"),
            "TakeUpAgencyLink": done("takeUpAgencyLink"),
            "AcceptAgencyLink": done("acceptAgencyLink"),
            "EndAgencyLink": done("endAgencyLink"),
            "FetchLinkedProfile": done("fetchLinkedProfile"),
            "CarryProfileOver": done("carryProfileOver")
        }),
    )
}

fn reader(language: &'static str, link: Value) -> Reader {
    reader_with(language, link, true, json!([]))
}

fn link(state: &str, profile: Value) -> Value {
    let linked = state == "LINKED";
    let known = state != "OFFERED";
    json!({
        "state": state, "madeBy": "Samuel", "madeAt": "2027-02-19T15:00:00Z",
        "code": (state == "OFFERED").then_some("abc-123"), "expiresAt": (!linked).then_some("2027-02-26T15:00:00Z"),
        "linkedAt": linked.then_some("2027-02-20T15:00:00Z"), "otherAgency": known.then_some("Cedar Coast"),
        "otherNetwork": known.then_some("Coast Table"), "otherProfile": profile
    })
}

fn there() -> Value {
    json!({
        "version": 8, "fetchedAt": "2027-02-21T15:00:00Z", "name": "Cedar Coast", "province": "BC", "setting": "SMALL_CITY", "sizeBand": "MEDIUM",
        "language": "FR", "contactChannel": "EMAIL", "staff": 40
    })
}

#[actix_web::test]
async fn a_link_begins_with_a_code_made_here_or_there() {
    for (language, lead, make, enter) in [
        ("en", "Is your organization a member of another network as well?", "Make a code", "See whose it is"),
        ("fr", "Votre organisation est aussi membre d’un autre réseau?", "Créer un code", "Voir de qui il vient"),
    ] {
        let got = reader(language, Value::Null).get(PATH).await;
        assert_eq!(got.status, 200);
        for text in [lead, make, enter, r#"name="code""#, "Cedar &#60;House&#62;"] {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
    }
    let offered = reader("en", link("OFFERED", Value::Null)).get(PATH).await;
    for text in
        [r#"<code class="said">abc-123</code>"#, "Samuel", "It is good until", "Take the code back", r#"name="code""#]
    {
        assert!(offered.html.contains(text), "no {text} in {}", offered.html);
    }
}

#[actix_web::test]
async fn whose_a_code_is_stands_there_before_anything_is_linked() {
    let got = reader("en", link("TO_CONFIRM", Value::Null)).get(PATH).await;
    for text in [
        "here with Cedar Coast in Coast Table?",
        "your own organization",
        r#"value="accept""#,
        r#"value="decline""#,
        "Do not link them",
    ] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    assert!(!got.html.contains(r#"name="code""#), "one at a time: {}", got.html);
}

#[actix_web::test]
async fn the_two_profiles_stand_beside_each_other_and_what_differs_can_be_chosen() {
    let before = reader("en", link("LINKED", Value::Null)).get(PATH).await;
    assert!(before.html.contains("See its profile") && !before.html.contains("checkbox"), "{}", before.html);
    let got = reader("en", link("LINKED", there())).get(PATH).await;
    for text in [
        "here and Cedar Coast in Coast Table are linked.",
        "As it was looked at on",
        "British Columbia",
        "Saskatchewan",
        "Not said",
        r#"name="version" value="3""#,
        r#"name="otherVersion" value="8""#,
        r#"name="fields" value="STAFF""#,
        r#"name="fields" value="PROVINCE""#,
    ] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    for same in ["SETTING", "LANGUAGE", "CONTACT_CHANNEL"] {
        assert!(!got.html.contains(&format!(r#"name="fields" value="{same}""#)), "{same} is the same: {}", got.html);
    }
}

#[actix_web::test]
async fn each_button_does_its_own_deed() {
    for (word, operation, done) in [
        ("offer", "OfferAgencyLink", None),
        ("take-up", "TakeUpAgencyLink", None),
        ("accept", "AcceptAgencyLink", Some("link-made")),
        ("take-back", "EndAgencyLink", Some("link-code-back")),
        ("decline", "EndAgencyLink", Some("link-declined")),
        ("end", "EndAgencyLink", Some("link-ended")),
        ("fetch", "FetchLinkedProfile", None),
        ("carry", "CarryProfileOver", Some("profile-carried")),
    ] {
        let reader = reader("en", link("LINKED", there()));
        let fields = [
            ("do", word),
            ("code", " abc-123 "),
            ("version", "3"),
            ("otherVersion", "8"),
            ("fields", "STAFF"),
            ("fields", "PROVINCE"),
            ("fields", "STAFF"),
            ("staffMeant", "SMALL-40"),
        ];
        let got = reader.post(PATH, &fields).await;
        assert_eq!((got.status, got.location.as_deref(), got.done()), (303, Some(PATH), done), "{word}");
        let input = &reader.asked(operation)["input"];
        assert_eq!(input["agencyId"], "a-1", "{word}");
        if word == "take-up" {
            assert_eq!(input["code"], "abc-123");
        }
        if word == "carry" {
            assert_eq!(input["fields"], json!(["PROVINCE", "STAFF"]));
            assert_eq!((&input["version"], &input["otherVersion"]), (&json!(3), &json!(8)));
        }
    }
    assert_eq!(reader("en", Value::Null).post(PATH, &[("do", "dance")]).await.status, 404);
}

#[actix_web::test]
async fn a_refused_form_comes_back_with_what_was_typed_and_chosen() {
    let wrong = json!([{"code": "LINK_CODE_NOT_VALID", "field": "code", "message": "Not good."}]);
    let got = reader_with("en", Value::Null, true, wrong).post(PATH, &[("do", "take-up"), ("code", "abc")]).await;
    assert!(got.status == 422 && got.html.contains("Not good.") && got.html.contains(r#"value="abc""#), "{}", got.html);
    let taken = json!([{"code": "NAME_TAKEN", "field": "name", "message": "Taken."}]);
    let fields = [("do", "carry"), ("version", "3"), ("otherVersion", "8"), ("fields", "NAME")];
    let got = reader_with("en", link("LINKED", there()), true, taken).post(PATH, &fields).await;
    assert_eq!(got.status, 422);
    for text in ["Taken.", r##"href="#f-fields""##, r#"value="NAME" checked"#] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
}

#[actix_web::test]
async fn a_size_and_a_number_of_staff_that_do_not_go_together_are_asked_about_once() {
    let fields = |more: &[(&'static str, &'static str)]| {
        [&[("do", "carry"), ("version", "3"), ("otherVersion", "8")][..], more].concat()
    };
    for (language, asks) in [("en", "You would have 40 staff"), ("fr", "Vous auriez un personnel de 40")] {
        let asked = reader(language, link("LINKED", there()));
        let got = asked.post(PATH, &fields(&[("fields", "STAFF")])).await;
        assert_eq!(got.status, 422);
        for text in [asks, r#"name="staffMeant""#, r#"value="SMALL-40""#, r#"value="STAFF" checked"#] {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
    }
    for more in [
        &[("fields", "STAFF"), ("staffMeant", "SMALL-40")][..],
        &[("fields", "STAFF"), ("fields", "SIZE_BAND")],
        &[("fields", "PROVINCE")],
    ] {
        let got = reader("en", link("LINKED", there())).post(PATH, &fields(more)).await;
        assert_eq!((got.status, got.done()), (303, Some("profile-carried")), "{more:?}");
    }
}

#[actix_web::test]
async fn who_may_not_act_may_look_and_end_it() {
    let got = reader_with("en", link("LINKED", Value::Null), false, json!([])).get(PATH).await;
    assert!(got.html.contains("Nobody may act for this agency just now"), "{}", got.html);
    assert!(got.html.contains(r#"value="end""#) && !got.html.contains(r#"value="fetch""#), "{}", got.html);
    let none = reader_with("fr", Value::Null, false, json!([])).get(PATH).await;
    assert!(!none.html.contains(r#"value="offer""#) && !none.html.contains(r#"name="code""#), "{}", none.html);
    let denied = Reader::new("en", json!({"LinkPage": error("FORBIDDEN")}));
    assert_eq!(denied.get(PATH).await.status, 403);
}
