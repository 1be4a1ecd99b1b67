//! Volume prices: the table with my agency's figures, and the picture above it in words.

use super::document::Campaign;
use super::picture::{self, Picture, TALL, WIDE};
use crate::page::Page;
use crate::pages::campaigns::parts;
use crate::types::{Phase, QuoteKind};

/// The table of volume prices.
pub(super) struct PriceTable {
    /// My agency's licences, while it has a request.
    pub(super) mine: Option<i64>,
    /// What my agency pays today per licence, where it said so.
    pub(super) today: Option<String>,
    pub(super) rows: Vec<PriceRow>,
    pub(super) graduated: bool,
    pub(super) fees: bool,
}

/// One volume price.
pub(super) struct PriceRow {
    pub(super) range: String,
    pub(super) is_now: bool,
    pub(super) price: String,
    pub(super) total: String,
    /// Said when my limits keep some of my licences out at this price.
    pub(super) part: Option<String>,
    pub(super) against: String,
}

pub(super) fn table(p: &Page, c: &Campaign) -> PriceTable {
    let preview = c.my_estimate();
    let compares = preview.is_some_and(|preview| preview.today_bill.is_some());
    let today = c.my_pledge.as_ref().and_then(|pledge| pledge.today_unit_price).filter(|_| compares);
    let rows = c.price_breaks.iter().enumerate().map(|(index, price_break)| {
        // What holds now is worked out for the requests of now, every other price for the fewest licences that reach it.
        let here = |at: &&parts::BreakPreview| at.price_break.seats_min == price_break.seats_min;
        let mine = preview.and_then(|preview| {
            let now = preview.now.as_ref().filter(here);
            now.or_else(|| preview.breaks.iter().find(here)).map(|at| (preview, at))
        });
        PriceRow {
            range: parts::range(p, &c.price_breaks, index),
            is_now: c.reached_break().is_some_and(|now| now.seats_min == price_break.seats_min),
            price: p.money(price_break.unit_price, &c.currency),
            total: mine.map(|(_, at)| parts::bill(p, at, &c.currency)).unwrap_or_else(|| "–".to_owned()),
            part: mine.filter(|(preview, at)| at.seats_in != preview.seats).map(|(preview, at)| match at.seats_in.0 {
                0 => p.t("pages-campaign-in-none"),
                _ => p.t2("pages-campaign-in-part", "in", at.seats_in, "of", preview.seats),
            }),
            against: mine
                .filter(|(_, at)| at.seats_in.0 > 0)
                .and_then(|(_, at)| at.against_today)
                .map(|amount| parts::difference(p, amount, &c.currency))
                .unwrap_or_default(),
        }
    });
    PriceTable {
        mine: preview.map(|preview| preview.seats.0),
        today: today.map(|price| p.money(price, &c.currency)),
        rows: rows.collect(),
        graduated: c.quote_kind == QuoteKind::Graduated,
        fees: c.shared_fees.iter().any(|fee| fee.net.0 > 0),
    }
}

/// The picture twice, for wide columns and phones, and what it says in words.
pub(super) struct Pictured {
    pub(super) wide: Picture,
    pub(super) tall: Picture,
    pub(super) title: String,
    pub(super) description: String,
}

pub(super) fn pictured(p: &Page, c: &Campaign) -> Option<Pictured> {
    let is_open = matches!(c.phase, Phase::Draft | Phase::Pledging);
    let is_over = matches!(c.phase, Phase::Confirming | Phase::Cleared | Phase::NotCleared);
    if is_over && c.result().is_none() {
        // Somebody who only funds is not told what it came to, and what was asked for is not what it came to.
        return None;
    }
    let seats = c.result().map_or(c.seats_pledged, |outcome| outcome.seats);
    let brief = |index: usize| p.money_brief(c.price_breaks[index].unit_price, &c.currency);
    let steps = |from: bool| -> Vec<picture::Step> {
        let step = |(index, price_break): (usize, &parts::PriceBreak)| picture::Step {
            seats_min: price_break.seats_min.0,
            unit_price: price_break.unit_price.0,
            label: if from && index > 0 {
                p.t2("pages-campaign-picture-from", "price", brief(index), "seats", price_break.seats_min)
            } else {
                brief(index)
            },
            tick: p.number(price_break.seats_min),
        };
        c.price_breaks.iter().enumerate().map(step).collect()
    };
    let here =
        p.t1(if is_open { "pages-campaign-picture-here" } else { "pages-campaign-picture-in-all" }, "seats", seats);
    let said = (0..c.price_breaks.len()).map(|index| {
        p.t2("pages-campaign-picture-step", "price", brief(index), "range", parts::range(p, &c.price_breaks, index))
    });
    let description: Vec<String> = said.chain([p.t1("pages-campaign-picture-demand", "seats", seats)]).collect();
    Some(Pictured {
        wide: picture::draw(WIDE, &steps(true), seats.0, &here)?,
        tall: picture::draw(TALL, &steps(false), seats.0, &p.number(seats))?,
        title: p.t("pages-campaign-picture-title"),
        description: description.join(" "),
    })
}
