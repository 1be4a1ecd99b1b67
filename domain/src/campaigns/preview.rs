//! What an agency may expect before the close. Nobody's limits but its own are looked at (DESIGN 5.2): everything
//! follows from the terms, the counters on the campaign's row, and the agency's own lines.

use std::fmt;

use clearing::preview::OwnLine;
use clearing::{Demand, Own};

use super::pledge_line::{PledgeLine, PledgeLines};
use super::pledge_rules::LineInput;
use super::terms::PriceBreak;
use super::{campaign, pledge};
use crate::agencies::profile::SizeBand;
use crate::error::Denial;
use crate::money::Money;
use crate::seats::Seats;

/// One of the lines asked about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct LinePreview {
    /// How many.
    pub seats: Seats,
    /// The limit as a price; a total is turned into one by rounding down.
    pub max_landed_price: Option<Money>,
    /// The total it was stated as.
    pub max_total: Option<Money>,
    /// Whether the line would be in if pledging closed now and nobody else's limit were missed; none where there is no
    /// offer yet at this quantity, or where the line is not one that could be pledged.
    pub holds_now: Option<bool>,
}

/// Limits are sealed: what is printed for a log never holds them, nor what follows from them.
impl fmt::Debug for LinePreview {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("LinePreview").field("seats", &self.seats).finish_non_exhaustive()
    }
}

impl fmt::Debug for PledgePreview {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("PledgePreview").field("seats", &self.seats).finish_non_exhaustive()
    }
}

/// What an agency's lines would come to at one quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakPreview {
    /// The price break that holds there.
    pub price_break: PriceBreak,
    /// All seats of the campaign there.
    pub seats_total: Seats,
    /// The agency's seats whose limit holds there.
    pub seats_in: Seats,
    /// Their bill before tax, to the nearest cent.
    pub total: Money,
    /// The agency's price per seat there, fees included, to the nearest cent; that of all its lines where no limit holds.
    pub landed_price: Option<Money>,
    /// The bill less what the same seats cost today; below zero when it is cheaper.
    pub against_today: Option<Money>,
    /// Whether the pledges of now, with these lines, reach the break.
    pub reached: bool,
}

/// What a pledge would mean for its agency.
#[derive(Clone, PartialEq, Eq)]
pub struct PledgePreview {
    /// The lines, in order.
    pub lines: Vec<LinePreview>,
    /// Their seats.
    pub seats: Seats,
    /// The largest bill any clearing could give.
    pub worst_bill: Money,
    /// What the same seats cost today.
    pub today_bill: Option<Money>,
    /// What each break would cost, as far as the agency's own seats do not already pass it.
    pub breaks: Vec<BreakPreview>,
    /// What it would be now; none where there is no offer at the present quantity.
    pub now: Option<BreakPreview>,
}

/// What these lines would mean in place of the pledge that stands, `standing`, which is part of the campaign's counters.
/// More lines than a pledge may have are no question.
pub fn preview(
    campaign: &campaign::Model,
    standing: Option<&pledge::Model>,
    band: SizeBand,
    lines: &[LineInput],
    today_unit_price: Option<Money>,
) -> Result<PledgePreview, Denial> {
    if lines.len() > PledgeLines::LINES_MAX {
        return Err(Denial::BadInput);
    }
    Ok(foretell(campaign, standing, band, lines, today_unit_price))
}

fn foretell(
    campaign: &campaign::Model,
    standing: Option<&pledge::Model>,
    band: SizeBand,
    lines: &[LineInput],
    today_unit_price: Option<Money>,
) -> PledgePreview {
    let stored: Vec<Option<PledgeLine>> = lines.iter().map(LineInput::line).collect();
    let valid: Vec<PledgeLine> = stored.iter().flatten().copied().collect();
    let seats: Seats = valid.iter().map(|line| line.seats).sum();
    let mut shown: Vec<LinePreview> =
        lines.iter().zip(&stored).map(|(asked, line)| show(asked, line.as_ref())).collect();
    let today_bill = today_unit_price.and_then(|price| times(price, seats));
    let nothing =
        PledgePreview { lines: shown.clone(), seats, worst_bill: Money(0), today_bill, breaks: Vec::new(), now: None };
    let Some(offer) = campaign.terms.offer().filter(|_| !valid.is_empty()) else { return nothing };
    let table =
        Table { offer: &offer, others: others(campaign, standing, band), band, lines: &valid, today_unit_price };
    let now = table.now();
    if let Some((_, holds)) = &now {
        let mut holds = holds.iter();
        for (line, stored) in shown.iter_mut().zip(&stored) {
            line.holds_now = stored.and_then(|_| holds.next().copied());
        }
    }
    PledgePreview {
        lines: shown,
        worst_bill: worst_bill(&offer, band, &valid),
        breaks: table.breaks(),
        now: now.map(|(now, _)| now),
        ..nothing
    }
}

