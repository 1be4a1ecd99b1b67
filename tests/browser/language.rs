//! What becomes of what is typed when the language is switched.

use serde_json::json;
use tests::World;
use tests::browser::Look;
use words::{Language, say};

use crate::reader::Reader;

/// Waits until what was typed on the page before is in its fields again.
const READY: &str = "const done = arguments[0];
    const note = document.querySelector('[data-kept]');
    const look = () => note.textContent === note.dataset.kept && (watch.disconnect(), done(true));
    const watch = new MutationObserver(look);
    watch.observe(note, { childList: true, characterData: true, subtree: true });
    look();";

async fn is_ready(reader: &Reader<'_>) {
    reader.browser.window.execute_async(READY, Vec::new()).await.expect("the page says what it keeps");
}

async fn value(reader: &Reader<'_>, name: &str) -> String {
    reader.field(name).await.value().await.expect("the page answers").unwrap_or_default()
}

#[test]
fn texts_stay_when_the_language_is_switched_and_overwrite_nothing_unseen() {
    tests::on_sqlite(async |world: &World| {
        let tool = world.cora.tool("Casebook").await;
        let reader = Reader::open(world, Look::DESK).await;
        reader.is(&world.cora).await;
        reader.opens(&format!("/tools/{tool}/edit")).await;
        is_ready(&reader).await;
        reader.types("hosting", "Regina").await;
        reader.chooses("category", "other").await;
        let facts = json!({ "name": "Casebook", "key": "casebook", "category": "accounting", "hosting": "Winnipeg" });
        world.cora.edit_tool(&tool, 1, facts).await.done();

        reader.presses("pages-shell-other-language").await;
        is_ready(&reader).await;
        assert_eq!(reader.reads("h1").await, "Modifier ce que l’on en sait");
        assert_eq!(value(&reader, "hosting").await, "Regina");
        assert_eq!(value(&reader, "category").await, "accounting", "a choice is not kept");
        assert_eq!(value(&reader, "version").await, "1", "it was typed over the version before");
        let save = say(Language::Fr, "pages-tools-edit-save", &[]);
        reader.browser.lead_on(async || reader.browser.press(&save).await).await;
        reader.is_told("Quelqu’un a enregistré ceci entre-temps").await;

        reader.opens(&format!("/tools/{tool}/edit")).await;
        is_ready(&reader).await;
        assert_eq!(value(&reader, "hosting").await, "Winnipeg", "it is kept for one page alone");
        reader.is_at_ease().await;
    });
}

#[test]
fn no_number_and_no_limit_is_kept() {
    tests::on_sqlite(async |world: &World| {
        let campaign = world.open_campaign().await;
        let reader = Reader::open(world, Look::PHONE).await;
        reader.is(&world.ana).await;
        reader.opens(&format!("/campaigns/{}/pledge", campaign.id)).await;
        is_ready(&reader).await;
        reader.types("lines.0.seats", "14").await;
        reader.types("lines.0.limit", "118.37").await;
        let sent = "document.querySelector('form.language').dispatchEvent(new Event('submit'));
            return sessionStorage.getItem('kept');";
        let kept = reader.asks(sent, Vec::new()).await;
        let kept = kept.as_str().expect("something is kept");
        assert!(kept.contains("/pledge") && !kept.contains("118.37") && !kept.contains("lines.0"), "{kept}");
        reader.is_at_ease().await;
    });
}
