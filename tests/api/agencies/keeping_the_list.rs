//! Who is on the list of agencies, what is known of each, and who may change it.

use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use serde_json::{Value, json};
use tests::database::As;
use tests::world::profile;
use tests::{Actor, World, behaviour};

async fn names(actor: &Actor, filter: Value) -> Vec<String> {
    let document = "query($filter: AgencyFilter) { agencies(filter: $filter, first: 100) { nodes { name } } agenciesFound(filter: $filter) }";
    let reply = actor.ask(document, json!({ "filter": filter })).await;
    let data = reply.data();
    let nodes = data["agencies"]["nodes"].as_array().expect("agencies are a list");
    let names: Vec<String> = nodes.iter().map(|node| node["name"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(data["agenciesFound"], names.len(), "what is counted is what is shown");
    names
}

#[behaviour]
async fn a_coordinator_adds_an_agency_and_everybody_finds_it(world: &World) {
    let added = world.cora.add_agency(Some(" 0042 "), profile(" École de l’Île "), true).await;
    let agency = &added.done()["agency"];
    assert_eq!(
        (&agency["name"], &agency["key"], &agency["version"]),
        (&json!("École de l’Île"), &json!("0042"), &json!(1))
    );
    assert_eq!(agency["standing"], "GOOD");
    let history = json!([{ "standing": "GOOD", "reason": "", "by": "Cora", "pledgesWithdrawn": 0 }]);
    assert_eq!(agency["standingHistory"], history);
    for search in ["ecole", "ÉCOLE DE L'ILE"] {
        assert_eq!(names(&world.ana, json!({ "search": search })).await, ["École de l’Île"], "{search}");
    }
    assert_eq!(names(&world.cora, json!({ "search": "0042" })).await, ["École de l’Île"]);
    assert_eq!(names(&world.ana, json!({ "search": "0042" })).await, [""; 0], "nobody finds by what they are not told");
    let id = agency["id"].as_str().expect("an id is a text");
    let hidden = json!({ "name": "École de l’Île", "key": null, "standing": null, "contactChannel": null, "people": [], "standingHistory": [] });
    let fields = "name key standing contactChannel people { name } standingHistory { reason }";
    assert_eq!(world.ana.sees_agency(id, fields).await, hidden, "where it stands is its own affair");
}

#[behaviour]
async fn the_list_is_filtered(world: &World) {
    assert_eq!(names(&world.cora, json!({ "province": "SK" })).await, ["Le Relais"]);
    assert_eq!(names(&world.cora, json!({ "sizeBand": "MEDIUM", "language": "BOTH" })).await, ["Harbour House"]);
    assert_eq!(names(&world.cora, json!({ "search": "%" })).await.len(), 4, "a pattern is no pattern");
    assert_eq!(names(&world.cora, json!({ "standing": "PENDING" })).await, [""; 0]);
    assert_eq!(names(&world.fern, json!({})).await, [""; 0], "funders see no agency");
}

#[behaviour]
async fn an_agency_that_waits_is_known_to_coordinators_alone(world: &World) {
    let added = world.cora.add_agency(None, profile("Newcomer House"), false).await;
    let id = added.done()["agency"]["id"].as_str().expect("an id is a text").to_owned();
    assert_eq!(names(&world.cora, json!({ "standing": "PENDING" })).await, ["Newcomer House"]);
    assert!(!names(&world.ana, json!({})).await.contains(&"Newcomer House".to_owned()));
    assert_eq!(world.ana.sees_agency(&id, "name").await, Value::Null);
    let count = world.ana.ask("{ network { agencyCount } }", json!({})).await;
    assert_eq!(count.data()["network"]["agencyCount"], 4);
    world.cora.changes_standing("approveAgency", &id, "").await.done();
    assert_eq!(world.ana.sees_agency(&id, "name").await["name"], "Newcomer House");
}

#[behaviour]
async fn no_two_agencies_have_one_name_or_one_key(world: &World) {
    world.cora.add_agency(Some("0042"), profile("Cedar"), true).await.done();
    world
        .unchanged_by(async || {
            let taken = world.cora.add_agency(Some("0042"), profile("  OPEN  door "), true).await;
            taken.refused_with(&["NAME_TAKEN@name", "AGENCY_KEY_TAKEN@key"]);
            let relais = world.rose.agency().await;
            let taken = world.cora.edit_agency(&relais, 1, json!("0042"), profile("Open Door")).await;
            taken.refused_with(&["NAME_TAKEN@name", "AGENCY_KEY_TAKEN@key"]);
        })
        .await;
}

#[behaviour]
async fn what_is_taken_is_said_beside_everything_else_that_is_wrong(world: &World) {
    let mut wrong = profile("Open Door");
    wrong["staff"] = json!(-1);
    world
        .unchanged_by(async || {
            let refused = world.cora.add_agency(Some(&"k".repeat(65)), wrong.clone(), true).await;
            refused.refused_with(&["BELOW_ZERO@staff", "TOO_LONG@key", "NAME_TAKEN@name"]);
        })
        .await;
}

#[behaviour]
async fn names_and_codes_are_kept_on_one_line(world: &World) {
    let added = world.cora.add_agency(Some("00\n42"), profile("Cedar \u{a0} House\nSouth"), true).await;
    let agency = &added.done()["agency"];
    assert_eq!((&agency["name"], &agency["key"]), (&json!("Cedar House South"), &json!("00 42")));
    world.cora.add_agency(Some(" 00 42"), profile("Maple"), true).await.refused_with(&["AGENCY_KEY_TAKEN@key"]);
}

#[behaviour]
async fn of_two_who_add_the_same_agency_at_once_one_is_told_that_it_is_there(world: &World) {
    let add = |name: &'static str| world.cora.add_agency(Some("0042"), profile(name), true);
    let (one, other) = futures::join!(add("Cedar"), add("Maple"));
    let added =
        [one, other].iter().filter(|outcome| !outcome.reply().body["data"]["addAgency"]["agency"].is_null()).count();
    assert_eq!(added, 1);
    let add = |key: &'static str| world.cora.add_agency(Some(key), profile("Elm"), true);
    let (one, other) = futures::join!(add("1"), add("2"));
    let codes: Vec<String> = [one, other]
        .iter()
        .map(|outcome| outcome.reply().body["data"]["addAgency"]["problems"].to_string())
        .filter(|problems| problems.contains("NAME_TAKEN"))
        .collect();
    assert_eq!(codes.len(), 1, "{codes:?}");
    assert_eq!(names(&world.cora, json!({ "search": "elm" })).await, ["Elm"]);
}

#[behaviour]
async fn agencies_that_were_here_before_names_were_searched_keep_theirs(world: &World) {
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let since = Migrator::migrations().iter().position(|change| change.name() == "m0020_agency_standing").unwrap();
    let later = u32::try_from(Migrator::migrations().len() - since).unwrap();
    Migrator::down(owner.pool(), Some(later)).await.unwrap();
    Migrator::up(owner.pool(), None).await.unwrap();
    assert_eq!(names(&world.cora, json!({ "search": "open door" })).await, ["Open Door"]);
    let taken = world.cora.add_agency(None, profile("  OPEN  door "), true).await;
    taken.refused_with(&["NAME_TAKEN@name"]);
}

#[behaviour]
async fn the_list_is_in_the_order_of_the_alphabet_from_either_end(world: &World) {
    for name in ["École du Nord", "eau vive", "Zèbre"] {
        world.cora.add_agency(None, profile(name), true).await.done();
    }
    let expected = ["eau vive", "École du Nord", "Harbour House", "Le Relais", "North Star", "Open Door", "Zèbre"];
    assert_eq!(names(&world.cora, json!({})).await, expected);
    let forward = "query($cursor: String) { agencies(first: 3, after: $cursor) { nodes { name } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }";
    let backward = "query($cursor: String) { agencies(last: 3, before: $cursor) { nodes { name } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }";
    for (document, cursor, more) in
        [(forward, "endCursor", "hasNextPage"), (backward, "startCursor", "hasPreviousPage")]
    {
        let (mut at, mut pages) = (Value::Null, Vec::new());
        loop {
            let reply = world.cora.ask(document, json!({ "cursor": at })).await;
            let list = reply.data()["agencies"].clone();
            let nodes = list["nodes"].as_array().expect("agencies are a list");
            pages.push(
                nodes.iter().map(|node| node["name"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>(),
            );
            at = list["pageInfo"][cursor].clone();
            if list["pageInfo"][more] == false {
                break;
            }
        }
        if cursor == "startCursor" {
            pages.reverse();
        }
        assert_eq!(pages.concat(), expected);
    }
}

#[behaviour]
async fn what_cannot_be_is_refused_at_its_field(world: &World) {
    let mut wrong = profile("x\u{1}");
    wrong["staff"] = json!(-1);
    world
        .unchanged_by(async || {
            let refused = world.cora.add_agency(Some(&"k".repeat(65)), wrong.clone(), true).await;
            refused.refused_with(&["CONTROL_CHARACTER@name", "BELOW_ZERO@staff", "TOO_LONG@key"]);
            world.cora.add_agency(None, profile("  "), true).await.refused_with(&["MISSING@name"]);
            let relais = world.rose.agency().await;
            let refused = world.rose.edit_agency(&relais, 1, Value::Null, wrong).await;
            refused.refused_with(&["CONTROL_CHARACTER@name", "BELOW_ZERO@staff"]);
        })
        .await;
}

#[behaviour]
async fn an_admin_keeps_their_own_agencys_profile_but_not_its_key(world: &World) {
    let mine = world.max.agency().await;
    let edited = world.max.edit_agency(&mine, 1, Value::Null, profile("Open Door and Window")).await;
    assert_eq!(edited.done()["agency"]["version"], 2);
    let relais = world.rose.agency().await;
    world
        .unchanged_by(async || {
            world
                .max
                .edit_agency(&mine, 1, Value::Null, profile("Door"))
                .await
                .refused_with(&["STALE_VERSION@version"]);
            world.max.edit_agency(&mine, 2, json!("0042"), profile("Door")).await.denied_as("FORBIDDEN");
            world.max.edit_agency(&relais, 1, Value::Null, profile("Door")).await.denied_as("FORBIDDEN");
            for other in [&world.ana, &world.mia, &world.fern] {
                let denied = world_denies(other, &mine).await;
                assert!(denied == "FORBIDDEN" || denied == "NOT_FOUND", "{}: {denied}", other.name());
            }
        })
        .await;
}

async fn world_denies(actor: &Actor, agency: &str) -> String {
    let outcome = actor.edit_agency(agency, 2, Value::Null, profile("Door")).await;
    outcome.reply().denied().to_owned()
}

#[behaviour]
async fn only_coordinators_keep_the_list(world: &World) {
    let relais = world.rose.agency().await;
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.mia] {
                actor.add_agency(None, profile("Mine"), true).await.denied_as("FORBIDDEN");
                for deed in ["approveAgency", "suspendAgency", "reinstateAgency", "removeAgency"] {
                    actor.changes_standing(deed, &relais, "Because.").await.denied_as("FORBIDDEN");
                }
                let asked = actor
                    .ask("query($id: ID!) { pledgeConsequences(agencyId: $id) { ifRemoved } }", json!({ "id": relais }))
                    .await;
                assert_eq!(asked.denied(), "FORBIDDEN");
            }
            world.nobody.add_agency(None, profile("Mine"), true).await.denied_as("UNAUTHENTICATED");
            world.stella.changes_standing("suspendAgency", &relais, "Because.").await.denied_as("NOT_FOUND");
        })
        .await;
}

#[behaviour]
async fn a_size_that_a_purchase_is_worked_out_from_does_not_change_beneath_it(world: &World) {
    let campaign = world.open_campaign().await;
    world.rose.pledge_seats(&campaign, 4).await.done();
    let relais = world.rose.agency().await;
    let mut changed = profile("Le Relais");
    changed["sizeBand"] = json!("LARGE");
    world
        .unchanged_by(async || {
            let refused = world.rose.edit_agency(&relais, 1, Value::Null, changed.clone()).await;
            refused.refused_with(&["SIZE_IN_USE@sizeBand"]);
        })
        .await;
    world.rose.withdraw_pledge(&campaign, 1).await.done();
    world.rose.edit_agency(&relais, 1, Value::Null, changed).await.done();
}

#[behaviour]
async fn a_page_of_an_agency_shows_its_purchases_and_its_people_to_those_who_may(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let mine = world.ana.agency().await;
    let document =
        "query($id: ID!) { agencyCampaigns(agencyId: $id) { nodes { id } } agency(id: $id) { people { name roles } } }";
    let people = json!([
        { "name": "Ana", "roles": ["BUYER"] }, { "name": "Max", "roles": ["ADMIN"] }, { "name": "Mia", "roles": ["MEMBER"] },
    ]);
    for (actor, shown) in [(&world.cora, people.clone()), (&world.mia, people), (&world.rose, json!([]))] {
        let reply = actor.ask(document, json!({ "id": mine })).await;
        let data = reply.data();
        assert_eq!(data["agencyCampaigns"]["nodes"], json!([{ "id": campaign.id }]), "{}", actor.name());
        assert_eq!(data["agency"]["people"], shown, "{}", actor.name());
    }
}
