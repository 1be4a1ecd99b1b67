//! Linking two agencies: by a code that the admin of one makes and the admin of the other takes up.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{key, profile};
use tests::{Actor, World, behaviour};

use super::{mailed, runs, to};

#[behaviour]
async fn two_admins_link_their_agencies_by_a_code_and_both_are_told(world: &World) {
    world.otto_keeps_tidewater().await;
    assert_eq!([world.max.link().await, world.otto.link().await], [Value::Null, Value::Null]);
    let code = world.max.makes_a_code().await;
    let offered = world.max.link().await;
    assert_eq!((&offered["state"], &offered["madeBy"]), (&json!("OFFERED"), &json!("Max")));
    assert_eq!((&offered["expiresAt"], &offered["otherAgency"]), (&json!("2026-03-09T15:00:00Z"), &Value::Null));
    let taken = world.otto.takes_up(&code).await;
    let whose = &taken.done()["link"];
    assert_eq!((&whose["state"], &whose["code"]), (&json!("TO_CONFIRM"), &Value::Null));
    assert_eq!((&whose["otherAgency"], &whose["otherNetwork"]), (&json!("Open Door"), &json!("Prairie Table")));
    assert_eq!(world.max.link().await["state"], "OFFERED", "looking links nothing");
    assert_eq!(mailed(world).await, []);
    let accepted = world.otto.of_link("acceptAgencyLink").await;
    assert_eq!(accepted.done()["link"]["state"], "LINKED");
    let seen = world.max.link().await;
    assert_eq!((&seen["state"], &seen["code"], &seen["expiresAt"]), (&json!("LINKED"), &Value::Null, &Value::Null));
    assert_eq!((&seen["otherAgency"], &seen["otherNetwork"]), (&json!("Tidewater"), &json!("Coast Table")));
    let subject = "Tidewater in Coast Table is linked with Open Door in Prairie Table";
    assert_eq!(mailed(world).await, [to("max@example.test", subject), to("otto@example.test", subject)]);
    world.max.of_link("endAgencyLink").await.done();
    assert_eq!([world.max.link().await, world.otto.link().await], [Value::Null, Value::Null]);
    let subject = "Open Door in Prairie Table is no longer linked with Tidewater in Coast Table";
    assert_eq!(mailed(world).await, [to("max@example.test", subject), to("otto@example.test", subject)]);
    world.max.links_with(&world.otto).await;
    assert_eq!(world.otto.link().await["otherAgency"], "Open Door", "and it can be made anew from the other side");
}

/// Max, who keeps an agency on the coast as well, there.
async fn max_keeps(world: &World, agency: &str) -> Actor {
    let input = json!({
        "name": "Max", "email": "max@example.test", "language": "EN", "role": "ADMIN", "agencyId": agency,
        "requestKey": key(),
    });
    world.stella.does("invitePerson", input, "invitation { id } problems { code }").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let link = mails.iter().find_map(|mail| mail.text.split("/invitation/").nth(1)).expect("an invitation leaves");
    let token = link.split_whitespace().next().expect("a link ends");
    let there = world.max.at("coast");
    let document = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { problems { code } } }";
    let input = json!({ "token": token, "asSignedIn": false });
    let accepted = there.ask_outside(document, json!({ "input": input })).await;
    assert_eq!(accepted.data()["acceptInvitation"]["problems"], json!([]));
    mailed(world).await;
    there
}

#[behaviour]
async fn one_person_who_keeps_both_agencies_links_them_and_is_told_once(world: &World) {
    let agency = world.otto.agency().await;
    let there = max_keeps(world, &agency).await;
    there.links_with(&world.max).await;
    assert_eq!(
        mailed(world).await,
        [to("max@example.test", "Tidewater in Coast Table is linked with Open Door in Prairie Table")]
    );
    assert_eq!(world.max.link().await["otherAgency"], "Tidewater");
    assert_eq!(there.link().await["otherAgency"], "Open Door");
}

