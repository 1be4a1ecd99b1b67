//! Whatever anybody of two networks does, in whatever order: neither is ever shown a word of the other's.
//!
//! Each network has words that stand nowhere else. Fifty random commands by random people follow each other, with ids drawn
//! from both networks, and every answer, page, mail and file is searched for the other network's words.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use futures::executor::block_on;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use tests::world::{Schema, key, profile};
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
    AnyDeed,
}

const WHATS: [What; 27] = [
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
    What::AnyDeed,
];

/// What is not among any deeds: links have kinds of their own, and who ends their session is nobody from then on.
const NOT_ANY: [&str; 7] = [
    "endSession",
    "offerAgencyLink",
    "takeUpAgencyLink",
    "acceptAgencyLink",
    "endAgencyLink",
    "fetchLinkedProfile",
    "carryProfileOver",
];

/// The names of all deeds that take an id, as the schema has them.
fn any_deeds(schema: &Schema) -> Vec<String> {
    let deeds = schema.fields_with_ids("Mutation").into_iter().map(|(deed, _)| deed);
    deeds.filter(|deed| !NOT_ANY.contains(&deed.as_str())).collect()
}

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
    schema: Schema,
    deeds: Vec<String>,
    /// Ids of other things of both networks, by the name that inputs have for them.
    things: BTreeMap<&'static str, Vec<String>>,
    /// The tool that each network buys.
    tools: [String; 2],
}

/// What came of a deed: everything that was answered, and whether it did or showed what it is there for.
struct Shown {
    text: String,
    done: bool,
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

