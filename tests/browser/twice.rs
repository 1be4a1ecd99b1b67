//! Forms that were overtaken, and forms that are sent again.

use serde_json::json;
use tests::browser::Look;
use tests::{World, behaviour, line};

use crate::reader::Reader;

#[behaviour]
async fn a_form_that_was_overtaken_shows_both_versions(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(10, 120_00)]).await.done();
    let reader = Reader::open(world, Look::PHONE).await;
    reader.is(&world.ana).await;
    reader.opens(&format!("/campaigns/{}/pledge", campaign.id)).await;
    reader.types("lines.0.seats", "14").await;
    world.max.change_pledge(&campaign, 1, &[line(11, 115_00)]).await.done();
    reader.presses("pages-pledge-save").await;

    reader.is_told("Somebody changed this request meanwhile").await;
    let both = reader.reads_all(".both li").await;
    assert_eq!(both, ["11 licences, at most $115.00 each", "14 licences, at most $120.00 each"]);
    reader.is_at_ease().await;
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 11);

    reader.presses("pages-pledge-save").await;
    reader.is_told("Your request is saved.").await;
    let seen = world.ana.sees(&campaign, "mySeats seatsPledged myPledge { version }").await;
    assert_eq!(seen, json!({ "mySeats": 14, "seatsPledged": 14, "myPledge": { "version": 3 } }));
}

#[behaviour]
async fn a_form_that_is_sent_again_does_it_once(world: &World) {
    let campaign = world.open_campaign().await;
    let reader = Reader::open(world, Look::DESK).await;
    reader.is(&world.ana).await;
    reader.opens(&format!("/campaigns/{}/pledge", campaign.id)).await;
    reader.types("lines.0.seats", "14").await;
    reader.types("lines.0.limit", "120").await;
    let key = reader.field("formKey").await.value().await.unwrap();
    reader.presses("pages-pledge-save").await;
    reader.is_told("Your request is saved.").await;
    let before = world.traces().await;

    reader.browser.lead_on(async || reader.browser.window.back().await.expect("there is a way back")).await;
    assert_eq!(reader.field("formKey").await.value().await.unwrap(), key);
    assert_eq!(reader.field("lines.0.seats").await.value().await.unwrap().unwrap(), "14");
    reader.presses("pages-pledge-save").await;
    reader.is_told("Your request is saved.").await;
    assert_eq!(world.traces().await, before);
    reader.is_at_ease().await;
}
