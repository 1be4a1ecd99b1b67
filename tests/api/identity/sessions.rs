//! Where somebody is signed in: listed, ended, told of, and given a new cookie when what they may do changes.

use chrono::TimeDelta;
use domain::identity::Language;
use domain::networks::{CreateNetwork, create_network};
use domain::{Operation, identity};
use reqwest::Method;
use reqwest::header::{ACCEPT, SET_COOKIE, USER_AGENT};
use serde_json::{Value, json};
use tests::world::key;
use tests::{Actor, World, behaviour};

use super::signing_in::{asks_for_a_link, mailed_token, uses, who};

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";
const SESSIONS: &str = "{ viewer { sessions { nodes { id device startedAt lastUsedAt endsAt isCurrent } } } }";

async fn sessions(actor: &Actor) -> Vec<Value> {
    let reply = actor.ask_outside(SESSIONS, json!({})).await;
    reply.data()["viewer"]["sessions"]["nodes"].as_array().expect("a list").clone()
}

/// Signs in by a mailed link, in a browser that says what it is and keeps this mark.
async fn signs_in(world: &World, email: &str, mark: &str) -> Actor {
    let browser = world.nobody.in_another_browser();
    browser.set_cookie("lt_browser", Some(mark)).await;
    signs_in_again(world, &browser, email).await;
    browser
}

async fn signs_in_again(world: &World, browser: &Actor, email: &str) {
    asks_for_a_link(browser, email).await;
    let token = mailed_token(world).await;
    let document = "mutation($input: SignInInput!) { signIn(input: $input) { person { name } } }";
    let body = json!({ "query": document, "variables": { "input": { "token": token } } });
    let request = browser.request(Method::POST, "/graphql").await.header(USER_AGENT, FIREFOX);
    let answer = browser.send(request.header(ACCEPT, "application/json").json(&body)).await;
    assert_eq!(answer.status().as_u16(), 200);
}

async fn ends(actor: &Actor, session: &Value) -> tests::world::Outcome {
    let input = json!({ "sessionId": session["id"], "requestKey": key() });
    actor.does("endSession", input, "sessionId problems { code }").await
}

#[behaviour]
async fn ones_sessions_are_listed_with_device_and_last_use(world: &World) {
    let browser = signs_in(world, "ana@example.test", "first-browser").await;
    world.goes_by(TimeDelta::minutes(4));
    who(&browser).await;
    world.goes_by(TimeDelta::hours(2));
    let other = world.ana.in_another_browser();
    who(&other).await;
    let [newest, first] = sessions(&browser).await.try_into().expect("two sessions");
    assert_eq!(newest["device"], Value::Null);
    assert_eq!((&newest["isCurrent"], &first["isCurrent"]), (&json!(false), &json!(true)));
    assert_eq!(first["device"], "Firefox, Windows");
    assert_eq!(first["startedAt"], "2026-03-02T15:00:00+00:00");
    assert_eq!(first["lastUsedAt"], "2026-03-02T15:00:00+00:00", "what was under five minutes was not noted");
    let noted = sessions(&browser).await[1]["lastUsedAt"].clone();
    assert_eq!(noted, "2026-03-02T17:04:00+00:00", "the request before noted its own time");
    assert_eq!(sessions(&world.hugo).await.len(), 1, "everybody sees their own");
    let nobody = world.nobody.ask_outside(SESSIONS, json!({})).await;
    assert_eq!(nobody.denied(), "UNAUTHENTICATED");
}

#[behaviour]
async fn a_session_is_ended_from_another_one(world: &World) {
    let stolen = world.ana.in_another_browser();
    who(&stolen).await;
    let list = sessions(&world.ana).await;
    let theirs = list.iter().find(|session| session["isCurrent"] == false).expect("the other one");
    assert_eq!(ends(&world.ana, theirs).await.done()["sessionId"], theirs["id"]);
    assert_eq!(who(&stolen).await, Value::Null);
    assert_eq!(sessions(&world.ana).await.len(), 1);
    ends(&world.ana, theirs).await.done();
}

#[behaviour]
async fn nobody_ends_a_session_of_somebody_else(world: &World) {
    let anas = sessions(&world.ana).await.remove(0);
    for other in [&world.cora, &world.max, &world.otto, &world.sven] {
        ends(other, &anas).await.denied_as("NOT_FOUND");
    }
    ends(&world.nobody, &anas).await.denied_as("UNAUTHENTICATED");
    let strange = json!({ "id": "AAAA" });
    ends(&world.ana, &strange).await.denied_as("NOT_FOUND");
    assert_eq!(who(&world.ana).await, json!({ "name": "Ana" }));
}

