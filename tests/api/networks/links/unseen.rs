//! Whom a link is none of the business of: everybody but its agencies' admins, programs, and both networks.

use serde_json::json;
use tests::world::key;
use tests::{Actor, World, behaviour, text_of};

use super::linked;

/// The deeds that take nothing but the agency.
const PLAIN: [&str; 4] = ["offerAgencyLink", "acceptAgencyLink", "endAgencyLink", "fetchLinkedProfile"];

#[behaviour]
async fn nobody_but_its_admins_sees_or_keeps_an_agencys_link(world: &World) {
    let agency = world.max.agency().await;
    let everybody = world.others_than(&["Max"]);
    let mut before = Vec::new();
    for actor in &everybody {
        before.push(actor.asks_for_link(&agency).await.body);
    }
    linked(world).await;
    for (actor, before) in everybody.into_iter().zip(before) {
        let code = match actor.name() {
            "nobody" => "UNAUTHENTICATED",
            name if actor.network() == "prairie" && !["Fern", "Sven"].contains(&name) => "FORBIDDEN",
            _ => "NOT_FOUND",
        };
        let reply = actor.asks_for_link(&agency).await;
        assert_eq!((reply.denied(), &reply.body), (code, &before), "{}", actor.name());
        world
            .unchanged_by(async || {
                for deed in PLAIN {
                    let input = json!({ "agencyId": agency, "requestKey": key() });
                    actor.does(deed, input, "problems { code }").await.denied_as(code);
                }
                let input = json!({ "agencyId": agency, "code": "x", "requestKey": key() });
                actor.does("takeUpAgencyLink", input, "problems { code }").await.denied_as(code);
                let input = json!({
                    "agencyId": agency, "version": 1, "otherVersion": 1, "fields": ["NAME"], "requestKey": key(),
                });
                actor.does("carryProfileOver", input, "problems { code }").await.denied_as(code);
            })
            .await;
    }
}

#[behaviour]
async fn no_program_does_anything_to_a_link(world: &World) {
    linked(world).await;
    let (_, secret) = world.max.makes_a_token("Our sheet", json!([{ "room": "AGENCIES" }])).await;
    let body = json!({ "query": format!("{{ agencyLink(agencyId: \"{}\") {{ state }} }}", world.max.agency().await) });
    let request = world.nobody.request(reqwest::Method::POST, "/n/prairie/graphql").await;
    let answer = world.nobody.send(request.bearer_auth(&secret).json(&body)).await;
    let said = answer.text().await.expect("an answer has a body");
    assert!(said.contains("FORBIDDEN") || said.contains("OUT_OF_SCOPE"), "{said}");
}

#[behaviour]
async fn neither_network_is_told_of_the_other(world: &World) {
    world.otto_keeps_tidewater().await;
    let kinds = async |actor: &Actor| {
        let logged = actor.ask("{ events(first: 100) { nodes { kind } } }", json!({})).await.data().to_string();
        let notices =
            actor.ask("{ notices { nodes { title body } } parkedDeliveries { nodes { id } } }", json!({})).await;
        (logged, notices.data().to_string())
    };
    let before = [kinds(&world.cora).await, kinds(&world.stella).await];
    world.otto.links_with(&world.max).await;
    world.max.of_link("fetchLinkedProfile").await.done();
    world.worker_catches_up().await;
    assert_eq!([kinds(&world.cora).await, kinds(&world.stella).await], before, "no log and no notice speaks of it");
    // Whoever reads every row with the database alone finds nothing that leads from one network to the other.
    let traces = world.traces().await;
    for row in ["agency_link", "account_mail", "request_answer"].iter().flat_map(|table| traces.of(table)) {
        for word in ["Tidewater", "Coast", "Open Door", "Prairie"] {
            assert!(!row.contains(word), "{word} stands in {row}");
        }
    }
    assert_eq!(traces.of("agency_link").len(), 2);
    for (actor, path) in [
        (&world.cora, "/n/prairie/exports/network.zip".to_owned()),
        (&world.max, format!("/n/prairie/exports/agency/{}.zip", world.max.agency().await)),
        (&world.max, "/exports/me.zip".to_owned()),
    ] {
        let all = unpacked(actor, &path).await;
        for word in ["Tidewater", "Coast"] {
            assert!(!all.contains(word), "{path} says {word}");
        }
        let own = path.contains("agency/") || path.contains("me.zip");
        assert_eq!(all.contains("linked_at"), own, "{path}: who links may take out that they did");
    }
}

async fn unpacked(actor: &Actor, path: &str) -> String {
    let answer = actor.send(actor.request(reqwest::Method::GET, path).await).await;
    assert_eq!(answer.status().as_u16(), 200, "{path}");
    text_of(&answer.bytes().await.expect("an answer has a body"))
}
