//! Limits never leak: whatever anybody else asks, reads, downloads, watches or is mailed, and whatever is logged, no limit
//! is in it. Prices and limits are drawn by chance, the same at every run.

mod chance;
mod everywhere;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use reqwest::header::ACCEPT;
use serde_json::{Value, json};
use tests::world::Schema;
use tests::{Actor, Campaign, World, behaviour, logs, text_of};

use self::chance::{Case, HARBOUR_SEATS, drawn, tells_none};

/// A purchase with everybody's requests, and what it is like.
struct Sealed {
    case: Case,
    campaign: Campaign,
    /// The global ids of the three requests, with whose they are.
    pledges: Vec<(&'static str, String)>,
    /// The global id of what a coordinator entered for Harbour House.
    entry: String,
}

/// Open Door asks for two lines, and again; Le Relais and Harbour House for one each.
async fn pledge(world: &World, case: Case) -> Sealed {
    let campaign = world.open(&case.plan()).await;
    let line = |seats: i64, limit: usize| json!({ "seats": seats, "maxLandedPrice": case.limits[limit] });
    let lines = [line(30, 0), line(4, 1)];
    let total = json!({ "seats": HARBOUR_SEATS, "maxTotal": case.limits[3] });
    let anas = world.ana.pledge_lines(&campaign, &lines).await;
    let roses = world.rose.pledge_lines(&campaign, &[line(6, 2)]).await;
    let hugos = world.hugo.pledge_lines(&campaign, std::slice::from_ref(&total)).await;
    world.ana.change_pledge(&campaign, 1, &lines).await.done();
    // Beside it a larger one waits for her agency's admin.
    world.open_door_approves_above(0).await;
    world.ana.change_pledge(&campaign, 2, &[line(31, 4)]).await.done();
    let waiting = world.ana.waiting(&campaign).await;
    world.max.changes_approval(json!({ "above": null })).await.done();
    // Harbour House said the same again, on the phone.
    let told = json!({
        "campaignId": campaign.id, "agencyId": world.hugo.agency().await, "version": 1, "lines": [total],
        "told": { "source": "PHONE", "on": "2026-03-02" }, "requestKey": tests::world::key(),
    });
    let told = world.cora.does("pledgeAsTold", told, "toldDeed { id } problems { code }").await;
    let entry = told.done()["toldDeed"]["id"].as_str().expect("an id is a text").to_owned();
    let id =
        |outcome: &tests::world::Outcome| outcome.done()["pledge"]["id"].as_str().expect("an id is a text").to_owned();
    let pledges = vec![("Ana", waiting), ("Ana", id(&anas)), ("Rose", id(&roses)), ("Hugo", id(&hugos))];
    Sealed { case, campaign, pledges, entry }
}

async fn all_pledge(world: &World) -> Vec<Sealed> {
    let mut all = Vec::new();
    for case in drawn() {
        all.push(pledge(world, case).await);
    }
    world.worker_catches_up().await;
    all
}

/// The same once they have closed: each has a first result, which the agencies answer.
async fn all_have_closed(world: &World) -> Vec<Sealed> {
    let all = all_pledge(world).await;
    world.passes(all[0].campaign.closes_at).await;
    all
}

/// What the API answered, once it is sure that it did: a refusal for another reason than who asks would prove nothing.
#[track_caller]
fn answered(reply: &tests::world::Reply, question: &str) -> String {
    assert_eq!(reply.status, 200, "{question}: {:#}", reply.body);
    for error in reply.body["errors"].as_array().into_iter().flatten() {
        let code = error["extensions"]["code"].as_str().unwrap_or_default();
        assert!(["NOT_FOUND", "FORBIDDEN"].contains(&code), "{question}: {:#}", reply.body);
    }
    reply.body.to_string()
}

impl Sealed {
    /// Everything the schema can answer about the campaign.
    async fn asks_everything(&self, actor: &Actor, schema: &Schema) {
        let sealed = self.case.sealed_for(actor.name());
        let id = |_: &str| self.campaign.id.clone();
        let beneath = schema.questions("Campaign", &id, 4);
        assert!(beneath.len() > 50, "{}", beneath.len());
        for question in &beneath {
            let document = format!("query($id: ID!) {{ campaign(id: $id) {{ {question} }} }}");
            let reply = actor.ask(&document, json!({ "id": self.campaign.id })).await;
            tells_none(&answered(&reply, question), &sealed, &format!("{} asking {question}", actor.name()));
            // Downloads are base64 within JSON.
            if let Some(file) = reply.body["data"]["campaign"]["download"]["base64"].as_str() {
                let file = unpacked(&STANDARD.decode(file).unwrap());
                tells_none(&file, &sealed, &format!("{} downloading {question}", actor.name()));
            }
        }
        for (whose, pledge) in &self.pledges {
            let reply = actor.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": pledge })).await;
            let own = *whose == actor.name();
            assert_eq!(reply.body["data"]["node"].is_null(), !own, "{} asks {whose}'s: {:#}", actor.name(), reply.body);
        }
    }

