//! Signing in by a mailed link: once, within fifteen minutes.

use chrono::TimeDelta;
use reqwest::Method;
use reqwest::header::{ACCEPT, RETRY_AFTER};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tests::database::As;
use tests::world::key;
use tests::{Actor, World, behaviour};

pub(super) async fn asks_for_a_link(actor: &Actor, email: &str) -> Value {
    let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent problems { code field } } }";
    let reply = actor.ask_outside(document, json!({ "input": { "email": email, "requestKey": key() } })).await;
    reply.data()["requestSignInLink"].clone()
}

/// Asks for a link with a request key of one's own.
async fn asks_under(actor: &Actor, email: &str, key: &str) -> Value {
    let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
    actor.ask_outside(document, json!({ "input": { "email": email, "requestKey": key } })).await.body
}

pub(super) async fn uses(actor: &Actor, token: &str) -> Value {
    let document =
        "mutation($input: SignInInput!) { signIn(input: $input) { person { name } problems { code field } } }";
    actor.ask_outside(document, json!({ "input": { "token": token } })).await.data()["signIn"].clone()
}

pub(super) async fn who(actor: &Actor) -> Value {
    actor.ask_outside("{ viewer { person { name } } }", json!({})).await.data()["viewer"]["person"].clone()
}

/// The token in the one mail with a link that was sent.
pub(super) async fn mailed_token(world: &World) -> String {
    world.worker_catches_up().await;
    let mut mails = world.mails.take();
    mails.retain(|mail| mail.text.contains("/sign-in/"));
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

/// What the page of a link is told before anything happens.
async fn looks_at(actor: &Actor, token: &str) -> Value {
    let document = "query($token: String!) { signInLink(token: $token) { askedAt device isHere } }";
    actor.ask_outside(document, json!({ "token": token })).await.data()["signInLink"].clone()
}

#[behaviour]
async fn in_another_browser_a_link_signs_in_only_after_a_question(world: &World) {
    let (asking, other) = (world.nobody.in_another_browser(), world.nobody.in_another_browser());
    asking.set_cookie("lt_browser", Some("the-one-that-asks")).await;
    other.set_cookie("lt_browser", Some("another-one")).await;
    asks_for_a_link(&asking, "ana@example.test").await;
    let token = mailed_token(world).await;
    world.goes_by(TimeDelta::minutes(2));
    let asked_at = "2026-03-02T15:00:00+00:00";
    let here = json!({ "askedAt": asked_at, "device": null, "isHere": true });
    let elsewhere = json!({ "askedAt": asked_at, "device": null, "isHere": false });
    let without_cookies = world.nobody.in_another_browser();
    world
        .unchanged_by(async || {
            // Scanners of mail look as often as they like.
            for _ in 0..3 {
                assert_eq!(looks_at(&asking, &token).await, here);
                assert_eq!(looks_at(&other, &token).await, elsewhere);
                assert_eq!(looks_at(&without_cookies, &token).await, elsewhere);
                world.nobody.looks_at(&format!("/sign-in/{token}")).await.is_shown();
            }
            for strange in [&other, &without_cookies] {
                let refused = uses(strange, &token).await;
                assert_eq!(refused["problems"], json!([{ "code": "ASKED_ELSEWHERE", "field": null }]));
                assert_eq!(who(strange).await, Value::Null);
            }
        })
        .await;
    let document = "mutation($input: SignInInput!) { signIn(input: $input) { person { name } } }";
    let input = json!({ "input": { "token": token, "elsewhere": true } });
    assert_eq!(other.ask_outside(document, input).await.data()["signIn"]["person"]["name"], "Ana");
    assert_eq!(looks_at(&asking, &token).await, Value::Null, "it is spent");
    assert_eq!(uses(&asking, &token).await["problems"][0]["code"], "LINK_NOT_VALID");
    assert_eq!(looks_at(&asking, "nonsense").await, Value::Null);
}

#[behaviour]
async fn the_page_of_a_link_asks_in_another_browser(world: &World) {
    let asking = world.nobody.in_another_browser();
    let form = asking.opens_at("/sign-in").await.is_shown().form("/sign-in");
    form.with("email", "rose@example.test").send().await.is_shown();
    let link = format!("/sign-in/{}", mailed_token(world).await);
    let other = world.nobody.in_another_browser();
    other.set_cookie("lt_language", Some("fr")).await;
    other.opens_at("/sign-in").await.is_shown();
    let page = other.opens_at(&link).await.is_shown();
    page.says("Ouvrir votre session ici?").says("un navigateur qui n’a pas dit son nom");
    let form = page.form(&link);
    let asked_again = form.clone().without("elsewhere").post().await;
    assert_eq!((asked_again.status, asked_again.location.as_deref()), (303, Some(link.as_str())), "it asks first");
    assert_eq!(who(&other).await, Value::Null);
    form.send().await.is_shown();
    assert_eq!(who(&other).await, json!({ "name": "Rose" }));
    let spent = asking.looks_at(&link).await;
    assert_eq!(spent.status, 422);
    spent.says("This link does not work any more");
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
    let last = token.len() - 2;
    let other = if &token[last..=last] == "b" { "A" } else { "b" };
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
async fn the_same_is_read_for_a_link_whether_or_not_somebody_is_known(world: &World) {
    let read = async |email: &str| {
        let browser = world.nobody.in_another_browser();
        let (_, mut asked) = world.statements.during(async || asks_for_a_link(&browser, email).await).await;
        // What is written, only somebody can be written.
        asked.retain(|statement| statement.starts_with("SELECT"));
        asked
    };
    let unknown = read("noor@newcomer.test").await;
    assert!(unknown.iter().any(|statement| statement.contains("FROM \"sign_in_link\"")), "{unknown:#?}");
    assert_eq!(read("sven@example.test").await, unknown);
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

/// Asks for a link; the whole answer, and after how many seconds one may ask again.
async fn answer_to(actor: &Actor, email: &str) -> (Value, Option<String>) {
    let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
    let body = json!({ "query": document, "variables": { "input": { "email": email, "requestKey": key() } } });
    let request = actor.request(Method::POST, "/graphql").await.header(ACCEPT, "application/graphql-response+json");
    let answer = actor.send(request.json(&body)).await;
    let again = answer.headers().get(RETRY_AFTER).map(|seconds| seconds.to_str().unwrap().to_owned());
    (answer.json().await.unwrap(), again)
}

#[behaviour]
async fn nobodys_mailbox_is_flooded_and_nobody_learns_whose_it_is(world: &World) {
    for email in ["ana@example.test", "stranger@example.test"] {
        for _ in 0..5 {
            assert_eq!(answer_to(&world.nobody, email).await.0["data"]["requestSignInLink"]["sent"], true);
        }
        world.worker_catches_up().await;
        world
            .unchanged_by(async || {
                let spelled = email.to_uppercase();
                let (refused, again) = answer_to(&world.nobody, &spelled).await;
                let error = &refused["errors"][0];
                assert_eq!(error["extensions"]["code"], "RATE_LIMITED", "{refused:#}");
                let seconds: u32 = again.expect("it says when").parse().unwrap();
                assert!((170..=180).contains(&seconds), "{seconds}");
                assert_eq!(error["extensions"]["retryAfter"], seconds);
                assert_eq!(error["message"], "Too many requests in a short time. Please try again in 3 minutes.");
            })
            .await;
    }
    assert_eq!(world.mails.all().len(), 5);
    assert_eq!(answer_to(&world.nobody, "rose@example.test").await.0["data"]["requestSignInLink"]["sent"], true);
}

#[behaviour]
async fn one_source_waits_after_thirty_sign_ins(world: &World) {
    for n in 0..30 {
        answer_to(&world.nobody, &format!("somebody-{n}@example.test")).await;
    }
    let (refused, again) = answer_to(&world.nobody, "ana@example.test").await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "RATE_LIMITED");
    assert!(again.is_some());
    let form = world.nobody.opens_at("/sign-in").await.is_shown().form("/sign-in");
    let page = form.with("email", "ana@example.test").post().await;
    assert_eq!(page.status, 429);
    assert!(page.headers.contains_key(RETRY_AFTER));
    page.says("Please try again in a minute.");
    world.worker_catches_up().await;
    assert_eq!(world.mails.all(), []);
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
        assert_eq!(asks_under(asker, "max@example.test", "1").await, sent);
        assert_eq!(asks_under(asker, "max@example.test", "1").await, sent);
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
