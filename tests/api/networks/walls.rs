//! What belongs to another network does not exist: no id of it finds anything, no list shows anything, no deed reaches it.
//!
//! The questions are made from the schema: a field or mutation added tomorrow is tried without anybody remembering.

use serde_json::{Value, json};
use tests::world::{Reply, Schema, Things, cursors, kind, nowhere};
use tests::{Actor, Plan, World, behaviour};

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no id")).to_owned()
}

/// All that somebody could tell answers apart by.
fn said(reply: &Reply) -> String {
    format!("{} {}", reply.status, reply.body)
}

/// Whether a question or deed found what it was asked of, whatever became of it then.
fn found(reply: &Reply, field: &str) -> bool {
    !reply.body["data"][field].is_null() || reply.body["errors"][0]["extensions"]["code"] != "NOT_FOUND"
}

/// A deed with all ids it takes, also those it may do without.
fn deed_with(schema: &Schema, deed: &str, wanted: &str, ids: &dyn Fn(&str) -> String) -> (String, Value) {
    let (initial, rest) = deed.split_at(1);
    let input = format!("{}{rest}Input", initial.to_uppercase());
    let document = format!("mutation($input: {input}!) {{ {deed}(input: $input) {{ __typename }} }}");
    (document, json!({ "input": schema.input_with(&input, wanted, ids) }))
}

#[behaviour]
async fn no_id_of_another_network_finds_anything(world: &World) {
    let schema = Schema::read();
    let (_, theirs) = world.things_of_both().await;
    let everybody = everybody(world).await;
    let document = "query($id: ID!) { node(id: $id) { id __typename } }";
    for node in schema.nodes() {
        let id = theirs.id(node);
        let coordinators = ["Delivery", "Event", "Invitation", "AgencyImport", "BreachEntry", "IdentityProvider"];
        let coordinators = coordinators.contains(&node);
        let owner = if coordinators { &world.stella } else { &world.otto };
        let seen = owner.ask(document, json!({ "id": id })).await;
        assert_eq!(seen.data()["node"]["__typename"], node, "its own people see a {node}");
        for actor in [&world.cora, &world.ana, &world.fern, &world.sven] {
            let seen = actor.ask(document, json!({ "id": id })).await;
            assert_eq!(seen.body["data"]["node"], Value::Null, "{} sees a {node}: {:#}", actor.name(), seen.body);
        }
        for actor in &everybody {
            cannot_tell(world, actor, "node", &id, async |id: &str| {
                said(&actor.ask(document, json!({ "id": id })).await)
            })
            .await;
        }
    }
}

/// Somebody in each role of the prairie network, somebody of no network, and nobody.
async fn everybody(world: &World) -> [Actor; 8] {
    let advisor = world.advisor().await;
    let World { cora, max, ana, mia, fern, sven, nobody, .. } = world;
    let [cora, max, ana, mia, fern, sven, nobody] = [cora, max, ana, mia, fern, sven, nobody].map(Actor::clone);
    let everybody = [cora, max, ana, mia, fern, advisor, sven, nobody];
    for actor in &everybody {
        has_a_browser(actor).await;
    }
    everybody
}

/// Their browser has its mark, without which nobody begins to sign in by a provider.
async fn has_a_browser(actor: &Actor) {
    actor.set_cookie("lt_browser", Some(&"b".repeat(32))).await;
}

#[behaviour]
async fn somebody_in_each_role_knocks_at_the_walls(world: &World) {
    let mut roles = std::collections::BTreeSet::new();
    for actor in everybody(world).await {
        let seen = actor.ask("{ viewer { networks { role } } }", json!({})).await.body;
        let held = seen["data"]["viewer"]["networks"].as_array().cloned().unwrap_or_default();
        roles.extend(held.iter().map(|held| text(&held["role"])));
    }
    let all = ["ADMIN", "ADVISOR", "BUYER", "COORDINATOR", "FUNDER", "MEMBER"];
    assert_eq!(roles.into_iter().collect::<Vec<_>>(), all, "a role nobody tries the walls in");
}

/// Asks the same twice, of another network's thing and of nothing at all: nobody may tell the answers apart, nor what becomes of
/// the question. The database is asked the very same for both, so that neither takes longer than the other.
async fn cannot_tell(world: &World, actor: &Actor, what: &str, foreign: &str, ask: impl AsyncFn(&str) -> String) {
    let nothing = nowhere(foreign);
    actor.arrives().await;
    let (theirs, for_theirs) = world.statements.during(async || ask(foreign).await).await;
    let (none, for_none) = world.statements.during(async || ask(&nothing).await).await;
    assert_eq!(
        for_theirs,
        for_none,
        "{} can tell by the time {what} takes that another network has this",
        actor.name()
    );
    assert_eq!(
        theirs.replace(foreign, "…"),
        none.replace(&nothing, "…"),
        "{} can tell by {what} that another network has this",
        actor.name()
    );
}

