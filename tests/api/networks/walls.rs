//! What belongs to another network does not exist: no id of it finds anything, no list shows anything, no deed reaches it.
//!
//! The questions are made from the schema: a field or mutation added tomorrow is tried without anybody remembering.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::world::Schema;
use tests::{Actor, Plan, World, behaviour};

/// Global ids of one thing of each kind in a network, by the name that inputs have for it.
struct Things(BTreeMap<&'static str, String>);

impl Things {
    fn id(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| panic!("tests/api/networks/walls.rs has to learn what a {name} is"))
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no id")).to_owned()
}

/// A campaign with everything a campaign can have, and ids of it all.
async fn things(world: &World, coordinator: &Actor, buyer: &Actor) -> Things {
    coordinator.record_exit("Casebook").await.done();
    let campaign = coordinator.drafted(&Plan::default()).await;
    coordinator.open_campaign(&campaign, 1).await.done();
    buyer.pledge_lines(&campaign, &[tests::line(20, 150_00)]).await.done();
    buyer.post_comment(&campaign, "Shall we?").await.done();
    world.mails.are_refused(Some(worker::SendError::Permanent("nobody of that name".to_owned())));
    world.passes(campaign.closes_at).await;
    world.mails.are_refused(None);
    let draft = coordinator.drafted(&Plan::default().with("pledgingClosesAt", "2026-04-10T17:00:00Z")).await;
    let seen = buyer.sees(&campaign, "myPledge { id } myAllocation { id } comments { nodes { id } } tool { id supplier { id } exitRecord { id } }").await;
    let viewer = buyer
        .ask(
            "{ viewer { person { id } agency { id } networks { network { id } } sessions { nodes { id } } } notices { nodes { id } } }",
            json!({}),
        )
        .await;
    let viewer = viewer.data();
    let invited = json!({
        "name": "Noor", "email": format!("noor@{}.test", coordinator.network()), "language": "EN", "role": "ADVISOR",
        "requestKey": tests::world::key(),
    });
    let invited = coordinator.does("invitePerson", invited, "invitation { id } problems { code }").await;
    let member = buyer.ask("{ members { nodes { id } } }", json!({})).await;
    let parked = coordinator.ask("{ parkedDeliveries { nodes { id } } }", json!({})).await;
    Things(BTreeMap::from([
        ("Campaign", campaign.id.clone()),
        ("Pledge", text(&seen["myPledge"]["id"])),
        ("Allocation", text(&seen["myAllocation"]["id"])),
        ("Comment", text(&seen["comments"]["nodes"][0]["id"])),
        ("Tool", text(&seen["tool"]["id"])),
        ("Supplier", text(&seen["tool"]["supplier"]["id"])),
        ("ExitRecord", text(&seen["tool"]["exitRecord"]["id"])),
        ("Agency", text(&viewer["viewer"]["agency"]["id"])),
        ("Person", text(&viewer["viewer"]["person"]["id"])),
        ("Network", text(&viewer["viewer"]["networks"][0]["network"]["id"])),
        ("Session", text(&viewer["viewer"]["sessions"]["nodes"][0]["id"])),
        ("Notice", text(&viewer["notices"]["nodes"][0]["id"])),
        ("Delivery", text(&parked.data()["parkedDeliveries"]["nodes"][0]["id"])),
        ("Draft", draft.id),
        ("Invitation", text(&invited.done()["invitation"]["id"])),
        ("Member", text(&member.data()["members"]["nodes"][0]["id"])),
    ]))
}

/// The kind of thing an argument of this name wants. `id` depends on its field.
fn kind(field: &str, argument: &str) -> &'static str {
    match (field, argument) {
        ("editCampaign" | "openCampaign", "campaignId") => "Draft",
        ("campaign" | "campaignChanged", "id") | (_, "campaignId") => "Campaign",
        ("tool", "id") | (_, "toolId") => "Tool",
        (_, "agencyId") => "Agency",
        (_, "deliveryId") => "Delivery",
        (_, "noticeId") => "Notice",
        ("member", "id") | (_, "memberId" | "successorId") => "Member",
        (_, "invitationId") => "Invitation",
        (_, "sessionId") => "Session",
        _ => panic!("tests/api/networks/walls.rs has to learn what the {argument} of {field} is"),
    }
}

async fn both(world: &World) -> (Things, Things) {
    let begins = world.clock.now();
    let theirs = things(world, &world.stella, &world.otto).await;
    world.it_is(begins);
    let ours = things(world, &world.cora, &world.ana).await;
    world.it_is(begins);
    (ours, theirs)
}

