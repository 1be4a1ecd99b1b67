//! Passkeys: added, listed, removed, signing in, and what everything else gets. With a real browser: tests/browser.

use chrono::TimeDelta;
use reqwest::Method;
use reqwest::header::{ACCEPT, USER_AGENT};
use serde_json::{Value, json};
use tests::world::{Outcome, Passkey, UNVERIFIED, key};
use tests::{Actor, World, behaviour};

use super::signing_in::who;

const LIST: &str = "{ viewer { passkeys { nodes { name addedAt lastUsedAt } } } }";

/// Asks for a question to whatever passkey there is: its ceremony and its options.
async fn asks(actor: &Actor) -> [String; 2] {
    let document = "mutation { askPasskey { question { ceremony options } problems { code } } }";
    let reply = actor.ask_outside(document, json!({})).await;
    ["ceremony", "options"].map(|name| text(&reply.data()["askPasskey"]["question"][name]).to_owned())
}

async fn enters(actor: &Actor, ceremony: &str, answer: &str) -> Outcome {
    let document = "mutation($input: SignInWithPasskeyInput!) { \
                    signInWithPasskey(input: $input) { person { name } problems { code field message } } }";
    let input = json!({ "input": { "ceremony": ceremony, "answer": answer } });
    Outcome::of("signInWithPasskey", actor.ask_outside(document, input).await)
}

/// Asks, and answers with this passkey.
async fn enters_with(actor: &Actor, passkey: &Passkey) -> Outcome {
    let [ceremony, options] = asks(actor).await;
    enters(actor, &ceremony, &passkey.answers(&options)).await
}

async fn adds(actor: &Actor, passkey: &Passkey, name: &str) -> String {
    let [ceremony, options] = actor.asks_to_add_a_passkey().await;
    let added = actor.adds_this_passkey(&ceremony, name, &passkey.made(&options)).await;
    text(&added.done()["passkey"]["id"]).to_owned()
}

async fn removes(actor: &Actor, id: &str) -> Outcome {
    actor.does("removePasskey", json!({ "passkeyId": id, "requestKey": key() }), "passkeyId problems { code }").await
}

async fn passkeys(actor: &Actor) -> Value {
    actor.ask_outside(LIST, json!({})).await.data()["viewer"]["passkeys"]["nodes"].clone()
}

