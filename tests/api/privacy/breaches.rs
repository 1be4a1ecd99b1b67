//! The log of breaches: coordinators add to it, and nothing in it is ever rewritten.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{Outcome, key};
use tests::{Actor, World, behaviour};

const PAYLOAD: &str = "entry { id breachId number revision } problems { code field message }";
const LOG: &str = "query($breach: ID) { breachEntries(breachId: $breach) { nodes {
    breachId number revision happened noticedOn data people harm harmReasons told done recordedBy } } }";

fn known(changed: Value) -> Value {
    let mut known = json!({
        "happened": "A list of members went to the wrong address.", "happenedWhen": "In the morning",
        "noticedOn": "2026-03-01", "data": "Names and email addresses.", "people": 12, "harm": "NOT_JUDGED",
        "requestKey": key(),
    });
    for (name, value) in changed.as_object().expect("changes are an object") {
        known[name] = value.clone();
    }
    known
}

async fn records(actor: &Actor, changed: Value) -> Outcome {
    actor.does("recordBreach", known(changed), PAYLOAD).await
}

async fn log(actor: &Actor, breach: Value) -> Vec<Value> {
    let reply = actor.ask(LOG, json!({ "breach": breach })).await;
    reply.data()["breachEntries"]["nodes"].as_array().expect("a list").clone()
}

#[behaviour]
async fn an_entry_is_corrected_by_a_further_one_and_both_stay(world: &World) {
    let first = records(&world.cora, json!({})).await.done()["entry"].clone();
    assert_eq!((&first["number"], &first["revision"], &first["breachId"]), (&json!(1), &json!(1), &first["id"]));
    world.goes_by(TimeDelta::seconds(1));
    let judged = json!({
        "breachId": first["id"], "revision": 1, "people": 14, "harm": "NO_SERIOUS_RISK",
        "harmReasons": "The list came back unread.", "told": "The twelve, on March 2.", "done": "Two people send lists now.",
    });
    let second = records(&world.cora, judged).await.done()["entry"].clone();
    assert_eq!((&second["number"], &second["revision"]), (&json!(1), &json!(2)));
    world.goes_by(TimeDelta::seconds(1));
    let other = records(&world.cora, json!({ "happened": "A laptop was stolen." })).await.done()["entry"].clone();
    assert_eq!((&other["number"], &other["revision"]), (&json!(2), &json!(1)));
    let all = log(&world.cora, Value::Null).await;
    let places: Vec<_> = all.iter().map(|entry| (entry["number"].clone(), entry["revision"].clone())).collect();
    assert_eq!(places, [(json!(2), json!(1)), (json!(1), json!(2)), (json!(1), json!(1))]);
    assert_eq!((&all[2]["people"], &all[1]["people"], &all[1]["recordedBy"]), (&json!(12), &json!(14), &json!("Cora")));
    assert_eq!(log(&world.cora, first["id"].clone()).await.len(), 2);
    let stale = records(&world.cora, json!({ "breachId": first["id"], "revision": 1 })).await;
    stale.refused_with(&["STALE_VERSION@revision"]);
    assert_eq!(log(&world.cora, Value::Null).await.len(), 3);
}

#[behaviour]
async fn what_is_recorded_is_told_to_nobody_and_the_event_log_holds_ids_alone(world: &World) {
    records(&world.cora, json!({})).await.done();
    world.worker_catches_up().await;
    assert!(world.mails.all().is_empty());
    let traces = world.traces().await;
    let events: Vec<&String> = traces.of("event").iter().filter(|row| row.contains("BreachRecorded")).collect();
    assert_eq!(events.len(), 1);
    assert!(!events[0].contains("wrong address") && !events[0].contains("Names"), "{events:?}");
}

