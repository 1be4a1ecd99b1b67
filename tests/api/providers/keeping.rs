//! Coordinators set providers up, try them, switch them on and off, and remove them.

use serde_json::{Value, json};
use tests::odd_provider::SECRET;
use tests::world::{Outcome, key};
use tests::{Actor, Manner, OddProvider, World, behaviour};

use super::visitor::{adds, browser, confirms, is, mailed, rose, set_up, signs_in, starts, switches, wish};

/// The version there is, for who may read it.
async fn version(actor: &Actor, provider: &str) -> i64 {
    let document = "query($id: ID!) { identityProvider(id: $id) { version } }";
    let reply = actor.ask(document, json!({ "id": provider })).await;
    reply.body["data"]["identityProvider"]["version"].as_i64().unwrap_or(1)
}

async fn changes(actor: &Actor, provider: &str, more: Value) -> Outcome {
    let mut input = wish("https://login.example.test");
    input["providerId"] = json!(provider);
    input["clientSecret"] = json!("");
    input["version"] = json!(version(actor, provider).await);
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    actor.does("changeProvider", input, "provider { name issuer hasSecret } problems { code field }").await
}

async fn removes(actor: &Actor, provider: &str) -> Outcome {
    let input = json!({ "providerId": provider, "requestKey": key() });
    actor.does("removeProvider", input, "providerId problems { code }").await
}

async fn tries(actor: &Actor, provider: &str) -> Outcome {
    let input = json!({ "providerId": provider, "requestKey": key() });
    let fields = "look { keys offersCode saysPkce saysEmail } problems { code message }";
    actor.does("testProvider", input, fields).await
}

async fn listed(actor: &Actor) -> Value {
    let reply = actor.ask("{ identityProviders { name isOn hasSecret } signInProviders { name } }", json!({})).await;
    reply.body["data"].clone()
}

#[behaviour]
async fn a_provider_is_set_up_tried_switched_on_and_off_and_removed(world: &World) {
    let odd = OddProvider::start();
    let added = adds(&world.cora, wish(&format!(" {} ", odd.issuer))).await.done().clone();
    let id = added["provider"]["id"].as_str().expect("an id is a text").to_owned();
    assert_eq!(added["provider"]["issuer"], odd.issuer);
    assert_eq!((&added["provider"]["hasSecret"], &added["provider"]["isOn"]), (&json!(true), &json!(false)));
    assert_eq!(listed(&world.cora).await["signInProviders"], json!([]), "nobody signs in by it before it is on");
    let found = tries(&world.cora, &id).await.done()["look"].clone();
    assert_eq!(found, json!({ "keys": 1, "offersCode": true, "saysPkce": true, "saysEmail": true }));
    switches(&world.cora, &id, true).await.done();
    assert_eq!(listed(&world.cora).await["signInProviders"], json!([{ "name": "Prairie House" }]));
    let offered = world.nobody.ask("{ signInProviders { name } }", json!({})).await;
    assert_eq!(offered.data()["signInProviders"], json!([{ "name": "Prairie House" }]), "everybody sees the button");
    let elsewhere = world.nobody.at("coast").ask("{ signInProviders { name } }", json!({})).await;
    assert_eq!(elsewhere.data()["signInProviders"], json!([]));
    let changed = changes(&world.cora, &id, json!({ "name": "The House", "issuer": odd.issuer })).await;
    assert_eq!(changed.done()["provider"], json!({ "name": "The House", "issuer": odd.issuer, "hasSecret": true }));
    switches(&world.cora, &id, false).await.done();
    assert_eq!(listed(&world.cora).await["signInProviders"], json!([]));
    removes(&world.cora, &id).await.done();
    assert_eq!(listed(&world.cora).await["identityProviders"], json!([]));
    removes(&world.cora, &id).await.denied_as("NOT_FOUND");
    let log = world.cora.ask("{ events(first: 20) { nodes { kind } } }", json!({})).await;
    let kinds = log.body["data"]["events"]["nodes"].to_string();
    for kind in ["ProviderAdded", "ProviderChanged", "ProviderRemoved"] {
        assert!(kinds.contains(kind), "{kind}: {kinds}");
    }
}

#[behaviour]
async fn what_is_wrong_with_a_provider_stands_at_its_field(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    world
        .unchanged_by(async || {
            for (field, typed, code) in [
                ("name", " ", "MISSING"),
                ("name", &*"n".repeat(101), "TOO_LONG"),
                ("issuer", "", "MISSING"),
                ("issuer", "login.example.test", "BAD_ISSUER"),
                ("issuer", "javascript:alert(1)", "BAD_ISSUER"),
                ("issuer", "https://me:word@login.example.test", "BAD_ISSUER"),
                ("issuer", "https://login.example.test?x=1", "BAD_ISSUER"),
                ("clientId", "", "MISSING"),
            ] {
                let mut input = wish(&odd.issuer);
                input[field] = json!(typed);
                let refused = adds(&world.cora, input).await.refused();
                assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), (code, Some(field)), "{typed}");
                let mut change = json!({ "issuer": odd.issuer });
                change[field] = json!(typed);
                let refused = changes(&world.cora, &id, change).await.refused();
                assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), (code, Some(field)), "{typed}");
            }
            // A secret never goes to another address than the one it was given for.
            let moved = changes(&world.cora, &id, json!({ "issuer": "https://evil.example.test" })).await.refused();
            assert_eq!((moved[0].code.as_str(), moved[0].field.as_deref()), ("SECRET_MISSING", Some("clientSecret")));
        })
        .await;
}

