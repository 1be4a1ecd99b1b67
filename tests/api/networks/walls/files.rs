//! No file takes an id of another network, or tells that there is one.

use tests::{Actor, World, behaviour};

use super::{cannot_tell, everybody};

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
    let source = include_str!("../../../../api/src/http/exports/mod.rs");
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
