//! Limits never leak: whatever anybody else asks, reads, downloads or is mailed, and whatever is logged, no limit is in it.

use serde_json::{Value, json};
use tests::world::Schema;
use tests::{Actor, Campaign, Plan, World, behaviour, logs};

/// Limits that occur nowhere else, in cents. The last one is stated as a total.
const LIMITS: [i64; 4] = [733_461_97, 482_915_63, 619_207_41, 9_175_328_59];

/// A limit in every way the house writes money, and in base64 at each of its three offsets.
fn spellings(cents: i64) -> Vec<String> {
    use base64::Engine;
    let minor = cents.to_string();
    let (units, rest) = minor.split_at(minor.len() - 2);
    let grouped = |separator: &str| {
        let digits: Vec<char> = units.chars().collect();
        digits.rchunks(3).rev().map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(separator)
    };
    let mut spellings =
        vec![minor.clone(), format!("{units}.{rest}"), format!("{units},{rest}"), format!("{}.{rest}", grouped(","))];
    spellings.extend(["\u{a0}", "\u{202f}", " ", "&nbsp;", "&#160;"].map(grouped));
    let encoded = |lead: usize| {
        let text = format!("{}{minor}", "x".repeat(lead));
        let all = base64::engine::general_purpose::STANDARD_NO_PAD.encode(text);
        let (from, to) = ((lead * 4).div_ceil(3), all.len() - 1);
        all[from..to].to_owned()
    };
    spellings.extend((0..3).map(encoded));
    spellings
}

#[track_caller]
fn tells_no_limit(said: &str, where_from: &str) {
    for limit in LIMITS {
        for spelling in spellings(limit) {
            assert!(!said.contains(&spelling), "the limit {limit} leaks as {spelling:?} by {where_from}:\n{said}");
        }
    }
}

/// Open Door asks twice, Le Relais and Harbour House once each; seats and prices are such that two lines are in and two out.
async fn pledge(world: &World, plan: &Plan) -> Campaign {
    let campaign = world.open(plan).await;
    let line = |seats: i64, limit: usize| json!({ "seats": seats, "maxLandedPrice": LIMITS[limit] });
    world.ana.pledge_lines(&campaign, &[line(30, 0), line(4, 1)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(6, 2)]).await.done();
    world.hugo.pledge_lines(&campaign, &[json!({ "seats": 5, "maxTotal": LIMITS[3] })]).await.done();
    world.ana.change_pledge(&campaign, 1, &[line(30, 0), line(4, 1)]).await.done();
    campaign
}

/// The prices lie between the limits, so that what is in, what is out, and what is missed all have to be told.
fn plan() -> Plan {
    Plan::default().prices(&[(10, 700_000_00), (25, 500_000_00), (50, 400_000_00)])
}

/// Everything the schema can answer about a campaign, and everything it can answer at all.
async fn asks_everything(actor: &Actor, campaign: &Campaign) {
    let schema = Schema::read();
    let tool = campaign.id.clone();
    let id = |name: &str| if name == "campaignId" || name == "id" { campaign.id.clone() } else { tool.clone() };
    let beneath = schema.questions("Campaign", &id, 4);
    assert!(beneath.len() > 50, "{}", beneath.len());
    for question in &beneath {
        let document = format!("query($id: ID!) {{ campaign(id: $id) {{ {question} }} }}");
        let reply = actor.ask(&document, json!({ "id": campaign.id })).await;
        assert!(!reply.body.to_string().contains("too complex"), "{question}: {:#}", reply.body);
        tells_no_limit(&reply.body.to_string(), &format!("{} asking {question}", actor.name()));
        // Downloads are base64 within JSON.
        if let Some(file) = reply.body["data"]["campaign"]["download"]["base64"].as_str() {
            use base64::Engine;
            let bytes = base64::engine::general_purpose::STANDARD.decode(file).unwrap();
            tells_no_limit(&String::from_utf8_lossy(&bytes), &format!("{} downloading {question}", actor.name()));
        }
    }
    for question in schema.fields("Query").iter().filter_map(|field| schema.call("Query", field, &id, 4)) {
        let reply = actor.ask(&format!("{{ {question} }}"), json!({})).await;
        tells_no_limit(&reply.body.to_string(), &format!("{} asking {question}", actor.name()));
    }
}

