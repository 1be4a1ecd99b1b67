//! What a request would cost, and what the supplier asks before anything is typed.

use super::document::ToPledge;
use crate::page::Page;
use crate::pages::campaigns::parts::{self, PledgePreview, PriceBreak};
use crate::types::QuoteKind;

/// What the request would cost, volume price by volume price.
pub(super) struct Costs {
    pub worst: String,
    pub today: Option<String>,
    pub rows: Vec<CostRow>,
    pub compares: bool,
}

/// What the supplier asks, before anything is typed.
pub(super) struct Prices {
    pub rows: Vec<(String, bool, String)>,
    pub hints: Vec<String>,
}

pub(super) struct CostRow {
    pub range: String,
    pub is_now: bool,
    pub price: String,
    pub landed: Option<String>,
    pub seats: String,
    pub part: Option<String>,
    pub total: String,
    pub against: String,
}

pub(super) fn costs(p: &Page, campaign: &ToPledge, preview: &PledgePreview) -> Costs {
    let currency = campaign.currency.as_str();
    let now = preview.now.as_ref();
    let is_now =
        |at: &parts::BreakPreview| now.is_some_and(|now| now.price_break.seats_min == at.price_break.seats_min);
    // What holds now is worked out for the requests of now, every other price for the fewest licences that reach it.
    let shown = preview.breaks.iter().map(|at| now.filter(|_| is_now(at)).unwrap_or(at));
    let rows = shown.map(|at| CostRow {
        range: parts::range(p, &campaign.price_breaks, parts::place(&campaign.price_breaks, at)),
        is_now: is_now(at),
        price: p.money(at.price_break.unit_price, currency),
        landed: at.landed_price.map(|price| p.money(price, currency)),
        seats: p.number(at.seats_in),
        part: match at.seats_in.0 {
            _ if at.seats_in == preview.seats => None,
            0 => Some(p.t("pages-campaign-in-none")),
            _ => Some(p.t("pages-pledge-in-part")),
        },
        total: parts::bill(p, at, currency),
        against: at
            .against_today
            .filter(|_| at.seats_in.0 > 0)
            .map(|amount| parts::difference(p, amount, currency))
            .unwrap_or_default(),
    });
    Costs {
        worst: p.money(preview.worst_bill, currency),
        today: preview.today_bill.map(|bill| p.money(bill, currency)),
        rows: rows.collect(),
        compares: preview.today_bill.is_some(),
    }
}

pub(super) fn prices(p: &Page, campaign: &ToPledge) -> Prices {
    let reached = campaign.current_break.map(|reached| reached.seats_min);
    let row = |(index, price_break): (usize, &PriceBreak)| {
        let range = parts::range(p, &campaign.price_breaks, index);
        (range, reached == Some(price_break.seats_min), p.money(price_break.unit_price, &campaign.currency))
    };
    let steps = campaign.quote_kind == QuoteKind::Graduated;
    let fees = campaign.shared_fees.iter().any(|fee| fee.net.0 > 0);
    let hints = [(steps, "pages-campaign-prices-graduated"), (fees, "pages-pledge-prices-fees")];
    Prices {
        rows: campaign.price_breaks.iter().enumerate().map(row).collect(),
        hints: hints.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| p.t(key)).collect(),
    }
}
