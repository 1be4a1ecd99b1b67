//! Every page and every file there is, by the addresses that the sources register, so that what is added tomorrow is opened
//! without anybody remembering.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use reqwest::Method;
use tests::world::Schema;
use tests::{Actor, World, text_of};

use super::Sealed;
use super::chance::tells_none;

/// So many pages are shown to whoever sees least.
const SHOWN_MIN: usize = 15;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("our sources are there").map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The addresses of the pages in a network, with gaps where ids belong.
fn routes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/src")) {
        let text = std::fs::read_to_string(&file).expect("our sources are text");
        for start in ["resource(\"", "route(\""] {
            let after = text.split(start).skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(after.filter(|path| path.starts_with("/n/{slug}")).map(str::to_owned));
        }
    }
    found
}

/// What stands in the gaps: the purchases, those who asked, what was entered for one of them, and the tool.
struct Ids<'a> {
    all: &'a [Sealed],
    agencies: [String; 3],
    tool: String,
}

impl Ids<'_> {
    /// Every address of a route. Lists and people have no purchase in them: their ids are left alone.
    fn filled(&self, route: &str) -> Vec<String> {
        let path = route.replace("{slug}", "prairie");
        let with = |id: &str| path.replace("{id}", id);
        let rest = path.trim_start_matches("/n/prairie/");
        if rest.starts_with("campaigns/{id}/told/") {
            let each = |one: &Sealed| {
                let at = with(&one.campaign.id);
                self.agencies.iter().map(|agency| at.replace("{agency}", agency)).collect::<Vec<_>>()
            };
            return self.all.iter().flat_map(each).collect();
        }
        let paths: Vec<String> = match rest.split('/').next() {
            Some("campaigns") if rest.ends_with("/answer") => {
                self.all.iter().map(|one| format!("{}?say=yes", with(&one.campaign.id))).collect()
            }
            Some("campaigns") => self.all.iter().map(|one| with(&one.campaign.id)).collect(),
            Some("agencies") => self.agencies.iter().map(|agency| with(agency)).collect(),
            Some("told") => self.all.iter().map(|one| with(&one.entry)).collect(),
            Some("tools") => vec![with(&self.tool)],
            _ => vec![path.clone()],
        };
        paths.into_iter().filter(|path| !path.contains('{')).collect()
    }
}

/// Opens every page and asks for every file as each role that is not the agency's own: whoever coordinates, an admin of
/// another agency, a funder, and an advisor, who asks the API for everything as well.
pub(super) async fn nothing_leaks_anywhere(world: &World, all: &[Sealed]) {
    let agencies = [world.ana.agency().await, world.rose.agency().await, world.hugo.agency().await];
    let ids = Ids { all, agencies, tool: world.cora.tool("Casebook").await };
    let paths: BTreeSet<String> = routes().iter().flat_map(|route| ids.filled(route)).collect();
    let (vera, schema) = (world.advisor().await, Schema::read());
    for one in all {
        one.asks_everything(&vera, &schema).await;
    }
    for actor in [&world.cora, &world.rose, &world.fern, &vera] {
        let sealed: Vec<i64> = all.iter().flat_map(|one| one.case.sealed_for(actor.name())).collect();
        let mut shown = 0;
        for path in &paths {
            let page = actor.looks_at(path).await;
            assert!(page.status < 500, "{} at {path}: {}", actor.name(), page.status);
            shown += usize::from(page.status == 200);
            tells_none(&page.html, &sealed, &format!("{} opening {path}", actor.name()));
        }
        assert!(shown >= SHOWN_MIN, "{} is shown {shown} of {} pages", actor.name(), paths.len());
        takes_out_nothing_sealed(actor, &ids, &sealed).await;
    }
}

/// What may be taken out: everything about oneself, an agency's, the network's, and the logs.
async fn takes_out_nothing_sealed(actor: &Actor, ids: &Ids<'_>, sealed: &[i64]) {
    let mut files = vec!["/exports/me.zip".to_owned(), "/n/prairie/exports/network.zip".to_owned()];
    files.extend(ids.agencies.iter().map(|agency| format!("/n/prairie/exports/agency/{agency}.zip")));
    files.extend(["events.csv", "events.json", "breaches.csv"].map(|file| format!("/n/prairie/exports/{file}")));
    files.extend(["list", "template"].map(|file| format!("/n/prairie/agencies/download/{file}")));
    let mut statuses = Vec::new();
    for path in files {
        let answer = actor.send(actor.request(Method::GET, &path).await).await;
        let status = answer.status().as_u16();
        assert!(status < 500, "{} at {path}: {status}", actor.name());
        statuses.push(status);
        let bytes = answer.bytes().await.expect("an answer has a body");
        tells_none(&text_of(&bytes), sealed, &format!("{} taking out {path}", actor.name()));
    }
    assert_eq!(statuses[0], 200, "{} takes out what is theirs", actor.name());
    if actor.name() == "Cora" {
        assert_eq!(statuses[..8], [200, 200, 403, 403, 403, 200, 200, 200]);
    }
}
