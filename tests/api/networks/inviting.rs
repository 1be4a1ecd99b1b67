//! Invitations: by mail, once, within two weeks; and what a link that is no good tells.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{Outcome, key};
use tests::{Actor, World, behaviour};
use worker::{Mail, SendError};

const INVITED: &str =
    "invitation { id name email role state mail } member { id role isLast } problems { code field message }";

/// Invites somebody with this address to a role, for an agency where one is given.
async fn invites(actor: &Actor, email: &str, role: &str, agency: Option<&str>) -> Outcome {
    let input = json!({
        "name": "Noor", "email": email, "language": "FR", "role": role, "agencyId": agency, "requestKey": key(),
    });
    actor.does("invitePerson", input, INVITED).await
}

/// The secret in the only invitation that left since the last look.
async fn token(world: &World) -> String {
    world.worker_catches_up().await;
    let mut mails = world.mails.take();
    mails.retain(|mail| mail.text.contains("/invitation/"));
    let [mail] = mails.as_slice() else { panic!("one mail is expected: {mails:#?}") };
    secret(mail)
}

fn secret(mail: &Mail) -> String {
    let after = mail.text.split("http://table.test/invitation/").nth(1).expect("it holds the link");
    after.split_whitespace().next().expect("a link ends").to_owned()
}

async fn accepts(actor: &Actor, token: &str, more: Value) -> Outcome {
    let mut input = json!({ "token": token });
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    let document = "mutation Deed($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
        person { id name email language } network { slug } heldAlready knownAlready problems { code field message } } }";
    Outcome::of("acceptInvitation", actor.ask_outside(document, json!({ "input": input })).await)
}

/// What a link offers; null when it is no good.
async fn offer(actor: &Actor, token: &str) -> Value {
    let document = "query($token: String!) { invitationOffer(token: $token) {
        network agency role name email invitedBy zone language isKnown isMine } }";
    actor.ask_outside(document, json!({ "token": token })).await.data()["invitationOffer"].clone()
}

async fn roles(actor: &Actor) -> Value {
    let reply = actor.ask("{ viewer { roles agency { name } } }", json!({})).await;
    reply.data()["viewer"].clone()
}

/// Somebody in a browser of their own who is signed in nowhere.
fn somebody(world: &World) -> Actor {
    world.nobody.in_another_browser()
}

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
async fn an_expired_invitation_can_be_sent_again_and_an_old_mail_then_serves_as_well(world: &World) {
    let invited = invites(&world.cora, "noor@newcomer.test", "FUNDER", None).await;
    let id = invited.done()["invitation"]["id"].clone();
    let first = token(world).await;
    let again = || json!({ "invitationId": id, "requestKey": key() });
    let payload = "invitation { state mail expiresAt } problems { code field message }";
    world
        .unchanged_by(async || {
            let refused = world.cora.does("resendInvitation", again(), payload).await.refused();
            assert_eq!(refused[0].code, "SENT_JUST_NOW");
        })
        .await;
    world.goes_by(TimeDelta::days(15));
    let waiting = world.cora.ask("{ invitations { nodes { state } } }", json!({})).await;
    assert_eq!(waiting.data()["invitations"]["nodes"][0]["state"], "EXPIRED");
    let done = world.cora.does("resendInvitation", again(), payload).await;
    assert_eq!(done.done()["invitation"]["state"], "OPEN");
    assert_eq!(token(world).await, first, "the link is derived from the id");
    let noor = somebody(world);
    accepts(&noor, &first, json!({})).await.done();
    assert_eq!(roles(&noor).await["roles"], json!(["FUNDER"]));
    let refused = world.cora.does("resendInvitation", again(), payload).await.refused();
    assert_eq!(refused[0].code, "INVITATION_OVER");
}

#[behaviour]
async fn what_could_not_be_mailed_is_seen_by_whoever_invites_and_can_be_sent_again(world: &World) {
    world.mails.are_refused(Some(SendError::Permanent("550 no such mailbox".to_owned())));
    let invited = invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await;
    let id = invited.done()["invitation"]["id"].clone();
    world.worker_catches_up().await;
    let seen = world.cora.ask("{ invitations { nodes { mail lastError } } }", json!({})).await;
    assert_eq!(seen.data()["invitations"]["nodes"][0], json!({ "mail": "FAILED", "lastError": "550 no such mailbox" }));
    world.mails.are_refused(None);
    world.goes_by(TimeDelta::minutes(5));
    let again = json!({ "invitationId": id, "requestKey": key() });
    world.cora.does("resendInvitation", again, "invitation { id } problems { code }").await.done();
    token(world).await;
    let seen = world.cora.ask("{ invitations { nodes { mail lastError } } }", json!({})).await;
    assert_eq!(seen.data()["invitations"]["nodes"][0], json!({ "mail": "SENT", "lastError": null }));
}

