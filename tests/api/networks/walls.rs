//! What belongs to another network does not exist: no id of it finds anything, no list shows anything, no deed reaches it.
//!
//! The questions are made from the schema: a field or mutation added tomorrow is tried without anybody remembering.

use std::collections::BTreeMap;

use domain::global_id;
use serde_json::{Value, json};
use tests::world::Schema;
use tests::{Actor, Plan, World, behaviour};
use uuid::Uuid;

/// Global ids of one thing of each kind in a network, by the name that inputs have for it.
struct Things(BTreeMap<&'static str, String>);

impl Things {
    fn id(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| panic!("tests/api/networks/walls.rs has to learn what a {name} is"))
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no id")).to_owned()
}

/// A campaign with everything a campaign can have, and ids of it all.
async fn things(world: &World, coordinator: &Actor, buyer: &Actor, admin: &Actor) -> Things {
    coordinator.record_exit("Casebook").await.done();
    let campaign = coordinator.drafted(&Plan::default()).await;
    coordinator.open_campaign(&campaign, 1).await.done();
    buyer.pledge_lines(&campaign, &[tests::line(20, 150_00)]).await.done();
    buyer.post_comment(&campaign, "Shall we?").await.done();
    // What is entered from now on waits for the agency's admin.
    coordinator.allows_own_approval(true).await;
    admin.changes_approval(json!({ "above": 1, "aloneUnderstood": true })).await.done();
    let told = json!({
        "campaignId": campaign.id, "agencyId": buyer.agency().await, "version": 1, "lines": [tests::line(20, 150_00)],
        "told": { "source": "PHONE", "on": "2026-03-02" }, "requestKey": tests::world::key(),
    });
    let entered = coordinator.does("pledgeAsTold", told, "toldDeed { id } problems { code }").await;
    let entered = text(&entered.done()["toldDeed"]["id"]);
    let pending = admin.waiting(&campaign).await;
    world.mails.are_refused(Some(worker::SendError::Permanent("nobody of that name".to_owned())));
    world.passes(campaign.closes_at).await;
    world.mails.are_refused(None);
    let draft = coordinator.drafted(&Plan::default().with("pledgingClosesAt", "2026-04-10T17:00:00Z")).await;
    let seen = buyer.sees(&campaign, "myPledge { id } myAllocation { id } comments { nodes { id } } tool { id supplier { id } exitRecord { id } }").await;
    let viewer = buyer
        .ask(
            "{ viewer { person { id } agency { id } networks { network { id } } sessions { nodes { id } } } notices { nodes { id } } }",
            json!({}),
        )
        .await;
    let viewer = viewer.data();
    let invited = json!({
        "name": "Noor", "email": format!("noor@{}.test", coordinator.network()), "language": "EN", "role": "ADVISOR",
        "requestKey": tests::world::key(),
    });
    let invited = coordinator.does("invitePerson", invited, "invitation { id } problems { code }").await;
    let member = buyer.ask("{ members { nodes { id } } }", json!({})).await;
    let logged = coordinator.ask("{ events { nodes { id } } }", json!({})).await;
    let list = json!({
        // key,name,province,setting,size,language / 1,Cedar,SK,SMALL_CITY,SMALL,EN
        "filename": "list.csv", "base64": "a2V5LG5hbWUscHJvdmluY2Usc2V0dGluZyxzaXplLGxhbmd1YWdlCjEsQ2VkYXIsU0ssU01BTExfQ0lUWSxTTUFMTCxFTgo=",
        "approved": true, "requestKey": tests::world::key(),
    });
    let uploaded = coordinator.does("uploadAgencies", list, "agencyImport { id } problems { code }").await;
    let breach = json!({
        "happened": "A list went astray.", "noticedOn": "2026-03-01", "data": "Names.", "harm": "NOT_JUDGED",
        "requestKey": tests::world::key(),
    });
    let breach = coordinator.does("recordBreach", breach, "entry { id } problems { code }").await;
    let provider = json!({
        "name": "House", "issuer": "https://login.house.test", "clientId": "table", "clientSecret": "",
        "requestKey": tests::world::key(),
    });
    let provider = coordinator.does("addProvider", provider, "provider { id } problems { code }").await;
    let parked = coordinator.ask("{ parkedDeliveries { nodes { id } } }", json!({})).await;
    Things(BTreeMap::from([
        ("Campaign", campaign.id.clone()),
        ("Pledge", text(&seen["myPledge"]["id"])),
        ("Allocation", text(&seen["myAllocation"]["id"])),
        ("Comment", text(&seen["comments"]["nodes"][0]["id"])),
        ("Tool", text(&seen["tool"]["id"])),
        ("Supplier", text(&seen["tool"]["supplier"]["id"])),
        ("ExitRecord", text(&seen["tool"]["exitRecord"]["id"])),
        ("Agency", text(&viewer["viewer"]["agency"]["id"])),
        ("Person", text(&viewer["viewer"]["person"]["id"])),
        ("Network", text(&viewer["viewer"]["networks"][0]["network"]["id"])),
        ("Event", text(&logged.data()["events"]["nodes"][0]["id"])),
        ("Passkey", buyer.adds_a_passkey("My phone").await),
        ("AccessToken", buyer.makes_a_token("Our sheet", json!([{ "room": "CAMPAIGNS" }])).await.0),
        ("Session", text(&viewer["viewer"]["sessions"]["nodes"][0]["id"])),
        ("Notice", text(&viewer["notices"]["nodes"][0]["id"])),
        ("Delivery", text(&parked.data()["parkedDeliveries"]["nodes"][0]["id"])),
        ("AgencyImport", text(&uploaded.done()["agencyImport"]["id"])),
        ("ToldDeed", entered),
        ("PendingPledge", pending),
        ("BreachEntry", text(&breach.done()["entry"]["id"])),
        ("Draft", draft.id),
        ("IdentityProvider", text(&provider.done()["provider"]["id"])),
        ("Invitation", text(&invited.done()["invitation"]["id"])),
        ("Member", text(&member.data()["members"]["nodes"][0]["id"])),
    ]))
}

/// The kind of thing an argument of this name wants. `id` depends on its field.
fn kind(field: &str, argument: &str) -> &'static str {
    match (field, argument) {
        ("editCampaign" | "openCampaign", "campaignId") => "Draft",
        ("campaign" | "campaignChanged", "id") | (_, "campaignId") => "Campaign",
        ("tool", "id") | (_, "toolId") => "Tool",
        (_, "supplierId") => "Supplier",
        (_, "personId") => "Person",
        ("agency", "id") | (_, "agencyId") => "Agency",
        ("agencyImport", "id") | (_, "agencyImportId") => "AgencyImport",
        (_, "deliveryId") => "Delivery",
        (_, "noticeId") => "Notice",
        ("member", "id") | (_, "memberId" | "successorId") => "Member",
        (_, "invitationId") => "Invitation",
        (_, "sessionId") => "Session",
        (_, "passkeyId") => "Passkey",
        ("toldDeed", "id") | (_, "toldDeedId") => "ToldDeed",
        (_, "breachId") => "BreachEntry",
        (_, "pendingPledgeId") => "PendingPledge",
        (_, "tokenId") => "AccessToken",
        ("identityProvider", "id") | (_, "providerId") => "IdentityProvider",
        _ => panic!("tests/api/networks/walls.rs has to learn what the {argument} of {field} is"),
    }
}

