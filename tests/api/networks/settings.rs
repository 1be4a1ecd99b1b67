//! What coordinators set for their network, its page for everybody, and who may make a network.

use serde_json::{Value, json};
use tests::world::{Outcome, Traces, key};
use tests::{Actor, World, behaviour};

fn wish(more: Value) -> Value {
    let mut input = json!({
        "nameEn": "Prairie Table", "nameFr": "La Table des Prairies", "aboutEn": "We buy together.",
        "aboutFr": "Nous achetons ensemble.", "zone": "America/Regina", "currency": "CAD",
        "languages": ["EN", "FR"], "isPublic": true, "requestKey": key(),
    });
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    input
}

/// The version there is, for who may read it.
async fn version(actor: &Actor) -> i64 {
    let reply = actor.ask("{ networkSettings { version } }", json!({})).await;
    reply.body["data"]["networkSettings"]["version"].as_i64().unwrap_or_default()
}

/// Changes what is set from the version there is.
async fn changes(actor: &Actor, more: Value) -> Outcome {
    let mut input = wish(json!({ "version": version(actor).await }));
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    actor.does("changeNetwork", input, "network { nameEn zone currency } problems { code field message }").await
}

async fn public(actor: &Actor, slug: &str) -> Value {
    let document = "query($slug: String!) { publicNetwork(slug: $slug) { slug name about } }";
    actor.ask_outside(document, json!({ "slug": slug })).await.data()["publicNetwork"].clone()
}

/// The server of a test has four connections to the database.
#[behaviour]
async fn questions_that_read_here_and_elsewhere_never_wait_for_each_others_connections(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let agency = world.ana.agency().await;
    let of_staff = format!(
        "{{ pledgeConsequences(agencyId: \"{agency}\") {{ campaign {{ title }} }} publicNetwork(slug: \"coast\") {{ name }} }}"
    );
    let question = "{ campaigns { nodes { title } } publicNetwork(slug: \"coast\") { name } tools { nodes { name } }
        signInProviders { id } privacy { network { leadName } } }";
    for _ in 0..3 {
        for (actor, question) in [(&world.ana, question), (&world.cora, of_staff.as_str())] {
            let asked = (0..12).map(|_| actor.ask(question, json!({})));
            for reply in futures::future::join_all(asked).await {
                assert_eq!((reply.status, &reply.body["errors"]), (200, &Value::Null), "{:#}", reply.body);
            }
        }
    }
}

#[behaviour]
async fn a_coordinator_says_what_the_network_is_and_everybody_reads_it_where_it_is_public(world: &World) {
    assert_eq!(public(&world.nobody, "prairie").await, Value::Null);
    let done = changes(&world.cora, json!({ "nameEn": " The Prairie Table " })).await;
    assert_eq!(
        done.done()["network"],
        json!({ "nameEn": "The Prairie Table", "zone": "America/Regina", "currency": "CAD" })
    );
    let expected = json!({ "slug": "prairie", "name": "The Prairie Table", "about": "We buy together." });
    for actor in [&world.nobody, &world.sven, &world.stella, &world.ana] {
        assert_eq!(public(actor, "prairie").await, expected, "{}", actor.name());
    }
    let page = world.nobody.opens_at("/about/prairie").await.is_shown();
    page.says("We buy together.").keeps_quiet_about("Open Door");
    changes(&world.cora, json!({ "isPublic": false })).await.done();
    for name in ["prairie", "coast", "nowhere"] {
        let page = world.nobody.opens_at(&format!("/about/{name}")).await;
        assert_eq!(page.status, 404, "{name}");
        page.keeps_quiet_about("We buy together.");
    }
}

#[behaviour]
async fn what_is_wrong_with_a_setting_stands_at_its_field(world: &World) {
    world
        .unchanged_by(async || {
            for (field, typed, code) in [
                ("nameEn", " ", "MISSING"),
                ("nameFr", "", "MISSING"),
                ("zone", "Mars/Base", "UNKNOWN_ZONE"),
                ("currency", "ZZZ", "UNKNOWN_CURRENCY"),
            ] {
                let refused = changes(&world.cora, json!({ field: typed })).await.refused();
                assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), (code, Some(field)));
                let form = world.cora.opens("/network").await.is_shown().form("/network").with(field, typed);
                let page = form.post().await;
                assert_eq!(page.status, 422, "{field}: {}", page.text());
                assert!(!page.wrong_at(field).is_empty());
            }
            for actor in [&world.ana, &world.max, &world.fern] {
                changes(actor, json!({})).await.denied_as("FORBIDDEN");
                assert_eq!(actor.opens("/network").await.status, 403, "{}", actor.name());
            }
            changes(&world.nobody, json!({})).await.denied_as("UNAUTHENTICATED");
        })
        .await;
}