    /// Does what was drawn.
    async fn plays(&mut self, Deed { who, what, which }: Deed) -> Shown {
        let actor = self.actor(who).clone();
        let word = own_word(&actor);
        let campaign = self.campaign(which);
        match what {
            What::Drafts => self.drafts(&actor, word).await,
            What::Opens => said(actor.open_campaign(&campaign, 1).await.reply()),
            What::PledgesForNobody => {
                said(actor.pledges(&campaign, json!({ "lines": [line(5, 90_00)], "agencyId": "x" })).await.reply())
            }
            What::Pledges if ["Cora", "Stella", "Fern", "Vera"].contains(&who) => {
                Shown { text: String::new(), done: false }
            }
            What::Pledges => said(actor.pledge_seats(&campaign, i64::from(which) % 9 + 1).await.reply()),
            What::Comments => said(actor.post_comment(&campaign, &format!("{word} asks")).await.reply()),
            What::Cancels => said(actor.cancel_campaign(&campaign, &format!("{word} cancels")).await.reply()),
            What::ReadsACampaignOnThePrairie => page(&actor, &format!("/n/prairie/campaigns/{}", campaign.id)).await,
            What::ReadsACampaignOnTheCoast => page(&actor, &format!("/n/coast/campaigns/{}", campaign.id)).await,
            What::AsksForEverything => said(&actor.ask(EVERYTHING, json!({ "id": campaign.id })).await),
            What::AsksForLists => {
                let network = if which % 2 == 0 { "prairie" } else { "coast" };
                let mut all = Shown { text: String::new(), done: true };
                // Each by itself: where one is refused, the others are shown all the same.
                for list in LISTS {
                    // The same browser at another door: they stay who they are.
                    let body = json!({ "query": list, "variables": {} });
                    let shown = said(&actor.post_json(&format!("/n/{network}/graphql"), &body).await);
                    all = Shown { text: format!("{}{}", all.text, shown.text), done: all.done && shown.done };
                }
                all
            }
            What::TakesAFile => {
                let path = FILES[usize::from(which) % FILES.len()];
                file(&actor, &path.replace("{agency}", self.agency(which)).replace("{campaign}", &campaign.id)).await
            }
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
                Shown { text: String::new(), done: true }
            }
            What::AnyDeed => self.does_anything(&actor, word, which).await,
        }
    }

    /// Does whichever deed of the schema, with ids of whichever network.
    async fn does_anything(&self, actor: &Actor, word: &str, which: u8) -> Shown {
        let deed = &self.deeds[usize::from(which) % self.deeds.len()];
        let (initial, rest) = deed.split_at(1);
        let kind = format!("{}{rest}", initial.to_uppercase());
        let input = self.schema.input(&format!("{kind}Input"), &|name: &str| self.thing(name, which));
        let input = input.to_string().replace("something", word);
        let input: Value = serde_json::from_str(&input).expect("a word of letters changes no shape");
        let has_problems = self.schema.fields(&format!("{kind}Payload")).iter().any(|field| field == "problems");
        let payload = if has_problems { "problems { code message }" } else { "__typename" };
        let document = format!("mutation($input: {kind}Input!) {{ {deed}(input: $input) {{ {payload} }} }}");
        said(&actor.ask(&document, json!({ "input": input })).await)
    }

    /// An id for an input's field of this name.
    fn thing(&self, name: &str, draw: u8) -> String {
        match name {
            "agencyId" => self.agency(draw).to_owned(),
            "campaignId" => self.campaign(draw).id,
            "toolId" => self.tools[usize::from(draw) % self.tools.len()].clone(),
            name => {
                let name = if name == "successorId" { "memberId" } else { name };
                let things = self.things.get(name).map_or(&[][..], Vec::as_slice);
                things.get(usize::from(draw) % things.len().max(1)).map_or("x", String::as_str).to_owned()
            }
        }
    }

    fn agency(&self, draw: u8) -> &str {
        &self.agencies[usize::from(draw) % self.agencies.len()]
    }

    async fn of_link(&self, actor: &Actor, deed: &'static str, which: u8, more: Value) -> Shown {
        let mut input = json!({ "agencyId": self.agency(which), "requestKey": key() });
        for (name, value) in more.as_object().expect("fields have names") {
            input[name] = value.clone();
        }
        said(actor.does(deed, input, LINK).await.reply())
    }

    async fn offers_a_link(&mut self, actor: &Actor, which: u8) -> Shown {
        let input = json!({ "agencyId": self.agency(which), "requestKey": key() });
        let outcome = actor.does("offerAgencyLink", input, LINK).await;
        let code = &outcome.reply().body["data"]["offerAgencyLink"]["link"]["code"];
        self.codes.extend(code.as_str().map(str::to_owned));
        said(outcome.reply())
    }

    async fn drafts(&mut self, actor: &Actor, word: &str) -> Shown {
        let plan = Plan::default().with("titleEn", format!("{word} together")).with("needEn", format!("{word} needed"));
        // Whoever belongs to the network no more would find it no more.
        let plan = plan.with("toolId", self.tools[usize::from(actor.network() == "coast")].clone());
        let outcome = actor.draft_campaign(&plan).await;
        if let Some(id) = outcome.reply().body["data"]["draftCampaign"]["campaign"]["id"].as_str() {
            self.campaigns.push(Campaign { id: id.to_owned(), ..self.campaigns[0].clone() });
        }
        said(outcome.reply())
    }

    /// Somebody of the other network is invited as a guest; their invitation is theirs to read.
    async fn invites_a_guest(&mut self, actor: &Actor, campaign: &Campaign, which: u8) -> Shown {
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

    async fn describes(&self, actor: &Actor, word: &str) -> Shown {
        let input = json!({
            "leadName": format!("{word} lead"), "leadContact": word, "retentionEn": word, "retentionFr": word,
            "public": false, "version": 0, "requestKey": key(),
        });
        said(actor.does("describePrivacy", input, "privacy { leadName } problems { message }").await.reply())
    }

    /// Invites somebody whom both networks may know.
    async fn invites(&self, actor: &Actor, word: &str, which: u8) -> Shown {
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
const LISTS: [&str; 7] = [
    "{ viewer { person { name } } network { name } campaigns { nodes { title } } agencies { nodes { name } }
    tools { nodes { name } } notices { nodes { title body } } privacy { network { leadName } } }",
    "{ members { nodes { id name } } }",
    "{ events { nodes { personName agency { name } campaign { title } } } }",
    "{ invitations { nodes { name email } } }",
    "{ breaches { nodes { happened } } }",
    "{ parkedDeliveries { nodes { recipient } } }",
    "{ identityProviders { name issuer } }",
];
const FILES: [&str; 15] = [
    "/exports/me.zip",
    "/n/prairie/exports/network.zip",
    "/n/coast/exports/network.zip",
    "/n/prairie/exports/agency/{agency}.zip",
    "/n/coast/exports/agency/{agency}.zip",
    "/n/prairie/exports/breaches.csv",
    "/n/coast/exports/breaches.csv",
    "/n/prairie/exports/events.json",
    "/n/coast/exports/events.csv",
    "/n/coast/exports/events.json",
    "/n/prairie/agencies/download/list",
    "/n/coast/agencies/download/list",
    "/n/prairie/campaigns/{campaign}/download/order-csv",
    "/n/coast/campaigns/{campaign}/download/order-xlsx",
    "/n/coast/campaigns/{campaign}/download/record-input",
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

fn said(reply: &tests::world::Reply) -> Shown {
    let refused = |payload: &Value| payload["problems"].as_array().is_some_and(|problems| !problems.is_empty());
    let refused = reply.body["data"].as_object().is_none_or(|data| data.values().any(refused));
    Shown { text: reply.body.to_string(), done: reply.body.get("errors").is_none() && !refused }
}

async fn page(actor: &Actor, path: &str) -> Shown {
    let page = actor.opens_at(path).await;
    Shown { done: page.status == 200, text: page.html }
}

async fn file(actor: &Actor, path: &str) -> Shown {
    let answer = actor.send(actor.request(reqwest::Method::GET, path).await).await;
    let done = answer.status().as_u16() == 200;
    let bytes = answer.bytes().await.expect("an answer has a body").to_vec();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes.clone())) else {
        return Shown { text: String::from_utf8_lossy(&bytes).into_owned(), done };
    };
    let mut all = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).expect("it is listed").read_to_string(&mut all).expect("it is text");
    }
    Shown { text: all, done }
}