async fn both(world: &World) -> (Things, Things) {
    world.otto_keeps_tidewater().await;
    let begins = world.clock.now();
    let theirs = things(world, &world.stella, &world.otto, &world.otto).await;
    world.it_is(begins);
    let ours = things(world, &world.cora, &world.ana, &world.max).await;
    world.it_is(begins);
    // An organization that is in both makes no hole.
    world.otto.links_with(&world.max).await;
    world.max.of_link("fetchLinkedProfile").await.done();
    world.worker_catches_up().await;
    (ours, theirs)
}

#[behaviour]
async fn no_id_of_another_network_finds_anything(world: &World) {
    let schema = Schema::read();
    let (_, theirs) = both(world).await;
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
                actor.ask(document, json!({ "id": id })).await.body.to_string()
            })
            .await;
        }
    }
}

/// The same kind of id, of nothing anybody has.
fn nowhere(id: &str) -> String {
    let (kind, row) = global_id::read(id).unwrap_or_else(|| panic!("{id} is no id of ours"));
    global_id::write(kind, Uuid::from_u128(row.as_u128() ^ 0xdead_beef_dead_beef))
}

/// Somebody in each role of the prairie network, somebody of no network, and nobody.
async fn everybody(world: &World) -> [Actor; 8] {
    let advisor = world.advisor().await;
    let World { cora, max, ana, mia, fern, sven, nobody, .. } = world;
    let [cora, max, ana, mia, fern, sven, nobody] = [cora, max, ana, mia, fern, sven, nobody].map(Actor::clone);
    [cora, max, ana, mia, fern, advisor, sven, nobody]
}

