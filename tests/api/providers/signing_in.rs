//! Signing in by a provider: the first time with a mail, then directly; and all the ways in which nobody becomes somebody else.

use chrono::TimeDelta;
use reqwest::Method;
use reqwest::header::{ACCEPT, AUTHORIZATION};
use serde_json::{Value, json};
use tests::odd_provider::Somebody;
use tests::{OddProvider, World, behaviour};

use super::visitor::{browser, comes_back, confirms, is, leaves, mailed, returns, rose, set_up, signs_in};

#[behaviour]
async fn the_first_time_a_mail_asks_and_then_the_provider_signs_in(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    let first = signs_in(&here, &odd, &id, &rose(None)).await;
    assert_eq!(first.done(), &json!({ "signedIn": false, "mailed": true, "problems": [] }));
    assert_eq!(is(&here).await, Value::Null);
    let token = mailed(world).await;
    let document = "query($token: String!) { providerLink(token: $token) { network slug provider email isHere } }";
    let look = here.ask(document, json!({ "token": token })).await.data()["providerLink"].clone();
    let expected = json!({
        "network": "Prairie Table", "slug": "prairie", "provider": "Prairie House", "email": "rose@example.test",
        "isHere": true,
    });
    assert_eq!(look, expected);
    assert_eq!(confirms(&here, &token).await.done()["signedIn"], true);
    assert_eq!(is(&here).await, "Rose");
    assert_eq!(confirms(&here, &token).await.refused()[0].code, "LINK_NOT_VALID", "it works once");
    // From now on, in any browser, whatever address the provider tells.
    let there = browser(world, 'b').await;
    let renamed = Somebody { email: "rose@elsewhere.test".to_owned(), ..rose(None) };
    world.worker_catches_up().await;
    world.mails.take();
    assert_eq!(signs_in(&there, &odd, &id, &renamed).await.done()["signedIn"], true);
    assert_eq!(is(&there).await, "Rose");
    world.worker_catches_up().await;
    let told: Vec<_> = world.mails.take().into_iter().map(|mail| (mail.to, mail.subject)).collect();
    let new = ("rose@example.test".to_owned(), "Nouvelle session Longtable".to_owned());
    assert_eq!(told, [new], "the browser is a new one, and the mail goes where we know her");
    assert_eq!(signs_in(&there, &odd, &id, &renamed).await.done()["signedIn"], true);
    world.worker_catches_up().await;
    assert_eq!(world.mails.take(), [], "it is known from then on");
    let log = world.cora.ask("{ events(first: 20) { nodes { kind } } }", json!({})).await;
    assert!(log.body.to_string().contains("PersonLinked"), "{:#}", log.body);
}

#[behaviour]
async fn only_the_browser_that_came_from_the_provider_confirms(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    // A stranger has an account there, and says that Rose's address is theirs.
    let stranger = browser(world, 'x').await;
    let evil = Somebody { subject: "evil".to_owned(), ..rose(Some(true)) };
    assert_eq!(signs_in(&stranger, &odd, &id, &evil).await.done()["mailed"], true);
    let token = mailed(world).await;
    let rose_at_home = browser(world, 'r').await;
    world
        .unchanged_by(async || {
            for actor in [&rose_at_home, &world.rose] {
                assert_eq!(confirms(actor, &token).await.refused()[0].code, "ASKED_ELSEWHERE");
            }
        })
        .await;
    assert_eq!(is(&stranger).await, Value::Null);
    world.goes_by(TimeDelta::minutes(15));
    assert_eq!(confirms(&stranger, &token).await.refused()[0].code, "LINK_NOT_VALID", "it ran out");
}

#[behaviour]
async fn a_trusted_word_is_enough_for_a_verified_address_of_the_domain_and_for_nothing_else(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let server = world.server_that_trusts(&odd.issuer, "example.test");
    let trusts = world.cora.in_front_of(server.address());
    let seen = trusts.ask("{ identityProviders { trustedDomains } }", json!({})).await;
    assert_eq!(seen.data()["identityProviders"][0]["trustedDomains"], json!(["example.test"]));
    let here = browser(world, 'a').await.in_front_of(server.address());
    here.set_cookie("lt_browser", Some(&"a".repeat(32))).await;
    for (verified, signed_in) in [(None, false), (Some(false), false), (Some(true), true)] {
        let came = signs_in(&here, &odd, &id, &rose(verified)).await;
        assert_eq!(came.done()["signedIn"], signed_in, "{verified:?}");
    }
    assert_eq!(is(&here).await, "Rose");
    let ana = Somebody { subject: "a-1".to_owned(), email: "ana@example.test".to_owned(), verified: Some(true) };
    let there = browser(world, 'b').await;
    let came = signs_in(&there, &odd, &id, &ana).await;
    assert_eq!(came.done()["mailed"], true, "another operator does not trust it");
}

