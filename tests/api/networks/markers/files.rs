//! The files that people take out of a network, and that all of them are taken in the end.

use std::collections::BTreeSet;

use tests::{Actor, text_of};

use super::game::Shown;
use super::{foreign, may_name};

/// Every kind there is of what somebody, an agency or a network takes along.
const OF_NETWORKS: [&str; 8] = [
    "/exports/me.zip",
    "/n/{slug}/exports/network.zip",
    "/n/{slug}/exports/agency/{agency}.zip",
    "/n/{slug}/exports/breaches.csv",
    "/n/{slug}/exports/events.csv",
    "/n/{slug}/exports/events.json",
    "/n/{slug}/agencies/download/list",
    "/n/{slug}/agencies/download/template",
];

/// Every kind there is of what a campaign leaves behind once it has closed.
pub(super) const OF_CAMPAIGNS: [&str; 4] = [
    "/n/{slug}/campaigns/{campaign}/download/order-csv",
    "/n/{slug}/campaigns/{campaign}/download/order-xlsx",
    "/n/{slug}/campaigns/{campaign}/download/record-input",
    "/n/{slug}/campaigns/{campaign}/download/record-result",
];

/// What was in the files: words that should not have been, if any were, and which kinds nobody got, as one line for each.
pub(super) struct Taken {
    pub(super) leak: Option<String>,
    pub(super) missed: Vec<String>,
}

/// Has these people try for every file of both networks, of these agencies and of these campaigns. In each network somebody
/// should get one of each kind: those of campaigns only where one has closed.
pub(super) async fn all_are_taken(
    people: &[&Actor],
    agencies: &[String],
    campaigns: &[String],
    wanted: &[&'static str],
) -> Taken {
    let mut missed: BTreeSet<String> = BTreeSet::new();
    for network in ["prairie", "coast"] {
        missed.extend(OF_NETWORKS.iter().chain(wanted).map(|kind| format!("{network}: {kind}")));
    }
    for actor in people {
        for kind in OF_NETWORKS.into_iter().chain(OF_CAMPAIGNS) {
            for path in paths(kind, agencies, campaigns) {
                let Shown { text, done } = file(actor, &path).await;
                let word = foreign(actor.network()).iter().find(|word| {
                    // Their own file may hold the notices of their agency's link.
                    let named = kind == "/exports/me.zip" && may_name(actor.name(), word);
                    text.contains(**word) && !named
                });
                if let Some(word) = word {
                    let leak = format!("{path} shows {word} to {}: {text}", actor.name());
                    return Taken { leak: Some(leak), missed: Vec::new() };
                }
                if done {
                    missed.remove(&format!("{}: {kind}", actor.network()));
                }
            }
        }
    }
    Taken { leak: None, missed: missed.into_iter().collect() }
}

/// Where the files of a kind are: in both networks, whatever they are of.
fn paths(kind: &str, agencies: &[String], campaigns: &[String]) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for slug in ["prairie", "coast"] {
        for agency in agencies {
            for campaign in campaigns {
                let path = kind.replace("{slug}", slug).replace("{agency}", agency);
                paths.insert(path.replace("{campaign}", campaign));
            }
        }
    }
    paths
}

/// Takes a file, and what is within it.
pub(super) async fn file(actor: &Actor, path: &str) -> Shown {
    let answer = actor.send(actor.request(reqwest::Method::GET, path).await).await;
    let done = answer.status().as_u16() == 200;
    let bytes = answer.bytes().await.expect("an answer has a body");
    Shown { text: text_of(&bytes), done }
}
