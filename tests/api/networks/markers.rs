//! Whatever anybody of two networks does, in whatever order: neither is ever shown a word of the other's.
//!
//! Each network has words that stand nowhere else. Fifty random commands by random people follow each other, with ids drawn
//! from both networks, and every answer, page, mail and file is searched for the other network's words.

use std::io::{Cursor, Read};

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tests::world::key;
use tests::{Actor, Campaign, Plan, World, behaviour, line};

const COMMANDS: usize = 50;
const SEQUENCES: usize = 3;

/// Words that one network's people write, and names that stand there alone.
const PRAIRIE: [&str; 4] = ["wheatword", "Open Door", "Le Relais", "cora@example.test"];
const COAST: [&str; 3] = ["tideword", "Tidewater", "stella@example.test"];

/// One draw: who, what, and about which of the things so far.
type Draw = (u8, u8, u8);

struct Game<'w> {
    world: &'w World,
    campaigns: Vec<Campaign>,
}

impl Game<'_> {
    fn actor(&self, draw: u8) -> &Actor {
        let all = [
            &self.world.cora,
            &self.world.ana,
            &self.world.max,
            &self.world.rose,
            &self.world.fern,
            &self.world.stella,
            &self.world.otto,
        ];
        all[usize::from(draw) % all.len()]
    }

    fn campaign(&self, draw: u8) -> Campaign {
        self.campaigns[usize::from(draw) % self.campaigns.len()].clone()
    }

    /// Does what was drawn; everything that was answered.
    async fn plays(&mut self, (who, what, which): Draw) -> String {
        let actor = self.actor(who).clone();
        let word = own_word(&actor);
        let campaign = self.campaign(which);
        match what % 14 {
            0 => self.drafts(&actor, word).await,
            1 => said(actor.open_campaign(&campaign, 1).await.reply()),
            2 => said(actor.pledges(&campaign, json!({ "lines": [line(5, 90_00)], "agencyId": "x" })).await.reply()),
            3 if actor.name() != "Cora" && actor.name() != "Stella" && actor.name() != "Fern" => {
                said(actor.pledge_seats(&campaign, i64::from(which) % 9 + 1).await.reply())
            }
            4 => said(actor.post_comment(&campaign, &format!("{word} asks")).await.reply()),
            5 => said(actor.cancel_campaign(&campaign, &format!("{word} cancels")).await.reply()),
            6 => page(&actor, &format!("/n/prairie/campaigns/{}", campaign.id)).await,
            7 => page(&actor, &format!("/n/coast/campaigns/{}", campaign.id)).await,
            8 => said(&actor.ask(EVERYTHING, json!({ "id": campaign.id })).await),
            9 => said(&actor.at(if which % 2 == 0 { "prairie" } else { "coast" }).ask(LISTS, json!({})).await),
            10 => file(&actor, FILES[usize::from(which) % FILES.len()]).await,
            11 => self.describes(&actor, word).await,
            12 => page(&actor, PAGES[usize::from(which) % PAGES.len()]).await,
            _ => {
                self.world.worker_catches_up().await;
                String::new()
            }
        }
    }

    async fn drafts(&mut self, actor: &Actor, word: &str) -> String {
        let plan = Plan::default().with("titleEn", format!("{word} together")).with("needEn", format!("{word} needed"));
        let outcome = actor.draft_campaign(&plan).await;
        if let Some(id) = outcome.reply().body["data"]["draftCampaign"]["campaign"]["id"].as_str() {
            self.campaigns.push(Campaign { id: id.to_owned(), ..self.campaigns[0].clone() });
        }
        said(outcome.reply())
    }

    async fn describes(&self, actor: &Actor, word: &str) -> String {
        let input = json!({
            "leadName": format!("{word} lead"), "leadContact": word, "retentionEn": word, "retentionFr": word,
            "public": false, "version": 0, "requestKey": key(),
        });
        said(actor.does("describePrivacy", input, "privacy { leadName } problems { message }").await.reply())
    }
}