#[behaviour]
async fn no_id_of_another_network_finds_anything(world: &World) {
    let schema = Schema::read();
    let (_, theirs) = both(world).await;
    let document = "query($id: ID!) { node(id: $id) { id __typename } }";
    for node in schema.nodes() {
        let id = theirs.id(node);
        let owner = if ["Delivery", "Invitation"].contains(&node) { &world.stella } else { &world.otto };
        let seen = owner.ask(document, json!({ "id": id })).await;
        assert_eq!(seen.data()["node"]["__typename"], node, "its own people see a {node}");
        for actor in [&world.cora, &world.ana, &world.fern, &world.sven] {
            let seen = actor.ask(document, json!({ "id": id })).await;
            assert_eq!(seen.body["data"]["node"], Value::Null, "{} sees a {node}: {:#}", actor.name(), seen.body);
        }
    }
}

#[behaviour]
async fn no_question_takes_an_id_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = both(world).await;
    for (field, ids) in schema.fields_with_ids("Query").into_iter().filter(|(field, _)| field != "node") {
        for foreign in ids {
            let id =
                |name: &str| if name == foreign { theirs.id(kind(&field, name)) } else { ours.id(kind(&field, name)) };
            let call = schema.call("Query", &field, &id, 2).expect("it can be called");
            let reply = world.cora.ask(&format!("{{ {call} }}"), json!({})).await;
            let hidden = reply.body["data"][&field].is_null();
            assert!(hidden, "{field} shows something for the {foreign} of another network: {:#}", reply.body);
            if reply.body.get("errors").is_some() {
                assert_eq!(reply.denied(), "NOT_FOUND", "{field}({foreign}): {:#}", reply.body);
            }
        }
    }
}

#[behaviour]
async fn no_deed_takes_an_id_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = both(world).await;
    let before = world.traces().await;
    for (deed, ids) in schema.fields_with_ids("Mutation") {
        for foreign in ids {
            let id =
                |name: &str| if name == foreign { theirs.id(kind(&deed, name)) } else { ours.id(kind(&deed, name)) };
            let (initial, rest) = deed.split_at(1);
            let input = format!("{}{rest}Input", initial.to_uppercase());
            let value = schema.input(&input, &id);
            let document = format!("mutation($input: {input}!) {{ {deed}(input: $input) {{ __typename }} }}");
            // One of them is the one who may.
            for actor in [&world.cora, &world.ana] {
                let reply = actor.ask(&document, json!({ "input": value })).await;
                assert!(
                    reply.body["data"][&deed].is_null(),
                    "{deed} with the {foreign} of another network: {:#}",
                    reply.body
                );
                let code = reply.denied();
                assert!(
                    code == "NOT_FOUND" || (code == "FORBIDDEN" && actor.name() != may(&deed)),
                    "{deed}({foreign}) by {}: {code}",
                    actor.name()
                );
            }
        }
    }
    assert_eq!(world.traces().await, before, "nothing was written");
}

/// Who of the prairie network may do a deed to what is theirs.
fn may(deed: &str) -> &'static str {
    match deed {
        "pledgeSeats" | "withdrawPledge" | "answerOutcome" | "postComment" | "markNoticesRead" | "chooseAgency" => {
            "Ana"
        }
        _ => "Cora",
    }
}

#[behaviour]
async fn no_list_shows_anything_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = both(world).await;
    let foreign: Vec<&String> = theirs.0.values().collect();
    let id = |_: &str| ours.id("Campaign");
    let questions: Vec<String> = schema
        .fields("Query")
        .iter()
        .filter(|field| !schema.fields_with_ids("Query").iter().any(|(with_ids, _)| with_ids == *field))
        .filter_map(|field| schema.call("Query", field, &id, 2))
        .collect();
    assert!(questions.len() > 5, "{questions:#?}");
    for actor in [&world.cora, &world.ana, &world.fern, &world.sven] {
        for question in &questions {
            let reply = actor.ask(&format!("{{ {question} }}"), json!({})).await;
            let said = reply.body.to_string();
            assert!(!said.contains("too complex"), "{question}: {said}");
            for id in &foreign {
                assert!(!said.contains(id.as_str()), "{} is shown {id} by {question}", actor.name());
            }
            assert!(!said.contains("Tidewater"), "{}: {question}", actor.name());
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
