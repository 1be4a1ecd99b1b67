//! The log of what happened, for coordinators.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::database::As;
use tests::world::key;
use tests::{Plan, World, behaviour, line};

const EVENTS: &str = "query($kind: String, $person: ID, $agency: ID, $campaign: ID, $since: DateTime, $until: DateTime, $first: Int, $after: String) {
    events(kind: $kind, personId: $person, agencyId: $agency, campaignId: $campaign, since: $since, until: $until, first: $first, after: $after) {
        nodes { kind title personId personName agency { id name } campaign { id title } details { name value } seq chain }
        pageInfo { hasNextPage endCursor } } }";

async fn kinds(world: &World, chosen: Value) -> Vec<String> {
    let reply = world.cora.ask(EVENTS, chosen).await;
    let nodes = reply.data()["events"]["nodes"].as_array().expect("events are a list").clone();
    nodes.iter().map(|node| node["kind"].as_str().expect("a kind is a text").to_owned()).collect()
}

#[behaviour]
async fn coordinators_see_who_did_what_for_whom_and_choose(world: &World) {
    world.cora.record_exit("Casebook").await.done();
    world.goes_by(TimeDelta::seconds(1));
    let campaign = world.cora.drafted(&Plan::default()).await;
    world.goes_by(TimeDelta::seconds(1));
    world.cora.open_campaign(&campaign, 1).await.done();
    world.goes_by(TimeDelta::seconds(1));
    world.ana.pledge_lines(&campaign, &[line(12, 98_765_43)]).await.done();
    world.goes_by(TimeDelta::seconds(1));
    world.rose.pledge_lines(&campaign, &[line(3, 98_765_43)]).await.done();
    world.worker_catches_up().await;
    let reply = world.cora.ask(EVENTS, json!({ "first": 2 })).await;
    let page = &reply.data()["events"];
    let newest = &page["nodes"][0];
    assert_eq!(newest["kind"], "SeatsPledged");
    assert_eq!(newest["title"], "Licences requested");
    assert_eq!((&newest["personName"], &newest["agency"]["name"]), (&json!("Rose"), &json!("Le Relais")));
    assert_eq!(newest["details"], json!([{ "name": "seats", "value": "3" }, { "name": "version", "value": "1" }]));
    assert_eq!(newest["seq"], 5);
    assert!(!reply.body.to_string().contains("9876543"), "no limit stands in the log");
    let all = ["SeatsPledged", "SeatsPledged", "CampaignOpened", "CampaignDrafted", "ExitRecorded"];
    assert_eq!(kinds(world, json!({})).await, all);
    let next = json!({ "first": 2, "after": page["pageInfo"]["endCursor"] });
    assert_eq!(kinds(world, next).await, ["CampaignOpened", "CampaignDrafted"]);
    assert_eq!(kinds(world, json!({ "kind": "SeatsPledged" })).await.len(), 2);
    assert_eq!(kinds(world, json!({ "person": newest["personId"] })).await, ["SeatsPledged"]);
    assert_eq!(kinds(world, json!({ "agency": world.ana.agency().await })).await, ["SeatsPledged"]);
    assert_eq!(kinds(world, json!({ "campaign": campaign.id })).await.len(), 4);
    assert_eq!(kinds(world, json!({ "since": "2026-03-02T15:00:05Z" })).await, [""; 0]);
    assert_eq!(kinds(world, json!({ "until": "2026-03-02T15:00:00Z" })).await, [""; 0]);
}

/// What was pledged stands in the log under the name it had once where an admin had approved it.
#[expect(clippy::disallowed_methods, reason = "no program writes it that way any more")]
async fn is_named_as_before(world: &World) {
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let statement = "UPDATE event SET kind = 'PledgeApproved' WHERE kind = 'SeatsPledged'";
    assert_eq!(owner.pool().execute_unprepared(statement).await.unwrap().rows_affected(), 1);
    owner.close().await.unwrap();
}

#[behaviour]
async fn what_had_another_name_once_is_shown_and_found_by_that_of_now(world: &World) {
    let campaign = world.open_campaign().await;
    world.goes_by(TimeDelta::seconds(1));
    world.ana.pledge_seats(&campaign, 12).await.done();
    is_named_as_before(world).await;
    assert_eq!(kinds(world, json!({ "first": 1 })).await, ["SeatsPledged"]);
    assert_eq!(kinds(world, json!({ "kind": "SeatsPledged" })).await, ["SeatsPledged"]);
    assert_eq!(kinds(world, json!({ "kind": "PledgeApproved" })).await, [""; 0]);
    let file = world.cora.looks_at("/n/prairie/exports/events.json?kind=SeatsPledged").await;
    assert!(file.html.contains("SeatsPledged") && !file.html.contains("PledgeApproved"), "{}", file.html);
}

