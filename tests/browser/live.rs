//! What changes while somebody looks.

use tests::World;
use tests::browser::Look;
use tests::{behaviour, line};

use crate::reader::Reader;

/// Resolves when the page says something, as soon as it does.
const SAYS: &str = "const [text, done] = arguments;
    const look = () => document.querySelector('[data-live=who]').innerText.includes(text) && (watch.disconnect(), done(true));
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();";

/// Resolves when the page listens: it has heard how the campaign is.
const LISTENS: &str = "const done = arguments[0];
    const main = document.querySelector('main');
    const look = () => main.dataset.liveHeard && (watch.disconnect(), done(true));
    const watch = new MutationObserver(look);
    watch.observe(main, { attributes: true });
    look();";

/// Resolves when the page says that it has moved on.
const MOVES_ON: &str = "const done = arguments[0];
    const notice = document.querySelector('[data-live-moved]');
    const look = () => !notice.hidden && (watch.disconnect(), done(true));
    const watch = new MutationObserver(look);
    watch.observe(notice, { attributes: true });
    look();";

#[behaviour]
async fn one_change_fetches_the_page_once_and_a_visit_without_changes_never(world: &World) {
    let campaign = world.open_campaign().await;
    let reader = Reader::open(world, Look::DESK).await;
    reader.is(&world.ana).await;
    reader.opens(&format!("/campaigns/{}", campaign.id)).await;
    reader.browser.window.execute_async(LISTENS, Vec::new()).await.expect("the page listens");
    world.hugo.pledge_lines(&campaign, &[line(12, 250_00)]).await.done();
    reader.browser.window.execute_async(SAYS, vec!["Harbour House".into()]).await.expect("the page changes by itself");
    let fetched =
        "return performance.getEntriesByType('resource').filter((one) => one.initiatorType === 'fetch').length";
    assert_eq!(reader.asks(fetched, Vec::new()).await, 1);
}

#[behaviour]
async fn at_the_close_a_half_filled_form_is_kept_and_the_page_says_that_it_has_moved_on(world: &World) {
    let campaign = world.open_campaign().await;
    world.hugo.pledge_lines(&campaign, &[line(12, 250_00)]).await.done();
    // On the day before: a page that nobody used for weeks would be signed out.
    world.it_is(campaign.closes_at - chrono::TimeDelta::days(1));
    let buyer = Reader::open(world, Look::DESK).await;
    buyer.is(&world.ana).await;
    buyer.opens(&format!("/campaigns/{}", campaign.id)).await;
    buyer.types("lines.0.seats", "7").await;
    let member = Reader::open(world, Look::DESK).await;
    member.is(&world.mia).await;
    member.opens(&format!("/campaigns/{}", campaign.id)).await;
    for reader in [&buyer, &member] {
        assert_eq!(reader.reads_all("[data-live-moved]").await, [""]);
    }
    world.passes(campaign.closes_at).await;
    for reader in [&buyer, &member] {
        reader.browser.window.execute_async(MOVES_ON, Vec::new()).await.expect("the page moves on by itself");
        assert!(reader.reads("[data-live-moved]").await.starts_with("This purchase has moved on"));
        assert!(!reader.reads("[data-live=record]").await.is_empty(), "the record stands beneath");
    }
    assert_eq!(buyer.field("lines.0.seats").await.value().await.unwrap().unwrap(), "7");
    // No form was in the way of the member's page: what no longer holds has gone from it.
    assert_eq!(member.reads("[data-live=my-part]").await, "Your agency has made no request.");
}

/// Resolves when the page says that nobody is signed in any more.
const ENDS: &str = "const done = arguments[0];
    const notice = document.querySelector('[data-live-ended]');
    const look = () => !notice.hidden && (watch.disconnect(), done(true));
    const watch = new MutationObserver(look);
    watch.observe(notice, { attributes: true });
    look();";

#[behaviour]
async fn a_page_whose_session_has_ended_says_so_and_keeps_what_was_typed(world: &World) {
    let campaign = world.open_campaign().await;
    let buyer = Reader::open(world, Look::DESK).await;
    buyer.is(&world.ana).await;
    buyer.opens(&format!("/campaigns/{}", campaign.id)).await;
    buyer.browser.window.execute_async(LISTENS, Vec::new()).await.expect("the page listens");
    buyer.types("lines.0.seats", "7").await;
    assert_eq!(buyer.reads_all("[data-live-ended]").await, [""]);
    // Ended elsewhere; then something happens that the page would show.
    let input = serde_json::json!({ "requestKey": tests::world::key() });
    let elsewhere = world.ana.in_another_browser();
    elsewhere.does("endOtherSessions", input, "problems { code }").await.done();
    world.hugo.pledge_lines(&campaign, &[line(12, 250_00)]).await.done();
    buyer.browser.window.execute_async(ENDS, Vec::new()).await.expect("the page says so by itself");
    assert!(buyer.reads("[data-live-ended]").await.starts_with("You are no longer signed in"));
    assert_eq!(buyer.field("lines.0.seats").await.value().await.unwrap().unwrap(), "7");
}

#[behaviour]
async fn a_pledge_of_another_agency_appears_and_leaves_a_half_filled_form_alone(world: &World) {
    let campaign = world.open_campaign().await;
    let reader = Reader::open(world, Look::DESK).await;
    reader.is(&world.ana).await;
    reader.opens(&format!("/campaigns/{}", campaign.id)).await;
    assert_eq!(reader.reads_all("#who ~ dl dd").await, ["0", "0"]);
    reader.asks("window.theSamePage = true", Vec::new()).await;
    reader.types("lines.0.seats", "7").await;

    world.hugo.pledge_lines(&campaign, &[line(12, 250_00)]).await.done();
    reader.browser.window.execute_async(SAYS, vec!["Harbour House".into()]).await.expect("the page changes by itself");

    assert_eq!(reader.reads_all("#who ~ dl dd").await, ["1", "12"]);
    assert_eq!(reader.reads("#news").await, "13 more licences, and everyone pays $90 per licence, plus shared fees");
    assert_eq!(reader.field("lines.0.seats").await.value().await.unwrap().unwrap(), "7");
    let focus = reader.asks("return [document.activeElement.name, window.theSamePage]", Vec::new()).await;
    assert_eq!(focus, serde_json::json!(["lines.0.seats", true]));
    reader.is_at_ease().await;
}
