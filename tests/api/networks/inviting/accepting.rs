//! Accepting by the mailed link, and every link that is no good.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::key;
use tests::{World, behaviour};

use super::{accepts, invites, offer, roles, secret, somebody, token};

#[behaviour]
async fn whoever_is_invited_accepts_by_the_mailed_link_and_is_signed_in(world: &World) {
    let agency = world.max.agency().await;
    let invited = invites(&world.max, " Noor@Newcomer.test ", "BUYER", Some(&agency)).await;
    let invitation = &invited.done()["invitation"];
    assert_eq!(invitation["email"], "noor@newcomer.test");
    assert_eq!((&invitation["state"], &invitation["mail"]), (&json!("OPEN"), &json!("WAITING")));
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("{mails:#?}") };
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        ("noor@newcomer.test", "La Table des Prairies\u{a0}: Max vous invite")
    );
    assert!(mail.text.contains("Responsable des achats – Open Door"), "{}", mail.text);
    let token = secret(mail);
    let noor = somebody(world);
    let seen = offer(&noor, &token).await;
    assert_eq!(
        seen,
        json!({ "network": "Prairie Table", "agency": "Open Door", "role": "BUYER", "name": "Noor",
                "email": "noor@newcomer.test", "invitedBy": "Max", "zone": "America/Winnipeg", "language": "FR",
                "isKnown": false, "isMine": false })
    );
    let done = accepts(&noor, &token, json!({ "name": "Noor Haddad" })).await;
    let person = &done.done()["person"];
    assert_eq!(person["name"], "Noor Haddad");
    assert_eq!((&person["email"], &person["language"]), (&json!("noor@newcomer.test"), &json!("FR")));
    assert_eq!(done.done()["network"]["slug"], "prairie");
    assert_eq!(roles(&noor).await, json!({ "roles": ["BUYER"], "agency": { "name": "Open Door" } }));
    world.worker_catches_up().await;
    assert_eq!(world.mails.take().len(), 0, "who has just accepted knows");
    let told = world.max.ask("{ notices(first: 1) { nodes { kind title } } }", json!({})).await;
    assert_eq!(told.data()["notices"]["nodes"][0]["kind"], "InvitationAccepted");
}

#[behaviour]
async fn opening_a_link_changes_nothing_however_often_it_is_opened(world: &World) {
    invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await.done();
    let token = token(world).await;
    world
        .unchanged_by(async || {
            for _ in 0..3 {
                let scanner = somebody(world);
                assert_eq!(offer(&scanner, &token).await["role"], "ADVISOR");
                scanner.opens_at(&format!("/invitation/{token}")).await.is_shown();
            }
        })
        .await;
    accepts(&somebody(world), &token, json!({})).await.done();
}

#[behaviour]
async fn a_link_that_is_no_good_is_refused_in_the_same_words_whatever_is_wrong_with_it(world: &World) {
    let mut tokens = Vec::new();
    for (name, email) in [("used", "a@newcomer.test"), ("withdrawn", "b@newcomer.test"), ("expired", "c@newcomer.test")]
    {
        let invited = invites(&world.cora, email, "ADVISOR", None).await;
        let id = invited.done()["invitation"]["id"].clone();
        tokens.push((name, token(world).await, id));
    }
    accepts(&somebody(world), &tokens[0].1, json!({})).await.done();
    let back = json!({ "invitationId": tokens[1].2, "requestKey": key() });
    world.cora.does("withdrawInvitation", back, "invitation { state email name } problems { code }").await.done();
    world.goes_by(TimeDelta::days(14));
    let mut altered = tokens[2].1.clone();
    altered.replace_range(40..41, if altered.as_bytes()[40] == b'A' { "B" } else { "A" });
    let key_of_another_server = domain::identity::SigningKey::new([9; 32]);
    let foreign = key_of_another_server.invitation_token(uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    let tokens = tokens.into_iter().map(|(name, token, _)| (name, token));
    let others = [("altered", altered), ("another server's", foreign), ("nothing", "x".to_owned())];
    let mut sentences = std::collections::BTreeSet::new();
    world
        .unchanged_by(async || {
            for (name, token) in tokens.chain(others) {
                let noor = somebody(world);
                assert_eq!(offer(&noor, &token).await, Value::Null, "{name}");
                let refused = accepts(&noor, &token, json!({})).await.refused();
                assert_eq!((refused.len(), refused[0].code.as_str()), (1, "INVITATION_NOT_VALID"), "{name}");
                sentences.insert(refused[0].message.clone());
                for (language, title) in
                    [("en", "This invitation cannot be used"), ("fr", "Cette invitation ne peut pas servir")]
                {
                    noor.set_cookie("lt_language", Some(language)).await;
                    let page = noor.opens_at(&format!("/invitation/{token}")).await;
                    assert_eq!(page.status, 404, "{name}");
                    page.says(title).keeps_quiet_about("Prairie");
                }
            }
        })
        .await;
    assert_eq!(sentences.len(), 1, "{sentences:?}");
}

#[behaviour]
async fn what_an_inviter_could_do_goes_with_their_role(world: &World) {
    let agency = world.max.agency().await;
    invites(&world.max, "noor@newcomer.test", "BUYER", Some(&agency)).await.done();
    let link = token(world).await;
    let members = world.max.ask("{ members { nodes { id name role } } }", json!({})).await;
    let members = members.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let member = |name: &str| {
        let found = members.iter().find(|member| member["name"] == name).expect("they are there");
        found["id"].clone()
    };
    let input = json!({ "memberId": member("Max"), "successorId": member("Ana"), "requestKey": key() });
    world.max.does("endRole", input, "done problems { code }").await.done();
    world
        .unchanged_by(async || {
            let refused = accepts(&somebody(world), &link, json!({})).await.refused();
            assert_eq!(refused[0].code, "INVITATION_NOT_VALID");
        })
        .await;
}

#[behaviour]
async fn nobody_takes_a_seat_in_an_agency_that_was_removed(world: &World) {
    let agency = world.max.agency().await;
    invites(&world.max, "noor@newcomer.test", "BUYER", Some(&agency)).await.done();
    let link = token(world).await;
    world.cora.changes_standing("removeAgency", &agency, "It closed.").await.done();
    assert_eq!(offer(&somebody(world), &link).await, Value::Null);
    world
        .unchanged_by(async || {
            let refused = accepts(&somebody(world), &link, json!({})).await.refused();
            assert_eq!(refused[0].code, "INVITATION_NOT_VALID");
            let refused = invites(&world.cora, "noor@newcomer.test", "ADMIN", Some(&agency)).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("AGENCY_GONE", Some("agencyId")));
        })
        .await;
    let waiting = world.cora.ask("{ invitations { nodes { id } } }", json!({})).await;
    assert_eq!(waiting.data()["invitations"]["nodes"], json!([]));
}