/// What a pledge that stands means now.
pub fn of_pledge(campaign: &campaign::Model, pledge: &pledge::Model, band: SizeBand) -> PledgePreview {
    let lines: Vec<LineInput> = pledge.lines.0.iter().copied().map(LineInput::from).collect();
    let standing = (!pledge.withdrawn).then_some(pledge);
    foretell(campaign, standing, band, &lines, pledge.today_unit_price)
}

/// Whether all that is known of the demand are the pledges of now: once there is a result, it tells what they came to.
fn is_foretold(campaign: &campaign::Model) -> bool {
    campaign.provisional_at.is_none() && campaign.settled_at.is_none()
}

/// The price break that the pledges of now reach, nobody's limit being missed; none once there is a result.
pub fn current_break(campaign: &campaign::Model) -> Option<PriceBreak> {
    if !is_foretold(campaign) {
        return None;
    }
    let reached = campaign.terms.price_breaks.iter().rev();
    reached.into_iter().find(|step| step.seats_min <= campaign.seats_pledged).copied()
}

/// The next price break and what reaching it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextBreak {
    /// The break.
    pub price_break: PriceBreak,
    /// Seats missing.
    pub seats_missing: Seats,
    /// What the agency would save if others pledged them; none without a pledge of its own, without an offer now, and where
    /// all its limits lie below the price of now, so that it would pay nothing now.
    pub saving: Option<Money>,
}

/// The break after the one reached now; none once there is a result.
pub fn next_break(campaign: &campaign::Model, mine: Option<(&pledge::Model, SizeBand)>) -> Option<NextBreak> {
    let offer = campaign.terms.offer().filter(|_| is_foretold(campaign))?;
    let next = clearing::preview::next_break(&offer, campaign.seats_pledged.count())?;
    let holds = |pledge, band| of_pledge(campaign, pledge, band).now.is_some_and(|now| now.seats_in > Seats(0));
    let mine = mine.filter(|(pledge, band)| !pledge.withdrawn && holds(pledge, *band));
    let saving = mine.and_then(|(pledge, band)| {
        let own = Own { seats: pledge.seats.count(), band_weight: band.band_weight() };
        clearing::preview::saving_at_next_break(&offer, demand(campaign), own)
    });
    Some(NextBreak {
        price_break: *campaign.terms.price_breaks.get(next.price_break)?,
        seats_missing: Seats(next.seats_missing),
        saving: saving.map(Money),
    })
}

/// The largest bill any clearing could give for lines within bounds.
pub(crate) fn worst_bill(offer: &clearing::Terms, band: SizeBand, lines: &[PledgeLine]) -> Money {
    let own = |line: &PledgeLine| OwnLine {
        seats: line.seats.count(),
        max_landed_price: line.max_landed_price.map(Money::minor),
    };
    let lines: Vec<OwnLine> = lines.iter().map(own).collect();
    Money(clearing::preview::worst_bill(offer, band.band_weight(), &lines).amount)
}

fn show(asked: &LineInput, line: Option<&PledgeLine>) -> LinePreview {
    let max_landed_price = line.map_or(asked.max_landed_price, |line| line.max_landed_price);
    LinePreview { seats: asked.seats, max_landed_price, max_total: asked.max_total, holds_now: None }
}

fn demand(campaign: &campaign::Model) -> Demand {
    Demand {
        seats: campaign.seats_pledged.count(),
        agencies: campaign.agencies_in,
        band_weights: campaign.band_weight_in,
    }
}

/// What everybody else has pledged.
fn others(campaign: &campaign::Model, standing: Option<&pledge::Model>, band: SizeBand) -> Demand {
    match standing.filter(|pledge| !pledge.withdrawn) {
        Some(pledge) => {
            demand(campaign).less(Demand::alone(Own { seats: pledge.seats.count(), band_weight: band.band_weight() }))
        }
        None => demand(campaign),
    }
}

/// An agency's lines beside what everybody else has pledged.
struct Table<'a> {
    offer: &'a clearing::Terms,
    others: Demand,
    band: SizeBand,
    lines: &'a [PledgeLine],
    today_unit_price: Option<Money>,
}

