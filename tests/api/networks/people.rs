//! Who is at the table as what: added, changed, ended; who may, and what has to remain.

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::database::As;
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

/// Somebody is left without the address they had.
#[expect(clippy::disallowed_methods, reason = "no deed takes an address away")]
async fn mail_reaches_no_more(world: &World, email: &str) {
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let statement = format!("UPDATE person SET email = NULL WHERE email = '{email}'");
    assert_eq!(owner.pool().execute_unprepared(&statement).await.unwrap().rows_affected(), 1);
    owner.close().await.unwrap();
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
async fn people_stand_by_name_page_by_page_forwards_and_backwards(world: &World) {
    let document = "query($first: Int, $after: String, $last: Int, $before: String) {
        members(first: $first, after: $after, last: $last, before: $before) {
            nodes { name } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }";
    let page = async |variables: Value| {
        let reply = world.cora.ask(document, variables).await;
        let page = reply.data()["members"].clone();
        let nodes = page["nodes"].as_array().expect("members are a list").clone();
        let names: Vec<String> = nodes.iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect();
        (names, page["pageInfo"].clone())
    };
    let (first, info) = page(json!({ "first": 3 })).await;
    assert_eq!(first, ["Ana", "Cora", "Fern"]);
    assert_eq!((&info["hasPreviousPage"], &info["hasNextPage"]), (&json!(false), &json!(true)));
    let (second, info) = page(json!({ "first": 3, "after": info["endCursor"] })).await;
    assert_eq!(second, ["Hugo", "Max", "Mia"]);
    let (before, _) = page(json!({ "last": 2, "before": info["startCursor"] })).await;
    assert_eq!(before, ["Cora", "Fern"]);
    let (last, info) = page(json!({ "first": 3, "after": info["endCursor"] })).await;
    assert_eq!((last, &info["hasNextPage"]), (vec!["Nora".to_owned(), "Rose".to_owned()], &json!(false)));
    // Somebody who holds two roles stands there twice, and no page loses one of them.
    let input =
        json!({ "name": "Max", "email": "max@example.test", "language": "EN", "role": "ADVISOR", "requestKey": key() });
    world.cora.does("invitePerson", input, MEMBER).await.done();
    let (mut cursor, mut all) = (Value::Null, Vec::new());
    loop {
        let (names, info) = page(json!({ "first": 1, "after": cursor })).await;
        all.extend(names);
        if info["hasNextPage"] == false {
            break;
        }
        cursor = info["endCursor"].clone();
    }
    assert_eq!(all, ["Ana", "Cora", "Fern", "Hugo", "Max", "Max", "Mia", "Nora", "Rose"]);
}

#[behaviour]
async fn names_stand_and_are_found_whatever_their_accents(world: &World) {
    for name in ["Zoé", "Éloïse  Côté", "Amélie"] {
        let input = json!({ "name": name, "language": "FR", "role": "ADVISOR", "requestKey": key() });
        world.cora.does("addPerson", input, MEMBER).await.done();
    }
    // Whoever corrects their own name moves with it.
    let input = json!({ "name": "Édith", "language": "EN", "zone": "America/Winnipeg", "requestKey": key() });
    world.nora.does("changeMySettings", input, "problems { code }").await.done();
    let document = "query($search: String, $first: Int, $after: String) {
        members(search: $search, first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }";
    let page = async |variables: Value| {
        let reply = world.cora.ask(document, variables).await;
        let page = reply.data()["members"].clone();
        let nodes = page["nodes"].as_array().expect("members are a list").clone();
        let names: Vec<String> = nodes.iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect();
        (names, page["pageInfo"].clone())
    };
    let (mut cursor, mut all) = (Value::Null, Vec::new());
    loop {
        let (names, info) = page(json!({ "first": 4, "after": cursor })).await;
        all.extend(names);
        if info["hasNextPage"] == false {
            break;
        }
        cursor = info["endCursor"].clone();
    }
    let expected = ["Amélie", "Ana", "Cora", "Édith", "Éloïse  Côté", "Fern", "Hugo", "Max", "Mia", "Rose", "Zoé"];
    assert_eq!(all, expected);
    for (search, found) in [
        ("eloise", vec!["Éloïse  Côté"]),
        ("ÉLOÏSE COTE", vec!["Éloïse  Côté"]),
        ("Zoe", vec!["Zoé"]),
        ("amélie", vec!["Amélie"]),
        ("nora", vec![]),
    ] {
        assert_eq!(page(json!({ "search": search, "first": 100 })).await.0, found, "{search}");
    }
}

/// Nora's name as a program of before wrote it.
#[expect(clippy::disallowed_methods, reason = "no deed leaves a name unfolded")]
async fn is_unfolded(owner: &domain::Database) {
    let statement = "UPDATE person SET folded_name = '' WHERE name = 'Nora'";
    assert_eq!(owner.pool().execute_unprepared(statement).await.unwrap().rows_affected(), 1);
}

#[behaviour]
async fn names_that_an_older_program_wrote_are_found_once_the_tables_are_brought_up_to_date(world: &World) {
    let found = async || {
        let reply = world.cora.ask("{ members(search: \"NORA\") { nodes { name } } }", json!({})).await;
        reply.data()["members"]["nodes"].clone()
    };
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    is_unfolded(&owner).await;
    assert_eq!(found().await, json!([]));
    let operation = domain::Operation::new(&owner);
    for expected in [1, 0] {
        assert_eq!(domain::identity::fold_names(&operation).await.expect("names are folded"), expected);
    }
    owner.close().await.unwrap();
    assert_eq!(found().await, json!([{ "name": "Nora" }]));
}

#[behaviour]
async fn whose_role_may_be_changed_is_said_before_it_is_tried(world: &World) {
    let document = "{ members(first: 100) { nodes { name canBeChanged } } }";
    let changeable = async |actor: &Actor| {
        let reply = actor.ask(document, json!({})).await;
        let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
        let theirs = nodes.iter().filter(|one| one["canBeChanged"] == true);
        theirs.map(|one| one["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        changeable(&world.cora).await,
        ["Cora", "Fern", "Hugo", "Nora"],
        "agencies without an admin of their own"
    );
    assert_eq!(changeable(&world.max).await, ["Ana", "Max", "Mia"]);
    assert_eq!(changeable(&world.mia).await, [""; 0]);
}

#[behaviour]
async fn seats_to_give_are_those_of_the_agencies_one_keeps(world: &World) {
    let document = "query($search: String, $agency: ID) {
        seatsToGive(search: $search, agencyId: $agency) { hasMore agencies { gives admins agency { name } } } }";
    let named = |reply: &Value| {
        let list = reply["seatsToGive"]["agencies"].as_array().expect("agencies are a list").clone();
        list.iter().map(|one| one["agency"]["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    let all = world.cora.ask(document, json!({})).await;
    assert_eq!(named(all.data()), ["Harbour House", "Le Relais", "North Star", "Open Door"]);
    let list = &all.data()["seatsToGive"]["agencies"];
    assert_eq!((&list[0]["gives"], &list[1]["gives"]), (&json!(true), &json!(false)));
    assert_eq!(list[3]["admins"], json!(["Max"]));
    let found = world.cora.ask(document, json!({ "search": "relais", "agency": world.hugo.agency().await })).await;
    assert_eq!(named(found.data()), ["Harbour House", "Le Relais"], "the chosen one stays");
    let own = world.max.ask(document, json!({})).await;
    assert_eq!(
        own.data()["seatsToGive"]["agencies"],
        json!([{ "gives": true, "admins": ["Max"], "agency": { "name": "Open Door" } }])
    );
    let other = world.max.ask(document, json!({ "agency": world.hugo.agency().await })).await;
    assert_eq!(other.denied(), "NOT_FOUND");
    for actor in [&world.ana, &world.mia, &world.fern] {
        assert_eq!(actor.ask(document, json!({})).await.denied(), "FORBIDDEN", "{}", actor.name());
    }
    world.more_agencies(110).await;
    let many = world.cora.ask(document, json!({})).await;
    assert_eq!(named(many.data()).len(), 100);
    assert_eq!(many.data()["seatsToGive"]["hasMore"], true);
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
    assert_eq!(roles.data()["viewer"]["roles"], json!(["ADMIN"]), "an admin may all a buyer may");
    let listed = shown(&world.ana).await;
    assert_eq!(listed.iter().filter(|(name, ..)| name == "Ana").count(), 1, "{listed:?}");
    world.worker_catches_up().await;
    world.mails.take();

    let ana = id(&world.ana, "Ana", "ADMIN").await;
    ends(&world.ana, &ana, json!({ "askCoordinator": true })).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to_cora: Vec<_> = mails.iter().filter(|mail| mail.to == "cora@example.test").collect();
    assert_eq!(to_cora.len(), 1, "{mails:#?}");
    assert_eq!(to_cora[0].subject, "Open Door has no admin any more");
    let link = to_cora[0].text.split("http://table.test").find(|rest| rest.starts_with("/n/prairie/agencies/"));
    let place = link.and_then(|rest| rest.split_whitespace().next()).expect("it leads to the agency");
    world.cora.opens_at(place).await.is_shown().says("Open Door").says("Invite its admin");
}

/// Whoever is admin next reads what the agency would pay: a coordinator does not bring about that they choose.
#[behaviour]
async fn a_coordinator_ends_no_last_admin_while_anybody_else_works_there(world: &World) {
    let max = id(&world.cora, "Max", "ADMIN").await;
    world
        .unchanged_by(async || {
            let refused = ends(&world.cora, &max, json!({ "askCoordinator": true })).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("LAST_ADMIN", Some("successorId")));
            assert_eq!(refused[0].message, "The agency would have no admin. Please say who follows.");
            let refused = changes(&world.cora, &max, "MEMBER", json!({ "askCoordinator": true })).await.refused();
            assert_eq!(refused[0].code, "AGENCY_HAS_ADMIN", "its admin gives its roles");
        })
        .await;
    for (name, role) in [("Ana", "BUYER"), ("Mia", "MEMBER")] {
        let member = id(&world.cora, name, role).await;
        ends(&world.cora, &member, json!({})).await.done();
    }
    ends(&world.cora, &max, json!({ "askCoordinator": true })).await.done();
}

#[behaviour]
async fn whom_mail_does_not_reach_is_no_admin(world: &World) {
    let agency = world.max.agency().await;
    let input = json!({
        "name": "Lou", "language": "EN", "role": "ADMIN", "agencyId": agency, "requestKey": key(),
    });
    world
        .unchanged_by(async || {
            let refused = world.max.does("addPerson", input, "member { id } problems { code field }").await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("ADMIN_NEEDS_EMAIL", Some("role")));
        })
        .await;
}

/// Nobody could help an agency whose only admin cannot sign in, if its admins alone decided who works there.
#[behaviour]
async fn an_admin_whom_mail_does_not_reach_counts_as_none(world: &World) {
    let agency = world.max.agency().await;
    mail_reaches_no_more(world, "max@example.test").await;

    let document = "{ members(first: 100, withoutAdmin: true) { nodes { name canBeChanged isLast } } }";
    let reply = world.cora.ask(document, json!({})).await;
    let there = |name: &str| json!({ "name": name, "canBeChanged": true, "isLast": false });
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    for name in ["Ana", "Max", "Mia"] {
        assert!(nodes.contains(&there(name)), "{nodes:?}");
    }
    let document =
        "query($agency: ID) { seatsToGive(search: \"open door\", agencyId: $agency) { agencies { gives admins } } }";
    let reply = world.cora.ask(document, json!({ "agency": agency })).await;
    assert_eq!(reply.data()["seatsToGive"]["agencies"], json!([{ "gives": true, "admins": ["Max"] }]));

    // Coordinators invite and change in their place, but still put nobody of their own there.
    let seat = |email: &str| json!({ "name": "Noor", "email": email, "language": "EN", "role": "ADMIN", "agencyId": agency, "requestKey": key() });
    world
        .unchanged_by(async || {
            let refused = world.cora.does("invitePerson", seat("cora@example.test"), MEMBER).await;
            refused.refused_with(&["SEAT_FOR_COORDINATOR@agencyId"]);
        })
        .await;
    world.cora.does("invitePerson", seat("noor@newcomer.test"), MEMBER).await.done();
    let max = id(&world.cora, "Max", "ADMIN").await;
    changes(&world.cora, &max, "MEMBER", json!({})).await.done();
    let mia = id(&world.cora, "Mia", "MEMBER").await;
    changes(&world.cora, &mia, "ADMIN", json!({})).await.done();
    // From now on its own admin decides.
    let ana = id(&world.cora, "Ana", "BUYER").await;
    world
        .unchanged_by(async || {
            changes(&world.cora, &ana, "MEMBER", json!({})).await.refused_with(&["AGENCY_HAS_ADMIN@role"]);
        })
        .await;
}

#[behaviour]
async fn whom_mail_does_not_reach_does_not_follow_the_last_admin(world: &World) {
    let agency = world.max.agency().await;
    let input = json!({ "name": "Odile", "language": "FR", "role": "MEMBER", "agencyId": agency, "requestKey": key() });
    world.max.does("addPerson", input, MEMBER).await.done();
    let [max, odile] = [id(&world.max, "Max", "ADMIN").await, id(&world.max, "Odile", "MEMBER").await];
    world
        .unchanged_by(async || {
            let refused = ends(&world.max, &max, json!({ "successorId": odile })).await;
            refused.refused_with(&["ADMIN_NEEDS_EMAIL@successorId"]);
        })
        .await;
    let next = world.max.ask("query($id: ID!) { successors(memberId: $id) { name } }", json!({ "id": max })).await;
    assert_eq!(next.data()["successors"], json!([{ "name": "Ana" }, { "name": "Mia" }]));
    // Once nobody is left who could follow, a coordinator looks for somebody.
    for (name, role) in [("Ana", "BUYER"), ("Mia", "MEMBER")] {
        let member = id(&world.cora, name, role).await;
        ends(&world.cora, &member, json!({})).await.done();
    }
    ends(&world.cora, &max, json!({ "askCoordinator": true })).await.done();
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
    assert!(mail.text.contains("Cora ended it. If this is a mistake, please talk to them."), "{}", mail.text);
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
    page.says("You are no longer in a network");
}

#[behaviour]
async fn a_role_that_ends_before_its_mail_left_is_told_of_once(world: &World) {
    let input = json!({
        "name": "Mia", "email": "mia@example.test", "language": "EN", "role": "ADVISOR", "requestKey": key(),
    });
    world.cora.does("invitePerson", input, MEMBER).await.done();
    let advisor = id(&world.cora, "Mia", "ADVISOR").await;
    ends(&world.cora, &advisor, json!({})).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("one mail is expected: {mails:#?}") };
    assert_eq!(mail.subject, "Prairie Table: a role of yours has ended");
    assert!(mail.text.contains("This role has ended: Advisor."), "{}", mail.text);
}
