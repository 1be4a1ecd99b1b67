//! Whatever anybody of two networks does, in whatever order: neither is ever shown a word of the other's.
//!
//! Each network has words that stand nowhere else. Fifty random commands by random people follow each other, with ids drawn
//! from both networks, and every answer, page, mail and file is searched for the other network's words. Then every file is
//! taken that there is. Beside that, every deed of the schema is done, and what it leaves in the tables is searched as well.

mod deeds;
mod every_deed;
mod files;
mod game;
mod shortening;
mod sides;

use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use tests::world::Schema;
use tests::{Actor, Campaign, Plan, Scene, TestDatabase, World, behaviour};

use self::deeds::{Deed, WHATS, What, any_deeds, deed};
use self::files::all_are_taken;
use self::game::{Game, Shown};
use self::shortening::fewest;
use self::sides::Side;

const COMMANDS: usize = 50;
const SEQUENCES: usize = 3;
/// How many commands of all sequences get something done or shown at least. The rest knocks at walls.
const DONE_MIN: usize = 25;
/// What every draw follows from: the same sequences on every machine.
const SEED: [u8; 32] = *b"a longer table, no higher fences";

/// Words that one network's people write, and names that stand there alone.
const PRAIRIE: [&str; 4] = ["wheatword", "Open Door", "Le Relais", "cora@example.test"];
const COAST: [&str; 3] = ["tideword", "Tidewater", "stella@example.test"];

/// Admins of agencies whose organization is in both networks, as they say: to them a link of their own agency names the other.
const ADMINS: [&str; 3] = ["Max", "Rose", "Otto"];
/// What their agencies are called.
const LINKED: [&str; 3] = ["Open Door", "Le Relais", "Tidewater"];

fn own_word(actor: &Actor) -> &'static str {
    if actor.network() == "prairie" { PRAIRIE[0] } else { COAST[0] }
}

/// The words somebody may never read.
fn foreign(network: &str) -> &'static [&'static str] {
    if network == "prairie" { &COAST } else { &PRAIRIE }
}

/// Whether somebody may read this name of an agency where links are spoken of.
fn may_name(person: &str, word: &str) -> bool {
    ADMINS.contains(&person) && LINKED.contains(&word)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// How a sequence went: what was shown to whom should not have seen it, if anything was; and which deeds came to nothing.
struct Played {
    leak: Option<String>,
    undone: Vec<String>,
}

/// Plays a sequence in a scene of its own.
async fn played(ground: &TestDatabase, deeds: &[Deed]) -> Played {
    let world = World::set(ground.another().await).await;
    let played = plays(&world, deeds).await;
    world.finish().await;
    played
}

/// An open campaign of each network, named by its word.
async fn first_campaigns(world: &World) -> [Campaign; 2] {
    world.cora.record_exit("Casebook").await.done();
    world.stella.record_exit("Casebook").await.done();
    let plan = |word: &str| Plan::default().with("titleEn", format!("{word} first"));
    let campaigns = [world.cora.drafted(&plan(PRAIRIE[0])).await, world.stella.drafted(&plan(COAST[0])).await];
    world.cora.open_campaign(&campaigns[0], 1).await.done();
    world.stella.open_campaign(&campaigns[1], 1).await.done();
    campaigns
}

/// Both networks, where things are laid ready. Whoever keeps an agency on the coast has to be made its admin before.
async fn both_sides<'w>(world: &'w World, [prairie, coast]: &[Campaign; 2]) -> [Side<'w>; 2] {
    [
        Side::of(world, [&world.cora, &world.max, &world.otto], prairie).await,
        Side::of(world, [&world.stella, &world.otto, &world.max], coast).await,
    ]
}

async fn plays(world: &World, deeds: &[Deed]) -> Played {
    let first = first_campaigns(world).await;
    world.otto_keeps_tidewater().await;
    world.otto.links_with(&world.max).await;
    world.max.of_link("fetchLinkedProfile").await.done();
    let agencies = [world.max.agency().await, world.rose.agency().await, world.otto.agency().await];
    let (guests, codes) = (Vec::new(), Vec::new());
    let seen: Value = world.cora.ask("{ campaigns { nodes { title } } }", json!({})).await.body;
    assert!(seen.to_string().contains(PRAIRIE[0]), "they do see their own");
    let tools = [world.cora.tool("Casebook").await, world.stella.tool("Casebook").await];
    let (schema, advisor, sides) = (Schema::read(), world.advisor().await, both_sides(world, &first).await);
    let (any, campaigns) = (any_deeds(&schema), first.to_vec());
    let mut game = Game { world, advisor, campaigns, guests, agencies, codes, schema, deeds: any, sides, tools };
    let mut undone = Vec::new();
    for deed in deeds {
        let network = game.actor(deed.who).network();
        let Shown { text: answer, done } = game.plays(*deed).await;
        if !done {
            undone.push(format!("{deed:?}: {answer}"));
        }
        let named = |word: &str| deed.what.is_of_a_link() && may_name(deed.who, word);
        if let Some(word) = foreign(network).iter().find(|word| answer.contains(**word) && !named(word)) {
            return Played { leak: Some(format!("{deed:?} shows {word} to the {network} network: {answer}")), undone };
        }
    }
    world.worker_catches_up().await;
    let people = [&world.cora, &world.max, &world.ana, &world.fern, &world.stella, &world.otto];
    let taken = all_are_taken(&people, &game.agencies, &first.map(|campaign| campaign.id), &[]).await;
    assert_eq!(taken.missed, [""; 0], "what nobody took");
    Played { leak: taken.leak.or_else(|| mailed(world)), undone }
}

