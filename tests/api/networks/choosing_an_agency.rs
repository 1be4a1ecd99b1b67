//! One person with several agencies: for which they act, and that it gives no right.

use serde_json::json;
use tests::world::key;
use tests::{Actor, World, behaviour};

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
    let (open_door, relais) = (world.ana.agency().await, world.rose.agency().await);
    gives(world, "ana@example.test", "MEMBER", &relais).await;
    let agencies = world.ana.ask("{ viewer { agencies { name } } }", json!({})).await;
    assert_eq!(agencies.data()["viewer"]["agencies"], json!([{ "name": "Open Door" }, { "name": "Le Relais" }]));
    assert_eq!(acts_for(&world.ana).await, "Open Door");
    chooses(&world.ana, &relais).await.done();
    assert_eq!(acts_for(&world.ana).await, "Le Relais");
    assert_eq!(acts_for(&world.ana.in_another_browser()).await, "Le Relais");
    let campaign = world.open_campaign().await;
    let seen = world.ana.sees(&campaign, "canPledge").await;
    assert_eq!(seen["canPledge"], false, "for Le Relais they are a member, and no buyer");
    let pledge = json!({ "agencyId": relais, "lines": [tests::line(3, 90_00)] });
    world.unchanged_by(async || world.ana.pledges(&campaign, pledge).await.denied_as("FORBIDDEN")).await;
    chooses(&world.ana, &open_door).await.done();
    assert_eq!(world.ana.sees(&campaign, "canPledge").await["canPledge"], true);
}

#[behaviour]
async fn nobody_acts_for_an_agency_they_do_not_work_for(world: &World) {
    let (relais, tidewater) = (world.rose.agency().await, world.otto.agency().await);
    world
        .unchanged_by(async || {
            chooses(&world.ana, &relais).await.denied_as("NOT_FOUND");
            chooses(&world.ana, &tidewater).await.denied_as("NOT_FOUND");
            chooses(&world.cora, &relais).await.denied_as("NOT_FOUND");
            chooses(&world.nobody, &relais).await.denied_as("UNAUTHENTICATED");
        })
        .await;
    gives(world, "ana@example.test", "MEMBER", &relais).await;
    chooses(&world.ana, &relais).await.done();
    let members = world.rose.ask("{ members { nodes { id name } } }", json!({})).await;
    let members = members.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let ana = members.iter().find(|member| member["name"] == "Ana").expect("Ana is there")["id"].clone();
    let end = json!({ "memberId": ana, "requestKey": key() });
    world.rose.does("endRole", end, "done problems { code }").await.done();
    assert_eq!(acts_for(&world.ana).await, "Open Door", "a choice ends with the role");
}

#[behaviour]
async fn the_menu_switches_between_agencies_and_networks_without_scripts(world: &World) {
    let relais = world.rose.agency().await;
    gives(world, "ana@example.test", "BUYER", &relais).await;
    let page = world.ana.opens("/").await.is_shown();
    page.says("Act for Le Relais");
    let home = page.form("/acting").send().await.is_shown();
    home.says("You act for another agency now").says("Act for Open Door");
    home.form("/acting").send().await.is_shown().says("Act for Le Relais");
    let again = world.ana.opens("/").await.is_shown().form("/acting").send().await.is_shown();
    again.says("Act for Open Door");
}
