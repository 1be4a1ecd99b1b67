//! A guest is inside the walls, and finds nothing there but what it was invited to.

use serde_json::json;
use tests::world::{Schema, kind};
use tests::{Actor, Plan, World, behaviour};

use super::{cannot_tell, deed_with, said};

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