#[behaviour]
async fn it_is_the_coordinators_log_and_nobody_elses(world: &World) {
    let first = records(&world.cora, json!({})).await.done()["entry"]["id"].clone();
    let advisor = world.advisor().await;
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.mia, &world.fern, &advisor] {
                records(actor, json!({})).await.denied_as("FORBIDDEN");
                assert_eq!(actor.ask(LOG, json!({})).await.denied(), "FORBIDDEN");
                let node = actor.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": first })).await;
                assert_eq!(node.denied(), "NOT_FOUND");
                for page in ["/breaches", "/breaches/new", "/exports/breaches.csv"] {
                    assert_eq!(actor.opens(page).await.status, 403, "{} at {page}", actor.name());
                }
            }
            records(&world.nobody, json!({})).await.denied_as("UNAUTHENTICATED");
            let foreign = records(&world.stella, json!({ "breachId": first, "revision": 1 })).await;
            foreign.denied_as("NOT_FOUND");
        })
        .await;
    assert_eq!(log(&world.stella, first).await, Vec::<Value>::new());
}

#[behaviour]
async fn bad_input_changes_nothing(world: &World) {
    world
        .unchanged_by(async || {
            for (changed, problem) in [
                (json!({ "happened": " " }), "MISSING@happened"),
                (json!({ "data": "" }), "MISSING@data"),
                (json!({ "noticedOn": "2026-03-04" }), "IN_THE_FUTURE@noticedOn"),
                (json!({ "noticedOn": null }), "MISSING@noticedOn"),
                (json!({ "people": -1 }), "NOT_A_NUMBER@people"),
                (json!({ "harm": "SERIOUS_RISK" }), "MISSING@harmReasons"),
                (json!({ "told": "x".repeat(4_001) }), "TOO_LONG@told"),
                (json!({ "done": "a\u{7}" }), "CONTROL_CHARACTER@done"),
                (json!({ "revision": 1 }), "STALE_VERSION@revision"),
            ] {
                records(&world.cora, changed).await.refused_with(&[problem]);
            }
            for breach in ["x", "AgAAAAAAAAAAAAAAAAAAAAc"] {
                records(&world.cora, json!({ "breachId": breach })).await.denied_as("NOT_FOUND");
            }
            let page = world.cora.opens("/breaches/new").await.is_shown();
            let form = page.form("/breaches/new").with("happened", "A <list> went astray.").with("noticedOn", "soon");
            let refused = form.with("people", "many").post().await;
            assert_eq!(refused.status, 422);
            refused.is_valid();
            assert!(refused.wrong_at("noticedOn").contains("2026-03-02") && !refused.wrong_at("people").is_empty());
            assert_eq!(refused.form("/breaches/new").value("happened"), "A <list> went astray.");
        })
        .await;
}

#[behaviour]
async fn the_pages_write_it_down_correct_it_and_give_it_as_a_file(world: &World) {
    let form = world.cora.opens("/breaches/new").await.is_shown().form("/breaches/new");
    let form = form.with("happened", "=A list went astray.").with("noticedOn", "2026-03-02").with("data", "Names.");
    let page = form.send().await.is_shown();
    page.says("It is on record.").says("Breach 1").says("Not known yet").says("Not judged yet");
    world.goes_by(TimeDelta::seconds(1));
    let more = page.attributes("main section a", "href").pop().expect("a link adds to it");
    let id = more.rsplit('/').next().expect("an address has an end").to_owned();
    let form = world.cora.opens_at(&more).await.is_shown().form(&id);
    let form = form.with("people", "3").with("harm", "SERIOUS_RISK").with("harmReasons", "Addresses of shelters.");
    form.send().await.is_shown().says("Entry 2").says("A real risk of serious harm").says("Addresses of shelters.");
    // Sent again as it was: somebody else has written meanwhile, and it is said so.
    let stale = form.with("told", "The people.").post().await;
    assert_eq!(stale.status, 422);
    assert_eq!(stale.form(&id).value("revision"), "2");
    let file = world.cora.looks_at("/n/prairie/exports/breaches.csv").await;
    assert_eq!(file.status, 200);
    let lines: Vec<&str> = file.html.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 3, "{}", file.html);
    assert!(lines[1].starts_with("1,1,2026-03-02,,'=A list went astray.,Names.,,Not judged yet"), "{}", lines[1]);
    assert!(lines[2].starts_with("1,2,") && lines[2].contains("Addresses of shelters."), "{}", lines[2]);
    world.ana.opens("/privacy").await.is_shown().says("keeps a log of every breach");
    world.rose.opens("/privacy").await.is_shown().says("registre de tout incident");
    world.cora.opens("/privacy").await.is_shown().says("Breaches of privacy");
}
