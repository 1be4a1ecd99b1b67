//! Where a request comes from: as a proxy tells that the operator trusts, and otherwise as the connection shows.

use longtable::proxies::Proxies;
use reqwest::Method;
use reqwest::header::{ACCEPT, HeaderMap, ORIGIN};
use serde_json::{Value, json};
use tests::world::{Operated, OtherServer, key};
use tests::{Actor, World, behaviour};

use super::signing_in::mailed_token;

/// Asks the API outside networks, as somebody whose address is told so in a proxy's place.
async fn asks_as(actor: &Actor, told: &str, document: &str, input: Value) -> Value {
    let request = actor.request(Method::POST, "/graphql").await.header("x-forwarded-for", told);
    let request = request.header(ACCEPT, "application/graphql-response+json");
    let answer = actor.send(request.json(&json!({ "query": document, "variables": { "input": input } }))).await;
    answer.json().await.expect("it is JSON")
}

/// Whether somebody at an address may still ask for a sign-in link to be mailed.
async fn may_ask(actor: &Actor, told: &str, email: &str) -> bool {
    let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
    let answer = asks_as(actor, told, document, json!({ "email": email, "requestKey": key() })).await;
    match answer["errors"][0]["extensions"]["code"].as_str() {
        Some(code) => {
            assert_eq!(code, "RATE_LIMITED", "{answer:#}");
            false
        }
        None => {
            assert_eq!(answer["data"]["requestSignInLink"]["sent"], true, "{answer:#}");
            true
        }
    }
}

/// A server behind these proxies, on which each address asks for three links in a row.
fn behind(world: &World, proxies: Proxies) -> OtherServer {
    let api = api::Settings { sign_ins_per_address_max: 3, ..api::Settings::default() };
    world.server_operated(Operated { api, proxies, ..Operated::default() })
}

fn this_machine() -> Proxies {
    Proxies::read("127.0.0.1").expect("it is an address")
}

const ONE: &str = "198.51.100.7";
const OTHER: &str = "203.0.113.9";

#[behaviour]
async fn whom_a_trusted_proxy_tells_apart_wait_apart(world: &World) {
    let server = behind(world, this_machine());
    let nobody = world.nobody.in_front_of(server.address());
    for number in 0..3 {
        assert!(may_ask(&nobody, ONE, &format!("somebody-{number}@newcomer.test")).await, "{number}");
    }
    assert!(!may_ask(&nobody, ONE, "somebody@newcomer.test").await);
    assert!(may_ask(&nobody, OTHER, "somebody@newcomer.test").await);
    // What stands before the proxy's own word anybody could have written.
    assert!(!may_ask(&nobody, &format!("192.0.2.1, {ONE}"), "somebody@newcomer.test").await);
}

#[behaviour]
async fn whoever_says_so_themselves_is_told_apart_from_nobody(world: &World) {
    let server = behind(world, Proxies::default());
    let nobody = world.nobody.in_front_of(server.address());
    for (number, told) in [ONE, OTHER, "192.0.2.1"].into_iter().enumerate() {
        assert!(may_ask(&nobody, told, &format!("somebody-{number}@newcomer.test")).await, "{told}");
    }
    for told in [ONE, OTHER, "192.0.2.99"] {
        assert!(!may_ask(&nobody, told, "somebody@newcomer.test").await, "{told}");
    }
}

#[behaviour]
async fn one_mailbox_gets_twenty_links_in_a_row_from_all_sources_together(world: &World) {
    let server = world.server_operated(Operated { proxies: this_machine(), ..Operated::default() });
    let nobody = world.nobody.in_front_of(server.address());
    for source in 1..=4 {
        for number in 0..5 {
            assert!(may_ask(&nobody, &format!("198.51.100.{source}"), "ana@example.test").await, "{source} {number}");
        }
    }
    world.worker_catches_up().await;
    world
        .unchanged_by(async || {
            let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
            let input = json!({ "email": "Ana@Example.test", "requestKey": key() });
            let answer = asks_as(&nobody, "198.51.100.5", document, input).await;
            let told = &answer["errors"][0]["extensions"];
            assert_eq!(told["code"], "RATE_LIMITED", "{answer:#}");
            let seconds = told["retryAfter"].as_u64().expect("it says when");
            assert!((30..=60).contains(&seconds), "{seconds}");
        })
        .await;
    assert!(may_ask(&nobody, "198.51.100.5", "rose@example.test").await, "others are mailed");
}

#[behaviour]
async fn the_address_that_is_kept_is_the_one_a_trusted_proxy_tells(world: &World) {
    let servers = [this_machine(), Proxies::default()].map(|proxies| behind(world, proxies));
    for (server, kept) in servers.iter().zip([ONE, "127.0.0.1"]) {
        let browser = world.nobody.in_front_of(server.address());
        assert!(may_ask(&browser, ONE, "ana@example.test").await);
        let token = mailed_token(world).await;
        let document = "mutation($input: SignInInput!) { signIn(input: $input) { person { name } problems { code } } }";
        let before = world.traces().await;
        let done = asks_as(&browser, ONE, document, json!({ "token": token })).await;
        assert_eq!(done["data"]["signIn"], json!({ "person": { "name": "Ana" }, "problems": [] }), "{done:#}");
        let after = world.traces().await;
        let known = before.of("seen_address");
        let new: Vec<&String> = after.of("seen_address").iter().filter(|row| !known.contains(row)).collect();
        assert!(matches!(new.as_slice(), [row] if row.contains(kept)), "{kept}: {new:#?}");
    }
}

#[behaviour]
async fn only_a_trusted_proxy_says_which_host_was_asked(world: &World) {
    let servers = [Proxies::default(), this_machine()].map(|proxies| behind(world, proxies));
    for (server, done) in servers.iter().zip([false, true]) {
        let ana = world.ana.in_front_of(server.address());
        let form = ana.opens("/settings").await.is_shown().form("/settings").with("zone", "America/Halifax");
        let from = |origin: &str, host: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(ORIGIN, origin.parse().expect("it is a header"));
            if let Some(host) = host {
                headers.insert("x-forwarded-host", host.parse().expect("it is a header"));
            }
            headers
        };
        world
            .unchanged_by(async || {
                let foreign = form.post_saying(from("https://evil.example", None)).await;
                assert_eq!(foreign.status, 403, "{}", foreign.text());
            })
            .await;
        let told = from("https://table.example", Some("table.example"));
        if done {
            let answer = form.post_saying(told).await;
            assert_eq!(answer.status, 303, "the proxy says that it was asked for: {}", answer.text());
        } else {
            world
                .unchanged_by(async || {
                    let forged = form.post_saying(told).await;
                    assert_eq!(forged.status, 403, "{}", forged.text());
                })
                .await;
        }
    }
}
