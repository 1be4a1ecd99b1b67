//! One person with several agencies: for which they act, and that it gives no right.

use chrono::TimeDelta;
use serde_json::json;
use tests::world::key;
use tests::{Actor, World, behaviour, line};

/// Harbour House has no admin, so that its seats are the coordinator's to give.
async fn gives(world: &World, email: &str, role: &str, agency: &str) {
    let input = json!({
        "name": "Somebody", "email": email, "language": "EN", "role": role, "agencyId": agency, "requestKey": key(),
    });
    world.cora.does("invitePerson", input, "member { id } problems { code }").await.done();
}

async fn chooses(actor: &Actor, agency: &str) -> tests::world::Outcome {
    let input = json!({ "agencyId": agency, "requestKey": key() });
    actor.does("chooseAgency", input, "agency { id } problems { code }").await
}

async fn acts_for(actor: &Actor) -> String {
    let reply = actor.ask("{ viewer { agency { name } } }", json!({})).await;
    reply.data()["viewer"]["agency"]["name"].as_str().unwrap_or_default().to_owned()
}

#[behaviour]
async fn a_person_of_two_agencies_chooses_for_which_they_act_in_every_browser(world: &World) {
    let (open_door, harbour) = (world.ana.agency().await, world.hugo.agency().await);
    gives(world, "ana@example.test", "MEMBER", &harbour).await;
    let agencies = world.ana.ask("{ viewer { agencies { name } } }", json!({})).await;
    assert_eq!(agencies.data()["viewer"]["agencies"], json!([{ "name": "Open Door" }, { "name": "Harbour House" }]));
    assert_eq!(acts_for(&world.ana).await, "Open Door");
    chooses(&world.ana, &harbour).await.done();
    assert_eq!(acts_for(&world.ana).await, "Harbour House");
    assert_eq!(acts_for(&world.ana.in_another_browser()).await, "Harbour House");
    let campaign = world.open_campaign().await;
    let seen = world.ana.sees(&campaign, "canPledge").await;
    assert_eq!(seen["canPledge"], false, "for Harbour House they are a member, and no buyer");
    let pledge = json!({ "agencyId": harbour, "lines": [line(3, 90_00)] });
    world.unchanged_by(async || world.ana.pledges(&campaign, pledge).await.denied_as("FORBIDDEN")).await;
    chooses(&world.ana, &open_door).await.done();
    assert_eq!(world.ana.sees(&campaign, "canPledge").await["canPledge"], true);
}

#[behaviour]
async fn what_waits_of_the_agency_one_does_not_act_for_reads_the_same(world: &World) {
    let (open_door, harbour) = (world.ana.agency().await, world.hugo.agency().await);
    gives(world, "ana@example.test", "MEMBER", &harbour).await;
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.hugo.pledge_seats(&campaign, 3).await.done();
    world.open_door_approves_above(1_00).await;
    world.goes_by(TimeDelta::seconds(1));
    let input = json!({
        "campaignId": campaign.id, "agencyId": open_door, "version": 1, "lines": [line(11, 100_00)],
        "told": { "source": "PHONE", "on": "2026-03-02" }, "requestKey": key(),
    });
    let entered = world.cora.does("pledgeAsTold", input, "toldDeed { id } problems { code field message }").await;
    let entered = entered.done()["toldDeed"]["id"].clone();
    let pending = world.max.waiting(&campaign).await;
    let seen = async || {
        let document = "query($id: ID!) { node(id: $id) { ... on PendingPledge { worstBill toldDeed { id } \
                        preview { waitsForApproval breaks { seatsTotal total } } } } }";
        world.ana.ask(document, json!({ "id": pending })).await.data()["node"].clone()
    };
    let before = seen().await;
    assert_eq!(before["toldDeed"]["id"], entered);
    assert_eq!(before["preview"]["waitsForApproval"], false, "as much is bound already");
    chooses(&world.ana, &harbour).await.done();
    assert_eq!(seen().await, before);
}

#[behaviour]
async fn nobody_acts_for_an_agency_they_do_not_work_for(world: &World) {
    let (harbour, tidewater) = (world.hugo.agency().await, world.otto.agency().await);
    world
        .unchanged_by(async || {
            chooses(&world.ana, &harbour).await.denied_as("NOT_FOUND");
            chooses(&world.ana, &tidewater).await.denied_as("NOT_FOUND");
            chooses(&world.cora, &harbour).await.denied_as("NOT_FOUND");
            chooses(&world.nobody, &harbour).await.denied_as("UNAUTHENTICATED");
        })
        .await;
    gives(world, "ana@example.test", "MEMBER", &harbour).await;
    chooses(&world.ana, &harbour).await.done();
    let members = world.cora.ask("{ members { nodes { id name agency { name } } } }", json!({})).await;
    let members = members.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let here = |member: &&serde_json::Value| member["name"] == "Ana" && member["agency"]["name"] == "Harbour House";
    let ana = members.iter().find(here).expect("Ana is there")["id"].clone();
    let end = json!({ "memberId": ana, "requestKey": key() });
    world.cora.does("endRole", end, "done problems { code }").await.done();
    assert_eq!(acts_for(&world.ana).await, "Open Door", "a choice ends with the role");
}

#[behaviour]
async fn the_menu_switches_between_agencies_and_networks_without_scripts(world: &World) {
    let harbour = world.hugo.agency().await;
    gives(world, "ana@example.test", "BUYER", &harbour).await;
    let page = world.ana.opens("/").await.is_shown();
    page.says("Act for Harbour House");
    let home = page.form("/acting").send().await.is_shown();
    home.says("You act for another agency now").says("Act for Open Door");
    home.form("/acting").send().await.is_shown().says("Act for Harbour House");
    let again = world.ana.opens("/").await.is_shown().form("/acting").send().await.is_shown();
    again.says("Act for Open Door");
}
