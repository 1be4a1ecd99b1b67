//! Every deed of the schema, done in both networks by those who may and tried by those of the other: what it answers, mails,
//! gives out and writes says nothing of the other network.

use std::collections::{BTreeMap, BTreeSet};

use domain::global_id;
use serde_json::{Value, json};
use tests::world::{Reply, Schema};
use tests::{Actor, World, behaviour};

use super::deeds::OF_LINKS;
use super::files::{OF_CAMPAIGNS, all_are_taken};
use super::game::{LISTS, PAGES, Shown, page, said};
use super::sides::{self, Side};
use super::{LINKED, both_sides, first_campaigns, foreign, mailed, may_name, own_word, text};

/// How many deeds of the schema somebody gets done at least.
const DONE_MIN: usize = 70;

/// What takes away what other deeds are done to, or waits until pledging has closed, comes last, in this order.
const LAST: [&str; 3] = ["endAgencyLink", ANSWER, "answerAsTold"];
/// What can be done once pledging has closed.
const ANSWER: &str = "answerOutcome";
/// After these nobody asks for anything any more.
const FAREWELLS: [&str; 2] = ["eraseMe", "signOut"];

/// What came of the deeds so far.
struct Walk<'w> {
    schema: Schema,
    /// Those who belong to the networks.
    people: [&'w Actor; 5],
    /// Somebody in front of each network's door who is not signed in.
    visitors: [Actor; 2],
    operator: &'w Actor,
    with_ids: BTreeSet<String>,
    done: BTreeSet<String>,
    /// Why a deed was not done, by its name: what each of its own people was told.
    reasons: BTreeMap<String, BTreeSet<String>>,
    found: Vec<String>,
}

impl Walk<'_> {
    /// Has everybody of the other network do a deed with what lies ready in this one, where it takes ids, and then everybody of
    /// this one.
    async fn does(&mut self, deed: &str, side: &Side<'_>) {
        let ready = side.ready(&self.schema, deed).await;
        let people: Vec<Actor> = match deed {
            // Whoever signs in is somebody else from then on.
            "signIn" | "acceptInvitation" => self.visitors.to_vec(),
            "createNetwork" => vec![self.operator.clone()],
            _ => self.people.into_iter().cloned().collect(),
        };
        let (own, others): (Vec<Actor>, Vec<Actor>) = people.into_iter().partition(|one| own_word(one) == side.word);
        if self.with_ids.contains(deed) {
            for actor in &others {
                let reply = sides::does(&self.schema, actor, deed, (&ready, side.word)).await;
                if why_not(&reply, deed).is_none() {
                    self.found.push(format!("{} gets {deed} done in the other network: {}", actor.name(), reply.body));
                }
                self.looks_at(actor, deed, &reply.body.to_string());
            }
        }
        for actor in &own {
            let reply = sides::does(&self.schema, actor, deed, (&ready, side.word)).await;
            match why_not(&reply, deed) {
                None => {
                    self.done.insert(deed.to_owned());
                }
                Some(why) => {
                    let reasons = self.reasons.entry(deed.to_owned()).or_default();
                    reasons.insert(format!("{}: {why}", actor.name()));
                }
            }
            self.looks_at(actor, deed, &reply.body.to_string());
        }
    }

    /// Searches what somebody was shown for a word of the other network.
    fn looks_at(&mut self, actor: &Actor, what: &str, shown: &str) {
        // Admins of linked agencies are told of the link, and read of it in their notices.
        let of_links = OF_LINKS.contains(&what) || !self.schema.fields("Mutation").iter().any(|deed| deed == what);
        let named = |word: &str| of_links && may_name(actor.name(), word);
        if let Some(word) = foreign(actor.network()).iter().find(|word| shown.contains(**word) && !named(word)) {
            self.found.push(format!("{what} shows {word} to {}: {shown}", actor.name()));
        }
    }

    /// Has everybody look at every list and page of both networks.
    async fn reads_everything(&mut self) {
        for actor in self.people {
            for network in ["prairie", "coast"] {
                for list in LISTS {
                    let body = json!({ "query": list, "variables": {} });
                    let Shown { text, .. } = said(&actor.post_json(&format!("/n/{network}/graphql"), &body).await);
                    self.looks_at(actor, list, &text);
                }
            }
            for path in PAGES {
                let Shown { text, .. } = page(actor, path).await;
                self.looks_at(actor, path, &text);
            }
        }
    }

    /// The deeds that nobody got done, with what their people were told.
    fn undone(&self) -> Vec<String> {
        let undone = self.schema.fields("Mutation").into_iter().filter(|deed| !self.done.contains(deed));
        let line = |deed: String| match self.reasons.get(&deed) {
            Some(reasons) => format!("{deed} ({})", reasons.iter().cloned().collect::<Vec<_>>().join("; ")),
            None => format!("{deed} (not tried)"),
        };
        undone.map(line).collect()
    }
}