const EVERYTHING: &str = "query($id: ID!) { node(id: $id) { id __typename } campaign(id: $id) { title need cancelReason
    participants { nodes { name } } comments { nodes { author body } } } }";
const LISTS: &str =
    "{ viewer { person { name } } network { name } campaigns { nodes { title } } agencies { nodes { name } }
    tools { nodes { name } } notices { nodes { title body } } privacy { network { leadName } }
    events { nodes { personName agency { name } campaign { title } } } }";
const FILES: [&str; 6] = [
    "/exports/me.zip",
    "/n/prairie/exports/network.zip",
    "/n/coast/exports/network.zip",
    "/n/prairie/exports/events.json",
    "/n/coast/exports/events.csv",
    "/n/coast/exports/events.json",
];
const PAGES: [&str; 8] = [
    "/n/prairie/",
    "/n/coast/",
    "/n/prairie/campaigns",
    "/n/coast/campaigns",
    "/n/prairie/privacy",
    "/n/coast/privacy",
    "/n/prairie/events",
    "/n/coast/notices",
];

fn own_word(actor: &Actor) -> &'static str {
    if actor.network() == "prairie" { PRAIRIE[0] } else { COAST[0] }
}

/// The words somebody may never read.
fn foreign(network: &str) -> &'static [&'static str] {
    if network == "prairie" { &COAST } else { &PRAIRIE }
}

fn said(reply: &tests::world::Reply) -> String {
    reply.body.to_string()
}

async fn page(actor: &Actor, path: &str) -> String {
    actor.opens_at(path).await.html
}

async fn file(actor: &Actor, path: &str) -> String {
    let answer = actor.send(actor.request(reqwest::Method::GET, path).await).await;
    let bytes = answer.bytes().await.expect("an answer has a body").to_vec();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes.clone())) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut all = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).expect("it is listed").read_to_string(&mut all).expect("it is text");
    }
    all
}

fn draws(runner: &mut TestRunner) -> Vec<Draw> {
    let sequence = vec(any::<Draw>(), COMMANDS).new_tree(runner).expect("a sequence can be drawn");
    sequence.current()
}

#[behaviour]
async fn no_sequence_of_commands_shows_one_networks_words_to_the_other(world: &World) {
    let mut runner = TestRunner::deterministic();
    world.cora.record_exit("Casebook").await.done();
    world.stella.record_exit("Casebook").await.done();
    for _ in 0..SEQUENCES {
        let plan = |word: &str| Plan::default().with("titleEn", format!("{word} first"));
        let campaigns = vec![world.cora.drafted(&plan(PRAIRIE[0])).await, world.stella.drafted(&plan(COAST[0])).await];
        world.cora.open_campaign(&campaigns[0], 1).await.done();
        world.stella.open_campaign(&campaigns[1], 1).await.done();
        let mut game = Game { world, campaigns };
        let draws = draws(&mut runner);
        for (step, draw) in draws.iter().enumerate() {
            let network = game.actor(draw.0).network();
            let answer = game.plays(*draw).await;
            for word in foreign(network) {
                assert!(
                    !answer.contains(word),
                    "step {step} of {draws:?} shows {word} to the {network} network: {answer}"
                );
            }
        }
        world.worker_catches_up().await;
    }
    let mails = world.mails.all();
    assert!(!mails.is_empty());
    for mail in mails {
        let network =
            if ["stella@example.test", "otto@example.test"].contains(&mail.to.as_str()) { "coast" } else { "prairie" };
        let text = format!("{} {} {}", mail.subject, mail.text, mail.html);
        for word in foreign(network) {
            assert!(!text.contains(word), "a mail to the {network} network says {word}: {text}");
        }
    }
    let seen: Value = world.cora.ask("{ campaigns { nodes { title } } }", json!({})).await.body;
    assert!(seen.to_string().contains(PRAIRIE[0]), "they do see their own");
}
