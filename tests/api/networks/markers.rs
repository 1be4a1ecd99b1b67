//! Whatever anybody of two networks does, in whatever order: neither is ever shown a word of the other's.
//!
//! Each network has words that stand nowhere else. Fifty random commands by random people follow each other, with ids drawn
//! from both networks, and every answer, page, mail and file is searched for the other network's words.

use std::io::{Cursor, Read};

use futures::executor::block_on;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use tests::world::{key, profile};
use tests::{Actor, Campaign, Plan, Scene, TestDatabase, World, behaviour, line};

const COMMANDS: usize = 50;
const SEQUENCES: usize = 3;
/// What every draw follows from: the same sequences on every machine.
const SEED: [u8; 32] = *b"a longer table, no higher fences";
/// How often at most a sequence is played again to find out which of its deeds matter.
const SHORTENINGS_MAX: usize = 300;

/// Words that one network's people write, and names that stand there alone.
const PRAIRIE: [&str; 4] = ["wheatword", "Open Door", "Le Relais", "cora@example.test"];
const COAST: [&str; 3] = ["tideword", "Tidewater", "stella@example.test"];

/// Who does something.
const PEOPLE: [&str; 8] = ["Cora", "Ana", "Max", "Rose", "Fern", "Vera", "Stella", "Otto"];

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Drafts,
    Opens,
    PledgesForNobody,
    Pledges,
    Comments,
    Cancels,
    ReadsACampaignOnThePrairie,
    ReadsACampaignOnTheCoast,
    AsksForEverything,
    AsksForLists,
    TakesAFile,
    DescribesPrivacy,
    Reads,
    Invites,
    AddsAnAgency,
    InvitesAGuest,
    WelcomesAGuest,
    WithdrawsAGuest,
    OffersALink,
    TakesUpALink,
    AcceptsALink,
    FetchesAProfile,
    CarriesAProfileOver,
    EndsALink,
    ReadsALink,
    WaitsForTheWorker,
}

const WHATS: [What; 26] = [
    What::WaitsForTheWorker,
    What::Drafts,
    What::Opens,
    What::PledgesForNobody,
    What::Pledges,
    What::Comments,
    What::Cancels,
    What::ReadsACampaignOnThePrairie,
    What::ReadsACampaignOnTheCoast,
    What::AsksForEverything,
    What::AsksForLists,
    What::TakesAFile,
    What::DescribesPrivacy,
    What::Reads,
    What::Invites,
    What::AddsAnAgency,
    What::InvitesAGuest,
    What::WelcomesAGuest,
    What::WithdrawsAGuest,
    What::OffersALink,
    What::TakesUpALink,
    What::AcceptsALink,
    What::FetchesAProfile,
    What::CarriesAProfileOver,
    What::EndsALink,
    What::ReadsALink,
];

/// Admins of agencies whose organization is in both networks, as they say: to them a link of their own agency names the other.
const ADMINS: [&str; 3] = ["Max", "Rose", "Otto"];
/// What their agencies are called.
const LINKED: [&str; 3] = ["Open Door", "Le Relais", "Tidewater"];

/// One deed: who, what, and about which of the things so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Deed {
    who: &'static str,
    what: What,
    which: u8,
}

fn deed() -> impl Strategy<Value = Deed> + Clone {
    (select(&PEOPLE[..]), select(&WHATS[..]), any::<u8>()).prop_map(|(who, what, which)| Deed { who, what, which })
}

struct Game<'w> {
    world: &'w World,
    advisor: Actor,
    campaigns: Vec<Campaign>,
    guests: Vec<String>,
    /// The agencies whose admins link them.
    agencies: [String; 3],
    codes: Vec<String>,
}

impl What {
    /// Whether it is about an agency's link: what its admins are told of the other is no more than its name.
    fn is_of_a_link(self) -> bool {
        use What::*;
        let links =
            [OffersALink, TakesUpALink, AcceptsALink, FetchesAProfile, CarriesAProfileOver, EndsALink, ReadsALink];
        links.contains(&self)
    }
}