#[behaviour]
async fn what_a_mail_server_said_of_somebody_goes_with_the_invitation(world: &World) {
    world.mails.are_refused(Some(SendError::Permanent("550 nobody is called Noor here".to_owned())));
    let invited = invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await;
    let id = invited.done()["invitation"]["id"].clone();
    world.worker_catches_up().await;
    world.mails.are_refused(None);
    let is_said = async || world.traces().await.of("invitation").iter().any(|row| row.contains("Noor here"));
    assert!(is_said().await);
    let withdrawing = json!({ "invitationId": id, "requestKey": key() });
    world.cora.does("withdrawInvitation", withdrawing, "invitation { id } problems { code }").await.done();
    assert!(!is_said().await);
}

#[behaviour]
async fn an_invitation_to_somebody_who_is_there_adds_the_role_and_no_second_person(world: &World) {
    let people = |traces: &tests::world::Traces| traces.of("person").len();
    let before = people(&world.traces().await);
    let added = invites(&world.cora, "Mia@example.test", "COORDINATOR", None).await;
    assert_eq!(added.done()["member"]["role"], "COORDINATOR");
    assert_eq!(added.done()["invitation"], Value::Null);
    assert_eq!(roles(&world.mia).await["roles"], json!(["MEMBER", "COORDINATOR"]));
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("{mails:#?}") };
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("mia@example.test", "Prairie Table: you have a new role"));
    world
        .unchanged_by(async || {
            let refused = invites(&world.cora, "mia@example.test", "COORDINATOR", None).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("ALREADY_THERE", Some("email")));
        })
        .await;
    assert_eq!(people(&world.traces().await), before);
}

#[behaviour]
async fn two_invitations_to_one_address_that_are_accepted_at_once_make_one_person(world: &World) {
    invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await.done();
    let here = token(world).await;
    invites(&world.stella, "noor@newcomer.test", "ADVISOR", None).await.done();
    let there = token(world).await;
    let (one, other) = (somebody(world), somebody(world));
    let (here, there) = futures::join!(accepts(&one, &here, json!({})), accepts(&other, &there, json!({})));
    let refused = [here, there].map(|outcome| outcome.reply().body.to_string().matches("SIGN_IN_TO_ACCEPT").count());
    assert_eq!(refused.iter().sum::<usize>(), 1, "{refused:?}");
    let people = world.traces().await.of("person").iter().filter(|row| row.contains("noor@newcomer.test")).count();
    assert_eq!(people, 1);
}

#[behaviour]
async fn an_admin_learns_nothing_of_people_of_other_agencies_by_inviting_them(world: &World) {
    let agency = world.max.agency().await;
    // Hugo buys for another agency of the same network, Otto for one of another network, and Noor is new.
    for (email, known) in [("hugo@example.test", true), ("otto@example.test", true), ("noor@newcomer.test", false)] {
        let invited = invites(&world.max, email, "MEMBER", Some(&agency)).await;
        assert_eq!(invited.done()["member"], Value::Null, "{email}");
        assert_eq!(invited.done()["invitation"]["email"], email);
        let token = token(world).await;
        let reader = somebody(world);
        assert_eq!(offer(&reader, &token).await["isKnown"], known, "{email}: by the link it is their own business");
        let reader = match email {
            "hugo@example.test" => world.hugo.clone(),
            "otto@example.test" => world.otto.clone(),
            _ => reader,
        };
        let done = accepts(&reader, &token, json!({})).await;
        assert_eq!((&done.done()["knownAlready"], &done.done()["heldAlready"]), (&json!(known), &json!(false)));
    }
    let networks = world.otto.ask("{ viewer { networks { network { slug } role } } }", json!({})).await;
    assert_eq!(networks.data()["viewer"]["networks"].as_array().map(Vec::len), Some(2), "one person in two networks");
}

