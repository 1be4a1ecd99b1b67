//! Signing in by a mailed link: once, within fifteen minutes.

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tests::database::As;
use tests::world::key;
use tests::{Actor, World, behaviour};

async fn asks_for_a_link(actor: &Actor, email: &str) -> Value {
    let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent problems { code field } } }";
    let reply = actor.ask_outside(document, json!({ "input": { "email": email, "requestKey": key() } })).await;
    reply.data()["requestSignInLink"].clone()
}

/// Asks for a link with a request key of one's own.
async fn asks_under(actor: &Actor, email: &str, key: &str) -> Value {
    let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
    actor.ask_outside(document, json!({ "input": { "email": email, "requestKey": key } })).await.body
}

async fn uses(actor: &Actor, token: &str) -> Value {
    let document =
        "mutation($input: SignInInput!) { signIn(input: $input) { person { name } problems { code field } } }";
    actor.ask_outside(document, json!({ "input": { "token": token } })).await.data()["signIn"].clone()
}

async fn who(actor: &Actor) -> Value {
    actor.ask_outside("{ viewer { person { name } } }", json!({})).await.data()["viewer"]["person"].clone()
}

/// The token in the one mail that was sent.
async fn mailed_token(world: &World) -> String {
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.len(), 1, "{mails:#?}");
    let (_, rest) = mails[0].text.split_once("http://table.test/sign-in/").expect("the mail has a link");
    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
}

#[behaviour]
async fn a_mailed_link_signs_in_once(world: &World) {
    let browser = world.nobody.in_another_browser();
    assert_eq!(asks_for_a_link(&browser, " Ana@Example.test ").await, json!({ "sent": true, "problems": [] }));
    let token = mailed_token(world).await;
    assert_eq!(who(&browser).await, Value::Null);
    assert_eq!(uses(&browser, &token).await, json!({ "person": { "name": "Ana" }, "problems": [] }));
    assert_eq!(who(&browser).await, json!({ "name": "Ana" }));
    let other = world.nobody.in_another_browser();
    let used = json!({ "person": null, "problems": [{ "code": "LINK_NOT_VALID", "field": null }] });
    assert_eq!(uses(&other, &token).await, used);
    assert_eq!(who(&other).await, Value::Null);
}

#[behaviour]
async fn who_signs_in_or_out_is_that_person_for_the_rest_of_the_document(world: &World) {
    let browser = world.nobody.in_another_browser();
    asks_for_a_link(&browser, "ana@example.test").await;
    let token = mailed_token(world).await;
    let document = "mutation($sign: SignInInput!, $first: ChangeMySettingsInput!, $out: SignOutInput!, $last: ChangeMySettingsInput!) {
        signIn(input: $sign) { person { name email } }
        first: changeMySettings(input: $first) { person { name zone } }
        signOut(input: $out) { done }
        last: changeMySettings(input: $last) { person { name } } }";
    let settings = |zone: &str| json!({ "language": "EN", "zone": zone, "requestKey": key() });
    let variables = json!({ "sign": { "token": token }, "first": settings("America/Regina"), "out": { "requestKey": key() },
        "last": settings("America/Halifax") });
    let reply = browser.ask_outside(document, variables).await;
    let expected = json!({
        "signIn": { "person": { "name": "Ana", "email": "ana@example.test" } },
        "first": { "person": { "name": "Ana", "zone": "America/Regina" } },
        "signOut": { "done": true },
        "last": null,
    });
    assert_eq!(reply.body["data"], expected, "{:#}", reply.body);
    assert_eq!(reply.denied(), "UNAUTHENTICATED");
    assert_eq!(who(&browser).await, Value::Null);
}

#[behaviour]
async fn a_link_is_not_used_up_over_a_stream(world: &World) {
    let browser = world.nobody.in_another_browser();
    asks_for_a_link(&browser, "ana@example.test").await;
    let token = mailed_token(world).await;
    world
        .unchanged_by(async || {
            let document = json!({ "query": format!("mutation {{ signIn(input: {{ token: \"{token}\" }}) {{ person {{ name }} }} }}") });
            let request = browser.request(reqwest::Method::POST, "/graphql").await;
            let answer = browser.send(request.header(reqwest::header::ACCEPT, "text/event-stream").json(&document)).await;
            let text = answer.text().await.unwrap();
            assert!(text.contains("BAD_INPUT") && text.ends_with("event: complete\ndata:\n\n"), "{text}");
        })
        .await;
    assert_eq!(uses(&browser, &token).await["person"], json!({ "name": "Ana" }));
}

#[behaviour]
async fn a_link_is_good_for_fifteen_minutes(world: &World) {
    asks_for_a_link(&world.nobody, "ana@example.test").await;
    let token = mailed_token(world).await;
    world.goes_by(TimeDelta::minutes(15));
    assert_eq!(uses(&world.nobody, &token).await["problems"][0]["code"], "LINK_NOT_VALID");
}

#[behaviour]
async fn an_altered_link_is_worth_nothing(world: &World) {
    asks_for_a_link(&world.nobody, "ana@example.test").await;
    let token = mailed_token(world).await;
    let (last, other) = (token.len() - 2, if token.contains('A') { "b" } else { "A" });
    for altered in [
        format!("{}{other}{}", &token[..last], &token[last + 1..]),
        String::new(),
        "é".repeat(65),
        "x".repeat(100_000 / 2),
    ] {
        assert_eq!(uses(&world.nobody, &altered).await["problems"][0]["code"], "LINK_NOT_VALID", "{altered:.80}");
    }
}