#[behaviour]
async fn who_changes_a_provider_second_reads_what_was_said_first(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let path = format!("/providers/{id}");
    let form = world.cora.opens(&path).await.is_shown().form(&path);
    switches(&world.cora, &id, false).await.done();
    form.clone().with("name", "The House").send().await.is_shown().says("The House");
    let typed = form.with("name", "Our House");
    let mut late = None;
    world
        .unchanged_by(async || {
            late = Some(typed.post().await);
            let stale = changes(&world.cora, &id, json!({ "issuer": odd.issuer, "version": 1 })).await;
            stale.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422);
    assert_eq!(late.texts("[aria-labelledby=meanwhile] tbody td"), ["The House", "Our House"]);
    late.form(&path).send().await.is_shown().says("Our House");
    assert_eq!(version(&world.cora, &id).await, 3);
}

#[behaviour]
async fn nobody_but_coordinators_keeps_providers(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    world
        .unchanged_by(async || {
            for (actor, code) in [
                (&world.ana, "FORBIDDEN"),
                (&world.max, "FORBIDDEN"),
                (&world.fern, "FORBIDDEN"),
                (&world.sven, "NOT_FOUND"),
                (&world.nobody, "UNAUTHENTICATED"),
            ] {
                adds(actor, wish(&odd.issuer)).await.denied_as(code);
                changes(actor, &id, json!({})).await.denied_as(code);
                switches(actor, &id, false).await.denied_as(code);
                removes(actor, &id).await.denied_as(code);
                let list = actor.ask("{ identityProviders { name } }", json!({})).await;
                assert_eq!(list.denied(), code, "{}", actor.name());
            }
            // What others may not even see is not tried for them.
            tries(&world.ana, &id).await.denied_as("NOT_FOUND");
            tries(&world.stella, &id).await.denied_as("NOT_FOUND");
            switches(&world.stella, &id, false).await.denied_as("NOT_FOUND");
        })
        .await;
}

#[behaviour]
async fn a_try_says_in_plain_words_what_is_in_the_way(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    for (manner, code) in [
        (Manner::NoKeys, "PROVIDER_NO_KEYS"),
        (Manner::OtherName, "PROVIDER_OTHER_ISSUER"),
        (Manner::Nonsense, "PROVIDER_NOT_UNDERSTOOD"),
        (Manner::Endless, "PROVIDER_NOT_UNDERSTOOD"),
        (Manner::Elsewhere, "PROVIDER_NOT_UNDERSTOOD"),
        (Manner::Script, "PROVIDER_NOT_ALLOWED"),
    ] {
        odd.behaves(manner);
        assert_eq!(tries(&world.cora, &id).await.refused()[0].code, code, "{manner:?}");
    }
    // Nobody is to press a button behind which nobody answers.
    switches(&world.cora, &id, false).await.done();
    odd.behaves(Manner::NoKeys);
    world
        .unchanged_by(async || {
            assert_eq!(switches(&world.cora, &id, true).await.refused()[0].code, "PROVIDER_NO_KEYS");
        })
        .await;
    odd.goes().await;
    assert_eq!(tries(&world.cora, &id).await.refused()[0].code, "PROVIDER_UNREACHABLE");
}

#[behaviour]
async fn a_providers_secret_stands_nowhere_in_the_open(world: &World) {
    let odd = OddProvider::start();
    set_up(world, &odd).await;
    let rows = format!("{:?}", world.traces().await);
    assert!(rows.contains(&odd.issuer), "the provider’s row is among them");
    assert!(!rows.contains(SECRET), "the secret stands in the database");
    let answers = world.cora.ask("{ identityProviders { id name issuer clientId hasSecret } }", json!({})).await;
    assert!(!answers.body.to_string().contains(SECRET));
}

#[behaviour]
async fn switching_a_provider_off_or_removing_it_signs_its_people_out(world: &World) {
    let odd = OddProvider::start();
    let id = set_up(world, &odd).await;
    let here = browser(world, 'a').await;
    assert_eq!(signs_in(&here, &odd, &id, &rose(None)).await.done()["mailed"], true);
    confirms(&here, &mailed(world).await).await.done();
    assert_eq!(is(&here).await, "Rose");
    switches(&world.cora, &id, false).await.done();
    assert_eq!(is(&here).await, Value::Null);
    starts(&here, &id).await.denied_as("NOT_FOUND");
    switches(&world.cora, &id, true).await.done();
    assert_eq!(is(&here).await, Value::Null, "what has ended stays ended");
    assert_eq!(signs_in(&here, &odd, &id, &rose(None)).await.done()["signedIn"], true, "she is still known");
    removes(&world.cora, &id).await.done();
    assert_eq!(is(&here).await, Value::Null);
    assert_eq!(is(&world.rose).await, "Rose", "another session of hers goes on");
}
