use serde_json::{Value, json};

use crate::testing::Reader;

fn reader(language: &'static str, runs: bool, problems: Value) -> Reader {
    let info = json!({"hasPreviousPage": false, "hasNextPage": false, "startCursor": null, "endCursor": null});
    let guest = |id: &str, name: &str, state: &str, ends: Value| json!({"agency": {"id": id, "name": name}, "state": state, "invitedAt": "2027-02-19T15:00:00Z", "endsAt": ends});
    let guests = [
        guest("a-1", "Cedar <House>", "HERE", Value::Null),
        guest("a-2", "Birch", "GONE", json!("2027-02-20T15:00:00Z")),
    ];
    Reader::new(
        language,
        json!({
            "GuestsPage": {
                "viewer": {"canRunCampaigns": runs},
                "campaign": {"title": "Casebook", "canInviteGuests": true, "guests": {"nodes": guests.clone(), "pageInfo": info}, "all_guests": {"nodes": guests}},
                "agencies": {"nodes": [{"id": "a-1", "name": "Cedar <House>"}, {"id": "a-2", "name": "Birch"}]}
            },
            "GuestPeople": {"agency": {"people": [{"mailReaches": true}]}},
            "InviteGuest": {"inviteGuest": {"problems": problems}},
            "WelcomeGuest": {"welcomeGuest": {
                "guest": {"agency": {"people": [{"mailReaches": false}, {"mailReaches": true}]}}, "problems": problems
            }},
            "WithdrawGuest": {"withdrawGuest": {"problems": problems}}
        }),
    )
}

const PATH: &str = "/n/prairie/campaigns/c-1/guests";

const SOUND: [(&str, &str); 9] = [
    ("do", "invite"),
    ("agencyName", "Maple"),
    ("province", "SK"),
    ("setting", "SMALL_CITY"),
    ("sizeBand", "SMALL"),
    ("agencyLanguage", "BOTH"),
    ("name", "Noor"),
    ("email", "noor@newcomer.test"),
    ("language", "FR"),
];

#[actix_web::test]
async fn guests_are_listed_and_those_who_are_not_here_can_come_again() {
    for (language, here, gone) in
        [("en", "Takes part", "No longer takes part"), ("fr", "Participe", "Ne participe plus")]
    {
        let got = reader(language, true, json!([])).get(PATH).await;
        assert_eq!(got.status, 200);
        for text in ["Cedar &#60;House&#62;", here, gone, r#"<option value="a-2">"#, r#"/guests?end=a-1""#] {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
        assert!(!got.html.contains(r#"<option value="a-1">"#), "who is here need not come again");
    }
    assert_eq!(reader("en", false, json!([])).get(PATH).await.status, 403);
}

#[actix_web::test]
async fn who_was_a_guest_before_is_pointed_to() {
    let problems = json!([{"code": "NAME_TAKEN", "field": "agencyName", "message": "Another agency has this name."}]);
    let reader = reader("en", true, problems);
    for (name, known) in [("BIRCH ", true), ("Maple", false)] {
        let mut fields = SOUND;
        fields[1].1 = name;
        let got = reader.post(PATH, &fields).await;
        assert_eq!((got.status, got.html.contains("It was a guest before")), (422, known), "{}", got.html);
    }
}

#[actix_web::test]
async fn ending_a_guests_part_is_asked_about_first() {
    let reader = reader("en", true, json!([]));
    let got = reader.get(&format!("{PATH}?end=a-1")).await;
    assert_eq!(got.status, 200);
    for text in ["End the part of Cedar &#60;House&#62;?", r#"name="do" value="end""#, r#"name="guest" value="a-1""#] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    for guest in ["a-2", "a-3"] {
        assert_eq!(reader.get(&format!("{PATH}?end={guest}")).await.status, 404, "{guest} has no part");
    }
}

#[actix_web::test]
async fn the_list_is_shown_page_by_page_in_both_directions() {
    let reader = reader("en", true, json!([]));
    reader.get(&format!("{PATH}?before=c")).await;
    let asked = reader.asked("GuestsPage");
    assert_eq!((&asked["last"], &asked["before"], &asked["first"]), (&json!(50), &json!("c"), &Value::Null));
    let html = reader.get(&format!("{PATH}?after=c")).await.html;
    assert_eq!(reader.asked("GuestsPage")["after"], "c");
    assert!(html.contains("/guests?after=c&#38;end=a-1"), "{html}");
}

#[actix_web::test]
async fn each_form_does_its_own_deed() {
    let reader = reader("en", true, json!([]));
    let got = reader.post(PATH, &SOUND).await;
    assert_eq!((got.status, got.location.as_deref(), got.done()), (303, Some(PATH), Some("guest-invited")));
    let input = &reader.asked("InviteGuest")["input"];
    assert_eq!(
        (&input["profile"]["name"], &input["name"], &input["language"]),
        (&json!("Maple"), &json!("Noor"), &json!("FR"))
    );
    assert_eq!((&input["profile"]["language"], &input["campaignId"]), (&json!("BOTH"), &json!("c-1")));
    let got = reader.post(PATH, &[("do", "again"), ("agencyId", "a-2")]).await;
    assert_eq!(got.done(), Some("guest-welcomed"));
    assert_eq!(reader.asked("WelcomeGuest")["input"]["agencyId"], "a-2");
    let got = reader.post(PATH, &[("do", "end"), ("guest", "a-1")]).await;
    assert_eq!(got.done(), Some("guest-withdrawn"));
    assert_eq!(reader.asked("WithdrawGuest")["input"]["agencyId"], "a-1");
}

#[actix_web::test]
async fn what_is_wrong_comes_back_beside_its_field_with_what_was_typed() {
    let problems = json!([{"code": "NAME_TAKEN", "field": "agencyName", "message": "Another has this name."}]);
    let got = reader("en", true, problems).post(PATH, &SOUND).await;
    assert_eq!(got.status, 422);
    for text in [
        "Another has this name.",
        r#"id="f-agencyName-problem""#,
        r#"value="Maple""#,
        r#"<option value="SK" selected>"#,
    ] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    let made_up: Vec<_> =
        SOUND.into_iter().map(|(name, value)| (name, if name == "province" { "XX" } else { value })).collect();
    assert_eq!(reader("en", true, json!([])).post(PATH, &made_up).await.status, 404);
}

#[actix_web::test]
async fn a_guest_whom_mail_does_not_reach_is_not_said_to_be_told() {
    for people in [json!([]), json!([{"mailReaches": false}])] {
        let welcomed = json!({"guest": {"agency": {"people": people}}, "problems": []});
        let answers = json!({
            "WelcomeGuest": {"welcomeGuest": welcomed}, "GuestPeople": {"agency": {"people": people}},
            "WithdrawGuest": {"withdrawGuest": {"problems": []}}
        });
        let reader = Reader::new("en", answers);
        let got = reader.post(PATH, &[("do", "again"), ("agencyId", "a-2")]).await;
        assert_eq!(got.done(), Some("guest-welcomed-unreached"));
        let got = reader.post(PATH, &[("do", "end"), ("guest", "a-1")]).await;
        assert_eq!(got.done(), Some("guest-withdrawn-unreached"));
    }
}