/// How a sequence went: what was shown to whom should not have seen it, if anything was; and which deeds came to nothing.
struct Played {
    leak: Option<String>,
    undone: Vec<String>,
}

/// Something of each kind that deeds are done to, in both networks: their ids by the name that inputs have for them.
async fn things(world: &World) -> BTreeMap<&'static str, Vec<String>> {
    let mut things: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    let id = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{value} is no id")).to_owned();
    for (coordinator, admin) in [(&world.cora, &world.max), (&world.stella, &world.otto)] {
        let word = own_word(coordinator);
        let list = format!("key,name,province,setting,size,language\n1,{word} list,SK,SMALL_CITY,SMALL,EN\n");
        let invitation = json!({
            "name": word, "email": format!("{word}@elsewhere.test"), "language": "EN", "role": "ADVISOR", "requestKey": key(),
        });
        // Nobody answers there, and that at once.
        let provider = json!({
            "name": word, "issuer": "http://127.0.0.1:9", "clientId": word, "clientSecret": "", "requestKey": key(),
        });
        let breach = json!({
            "happened": word, "noticedOn": "2026-03-01", "data": word, "harm": "NOT_JUDGED", "requestKey": key(),
        });
        let file = json!({
            "filename": "list.csv", "base64": BASE64_STANDARD.encode(list), "approved": true, "requestKey": key(),
        });
        for (name, deed, thing, input) in [
            ("invitationId", "invitePerson", "invitation", invitation),
            ("providerId", "addProvider", "provider", provider),
            ("breachId", "recordBreach", "entry", breach),
            ("agencyImportId", "uploadAgencies", "agencyImport", file),
        ] {
            let payload = format!("{thing} {{ id }} problems {{ code field message }}");
            let made = coordinator.does(deed, input, &payload).await;
            things.entry(name).or_default().push(id(&made.done()[thing]["id"]));
        }
        let token = admin.makes_a_token(word, json!([{ "room": "CAMPAIGNS" }])).await.0;
        things.entry("tokenId").or_default().push(token);
        let members = coordinator.ask("{ members(first: 100) { nodes { id } } }", json!({})).await;
        let members = members.data()["members"]["nodes"].as_array().expect("members are a list").clone();
        things.entry("memberId").or_default().extend(members.iter().map(|member| id(&member["id"])));
    }
    things
}

