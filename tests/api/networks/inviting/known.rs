//! Inviting somebody who is known already: one person, and nothing learned of them.

use serde_json::{Value, json};
use tests::{World, behaviour};

use super::{accepts, invites, offer, roles, secret, somebody, token};

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