#[behaviour]
async fn all_others_are_ended_at_once(world: &World) {
    let others = [world.ana.in_another_browser(), world.ana.in_another_browser()];
    for other in &others {
        who(other).await;
    }
    who(&world.hugo).await;
    let input = json!({ "requestKey": key() });
    let done = world.ana.does("endOtherSessions", input, "ended problems { code }").await;
    assert_eq!(done.done()["ended"], 2);
    for other in &others {
        assert_eq!(who(other).await, Value::Null);
    }
    assert_eq!(who(&world.ana).await, json!({ "name": "Ana" }));
    assert_eq!(who(&world.hugo).await, json!({ "name": "Hugo" }));
    let input = json!({ "requestKey": key() });
    world.nobody.does("endOtherSessions", input, "ended").await.denied_as("UNAUTHENTICATED");
}

#[behaviour]
async fn a_session_ends_without_use_and_on_its_last_day_in_any_case(world: &World) {
    let cookie = world.ana.cookie("lt_session").await.unwrap();
    let browser = world.nobody.in_another_browser();
    browser.set_cookie("lt_session", Some(&cookie)).await;
    for _ in 0..2 {
        world.goes_by(TimeDelta::days(13));
        assert_eq!(who(&browser).await, json!({ "name": "Ana" }), "it is used every 13 days");
    }
    world.goes_by(TimeDelta::days(4) - TimeDelta::seconds(1));
    assert_eq!(who(&browser).await, json!({ "name": "Ana" }), "30 days are not over");
    world.goes_by(TimeDelta::seconds(1));
    assert_eq!(who(&browser).await, Value::Null);
}

#[behaviour]
async fn signing_in_ends_the_session_the_browser_came_with(world: &World) {
    let browser = signs_in(world, "ana@example.test", "one-browser").await;
    let before = browser.cookie("lt_session").await.unwrap();
    signs_in_again(world, &browser, "hugo@example.test").await;
    assert_ne!(browser.cookie("lt_session").await.unwrap(), before);
    assert_eq!(who(&browser).await, json!({ "name": "Hugo" }));
    let thief = world.nobody.in_another_browser();
    thief.set_cookie("lt_session", Some(&before)).await;
    assert_eq!(who(&thief).await, Value::Null, "the cookie before is worth nothing");
}

/// Makes somebody the coordinator of a network of their own: their roles change.
async fn becomes_a_coordinator(world: &World, slug: &str, email: &str) {
    let wish = CreateNetwork {
        slug: slug.to_owned(),
        name_en: "North".to_owned(),
        name_fr: "Nord".to_owned(),
        zone: "America/Regina".to_owned(),
        currency: "CAD".to_owned(),
        coordinator_email: email.to_owned(),
        coordinator_name: "Somebody".to_owned(),
        coordinator_language: Language::En,
    };
    let operation = Operation::new(&world.database);
    create_network(&operation, None, &wish).await.expect("no fault").expect("a sound network");
}

#[behaviour]
async fn a_changed_role_gives_every_session_a_new_cookie(world: &World) {
    let before = world.ana.cookie("lt_session").await.unwrap();
    becomes_a_coordinator(world, "north", "ana@example.test").await;
    let request = world.ana.request(Method::GET, "/n/prairie/").await;
    let answer = world.ana.send(request).await;
    let lines = answer.headers().get_all(SET_COOKIE).iter().map(|line| line.to_str().unwrap());
    let line = lines.into_iter().find(|line| line.starts_with("lt_session=")).expect("it brings a session");
    assert!(line.contains("HttpOnly; SameSite=Lax"), "{line}");
    let after = world.ana.cookie("lt_session").await.unwrap();
    assert_ne!(after, before);
    let late = world.nobody.in_another_browser();
    late.set_cookie("lt_session", Some(&before)).await;
    assert_eq!(who(&late).await, json!({ "name": "Ana" }), "what was under way arrives");
    assert_eq!(late.cookie("lt_session").await.unwrap(), before, "and is not given a cookie");
    world.goes_by(TimeDelta::minutes(1));
    assert_eq!(who(&late).await, Value::Null);
    assert_eq!(who(&world.ana).await, json!({ "name": "Ana" }));
    assert_eq!(world.ana.cookie("lt_session").await.unwrap(), after, "once");
    let hugos = world.hugo.cookie("lt_session").await;
    who(&world.hugo).await;
    assert_eq!(world.hugo.cookie("lt_session").await, hugos, "others keep theirs");
}

