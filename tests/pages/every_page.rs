//! Every page there is, opened by everybody, in every state of a purchase.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{Actor, Campaign, Plan, World, behaviour, line};

use crate::sound::is_sound;

/// Every path of the pages, as their routes have it.
pub(crate) const ROUTES: [&str; 93] = [
    "/",
    "/about/{name}",
    "/about/{name}/logo/{file}",
    "/demo",
    "/demo/jump",
    "/demo/mailbox",
    "/demo/mailbox/{id}",
    "/demo/mailbox/{id}/html",
    "/erase",
    "/favicon.ico",
    "/invitation/{token}",
    "/language",
    "/my/passkeys",
    "/my/sessions",
    "/my/tokens",
    "/n/{slug}",
    "/n/{slug}/",
    "/n/{slug}/acting",
    "/n/{slug}/agencies",
    "/n/{slug}/agencies/download/{file}",
    "/n/{slug}/agencies/import",
    "/n/{slug}/agencies/import/{id}",
    "/n/{slug}/agencies/new",
    "/n/{slug}/agencies/{id}",
    "/n/{slug}/agencies/{id}/approval",
    "/n/{slug}/agencies/{id}/approve",
    "/n/{slug}/agencies/{id}/edit",
    "/n/{slug}/agencies/{id}/link",
    "/n/{slug}/agencies/{id}/reinstate",
    "/n/{slug}/agencies/{id}/remove",
    "/n/{slug}/agencies/{id}/suspend",
    "/n/{slug}/api",
    "/n/{slug}/api/{name}",
    "/n/{slug}/breaches",
    "/n/{slug}/breaches/new",
    "/n/{slug}/breaches/{id}",
    "/n/{slug}/campaigns",
    "/n/{slug}/campaigns/new",
    "/n/{slug}/campaigns/{id}",
    "/n/{slug}/campaigns/{id}/answer",
    "/n/{slug}/campaigns/{id}/approval",
    "/n/{slug}/campaigns/{id}/board",
    "/n/{slug}/campaigns/{id}/cancel",
    "/n/{slug}/campaigns/{id}/comments",
    "/n/{slug}/campaigns/{id}/download/{kind}",
    "/n/{slug}/campaigns/{id}/edit",
    "/n/{slug}/campaigns/{id}/guests",
    "/n/{slug}/campaigns/{id}/open",
    "/n/{slug}/campaigns/{id}/outcome",
    "/n/{slug}/campaigns/{id}/pledge",
    "/n/{slug}/campaigns/{id}/told",
    "/n/{slug}/campaigns/{id}/told/{agency}",
    "/n/{slug}/campaigns/{id}/withdraw",
    "/n/{slug}/data",
    "/n/{slug}/deliveries",
    "/n/{slug}/events",
    "/n/{slug}/invitations",
    "/n/{slug}/invitations/{id}/withdraw",
    "/n/{slug}/logo/{file}",
    "/n/{slug}/members",
    "/n/{slug}/members/invite",
    "/n/{slug}/members/{id}",
    "/n/{slug}/members/{id}/end",
    "/n/{slug}/network",
    "/n/{slug}/network/logo",
    "/n/{slug}/network/logo/remove",
    "/n/{slug}/network/rules",
    "/n/{slug}/notices",
    "/n/{slug}/permissions",
    "/n/{slug}/privacy",
    "/n/{slug}/privacy/edit",
    "/n/{slug}/privacy/retention",
    "/n/{slug}/providers",
    "/n/{slug}/providers/new",
    "/n/{slug}/providers/{id}",
    "/n/{slug}/providers/{id}/remove",
    "/n/{slug}/settings",
    "/n/{slug}/sign-in",
    "/n/{slug}/sign-in/back",
    "/n/{slug}/sign-in/confirm/{token}",
    "/n/{slug}/told/{id}",
    "/n/{slug}/tools",
    "/n/{slug}/tools/new",
    "/n/{slug}/tools/{id}",
    "/n/{slug}/tools/{id}/edit",
    "/n/{slug}/tools/{id}/remove",
    "/n/{slug}/uptake",
    "/privacy",
    "/sign-in",
    "/sign-in-with-passkey",
    "/sign-in/{token}",
    "/sign-out",
    "/static/{content}/{name}",
];

#[test]
fn every_route_of_the_pages_is_opened_here() {
    let mut found = BTreeSet::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/src")) {
        let text = std::fs::read_to_string(&file).expect("our sources are text");
        for start in ["resource(\"", "route(\""] {
            let after = text.split(start).skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(after.filter(|path| path.starts_with('/')).map(str::to_owned));
        }
    }
    assert_eq!(found, ROUTES.map(str::to_owned).into_iter().collect());
}