#[behaviour]
async fn somebody_in_each_role_knocks_at_the_walls(world: &World) {
    let mut roles = std::collections::BTreeSet::new();
    for actor in everybody(world).await {
        let seen = actor.ask("{ viewer { networks { role } } }", json!({})).await.body;
        let held = seen["data"]["viewer"]["networks"].as_array().cloned().unwrap_or_default();
        roles.extend(held.iter().map(|held| text(&held["role"])));
    }
    let all = ["ADMIN", "ADVISOR", "BUYER", "COORDINATOR", "FUNDER", "MEMBER"];
    assert_eq!(roles.into_iter().collect::<Vec<_>>(), all, "a role nobody tries the walls in");
}

/// Asks the same twice, of another network's thing and of nothing at all: nobody may tell the answers apart, nor what becomes of
/// the question. The database is asked the very same for both, so that neither takes longer than the other.
async fn cannot_tell(world: &World, actor: &Actor, what: &str, foreign: &str, ask: impl AsyncFn(&str) -> String) {
    let nothing = nowhere(foreign);
    actor.arrives().await;
    let (theirs, for_theirs) = world.statements.during(async || ask(foreign).await).await;
    let (none, for_none) = world.statements.during(async || ask(&nothing).await).await;
    assert_eq!(
        for_theirs,
        for_none,
        "{} can tell by the time {what} takes that another network has this",
        actor.name()
    );
    assert_eq!(
        theirs.replace(foreign, "…"),
        none.replace(&nothing, "…"),
        "{} can tell by {what} that another network has this",
        actor.name()
    );
}

#[behaviour]
async fn no_question_takes_an_id_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = both(world).await;
    let everybody = everybody(world).await;
    let questions = schema.fields_with_ids("Query").into_iter().filter(|(field, _)| field != "node");
    for (field, ids) in questions {
        for foreign in ids {
            for actor in &everybody {
                cannot_tell(
                    world,
                    actor,
                    &format!("{field}({foreign})"),
                    &theirs.id(kind(&field, &foreign)),
                    async |id: &str| {
                        let ids =
                            |name: &str| if name == foreign { id.to_owned() } else { ours.id(kind(&field, name)) };
                        let call = schema.call_with("Query", &field, &foreign, &ids, 2).expect("it can be called");
                        let reply = actor.ask(&format!("{{ {call} }}"), json!({})).await;
                        assert!(!reply.body.to_string().contains("too complex"), "{field}: {:#}", reply.body);
                        reply.body.to_string()
                    },
                )
                .await;
            }
        }
    }
}

#[behaviour]
async fn no_deed_takes_an_id_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = both(world).await;
    let everybody = everybody(world).await;
    let before = world.traces().await;
    for (deed, ids) in schema.fields_with_ids("Mutation") {
        let (initial, rest) = deed.split_at(1);
        let input = format!("{}{rest}Input", initial.to_uppercase());
        let document = format!("mutation($input: {input}!) {{ {deed}(input: $input) {{ __typename }} }}");
        for foreign in ids {
            for actor in &everybody {
                cannot_tell(
                    world,
                    actor,
                    &format!("{deed}({foreign})"),
                    &theirs.id(kind(&deed, &foreign)),
                    async |id: &str| {
                        let ids = |name: &str| if name == foreign { id.to_owned() } else { ours.id(kind(&deed, name)) };
                        let value = schema.input_with(&input, &foreign, &ids);
                        let reply = actor.ask(&document, json!({ "input": value })).await;
                        reply.body.to_string()
                    },
                )
                .await;
            }
        }
    }
    assert_eq!(world.traces().await, before, "nothing was written");
}

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
    let (ours, _) = both(world).await;
    let guest = a_guest(world).await;
    // Where it is, and who sells to it as well, it may know.
    let hidden = |kind: &str| !["Network", "Supplier"].contains(&kind);
    for node in schema.nodes().into_iter().filter(|node| hidden(node)) {
        cannot_tell(world, &guest, "node", &ours.id(node), async |id: &str| {
            let document = "query($id: ID!) { node(id: $id) { id __typename } }";
            guest.ask(document, json!({ "id": id })).await.body.to_string()
        })
        .await;
    }
    for (field, ids) in schema.fields_with_ids("Query").into_iter().filter(|(field, _)| field != "node") {
        for wanted in ids.iter().filter(|wanted| hidden(kind(&field, wanted))) {
            let id_of = |name: &str| ours.id(kind(&field, name));
            cannot_tell(world, &guest, &field, &id_of(wanted), async |id: &str| {
                let ids = |name: &str| if name == wanted { id.to_owned() } else { id_of(name) };
                let call = schema.call_with("Query", &field, wanted, &ids, 2).expect("it can be called");
                guest.ask(&format!("{{ {call} }}"), json!({})).await.body.to_string()
            })
            .await;
        }
    }
    let before = world.traces().await;
    for (deed, ids) in schema.fields_with_ids("Mutation") {
        let (initial, rest) = deed.split_at(1);
        let input = format!("{}{rest}Input", initial.to_uppercase());
        let document = format!("mutation($input: {input}!) {{ {deed}(input: $input) {{ __typename }} }}");
        for wanted in &ids {
            let id_of = |name: &str| ours.id(kind(&deed, name));
            cannot_tell(world, &guest, &deed, &id_of(wanted), async |id: &str| {
                let ids = |name: &str| if name == wanted { id.to_owned() } else { id_of(name) };
                let value = schema.input_with(&input, wanted, &ids);
                guest.ask(&document, json!({ "input": value })).await.body.to_string()
            })
            .await;
        }
    }
    assert_eq!(world.traces().await, before, "nothing was written");
}