#[behaviour]
async fn the_currency_is_settled_once_a_campaign_was_opened(world: &World) {
    changes(&world.cora, json!({ "currency": "USD" })).await.done();
    changes(&world.cora, json!({ "currency": "CAD" })).await.done();
    world.open_campaign().await;
    world
        .unchanged_by(async || {
            let refused = changes(&world.cora, json!({ "currency": "USD" })).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("CURRENCY_SETTLED", Some("currency")));
        })
        .await;
    changes(&world.cora, json!({ "nameEn": "Prairies" })).await.done();
    let page = world.cora.opens("/network").await.is_shown();
    page.says("It is settled, since a purchase was opened");
    page.form("/network").send().await.is_shown().says("The network’s settings are saved.");
}

#[behaviour]
async fn who_saves_second_overwrites_nothing_unseen(world: &World) {
    assert_eq!(version(&world.cora).await, 0);
    let first = world.cora.opens("/network").await.is_shown().form("/network");
    first.clone().with("nameEn", "The First Table").with("isPublic", "yes").send().await.is_shown();
    assert_eq!(version(&world.cora).await, 1);
    let typed = first.with("nameEn", "The Second Table").with("zone", "America/Regina");
    let mut late = None;
    world
        .unchanged_by(async || {
            late = Some(typed.post().await);
            for version in [0, 2, -1, i64::from(i32::MAX)] {
                changes(&world.cora, json!({ "version": version })).await.refused_with(&["STALE_VERSION@version"]);
            }
        })
        .await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422);
    late.says("Somebody saved this meanwhile");
    let differ = late.texts("[aria-labelledby=meanwhile] tbody th");
    assert_eq!(differ, ["Name in English", "Time zone of the network", "Everybody may read this"]);
    let cells = late.texts("[aria-labelledby=meanwhile] tbody td");
    assert_eq!([cells[0].as_str(), &cells[1]], ["The First Table", "The Second Table"]);
    assert_eq!([cells[4].as_str(), &cells[5]], ["Yes", "No"]);
    late.form("/network").send().await.is_shown().says("The Second Table");
    assert_eq!((version(&world.cora).await, version(&world.stella).await), (2, 0), "each network counts its own");
}

fn network(slug: &str) -> Value {
    json!({
        "slug": slug, "nameEn": "River Table", "nameFr": "La Table du fleuve", "zone": "America/Toronto",
        "currency": "CAD", "coordinatorEmail": "noor@newcomer.test", "coordinatorName": "Noor",
        "coordinatorLanguage": "FR", "requestKey": key(),
    })
}

async fn creates(actor: &Actor, slug: &str) -> Outcome {
    asks_for(actor, &network(slug)).await
}

async fn asks_for(actor: &Actor, network: &Value) -> Outcome {
    let document = "mutation($input: CreateNetworkInput!) { createNetwork(input: $input) { slug problems { code field message } } }";
    Outcome::of("createNetwork", actor.ask_outside(document, json!({ "input": network })).await)
}

#[behaviour]
async fn the_same_wish_for_a_network_again_gets_the_first_answer(world: &World) {
    let river = network("river");
    assert_eq!(asks_for(&world.sven, &river).await.done()["slug"], "river");
    let mut other = river.clone();
    other["nameEn"] = "Lake Table".into();
    world
        .unchanged_by(async || {
            assert_eq!(asks_for(&world.sven, &river).await.done()["slug"], "river");
            asks_for(&world.sven, &other).await.denied_as("BAD_INPUT");
        })
        .await;
}

#[behaviour]
async fn only_those_who_run_the_server_make_networks(world: &World) {
    // The scene is run by Sven, who belongs to no network.
    world
        .unchanged_by(async || {
            for actor in [&world.cora, &world.stella, &world.ana] {
                creates(actor, "river").await.denied_as("FORBIDDEN");
            }
            creates(&world.nobody, "river").await.denied_as("UNAUTHENTICATED");
            assert_eq!(creates(&world.sven, "prairie").await.refused()[0].code, "SLUG_TAKEN");
            assert_eq!(creates(&world.sven, "River Table").await.refused()[0].code, "BAD_SLUG");
        })
        .await;
    assert_eq!(creates(&world.sven, "river").await.done()["slug"], "river");
    let made = |traces: &Traces| traces.of("event").iter().filter(|row| row.contains("NetworkCreated")).count();
    assert_eq!(made(&world.traces().await), 1, "its log begins with that");
    assert_eq!(creates(&world.sven, "river").await.refused()[0].code, "SLUG_TAKEN");
    let reply = world.sven.at("river").ask("{ network { name } }", json!({})).await;
    assert_eq!(reply.denied(), "NOT_FOUND", "who runs the server is nobody in its networks");
}
