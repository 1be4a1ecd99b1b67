//! Who is at the table as what: added, changed, ended; who may, and what has to remain.

use serde_json::{Value, json};
use tests::world::{Outcome, key};
use tests::{Actor, World, behaviour};

const MEMBER: &str = "member { id name email role agency { name } isLast } problems { code field message }";

/// The roles somebody is shown, by name and role.
async fn shown(actor: &Actor) -> Vec<(String, String, Value)> {
    let reply = actor.ask("{ members(first: 100) { nodes { id name role isLast } } }", json!({})).await;
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let text = |value: &Value| value.as_str().expect("it is a text").to_owned();
    nodes.iter().map(|one| (text(&one["name"]), text(&one["role"]), one["isLast"].clone())).collect()
}

async fn id(actor: &Actor, name: &str, role: &str) -> String {
    let reply = actor.ask("{ members(first: 100) { nodes { id name role } } }", json!({})).await;
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let found = nodes.iter().find(|one| one["name"] == name && one["role"] == role);
    let found = found.unwrap_or_else(|| panic!("{} sees no {role} {name}: {nodes:#?}", actor.name()));
    found["id"].as_str().expect("an id is a text").to_owned()
}

async fn ends(actor: &Actor, member: &str, more: Value) -> Outcome {
    let mut input = json!({ "memberId": member, "requestKey": key() });
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    actor.does("endRole", input, "done problems { code field message }").await
}

async fn changes(actor: &Actor, member: &str, role: &str, more: Value) -> Outcome {
    let mut input = json!({ "memberId": member, "role": role, "requestKey": key() });
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    actor.does("changeRole", input, MEMBER).await
}

#[behaviour]
async fn everybody_sees_whom_they_keep_and_themselves(world: &World) {
    let all = shown(&world.cora).await;
    assert_eq!(all.len(), 8, "{all:?}");
    assert!(all.contains(&("Cora".into(), "COORDINATOR".into(), json!(true))), "{all:?}");
    assert!(all.contains(&("Max".into(), "ADMIN".into(), json!(true))), "{all:?}");
    let own = shown(&world.max).await;
    assert_eq!(own.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), ["Ana", "Max", "Mia"]);
    for actor in [&world.ana, &world.mia, &world.fern] {
        let oneself = shown(actor).await;
        assert_eq!(oneself.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), [actor.name()]);
    }
}

#[behaviour]
async fn somebody_whom_mail_does_not_reach_is_added_without_an_address(world: &World) {
    let agency = world.rose.agency().await;
    let input = json!({ "name": "Odile", "language": "FR", "role": "MEMBER", "agencyId": agency, "requestKey": key() });
    let added = world.rose.does("addPerson", input, MEMBER).await;
    let member = &added.done()["member"];
    assert_eq!((&member["name"], &member["email"]), (&json!("Odile"), &Value::Null));
    world.worker_catches_up().await;
    assert_eq!(world.mails.take().len(), 0, "there is no address to mail to");
    for (name, role, agency, code) in
        [("", "MEMBER", Some(&agency), "MISSING"), ("Odile", "MEMBER", None, "AGENCY_MISSING")]
    {
        let input = json!({ "name": name, "language": "FR", "role": role, "agencyId": agency, "requestKey": key() });
        world
            .unchanged_by(async || {
                assert_eq!(world.cora.does("addPerson", input, MEMBER).await.refused()[0].code, code)
            })
            .await;
    }
}

#[behaviour]
async fn a_role_is_changed_by_those_who_keep_the_people(world: &World) {
    let mia = id(&world.max, "Mia", "MEMBER").await;
    let changed = changes(&world.max, &mia, "BUYER", json!({})).await;
    assert_eq!(changed.done()["member"]["role"], "BUYER");
    let viewer = world.mia.ask("{ viewer { roles canPledge } }", json!({})).await;
    assert_eq!(viewer.data()["viewer"], json!({ "roles": ["BUYER"], "canPledge": true }));
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["mia@example.test"]);
    let mia = id(&world.max, "Mia", "BUYER").await;
    world
        .unchanged_by(async || {
            assert_eq!(changes(&world.max, &mia, "BUYER", json!({})).await.refused()[0].code, "ALREADY_THERE");
            assert_eq!(changes(&world.max, &mia, "COORDINATOR", json!({})).await.refused()[0].code, "AGENCY_NOT_USED");
            changes(&world.mia, &mia, "ADMIN", json!({})).await.denied_as("FORBIDDEN");
            changes(&world.ana, &mia, "ADMIN", json!({})).await.denied_as("NOT_FOUND");
            changes(&world.rose, &mia, "ADMIN", json!({})).await.denied_as("NOT_FOUND");
            changes(&world.stella, &mia, "ADMIN", json!({})).await.denied_as("NOT_FOUND");
        })
        .await;
}

