//! Who may invite whom to which role, and what the role then lets them do.

use serde_json::json;
use tests::world::key;
use tests::{World, behaviour};

use super::{accepts, invites, somebody, token};

#[behaviour]
async fn only_those_who_keep_the_people_invite_them(world: &World) {
    let open_door = world.max.agency().await;
    let relais = world.rose.agency().await;
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.mia, &world.fern] {
                let agency = if actor.name() == "Fern" { None } else { Some(open_door.as_str()) };
                invites(actor, "noor@newcomer.test", "MEMBER", agency).await.denied_as("FORBIDDEN");
            }
            invites(&world.max, "noor@newcomer.test", "MEMBER", Some(&relais)).await.denied_as("FORBIDDEN");
            invites(&world.max, "noor@newcomer.test", "COORDINATOR", None).await.denied_as("FORBIDDEN");
            invites(&world.nobody, "noor@newcomer.test", "MEMBER", None).await.denied_as("UNAUTHENTICATED");
            invites(&world.stella, "noor@newcomer.test", "MEMBER", Some(&relais)).await.denied_as("NOT_FOUND");
            for (email, role, agency, code, field) in [
                ("noor", "MEMBER", Some(&open_door), "BAD_EMAIL", "email"),
                ("noor@newcomer.test", "MEMBER", None, "AGENCY_MISSING", "agencyId"),
                ("noor@newcomer.test", "FUNDER", Some(&open_door), "AGENCY_NOT_USED", "agencyId"),
            ] {
                let refused = invites(&world.cora, email, role, agency.map(String::as_str)).await.refused();
                assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), (code, Some(field)));
            }
        })
        .await;
    invites(&world.max, "noor@newcomer.test", "MEMBER", Some(&open_door)).await.done();
    let seen = world.rose.ask("{ invitations { nodes { id } } }", json!({})).await;
    assert_eq!(seen.data()["invitations"]["nodes"], json!([]), "another agency's");
    let seen = world.cora.ask("{ invitations { nodes { email agency { name } } } }", json!({})).await;
    assert_eq!(
        seen.data()["invitations"]["nodes"],
        json!([{ "email": "noor@newcomer.test", "agency": { "name": "Open Door" } }])
    );
}

#[behaviour]
async fn no_coordinator_gives_themselves_a_look_at_what_an_agency_would_pay(world: &World) {
    let open_door = world.max.agency().await;
    let harbour = world.hugo.agency().await;
    let code = |refused: &[tests::world::Refusal]| (refused[0].code.clone(), refused[0].field.clone());
    let at = |code: &str, field: Option<&str>| (code.to_owned(), field.map(str::to_owned));
    world
        .unchanged_by(async || {
            // Open Door has an admin, who decides alone.
            for email in ["cora@example.test", "mia@example.test", "noor@newcomer.test"] {
                let refused = invites(&world.cora, email, "BUYER", Some(&open_door)).await.refused();
                assert_eq!(code(&refused), at("AGENCY_HAS_ADMIN", Some("agencyId")), "{email}");
            }
            let input = json!({ "name": "Noor", "language": "FR", "role": "BUYER", "agencyId": open_door, "requestKey": key() });
            let refused = world.cora.does("addPerson", input, "problems { code field message }").await.refused();
            assert_eq!(code(&refused), at("AGENCY_HAS_ADMIN", Some("agencyId")));
            // Harbour House has none yet; still it is no place for a coordinator.
            let refused = invites(&world.cora, "cora@example.test", "ADMIN", Some(&harbour)).await.refused();
            assert_eq!(code(&refused), at("SEAT_FOR_COORDINATOR", Some("agencyId")));
        })
        .await;
    // Nor by a mail to another address of theirs.
    invites(&world.cora, "cora@home.test", "ADMIN", Some(&harbour)).await.done();
    let token = token(world).await;
    world
        .unchanged_by(async || {
            let refused = accepts(&world.cora, &token, json!({ "asSignedIn": true })).await.refused();
            assert_eq!(code(&refused), at("SEAT_FOR_COORDINATOR", None));
        })
        .await;
    // Who works for both is let in by the agency itself.
    invites(&world.max, "cora@example.test", "MEMBER", Some(&open_door)).await.done();
}

#[behaviour]
async fn an_advisor_reads_and_discusses_and_never_asks_for_licences(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await.done();
    let token = token(world).await;
    let noor = somebody(world);
    accepts(&noor, &token, json!({})).await.done();
    let seen = noor.sees(&campaign, "title canPledge").await;
    assert_eq!(seen["canPledge"], false);
    noor.post_comment(&campaign, "Is it in Arabic, too?").await.done();
    let agency = world.ana.agency().await;
    let pledge = json!({ "agencyId": agency, "lines": [tests::line(3, 90_00)] });
    world.unchanged_by(async || noor.pledges(&campaign, pledge).await.denied_as("FORBIDDEN")).await;
}
