//! Whom one is shown: by name, page by page, whatever their accents; and which seats one may give.

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::database::As;
use tests::world::key;
use tests::{Actor, World, behaviour};

use super::{MEMBER, shown};

/// All names of a list, so many at a time.
async fn page_by_page(page: &impl AsyncFn(Value) -> (Vec<String>, Value), first: u8) -> Vec<String> {
    let (mut cursor, mut all) = (Value::Null, Vec::new());
    loop {
        let (names, info) = page(json!({ "first": first, "after": cursor })).await;
        all.extend(names);
        if info["hasNextPage"] == false {
            return all;
        }
        cursor = info["endCursor"].clone();
    }
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
    let all = page_by_page(&page, 1).await;
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
    let all = page_by_page(&page, 4).await;
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
