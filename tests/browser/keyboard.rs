//! By keyboard alone.

use serde_json::Value;
use tests::browser::Look;
use tests::{Plan, World, line};
use thirtyfour::Key;
use thirtyfour::common::keys::TypingData;

use crate::reader::Reader;

#[test]
fn a_pledge_is_made_by_keyboard_alone() {
    tests::on_sqlite(async |world: &World| {
        let campaign = world.open_campaign().await;
        let reader = Reader::open(world, Look::DESK).await;
        reader.is(&world.ana).await;
        reader.opens(&format!("/campaigns/{}", campaign.id)).await;

        tabs_to(&reader, "lines.0.seats").await;
        keys(&reader, "12").await;
        tabs_to(&reader, "lines.0.counted").await;
        // The last of the three: any price is fine.
        keys(&reader, Key::End).await;
        tabs_to(&reader, "save").await;
        reader.browser.lead_on(async || keys(&reader, Key::Enter).await).await;

        // The summary of what is wrong has the focus, and its first link leads to the field.
        assert_eq!(focused(&reader, "className").await, "callout no summary");
        keys(&reader, Key::Tab).await;
        keys(&reader, Key::Enter).await;
        tabs_to(&reader, "lines.0.noLimitUnderstood").await;
        keys(&reader, Key::Space).await;
        tabs_to(&reader, "save").await;
        reader.browser.lead_on(async || keys(&reader, Key::Enter).await).await;
        reader.is_told("Your request is saved.").await;
        let seen = world.ana.sees(&campaign, "mySeats myPledge { lines { seats maxLandedPrice } }").await;
        let lines = serde_json::json!([{ "seats": 12, "maxLandedPrice": null }]);
        assert_eq!((&seen["mySeats"], &seen["myPledge"]["lines"]), (&12.into(), &lines));
        reader.is_at_ease().await;
    });
}

#[test]
fn a_purchase_is_opened_and_answered_on_a_phone_by_keyboard_alone() {
    tests::on_sqlite(async |world: &World| {
        world.cora.record_exit("Casebook").await.done();
        let campaign = world.cora.drafted(&Plan::default()).await;
        let reader = Reader::open(world, Look::PHONE.without_scripts()).await;
        reader.is(&world.cora).await;
        reader.opens(&format!("/campaigns/{}", campaign.id)).await;
        enters(&reader, "pages-campaign-open").await;
        reader.is_told("Requests are open. Agencies are being told.").await;

        world.ana.pledge_lines(&campaign, &[line(40, 123_45)]).await.done();
        world.passes(campaign.closes_at).await;
        reader.is(&world.ana).await;
        reader.opens(&format!("/campaigns/{}/outcome", campaign.id)).await;
        enters(&reader, "pages-outcome-say-yes").await;
        enters(&reader, "pages-outcome-yes-do").await;
        reader.is_told("Your yes is recorded.").await;
        assert_eq!(world.ana.sees(&campaign, "myState").await["myState"], "CONFIRMED");
        reader.is_at_ease().await;
    });
}

#[test]
fn enter_in_a_field_saves() {
    tests::on_sqlite(async |world: &World| {
        let campaign = world.open_campaign().await;
        let reader = Reader::open(world, Look::DESK).await;
        reader.is(&world.ana).await;
        reader.opens(&format!("/campaigns/{}", campaign.id)).await;
        tabs_to(&reader, "lines.0.seats").await;
        keys(&reader, "12").await;
        tabs_to(&reader, "lines.0.limit").await;
        keys(&reader, "120").await;
        reader.browser.lead_on(async || keys(&reader, Key::Enter).await).await;
        reader.is_told("Your request is saved.").await;
        assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 12);
    });
}

#[test]
fn the_first_tab_skips_to_the_content() {
    tests::on_sqlite(async |world: &World| {
        let reader = Reader::open(world, Look::PHONE).await;
        reader.is(&world.ana).await;
        reader.opens("/campaigns").await;
        keys(&reader, Key::Tab).await;
        assert_eq!(focused(&reader, "textContent").await, "Skip to content");
        let place = reader.asks("return document.activeElement.getBoundingClientRect().top >= 0", Vec::new()).await;
        assert_eq!(place, true, "the link is seen while it has the focus");
        keys(&reader, Key::Enter).await;
        assert_eq!(focused(&reader, "id").await, "main");
    });
}

/// Presses keys, wherever the focus is.
async fn keys(reader: &Reader<'_>, what: impl Into<TypingData>) {
    reader.browser.window.action_chain().send_keys(what).perform().await.expect("a keyboard works");
}

/// Goes on with the tabulator until a field has the focus.
async fn tabs_to(reader: &Reader<'_>, name: &str) {
    for _ in 0..80 {
        if focused(reader, "name").await == name {
            return;
        }
        keys(reader, Key::Tab).await;
    }
    panic!("{name} is not reached by keyboard");
}

/// Goes on with the tabulator until what the page calls by this key has the focus, and presses it.
async fn enters(reader: &Reader<'_>, key: &str) {
    let called = reader.words(key);
    for _ in 0..80 {
        let said = focused(reader, "textContent").await;
        if said.as_str().is_some_and(|said| said.trim() == called) {
            reader.browser.lead_on(async || keys(reader, Key::Enter).await).await;
            return;
        }
        keys(reader, Key::Tab).await;
    }
    panic!("{called:?} is not reached by keyboard");
}

async fn focused(reader: &Reader<'_>, what: &str) -> Value {
    reader.asks("return document.activeElement[arguments[0]]", vec![what.into()]).await
}