pub(crate) fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("our sources are there").map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The paths of a purchase's own pages.
fn own(path: &str) -> bool {
    path.starts_with("/n/{slug}/campaigns/{id}")
}

/// A list of agencies that somebody looks at.
async fn uploaded_list(world: &World) -> String {
    let list = json!({
        // key,name,province,setting,size,language / 1,Cedar,SK,SMALL_CITY,SMALL,EN
        "filename": "list.csv", "base64": "a2V5LG5hbWUscHJvdmluY2Usc2V0dGluZyxzaXplLGxhbmd1YWdlCjEsQ2VkYXIsU0ssU01BTExfQ0lUWSxTTUFMTCxFTgo=",
        "approved": true, "requestKey": tests::world::key(),
    });
    let uploaded = world.cora.does("uploadAgencies", list, "agencyImport { id } problems { code }").await;
    uploaded.done()["agencyImport"]["id"].as_str().expect("an id is a text").to_owned()
}

/// What a coordinator enters for Open Door, as it told them.
async fn entered(world: &World, campaign: &Campaign) -> String {
    let seen = world.ana.sees(campaign, "myPledge { version }").await;
    let told = json!({
        "campaignId": campaign.id, "agencyId": world.ana.agency().await, "version": seen["myPledge"]["version"],
        "lines": [line(12, 100_00)], "told": { "source": "PHONE", "on": world.clock.now().date_naive() },
        "requestKey": tests::world::key(),
    });
    let entered = world.cora.does("pledgeAsTold", told, "toldDeed { id } problems { code }").await;
    entered.done()["toldDeed"]["id"].as_str().expect("an id is a text").to_owned()
}

/// An entry in the log of breaches.
async fn breach(world: &World) -> String {
    let known = json!({
        "happened": "A list went astray.", "noticedOn": "2026-03-01", "data": "Names.", "harm": "NOT_JUDGED",
        "requestKey": tests::world::key(),
    });
    let recorded = world.cora.does("recordBreach", known, "entry { id } problems { code field message }").await;
    recorded.done()["entry"]["id"].as_str().expect("an id is a text").to_owned()
}

fn text(value: &Value) -> String {
    value.as_str().expect("an id is a text").to_owned()
}

/// What Mia is at Open Door.
async fn mias_role(world: &World) -> String {
    let seen = world.mia.ask("{ members { nodes { id } } }", json!({})).await;
    text(&seen.data()["members"]["nodes"][0]["id"])
}

/// An invitation to be an advisor.
async fn invitation(world: &World) -> String {
    let there = world.cora.ask("{ invitations { nodes { id } } }", json!({})).await;
    let there = &there.data()["invitations"]["nodes"][0]["id"];
    if !there.is_null() {
        return text(there);
    }
    let wish = json!({
        "name": "Noor", "email": "noor@newcomer.test", "language": "EN", "role": "ADVISOR", "requestKey": tests::world::key(),
    });
    let invited = world.cora.does("invitePerson", wish, "invitation { id } problems { code }").await;
    text(&invited.done()["invitation"]["id"])
}

/// A provider by which people may sign in once it is switched on.
async fn provider(world: &World) -> String {
    let there = world.cora.ask("{ identityProviders { id } }", json!({})).await;
    let there = &there.data()["identityProviders"][0]["id"];
    if !there.is_null() {
        return text(there);
    }
    let wish = json!({
        "name": "House", "issuer": "https://login.house.test", "clientId": "table", "clientSecret": "",
        "requestKey": tests::world::key(),
    });
    let added = world.cora.does("addProvider", wish, "provider { id } problems { code }").await;
    text(&added.done()["provider"]["id"])
}

pub(crate) async fn filled(world: &World, route: &str, campaign: &Campaign) -> String {
    let id = match route {
        route if own(route) => campaign.id.clone(),
        route if route.starts_with("/n/{slug}/breaches/{id}") => breach(world).await,
        route if route.starts_with("/n/{slug}/agencies/import") => uploaded_list(world).await,
        route if route.starts_with("/n/{slug}/agencies") => world.ana.agency().await,
        route if route.starts_with("/n/{slug}/told") => entered(world, campaign).await,
        route if route.starts_with("/n/{slug}/members/{id}") => mias_role(world).await,
        route if route.starts_with("/n/{slug}/invitations/{id}") => invitation(world).await,
        route if route.starts_with("/n/{slug}/providers/{id}") => provider(world).await,
        _ => world.cora.tool("Casebook").await,
    };
    let agency = if route.contains("{agency}") { world.rose.agency().await } else { String::new() };
    let fillers = [
        ("{slug}", "prairie"),
        ("{id}", &id),
        ("{kind}", "order-csv"),
        ("{file}", "list"),
        ("{name}", "Campaign"),
        ("{token}", "none"),
        ("{agency}", &agency),
    ];
    fillers
        .into_iter()
        .fold(route.to_owned(), |path, (gap, filler)| path.replace(gap, filler))
        .replace("{content}", "0")
}

