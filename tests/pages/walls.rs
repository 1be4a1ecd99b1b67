//! No page tells that another network is there, or that it has something.

use serde_json::json;
use tests::world::{Things, key, nowhere};
use tests::{Actor, World, behaviour};

use crate::every_page::ROUTES;

/// What somebody is told at a path, looking and sending a form there.
async fn told(actor: &Actor, path: &str, hidden: &[(String, String)]) -> [String; 2] {
    let (looked, sent) = (actor.looks_at(path).await, actor.posts(path, hidden).await);
    [looked, sent].map(|page| format!("{} {:?} {}", page.status, page.location, page.text()))
}

/// What fills the gaps of a route.
#[derive(Clone, Copy)]
struct Gaps<'a> {
    slug: &'a str,
    id: &'a str,
    agency: &'a str,
}

impl Gaps<'_> {
    fn path(self, route: &str) -> String {
        let fillers = [
            ("{slug}", self.slug),
            ("{id}", self.id),
            ("{kind}", "order-csv"),
            ("{file}", "list"),
            ("{name}", "Campaign"),
            ("{token}", "none"),
            ("{agency}", self.agency),
        ];
        fillers.into_iter().fold(route.to_owned(), |path, (gap, filler)| path.replace(gap, filler))
    }

    /// What was told, without what filled the gaps.
    fn left_out_of(self, told: [String; 2]) -> [String; 2] {
        told.map(|told| [self.slug, self.id, self.agency].iter().fold(told, |told, gap| told.replace(gap, "…")))
    }
}

/// What the id in a route is of.
fn kind(route: &str) -> &'static str {
    let kinds = [
        ("campaigns/{id}/edit", "Draft"),
        ("campaigns/{id}/open", "Draft"),
        ("campaigns/{id}", "Campaign"),
        ("agencies/import/{id}", "AgencyImport"),
        ("agencies/{id}", "Agency"),
        ("breaches/{id}", "BreachEntry"),
        ("invitations/{id}", "Invitation"),
        ("members/{id}", "Member"),
        ("providers/{id}", "IdentityProvider"),
        ("told/{id}", "ToldDeed"),
        ("tools/{id}", "Tool"),
    ];
    let found = kinds.into_iter().find(|(path, _)| route.contains(path));
    found.unwrap_or_else(|| panic!("tests/pages/walls.rs has to learn what the id of {route} is of")).1
}

/// The same at the path of a stranger's thing and at the path of nothing: nobody may tell them apart.
async fn cannot_tell(world: &World, actor: &Actor, route: &str, strange: Gaps<'_>, nothing: Gaps<'_>) {
    // A form of ours that every page takes: its own fields are missing.
    let start = actor.opens_at("/sign-in").await;
    let mut hidden = start.posting_forms().swap_remove(0).fields;
    hidden.retain(|(name, _)| name.starts_with("form"));
    let ask = async |gaps: Gaps<'_>| {
        let path = gaps.path(route);
        world.statements.during(async || told(actor, &path, &hidden).await).await
    };
    let (theirs, for_theirs) = ask(strange).await;
    let (none, for_none) = ask(nothing).await;
    assert_eq!(for_theirs, for_none, "{} can tell by the time that {route} takes", actor.name());
    assert_eq!(strange.left_out_of(theirs), nothing.left_out_of(none), "{} at {route}", actor.name());
}

/// Of what is tried at a route with an id, somebody finds what is their own: whoever is told of nothing is told so because it is
/// another network's.
async fn finds_their_own(world: &World, route: &str, ours: &Things) {
    let (id, agency) = (ours.id(kind(route)), ours.id("Agency"));
    let path = Gaps { slug: "prairie", id: &id, agency: &agency }.path(route);
    let mut told = Vec::new();
    for actor in [&world.cora, &world.ana, &world.max] {
        told.push(actor.looks_at(&path).await.status);
    }
    assert!(told.iter().any(|status| *status != 404), "nobody finds anything of their own at {route}");
}

#[behaviour]
async fn no_page_tells_that_another_network_is_there_or_has_something(world: &World) {
    let (ours, theirs) = world.things_of_both().await;
    let (ours_agency, agency) = (ours.id("Agency"), theirs.id("Agency"));
    let no_agency = nowhere(&agency);
    // A network that people come into by a provider has a door which is there for everybody.
    let off = json!({ "providerId": theirs.id("IdentityProvider"), "isOn": false, "requestKey": key() });
    world.stella.does("switchProvider", off, "provider { isOn } problems { code }").await.done();
    let advisor = world.advisor().await;
    let World { cora, max, ana, mia, fern, sven, nobody, .. } = world;
    for route in ROUTES.into_iter().filter(|route| route.starts_with("/n/{slug}/")) {
        let has_id = route.contains("{id}");
        let of = if has_id { kind(route) } else { "Campaign" };
        let (own, strange) = (ours.id(of), theirs.id(of));
        let nothing = nowhere(&strange);
        if has_id {
            finds_their_own(world, route, &ours).await;
        }
        for actor in [cora, max, ana, mia, fern, &advisor, sven, nobody] {
            let at = |slug| Gaps { slug, id: &strange, agency: &agency };
            cannot_tell(world, actor, route, at("coast"), at("nowhere")).await;
            if has_id {
                let here = |id| Gaps { slug: "prairie", id, agency: &ours_agency };
                cannot_tell(world, actor, route, here(strange.as_str()), here(nothing.as_str())).await;
            }
            if route.contains("{agency}") {
                let beneath = |agency| Gaps { slug: "prairie", id: &own, agency };
                cannot_tell(world, actor, route, beneath(agency.as_str()), beneath(no_agency.as_str())).await;
            }
        }
    }
}
