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
    assert_eq!(reader.reads("#news").await, "13 more licences, and everyone pays $90 per licence");
    assert_eq!(reader.field("lines.0.seats").await.value().await.unwrap().unwrap(), "7");
    let focus = reader.asks("return [document.activeElement.name, window.theSamePage]", Vec::new()).await;
    assert_eq!(focus, serde_json::json!(["lines.0.seats", true]));
    reader.is_at_ease().await;
}