#[behaviour]
async fn whoever_comes_with_the_cookie_before_is_given_no_other(world: &World) {
    let before = world.ana.cookie("lt_session").await.unwrap();
    becomes_a_coordinator(world, "north", "ana@example.test").await;
    who(&world.ana).await;
    let after = world.ana.cookie("lt_session").await.unwrap();
    becomes_a_coordinator(world, "south", "ana@example.test").await;
    let thief = world.nobody.in_another_browser();
    thief.set_cookie("lt_session", Some(&before)).await;
    assert_eq!(who(&thief).await, json!({ "name": "Ana" }));
    assert_eq!(thief.cookie("lt_session").await.unwrap(), before);
    who(&world.ana).await;
    assert_ne!(world.ana.cookie("lt_session").await.unwrap(), after, "it was Ana's to get");
    assert_eq!(who(&thief).await, Value::Null);
}

#[behaviour]
async fn signing_out_with_the_cookie_before_ends_the_session(world: &World) {
    let before = world.ana.cookie("lt_session").await.unwrap();
    becomes_a_coordinator(world, "north", "ana@example.test").await;
    who(&world.ana).await;
    let operation = Operation::new(&world.database);
    identity::sign_out(&operation, &before).await.unwrap();
    assert_eq!(who(&world.ana).await, Value::Null);
}

#[behaviour]
async fn a_browser_that_was_not_seen_before_is_told_by_mail(world: &World) {
    let browser = signs_in(world, "ana@example.test", "annas-browser").await;
    world.worker_catches_up().await;
    let [told] = world.mails.take().try_into().expect("one mail");
    assert_eq!((told.to.as_str(), told.subject.as_str()), ("ana@example.test", "A new sign-in to Longtable"));
    for words in ["Firefox, Windows", "March 2", "9:00", "http://table.test/my/sessions"] {
        assert!(told.text.contains(words), "{words}: {}", told.text);
    }
    signs_in_again(world, &browser, "ana@example.test").await;
    world.worker_catches_up().await;
    assert_eq!(world.mails.take(), [], "the same browser is no news");
    signs_in_again(world, &browser, "rose@example.test").await;
    world.worker_catches_up().await;
    let [told] = world.mails.take().try_into().expect("one mail");
    assert_eq!((told.to.as_str(), told.subject.as_str()), ("rose@example.test", "Nouvelle session Longtable"));
    signs_in(world, "ana@example.test", "another-browser").await;
    world.worker_catches_up().await;
    assert_eq!(world.mails.take().len(), 1);
}

#[behaviour]
async fn a_sign_in_that_is_refused_tells_nobody(world: &World) {
    let browser = world.nobody.in_another_browser();
    world
        .unchanged_by(async || {
            let used = uses(&browser, "nonsense").await;
            assert_eq!(used["problems"][0]["code"], "LINK_NOT_VALID");
        })
        .await;
}

#[behaviour]
async fn a_browser_nobody_comes_back_with_is_forgotten(world: &World) {
    signs_in(world, "ana@example.test", "annas-browser").await;
    world.worker_catches_up().await;
    world.goes_by(TimeDelta::days(399));
    world.worker_catches_up().await;
    assert_eq!(world.traces().await.of("known_browser").len(), 1);
    assert_eq!(world.traces().await.of("account_mail"), [""; 0]);
    world.goes_by(TimeDelta::hours(25));
    world.worker_catches_up().await;
    assert_eq!(world.traces().await.of("known_browser"), [""; 0]);
}

#[behaviour]
async fn the_page_ends_sessions_without_scripts(world: &World) {
    let other = world.rose.in_another_browser();
    who(&other).await;
    let page = world.rose.opens_at("/my/sessions").await.is_shown();
    page.says("Où ma session est ouverte").says("Ce navigateur");
    let done = page.form("/my/sessions").send().await.is_shown();
    done.says("Cette session est fermée.");
    assert_eq!(who(&other).await, Value::Null);
    let other = world.rose.in_another_browser();
    who(&other).await;
    let page = world.rose.opens_at("/my/sessions").await.is_shown();
    let others = page.posting_forms().into_iter().find(|form| form.fields.iter().any(|(name, _)| name == "others"));
    others.expect("there are others").send().await.is_shown().says("Toutes les autres sessions sont fermées.");
    assert_eq!(who(&other).await, Value::Null);
    assert_eq!(who(&world.rose).await, json!({ "name": "Rose" }));
    assert_eq!(world.nobody.opens_at("/my/sessions").await.path, "/sign-in?next=/my/sessions");
    // Whoever belongs to no network has sessions all the same.
    world.sven.opens_at("/my/sessions").await.is_shown();
}