/// What a mail says to the wrong network. Whoever has no word of a network in their address may be asked by both, each in a mail
/// of its own.
fn mailed(world: &World) -> Option<String> {
    let mails = world.mails.all();
    assert!(!mails.is_empty());
    mails.into_iter().find_map(|mail| {
        let text = format!("{} {} {}", mail.subject, mail.text, mail.html);
        let to = mail.to.as_str();
        let [prairie, coast] = [PRAIRIE[0], COAST[0]].map(|word| to.contains(word));
        if to.ends_with("@elsewhere.test") && prairie == coast {
            let both = [PRAIRIE[0], COAST[0]].iter().all(|word| text.contains(word));
            return both.then(|| format!("a mail to {to} speaks of both networks: {text}"));
        }
        let coast = coast || ["stella@example.test", "otto@example.test"].contains(&to);
        let network = if coast { "coast" } else { "prairie" };
        let of_a_link = text.contains("/link") && ["max@", "rose@", "otto@"].iter().any(|admin| to.starts_with(admin));
        let named = |word: &str| of_a_link && LINKED.contains(&word);
        let word = foreign(network).iter().find(|word| text.contains(**word) && !named(word))?;
        Some(format!("a mail to the {network} network says {word}: {text}"))
    })
}

fn runner() -> TestRunner {
    TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &SEED))
}

/// Sequences of fifty deeds. Shorter ones may be drawn, so that those that are kept can be shortened.
fn sequences(runner: &mut TestRunner) -> impl Iterator<Item = impl ValueTree<Value = Vec<Deed>>> {
    let sequences = vec(deed(), 0..=COMMANDS);
    let drawn = std::iter::repeat_with(move || sequences.new_tree(runner).expect("a sequence can be drawn"));
    drawn.filter(|tree| tree.current().len() == COMMANDS)
}

#[behaviour]
async fn no_sequence_of_commands_shows_one_networks_words_to_the_other(ground: &TestDatabase) {
    let mut done = 0;
    for tree in sequences(&mut runner()).take(SEQUENCES) {
        let Played { leak, undone } = played(ground, &tree.current()).await;
        done += COMMANDS - undone.len();
        let Some(found) = leak else { continue };
        let again = async |deeds: &Vec<Deed>| played(ground, deeds).await.leak;
        let (deeds, found) = fewest(tree, found, again).await;
        panic!("{} deeds, drawn by {:?}:\n{deeds:#?}\n{found}", deeds.len(), String::from_utf8_lossy(&SEED));
    }
    assert!(done >= DONE_MIN, "only {done} of {} commands got anything done", SEQUENCES * COMMANDS);
}

/// Every kind of deed in an order in which it gets something done. Who pledges for nobody never does.
const EACH: [(&str, What, u8); 34] = [
    ("Cora", What::WaitsForTheWorker, 0),
    ("Ana", What::Pledges, 0),
    ("Ana", What::Comments, 0),
    ("Otto", What::Pledges, 1),
    ("Ana", What::ReadsACampaignOnThePrairie, 0),
    ("Otto", What::ReadsACampaignOnTheCoast, 1),
    ("Cora", What::AsksForEverything, 0),
    ("Cora", What::DescribesPrivacy, 0),
    ("Cora", What::Invites, 0),
    ("Cora", What::AddsAnAgency, 0),
    ("Cora", What::InvitesAGuest, 0),
    ("Cora", What::WithdrawsAGuest, 0),
    ("Cora", What::WelcomesAGuest, 0),
    ("Cora", What::Reads, 0),
    ("Cora", What::AsksForLists, 0),
    ("Stella", What::AsksForLists, 1),
    ("Fern", What::TakesAFile, 0),
    ("Cora", What::TakesAFile, 1),
    ("Stella", What::TakesAFile, 2),
    ("Max", What::TakesAFile, 3),
    ("Cora", What::TakesAFile, 5),
    ("Cora", What::TakesAFile, 7),
    ("Stella", What::TakesAFile, 8),
    ("Cora", What::TakesAFile, 10),
    ("Max", What::FetchesAProfile, 0),
    ("Max", What::CarriesAProfileOver, 0),
    ("Max", What::EndsALink, 0),
    ("Max", What::OffersALink, 0),
    ("Otto", What::TakesUpALink, 2),
    ("Otto", What::AcceptsALink, 2),
    ("Max", What::ReadsALink, 0),
    ("Cora", What::Cancels, 0),
    ("Cora", What::Drafts, 0),
    // The third, which has just been drafted.
    ("Cora", What::Opens, 2),
];

#[behaviour]
async fn every_kind_of_command_gets_something_done_and_shows_nothing_of_the_other_network(ground: &TestDatabase) {
    let kinds: Vec<What> = EACH.iter().map(|(_, what, _)| *what).collect();
    let without: Vec<What> = WHATS.into_iter().filter(|what| !kinds.contains(what)).collect();
    assert_eq!(without, [What::PledgesForNobody, What::AnyDeed]);
    let deeds = EACH.map(|(who, what, which)| Deed { who, what, which });
    let played = played(ground, &deeds).await;
    assert_eq!(played.leak, None);
    assert!(played.undone.is_empty(), "nothing came of:\n{}", played.undone.join("\n"));
}