impl Game<'_> {
    fn actor(&self, name: &str) -> &Actor {
        let World { cora, ana, max, rose, fern, stella, otto, .. } = self.world;
        let all = [cora, ana, max, rose, fern, &self.advisor, stella, otto];
        all.into_iter().find(|actor| actor.name() == name).expect("everybody who is drawn is there")
    }

    fn campaign(&self, draw: u8) -> Campaign {
        self.campaigns[usize::from(draw) % self.campaigns.len()].clone()
    }

    /// Does what was drawn; everything that was answered.
    async fn plays(&mut self, Deed { who, what, which }: Deed) -> String {
        let actor = self.actor(who).clone();
        let word = own_word(&actor);
        let campaign = self.campaign(which);
        match what {
            What::Drafts => self.drafts(&actor, word).await,
            What::Opens => said(actor.open_campaign(&campaign, 1).await.reply()),
            What::PledgesForNobody => {
                said(actor.pledges(&campaign, json!({ "lines": [line(5, 90_00)], "agencyId": "x" })).await.reply())
            }
            What::Pledges if ["Cora", "Stella", "Fern", "Vera"].contains(&who) => String::new(),
            What::Pledges => said(actor.pledge_seats(&campaign, i64::from(which) % 9 + 1).await.reply()),
            What::Comments => said(actor.post_comment(&campaign, &format!("{word} asks")).await.reply()),
            What::Cancels => said(actor.cancel_campaign(&campaign, &format!("{word} cancels")).await.reply()),
            What::ReadsACampaignOnThePrairie => page(&actor, &format!("/n/prairie/campaigns/{}", campaign.id)).await,
            What::ReadsACampaignOnTheCoast => page(&actor, &format!("/n/coast/campaigns/{}", campaign.id)).await,
            What::AsksForEverything => said(&actor.ask(EVERYTHING, json!({ "id": campaign.id })).await),
            What::AsksForLists => {
                let network = if which % 2 == 0 { "prairie" } else { "coast" };
                // The same browser at another door: they stay who they are.
                let body = json!({ "query": LISTS, "variables": {} });
                said(&actor.post_json(&format!("/n/{network}/graphql"), &body).await)
            }
            What::TakesAFile => file(&actor, FILES[usize::from(which) % FILES.len()]).await,
            What::DescribesPrivacy => self.describes(&actor, word).await,
            What::Reads => page(&actor, PAGES[usize::from(which) % PAGES.len()]).await,
            What::Invites => self.invites(&actor, word, which).await,
            What::AddsAnAgency => {
                let profile = profile(&format!("{word} house {which}"));
                said(actor.add_agency(None, profile, which % 2 == 0).await.reply())
            }
            What::InvitesAGuest => self.invites_a_guest(&actor, &campaign, which).await,
            What::WelcomesAGuest => said(actor.does("welcomeGuest", self.guest(&campaign, which), GUEST).await.reply()),
            What::WithdrawsAGuest => {
                said(actor.does("withdrawGuest", self.guest(&campaign, which), GUEST).await.reply())
            }
            What::OffersALink => self.offers_a_link(&actor, which).await,
            What::TakesUpALink => {
                let code = self.codes.get(usize::from(which) % self.codes.len().max(1)).map_or("x", String::as_str);
                self.of_link(&actor, "takeUpAgencyLink", which, json!({ "code": code })).await
            }
            What::AcceptsALink => self.of_link(&actor, "acceptAgencyLink", which, json!({})).await,
            What::FetchesAProfile => self.of_link(&actor, "fetchLinkedProfile", which, json!({})).await,
            What::CarriesAProfileOver => {
                // Not the name: whoever chose that would want it read.
                let chosen = json!({ "version": which % 3 + 1, "otherVersion": 1, "fields": ["PROVINCE", "STAFF"] });
                self.of_link(&actor, "carryProfileOver", which, chosen).await
            }
            What::EndsALink => self.of_link(&actor, "endAgencyLink", which, json!({})).await,
            What::ReadsALink => {
                page(&actor, &format!("/n/{}/agencies/{}/link", actor.network(), self.agency(which))).await
            }
            What::WaitsForTheWorker => {
                self.world.worker_catches_up().await;
                String::new()
            }
        }
    }

    fn agency(&self, draw: u8) -> &str {
        &self.agencies[usize::from(draw) % self.agencies.len()]
    }

    async fn of_link(&self, actor: &Actor, deed: &'static str, which: u8, more: Value) -> String {
        let mut input = json!({ "agencyId": self.agency(which), "requestKey": key() });
        for (name, value) in more.as_object().expect("fields have names") {
            input[name] = value.clone();
        }
        said(actor.does(deed, input, LINK).await.reply())
    }

    async fn offers_a_link(&mut self, actor: &Actor, which: u8) -> String {
        let input = json!({ "agencyId": self.agency(which), "requestKey": key() });
        let outcome = actor.does("offerAgencyLink", input, LINK).await;
        let code = &outcome.reply().body["data"]["offerAgencyLink"]["link"]["code"];
        self.codes.extend(code.as_str().map(str::to_owned));
        said(outcome.reply())
    }

    async fn drafts(&mut self, actor: &Actor, word: &str) -> String {
        let plan = Plan::default().with("titleEn", format!("{word} together")).with("needEn", format!("{word} needed"));
        let outcome = actor.draft_campaign(&plan).await;
        if let Some(id) = outcome.reply().body["data"]["draftCampaign"]["campaign"]["id"].as_str() {
            self.campaigns.push(Campaign { id: id.to_owned(), ..self.campaigns[0].clone() });
        }
        said(outcome.reply())
    }

    /// Somebody of the other network is invited as a guest; their invitation is theirs to read.
    async fn invites_a_guest(&mut self, actor: &Actor, campaign: &Campaign, which: u8) -> String {
        let word = own_word(actor);
        let input = json!({
            "campaignId": campaign.id, "profile": profile(&format!("{word} guest {which}")), "name": word,
            "email": format!("noor{which}@elsewhere.test"), "language": "EN", "requestKey": key(),
        });
        let outcome = actor.does("inviteGuest", input, GUEST).await;
        let agency = &outcome.reply().body["data"]["inviteGuest"]["guest"]["agency"]["id"];
        self.guests.extend(agency.as_str().map(str::to_owned));
        said(outcome.reply())
    }

    /// Some guest, invited by whichever network.
    fn guest(&self, campaign: &Campaign, draw: u8) -> Value {
        let guests = &self.guests;
        let guest = guests.get(usize::from(draw) % guests.len().max(1)).map_or("x", String::as_str);
        json!({ "campaignId": campaign.id, "agencyId": guest, "requestKey": key() })
    }

    async fn describes(&self, actor: &Actor, word: &str) -> String {
        let input = json!({
            "leadName": format!("{word} lead"), "leadContact": word, "retentionEn": word, "retentionFr": word,
            "public": false, "version": 0, "requestKey": key(),
        });
        said(actor.does("describePrivacy", input, "privacy { leadName } problems { message }").await.reply())
    }

    /// Invites somebody whom both networks may know.
    async fn invites(&self, actor: &Actor, word: &str, which: u8) -> String {
        let input = json!({
            "name": format!("{word} guest"), "email": format!("guest{}@elsewhere.test", which % 3), "language": "EN",
            "role": "ADVISOR", "requestKey": key(),
        });
        let asked = "invitation { name email } problems { message }";
        said(actor.does("invitePerson", input, asked).await.reply())
    }
}