impl Table<'_> {
    fn own(&self, seats: i64) -> Own {
        Own { seats, band_weight: self.band.band_weight() }
    }

    fn asked(&self) -> i64 {
        self.lines.iter().map(|line| line.seats.count()).sum()
    }

    /// The agency's largest set of lines that accept the price they bring about, everybody else coming through, and
    /// which lines they are. `all` tells the demand when so many of the agency's seats are in.
    fn holding(&self, all: impl Fn(i64) -> Demand) -> (i64, Vec<bool>) {
        let mut holds = vec![true; self.lines.len()];
        loop {
            let seats: i64 =
                self.lines.iter().zip(&holds).filter(|(_, holds)| **holds).map(|(line, _)| line.seats.count()).sum();
            let price = self.offer.landed_price(all(seats), self.own(seats));
            let accepts = |line: &PledgeLine| match price {
                Some(price) => line.max_landed_price.is_none_or(|limit| price.is_at_most(limit.minor())),
                None => false,
            };
            let dropped = self.lines.iter().zip(&mut holds).filter(|(line, holds)| **holds && !accepts(line));
            let dropped = dropped.map(|(_, holds)| *holds = false).count();
            if dropped == 0 || seats == 0 {
                return (seats, holds);
            }
        }
    }

    fn now(&self) -> Option<(BreakPreview, Vec<bool>)> {
        let all = |seats: i64| match seats {
            0 => self.others,
            seats => self.others.plus(Demand::alone(self.own(seats))),
        };
        self.at(all)
    }

    /// Each break, with as few seats in all as reach it, but never fewer than the agency's own. Breaks that its own seats
    /// pass are left out: their price cannot come.
    fn breaks(&self) -> Vec<BreakPreview> {
        let steps = self.offer.price_breaks();
        let asked = self.asked();
        let possible = (0..steps.len()).filter(|index| steps.get(index + 1).is_none_or(|next| next.seats_min > asked));
        possible.filter_map(|index| Some(self.at(|_| self.filled_up(steps[index].seats_min.max(asked)))?.0)).collect()
    }

    /// A total of so many seats, among the agencies of now; one more of the lowest weight where nobody else is there yet.
    fn filled_up(&self, seats: i64) -> Demand {
        let own = Demand::alone(self.own(self.asked()));
        let others = match seats - own.seats {
            0 => Demand::default(),
            others if self.others.agencies == 0 => Demand { seats: others, agencies: 1, band_weights: 1 },
            // Fewer seats than agencies: then not all of them are there.
            others if others < self.others.agencies => {
                let weights = self.others.band_weights * others / self.others.agencies;
                Demand { seats: others, agencies: others, band_weights: weights.max(others) }
            }
            others => Demand { seats: others, ..self.others },
        };
        own.plus(others)
    }

    fn at(&self, all: impl Fn(i64) -> Demand) -> Option<(BreakPreview, Vec<bool>)> {
        let asked = self.asked();
        // With all lines first: where there is no offer even so, there is none.
        let wished = self.offer.landed_price(all(asked), self.own(asked))?;
        let (seats, holds) = self.holding(&all);
        let (demand, landed, total) = if seats > 0 {
            let landed = self.offer.landed_price(all(seats), self.own(seats))?;
            (all(seats), landed, Money(landed.times(seats)?.round_half_up()?))
        } else {
            (all(asked), wished, Money(0))
        };
        let step = self.offer.price_breaks().get(self.offer.break_reached(demand.seats)?)?;
        let today = self.today_unit_price.filter(|_| seats > 0).and_then(|price| times(price, Seats(seats)));
        let preview = BreakPreview {
            price_break: PriceBreak { seats_min: Seats(step.seats_min), unit_price: Money(step.unit_price) },
            seats_total: Seats(demand.seats),
            seats_in: Seats(seats),
            total,
            landed_price: landed.round_half_up().map(Money),
            against_today: today.map(|today| Money(total.minor() - today.minor())),
            reached: self.others.seats + asked >= step.seats_min,
        };
        Some((preview, holds))
    }
}

/// A price times seats, where it can be held.
fn times(price: Money, seats: Seats) -> Option<Money> {
    price.minor().checked_mul(seats.count()).filter(|total| (0..=Money::MAX.minor()).contains(total)).map(Money)
}

#[cfg(test)]
mod tests;
