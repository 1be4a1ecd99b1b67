//! What keeps readers safe stands on every answer: of pages, files, the API, streams and refusals.

use std::collections::BTreeSet;
use std::path::Path;

use reqwest::Method;
use reqwest::header::{ACCEPT, HeaderMap, SET_COOKIE};
use tests::{Actor, World, behaviour};

use crate::every_page::{ROUTES, filled, sources};

/// What the API answers beside the pages: the paths its sources name.
fn paths_of_the_api() -> BTreeSet<String> {
    let mut found = BTreeSet::from(["/graphql".to_owned(), "/n/prairie/graphql".to_owned()]);
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/src/http")) {
        let text = std::fs::read_to_string(&file).expect("our sources are text");
        let named = text.split("resource(\"").skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(named.map(|path| path.replace("{slug}", "prairie").replace("{format}", "csv")));
    }
    assert!(found.contains("/health") && found.len() >= 7, "{found:#?}");
    found
}

/// Panics unless an answer says everything that keeps its reader safe.
fn keeps_safe(what: &str, headers: &HeaderMap, https: bool) {
    let said = |name: &str| {
        let lines: Vec<_> = headers.get_all(name).iter().map(|line| line.to_str().expect("ours are text")).collect();
        assert!(lines.len() <= 1, "{what} says {name} {} times", lines.len());
        lines.first().copied().unwrap_or_default().to_owned()
    };
    assert_eq!(said("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(said("referrer-policy"), "no-referrer", "{what}");
    assert!(said("permissions-policy").contains("camera=(), "), "{what}");
    let policy = said("content-security-policy");
    let parts: Vec<&str> = policy.split(';').map(str::trim).collect();
    assert!(parts.contains(&"default-src 'none'"), "{what}: {policy}");
    assert!(parts.contains(&"frame-ancestors 'none'") && !policy.contains("unsafe"), "{what}: {policy}");
    assert_eq!(said("strict-transport-security"), if https { "max-age=63072000" } else { "" }, "{what}");
    for line in headers.get_all(SET_COOKIE) {
        let line = line.to_str().expect("ours are text");
        assert_eq!(line.starts_with("__Host-"), https, "{what}: {line}");
        assert_eq!(line.contains("; Secure"), https, "{what}: {line}");
        for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/;"] {
            assert!(line.contains(part), "{what}: {line}");
        }
        assert!(!line.to_ascii_lowercase().contains("domain="), "{what}: {line}");
    }
}

async fn asks(actor: &Actor, method: Method, path: &str, accept: &str, https: bool) -> u16 {
    let request = actor.request(method.clone(), path).await.header(ACCEPT, accept);
    let answer = actor.send(request).await;
    keeps_safe(&format!("{method} {path} for {}", actor.name()), answer.headers(), https);
    answer.status().as_u16()
}

/// Knocks everywhere, as somebody who may see it and as nobody.
async fn walks(world: &World, actors: [&Actor; 2], https: bool) {
    let campaign = world.open_campaign().await;
    let mut pages = Vec::new();
    for route in ROUTES {
        pages.push(filled(world, route, &campaign).await);
    }
    let strange = ["/nowhere", "/n/nowhere/", "/n/prairie/nowhere", "/static/0/longtable.css", "/%ff", "/robots.txt"];
    let paths = pages.into_iter().chain(paths_of_the_api()).chain(strange.map(str::to_owned));
    let methods = [Method::GET, Method::HEAD, Method::POST, Method::OPTIONS, Method::from_bytes(b"BREW").unwrap()];
    for path in paths {
        for actor in actors {
            for method in &methods {
                asks(actor, method.clone(), &path, "*/*", https).await;
            }
        }
    }
    for actor in actors {
        let id = campaign.id.as_str();
        let stream = format!("/n/prairie/graphql?query=subscription%7BcampaignChanged(id:%22{id}%22)%7Bid%7D%7D");
        assert_eq!(asks(actor, Method::GET, &stream, "text/event-stream", https).await, 200);
        let socket = actor.request(Method::GET, "/graphql").await.header("upgrade", "websocket");
        let answer = actor.send(socket.header("connection", "upgrade")).await;
        keeps_safe("a socket that is none", answer.headers(), https);
        let large = actor.request(Method::POST, "/n/prairie/settings").await;
        let form = large.header("content-type", "application/x-www-form-urlencoded").body("x".repeat(300_000));
        let answer = actor.send(form).await;
        assert_eq!(answer.status(), 413, "a form of 300 kilobytes");
        keeps_safe("a form that is too large", answer.headers(), https);
    }
}

#[behaviour]
async fn every_answer_keeps_its_reader_safe(world: &World) {
    walks(world, [&world.cora, &world.nobody], false).await;
}

#[behaviour]
async fn every_answer_keeps_its_reader_safe_behind_tls(world: &World) {
    let server = world.behind_tls();
    let (cora, nobody) = (server.meets(&world.cora).await, server.meets(&world.nobody).await);
    walks(world, [&cora, &nobody], true).await;
    let page = cora.opens("/settings").await;
    page.is_shown().says("Cora");
}
