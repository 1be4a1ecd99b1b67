//! What a page brings along: some read it over a line that is slow and costs by the byte.

use tests::browser::Look;
use tests::{World, line};

use crate::reader::Reader;

/// What the first visit brought over the wire, in bytes, once the page listens for changes and is quiet, and in how many answers.
const BROUGHT: &str = "const done = arguments[0];
    const main = document.querySelector('main');
    const all = () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const look = () => main.dataset.liveHeard
        && (watch.disconnect(), done([all().reduce((sum, one) => sum + one.transferSize, 0), all().length]));
    const watch = new MutationObserver(look);
    watch.observe(main, { attributes: true });
    look();";

#[test]
fn the_first_visit_of_a_campaign_is_light() {
    tests::on_sqlite(async |world: &World| {
        let campaign = world.open_campaign().await;
        world.hugo.pledge_lines(&campaign, &[line(12, 120_00)]).await.done();
        let reader = Reader::open(world, Look::PHONE).await;
        reader.is(&world.ana).await;
        reader.opens(&format!("/campaigns/{}", campaign.id)).await;
        let brought = reader.browser.window.execute_async(BROUGHT, Vec::new()).await.expect("the page arrives");
        let (bytes, answers): (u64, u64) = brought.convert().expect("two numbers");
        assert!(bytes > 2_000, "only {bytes} bytes: it was not the first visit");
        assert!(bytes < 60_000, "{bytes} bytes");
        assert!(answers <= 10, "{answers} answers");
    });
}

#[test]
fn all_scripts_together_are_small() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/static");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let scripts = files.filter(|file| file.extension().is_some_and(|kind| kind == "js"));
    let bytes: u64 = scripts.map(|file| file.metadata().unwrap().len()).sum();
    assert!(bytes > 1_000 && bytes <= 12 * 1024, "{bytes} bytes of script");
}
