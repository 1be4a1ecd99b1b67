//! The same organization in two networks: its agencies are linked by their admins, and neither network is told of the other.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{Outcome, key, profile};
use tests::{Actor, World, behaviour};

/// The deeds that take nothing but the agency.
const PLAIN: [&str; 4] = ["offerAgencyLink", "acceptAgencyLink", "endAgencyLink", "fetchLinkedProfile"];

async fn held(actor: &Actor, name: &str, role: &str) -> String {
    let reply = actor.ask("{ members(first: 100) { nodes { id name role } } }", json!({})).await;
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let found = nodes.iter().find(|one| one["name"] == name && one["role"] == role);
    let found = found.unwrap_or_else(|| panic!("no {role} {name} in {nodes:#?}"));
    found["id"].as_str().expect("an id is a text").to_owned()
}

/// An admin gives their role up.
async fn gives_up(actor: &Actor, more: Value) -> Outcome {
    let mut input = json!({ "memberId": held(actor, actor.name(), "ADMIN").await, "requestKey": key() });
    for (field, value) in more.as_object().expect("fields have names") {
        input[field] = value.clone();
    }
    actor.does("endRole", input, "done problems { code }").await
}

/// Max of Open Door on the prairie and Otto of Tidewater on the coast, linked.
async fn linked(world: &World) {
    world.otto_keeps_tidewater().await;
    world.otto.links_with(&world.max).await;
    world.worker_catches_up().await;
    world.mails.take();
}

/// To whom mails went since the last look, each once, by subject.
async fn mailed(world: &World) -> Vec<(String, String)> {
    world.worker_catches_up().await;
    let mut mails: Vec<_> = world.mails.take().into_iter().map(|mail| (mail.to, mail.subject)).collect();
    mails.sort();
    mails
}

fn to(address: &str, subject: &str) -> (String, String) {
    (address.to_owned(), subject.to_owned())
}

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

/// How many halves on record hold something of the other: nothing else in them is as long.
async fn sealed(world: &World) -> usize {
    let holds = |row: &&String| row.split(',').any(|cell| cell.len() > 60);
    world.traces().await.of("agency_link").iter().filter(holds).count()
}

#[behaviour]
async fn what_a_lapsed_half_held_of_the_other_agency_goes_within_a_day(world: &World) {
    linked(world).await;
    world.max.of_link("fetchLinkedProfile").await.done();
    world.otto.of_link("fetchLinkedProfile").await.done();
    world.passes(world.clock.now() + TimeDelta::days(2)).await;
    assert_eq!(sealed(world).await, 2, "both stand");
    // A removed agency may come back, and its link with it.
    let ours = world.max.agency().await;
    world.cora.changes_standing("removeAgency", &ours, "Dues.").await.done();
    world.passes(world.clock.now() + TimeDelta::days(2)).await;
    assert_eq!(sealed(world).await, 2);
    world.cora.changes_standing("reinstateAgency", &ours, "").await.done();
    world.max.of_link("fetchLinkedProfile").await.done();
    // Its only admin goes: whoever a coordinator finds next is told nothing of the link.
    gives_up(&world.max, json!({ "askCoordinator": true })).await.done();
    assert_eq!(sealed(world).await, 2);
    mailed(world).await;
    world.passes(world.clock.now() + TimeDelta::days(1)).await;
    assert_eq!(sealed(world).await, 1, "the other half says so when somebody looks");
    assert!(mailed(world).await.is_empty(), "nothing changed for anybody");
    world.unchanged_by(async || world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    assert_eq!(world.otto.link().await["otherAgency"], "Open Door");
}

#[behaviour]
async fn a_code_that_nobody_said_yes_to_is_forgotten_once_it_ran_out(world: &World) {
    world.otto_keeps_tidewater().await;
    let code = world.max.makes_a_code().await;
    world.otto.takes_up(&code).await.done();
    world.passes(world.clock.now() + TimeDelta::days(6)).await;
    assert_eq!((sealed(world).await, &world.otto.link().await["state"]), (1, &json!("TO_CONFIRM")));
    world.passes(world.clock.now() + TimeDelta::days(2)).await;
    assert_eq!((sealed(world).await, world.otto.link().await), (0, Value::Null));
    world.otto.links_with(&world.max).await;
    assert_eq!(world.max.link().await["otherAgency"], "Tidewater", "another one is as good as the first");
}

async fn unpacked(actor: &Actor, path: &str) -> String {
    use std::io::Read;
    let answer = actor.send(actor.request(reqwest::Method::GET, path).await).await;
    assert_eq!(answer.status().as_u16(), 200, "{path}");
    let bytes = answer.bytes().await.expect("an answer has a body").to_vec();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("it is an archive");
    let mut all = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).expect("it is listed").read_to_string(&mut all).expect("it is text");
    }
    all
}

