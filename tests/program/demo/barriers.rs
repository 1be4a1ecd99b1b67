//! The demo's own pages, looked over by axe: in both languages, light and dark, on a desk and on a phone.

use longtable::sample::NETWORK_SLUG;
use tests::Actor;
use tests::browser::{Browser, Look};

use super::{Ground, newest_mail};

/// Those in which every other page is looked over (`tests/browser/accessible.rs`).
const LOOKS: [Look; 4] =
    [Look::DESK, Look::PHONE.in_french().in_the_dark(), Look::DESK.in_french().in_the_dark(), Look::PHONE];

/// What stands in the way of a visitor who looks like this.
async fn barriers(address: &str, mail: &str, look: Look) -> Vec<String> {
    let browser = Browser::open(look).await;
    let mut found = Vec::new();
    for (name, path, mark) in
        [("demo", "/demo", "ul.people button"), ("demo-mailbox", "/demo/mailbox", "th a"), ("demo-mail", mail, ".mail")]
    {
        browser.goto(&format!("{address}{path}")).await;
        // A page without its mark is another one, or in another language, and proves nothing.
        browser.find(&format!("html[lang='{}'] main {mark}", look.language)).await;
        found.extend(browser.looks_over(name).await.iter().map(|what| format!("{look:?}: {what}")));
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_of_the_demo_has_barriers() {
    let ground = Ground::sqlite();
    let (_demo, address) = ground.starts();
    let mail = newest_mail(&Actor::stranger(&address, NETWORK_SLUG), "").await;
    let mut found = Vec::new();
    // All of them, so that one run shows everything there is to mend.
    for look in LOOKS {
        found.extend(barriers(&address, &mail, look).await);
    }
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}