#[behaviour]
async fn a_code_is_good_once_for_seven_days_and_in_another_network_alone(world: &World) {
    world.otto_keeps_tidewater().await;
    let code = world.max.makes_a_code().await;
    let altered = format!("{}{}", if code.starts_with('A') { "B" } else { "A" }, &code[1..]);
    let short = code[..code.len() - 2].to_owned();
    let strange = [altered, short, "something".to_owned(), "é".repeat(200)];
    world
        .unchanged_by(async || {
            for strange in &strange {
                world.otto.takes_up(strange).await.refused_with(&["LINK_CODE_NOT_VALID@code"]);
            }
            for blank in ["", "  "] {
                world.otto.takes_up(blank).await.refused_with(&["MISSING@code"]);
            }
            world.rose.takes_up(&code).await.refused_with(&["SAME_NETWORK@code"]);
            world.max.takes_up(&code).await.refused_with(&["SAME_NETWORK@code"]);
            world.otto.of_link("acceptAgencyLink").await.refused_with(&["LINK_CODE_NOT_VALID"]);
            world.otto.of_link("endAgencyLink").await.refused_with(&["NOT_LINKED"]);
            world.otto.of_link("fetchLinkedProfile").await.refused_with(&["NOT_LINKED"]);
        })
        .await;
    assert_eq!(world.max.makes_a_code().await, code, "one that waits stays as it was said");
    assert_eq!(world.max.link().await["code"], code.as_str());
    let said = code.replace('-', " ").to_lowercase();
    world.otto.takes_up(&said).await.done();
    world.otto.of_link("acceptAgencyLink").await.done();
    world
        .unchanged_by(async || {
            world.otto.takes_up(&code).await.refused_with(&["ALREADY_LINKED"]);
            world.otto.of_link("acceptAgencyLink").await.refused_with(&["ALREADY_LINKED"]);
            world.max.of_link("offerAgencyLink").await.refused_with(&["ALREADY_LINKED"]);
        })
        .await;
    world.otto.of_link("endAgencyLink").await.done();
    world
        .unchanged_by(async || {
            world.otto.takes_up(&code).await.refused_with(&["LINK_CODE_NOT_VALID@code"]);
        })
        .await;
    let taken_back = world.max.makes_a_code().await;
    world.otto.takes_up(&taken_back).await.done();
    world.max.of_link("endAgencyLink").await.done();
    world
        .unchanged_by(async || {
            world.otto.of_link("acceptAgencyLink").await.refused_with(&["LINK_CODE_NOT_VALID"]);
            world.otto.takes_up(&taken_back).await.refused_with(&["LINK_CODE_NOT_VALID@code"]);
        })
        .await;
    assert_eq!(world.otto.link().await, Value::Null, "whoever had entered it may enter another");
    assert_eq!(world.traces().await.of("link_code"), [""; 0], "what served, or was taken back, leads nowhere");
    let late = world.max.makes_a_code().await;
    world.it_is(world.clock.now() + TimeDelta::days(7));
    assert_eq!(world.max.link().await, Value::Null);
    world
        .unchanged_by(async || {
            world.otto.takes_up(&late).await.refused_with(&["LINK_CODE_NOT_VALID@code"]);
        })
        .await;
    assert_ne!(world.max.makes_a_code().await, late);
}

#[behaviour]
async fn a_code_that_two_take_up_links_whoever_says_yes_first(world: &World) {
    world.otto_keeps_tidewater().await;
    let harbour = world.stella.add_agency(None, profile("Harbour Light"), true).await;
    let harbour = harbour.done()["agency"]["id"].as_str().expect("an id is a text").to_owned();
    let code = world.max.makes_a_code().await;
    world.otto.takes_up(&code).await.done();
    let input = json!({ "agencyId": harbour, "code": code, "requestKey": key() });
    world.stella.does("takeUpAgencyLink", input, "problems { code }").await.denied_as("FORBIDDEN");
    let there = max_keeps(world, &harbour).await;
    there.takes_up(&code).await.done();
    let (one, two) = futures::join!(world.otto.of_link("acceptAgencyLink"), there.of_link("acceptAgencyLink"));
    let linked = [&one, &two].map(|outcome| outcome.reply().body.to_string().contains("\"LINKED\""));
    assert_ne!(linked[0], linked[1], "{:#} {:#}", one.reply().body, two.reply().body);
    let (late, winner) = if linked[0] { (&two, "Tidewater") } else { (&one, "Harbour Light") };
    late.refused_with(&["LINK_CODE_NOT_VALID"]);
    assert_eq!(world.max.link().await["otherAgency"], winner);
    // Max keeps both sides where he was the first.
    assert_eq!(mailed(world).await.len(), if linked[0] { 2 } else { 1 }, "each is told once");
}

