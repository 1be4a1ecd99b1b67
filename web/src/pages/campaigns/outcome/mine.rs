//! My agency's part of a result: one sentence, the reasons line by line, the cost to the cent, what comes next.

use words::Language;

use super::document::{Campaign, LineOutcome, MyAllocation, Outcome};
use crate::page::Page;
use crate::pages::campaigns::{parts, told};
use crate::types::{AgencyState, Answer, LeftOutReason, Minor, Phase, QuoteKind, SilenceMeans, ToldDeedKind};

/// What the reader's agency reads.
pub(super) struct Mine {
    pub(super) lines: Vec<Line>,
    pub(super) costs: Vec<Cost>,
    pub(super) total: String,
    pub(super) against_today: Option<String>,
    pub(super) answered: Option<String>,
    /// Where staff entered that answer: its page, how it was told, and that it was not us.
    pub(super) told: Option<(String, String, Option<String>)>,
    /// The answers to offer while one may be given: `yes`, `no`, with the words for each.
    pub(super) offers: Vec<(&'static str, String)>,
}

/// One line of the request, with its reason.
pub(super) struct Line {
    pub(super) said: String,
    pub(super) included: bool,
    pub(super) why: String,
    pub(super) exact: Option<String>,
    pub(super) cost: String,
}

/// One part of the bill.
pub(super) struct Cost {
    pub(super) name: String,
    pub(super) amount: String,
}

/// The sentence at the top, for whoever reads.
pub(super) fn headline(p: &Page, c: &Campaign, outcome: &Outcome) -> String {
    let price = |price: Option<Minor>| price.map(|price| p.money(price, &c.currency)).unwrap_or_default();
    if c.phase == Phase::Cancelled {
        return p.t("pages-campaign-headline-cancelled");
    }
    if !outcome.cleared {
        return p.t(match c.phase {
            Phase::Pledging | Phase::Closed => "pages-outcome-first-time",
            _ => "pages-outcome-not-cleared",
        });
    }
    match &c.my_allocation {
        Some(mine) if c.my_state == AgencyState::Declined => p.t1("pages-outcome-declined", "seats", mine.seats),
        Some(mine) if mine.included => {
            let total = p.money(mine.total, &c.currency);
            // Where cents were rounded, price times licences is not quite the total.
            let is_exact = mine.landed_price.and_then(|price| price.0.checked_mul(mine.seats.0)) == Some(mine.total.0);
            let key = if is_exact { "pages-outcome-in" } else { "pages-outcome-in-about" };
            p.t3(key, "seats", mine.seats, "price", price(mine.landed_price), "total", &total)
        }
        Some(_) => p.t("pages-outcome-out"),
        None => others(p, c, outcome),
    }
}

/// What all agencies together come to. Where each step has its own price there is none that all of them pay.
fn others(p: &Page, c: &Campaign, outcome: &Outcome) -> String {
    let money = |amount: Minor| p.money(amount, &c.currency);
    let counted = [("agencies", outcome.agencies_in.into()), ("seats", outcome.seats.0.into())];
    match c.quote_kind {
        QuoteKind::AllUnits => {
            let unit = outcome.price_break.map(|reached| money(reached.unit_price)).unwrap_or_default();
            let fees = if outcome.fees.iter().any(|fee| fee.net.0 > 0) { "yes" } else { "no" };
            let [agencies, seats] = counted;
            p.say("pages-outcome-others", &[agencies, seats, ("price", unit.into()), ("fees", fees.into())])
        }
        QuoteKind::Graduated => {
            let (cost, average) = (money(outcome.seat_cost), money(average(outcome)));
            let [agencies, seats] = counted;
            p.say(
                "pages-outcome-others-graduated",
                &[agencies, seats, ("cost", cost.into()), ("average", average.into())],
            )
        }
    }
}

/// What one licence costs on average before fees, to the nearest cent.
fn average(outcome: &Outcome) -> Minor {
    let seats = outcome.seats.0.max(1);
    Minor(outcome.seat_cost.0.saturating_add(seats / 2) / seats)
}

/// What happens next and by when.
pub(super) fn next(p: &Page, c: &Campaign) -> Vec<String> {
    let by = c.confirm_by.map(|by| p.at_both(by, &c.zone)).unwrap_or_default();
    let answers_over = c.confirm_by.is_some_and(|by| by <= p.now());
    let silence = match c.silence_counts_as {
        SilenceMeans::No => p.t("pages-outcome-silence-no"),
        SilenceMeans::Yes => p.t("pages-outcome-silence-yes"),
    };
    match (c.phase, c.my_state) {
        (Phase::Confirming, AgencyState::ToAnswer) => {
            vec![p.t1("pages-outcome-answer-by", "by", &by), silence, p.t("pages-outcome-then-final")]
        }
        (Phase::Confirming, AgencyState::Out) if answers_over => vec![p.t("pages-outcome-out-nothing")],
        (Phase::Confirming, AgencyState::Out) => {
            vec![p.t("pages-outcome-out-nothing"), p.t1("pages-outcome-out-others", "by", &by)]
        }
        (Phase::Confirming, _) if answers_over => vec![p.t("pages-outcome-settling")],
        (Phase::Confirming, _) => vec![p.t1("pages-outcome-answers-until", "by", &by), p.t("pages-outcome-then-final")],
        (Phase::Cleared, AgencyState::In | AgencyState::Confirmed) => {
            vec![p.t(format!("pages-outcome-final-in{}", parts::who_signs(c.who_contracts)))]
        }
        (Phase::Cleared, AgencyState::Out) => vec![p.t("pages-outcome-out-nothing"), p.t("pages-outcome-final")],
        (Phase::Cleared, _) => vec![p.t("pages-outcome-final")],
        (Phase::NotCleared | Phase::Cancelled, _) => {
            let why = c.why_not_cleared.map(|why| p.name(why));
            why.into_iter().chain([p.t("pages-outcome-nothing-owed")]).collect()
        }
        // The result shown is that of the attempt before.
        (Phase::Pledging, AgencyState::Requested) => vec![p.t("pages-outcome-extended")],
        (Phase::Pledging | Phase::Draft, _) => vec![p.t("pages-outcome-extended-none")],
        (Phase::Closed, _) => vec![p.t("pages-outcome-closed-again")],
    }
}

pub(super) fn of(p: &Page, c: &Campaign, mine: &MyAllocation, outcome: &Outcome) -> Mine {
    let money = |amount: Minor| p.money(amount, &c.currency);
    let mut costs = vec![Cost {
        name: match outcome.price_break {
            Some(reached) if mine.seats.0.checked_mul(reached.unit_price.0) == Some(mine.seat_cost.0) => {
                p.t2("pages-outcome-licences-at", "seats", mine.seats, "price", money(reached.unit_price))
            }
            _ => p.t1("pages-outcome-licences", "seats", mine.seats),
        },
        amount: money(mine.seat_cost),
    }];
    costs.extend(mine.fee_shares.iter().map(|share| Cost {
        name: p.t1("pages-outcome-fee-share", "label", &share.label),
        amount: money(share.amount),
    }));
    // Who said no owes nothing, also while the others still answer.
    let has_bill = mine.included && c.my_state != AgencyState::Declined;
    // What the agency stated it pays today, for the same number of licences.
    let today = c
        .my_pledge
        .as_ref()
        .and_then(|pledge| pledge.today_unit_price)
        .and_then(|price| price.0.checked_mul(mine.seats.0));
    Mine {
        lines: mine.lines.iter().map(|line| said(p, c, mine, line)).collect(),
        against_today: today.filter(|_| has_bill).map(|today| {
            p.t1(
                "pages-outcome-against-today",
                "difference",
                parts::difference(p, Minor(mine.total.0 - today), &c.currency),
            )
        }),
        costs: if has_bill { costs } else { Vec::new() },
        total: money(mine.total),
        answered: mine
            .answered_by
            .as_ref()
            .zip(mine.answered_at)
            .map(|(by, at)| p.t2("pages-outcome-answered", "by", by, "at", p.at(at))),
        told: told(p, c, mine),
        offers: if c.can_answer { offers(p, c.my_state) } else { Vec::new() },
    }
}

/// How the answer that stands was told, where staff entered it.
fn told(p: &Page, c: &Campaign, mine: &MyAllocation) -> Option<(String, String, Option<String>)> {
    let entry = c.my_told_deeds.iter().find(|entry| {
        entry.deed == ToldDeedKind::Answered
            && entry.answer == mine.answer
            && Some(entry.entered_at) == mine.answered_at
    })?;
    Some((p.to(told::path(entry)), told::how(p, entry), told::disputed(p, entry)))
}

fn offers(p: &Page, state: AgencyState) -> Vec<(&'static str, String)> {
    let (yes, no) = (("yes", p.t("pages-outcome-say-yes")), ("no", p.t("pages-outcome-say-no")));
    match state {
        AgencyState::Confirmed => vec![("no", p.t("pages-outcome-change-to-no"))],
        AgencyState::Declined => vec![("yes", p.t("pages-outcome-change-to-yes"))],
        _ => vec![yes, no],
    }
}

fn said(p: &Page, c: &Campaign, mine: &MyAllocation, line: &LineOutcome) -> Line {
    let money = |amount: Minor| p.money(amount, &c.currency);
    let landed = line.landed_price.map(money).unwrap_or_default();
    let said = match line.max_landed_price {
        Some(limit) => p.t2("pages-pledge-line-at-price", "seats", line.seats, "price", money(limit)),
        None => p.t1("pages-pledge-line-any-price", "seats", line.seats),
    };
    // Whoever said no buys nothing, also while the others still answer.
    let included = line.included && c.my_state != AgencyState::Declined;
    let why = match (included, line.reason, line.missed_by) {
        (true, _, _) => p.t1("pages-outcome-line-in", "price", &landed),
        (false, Some(LeftOutReason::NoOfferAtThisQuantity), _) => p.t("pages-outcome-line-no-offer"),
        (false, Some(LeftOutReason::CapBelowLandedPrice), Some(missed)) if missed.0 > 0 => {
            p.t2("pages-outcome-line-out-by", "price", &landed, "missed", money(missed))
        }
        // Less than a cent above: the exact price beside it tells.
        (false, Some(LeftOutReason::CapBelowLandedPrice), _) => p.t1("pages-outcome-line-out", "price", &landed),
        // It was in until its agency answered, or did not.
        (false, None, _) => p.t(match mine.answer {
            Some(Answer::Declined) => "pages-outcome-line-declined",
            Some(Answer::Confirmed) | None => "pages-outcome-line-silent",
        }),
    };
    Line {
        said,
        included,
        why,
        // A whole number of cents is shown already.
        exact: line.exact_landed_price.as_ref().filter(|exact| !exact.ends_with("/1")).map(|exact| {
            match decimal(p.language(), exact) {
                Some(decimal) => p.t2("pages-outcome-exact-decimal", "exact", exact, "decimal", &decimal),
                None => p.t1("pages-outcome-exact", "exact", exact),
            }
        }),
        cost: money(line.cost),
    }
}

/// A fraction `"p/q"` cut after three decimals; none where its parts are too large to be divided here.
fn decimal(language: Language, fraction: &str) -> Option<String> {
    let (p, q) = fraction.split_once('/')?;
    let (p, q): (u128, u128) = (p.parse().ok()?, q.parse().ok()?);
    let thousandths = p.checked_rem(q)?.checked_mul(1_000)? / q;
    let point = match language {
        Language::En => '.',
        Language::Fr => ',',
    };
    Some(format!("{}{point}{thousandths:03}", p / q))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_price_reads_as_a_decimal_too() {
        assert_eq!(decimal(Language::En, "56600/7").as_deref(), Some("8085.714"));
        assert_eq!(decimal(Language::Fr, "25/2").as_deref(), Some("12,500"));
        for odd in ["", "7", "1/0", "x/2", "340282366920938463463374607431768211457/2"] {
            assert_eq!(decimal(Language::En, odd), None, "{odd}");
        }
    }
}