const EVERYTHING: &str = "query($id: ID!) { node(id: $id) { id __typename } campaign(id: $id) { title need cancelReason
    guests { nodes { agency { name } } } participants { nodes { name } } comments { nodes { author body } } } }";
const LINK: &str = "link { state code otherAgency otherNetwork otherProfile { name province staff version } }
    agency { name version } problems { message }";
const GUEST: &str = "guest { state agency { id name } } problems { message }";
const LISTS: &str =
    "{ viewer { person { name } } network { name } campaigns { nodes { title } } agencies { nodes { name } }
    tools { nodes { name } } notices { nodes { title body } } privacy { network { leadName } }
    members { nodes { id } } events { nodes { personName agency { name } campaign { title } } } }";
const FILES: [&str; 6] = [
    "/exports/me.zip",
    "/n/prairie/exports/network.zip",
    "/n/coast/exports/network.zip",
    "/n/prairie/exports/events.json",
    "/n/coast/exports/events.csv",
    "/n/coast/exports/events.json",
];
const PAGES: [&str; 14] = [
    "/n/prairie/",
    "/n/coast/",
    "/n/prairie/campaigns",
    "/n/coast/campaigns",
    "/n/prairie/privacy",
    "/n/coast/privacy",
    "/n/prairie/events",
    "/n/coast/notices",
    "/n/prairie/members",
    "/n/coast/members",
    "/n/prairie/invitations",
    "/n/coast/invitations",
    "/n/prairie/agencies",
    "/n/coast/agencies",
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

/// Plays a sequence in a scene of its own; what was shown to whom should not have seen it, if anything was.
async fn leak(ground: &TestDatabase, deeds: &[Deed]) -> Option<String> {
    let world = World::set(ground.another().await).await;
    let leak = plays(&world, deeds).await;
    world.finish().await;
    leak
}

async fn plays(world: &World, deeds: &[Deed]) -> Option<String> {
    world.cora.record_exit("Casebook").await.done();
    world.stella.record_exit("Casebook").await.done();
    let plan = |word: &str| Plan::default().with("titleEn", format!("{word} first"));
    let campaigns = vec![world.cora.drafted(&plan(PRAIRIE[0])).await, world.stella.drafted(&plan(COAST[0])).await];
    world.cora.open_campaign(&campaigns[0], 1).await.done();
    world.stella.open_campaign(&campaigns[1], 1).await.done();
    world.otto_keeps_tidewater().await;
    world.otto.links_with(&world.max).await;
    world.max.of_link("fetchLinkedProfile").await.done();
    let agencies = [world.max.agency().await, world.rose.agency().await, world.otto.agency().await];
    let (guests, codes) = (Vec::new(), Vec::new());
    let mut game = Game { world, advisor: world.advisor().await, campaigns, guests, agencies, codes };
    for deed in deeds {
        let network = game.actor(deed.who).network();
        let answer = game.plays(*deed).await;
        let named = |word: &str| deed.what.is_of_a_link() && ADMINS.contains(&deed.who) && LINKED.contains(&word);
        if let Some(word) = foreign(network).iter().find(|word| answer.contains(**word) && !named(word)) {
            return Some(format!("{deed:?} shows {word} to the {network} network: {answer}"));
        }
    }
    world.worker_catches_up().await;
    let seen: Value = world.cora.ask("{ campaigns { nodes { title } } }", json!({})).await.body;
    assert!(seen.to_string().contains(PRAIRIE[0]), "they do see their own");
    mailed(world)
}

/// What a mail says to the wrong network. Guests may be asked by both, each in a mail of its own.
fn mailed(world: &World) -> Option<String> {
    let mails = world.mails.all();
    assert!(!mails.is_empty());
    mails.into_iter().find_map(|mail| {
        let text = format!("{} {} {}", mail.subject, mail.text, mail.html);
        let to = mail.to.as_str();
        if to.ends_with("@elsewhere.test") {
            let both = [PRAIRIE[0], COAST[0]].iter().all(|word| text.contains(word));
            return both.then(|| format!("a mail to {to} speaks of both networks: {text}"));
        }
        let network = if ["stella@example.test", "otto@example.test"].contains(&to) { "coast" } else { "prairie" };
        let of_a_link = text.contains("/link") && ["max@", "rose@", "otto@"].iter().any(|admin| to.starts_with(admin));
        let named = |word: &str| of_a_link && LINKED.contains(&word);
        let word = foreign(network).iter().find(|word| text.contains(**word) && !named(word))?;
        Some(format!("a mail to the {network} network says {word}: {text}"))
    })
}

/// Leaves out of a sequence what it does as well without, as long as something is found wrong with the rest: the fewest deeds
/// that were found, and what is wrong with them.
async fn fewest<T: ValueTree>(
    mut tree: T,
    mut found: String,
    wrong: impl AsyncFn(&T::Value) -> Option<String>,
) -> (T::Value, String) {
    let mut fewest = tree.current();
    let mut failed = true;
    for _ in 0..SHORTENINGS_MAX {
        if !(if failed { tree.simplify() } else { tree.complicate() }) {
            break;
        }
        let tried = tree.current();
        let wrong = wrong(&tried).await;
        failed = wrong.is_some();
        if let Some(wrong) = wrong {
            (fewest, found) = (tried, wrong);
        }
    }
    (fewest, found)
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
    for tree in sequences(&mut runner()).take(SEQUENCES) {
        let Some(found) = leak(ground, &tree.current()).await else { continue };
        let (deeds, found) = fewest(tree, found, async |deeds: &Vec<Deed>| leak(ground, deeds).await).await;
        panic!("{} deeds, drawn by {:?}:\n{deeds:#?}\n{found}", deeds.len(), String::from_utf8_lossy(&SEED));
    }
}

#[test]
fn a_sequence_that_shows_something_is_told_as_the_fewest_deeds_that_do() {
    // As if whoever cancels after somebody on the coast has pledged were shown something.
    let wrong = async |deeds: &Vec<Deed>| {
        let pledged = deeds.iter().position(|deed| deed.who == "Otto" && deed.what == What::Pledges)?;
        let cancelled = deeds[pledged..].iter().any(|deed| deed.what == What::Cancels);
        cancelled.then(|| "the coast".to_owned())
    };
    let mut runner = runner();
    for tree in sequences(&mut runner) {
        let Some(found) = block_on(wrong(&tree.current())) else { continue };
        let (deeds, _) = block_on(fewest(tree, found, wrong));
        let told: Vec<_> = deeds.iter().map(|deed| (deed.who, deed.what, deed.which)).collect();
        assert_eq!(told, [("Otto", What::Pledges, 0), (PEOPLE[0], What::Cancels, 0)]);
        return;
    }
}