#[behaviour]
async fn a_link_that_fails_in_the_middle_leaves_nothing_and_can_be_made_again(world: &World) {
    world.otto_keeps_tidewater().await;
    let code = world.max.makes_a_code().await;
    world.otto.takes_up(&code).await.done();
    let owner = world.place().open(tests::database::As::Owner, world.clock.clone()).await;
    // The half on the prairie is written first; the one on the coast fails.
    let fails: &[&str] = if owner.is_postgres() {
        &[
            "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 IF NEW.network_id = (SELECT id FROM network WHERE slug = 'coast') THEN RAISE EXCEPTION 'the power fails'; END IF;
                 RETURN NEW; END $$",
            "CREATE TRIGGER fails BEFORE UPDATE ON agency_link FOR EACH ROW EXECUTE FUNCTION fails()",
        ]
    } else {
        &["CREATE TRIGGER fails BEFORE UPDATE ON agency_link
               WHEN NEW.network_id = (SELECT id FROM network WHERE slug = 'coast')
               BEGIN SELECT RAISE(ABORT, 'the power fails'); END"]
    };
    for statement in fails {
        runs(&owner, statement).await;
    }
    world.unchanged_by(async || world.otto.of_link("acceptAgencyLink").await.denied_as("INTERNAL")).await;
    assert!(world.expected_faults().iter().any(|fault| fault.contains("the power fails")));
    assert_eq!(
        (&world.max.link().await["state"], &world.otto.link().await["state"]),
        (&json!("OFFERED"), &json!("TO_CONFIRM"))
    );
    runs(&owner, if owner.is_postgres() { "DROP TRIGGER fails ON agency_link" } else { "DROP TRIGGER fails" }).await;
    world.otto.of_link("acceptAgencyLink").await.done();
    assert_eq!(world.max.link().await["state"], "LINKED");
}

#[behaviour]
async fn a_guests_agency_is_not_linked(world: &World) {
    world.otto_keeps_tidewater().await;
    let campaign = world.open_campaign().await;
    let input = json!({
        "campaignId": campaign.id, "profile": profile("Abroad"), "name": "Otto", "email": world.otto.email(),
        "language": "EN", "requestKey": key(),
    });
    world.cora.does("inviteGuest", input, "guest { state } problems { code }").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let link = mails.iter().find_map(|mail| mail.text.split("/invitation/").nth(1)).expect("an invitation leaves");
    let token = link.split_whitespace().next().expect("a link ends");
    let guest = world.otto.at("prairie");
    let document = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { problems { code } } }";
    let input = json!({ "token": token, "asSignedIn": false });
    guest.ask_outside(document, json!({ "input": input })).await.data();
    let code = world.otto.makes_a_code().await;
    world
        .unchanged_by(async || {
            guest.of_link("offerAgencyLink").await.refused_with(&["GUEST_NOT_LINKED"]);
            guest.takes_up(&code).await.refused_with(&["GUEST_NOT_LINKED"]);
        })
        .await;
    let seen = guest.sees_agency(&guest.agency().await, "canLink").await;
    assert_eq!(seen["canLink"], false);
}

#[behaviour]
async fn a_code_that_leads_nowhere_leads_here_again_once_it_is_asked_for(world: &World) {
    world.otto_keeps_tidewater().await;
    let code = world.max.makes_a_code().await;
    let owner = world.place().open(tests::database::As::Owner, world.clock.clone()).await;
    // As after a program that knew nothing of it.
    runs(&owner, "DELETE FROM link_code").await;
    owner.close().await.unwrap();
    world.unchanged_by(async || world.otto.takes_up(&code).await.refused_with(&["LINK_CODE_NOT_VALID@code"])).await;
    assert_eq!(world.max.makes_a_code().await, code);
    world.otto.takes_up(&code).await.done();
    world.otto.of_link("acceptAgencyLink").await.done();
    assert_eq!(world.max.link().await["state"], "LINKED");
}
