//! The headline in words, and the sentences that follow from it.

use words::Arg;

use super::document::Campaign;
use super::headline::{self, Facts, Headline};
use crate::page::Page;
use crate::pages::campaigns::parts;
use crate::types::{Minor, QuoteKind};

/// What stands at the top of the page.
pub(super) struct News {
    /// The one sentence that matters now.
    pub(super) headline: String,
    /// What to know beside it.
    pub(super) then: Vec<String>,
    /// What the next price saves the reader's agency.
    pub(super) saving: Option<String>,
}

pub(super) fn of(p: &Page, c: &Campaign, agency: Option<&str>) -> News {
    let headline = headline::choose(Facts {
        phase: c.phase,
        quote_kind: c.quote_kind,
        state: c.my_state,
        seats: c.seats_pledged.0,
        seats_first: c.price_breaks.first().map_or(1, |first| first.seats_min.0),
        next: c.next_break.is_some(),
        at_rest: p.at_rest().is_some(),
        answers_over: c.confirm_by.is_some_and(|by| by <= p.now()),
        told: c.result().is_some(),
    });
    let args = Args::of(p, c);
    let key = headline.key();
    let mut then = Vec::new();
    if is_open(headline) {
        if c.seats_pledged.0 > 0 {
            then.push(args.say(p, "pages-campaign-demand"));
        }
        if c.next_break.is_some() && c.current_break.is_some() {
            then.push(args.say(
                p,
                &format!("pages-campaign-{}", if headline == Headline::NextStep { "ahead-step" } else { "ahead" }),
            ));
        }
        then.extend(
            landed_at_next(p, c)
                .zip(agency)
                .map(|(price, agency)| p.t2("pages-campaign-ahead-landed", "price", price, "agency", agency)),
        );
        if c.attempt > 1 {
            then.push(args.say(p, "pages-campaign-extended"));
        }
    } else {
        let kind = match headline {
            Headline::In => parts::who_signs(c.who_contracts),
            // Steps have prices of their own: no one price is what everybody pays.
            Headline::Confirming | Headline::Cleared if c.quote_kind == QuoteKind::Graduated => "-graduated",
            _ => "",
        };
        then.push(args.say(p, &format!("pages-campaign-then-{key}{kind}")));
        then.extend(c.why_not_cleared.map(|why| p.name(why)));
    }
    let saving = c
        .next_break
        .as_ref()
        .filter(|_| is_open(headline))
        .and_then(|next| next.saving_for_my_agency)
        .filter(|saving| saving.0 > 0)
        .zip(agency)
        .map(|(saving, agency)| {
            p.t2("pages-campaign-saving", "agency", agency, "saving", p.money(saving, &c.currency))
        });
    News { headline: args.say(p, &format!("pages-campaign-headline-{key}")), then, saving }
}

/// What one licence would cost the reader's agency at the next price, its part of the fees included.
fn landed_at_next(p: &Page, c: &Campaign) -> Option<String> {
    let next = c.next_break.as_ref()?;
    let preview = c.my_estimate().filter(|_| has_fees(c))?;
    let at = preview.breaks.iter().find(|at| at.price_break.seats_min == next.price_break.seats_min)?;
    at.landed_price.filter(|_| at.seats_in.0 > 0).map(|price| p.money(price, &c.currency))
}

fn has_fees(c: &Campaign) -> bool {
    c.shared_fees.iter().any(|fee| fee.net.0 > 0)
}

fn is_open(headline: Headline) -> bool {
    matches!(
        headline,
        Headline::FirstRequest
            | Headline::NoOfferYet
            | Headline::NextPrice
            | Headline::NextStep
            | Headline::BestPrice
            | Headline::BestStep
    )
}

/// Every variable a headline may use; each sentence takes those it needs.
struct Args(Vec<(&'static str, Arg<'static>)>);

impl Args {
    fn of(p: &Page, c: &Campaign) -> Args {
        let brief = |amount: Minor| p.money_brief(amount, &c.currency);
        let next = c.next_break.as_ref();
        let first = c.price_breaks.first();
        let outcome = c.result();
        // Before anybody asks, the price is the one it starts at.
        let reached = c.reached_break().or(first.copied().filter(|_| outcome.is_none()));
        let mine = c.my_part();
        Args(vec![
            ("seats", outcome.map_or(c.seats_pledged, |outcome| outcome.seats).0.into()),
            ("agencies", outcome.map_or(c.agencies_in, |outcome| outcome.agencies_in).into()),
            ("price", reached.map(|reached| brief(reached.unit_price)).unwrap_or_default().into()),
            ("fees", if has_fees(c) { "yes" } else { "no" }.into()),
            ("whole", outcome.map(|outcome| p.money(outcome.total, &c.currency)).unwrap_or_default().into()),
            ("missing", next.map_or(0, |next| next.seats_missing.0).into()),
            ("nextPrice", next.map(|next| brief(next.price_break.unit_price)).unwrap_or_default().into()),
            ("nextSeats", next.map_or(0, |next| next.price_break.seats_min.0).into()),
            ("mine", mine.map_or(c.my_seats, |mine| mine.seats).0.into()),
            ("total", mine.map(|mine| p.money(mine.total, &c.currency)).unwrap_or_default().into()),
            (
                "landed",
                mine.and_then(|mine| mine.landed_price)
                    .map(|price| p.money(price, &c.currency))
                    .unwrap_or_default()
                    .into(),
            ),
            ("closes", p.at_both(c.closes_at, &c.zone).into()),
            ("by", c.confirm_by.map(|by| p.at_both(by, &c.zone)).unwrap_or_default().into()),
            ("reason", c.cancel_reason.clone().unwrap_or_default().into()),
        ])
    }

    fn say(&self, p: &Page, key: &str) -> String {
        p.say(key, &self.0)
    }
}