    /// Opens every page and every file of the campaign, and says which could be: a status for each.
    async fn opens_everything(&self, actor: &Actor) -> Vec<u16> {
        let sealed = self.case.sealed_for(actor.name());
        let mut statuses = Vec::new();
        for below in PAGES {
            let path = format!("/campaigns/{}{below}", self.campaign.id);
            let shown = actor.opens(&path).await;
            tells_none(&shown.html, &sealed, &format!("{} opening {path}", actor.name()));
            statuses.push(shown.status);
        }
        for file in FILES {
            let path = format!("/n/{}/campaigns/{}/download/{file}", actor.network(), self.campaign.id);
            let answer = actor.send(actor.request(Method::GET, &path).await).await;
            statuses.push(answer.status().as_u16());
            let file = unpacked(&answer.bytes().await.expect("an answer has a body"));
            tells_none(&file, &sealed, &format!("{} downloading {path}", actor.name()));
        }
        statuses
    }
}

/// The pages below a campaign's address.
const PAGES: [&str; 6] = ["", "/pledge", "/outcome", "/board", "/told", "/approval"];

/// The files of a campaign.
const FILES: [&str; 4] = ["order-csv", "order-xlsx", "record-input", "record-result"];

/// The other pages of a network.
const OTHER_PAGES: [&str; 6] = ["/", "/campaigns", "/tools", "/notices", "/uptake", "/deliveries"];

/// A campaign's file as text; of a spreadsheet, its cells among the rest.
fn unpacked(file: &[u8]) -> String {
    let text = text_of(file);
    assert!(!file.starts_with(b"PK") || text.contains("<sheetData>"), "{text}");
    text
}

/// Whatever is not about one campaign: every question at the root, and every page.
async fn asks_and_opens_the_rest(actor: &Actor, schema: &Schema, all: &[Sealed]) {
    let sealed: Vec<i64> = all.iter().flat_map(|one| one.case.sealed_for(actor.name())).collect();
    let tool = actor.tool("Casebook").await;
    let id = |name: &str| if name == "toolId" { tool.clone() } else { all[0].campaign.id.clone() };
    for question in schema.fields("Query").iter().filter_map(|field| schema.call("Query", field, &id, 2)) {
        let reply = actor.ask(&format!("{{ {question} }}"), json!({})).await;
        tells_none(&answered(&reply, &question), &sealed, &format!("{} asking {question}", actor.name()));
    }
    for path in OTHER_PAGES {
        let shown = actor.opens(path).await;
        assert!([200, 403].contains(&shown.status), "{path} for {}: {}", actor.name(), shown.status);
        tells_none(&shown.html, &sealed, &format!("{} opening {path}", actor.name()));
    }
}

/// What is mailed, recorded and logged: no limit at all, not even to those who stated it.
async fn nothing_is_written_down(world: &World, all: &[Sealed]) {
    let limits: Vec<i64> = all.iter().flat_map(|one| one.case.sealed_for("nobody")).collect();
    let mails = world.mails.all();
    for name in ["ana", "max", "mia", "rose", "hugo", "nora"] {
        assert!(mails.iter().any(|mail| mail.to.starts_with(name)), "{name} is mailed");
    }
    for mail in mails {
        let said = format!("{} {} {}", mail.subject, mail.text, mail.html);
        tells_none(&said, &limits, &format!("a mail to {}", mail.to));
    }
    let traces = world.traces().await;
    for table in ["event", "delivery"] {
        assert!(!traces.of(table).is_empty());
        tells_none(&traces.of(table).join("\n"), &limits, table);
    }
    tells_none(&logs::lines().join("\n"), &limits, "the log");
}

/// Everybody who is not of the agency whose limit it is, other agencies that pledged among them.
fn others(world: &World) -> [&Actor; 6] {
    [&world.cora, &world.ana, &world.rose, &world.hugo, &world.nora, &world.fern]
}

/// Who may open which page and which file, before there is a result.
const WITHOUT_FILES: &str = "\
Cora [200, 200, 200, 404, 200, 404, 404, 404, 404, 404]
Ana [200, 200, 200, 200, 403, 200, 404, 404, 404, 404]
Rose [200, 200, 200, 200, 403, 200, 404, 404, 404, 404]
Hugo [200, 200, 200, 200, 403, 200, 404, 404, 404, 404]
Nora [200, 200, 200, 200, 403, 200, 404, 404, 404, 404]
Fern [200, 200, 200, 404, 403, 404, 404, 404, 404, 404]
";

/// And once there is one: the files are the coordinator's.
const WITH_FILES: &str = "\
Cora [200, 200, 200, 404, 200, 404, 200, 200, 200, 200]
Ana [200, 200, 200, 200, 403, 200, 404, 404, 404, 404]
Rose [200, 200, 200, 200, 403, 200, 404, 404, 404, 404]
Hugo [200, 200, 200, 200, 403, 200, 404, 404, 404, 404]
Nora [200, 200, 200, 200, 403, 200, 404, 404, 404, 404]
Fern [200, 200, 200, 404, 403, 404, 404, 404, 404, 404]
";

/// Asks and opens everything as everybody. Gives what could be opened of the first campaign, a line for each.
async fn nothing_leaks(world: &World, all: &[Sealed]) -> String {
    let schema = Schema::read();
    let mut opened = String::new();
    for actor in others(world) {
        asks_and_opens_the_rest(actor, &schema, all).await;
        for (index, one) in all.iter().enumerate() {
            one.asks_everything(actor, &schema).await;
            let statuses = one.opens_everything(actor).await;
            if index == 0 {
                opened += &format!("{} {statuses:?}\n", actor.name());
            }
        }
    }
    // To those outside the network the campaign does not exist, whatever they ask beneath it.
    for actor in [&world.stella, &world.sven, &world.nobody].map(|actor| actor.at("prairie")) {
        let document = "query($id: ID!) { campaign(id: $id) { id } }";
        let reply = actor.ask(document, json!({ "id": all[0].campaign.id })).await;
        assert_eq!(reply.body["data"]["campaign"], Value::Null, "{}: {:#}", actor.name(), reply.body);
        all[0].opens_everything(&actor).await;
    }
    nothing_is_written_down(world, all).await;
    opened
}

#[behaviour]
async fn no_limit_leaks_before_the_close(world: &World) {
    let all = all_pledge(world).await;
    assert_eq!(nothing_leaks(world, &all).await, WITHOUT_FILES);
    everywhere::nothing_leaks_anywhere(world, &all).await;
}

#[behaviour]
async fn no_limit_leaks_while_agencies_answer(world: &World) {
    let all = all_have_closed(world).await;
    for one in &all {
        let outcome = world.cora.sees(&one.campaign, "outcome { agenciesIn agenciesOut }").await["outcome"].clone();
        assert_ne!(outcome, Value::Null);
    }
    assert_eq!(nothing_leaks(world, &all).await, WITH_FILES);
}

#[behaviour]
async fn no_limit_leaks_after_the_end(world: &World) {
    let all = all_have_closed(world).await;
    for one in &all {
        world.ana.confirm(&one.campaign).await.done();
    }
    world.passes(all[0].campaign.confirm_by.unwrap()).await;
    assert_eq!(nothing_leaks(world, &all).await, WITH_FILES);
    everywhere::nothing_leaks_anywhere(world, &all).await;
}

/// What changes while somebody watches: the first word, and the one after a change.
async fn watches(world: &World, one: &Sealed, actor: &Actor, question: &str) -> String {
    let document = format!("subscription($id: ID!) {{ campaignChanged(id: $id) {{ id {question} }} }}");
    let body = json!({ "query": document, "variables": { "id": one.campaign.id } });
    let path = format!("/n/{}/graphql", actor.network());
    let request = actor.request(Method::POST, &path).await.header(ACCEPT, "text/event-stream").json(&body);
    let mut stream = actor.send(request).await;
    assert_eq!(stream.status(), 200, "{question}");
    let mut said = String::new();
    for word in 1..=2 {
        while said.matches("event: next").count() < word || !said.ends_with("\n\n") {
            let piece = stream.chunk().await.expect("the stream goes on").expect("the stream goes on");
            said.push_str(&String::from_utf8_lossy(&piece));
        }
        if word == 1 {
            world.mia.post_comment(&one.campaign, "Is there a course?").await.done();
        }
    }
    assert!(!said.contains("\"errors\""), "{question}: {said}");
    said
}

#[behaviour]
async fn no_limit_leaks_to_those_who_watch(world: &World) {
    let all = all_pledge(world).await;
    let one = &all[0];
    let schema = Schema::read();
    let id = |_: &str| one.campaign.id.clone();
    let questions = schema.questions("Campaign", &id, 1);
    let plain: Vec<&str> = questions.iter().map(String::as_str).filter(|question| !question.contains('(')).collect();
    assert!(plain.len() > 30, "{plain:?}");
    for actor in others(world) {
        for some in plain.chunks(20) {
            let said = watches(world, one, actor, &some.join(" ")).await;
            tells_none(&said, &one.case.sealed_for(actor.name()), &format!("{} watching {some:?}", actor.name()));
        }
    }
}

#[behaviour]
async fn no_limit_leaks_when_a_pledge_is_refused(world: &World) {
    let [case, ..] = &drawn()[..] else { panic!("there are cases") };
    let one = pledge(world, case.clone()).await;
    world.it_is(one.campaign.closes_at);
    let [_, _, middle, total, _] = case.limits;
    let lines = [json!({ "seats": 5, "maxLandedPrice": middle }), json!({ "seats": -1, "maxTotal": total })];
    let refused = world.ana.change_pledge(&one.campaign, 2, &lines).await;
    let said = refused.refused().into_iter().map(|refusal| refusal.message).collect::<String>();
    tells_none(&said, &case.sealed_for("nobody"), "a refusal");
    let denied = world.nora.pledges(&one.campaign, json!({ "agencyId": "x", "lines": lines })).await;
    denied.denied_as("NOT_FOUND");
    // What is no amount at all is told to whoever sent it, and to nobody who reads the log.
    for wrong in [json!(middle.to_string()), json!(format!("{middle}.5")), json!(middle as f64 + 0.5)] {
        let lines = [json!({ "seats": 5, "maxLandedPrice": wrong })];
        world.nora.pledges(&one.campaign, json!({ "lines": lines })).await.denied_as("BAD_INPUT");
    }
    tells_none(&logs::lines().join("\n"), &case.sealed_for("nobody"), "the log");
}
