use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn member(name: &str, role: &str, more: Value) -> Value {
    let mut member = json!({
        "id": name, "name": name, "email": format!("{name}@cedar.example"), "role": role,
        "agency": {"name": "Cedar Newcomer Centre"}, "since": "2027-01-11T15:00:00Z", "isLast": false, "isMe": false,
        "canBeChanged": true,
    });
    for (field, value) in more.as_object().unwrap() {
        member[field] = value.clone();
    }
    member
}

fn members(nodes: Value, keeps: bool) -> Value {
    json!({
        "viewer": {"canKeepPeople": keeps, "roles": ["ADMIN"]},
        "members": {
            "nodes": nodes,
            "pageInfo": {"hasPreviousPage": false, "hasNextPage": false, "startCursor": "a", "endCursor": "b"},
        },
    })
}

#[actix_web::test]
async fn people_are_listed_with_what_they_are() {
    let nodes = json!([
        member("ana", "ADMIN", json!({"isLast": true, "isMe": true})),
        member("odile", "MEMBER", json!({"email": null})),
    ]);
    for (language, only, alone) in [
        ("en", "only admin", "Cedar Newcomer Centre has one admin only."),
        ("fr", "seule personne à l’administration", "Cedar Newcomer Centre n’a qu’une personne à l’administration."),
    ] {
        let got =
            Reader::new(language, json!({"Members": members(nodes.clone(), true)})).get("/n/prairie/members").await;
        assert_eq!(got.status, 200);
        assert!(got.html.contains(only) && got.html.contains(alone), "{}", got.html);
        assert!(got.html.contains(r#"href="/n/prairie/members/invite""#));
    }
}

#[actix_web::test]
async fn an_agencys_admin_chooses_only_by_what_their_people_can_be() {
    let options = async |role: &str| {
        let mut page = members(json!([member("ana", "BUYER", json!({}))]), true);
        page["viewer"]["roles"] = json!([role]);
        Reader::new("en", json!({"Members": page})).get("/n/prairie/members").await.html
    };
    let (own, all) = (options("ADMIN").await, options("COORDINATOR").await);
    for chosen in [r#"<option value="ADMIN""#, r#"<option value="BUYER""#, r#"<option value="MEMBER""#] {
        assert!(own.contains(chosen) && all.contains(chosen), "{chosen}:\n{own}");
    }
    for chosen in [r#"<option value="COORDINATOR""#, r#"<option value="FUNDER""#, "Only agencies without an admin"] {
        assert!(!own.contains(chosen) && all.contains(chosen), "{chosen}:\n{own}");
    }
}

#[actix_web::test]
async fn who_keeps_nobody_is_offered_no_invitation() {
    let nodes = json!([member("mia", "MEMBER", json!({"isMe": true, "canBeChanged": false}))]);
    let got = Reader::new("en", json!({"Members": members(nodes, false)})).get("/n/prairie/members").await;
    assert!(!got.html.contains("members/invite"));
    assert!(got.html.contains(r#"href="/n/prairie/members/mia/end""#), "{}", got.html);
    let inviting = json!({"viewer": {"canKeepPeople": false}, "seatsToGive": {"agencies": [], "hasMore": false}});
    let got = Reader::new("en", json!({"Inviting": inviting})).get("/n/prairie/members/invite").await;
    assert_eq!(got.status, 403);
}

#[actix_web::test]
async fn what_is_typed_is_sent_and_what_is_wrong_comes_back() {
    let problems = json!([{"code": "BAD_EMAIL", "field": "email", "message": "Please check this address."}]);
    let answers = |problems: Value| {
        json!({
            "Inviting": {"viewer": {"canKeepPeople": true}, "seatsToGive": {"agencies": [], "hasMore": false}},
            "InvitePerson": {"invitePerson": {"member": null, "problems": problems}},
            "AddPerson": {"addPerson": {"problems": []}},
        })
    };
    let fields =
        [("name", "Noor"), ("email", "noor@"), ("language", "FR"), ("role", "BUYER"), ("agencyId", "agency-cedar")];
    let got = Reader::new("en", answers(problems)).post("/n/prairie/members/invite", &fields).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Please check this address.") && got.html.contains(r#"value="noor@""#), "{}", got.html);
    let reader = Reader::new("en", answers(json!([])));
    let got = reader.post("/n/prairie/members/invite", &fields).await;
    assert_eq!((got.status, got.done()), (303, Some("invited")));
    let input = &reader.asked("InvitePerson")["input"];
    assert_eq!((&input["role"], &input["agencyId"]), (&json!("BUYER"), &json!("agency-cedar")));
    let without = [("name", "Odile"), ("email", ""), ("withoutEmail", "yes"), ("language", "FR"), ("role", "MEMBER")];
    let got = reader.post("/n/prairie/members/invite", &without).await;
    assert_eq!((got.status, got.done()), (303, Some("added")));
    assert_eq!(reader.asked("AddPerson")["input"]["agencyId"], Value::Null);
}

#[actix_web::test]
async fn an_invitation_is_read_in_the_language_of_whoever_is_signed_in() {
    let offer = json!({
        "network": "Prairie Table", "agency": null, "guestOf": [], "role": "FUNDER", "name": "Ana", "email": "ana@a.test",
        "invitedBy": "Hana", "expiresAt": "2027-03-06T15:04:00Z", "zone": "America/Winnipeg", "language": "EN", "isKnown": true,
        "isMine": true,
    });
    let reader = Reader::new("en", json!({"Looking": {"invitationOffer": offer}}));
    let cookies = "lt_browser=browser0browser0; lt_session=somebody; lt_language=fr";
    let got = reader.send_with(actix_web::test::TestRequest::get().uri("/invitation/abc"), cookies).await;
    assert!(got.html.contains(r#"<html lang="en-CA">"#) && got.html.contains("Hana invites you"), "{}", got.html);
}

#[actix_web::test]
async fn a_stranger_reads_an_invitation_in_the_language_and_the_zone_of_its_mail() {
    let offer = json!({
        "network": "Prairie Table", "agency": null, "guestOf": [], "role": "FUNDER", "name": "Noor", "email": "noor@a.test",
        "invitedBy": "Hana", "expiresAt": "2027-03-06T15:04:00Z", "zone": "America/Winnipeg", "language": "FR",
        "isKnown": false, "isMine": false,
    });
    let answers = json!({"Looking": {"viewer": {"person": null}, "invitationOffer": offer}});
    let reader = Reader::new("en", answers);
    let ask = || actix_web::test::TestRequest::get().uri("/invitation/abc");
    let got = reader.send_with(ask(), "lt_browser=browser0browser0").await;
    for text in [r#"<html lang="fr-CA">"#, "Hana vous invite", "heure de Winnipeg", r#"name="language" value="FR""#] {
        assert!(got.html.contains(text), "no {text} in {}", got.html);
    }
    let chosen = reader.send_with(ask(), "lt_browser=browser0browser0; lt_language=en").await;
    assert!(chosen.html.contains(r#"<html lang="en-CA">"#) && chosen.html.contains("Winnipeg time"), "{}", chosen.html);
}

#[actix_web::test]
async fn a_link_of_no_use_has_one_kind_page() {
    for (language, title) in [("en", "This invitation cannot be used"), ("fr", "Cette invitation ne peut pas servir")] {
        let reader = Reader::new(language, json!({"Looking": {"invitationOffer": null}}));
        let got = reader.get("/invitation/abc").await;
        assert_eq!(got.status, 404);
        assert!(got.html.contains(title), "{}", got.html);
    }
}

#[actix_web::test]
async fn a_role_of_another_network_is_nowhere() {
    let reader = Reader::new("en", json!({"OneMember": error("NOT_FOUND")}));
    assert_eq!(reader.get("/n/prairie/members/abc").await.status, 404);
}

#[actix_web::test]
async fn coordinators_read_that_they_act_in_the_place_of_an_admin_without_email() {
    let agency = json!({"name": "Cedar", "people": [{"name": "Odile", "roles": ["ADMIN"]}], "approval": null});
    let one = |can: bool| {
        json!({
            "viewer": {"roles": ["COORDINATOR"]},
            "member": member("ana", "BUYER", json!({"agency": agency, "canBeChanged": can})),
            "successors": [],
        })
    };
    let seats = |gives: bool| {
        let seats = json!({"agency": {"id": "a-cedar", "name": "Cedar"}, "admins": ["Odile"], "gives": gives});
        json!({
            "viewer": {"canKeepPeople": true, "roles": ["COORDINATOR"]},
            "seatsToGive": {"agencies": [seats], "hasMore": false},
        })
    };
    for (language, may, invite, own) in [
        (
            "en",
            "you may invite and change in their place.",
            "you may invite in their place",
            "Cedar has an admin of its own",
        ),
        ("fr", "inviter et modifier à sa place.", "vous pouvez inviter à sa place", "Cedar a sa propre administration"),
    ] {
        for can in [true, false] {
            let reader = Reader::new(language, json!({"OneMember": one(can), "Inviting": seats(can)}));
            let got = reader.get("/n/prairie/members/ana").await;
            assert_eq!((got.html.contains(may), got.html.contains(own)), (can, !can), "{}", got.html);
            let got = reader.get("/n/prairie/members/invite?agency=a-cedar").await;
            assert_eq!((got.html.contains(invite), got.html.contains(own)), (can, !can), "{}", got.html);
            // Nothing is chosen that cannot be sent.
            assert_eq!(got.html.contains(r#"value="a-cedar" selected"#), can, "{}", got.html);
            assert_eq!(got.html.contains(r#"value="a-cedar" disabled"#), !can, "{}", got.html);
            for (link, role) in [("", "MEMBER"), ("&role=ADMIN", "ADMIN"), ("&role=COORDINATOR", "MEMBER")] {
                let got = reader.get(&format!("/n/prairie/members/invite?agency=a-cedar{link}")).await;
                assert!(got.html.contains(&format!(r#"value="{role}" selected"#)), "{link}: {}", got.html);
            }
        }
    }
}

#[actix_web::test]
async fn beside_an_admin_whom_mail_reaches_nobody_else_is_said_to_decide() {
    let one = |role: &str, email: Value| {
        let people = json!([{"name": "Odile", "roles": ["ADMIN"]}, {"name": "Ana", "roles": [role]}]);
        let agency = json!({"name": "Cedar", "people": people, "approval": null});
        let member = member("ana", role, json!({"agency": agency, "email": email, "canBeChanged": false}));
        json!({"OneMember": {"viewer": {"roles": ["COORDINATOR"]}, "member": member, "successors": []}})
    };
    for (language, says) in [("en", "who decides what its people are"), ("fr", "qui décide des rôles de ses gens")] {
        for (role, email, expected) in [
            ("ADMIN", json!("ana@cedar.example"), false),
            ("ADMIN", Value::Null, true),
            ("BUYER", json!("ana@cedar.example"), true),
        ] {
            let got = Reader::new(language, one(role, email)).get("/n/prairie/members/ana").await;
            assert_eq!(got.html.contains(says), expected, "{role}: {}", got.html);
        }
    }
}

#[actix_web::test]
async fn a_coordinator_finds_the_next_admin_of_an_agency_that_has_nobody_else() {
    let one = json!({
        "viewer": {"roles": ["COORDINATOR"]},
        "member": member("ana", "ADMIN", json!({
            "agency": {"name": "Cedar", "people": [], "approval": null}, "isLast": true, "canBeChanged": false,
        })),
        "successors": [],
    });
    for (language, says) in
        [("en", "Nobody yet: I will find its next admin"), ("fr", "je trouverai la relève</option>")]
    {
        let got = Reader::new(language, json!({"OneMember": one})).get("/n/prairie/members/ana/end").await;
        assert!(got.html.contains(says), "{}", got.html);
    }
}

#[actix_web::test]
async fn an_admin_who_leaves_one_alone_reads_that_nobody_could_approve_then() {
    let one = |role: &str, names: &[&str], above: Value, is_on: bool| {
        let people: Vec<Value> = names.iter().map(|name| json!({"name": name, "roles": ["ADMIN"]})).collect();
        let agency = json!({"name": "Cedar", "people": people, "approval": {"above": above, "isOn": is_on}});
        let member = member("ana", role, json!({"agency": agency, "isMe": true}));
        json!({"OneMember": {"viewer": {"roles": ["ADMIN"]}, "member": member, "successors": []}})
    };
    for (language, says) in [("en", "One admin would be left."), ("fr", "Il ne resterait qu’une personne")] {
        for (role, names, above, is_on, expected) in [
            ("ADMIN", &["Ana", "Odile"][..], json!(0), true, true),
            ("ADMIN", &["Ana", "Odile"][..], json!(0), false, false),
            ("ADMIN", &["Ana", "Odile"][..], Value::Null, true, false),
            ("ADMIN", &["Ana", "Odile", "Luc"][..], json!(0), true, false),
            ("BUYER", &["Ana", "Odile"][..], json!(0), true, false),
        ] {
            let reader = Reader::new(language, one(role, names, above, is_on));
            let got = reader.get("/n/prairie/members/ana/end").await;
            assert_eq!(got.html.contains(says), expected, "{role} {names:?}: {}", got.html);
        }
    }
}