#[behaviour]
async fn the_last_coordinator_cannot_leave(world: &World) {
    let cora = id(&world.cora, "Cora", "COORDINATOR").await;
    world
        .unchanged_by(async || {
            assert_eq!(ends(&world.cora, &cora, json!({})).await.refused()[0].code, "LAST_COORDINATOR");
            assert_eq!(changes(&world.cora, &cora, "ADVISOR", json!({})).await.refused()[0].code, "LAST_COORDINATOR");
        })
        .await;
    let input = json!({
        "name": "Mia", "email": "mia@example.test", "language": "EN", "role": "COORDINATOR", "requestKey": key(),
    });
    world.cora.does("invitePerson", input, MEMBER).await.done();
    assert!(shown(&world.cora).await.contains(&("Cora".into(), "COORDINATOR".into(), json!(false))));
    ends(&world.cora, &cora, json!({})).await.done();
    let reply = world.cora.ask("{ network { name } }", json!({})).await;
    assert_eq!(reply.denied(), "NOT_FOUND");
}

#[behaviour]
async fn the_last_admin_says_who_follows_or_has_a_coordinator_asked(world: &World) {
    let max = id(&world.max, "Max", "ADMIN").await;
    let ana = id(&world.max, "Ana", "BUYER").await;
    let hugo = id(&world.cora, "Hugo", "BUYER").await;
    world
        .unchanged_by(async || {
            let refused = ends(&world.max, &max, json!({})).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("LAST_ADMIN", Some("successorId")));
            let refused = ends(&world.cora, &max, json!({ "successorId": hugo })).await.refused();
            assert_eq!(refused[0].code, "BAD_SUCCESSOR", "of another agency");
            let refused = ends(&world.max, &max, json!({ "successorId": max })).await.refused();
            assert_eq!(refused[0].code, "BAD_SUCCESSOR", "the one who leaves");
            ends(&world.max, &max, json!({ "successorId": hugo })).await.denied_as("NOT_FOUND");
            ends(&world.ana, &max, json!({})).await.denied_as("NOT_FOUND");
        })
        .await;
    let next = world.max.ask("query($id: ID!) { successors(memberId: $id) { name } }", json!({ "id": max })).await;
    assert_eq!(next.data()["successors"], json!([{ "name": "Ana" }, { "name": "Mia" }]));
    ends(&world.max, &max, json!({ "successorId": ana })).await.done();
    let roles = world.ana.ask("{ viewer { roles } }", json!({})).await;
    assert_eq!(roles.data()["viewer"]["roles"], json!(["BUYER", "ADMIN"]));
    world.worker_catches_up().await;
    world.mails.take();

    let ana = id(&world.ana, "Ana", "ADMIN").await;
    ends(&world.ana, &ana, json!({ "askCoordinator": true })).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to_cora: Vec<_> = mails.iter().filter(|mail| mail.to == "cora@example.test").collect();
    assert_eq!(to_cora.len(), 1, "{mails:#?}");
    assert_eq!(to_cora[0].subject, "Open Door has no admin any more");
}

#[behaviour]
async fn a_role_that_ended_opens_nothing_any_more_and_its_person_is_told(world: &World) {
    let campaign = world.open_campaign().await;
    let nora = id(&world.cora, "Nora", "BUYER").await;
    world.worker_catches_up().await;
    world.mails.take();
    ends(&world.cora, &nora, json!({})).await.done();
    assert_eq!(world.nora.ask("{ network { name } }", json!({})).await.denied(), "NOT_FOUND");
    assert_eq!(world.nora.opens(&format!("/campaigns/{}", campaign.id)).await.status, 404);
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("{mails:#?}") };
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        ("nora@example.test", "Prairie Table: a role of yours has ended")
    );
    assert!(mail.text.contains("your access to Prairie Table has ended"), "{}", mail.text);
    ends(&world.cora, &nora, json!({})).await.denied_as("NOT_FOUND");
}

#[behaviour]
async fn a_stream_somebody_watches_ends_with_their_role(world: &World) {
    let campaign = world.open_campaign().await;
    let page = world.hugo.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown();
    let sources = page.attributes("main", "data-live-source");
    let source = sources.first().expect("the page listens");
    let mut stream = world.hugo.listens_to(source).await;
    assert!(stream.next().await.expect("it says how things are").starts_with("event: next\n"));
    let hugo = id(&world.cora, "Hugo", "BUYER").await;
    ends(&world.cora, &hugo, json!({})).await.done();
    let last = stream.next().await.expect("the last word");
    assert!(last.contains("NOT_FOUND") && !last.contains("seatsPledged"), "{last}");
    let end = stream.next().await;
    assert!(end.as_deref().is_none_or(|end| end.starts_with("event: complete\n")), "{end:?}");
    assert!(stream.next().await.is_none());
}

#[behaviour]
async fn everybody_may_give_up_their_own_role(world: &World) {
    let mia = id(&world.mia, "Mia", "MEMBER").await;
    ends(&world.mia, &mia, json!({})).await.done();
    assert_eq!(world.mia.ask("{ network { name } }", json!({})).await.denied(), "NOT_FOUND");
    let page = world.mia.opens_at("/").await.is_shown();
    page.says("You are not in a network yet");
}