#[behaviour]
async fn no_question_takes_an_id_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = world.things_of_both().await;
    let everybody = everybody(world).await;
    let questions = schema.fields_with_ids("Query").into_iter().filter(|(field, _)| field != "node");
    for (field, ids) in questions {
        for foreign in ids {
            let own = |name: &str| theirs.id(kind(&field, name));
            let call = schema.call_with("Query", &field, &foreign, &own, 2).expect("it can be called");
            let mut is_found = false;
            for actor in [&world.stella, &world.otto] {
                is_found |= found(&actor.ask(&format!("{{ {call} }}"), json!({})).await, &field);
            }
            assert!(is_found, "nobody of the coast finds anything by {field}({foreign}): nothing is tried by it");
            for actor in &everybody {
                cannot_tell(
                    world,
                    actor,
                    &format!("{field}({foreign})"),
                    &theirs.id(kind(&field, &foreign)),
                    async |id: &str| {
                        let ids =
                            |name: &str| if name == foreign { id.to_owned() } else { ours.id(kind(&field, name)) };
                        let call = schema.call_with("Query", &field, &foreign, &ids, 2).expect("it can be called");
                        let reply = actor.ask(&format!("{{ {call} }}"), json!({})).await;
                        assert!(!reply.body.to_string().contains("too complex"), "{field}: {:#}", reply.body);
                        said(&reply)
                    },
                )
                .await;
            }
        }
    }
}

#[behaviour]
async fn no_deed_takes_an_id_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = world.things_of_both().await;
    let everybody = everybody(world).await;
    let before = world.traces().await;
    let deeds = schema.fields_with_ids("Mutation");
    for (deed, ids) in &deeds {
        for foreign in ids {
            for actor in &everybody {
                cannot_tell(
                    world,
                    actor,
                    &format!("{deed}({foreign})"),
                    &theirs.id(kind(deed, foreign)),
                    async |id: &str| {
                        let ids = |name: &str| if name == foreign { id.to_owned() } else { ours.id(kind(deed, name)) };
                        let (document, input) = deed_with(&schema, deed, foreign, &ids);
                        said(&actor.ask(&document, input).await)
                    },
                )
                .await;
            }
        }
    }
    assert_eq!(world.traces().await, before, "nothing was written");
    each_is_found_by_its_own(world, &schema, &theirs, deeds).await;
}

/// What ends something on which other deeds are tried comes last, in this order.
const ENDINGS: [&str; 6] =
    ["cancelCampaign", "removeTool", "removeProvider", "endRole", "suspendAgency", "removeAgency"];

/// Does all these deeds to the things of the coast, by its own people: each finds what it is done to, so that one who is told of
/// nothing is told so because of the wall.
async fn each_is_found_by_its_own(
    world: &World,
    schema: &Schema,
    theirs: &Things,
    mut deeds: Vec<(String, Vec<String>)>,
) {
    deeds.sort_by_key(|(deed, _)| ENDINGS.iter().position(|ending| ending == deed));
    has_a_browser(&world.stella).await;
    let mut missed = Vec::new();
    for (deed, ids) in deeds {
        let own = |name: &str| theirs.id(kind(&deed, name));
        let mut is_found = false;
        for actor in [&world.stella, &world.otto] {
            if !is_found {
                let (document, input) = deed_with(schema, &deed, &ids[0], &own);
                is_found = found(&actor.ask(&document, input).await, &deed);
            }
        }
        missed.extend((!is_found).then_some(deed));
    }
    assert!(
        missed.is_empty(),
        "nobody of the coast finds what these are done to, so nothing is tried by them: {missed:?}"
    );
}

/// Otto of the coast, as a guest of a purchase on the prairie in which another tool is bought.
async fn a_guest(world: &World) -> Actor {
    let campaign = world.open(&Plan { tool: "Minutes", ..Plan::default() }).await;
    world.worker_catches_up().await;
    world.mails.take();
    let input = json!({
        "campaignId": campaign.id, "profile": tests::world::profile("Abroad"), "name": "Otto", "email": world.otto.email(),
        "language": "EN", "requestKey": tests::world::key(),
    });
    world.cora.does("inviteGuest", input, "guest { state } problems { code }").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let link = mails.iter().find_map(|mail| mail.text.split("/invitation/").nth(1)).expect("an invitation leaves");
    let token = link.split_whitespace().next().expect("a link ends");
    let otto = world.otto.at("prairie");
    let document = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { problems { code } } }";
    let input = json!({ "token": token, "asSignedIn": false });
    let accepted = otto.ask_outside(document, json!({ "input": input })).await;
    assert_eq!(accepted.data()["acceptInvitation"]["problems"], json!([]));
    otto
}