const PAGES: [&str; 14] = [
    "/",
    "/campaigns",
    "",
    "/pledge",
    "/outcome",
    "/board",
    "/download/order-csv",
    "/download/record-input",
    "/download/record-input?attempt=1&stage=provisional",
    "/download/record-result",
    "/tools",
    "/notices",
    "/uptake",
    "/deliveries",
];

async fn opens_everything(actor: &Actor, campaign: &Campaign) {
    for page in PAGES {
        let of_campaign =
            page.is_empty() || ["/pledge", "/outcome", "/board"].contains(&page) || page.starts_with("/download");
        let path = if of_campaign { format!("/campaigns/{}{page}", campaign.id) } else { page.to_owned() };
        let shown = actor.opens(&path).await;
        tells_no_limit(&shown.html, &format!("{} opening {path}", actor.name()));
    }
}

async fn nothing_leaks(world: &World, campaign: &Campaign) {
    for actor in [&world.cora, &world.nora, &world.fern] {
        asks_everything(actor, campaign).await;
        opens_everything(actor, campaign).await;
    }
    // To those outside the network the campaign does not exist, whatever they ask beneath it.
    for actor in [&world.stella, &world.sven, &world.nobody] {
        let reply =
            actor.at("prairie").ask("query($id: ID!) { campaign(id: $id) { id } }", json!({ "id": campaign.id })).await;
        assert_eq!(reply.body["data"]["campaign"], Value::Null, "{}: {:#}", actor.name(), reply.body);
        opens_everything(actor, campaign).await;
    }
    for mail in world.mails.all() {
        let own = ["ana", "max", "mia", "rose", "hugo"].iter().any(|name| mail.to.starts_with(name));
        if !own {
            tells_no_limit(&format!("{} {} {}", mail.subject, mail.text, mail.html), &format!("a mail to {}", mail.to));
        }
    }
    for event in world.traces().await.of("event") {
        tells_no_limit(event, "an event");
    }
    for line in logs::lines() {
        tells_no_limit(&line, "the log");
    }
}

#[behaviour]
async fn no_limit_leaks_before_the_close(world: &World) {
    let campaign = pledge(world, &plan()).await;
    world.worker_catches_up().await;
    nothing_leaks(world, &campaign).await;
}

#[behaviour]
async fn no_limit_leaks_while_agencies_answer_and_after_the_end(world: &World) {
    let campaign = pledge(world, &plan()).await;
    world.passes(campaign.closes_at).await;
    let outcome = world.cora.sees(&campaign, "outcome { agenciesIn agenciesOut }").await["outcome"].clone();
    assert_ne!(outcome, Value::Null);
    nothing_leaks(world, &campaign).await;
    world.ana.confirm(&campaign).await.done();
    world.passes(campaign.confirm_by.unwrap()).await;
    nothing_leaks(world, &campaign).await;
}

#[behaviour]
async fn no_limit_leaks_when_a_pledge_is_refused(world: &World) {
    let campaign = pledge(world, &plan()).await;
    world.it_is(campaign.closes_at);
    let lines = [json!({ "seats": 5, "maxLandedPrice": LIMITS[2] }), json!({ "seats": -1, "maxTotal": LIMITS[3] })];
    let refused = world.ana.change_pledge(&campaign, 2, &lines).await;
    let said = refused.refused().into_iter().map(|refusal| refusal.message).collect::<String>();
    tells_no_limit(&said, "a refusal");
    let denied = world.nora.pledges(&campaign, json!({ "agencyId": "x", "lines": lines })).await;
    denied.denied_as("NOT_FOUND");
    for line in logs::lines() {
        tells_no_limit(&line, "the log");
    }
}
