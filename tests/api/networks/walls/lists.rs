//! No list shows anything of another network, or goes on from it.

use serde_json::json;
use tests::world::{Schema, cursors, kind};
use tests::{World, behaviour};

use super::{everybody, said, text};

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
        _ => panic!("tests/api/networks/walls/lists.rs has to learn what stands in {list}"),
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