#[behaviour]
async fn an_unknown_address_gets_the_same_answer_and_no_mail(world: &World) {
    assert_eq!(asks_for_a_link(&world.nobody, "stranger@example.test").await, json!({ "sent": true, "problems": [] }));
    world.worker_catches_up().await;
    assert_eq!(world.mails.all(), []);
}

#[behaviour]
async fn what_is_no_address_is_refused_at_its_field(world: &World) {
    for wrong in ["", "ana", "ana@", "@example.test", "ana@example", "ana@exa mple.test", "a@b.test, c@d.test"] {
        let refused = asks_for_a_link(&world.nobody, wrong).await;
        assert_eq!(refused["problems"], json!([{ "code": "BAD_EMAIL", "field": "email" }]), "{wrong}");
    }
}

#[behaviour]
async fn nobodys_mailbox_is_flooded(world: &World) {
    for _ in 0..8 {
        asks_for_a_link(&world.nobody, "ana@example.test").await;
    }
    world.worker_catches_up().await;
    assert_eq!(world.mails.all().len(), 5);
}

#[behaviour]
async fn who_signs_out_is_signed_out_on_the_server_too(world: &World) {
    let browser = world.ana.in_another_browser();
    let cookie = browser.cookie("lt_session").await.unwrap();
    assert_eq!(who(&browser).await, json!({ "name": "Ana" }));
    let input = json!({ "requestKey": key() });
    let reply = browser
        .ask_outside("mutation($input: SignOutInput!) { signOut(input: $input) { done } }", json!({ "input": input }))
        .await;
    assert_eq!(reply.data()["signOut"], json!({ "done": true }));
    assert_eq!(who(&browser).await, Value::Null);
    browser.set_cookie("lt_session", Some(&cookie)).await;
    assert_eq!(who(&browser).await, Value::Null, "the old cookie is worth nothing");
}

#[behaviour]
async fn a_session_ends_by_itself(world: &World) {
    let cookie = world.ana.cookie("lt_session").await.unwrap();
    let browser = world.nobody.in_another_browser();
    browser.set_cookie("lt_session", Some(&cookie)).await;
    assert_eq!(who(&browser).await, json!({ "name": "Ana" }));
    world.goes_by(TimeDelta::days(30));
    assert_eq!(who(&browser).await, Value::Null);
}

#[behaviour]
async fn the_database_holds_no_secret_that_signs_in(world: &World) {
    let cookie = world.ana.cookie("lt_session").await.unwrap();
    asks_for_a_link(&world.nobody, "ana@example.test").await;
    let token = mailed_token(world).await;
    let traces = format!("{:?}", world.traces().await);
    assert!(!traces.contains(&cookie) && !traces.contains(&token) && !traces.contains(&token[22..]));
}

#[behaviour]
async fn a_wish_that_is_sent_twice_sends_one_mail(world: &World) {
    let browser = world.nobody.in_another_browser();
    browser.set_cookie("lt_browser", Some("one-browser")).await;
    let sent = json!({ "data": { "requestSignInLink": { "sent": true } } });
    let (first, second) =
        futures::join!(asks_under(&browser, "ana@example.test", "1"), asks_under(&browser, "ana@example.test", "1"));
    assert_eq!([first, second], [sent.clone(), sent.clone()]);
    world.worker_catches_up().await;
    assert_eq!(world.mails.take().len(), 1);
    let other = asks_under(&browser, "rose@example.test", "1").await;
    assert_eq!(other["errors"][0]["extensions"]["code"], "BAD_INPUT", "the same key for another wish");
    // Somebody else may choose the same key, with cookies or without.
    let second = world.nobody.in_another_browser();
    second.set_cookie("lt_browser", Some("another-browser")).await;
    for asker in [&second, &world.nobody.in_another_browser()] {
        assert_eq!(asks_under(asker, "ana@example.test", "1").await, sent);
        assert_eq!(asks_under(asker, "ana@example.test", "1").await, sent);
        world.worker_catches_up().await;
        assert_eq!(world.mails.take().len(), 1);
    }
}

#[behaviour]
async fn nobody_learns_who_is_known_whatever_stands_in_the_address(world: &World) {
    const NOWHERE: &str = "a-name-that-no-network-has-and-that-is-longer-than-any-name-of-a-network-may-be";
    let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
    let lost = world.nobody.at(NOWHERE);
    for email in ["ana@example.test", "stranger@example.test"] {
        let input = json!({ "input": { "email": email, "requestKey": key() } });
        let reply = lost.ask(document, input).await;
        assert_eq!(reply.data()["requestSignInLink"], json!({ "sent": true }), "{email}");
    }
}

/// How many sessions are kept.
#[expect(clippy::disallowed_methods, reason = "looks behind every room")]
async fn sessions(world: &World) -> i64 {
    let database = world.place().open(As::Owner, world.clock.clone()).await;
    let count = Statement::from_string(database.backend(), "SELECT count(*) FROM session");
    let row = database.pool().query_one_raw(count).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

#[behaviour]
async fn what_nobody_can_sign_in_with_any_more_is_removed(world: &World) {
    who(&world.ana).await;
    asks_for_a_link(&world.nobody, "ana@example.test").await;
    world.goes_by(TimeDelta::hours(25));
    world.worker_catches_up().await;
    assert_eq!(world.traces().await.of("sign_in_link").len(), 1, "it is kept for a day after its end");
    assert_eq!(sessions(world).await, 1);
    world.goes_by(TimeDelta::hours(1));
    world.worker_catches_up().await;
    assert_eq!(world.traces().await.of("sign_in_link"), [""; 0]);
    assert_eq!(sessions(world).await, 1, "a session lasts longer");
    world.goes_by(TimeDelta::days(30));
    world.worker_catches_up().await;
    assert_eq!(sessions(world).await, 0);
}