#[behaviour]
async fn a_guest_cannot_tell_what_else_there_is_in_the_network_that_invited_it(world: &World) {
    let schema = Schema::read();
    let (ours, _) = world.things_of_both().await;
    let guest = a_guest(world).await;
    // Where it is, and who sells to it as well, it may know.
    let hidden = |kind: &str| !["Network", "Supplier"].contains(&kind);
    for node in schema.nodes().into_iter().filter(|node| hidden(node)) {
        cannot_tell(world, &guest, "node", &ours.id(node), async |id: &str| {
            let document = "query($id: ID!) { node(id: $id) { id __typename } }";
            said(&guest.ask(document, json!({ "id": id })).await)
        })
        .await;
    }
    for (field, ids) in schema.fields_with_ids("Query").into_iter().filter(|(field, _)| field != "node") {
        for wanted in ids.iter().filter(|wanted| hidden(kind(&field, wanted))) {
            let id_of = |name: &str| ours.id(kind(&field, name));
            cannot_tell(world, &guest, &field, &id_of(wanted), async |id: &str| {
                let ids = |name: &str| if name == wanted { id.to_owned() } else { id_of(name) };
                let call = schema.call_with("Query", &field, wanted, &ids, 2).expect("it can be called");
                said(&guest.ask(&format!("{{ {call} }}"), json!({})).await)
            })
            .await;
        }
    }
    let before = world.traces().await;
    for (deed, ids) in schema.fields_with_ids("Mutation") {
        for wanted in &ids {
            let id_of = |name: &str| ours.id(kind(&deed, name));
            cannot_tell(world, &guest, &deed, &id_of(wanted), async |id: &str| {
                let ids = |name: &str| if name == wanted { id.to_owned() } else { id_of(name) };
                let (document, input) = deed_with(&schema, &deed, wanted, &ids);
                said(&guest.ask(&document, input).await)
            })
            .await;
        }
    }
    assert_eq!(world.traces().await, before, "nothing was written");
}

