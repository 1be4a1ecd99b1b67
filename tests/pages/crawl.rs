//! Every link of every page leads somewhere, for whoever is shown it.

use std::collections::{BTreeSet, VecDeque};

use tests::{Actor, Plan, World, behaviour, line};

use crate::sound::is_sound;

/// More pages than this no reader of the scene finds: a crawl that does not end is a fault of its own.
const PAGES_MAX: usize = 1_500;

/// Follows every link from a page on; how many pages there were.
async fn follows_every_link(actor: &Actor, start: &str) -> usize {
    // The schema is the same for everybody: a page for each of its types is enough for one reader.
    let reads_the_schema = actor.name() == "Cora";
    let mut known = BTreeSet::from([start.to_owned()]);
    let mut waiting = VecDeque::from([(start.to_owned(), String::new())]);
    while let Some((path, from)) = waiting.pop_front() {
        assert!(known.len() < PAGES_MAX, "{} finds no end: {known:#?}", actor.name());
        let page = actor.opens_at(&path).await;
        assert_eq!(page.status, 200, "{} follows {path} from {from}: {}", actor.name(), page.text());
        let kind = page.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("text/html") {
            continue;
        }
        is_sound(&page);
        for link in page.attributes("a[href]", "href") {
            let place = link.split('#').next().unwrap_or_default();
            let place = if place.starts_with('?') {
                format!("{}{place}", page.path.split('?').next().unwrap_or_default())
            } else {
                place.to_owned()
            };
            if place.starts_with('/') && (reads_the_schema || !place.contains("/api/")) && known.insert(place.clone()) {
                waiting.push_back((place, path.clone()));
            }
        }
        for target in page.attributes("a[href^='#']", "href").into_iter().filter(|target| target.len() > 1) {
            let found = page.attributes(&format!("[id='{}']", &target[1..]), "id");
            assert_eq!(found.len(), 1, "{target} on {path}");
        }
    }
    known.len()
}

/// Purchases in every state, talk beneath them, notices of all of it, and more of some things than fit on a page.
async fn a_rich_scene(world: &World) {
    let agencies = world.more_agencies(30).await;
    let cleared = world.open_campaign().await;
    let extending = world.open(&Plan::default().extending()).await;
    for buyer in &agencies {
        buyer.pledge_lines(&cleared, &[line(3, 200_00)]).await.done();
        buyer.post_comment(&cleared, "We are in.").await.done();
    }
    world.ana.pledge_lines(&cleared, &[line(40, 123_45)]).await.done();
    world.rose.pledge_lines(&cleared, &[line(6, 254_31)]).await.done();
    world.passes(cleared.closes_at).await;
    world.ana.confirm(&cleared).await.done();
    world.rose.decline(&cleared).await.done();
    world.passes(cleared.confirm_by.expect("it is confirmed")).await;
    let cancelled = world.open_campaign_after(&extending).await;
    world.cora.cancel_campaign(&cancelled, "The supplier withdrew its offer.").await.done();
    let confirming = world.open(&Plan::default().from(world.clock.now())).await;
    world.ana.pledge_lines(&confirming, &[line(40, 123_45)]).await.done();
    world.hugo.pledge_lines(&confirming, &[line(5, 81_37)]).await.done();
    world.passes(confirming.closes_at).await;
    let open = world.open(&Plan::default().from(world.clock.now())).await;
    world.rose.pledge_seats(&open, 4).await.done();
    world.cora.drafted(&Plan::default().from(world.clock.now())).await;
    world.worker_catches_up().await;
}

#[behaviour]
async fn nobody_is_led_astray(world: &World) {
    a_rich_scene(world).await;
    for (actor, found) in [
        (&world.cora, 20),
        (&world.ana, 15),
        (&world.mia, 10),
        (&world.rose, 15),
        (&world.hugo, 15),
        (&world.fern, 8),
        (&world.stella, 5),
    ] {
        let pages = follows_every_link(actor, &format!("/n/{}/", actor.network())).await;
        assert!(pages >= found, "{} finds only {pages} pages", actor.name());
    }
    assert!(follows_every_link(&world.nobody, "/sign-in").await >= 1);
    assert!(follows_every_link(&world.sven, "/").await >= 1);
}