/// What everybody gets of some pages: one line a page, one column a person.
async fn looked_at(world: &World, campaign: &Campaign, routes: &[&str]) -> String {
    let people = world.others_than(&["Max", "Otto"]);
    let mut lines =
        vec![format!("{:44} {}", "", people.iter().map(|actor| format!("{:6}", actor.name())).collect::<String>())];
    for route in routes {
        let path = filled(world, route, campaign).await;
        let mut line = format!("{route:44} ");
        for actor in &people {
            line.push_str(&format!("{:<6}", looks(actor, &path).await));
        }
        lines.push(line);
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

async fn looks(actor: &Actor, path: &str) -> u16 {
    let answer = actor.looks_at(path).await;
    let status = answer.status;
    let is_page = answer
        .headers
        .get("content-type")
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/html")));
    // Who finds nothing finds the same page everywhere.
    if is_page && status == 200 {
        is_sound(&answer);
    }
    status
}

#[behaviour]
async fn the_pages_around_purchases(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.worker_catches_up().await;
    let routes: Vec<&str> = ROUTES.into_iter().filter(|route| !own(route)).collect();
    insta::assert_snapshot!("around", looked_at(world, &campaign, &routes).await);
}

#[behaviour]
async fn the_pages_of_a_purchase_from_its_draft_to_its_end(world: &World) {
    let routes: Vec<&str> = ROUTES.into_iter().filter(|route| own(route)).collect();
    let mut seen = Vec::new();
    let mut look = async |state: &str, campaign: &Campaign| {
        seen.push(format!("## {state}\n{}", looked_at(world, campaign, &routes).await));
    };
    let draft = world.cora.drafted(&Plan::default()).await;
    look("draft", &draft).await;
    world.cora.cancel_campaign(&draft, "We thought again.").await.done();
    look("cancelled as a draft", &draft).await;
    let campaign = world.open_campaign().await;
    look("open, nobody in it", &campaign).await;
    world.ana.pledge_lines(&campaign, &[line(40, 123_45)]).await.done();
    world.hugo.pledge_lines(&campaign, &[line(5, 81_37)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(6, 254_31)]).await.done();
    world.nora.pledge_seats(&campaign, 3).await.done();
    world.nora.withdraw_pledge(&campaign, 1).await.done();
    look("open, pledged, withdrawn by Nora", &campaign).await;
    world.it_is(campaign.closes_at);
    look("closed", &campaign).await;
    world.worker_catches_up().await;
    look("confirming", &campaign).await;
    world.ana.confirm(&campaign).await.done();
    world.rose.decline(&campaign).await.done();
    look("answered", &campaign).await;
    world.passes(campaign.confirm_by.expect("it is confirmed")).await;
    look("cleared", &campaign).await;
    insta::assert_snapshot!("life", seen.join("\n\n"));
}

#[behaviour]
async fn the_pages_of_purchases_that_end_otherwise(world: &World) {
    let routes: Vec<&str> = ROUTES.into_iter().filter(|route| own(route)).collect();
    let mut seen = Vec::new();
    let mut look = async |state: &str, campaign: &Campaign| {
        seen.push(format!("## {state}\n{}", looked_at(world, campaign, &routes).await));
    };
    let extending = world.open(&Plan::default().extending()).await;
    let binding = world.open(&Plan::default().binding()).await;
    let cancelled = world.open_campaign().await;
    world.rose.pledge_lines(&extending, &[line(6, 500_00)]).await.done();
    for campaign in [&binding, &cancelled] {
        world.ana.pledge_lines(campaign, &[line(20, 150_00)]).await.done();
    }
    world.cora.cancel_campaign(&cancelled, "The supplier withdrew its offer.").await.done();
    look("cancelled", &cancelled).await;
    world.passes(extending.closes_at).await;
    look("extended", &extending).await;
    look("binding, cleared", &binding).await;
    world.passes(extending.extended_closes_at.expect("it may be extended") + TimeDelta::seconds(1)).await;
    look("not cleared", &extending).await;
    insta::assert_snapshot!("other_ends", seen.join("\n\n"));
}