/// Why nothing came of a deed: the codes of what is in its way. None where it was done.
fn why_not(reply: &Reply, deed: &str) -> Option<String> {
    let (payload, errors) = (&reply.body["data"][deed], &reply.body["errors"]);
    let problems = payload["problems"].as_array().map_or(&[][..], Vec::as_slice);
    if payload.is_object() && problems.is_empty() {
        return None;
    }
    let code = |problem: &Value| match problem["field"].as_str() {
        Some(field) => format!("{}@{field}", problem["code"].as_str().unwrap_or("?")),
        None => problem["code"].as_str().unwrap_or("?").to_owned(),
    };
    let error = |error: &Value| match error["extensions"]["code"].as_str() {
        Some(code) => code.to_owned(),
        // What the schema does not take: it is the input that has to be mended.
        None => error["message"].as_str().unwrap_or("?").to_owned(),
    };
    let errors = errors.as_array().map_or(&[][..], Vec::as_slice);
    Some(problems.iter().map(code).chain(errors.iter().map(error)).collect::<Vec<_>>().join(", "))
}

/// Rows of one network that hold words of the other, and how many hold words of their own. What belongs to no network, as people
/// do, is left out: somebody may be in both.
fn misplaced(tables: &tests::world::Traces, ids: [&str; 2]) -> (Vec<String>, [usize; 2]) {
    // However a database writes an id down.
    let plain = |text: &str| text.to_lowercase().replace('-', "");
    let is_in = |row: &str, word: &str| row.contains(&plain(word));
    let (mut misplaced, mut own) = (Vec::new(), [0; 2]);
    for (table, rows) in tables.tables() {
        for row in rows.iter().map(|row| plain(row)) {
            let [prairie, coast] = ids.map(|id| row.contains(id));
            if prairie == coast {
                continue;
            }
            let (here, there) = if prairie { ("prairie", "coast") } else { ("coast", "prairie") };
            own[usize::from(coast)] += usize::from(foreign(there).iter().any(|word| is_in(&row, word)));
            // What a linked agency is called may stand where links are told of.
            let strange = foreign(here).iter().find(|word| is_in(&row, word) && !LINKED.contains(*word));
            misplaced.extend(strange.map(|word| format!("{word} in a row of the {here} network, {table}: {row}")));
        }
    }
    (misplaced, own)
}

/// The id of somebody's network, as its digits follow each other.
async fn network_of(actor: &Actor) -> String {
    let id = text(&actor.ask("{ network { id } }", json!({})).await.data()["network"]["id"]);
    let (_, row) = global_id::read(&id).expect("it is an id of ours");
    row.simple().to_string()
}

#[behaviour]
async fn any_deed_of_the_schema_shows_nothing_of_the_other_network(world: &World) {
    let first = first_campaigns(world).await;
    world.otto_keeps_tidewater().await;
    let [mut prairie, mut coast] = both_sides(world, &first).await;
    let (prairie_id, coast_id) = (network_of(&world.cora).await, network_of(&world.stella).await);
    let schema = Schema::read();
    let with_ids = schema.fields_with_ids("Mutation").into_iter().map(|(deed, _)| deed).collect();
    let mut walk = Walk {
        schema,
        people: [&world.cora, &world.max, &world.ana, &world.stella, &world.otto],
        visitors: [world.nobody.in_another_browser(), world.nobody.at("coast")],
        operator: &world.sven,
        with_ids,
        done: BTreeSet::new(),
        reasons: BTreeMap::new(),
        found: Vec::new(),
    };

    let mut deeds = walk.schema.fields("Mutation");
    deeds.retain(|deed| !FAREWELLS.contains(&deed.as_str()));
    deeds.sort_by_key(|deed| LAST.iter().position(|last| last == deed));
    for deed in &deeds {
        if deed == ANSWER {
            let (ours, theirs) = (prairie.pledged().await, coast.pledged().await);
            world.passes(ours.closes_at.max(theirs.closes_at)).await;
            (prairie.decided, coast.decided) = (Some(ours), Some(theirs));
        }
        for side in [&prairie, &coast] {
            walk.does(deed, side).await;
        }
    }
    world.worker_catches_up().await;

    walk.reads_everything().await;
    let agencies = [prairie.agency.clone(), coast.agency.clone()];
    let closed: Vec<String> =
        [&prairie, &coast].iter().filter_map(|side| Some(side.decided.as_ref()?.id.clone())).collect();
    let taken = all_are_taken(&walk.people, &agencies, &closed, &OF_CAMPAIGNS).await;
    walk.found.extend(taken.leak);
    for deed in FAREWELLS {
        for side in [&prairie, &coast] {
            walk.does(deed, side).await;
        }
    }
    world.worker_catches_up().await;
    walk.found.extend(mailed(world));
    let (misplaced, own) = misplaced(&world.traces().await, [&prairie_id, &coast_id]);
    walk.found.extend(misplaced);

    assert!(walk.found.is_empty(), "shown or kept where it should not be:\n{}", walk.found.join("\n"));
    assert!(own.iter().all(|rows| *rows > 20), "words of its own stand in {own:?} rows of each: nothing is searched");
    assert_eq!(taken.missed, [""; 0], "what nobody took");
    let (done, undone) = (&walk.done, walk.undone());
    assert!(done.len() >= DONE_MIN, "{} were done: {done:?}\nnot done:\n{}", done.len(), undone.join("\n"));
}