async fn mailed(world: &World) -> Vec<(String, String)> {
    world.worker_catches_up().await;
    world.mails.take().into_iter().map(|mail| (mail.to, mail.subject)).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[behaviour]
async fn a_question_names_this_server_and_its_owner_alone(world: &World) {
    let [_, options] = world.ana.asks_to_add_a_passkey().await;
    let options: Value = serde_json::from_str(&options).unwrap();
    assert_eq!((&options["rp"]["id"], &options["user"]["name"]), (&json!("localhost"), &json!("Ana")));
    assert_eq!(options["excludeCredentials"], json!([]));
    world
        .nobody
        .does("askToAddPasskey", json!({ "requestKey": key() }), "question { ceremony }")
        .await
        .denied_as("UNAUTHENTICATED");
    adds(&world.ana, &Passkey::of(&world.ana), "Mine").await;
    let [_, options] = asks(&world.nobody).await;
    let options: Value = serde_json::from_str(&options).unwrap();
    assert_eq!(options["allowCredentials"], json!([]), "nobody learns who has passkeys");
    mailed(world).await;
}

#[behaviour]
async fn a_passkey_signs_its_owner_in_and_a_new_device_is_told(world: &World) {
    let passkey = Passkey::of(&world.ana);
    adds(&world.ana, &passkey, " My phone ").await;
    assert_eq!(mailed(world).await, [told("A passkey was added to your Longtable account")]);
    world.goes_by(TimeDelta::hours(1));
    let browser = world.nobody.in_another_browser();
    browser.set_cookie("lt_browser", Some("her-other-browser")).await;
    let signed_in = enters_with(&browser, &Passkey { counter: 3, ..passkey.clone() }).await;
    assert_eq!(signed_in.done()["person"], json!({ "name": "Ana" }));
    assert_eq!(who(&browser).await, json!({ "name": "Ana" }));
    assert_eq!(mailed(world).await, [told("A new sign-in to Longtable")]);
    let added = json!([{
        "name": "My phone", "addedAt": "2026-03-02T15:00:00+00:00", "lastUsedAt": "2026-03-02T16:00:00+00:00",
    }]);
    assert_eq!(passkeys(&browser).await, added);
    enters_with(&browser, &Passkey { counter: 4, ..passkey }).await.done();
    assert_eq!(mailed(world).await, [], "the browser is known from then on");
}

fn told(subject: &str) -> (String, String) {
    ("ana@example.test".to_owned(), subject.to_owned())
}

#[behaviour]
async fn signing_in_by_passkey_ends_the_session_the_browser_came_with(world: &World) {
    let passkey = Passkey::of(&world.ana);
    adds(&world.ana, &passkey, "Mine").await;
    let browser = world.hugo.in_another_browser();
    let before = browser.cookie("lt_session").await.expect("Hugo is signed in");
    let [ceremony, options] = asks(&browser).await;
    let document = "mutation($input: SignInWithPasskeyInput!) { signInWithPasskey(input: $input) { person { name } } }";
    let input = json!({ "ceremony": ceremony, "answer": passkey.answers(&options) });
    let request = browser.request(Method::POST, "/graphql").await.header(ACCEPT, "application/json");
    let request =
        request.header(USER_AGENT, "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0");
    let answer = browser.send(request.json(&json!({ "query": document, "variables": { "input": input } }))).await;
    assert_eq!(answer.status().as_u16(), 200);
    assert_ne!(browser.cookie("lt_session").await.as_deref(), Some(before.as_str()));
    let sessions = browser.ask_outside("{ viewer { person { name } sessions { nodes { device } } } }", json!({})).await;
    assert_eq!(sessions.data()["viewer"]["person"]["name"], "Ana");
    let devices = sessions.data()["viewer"]["sessions"]["nodes"].as_array().expect("a list");
    assert!(devices.iter().any(|session| session["device"] == "Firefox, Windows"), "{devices:?}");
    let stolen = world.nobody.in_another_browser();
    stolen.set_cookie("lt_session", Some(&before)).await;
    assert_eq!(who(&stolen).await, Value::Null, "Hugo's session in it is over");
    mailed(world).await;
}

#[behaviour]
async fn an_answer_signs_in_once_and_for_its_own_question(world: &World) {
    let passkey = Passkey::of(&world.ana);
    adds(&world.ana, &passkey, "Mine").await;
    let browser = world.nobody.in_another_browser();
    let [ceremony, options] = asks(&browser).await;
    let answer = Passkey { counter: 5, ..passkey.clone() }.answers(&options);
    enters(&browser, &ceremony, &answer).await.done();
    let other = world.nobody.in_another_browser();
    let [unused, other_options] = asks(&other).await;
    world
        .unchanged_by(async || {
            enters(&other, &ceremony, &answer).await.refused_with(&["CEREMONY_NOT_VALID"]);
            let later = Passkey { counter: 6, ..passkey.clone() };
            enters(&other, &unused, &later.answers(&options)).await.refused_with(&["PASSKEY_NOT_VALID"]);
            for strange in [
                Passkey { counter: 5, ..passkey.clone() },
                Passkey { counter: 4, ..passkey.clone() },
                Passkey { counter: 0, ..passkey.clone() },
                Passkey { origin: "http://evil.example".to_owned(), ..later.clone() },
                Passkey { origin: "http://localhost:1".to_owned(), ..later.clone() },
                Passkey { flags: UNVERIFIED, ..later.clone() },
                Passkey { private: 2, ..later.clone() },
                Passkey { owner: world.hugo.person(), ..later.clone() },
                Passkey { credential: b"nobody-has-it".to_vec(), ..later.clone() },
            ] {
                let refused = enters(&other, &unused, &strange.answers(&other_options)).await;
                refused.refused_with(&["PASSKEY_NOT_VALID"]);
            }
        })
        .await;
    assert_eq!(who(&other).await, Value::Null);
    enters(&other, &unused, &Passkey { counter: 6, ..passkey }.answers(&other_options)).await.done();
    mailed(world).await;
}

#[behaviour]
async fn an_answer_comes_in_time_and_from_the_browser_that_asked(world: &World) {
    let passkey = Passkey::of(&world.ana);
    adds(&world.ana, &passkey, "Mine").await;
    let browser = world.nobody.in_another_browser();
    browser.set_cookie("lt_browser", Some("the-one-that-asks")).await;
    let [ceremony, options] = asks(&browser).await;
    let [to_add, _] = world.ana.asks_to_add_a_passkey().await;
    let answer = passkey.answers(&options);
    world
        .unchanged_by(async || {
            let other = world.nobody.in_another_browser();
            enters(&other, &ceremony, &answer).await.refused_with(&["CEREMONY_NOT_VALID"]);
            other.set_cookie("lt_browser", Some("another-one")).await;
            enters(&other, &ceremony, &answer).await.refused_with(&["CEREMONY_NOT_VALID"]);
            for strange in ["", "something", "0193a2b7-c8d7-7000-8000-000000000001", &to_add] {
                enters(&browser, strange, &answer).await.refused_with(&["CEREMONY_NOT_VALID"]);
            }
            for nonsense in ["", "{}", "null", "[]", "something"] {
                enters(&browser, &ceremony, nonsense).await.refused_with(&["PASSKEY_NOT_VALID"]);
            }
        })
        .await;
    world.goes_by(TimeDelta::minutes(5));
    enters(&browser, &ceremony, &answer).await.refused_with(&["CEREMONY_NOT_VALID"]);
    assert_eq!(who(&browser).await, Value::Null);
    mailed(world).await;
}

#[behaviour]
async fn whoever_was_erased_or_whose_passkey_was_removed_is_signed_in_by_none(world: &World) {
    let (lost, kept) = (Passkey::of(&world.ana), Passkey::of(&world.ana));
    let id = adds(&world.ana, &lost, "Lost").await;
    adds(&world.ana, &kept, "Kept").await;
    mailed(world).await;
    assert_eq!(removes(&world.ana, &id).await.done()["passkeyId"], id);
    assert_eq!(mailed(world).await, [told("A passkey was removed from your Longtable account")]);
    let browser = world.nobody.in_another_browser();
    enters_with(&browser, &lost).await.refused_with(&["PASSKEY_NOT_VALID"]);
    let [begun, options] = world.ana.asks_to_add_a_passkey().await;
    let erased =
        world.ana.does("eraseMe", json!({ "understood": true, "requestKey": key() }), "erased problems { code }");
    erased.await.done();
    let traces = world.traces().await;
    assert_eq!(traces.of("passkey"), [""; 0]);
    assert!(!traces.of("ceremony").iter().any(|row| row.contains("ADD")), "{:?}", traces.of("ceremony"));
    enters_with(&browser, &kept).await.refused_with(&["PASSKEY_NOT_VALID"]);
    assert_eq!(who(&browser).await, Value::Null);
    // A session that outlived her, as no session does, adds no key to what is left of her.
    let late = world.ana.in_another_browser();
    late.adds_this_passkey(&begun, "Late", &kept.made(&options)).await.denied_as("UNAUTHENTICATED");
}

#[behaviour]
async fn an_answer_that_is_none_adds_nothing(world: &World) {
    let [ceremony, options] = world.ana.asks_to_add_a_passkey().await;
    let [sign_in, _] = asks(&world.ana).await;
    let passkey = Passkey::of(&world.ana);
    let good = passkey.made(&options);
    let strange = |origin: &str| Passkey { origin: origin.to_owned(), ..passkey.clone() }.made(&options);
    let unverified = Passkey { flags: UNVERIFIED, ..passkey.clone() }.made(&options);
    let (elsewhere, other_port) = (strange("http://evil.example"), strange("http://localhost:1"));
    world
        .unchanged_by(async || {
            for answer in ["", "{}", "null", "something", &"x".repeat(50_000), &unverified, &elsewhere, &other_port] {
                let refused = world.ana.adds_this_passkey(&ceremony, "Mine", answer).await;
                refused.refused_with(&["PASSKEY_NOT_VALID"]);
            }
            for (name, refused) in
                [(" ", "MISSING@name"), (&"n".repeat(101), "TOO_LONG@name"), ("a\u{7}", "CONTROL_CHARACTER@name")]
            {
                world.ana.adds_this_passkey(&ceremony, name, &good).await.refused_with(&[refused]);
            }
            for strange in ["", "something", "0193a2b7-c8d7-7000-8000-000000000001", &sign_in] {
                world.ana.adds_this_passkey(strange, "Mine", &good).await.refused_with(&["CEREMONY_NOT_VALID"]);
            }
            world.hugo.adds_this_passkey(&ceremony, "Mine", &good).await.refused_with(&["CEREMONY_NOT_VALID"]);
            world.nobody.adds_this_passkey(&ceremony, "Mine", &good).await.denied_as("UNAUTHENTICATED");
            let elsewhere = world.ana.in_another_browser();
            elsewhere.set_cookie("lt_browser", Some("another-browser")).await;
            elsewhere.adds_this_passkey(&ceremony, "Mine", &good).await.refused_with(&["CEREMONY_NOT_VALID"]);
        })
        .await;
    world.goes_by(TimeDelta::minutes(5));
    world.ana.adds_this_passkey(&ceremony, "Mine", &good).await.refused_with(&["CEREMONY_NOT_VALID"]);
}

#[behaviour]
async fn a_passkey_is_added_once_listed_and_removed_by_its_owner_alone(world: &World) {
    let [ceremony, options] = world.ana.asks_to_add_a_passkey().await;
    let passkey = Passkey::of(&world.ana);
    let answer = passkey.made(&options);
    let added = world.ana.adds_this_passkey(&ceremony, "My phone", &answer).await;
    let id = text(&added.done()["passkey"]["id"]).to_owned();
    world.ana.adds_this_passkey(&ceremony, "Again", &answer).await.refused_with(&["CEREMONY_NOT_VALID"]);
    let [hugos, options] = world.hugo.asks_to_add_a_passkey().await;
    let taken = world.hugo.adds_this_passkey(&hugos, "Mine", &passkey.made(&options)).await;
    taken.refused_with(&["PASSKEY_NOT_VALID"]);
    assert_eq!(passkeys(&world.hugo).await, json!([]));
    assert_eq!(passkeys(&world.ana).await[0]["name"], "My phone");
    let nobody = world.nobody.ask_outside(LIST, json!({})).await;
    assert_eq!(nobody.denied(), "UNAUTHENTICATED");
    world
        .unchanged_by(async || {
            for other in [&world.hugo, &world.cora, &world.otto] {
                removes(other, &id).await.denied_as("NOT_FOUND");
            }
            removes(&world.nobody, &id).await.denied_as("UNAUTHENTICATED");
        })
        .await;
    removes(&world.ana, &id).await.done();
    removes(&world.ana, &id).await.denied_as("NOT_FOUND");
    assert_eq!(passkeys(&world.ana).await, json!([]));
    mailed(world).await;
}

#[behaviour]
async fn nobody_has_more_than_twenty_passkeys(world: &World) {
    let early = world.ana.asks_to_add_a_passkey().await;
    for number in 0..20 {
        adds(&world.ana, &Passkey::of(&world.ana), &format!("Key {number}")).await;
    }
    mailed(world).await;
    world
        .unchanged_by(async || {
            let asked =
                world.ana.does("askToAddPasskey", json!({ "requestKey": key() }), "problems { code field message }");
            asked.await.refused_with(&["TOO_MANY"]);
            let late = Passkey::of(&world.ana).made(&early[1]);
            world.ana.adds_this_passkey(&early[0], "One more", &late).await.refused_with(&["TOO_MANY"]);
        })
        .await;
}

#[behaviour]
async fn questions_nobody_answered_are_removed(world: &World) {
    asks(&world.nobody).await;
    assert_eq!(world.traces().await.of("ceremony").len(), 1);
    world.goes_by(TimeDelta::hours(26));
    world.worker_catches_up().await;
    assert_eq!(world.traces().await.of("ceremony"), [""; 0]);
}

#[behaviour]
async fn the_page_lists_passkeys_and_takes_them_away_without_scripts(world: &World) {
    let page = world.rose.opens_at("/my/passkeys").await.is_shown();
    page.says("Vous n’avez pas encore de clé d’accès").says("Le courriel fonctionne toujours.");
    world.rose.adds_a_passkey("Mon téléphone").await;
    let page = world.rose.opens_at("/my/passkeys").await.is_shown();
    page.says("Mon téléphone").says("Jamais");
    let remove = page.posting_forms().into_iter().find(|form| form.fields.iter().any(|(name, _)| name == "passkey"));
    let gone = remove.expect("it can be removed").send().await.is_shown();
    gone.says("Cette clé d’accès n’ouvre plus aucune session.").says("Vous n’avez pas encore de clé d’accès");
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(
        subjects,
        [
            "Une clé d’accès a été ajoutée à votre compte Longtable",
            "Une clé d’accès a été retirée de votre compte Longtable",
        ]
    );
    for mail in &mails {
        assert!(
            mail.text.contains("Mon téléphone") && mail.text.contains("http://table.test/my/passkeys"),
            "{}",
            mail.text
        );
    }
    let elsewhere = world.nobody.in_another_browser().opens_at("/my/passkeys").await;
    assert!(elsewhere.path.starts_with("/sign-in"), "{}", elsewhere.path);
}
