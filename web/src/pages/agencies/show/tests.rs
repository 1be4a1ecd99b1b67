use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn reader(language: &'static str, keeps: bool, confided: bool) -> Reader {
    reader_with(language, keeps, confided, Value::Null)
}

fn reader_with(language: &'static str, keeps: bool, confided: bool, approval: Value) -> Reader {
    let mut agency = json!({
        "id": "a-1", "name": "Cedar", "key": "0042", "province": "SK", "setting": "SMALL_CITY", "sizeBand": "SMALL",
        "language": "FR", "staff": 1200, "contactChannel": "PHONE_ONLY", "standing": "SUSPENDED",
        "standingSince": "2027-02-19T15:00:00Z", "canEdit": keeps, "isGuest": false, "approval": approval,
        "canLink": confided && !keeps,
        "standingHistory": [
            {"standing": "SUSPENDED", "reason": "Dues <unpaid>", "since": "2027-02-19T15:00:00Z", "by": "Hana", "pledgesWithdrawn": 0},
            {"standing": "GOOD", "reason": "", "since": "2027-01-01T15:00:00Z", "by": "", "pledgesWithdrawn": 2}
        ],
        "people": [{"name": "Samuel", "roles": ["ADMIN", "BUYER"]}]
    });
    if !confided {
        for field in ["key", "contactChannel", "standing", "standingSince"] {
            agency[field] = Value::Null;
        }
        agency["standingHistory"] = json!([]);
        agency["people"] = json!([]);
    }
    let info = json!({"hasPreviousPage": false, "hasNextPage": false, "startCursor": null, "endCursor": null});
    Reader::new(
        language,
        json!({"AgencyPage": {
            "viewer": {"canRunCampaigns": keeps},
            "agency": agency,
            "agencyCampaigns": {"nodes": [{"id": "c-1", "title": "Casebook", "phase": "PLEDGING"}], "pageInfo": info}
        }}),
    )
}

#[actix_web::test]
async fn a_coordinator_sees_where_it_stands_and_what_can_be_done() {
    for (language, standing, since) in [("en", "Suspended", "since"), ("fr", "Suspendu", "depuis")] {
        let got = reader(language, true, true).get("/n/prairie/agencies/a-1").await;
        assert_eq!(got.status, 200);
        let expected = [
            standing,
            since,
            "Dues &#60;unpaid&#62;",
            "Hana",
            "Samuel",
            "0042",
            "/agencies/a-1/reinstate",
            "/agencies/a-1/remove",
            "/agencies/a-1/edit",
            "/campaigns/c-1",
            "/members?agency=a-1",
        ];
        for text in expected {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
        assert_eq!(got.html.matches("Samuel").count(), 1, "one line a person: {}", got.html);
        assert!(!got.html.contains("/members/invite"), "{}", got.html);
        assert!(!got.html.contains("/agencies/a-1/suspend") && !got.html.contains("/agencies/a-1/approve"));
    }
}

#[actix_web::test]
async fn an_agency_without_people_asks_for_its_admin() {
    let reader_of = |standing: &str| {
        let info = json!({"hasPreviousPage": false, "hasNextPage": false, "startCursor": null, "endCursor": null});
        let agency = json!({
            "id": "a-1", "name": "Cedar", "key": null, "province": "SK", "setting": "SMALL_CITY", "sizeBand": "SMALL",
            "language": "FR", "staff": null, "contactChannel": "EMAIL", "standing": standing,
            "standingSince": "2027-02-19T15:00:00Z", "canEdit": true, "canLink": false, "approval": null, "isGuest": false, "standingHistory": [], "people": []
        });
        Reader::new(
            "en",
            json!({"AgencyPage": {
                "viewer": {"canRunCampaigns": true}, "agency": agency,
                "agencyCampaigns": {"nodes": [], "pageInfo": info}
            }}),
        )
    };
    let asks = r#"href="/n/prairie/members/invite?agency=a-1&amp;role=ADMIN""#;
    let good = reader_of("GOOD").get("/n/prairie/agencies/a-1").await;
    assert!(good.html.contains(asks) && good.html.contains("Invite its admin"), "{}", good.html);
    let removed = reader_of("REMOVED").get("/n/prairie/agencies/a-1").await;
    assert!(!removed.html.contains(asks), "{}", removed.html);
}

#[actix_web::test]
async fn others_see_the_profile_and_its_purchases_alone() {
    let got = reader("en", false, false).get("/n/prairie/agencies/a-1").await;
    for text in ["Saskatchewan", "Small city", "/campaigns/c-1"] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    for hidden in ["Standing", "Samuel", "0042", "By phone", "/edit"] {
        assert!(!got.html.contains(hidden), "{hidden} in {}", got.html);
    }
}

#[actix_web::test]
async fn what_is_not_there_is_not_there() {
    let reader = Reader::new("en", json!({"AgencyPage": error("NOT_FOUND")}));
    assert_eq!(reader.get("/n/prairie/agencies/a-9").await.status, 404);
}

#[actix_web::test]
async fn an_amount_of_an_agency_with_one_admin_says_that_nobody_else_approves() {
    let approval =
        |above: Value, is_on: bool| json!({"above": above, "currency": "CAD", "isOn": is_on, "canChange": true});
    let shown = async |language, approval| {
        reader_with(language, false, true, approval).get("/n/prairie/agencies/a-1").await.html
    };
    for (language, alone, set) in [
        ("en", "The agency has one admin", "Set an amount"),
        ("fr", "Une seule personne administre", "Fixer un montant"),
    ] {
        let zero = shown(language, approval(json!(0), true)).await;
        assert!(zero.contains(alone) && !zero.contains(set), "{zero}");
        assert!(!shown(language, approval(json!(0), false)).await.contains(alone));
        let none = shown(language, approval(Value::Null, true)).await;
        assert!(!none.contains(alone) && none.contains(set), "{none}");
    }
}