#[behaviour]
async fn who_is_not_invited_is_told_so_and_nothing_is_made(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    let before = world.cora.ask("{ members(first: 100) { nodes { id } } }", json!({})).await.body;
    for email in ["noor@newcomer.test", "otto@example.test", "sven@example.test"] {
        let owner = Somebody { subject: email.to_owned(), email: email.to_owned(), verified: Some(true) };
        assert_eq!(signs_in(&here, &odd, &id, &owner).await.refused()[0].code, "NOT_INVITED", "{email}");
        // Who merely claims an address learns nothing of who belongs here.
        let claims = Somebody { verified: None, ..owner };
        assert_eq!(signs_in(&here, &odd, &id, &claims).await.done()["mailed"], true, "{email}");
    }
    world.worker_catches_up().await;
    assert!(world.mails.all().is_empty(), "nobody was mailed");
    assert_eq!(is(&here).await, Value::Null);
    assert_eq!(world.cora.ask("{ members(first: 100) { nodes { id } } }", json!({})).await.body, before);
}

#[behaviour]
async fn no_provider_can_tell_by_the_time_whom_the_server_knows_elsewhere(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    let asked = async |email: &str, verified: Option<bool>| {
        let somebody = Somebody { subject: email.to_owned(), email: email.to_owned(), verified };
        let away = leaves(&here, &id).await;
        let code = odd.signs_in(&away.nonce, &away.challenge, &somebody);
        let (came, asked) = world.statements.during(async || comes_back(&here, &away.state, Some(&code)).await).await;
        (came.reply().body.clone(), asked)
    };
    for verified in [None, Some(true)] {
        let nobody = asked("noor@newcomer.test", verified).await;
        for known in ["otto@example.test", "sven@example.test"] {
            assert_eq!(asked(known, verified).await, nobody, "{known}, {verified:?}");
        }
    }
}

#[behaviour]
async fn a_state_comes_back_once_in_its_own_browser_and_in_time(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let (here, there) = (browser(world, 'a').await, browser(world, 'b').await);
    let away = leaves(&here, &id).await;
    let code = odd.signs_in(&away.nonce, &away.challenge, &rose(None));
    let is_over = |code: &str| assert_eq!(code, "SIGN_IN_OVER");
    is_over(&comes_back(&there, &away.state, Some(&code)).await.refused()[0].code);
    is_over(&comes_back(&here, &"x".repeat(43), Some(&code)).await.refused()[0].code);
    is_over(&comes_back(&here, "", Some(&code)).await.refused()[0].code);
    is_over(&comes_back(&here.at("coast"), &away.state, Some(&code)).await.refused()[0].code);
    let other =
        returns(&here, json!({ "state": away.state, "code": code, "issuer": "https://somebody.else.test" })).await;
    assert_eq!(other.refused()[0].code, "PROVIDER_OTHER_ISSUER");
    is_over(&comes_back(&here, &away.state, Some(&code)).await.refused()[0].code);
    let away = leaves(&here, &id).await;
    assert_eq!(comes_back(&here, &away.state, None).await.refused()[0].code, "PROVIDER_DECLINED");
    let away = leaves(&here, &id).await;
    let code = odd.signs_in(&away.nonce, &away.challenge, &rose(None));
    world.goes_by(TimeDelta::minutes(10));
    is_over(&comes_back(&here, &away.state, Some(&code)).await.refused()[0].code);
    world.worker_catches_up().await;
    assert!(world.mails.all().is_empty());
}

