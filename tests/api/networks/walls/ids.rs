//! No question, deed or stream takes an id of another network.

use serde_json::{Value, json};
use tests::world::{Ids, Reply, Schema, Things, kind};
use tests::{Actor, World, behaviour};

use super::{cannot_tell, deed_with, everybody, has_a_browser, said};

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

/// Has everybody ask with an id of the coast in the place of one of theirs: nobody can tell it from one of nothing.
async fn nobody_can_tell(
    world: &World,
    everybody: &[Actor],
    [ours, theirs]: [&Things; 2],
    (field, foreign): (&str, &str),
    ask: impl AsyncFn(&Actor, Ids<'_>) -> String,
) {
    for actor in everybody {
        cannot_tell(
            world,
            actor,
            &format!("{field}({foreign})"),
            &theirs.id(kind(field, foreign)),
            async |id: &str| {
                let ids = |name: &str| if name == foreign { id.to_owned() } else { ours.id(kind(field, name)) };
                ask(actor, &ids).await
            },
        )
        .await;
    }
}

/// Whether a question or deed found what it was asked of, whatever became of it then.
fn found(reply: &Reply, field: &str) -> bool {
    !reply.body["data"][field].is_null() || reply.body["errors"][0]["extensions"]["code"] != "NOT_FOUND"
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
            let ask = async |actor: &Actor, ids: Ids<'_>| {
                let call = schema.call_with("Query", &field, &foreign, ids, 2).expect("it can be called");
                let reply = actor.ask(&format!("{{ {call} }}"), json!({})).await;
                assert!(!reply.body.to_string().contains("too complex"), "{field}: {:#}", reply.body);
                said(&reply)
            };
            nobody_can_tell(world, &everybody, [&ours, &theirs], (&field, &foreign), ask).await;
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
            let ask = async |actor: &Actor, ids: Ids<'_>| {
                let (document, input) = deed_with(&schema, deed, foreign, ids);
                said(&actor.ask(&document, input).await)
            };
            nobody_can_tell(world, &everybody, [&ours, &theirs], (deed, foreign), ask).await;
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

#[behaviour]
async fn nothing_of_another_network_can_be_watched(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = world.things_of_both().await;
    let everybody = everybody(world).await;
    for (field, ids) in schema.fields_with_ids("Subscription") {
        for foreign in ids {
            let ask = async |actor: &Actor, ids: Ids<'_>| {
                let call = schema.call_with("Subscription", &field, &foreign, ids, 1).expect("it can be called");
                let query = encoded(&format!("subscription {{ {call} }}"));
                let path = format!("/n/{}/graphql?query={query}", actor.network());
                let mut stream = actor.listens_to(&path).await;
                stream.next().await.expect("the first word says that there is nothing")
            };
            nobody_can_tell(world, &everybody, [&ours, &theirs], (&field, &foreign), ask).await;
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