#[behaviour]
async fn a_link_outlives_an_admin_who_hands_over_and_not_one_whom_a_coordinator_replaces(world: &World) {
    linked(world).await;
    let successor = held(&world.max, "Ana", "BUYER").await;
    gives_up(&world.max, json!({ "successorId": successor })).await.done();
    assert_eq!(world.ana.link().await["otherAgency"], "Tidewater", "the organization's own admin follows");
    world.max.of_link("endAgencyLink").await.denied_as("NOT_FOUND");
    world.worker_catches_up().await;
    world.mails.take();
    let mia = held(&world.ana, "Mia", "MEMBER").await;
    gives_up(&world.ana, json!({ "askCoordinator": true })).await.done();
    let input = json!({ "memberId": mia, "role": "ADMIN", "requestKey": key() });
    world.it_is(world.clock.now() + TimeDelta::hours(1));
    world.cora.does("changeRole", input, "member { id } problems { code }").await.done();
    assert_eq!(world.mia.link().await, Value::Null, "whom a coordinator finds is told nothing of it");
    world
        .unchanged_by(async || {
            world.mia.of_link("endAgencyLink").await.refused_with(&["NOT_LINKED"]);
            world.mia.of_link("fetchLinkedProfile").await.refused_with(&["NOT_LINKED"]);
            world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"]);
        })
        .await;
    mailed(world).await;
    world.otto.of_link("endAgencyLink").await.done();
    let subject = "Tidewater in Coast Table is no longer linked with Open Door in Prairie Table";
    assert_eq!(mailed(world).await, [to("otto@example.test", subject)], "and is not mailed either");
    world.otto.links_with(&world.mia).await;
    assert_eq!(world.mia.link().await["otherAgency"], "Tidewater", "but may link anew");
}

#[behaviour]
async fn a_link_that_lapsed_does_not_come_back_when_who_made_it_is_erased(world: &World) {
    linked(world).await;
    let mia = held(&world.max, "Mia", "MEMBER").await;
    gives_up(&world.max, json!({ "askCoordinator": true })).await.done();
    world.it_is(world.clock.now() + TimeDelta::hours(1));
    let input = json!({ "memberId": mia, "role": "ADMIN", "requestKey": key() });
    world.cora.does("changeRole", input, "member { id } problems { code }").await.done();
    assert_eq!(world.mia.link().await, Value::Null);
    world.it_is(world.clock.now() + TimeDelta::hours(1));
    let document = "mutation($input: EraseMeInput!) { eraseMe(input: $input) { erased problems { code } } }";
    let erased = world.max.ask_outside(document, json!({ "input": { "understood": true, "requestKey": key() } })).await;
    assert_eq!(erased.data()["eraseMe"]["problems"], json!([]));
    assert_eq!(world.mia.link().await, Value::Null, "there was an hour without an admin, and there still was");
    world
        .unchanged_by(async || {
            world.mia.of_link("fetchLinkedProfile").await.refused_with(&["NOT_LINKED"]);
            world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"]);
        })
        .await;
}

#[behaviour]
async fn a_suspended_agency_rests_and_a_removed_or_erased_one_is_linked_no_more(world: &World) {
    linked(world).await;
    let (ours, theirs) = (world.max.agency().await, world.otto.agency().await);
    world.cora.changes_standing("suspendAgency", &ours, "Dues.").await.done();
    world
        .unchanged_by(async || {
            world.max.of_link("fetchLinkedProfile").await.denied_as("FORBIDDEN");
            world.otto.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"]);
        })
        .await;
    assert_eq!(world.max.link().await["state"], "LINKED", "its people may look");
    world.cora.changes_standing("reinstateAgency", &ours, "").await.done();
    world.otto.of_link("fetchLinkedProfile").await.done();
    world.stella.changes_standing("removeAgency", &theirs, "Gone.").await.done();
    world.unchanged_by(async || world.max.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    world.stella.changes_standing("reinstateAgency", &theirs, "").await.done();
    world.max.of_link("fetchLinkedProfile").await.done();
    mailed(world).await;
    let document = "mutation($input: EraseMeInput!) { eraseMe(input: $input) { erased problems { code } } }";
    let erased =
        world.otto.ask_outside(document, json!({ "input": { "understood": true, "requestKey": key() } })).await;
    assert_eq!(erased.data()["eraseMe"]["problems"], json!([]));
    assert_eq!(mailed(world).await, [to("stella@example.test", "Tidewater has no admin any more")]);
    world.unchanged_by(async || world.max.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    world.max.of_link("endAgencyLink").await.done();
    assert_eq!(
        mailed(world).await,
        [to("max@example.test", "Open Door in Prairie Table is no longer linked with Tidewater in Coast Table")]
    );
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

#[expect(clippy::disallowed_methods, reason = "makes the database fail where a test wants it to")]
async fn runs(database: &domain::Database, statement: &str) {
    use sea_orm::ConnectionTrait;
    database.pool().execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

#[behaviour]
async fn a_network_that_is_gone_takes_its_half_with_it(world: &World) {
    linked(world).await;
    let owner = world.place().open(tests::database::As::Owner, world.clock.clone()).await;
    let theirs = "DELETE FROM agency_link WHERE network_id = (SELECT id FROM network WHERE slug = 'coast')";
    runs(&owner, theirs).await;
    world.unchanged_by(async || world.max.of_link("fetchLinkedProfile").await.refused_with(&["LINK_LAPSED"])).await;
    world.max.of_link("endAgencyLink").await.done();
    assert_eq!(
        mailed(world).await,
        [to("max@example.test", "Open Door in Prairie Table is no longer linked with Tidewater in Coast Table")]
    );
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