#[behaviour]
async fn a_session_from_a_provider_opens_its_network_and_nothing_else(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    signs_in(&here, &odd, &id, &rose(None)).await.done();
    confirms(&here, &mailed(world).await).await.done();
    let invited = json!({
        "name": "Rose", "email": "rose@example.test", "language": "FR", "role": "ADVISOR", "requestKey": tests::world::key(),
    });
    world.stella.does("invitePerson", invited, "member { id } invitation { id } problems { code }").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let invitation = mails.iter().find_map(|mail| mail.text.split("/invitation/").nth(1)).expect("she is invited");
    let token = invitation.split_whitespace().next().expect("a link ends");
    let at_home = world.rose.in_another_browser();
    let document = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { network { slug } } }";
    let accepted = at_home.ask_outside(document, json!({ "input": { "token": token, "asSignedIn": true } })).await;
    assert_eq!(accepted.data()["acceptInvitation"]["network"]["slug"], "coast");
    // She belongs to both now; this session knows of one.
    let networks = "{ viewer { networks { network { slug } } } }";
    let both = at_home.ask_outside(networks, json!({})).await.body.to_string();
    assert!(both.contains("coast") && both.contains("prairie"), "{both}");
    let one = here.ask_outside(networks, json!({})).await.body.to_string();
    assert!(one.contains("prairie") && !one.contains("coast"), "{one}");
    // Nor are others named as if she had left them; nor to a program whose token is for one of them.
    let former = "{ viewer { formerNetworks } }";
    assert_eq!(here.ask_outside(former, json!({})).await.data()["viewer"]["formerNetworks"], json!([]));
    let (_, of_program) = at_home.makes_a_token("Sheet", json!([{ "room": "IDENTITY" }])).await;
    let program = world.nobody.in_another_browser();
    let asking = program.request(Method::POST, "/graphql").await.header(ACCEPT, "application/graphql-response+json");
    let asking = asking.header(AUTHORIZATION, format!("Bearer {of_program}")).json(&json!({ "query": former }));
    let told: Value = program.send(asking).await.json().await.expect("an answer is JSON");
    assert_eq!(told["data"]["viewer"]["formerNetworks"], json!([]), "{told}");
    assert_eq!(here.at("prairie").network(), "prairie");
    let cookie = here.cookie("lt_session").await.expect("she is signed in");
    let coast = world.nobody.at("coast");
    coast.set_cookie("lt_session", Some(&cookie)).await;
    assert_eq!(coast.ask("{ network { name } }", json!({})).await.denied(), "NOT_FOUND");
    assert_eq!(coast.opens("/").await.status, 404);
    // What reaches beyond the network is not done with it.
    let sessions = "{ viewer { sessions { nodes { id } } } }";
    assert_eq!(here.ask(sessions, json!({})).await.denied(), "FORBIDDEN");
    for (deed, input) in [
        ("eraseMe", json!({ "understood": true, "requestKey": tests::world::key() })),
        ("endOtherSessions", json!({ "requestKey": tests::world::key() })),
    ] {
        here.does(deed, input, "problems { code }").await.denied_as("FORBIDDEN");
    }
    let name = |name: Value| json!({ "name": name, "language": "FR", "zone": "America/Regina", "requestKey": tests::world::key() });
    here.does("changeMySettings", name(json!("Somebody else")), "problems { code }").await.denied_as("FORBIDDEN");
    here.does("changeMySettings", name(Value::Null), "problems { code }").await.done();
    let file = here.looks_at("/exports/me.zip").await;
    assert_eq!(file.status, 403);
    file.says("ouvrir une session par courriel");
    let everywhere = "{ viewer { isEverywhere } }";
    for (browser, expected) in [(&here, false), (&at_home, true)] {
        let reply = browser.ask_outside(everywhere, json!({})).await;
        assert_eq!(reply.data()["viewer"]["isEverywhere"], expected);
    }
    assert_eq!(is(&here).await, "Rose");
}

#[behaviour]
async fn who_belongs_no_more_gets_in_no_more(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    let mia = Somebody { subject: "m-1".to_owned(), email: "mia@example.test".to_owned(), verified: None };
    signs_in(&here, &odd, &id, &mia).await.done();
    confirms(&here, &mailed(world).await).await.done();
    let roles = world.mia.ask("{ members { nodes { id } } }", json!({})).await;
    let role = roles.data()["members"]["nodes"][0]["id"].clone();
    let ending = json!({ "memberId": role, "askCoordinator": false, "requestKey": tests::world::key() });
    world.max.does("endRole", ending, "problems { code }").await.done();
    assert_eq!(signs_in(&here, &odd, &id, &mia).await.refused()[0].code, "NOT_INVITED");
}

#[behaviour]
async fn no_mailbox_is_flooded(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    for n in 0..7 {
        let claims = Somebody { subject: format!("s-{n}"), ..rose(None) };
        assert_eq!(signs_in(&here, &odd, &id, &claims).await.done()["mailed"], true, "{n}");
    }
    world.worker_catches_up().await;
    assert_eq!(world.mails.all().len(), 5);
}

#[behaviour]
async fn a_session_that_came_from_a_provider_reaches_no_link_into_another_network(world: &World) {
    world.otto_keeps_tidewater().await;
    world.otto.links_with(&world.rose).await;
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    signs_in(&here, &odd, &id, &rose(None)).await.done();
    let token = mailed(world).await;
    confirms(&here, &token).await.done();
    let agency = world.rose.agency().await;
    assert_eq!(here.asks_for_link(&agency).await.denied(), "FORBIDDEN");
    assert_eq!(here.sees_agency(&agency, "canLink canEdit").await, json!({ "canLink": false, "canEdit": true }));
    world
        .unchanged_by(async || {
            for deed in ["offerAgencyLink", "acceptAgencyLink", "endAgencyLink", "fetchLinkedProfile"] {
                here.of_link(deed).await.denied_as("FORBIDDEN");
            }
            here.takes_up("x").await.denied_as("FORBIDDEN");
            here.carries_over(1, 1, &["STAFF"]).await.denied_as("FORBIDDEN");
        })
        .await;
    assert_eq!(world.rose.link().await["state"], "LINKED");
}