#[behaviour]
async fn inviting_somebody_takes_the_same_whether_or_not_they_are_known_where_the_inviter_does_not_see(world: &World) {
    let agency = world.max.agency().await;
    let cases = [
        (&world.cora, "ADVISOR", None, ["otto@example.test", "sven@example.test"]),
        (&world.max, "MEMBER", Some(agency.as_str()), ["otto@example.test", "hugo@example.test"]),
    ];
    for (actor, role, agency, known) in cases {
        actor.arrives().await;
        let asked = async |email: &str| {
            let (invited, asked) = world.statements.during(async || invites(actor, email, role, agency).await).await;
            assert_eq!(invited.done()["member"], Value::Null, "{email}");
            asked
        };
        let nobody = asked(&format!("{}@newcomer.test", role.to_lowercase())).await;
        for email in known {
            assert_eq!(asked(email).await, nobody, "{} can tell by the time that {email} is known", actor.name());
        }
    }
}

#[behaviour]
async fn the_same_invitation_twice_is_said_and_the_same_role_again_adds_nothing(world: &World) {
    invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await.done();
    let first = token(world).await;
    world
        .unchanged_by(async || {
            let refused = invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("ALREADY_INVITED", Some("email")));
        })
        .await;
    invites(&world.cora, "noor@newcomer.test", "FUNDER", None).await.done();
    let second = token(world).await;
    let noor = somebody(world);
    accepts(&noor, &first, json!({})).await.done();
    let done = accepts(&noor, &second, json!({})).await;
    assert_eq!((&done.done()["knownAlready"], &done.done()["heldAlready"]), (&json!(true), &json!(false)));
    // Both were given at the same instant.
    let held = roles(&noor).await["roles"].clone();
    assert!(held == json!(["ADVISOR", "FUNDER"]) || held == json!(["FUNDER", "ADVISOR"]), "{held}");
}

#[behaviour]
async fn somebody_signed_in_as_another_chooses_who_takes_the_seat(world: &World) {
    for (email, as_me) in [("noor@newcomer.test", true), ("sami@newcomer.test", false)] {
        invites(&world.cora, email, "ADVISOR", None).await.done();
        let token = token(world).await;
        let page = world.ana.opens_at(&format!("/invitation/{token}")).await.is_shown();
        page.says("You are signed in here as Ana").says(email);
        let done = accepts(&world.ana, &token, json!({ "asSignedIn": as_me })).await;
        let expected = if as_me { "Ana" } else { "Noor" };
        assert_eq!(done.done()["person"]["name"], expected);
        let viewer = world.ana.ask("{ viewer { person { name } roles } }", json!({})).await;
        assert_eq!(viewer.data()["viewer"]["person"]["name"], expected, "the browser goes on as them");
    }
}