#[behaviour]
async fn days_are_those_of_the_networks_zone(world: &World) {
    world.cora.record_exit("Casebook").await.done();
    let document = "query($from: Date, $to: Date) { events(fromDay: $from, toDay: $to) { nodes { kind } } }";
    let found = async |from: Value, to: Value| {
        let reply = world.cora.ask(document, json!({ "from": from, "to": to })).await;
        reply.data()["events"]["nodes"].as_array().map(Vec::len)
    };
    // The scene begins on March 2 at 15:00 UTC: in Winnipeg that day begins at 6:00 UTC.
    assert_eq!(found(json!("2026-03-02"), json!("2026-03-02")).await, Some(1));
    assert_eq!(found(json!("2026-03-03"), Value::Null).await, Some(0));
    assert_eq!(found(Value::Null, json!("2026-03-01")).await, Some(0));
    world.it_is("2026-03-04T04:00:00Z".parse().expect("it is an instant"));
    world.cora.record_exit("Minutes").await.done();
    assert_eq!(found(json!("2026-03-04"), Value::Null).await, Some(0), "it is the third there still");
    assert_eq!(found(json!("2026-03-03"), json!("2026-03-03")).await, Some(1));
}

#[behaviour]
async fn who_a_role_was_given_to_and_what_they_were_before_stands_in_the_log(world: &World) {
    let members = world.cora.ask("{ members { nodes { id name } } }", json!({})).await;
    let nodes = members.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let hugo = nodes.iter().find(|one| one["name"] == "Hugo").expect("Hugo is there")["id"].clone();
    let input = json!({ "memberId": hugo, "role": "MEMBER", "requestKey": tests::world::key() });
    world.cora.does("changeRole", input, "member { id } problems { code }").await.done();
    let document = "{ events(kind: \"RoleGiven\") { nodes { details { name label said } } } }";
    let reply = world.cora.ask(document, json!({})).await;
    let details = reply.data()["events"]["nodes"][0]["details"].as_array().expect("details are a list").clone();
    let said = |name: &str| details.iter().find(|one| one["name"] == name).map(|one| one["said"].clone());
    assert_eq!(said("person"), Some(json!("Hugo")));
    assert_eq!((said("role"), said("before")), (Some(json!("Member")), Some(json!("Buyer"))));
    assert_eq!(said("member"), Some(Value::Null), "an id is nothing people read");
}

#[behaviour]
async fn the_log_can_be_chosen_by_everybody_and_everything_there_is(world: &World) {
    let document = "{ eventChoices { people { name } agencies { name } campaigns { name } } }";
    let reply = world.cora.ask(document, json!({})).await;
    let choices = &reply.data()["eventChoices"];
    assert_eq!(choices["people"][7], json!({ "name": "Rose" }));
    assert_eq!(choices["agencies"].as_array().map(Vec::len), Some(4));
    assert_eq!(choices["campaigns"], json!([]));
    for actor in [&world.ana, &world.max, &world.mia, &world.fern] {
        assert_eq!(actor.ask(document, json!({})).await.denied(), "FORBIDDEN", "{}", actor.name());
    }
}

#[behaviour]
async fn what_is_no_kind_of_fact_finds_nothing(world: &World) {
    world.open_campaign().await;
    for kind in ["NoSuchFact", "", "SeatsPledged'"] {
        assert_eq!(kinds(world, json!({ "kind": kind })).await, [""; 0], "{kind:?}");
    }
    for path in ["events.csv?kind=%00", "events.json?kind=%00"] {
        let file = world.cora.looks_at(&format!("/n/prairie/exports/{path}")).await;
        assert_eq!(file.status, 200, "{path}: {}", file.html);
        assert!(!file.html.contains("CampaignOpened"), "{path}");
    }
}

#[behaviour]
async fn the_log_is_for_coordinators_alone(world: &World) {
    world.open_campaign().await;
    for actor in [&world.ana, &world.max, &world.mia, &world.fern] {
        let reply = actor.ask("{ events { nodes { id } } }", json!({})).await;
        assert_eq!(reply.denied(), "FORBIDDEN", "{}", actor.name());
        assert_eq!(actor.looks_at("/n/prairie/exports/events.csv").await.status, 403, "{}", actor.name());
    }
    assert_eq!(world.nobody.looks_at("/n/prairie/exports/events.csv").await.status, 401);
}

#[behaviour]
async fn the_number_of_statements_does_not_grow_with_the_log(world: &World) {
    let campaign = world.open_campaign().await;
    let document =
        "{ events { nodes { id personName agency { name } campaignTitle campaign { title } details { said } seq } } }";
    world.ana.pledge_seats(&campaign, 2).await.done();
    let asked = async || {
        world.cora.ask(document, json!({})).await.data();
        world.statements.take();
        world.cora.ask(document, json!({})).await.data();
        world.statements.take()
    };
    let few = asked().await;
    for n in 0..10 {
        world.hugo.post_comment(&campaign, &format!("Question {n}")).await.done();
    }
    let many = asked().await;
    assert_eq!(few.len(), many.len(), "{many:#?}");
}

