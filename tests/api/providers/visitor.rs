//! Somebody in front of a browser who goes to an odd provider and comes back.

use serde_json::{Value, json};
use tests::odd_provider::{CLIENT, SECRET, Somebody};
use tests::world::{Outcome, key};
use tests::{Actor, OddProvider, World};

/// What is said of a provider when it is added.
pub(super) fn wish(issuer: &str) -> Value {
    json!({
        "name": "Prairie House", "issuer": issuer, "clientId": CLIENT, "clientSecret": SECRET, "requestKey": key(),
    })
}

pub(super) async fn adds(actor: &Actor, input: Value) -> Outcome {
    let fields = "provider { id name issuer clientId hasSecret isOn trustedDomains } problems { code field message }";
    actor.does("addProvider", input, fields).await
}

pub(super) async fn switches(actor: &Actor, provider: &str, is_on: bool) -> Outcome {
    let input = json!({ "providerId": provider, "isOn": is_on, "requestKey": key() });
    actor.does("switchProvider", input, "provider { isOn } problems { code }").await
}

/// Cora sets an odd provider up and switches it on; its id.
pub(super) async fn set_up(world: &World, odd: &OddProvider) -> String {
    let added = adds(&world.cora, wish(&odd.issuer)).await.done().clone();
    let id = added["provider"]["id"].as_str().expect("an id is a text").to_owned();
    switches(&world.cora, &id, true).await.done();
    id
}

/// Whoever sits in front of a browser that nobody is signed in in; each time another browser.
pub(super) async fn browser(world: &World, mark: char) -> Actor {
    let somebody = world.nobody.in_another_browser();
    somebody.set_cookie("lt_browser", Some(&mark.to_string().repeat(32))).await;
    somebody
}

/// Where a browser was sent, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Away {
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) challenge: String,
}

pub(super) async fn starts(actor: &Actor, provider: &str) -> Outcome {
    let document = "mutation($input: StartProviderSignInInput!) { startProviderSignIn(input: $input) { address problems { code } } }";
    let reply = actor.ask(document, json!({ "input": { "providerId": provider } })).await;
    Outcome::of("startProviderSignIn", reply)
}

pub(super) async fn leaves(actor: &Actor, provider: &str) -> Away {
    let started = starts(actor, provider).await.done().clone();
    let address = started["address"].as_str().expect("an address is a text").to_owned();
    let given = |name: &str| {
        let query = address.split_once('?').expect("it asks something").1;
        let value = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
        value.unwrap_or_else(|| panic!("no {name} in {address}")).to_owned()
    };
    assert_eq!((given("response_type").as_str(), given("code_challenge_method").as_str()), ("code", "S256"));
    assert_eq!(given("scope"), "openid+email");
    Away { state: given("state"), nonce: given("nonce"), challenge: given("code_challenge") }
}

/// A browser comes back with this state and code.
pub(super) async fn comes_back(actor: &Actor, state: &str, code: Option<&str>) -> Outcome {
    returns(actor, json!({ "state": state, "code": code })).await
}

pub(super) async fn returns(actor: &Actor, input: Value) -> Outcome {
    let document = "mutation($input: FinishProviderSignInInput!) { finishProviderSignIn(input: $input) { signedIn mailed problems { code message } } }";
    Outcome::of("finishProviderSignIn", actor.ask(document, json!({ "input": input })).await)
}

/// The whole way there and back.
pub(super) async fn signs_in(actor: &Actor, odd: &OddProvider, provider: &str, somebody: &Somebody) -> Outcome {
    let away = leaves(actor, provider).await;
    let code = odd.signs_in(&away.nonce, &away.challenge, somebody);
    comes_back(actor, &away.state, Some(&code)).await
}

/// Rose as a provider knows her.
pub(super) fn rose(verified: Option<bool>) -> Somebody {
    Somebody { subject: "r-1".to_owned(), email: "Rose@Example.test".to_owned(), verified }
}

/// Who a browser is signed in as, in the prairie network.
pub(super) async fn is(actor: &Actor) -> Value {
    let reply = actor.ask("{ viewer { person { name } networks { network { slug } } } }", json!({})).await;
    reply.data()["viewer"]["person"]["name"].clone()
}

/// The token of the link in the only mail about a provider that left since the last look.
pub(super) async fn mailed(world: &World) -> String {
    world.worker_catches_up().await;
    let mut mails = world.mails.take();
    mails.retain(|mail| mail.text.contains("/sign-in/confirm/"));
    let [mail] = mails.as_slice() else { panic!("one mail is expected: {mails:#?}") };
    let after = mail.text.split("/sign-in/confirm/").nth(1).expect("it holds the link");
    after.split_whitespace().next().expect("a link ends").to_owned()
}

pub(super) async fn confirms(actor: &Actor, token: &str) -> Outcome {
    let document = "mutation($input: ConfirmProviderLinkInput!) { confirmProviderLink(input: $input) { signedIn problems { code } } }";
    Outcome::of("confirmProviderLink", actor.ask(document, json!({ "input": { "token": token } })).await)
}