#[behaviour]
async fn nothing_of_another_network_can_be_watched(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = world.things_of_both().await;
    let everybody = everybody(world).await;
    for (field, ids) in schema.fields_with_ids("Subscription") {
        for foreign in ids {
            for actor in &everybody {
                cannot_tell(
                    world,
                    actor,
                    &format!("{field}({foreign})"),
                    &theirs.id(kind(&field, &foreign)),
                    async |id: &str| {
                        let ids =
                            |name: &str| if name == foreign { id.to_owned() } else { ours.id(kind(&field, name)) };
                        let call =
                            schema.call_with("Subscription", &field, &foreign, &ids, 1).expect("it can be called");
                        let query = encoded(&format!("subscription {{ {call} }}"));
                        let path = format!("/n/{}/graphql?query={query}", actor.network());
                        let mut stream = actor.listens_to(&path).await;
                        stream.next().await.expect("the first word says that there is nothing")
                    },
                )
                .await;
            }
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// What programs and people are answered beside GraphQL and the pages.
const FILES: [&str; 5] = [
    "/exports/me.zip",
    "/n/{slug}/exports/network.zip",
    "/n/{slug}/exports/agency/{id}.zip",
    "/n/{slug}/exports/breaches.csv",
    "/n/{slug}/exports/events.{format}",
];

#[test]
fn every_file_is_asked_for_here() {
    let source = include_str!("../../../api/src/http/exports/mod.rs");
    let found: Vec<&str> = source.split("resource(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(found, FILES);
}

#[behaviour]
async fn no_file_takes_an_id_of_another_network_or_tells_that_there_is_one(world: &World) {
    let (_, theirs) = world.things_of_both().await;
    let everybody = everybody(world).await;
    for file in FILES.into_iter().filter(|file| file.contains("{slug}")) {
        for format in ["csv", "json"] {
            let path =
                |slug: &str, id: &str| file.replace("{slug}", slug).replace("{id}", id).replace("{format}", format);
            let agency = theirs.id("Agency");
            for actor in &everybody {
                let (here, nothing) = (path("coast", &agency), path("nowhere", &agency));
                actor.arrives().await;
                let there = world.statements.during(async || told(actor, &here).await).await;
                let nowhere = world.statements.during(async || told(actor, &nothing).await).await;
                assert_eq!(there, nowhere, "{} at {here}", actor.name());
                if file.contains("{id}") {
                    let ask = async |id: &str| told(actor, &path("prairie", id)).await;
                    cannot_tell(world, actor, file, &agency, ask).await;
                }
            }
        }
    }
}

async fn told(actor: &Actor, path: &str) -> String {
    let page = actor.looks_at(path).await;
    assert_ne!(page.status, 200, "{} gets {path}", actor.name());
    format!("{} {}", page.status, page.html)
}

#[behaviour]
async fn no_list_shows_anything_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = world.things_of_both().await;
    let everybody = everybody(world).await;
    let foreign: Vec<&str> = theirs.ids().collect();
    let id = |_: &str| ours.id("Campaign");
    let mut questions: Vec<String> = schema
        .fields("Query")
        .iter()
        .filter(|field| !schema.fields_with_ids("Query").iter().any(|(with_ids, _)| with_ids == *field))
        .filter_map(|field| schema.call("Query", field, &id, 2))
        .collect();
    assert!(questions.len() > 5, "{questions:#?}");
    let beneath = schema.beneath_lists("Query", &id);
    assert!(beneath.iter().any(|question| question.contains("campaigns") && question.contains("tool")), "{beneath:#?}");
    questions.extend(beneath);
    for actor in &everybody {
        for question in &questions {
            let reply = actor.ask(&format!("{{ {question} }}"), json!({})).await;
            let said = reply.body.to_string();
            assert!(!said.contains("too complex"), "{question}: {said}");
            for id in &foreign {
                assert!(!said.contains(id), "{} is shown {id} by {question}", actor.name());
            }
            assert!(!said.contains("Tidewater"), "{}: {question}", actor.name());
        }
    }
}

/// What stands in a list.
fn entries(list: &str) -> &'static str {
    match list {
        "members" => "Member",
        "invitations" => "Invitation",
        "agencies" => "Agency",
        "agencyCampaigns" | "campaigns" => "Campaign",
        "tools" => "Tool",
        "suppliers" => "Supplier",
        "notices" => "Notice",
        "parkedDeliveries" => "Delivery",
        "breachEntries" => "BreachEntry",
        "events" => "Event",
        _ => panic!("tests/api/networks/walls.rs has to learn what stands in {list}"),
    }
}

#[behaviour]
async fn no_list_goes_on_from_something_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = world.things_of_both().await;
    let everybody = everybody(world).await;
    for list in schema.fields_that_take("Query", "after") {
        let ids = |name: &str| ours.id(kind(&list, name));
        let [theirs, nothing] = cursors(&theirs.id(entries(&list)));
        for (way, actor) in ["after", "before"].into_iter().flat_map(|way| everybody.iter().map(move |one| (way, one)))
        {
            actor.arrives().await;
            let ask = async |cursor: &str| {
                let call = schema.call_from("Query", &list, (way, cursor), &ids, 2).expect("it can be called");
                let ask = async || said(&actor.ask(&format!("{{ {call} }}"), json!({})).await);
                world.statements.during(ask).await
            };
            assert_eq!(ask(&theirs).await, ask(&nothing).await, "{}: {list} {way} a stranger's", actor.name());
        }
    }
}

#[behaviour]
async fn no_list_goes_on_from_something_hidden_in_the_same_network(world: &World) {
    let waiting = world.cora.add_agency(None, tests::world::profile("Aardvark House"), false).await;
    let waiting = text(&waiting.done()["agency"]["id"]);
    let all = world.cora.ask("{ members(first: 100) { nodes { id name } } }", json!({})).await;
    let all = all.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let hugo = text(&all.iter().find(|one| one["name"] == "Hugo").expect("Hugo is there")["id"]);
    // Both stand before what who asks is shown.
    for (actor, list, hidden) in [(&world.ana, "agencies", waiting), (&world.max, "members", hugo)] {
        let [hidden, nothing] = cursors(&hidden);
        for way in ["after", "before"] {
            let document = format!("query($cursor: String) {{ {list}({way}: $cursor) {{ nodes {{ name }} }} }}");
            let ask = async |cursor: &str| said(&actor.ask(&document, json!({ "cursor": cursor })).await);
            let from_nothing = ask(&nothing).await;
            assert!(from_nothing.contains("\"nodes\":[]"), "{list} {way} nothing: {from_nothing}");
            assert_eq!(ask(&hidden).await, from_nothing, "{} can tell by {list} {way} what is there", actor.name());
        }
    }
}

#[behaviour]
async fn who_does_not_belong_to_a_network_finds_no_network_at_its_door(world: &World) {
    for actor in [&world.ana, &world.cora, &world.sven] {
        for door in ["coast", "nowhere"] {
            let reply = actor.at(door).ask("{ network { name } }", json!({})).await;
            assert_eq!(reply.denied(), "NOT_FOUND", "{} at {door}", actor.name());
            let page = actor.at(door).opens("/").await;
            assert_eq!(page.status, 404, "{} at {door}: {}", actor.name(), page.text());
        }
    }
    let reply = world.nobody.ask("{ network { name } }", json!({})).await;
    assert_eq!(reply.denied(), "UNAUTHENTICATED");
}