#[behaviour]
async fn nothing_of_another_network_can_be_watched(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = both(world).await;
    let everybody = everybody(world).await;
    for (field, ids) in schema.fields_with_ids("Subscription") {
        for foreign in ids {
            for actor in &everybody {
                cannot_tell(
                    world,
                    actor,
                    &format!("{field}({foreign})"),
                    &theirs.id(kind(&field, &foreign)),
                    async |id: &str| {
                        let ids =
                            |name: &str| if name == foreign { id.to_owned() } else { ours.id(kind(&field, name)) };
                        let call =
                            schema.call_with("Subscription", &field, &foreign, &ids, 1).expect("it can be called");
                        let query = encoded(&format!("subscription {{ {call} }}"));
                        let path = format!("/n/{}/graphql?query={query}", actor.network());
                        let mut stream = actor.listens_to(&path).await;
                        stream.next().await.expect("the first word says that there is nothing")
                    },
                )
                .await;
            }
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

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
    let source = include_str!("../../../api/src/http/exports/mod.rs");
    let found: Vec<&str> = source.split("resource(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(found, FILES);
}

#[behaviour]
async fn no_file_takes_an_id_of_another_network_or_tells_that_there_is_one(world: &World) {
    let (_, theirs) = both(world).await;
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

#[behaviour]
async fn no_list_shows_anything_of_another_network(world: &World) {
    let schema = Schema::read();
    let (ours, theirs) = both(world).await;
    let everybody = everybody(world).await;
    let foreign: Vec<&String> = theirs.0.values().collect();
    let id = |_: &str| ours.id("Campaign");
    let questions: Vec<String> = schema
        .fields("Query")
        .iter()
        .filter(|field| !schema.fields_with_ids("Query").iter().any(|(with_ids, _)| with_ids == *field))
        .filter_map(|field| schema.call("Query", field, &id, 2))
        .collect();
    assert!(questions.len() > 5, "{questions:#?}");
    for actor in &everybody {
        for question in &questions {
            let reply = actor.ask(&format!("{{ {question} }}"), json!({})).await;
            let said = reply.body.to_string();
            assert!(!said.contains("too complex"), "{question}: {said}");
            for id in &foreign {
                assert!(!said.contains(id.as_str()), "{} is shown {id} by {question}", actor.name());
            }
            assert!(!said.contains("Tidewater"), "{}: {question}", actor.name());
        }
    }
}

#[behaviour]
async fn who_does_not_belong_to_a_network_finds_no_network_at_its_door(world: &World) {
    for actor in [&world.ana, &world.cora, &world.sven] {
        for door in ["coast", "nowhere"] {
            let reply = actor.at(door).ask("{ network { name } }", json!({})).await;
            assert_eq!(reply.denied(), "NOT_FOUND", "{} at {door}", actor.name());
            let page = actor.at(door).opens("/").await;
            assert_eq!(page.status, 404, "{} at {door}: {}", actor.name(), page.text());
        }
    }
    let reply = world.nobody.ask("{ network { name } }", json!({})).await;
    assert_eq!(reply.denied(), "UNAUTHENTICATED");
}
