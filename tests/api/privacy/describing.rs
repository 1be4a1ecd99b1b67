//! What a network says about how it handles what people entrust to it, and who reads it.

use serde_json::{Value, json};
use tests::world::key;
use tests::{Actor, World, behaviour};

const READ: &str =
    "{ privacy { hostingPlace operator canDescribe network { networkName leadName retention public version } } }";

fn said(changed: Value) -> Value {
    let mut said = json!({
        "leadName": "Hana Whitlock", "leadContact": "privacy@table.test", "retentionEn": "Seven years.",
        "retentionFr": "Sept ans.", "public": false, "version": 0, "requestKey": key(),
    });
    for (name, value) in changed.as_object().expect("changes are an object") {
        said[name] = value.clone();
    }
    said
}

async fn reads(actor: &Actor) -> Value {
    actor.ask(READ, json!({})).await.data()["privacy"].clone()
}

const PAYLOAD: &str = "privacy { version } problems { code field message }";

#[behaviour]
async fn members_read_what_their_coordinator_says_in_their_language(world: &World) {
    assert_eq!(reads(&world.ana).await["network"], Value::Null);
    world.cora.does("describePrivacy", said(json!({})), PAYLOAD).await.done();
    let seen = reads(&world.ana).await;
    assert_eq!((&seen["hostingPlace"], &seen["operator"]), (&json!("Montréal"), &json!("The Operator")));
    assert_eq!((&seen["network"]["leadName"], &seen["canDescribe"]), (&json!("Hana Whitlock"), &json!(false)));
    assert_eq!(seen["network"]["retention"], "Seven years.");
    assert_eq!(reads(&world.rose).await["network"]["retention"], "Sept ans.");
    assert_eq!(reads(&world.cora).await["canDescribe"], true);
    world.ana.opens("/privacy").await.is_shown().says("Hana Whitlock").says("Montréal");
    world.rose.opens("/privacy").await.is_shown().says("Sept ans.");
}

/// What whoever runs the server can see, as the page says it.
const OPERATOR_SEES: [[&str; 2]; 2] = [
    [
        "Whoever runs the server can technically read everything in its database and its backups, the limits of agencies included, and the emails it sends.",
        "They have no door in these pages, and what happened can be checked for changes.",
    ],
    [
        "L’exploitant du serveur peut techniquement lire tout ce qui se trouve dans sa base de données et ses sauvegardes, y compris les prix maximaux des organismes, ainsi que les courriels envoyés.",
        "Il n’a pas de porte dans ces pages, et on peut vérifier que rien de ce qui s’est passé n’a été modifié.",
    ],
];

#[behaviour]
async fn the_page_says_what_whoever_runs_the_server_can_see(world: &World) {
    for (actor, [sees, keeps_out]) in [&world.ana, &world.rose].into_iter().zip(OPERATOR_SEES) {
        actor.opens("/privacy").await.is_shown().says("The Operator").says(sees).says(keeps_out);
    }
}

#[behaviour]
async fn only_what_is_public_is_for_everybody(world: &World) {
    world.cora.does("describePrivacy", said(json!({})), PAYLOAD).await.done();
    for actor in [&world.stella, &world.sven, &world.nobody] {
        let (there, nowhere) = (actor.at("prairie"), actor.at("nowhere"));
        assert_eq!(reads(&there).await, reads(&nowhere).await, "{}", actor.name());
        let (page, none) = (there.looks_at("/n/prairie/privacy").await, there.looks_at("/n/nowhere/privacy").await);
        assert_eq!((page.status, page.text()), (none.status, none.text()), "{}", actor.name());
    }
    let public = said(json!({ "public": true, "version": 1 }));
    world.cora.does("describePrivacy", public, PAYLOAD).await.done();
    for actor in [&world.stella, &world.sven, &world.nobody] {
        let page = actor.at("prairie").looks_at("/n/prairie/privacy").await.is_shown();
        page.says("Hana Whitlock").keeps_quiet_about("Open Door");
    }
    let sign_in = world.nobody.opens_at("/sign-in?next=%2Fn%2Fprairie%2Ftools").await.is_shown();
    assert!(sign_in.attributes("main a", "href").contains(&"/n/prairie/privacy".to_owned()), "{}", sign_in.html);
    let elsewhere = world.nobody.opens_at("/sign-in?next=%2Fn%2Fcoast%2Ftools").await.is_shown();
    assert_eq!(elsewhere.attributes("main a", "href"), [""; 0]);
}

#[behaviour]
async fn it_is_the_coordinators_to_say_and_bad_input_changes_nothing(world: &World) {
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.fern] {
                actor.does("describePrivacy", said(json!({})), PAYLOAD).await.denied_as("FORBIDDEN");
            }
            for (name, value) in [("leadName", ""), ("leadContact", " "), ("retentionEn", ""), ("retentionFr", "")] {
                let refused = world.cora.does("describePrivacy", said(json!({ name: value })), PAYLOAD).await;
                refused.refused_with(&[&format!("MISSING@{name}")]);
            }
            let long = said(json!({ "othersEn": "x".repeat(4_001) }));
            world.cora.does("describePrivacy", long, PAYLOAD).await.refused_with(&["TOO_LONG@othersEn"]);
            let stale = said(json!({ "version": 3 }));
            world.cora.does("describePrivacy", stale, PAYLOAD).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
}

#[behaviour]
async fn the_form_says_it_and_keeps_what_was_typed(world: &World) {
    let form = world.cora.opens("/privacy/edit").await.is_shown().form("/privacy/edit");
    let filled = [("leadName", "Hana"), ("leadContact", "1 800"), ("retentionEn", "A year."), ("retentionFr", "")];
    let filled = filled.into_iter().fold(form, |form, (name, value)| form.with(name, value));
    let refused = filled.post().await;
    assert_eq!(refused.status, 422);
    refused.wrong_at("retentionFr");
    let again = refused.form("/privacy/edit");
    assert_eq!(again.value("leadName"), "Hana");
    again.with("retentionFr", "Un an.").send().await.is_shown().says("The privacy page is saved.").says("A year.");
}