/// An invitation lies in a mailbox for two weeks: whoever finds it gets into no account by it, in whatever network.
#[behaviour]
async fn a_link_to_an_address_that_has_an_account_enters_it_for_nobody(world: &World) {
    for email in ["hugo@example.test", "otto@example.test"] {
        invites(&world.cora, email, "FUNDER", None).await.done();
    }
    invites(&world.max, "otto@example.test", "MEMBER", Some(&world.max.agency().await)).await.done();
    world.worker_catches_up().await;
    let tokens =
        world.mails.take().iter().filter(|mail| mail.text.contains("/invitation/")).map(secret).collect::<Vec<_>>();
    assert!(!tokens.is_empty());
    for token in &tokens {
        for finder in [somebody(world), world.ana.clone()] {
            world
                .unchanged_by(async || {
                    let refused = accepts(&finder, token, json!({ "asSignedIn": false })).await.refused();
                    assert_eq!((refused.len(), refused[0].code.as_str()), (1, "SIGN_IN_TO_ACCEPT"));
                })
                .await;
        }
    }
    let viewer = world.ana.ask("{ viewer { person { name } } }", json!({})).await;
    assert_eq!(viewer.data()["viewer"]["person"]["name"], "Ana", "she stays who she is");
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

#[behaviour]
async fn an_advisor_reads_and_discusses_and_never_asks_for_licences(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await.done();
    let token = token(world).await;
    let noor = somebody(world);
    accepts(&noor, &token, json!({})).await.done();
    let seen = noor.sees(&campaign, "title canPledge").await;
    assert_eq!(seen["canPledge"], false);
    noor.post_comment(&campaign, "Is it in Arabic, too?").await.done();
    let agency = world.ana.agency().await;
    let pledge = json!({ "agencyId": agency, "lines": [tests::line(3, 90_00)] });
    world.unchanged_by(async || noor.pledges(&campaign, pledge).await.denied_as("FORBIDDEN")).await;
}

#[behaviour]
async fn only_those_who_keep_the_people_invite_them(world: &World) {
    let open_door = world.max.agency().await;
    let relais = world.rose.agency().await;
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.mia, &world.fern] {
                let agency = if actor.name() == "Fern" { None } else { Some(open_door.as_str()) };
                invites(actor, "noor@newcomer.test", "MEMBER", agency).await.denied_as("FORBIDDEN");
            }
            invites(&world.max, "noor@newcomer.test", "MEMBER", Some(&relais)).await.denied_as("FORBIDDEN");
            invites(&world.max, "noor@newcomer.test", "COORDINATOR", None).await.denied_as("FORBIDDEN");
            invites(&world.nobody, "noor@newcomer.test", "MEMBER", None).await.denied_as("UNAUTHENTICATED");
            invites(&world.stella, "noor@newcomer.test", "MEMBER", Some(&relais)).await.denied_as("NOT_FOUND");
            for (email, role, agency, code, field) in [
                ("noor", "MEMBER", Some(&open_door), "BAD_EMAIL", "email"),
                ("noor@newcomer.test", "MEMBER", None, "AGENCY_MISSING", "agencyId"),
                ("noor@newcomer.test", "FUNDER", Some(&open_door), "AGENCY_NOT_USED", "agencyId"),
            ] {
                let refused = invites(&world.cora, email, role, agency.map(String::as_str)).await.refused();
                assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), (code, Some(field)));
            }
        })
        .await;
    invites(&world.max, "noor@newcomer.test", "MEMBER", Some(&open_door)).await.done();
    let seen = world.rose.ask("{ invitations { nodes { id } } }", json!({})).await;
    assert_eq!(seen.data()["invitations"]["nodes"], json!([]), "another agency's");
    let seen = world.cora.ask("{ invitations { nodes { email agency { name } } } }", json!({})).await;
    assert_eq!(
        seen.data()["invitations"]["nodes"],
        json!([{ "email": "noor@newcomer.test", "agency": { "name": "Open Door" } }])
    );
}

#[behaviour]
async fn no_coordinator_gives_themselves_a_look_at_what_an_agency_would_pay(world: &World) {
    let open_door = world.max.agency().await;
    let harbour = world.hugo.agency().await;
    let code = |refused: &[tests::world::Refusal]| (refused[0].code.clone(), refused[0].field.clone());
    let at = |code: &str, field: Option<&str>| (code.to_owned(), field.map(str::to_owned));
    world
        .unchanged_by(async || {
            // Open Door has an admin, who decides alone.
            for email in ["cora@example.test", "mia@example.test", "noor@newcomer.test"] {
                let refused = invites(&world.cora, email, "BUYER", Some(&open_door)).await.refused();
                assert_eq!(code(&refused), at("AGENCY_HAS_ADMIN", Some("agencyId")), "{email}");
            }
            let input = json!({ "name": "Noor", "language": "FR", "role": "BUYER", "agencyId": open_door, "requestKey": key() });
            let refused = world.cora.does("addPerson", input, "problems { code field message }").await.refused();
            assert_eq!(code(&refused), at("AGENCY_HAS_ADMIN", Some("agencyId")));
            // Harbour House has none yet; still it is no place for a coordinator.
            let refused = invites(&world.cora, "cora@example.test", "ADMIN", Some(&harbour)).await.refused();
            assert_eq!(code(&refused), at("SEAT_FOR_COORDINATOR", Some("agencyId")));
        })
        .await;
    // Nor by a mail to another address of theirs.
    invites(&world.cora, "cora@home.test", "ADMIN", Some(&harbour)).await.done();
    let token = token(world).await;
    world
        .unchanged_by(async || {
            let refused = accepts(&world.cora, &token, json!({ "asSignedIn": true })).await.refused();
            assert_eq!(code(&refused), at("SEAT_FOR_COORDINATOR", None));
        })
        .await;
    // Who works for both is let in by the agency itself.
    invites(&world.max, "cora@example.test", "MEMBER", Some(&open_door)).await.done();
}
