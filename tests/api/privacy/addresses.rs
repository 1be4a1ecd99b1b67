//! Network addresses: kept for 90 days with what was done, and shown to nobody.

use chrono::TimeDelta;
use serde_json::json;
use tests::world::key;
use tests::{Actor, World, behaviour};

async fn kept(world: &World, word: &str) -> usize {
    world.traces().await.of("seen_address").iter().filter(|row| row.contains(word)).count()
}

/// Signs somebody in by a mailed link, in a browser of their own.
async fn signs_in(world: &World, whom: &Actor) {
    let browser = world.nobody.in_another_browser();
    let wish = json!({ "input": { "email": whom.email(), "requestKey": key() } });
    let link = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
    browser.ask_outside(link, wish).await.data();
    world.worker_catches_up().await;
    let mail = world.mails.take().into_iter().find(|mail| mail.text.contains("/sign-in/")).expect("a link is mailed");
    let after = mail.text.split("http://table.test/sign-in/").nth(1).expect("it holds the link");
    let token = after.split_whitespace().next().expect("a link ends");
    let input = json!({ "input": { "token": token, "elsewhere": true } });
    let done = browser
        .ask_outside("mutation($input: SignInInput!) { signIn(input: $input) { problems { code } } }", input)
        .await;
    assert_eq!(done.data()["signIn"]["problems"], json!([]));
}

#[behaviour]
async fn a_sign_in_and_each_deed_leave_an_address_that_goes_after_90_days(world: &World) {
    assert_eq!(kept(world, "").await, 0);
    signs_in(world, &world.ana).await;
    assert_eq!((kept(world, "127.0.0.1").await, kept(world, "SIGNING_IN").await), (1, 1));
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let [all, events] = [kept(world, "127.0.0.1").await, kept(world, "EVENT").await];
    assert_eq!(all, events + 1);
    assert_eq!(events, world.traces().await.of("event").len(), "each event has its address");
    // What the clock does it does from nowhere.
    let began = world.clock.now();
    world.passes(campaign.closes_at).await;
    assert_eq!(kept(world, "").await, all);
    world.passes(began + TimeDelta::days(90)).await;
    assert_eq!(kept(world, "").await, all, "the last hour is for those that go together");
    world.passes(began + TimeDelta::days(90) + TimeDelta::hours(1)).await;
    assert_eq!(kept(world, "").await, 0);
}

#[behaviour]
async fn nobody_is_shown_an_address(world: &World) {
    signs_in(world, &world.ana).await;
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let agency = world.max.agency().await;
    for (actor, path) in [
        (&world.cora, "/n/prairie/exports/events.json".to_owned()),
        (&world.cora, "/n/prairie/events".to_owned()),
        (&world.ana, "/my/sessions".to_owned()),
        (&world.max, format!("/n/prairie/agencies/{agency}")),
    ] {
        let page = actor.opens_at(&path).await;
        assert_eq!(page.status, 200, "{path}");
        page.keeps_quiet_about("127.0.0.1");
    }
    world.cora.opens("/privacy").await.is_shown().says("for 90 days").says("no coordinator can");
    world.rose.opens("/privacy").await.is_shown().says("pendant 90 jours");
    world.ana.opens_at("/erase").await.is_shown().says("For at most 90 days");
}

/// On SQLite no role keeps the program away: so nothing that answers may call what reads them.
#[test]
fn only_the_operators_command_reads_addresses() {
    let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut callers = Vec::new();
    for part in ["api/src", "web/src", "worker/src", "src", "domain/src"] {
        look_for("seen_addresses(", &sources.join(part), &mut callers);
    }
    callers.sort_unstable();
    assert_eq!(callers, ["domain/src/privacy/finders/addresses.rs", "src/addresses.rs"]);
}

fn look_for(words: &str, folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("our sources are there") {
        let path = entry.expect("our sources can be listed").path();
        if path.is_dir() {
            look_for(words, &path, found);
        } else if path.extension().is_some_and(|end| end == "rs")
            && std::fs::read_to_string(&path).expect("our sources are text").contains(words)
        {
            let path = path.to_string_lossy().into_owned();
            let (_, inside) = path.split_once("/../").expect("it lies beside this crate");
            found.push(inside.to_owned());
        }
    }
}