/// Plays a sequence in a scene of its own; what was shown to whom should not have seen it, if anything was.
async fn leak(ground: &TestDatabase, deeds: &[Deed]) -> Option<String> {
    let world = World::set(ground.another().await).await;
    let played = plays(&world, deeds).await;
    world.finish().await;
    played.leak
}

async fn plays(world: &World, deeds: &[Deed]) -> Played {
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
    let seen: Value = world.cora.ask("{ campaigns { nodes { title } } }", json!({})).await.body;
    assert!(seen.to_string().contains(PRAIRIE[0]), "they do see their own");
    let tools = [world.cora.tool("Casebook").await, world.stella.tool("Casebook").await];
    let (schema, advisor, things) = (Schema::read(), world.advisor().await, things(world).await);
    let deeds_of_all = any_deeds(&schema);
    let mut game =
        Game { world, advisor, campaigns, guests, agencies, codes, schema, deeds: deeds_of_all, things, tools };
    let mut undone = Vec::new();
    for deed in deeds {
        let network = game.actor(deed.who).network();
        let Shown { text: answer, done } = game.plays(*deed).await;
        if !done {
            undone.push(format!("{deed:?}: {answer}"));
        }
        let named = |word: &str| deed.what.is_of_a_link() && ADMINS.contains(&deed.who) && LINKED.contains(&word);
        if let Some(word) = foreign(network).iter().find(|word| answer.contains(**word) && !named(word)) {
            return Played { leak: Some(format!("{deed:?} shows {word} to the {network} network: {answer}")), undone };
        }
    }
    world.worker_catches_up().await;
    Played { leak: mailed(world), undone }
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

#[behaviour]
async fn every_kind_of_command_gets_something_done_and_shows_nothing_of_the_other_network(ground: &TestDatabase) {
    let kinds: Vec<What> = EACH.iter().map(|(_, what, _)| *what).collect();
    let without: Vec<What> = WHATS.into_iter().filter(|what| !kinds.contains(what)).collect();
    assert_eq!(without, [What::PledgesForNobody, What::AnyDeed]);
    let deeds = EACH.map(|(who, what, which)| Deed { who, what, which });
    let world = World::set(ground.another().await).await;
    let played = plays(&world, &deeds).await;
    world.finish().await;
    assert_eq!(played.leak, None);
    assert!(played.undone.is_empty(), "nothing came of:\n{}", played.undone.join("\n"));
}

/// How many of all deeds the coordinator, who may do most of them, gets done with ids that were not chosen for them.
const DONE_MIN: usize = 5;

#[behaviour]
async fn any_deed_of_the_schema_shows_nothing_of_the_other_network(ground: &TestDatabase) {
    let every: u8 = any_deeds(&Schema::read()).len().try_into().expect("a draw reaches each of them");
    for who in ["Cora", "Otto"] {
        let deeds: Vec<Deed> = (0..every).map(|which| Deed { who, what: What::AnyDeed, which }).collect();
        let world = World::set(ground.another().await).await;
        let played = plays(&world, &deeds).await;
        world.finish().await;
        assert_eq!(played.leak, None);
        let done = deeds.len() - played.undone.len();
        assert!(who != "Cora" || done >= DONE_MIN, "{done} were done, nothing came of:\n{}", played.undone.join("\n"));
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