#[behaviour]
async fn the_files_hold_what_is_chosen_and_no_formula(world: &World) {
    let named = json!({ "name": "=1+1", "language": "EN", "zone": "America/Winnipeg", "requestKey": key() });
    world.ana.does("changeMySettings", named, "person { name } problems { code }").await.done();
    let campaign = world.open_campaign().await;
    world.goes_by(TimeDelta::seconds(1));
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.worker_catches_up().await;
    let csv = world.cora.looks_at("/n/prairie/exports/events.csv?kind=SeatsPledged").await;
    assert_eq!(csv.status, 200);
    let disposition = csv.headers["content-disposition"].to_str().unwrap().to_owned();
    assert_eq!(disposition, "attachment; filename=\"events-prairie.csv\"");
    let lines: Vec<&str> = csv.html.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].starts_with("\u{feff}seq,at,kind,title,personId,personName,"), "{}", lines[0]);
    assert!(lines[1].contains(",SeatsPledged,Licences requested,") && lines[1].contains(",'=1+1,"), "{}", lines[1]);
    let json: Value = {
        let file = world.cora.looks_at("/n/prairie/exports/events.json").await;
        serde_json::from_str(&file.html).expect("it is JSON")
    };
    assert_eq!(json.as_array().map(Vec::len), Some(4));
    assert_eq!((&json[0]["kind"], &json[0]["personName"]), (&json!("SeatsPledged"), &json!("=1+1")));
    assert_eq!((&json[0]["seq"], &json[0]["details"]), (&json!(4), &json!({ "seats": 12, "version": 1 })));
    assert!(lines[1].ends_with("seats=12; version=1"), "{}", lines[1]);
}

#[behaviour]
async fn an_id_reads_the_same_wherever_the_files_have_it(world: &World) {
    let campaign = world.open_campaign().await;
    let comment = world.hugo.post_comment(&campaign, "Who pays the fee?").await;
    comment.done();
    let members = world.cora.ask("{ members { nodes { id name } } }", json!({})).await;
    let nodes = members.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let hugo = nodes.iter().find(|one| one["name"] == "Hugo").expect("Hugo is there")["id"].clone();
    let input = json!({ "memberId": hugo, "role": "MEMBER", "requestKey": tests::world::key() });
    world.cora.does("changeRole", input, "member { id } problems { code }").await.done();
    let events = async |kind: &str| -> Value {
        let file = world.cora.looks_at(&format!("/n/prairie/exports/events.json?kind={kind}")).await;
        serde_json::from_str::<Value>(&file.html).expect("it is JSON")[0].clone()
    };
    let (asked, given) = (events("CommentPosted").await, events("RoleGiven").await);
    assert!(asked["personId"].is_string());
    assert_eq!(given["details"]["person"], asked["personId"]);
    let log = world.cora.ask("{ events(kind: \"RoleGiven\") { nodes { details { name value } } } }", json!({})).await;
    let details = log.data()["events"]["nodes"][0]["details"].as_array().expect("details are a list").clone();
    assert!(details.contains(&json!({ "name": "person", "value": asked["personId"] })), "{details:?}");
    let csv = world.cora.looks_at("/n/prairie/exports/events.csv?kind=RoleGiven").await;
    let person = asked["personId"].as_str().expect("an id is a text");
    assert!(csv.html.contains(&format!("person={person}")), "{}", csv.html);
}

#[behaviour]
async fn days_that_make_no_sense_list_nothing_and_make_no_file(world: &World) {
    world.open_campaign().await;
    for chosen in ["from=2026-03-09&to=2026-03-02", "from=yesterday", "to=2026-02-30", "to=0001-01-01"] {
        let page = world.cora.opens(&format!("/events?{chosen}")).await.is_shown();
        page.says("Nothing is listed");
        assert_eq!(page.texts("tbody tr"), [""; 0], "{chosen}");
        for format in ["csv", "json"] {
            let file = world.cora.looks_at(&format!("/n/prairie/exports/events.{format}?{chosen}")).await;
            assert_eq!(file.status, 400, "{chosen}: {}", file.html);
        }
    }
    world.cora.opens("/events?from=2026-03-02&to=2026-03-09").await.is_shown().keeps_quiet_about("Nothing is listed");
}

#[behaviour]
async fn the_log_says_which_settings_of_the_network_were_changed(world: &World) {
    let form = world.cora.opens("/network").await.is_shown().form("/network");
    form.clone().with("zone", "America/Regina").with("aboutEn", "We buy together.").send().await.is_shown();
    let document = "{ events(kind: \"NetworkChanged\") { nodes { details { name value label said } } } }";
    let asked = async || world.cora.ask(document, json!({})).await.data()["events"]["nodes"].clone();
    let log = asked().await;
    let details = log[0]["details"].as_array().expect("details are a list");
    let expected = json!({
        "name": "parts", "value": "ABOUT_EN, ZONE", "label": "what changed",
        "said": "what it says of itself in English, time zone",
    });
    assert!(details.contains(&expected), "{details:?}");
    assert!(!log.to_string().contains("Regina"), "a fact holds no text");
    // The same again changes nothing, and nothing is said of it.
    world.cora.opens("/network").await.is_shown().form("/network").send().await.is_shown();
    assert_eq!(asked().await.as_array().map(Vec::len), Some(1));
}
