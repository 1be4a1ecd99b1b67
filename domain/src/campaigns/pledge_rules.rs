//! What must hold of a pledge before it is written. Pure.

use std::fmt;

use serde::Serialize;

use super::draft::count;
use super::pledge_line::{PledgeLine, PledgeLines};
use super::terms::{Terms, TodayPriceSource};
use super::{campaign, pledge};
use crate::agencies::agency;
use crate::error::{Problem, ProblemArg, ProblemCode};
use crate::money::Money;
use crate::seats::Seats;

/// One line as somebody states it.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LineInput {
    /// How many.
    pub seats: Seats,
    /// The most they would pay per seat, fees included, before tax.
    pub max_landed_price: Option<Money>,
    /// Or the most they would pay for the whole line: the price per seat is this divided by the seats, rounded down.
    pub max_total: Option<Money>,
    /// Without a limit: the worst possible bill was seen.
    pub no_limit_understood: bool,
}

/// Limits are sealed: what is printed for a log never holds them.
impl fmt::Debug for LineInput {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("LineInput").field("seats", &self.seats).finish_non_exhaustive()
    }
}

impl LineInput {
    /// The line as it is stored, if its numbers are within bounds.
    pub(crate) fn line(&self) -> Option<PledgeLine> {
        let amounts = 0..=Money::MAX.minor();
        let within = |limit: Option<Money>| limit.is_none_or(|limit| amounts.contains(&limit.minor()));
        if !(1..=Seats::LINE_MAX.count()).contains(&self.seats.count())
            || !within(self.max_landed_price)
            || !within(self.max_total)
        {
            return None;
        }
        let from_total = self.max_total.map(|total| Money(total.minor() / self.seats.count()));
        let max_landed_price = self.max_landed_price.or(from_total);
        Some(PledgeLine { seats: self.seats, max_landed_price, max_total: self.max_total })
    }
}

/// A stored line, stated again.
impl From<PledgeLine> for LineInput {
    fn from(line: PledgeLine) -> Self {
        Self {
            seats: line.seats,
            max_landed_price: line.max_landed_price.filter(|_| line.max_total.is_none()),
            max_total: line.max_total,
            no_limit_understood: true,
        }
    }
}

/// What an agency states of its pledge.
#[derive(Clone, Copy)]
pub(crate) struct Stated<'a> {
    pub lines: &'a [LineInput],
    pub more_than_staff_understood: bool,
    pub today_unit_price: Option<Money>,
    pub today_price_source: Option<TodayPriceSource>,
}

/// What it stands against.
#[derive(Clone, Copy)]
pub(crate) struct Against<'a> {
    pub campaign: &'a campaign::Model,
    pub agency: &'a agency::Model,
    /// The pledge that stands now, and is replaced.
    pub standing: Option<&'a pledge::Model>,
}

/// Checks a pledge. Gives its lines as they are stored, or everything that is wrong with it.
pub(crate) fn check(stated: Stated<'_>, against: Against<'_>) -> Result<PledgeLines, Vec<Problem>> {
    let mut problems = Vec::new();
    if stated.lines.is_empty() {
        problems.push(Problem::at("lines", ProblemCode::NoLines));
    }
    if stated.lines.len() > PledgeLines::LINES_MAX {
        let max = count(PledgeLines::LINES_MAX);
        return Err(vec![Problem::at("lines", ProblemCode::TooMany).with("max", max)]);
    }
    for (n, line) in stated.lines.iter().enumerate() {
        check_line(n, line, &mut problems);
    }
    check_today(stated, &mut problems);
    let lines = PledgeLines(stated.lines.iter().filter_map(LineInput::line).collect());
    check_limits_missing(stated.lines, &lines, against, &mut problems);
    check_staff(stated, &lines, against.agency, &mut problems);
    if problems.is_empty() {
        check_room(&lines, against, &mut problems);
        check_sum(&lines, against, &mut problems);
    }
    if problems.is_empty() { Ok(lines) } else { Err(problems) }
}

fn check_line(n: usize, line: &LineInput, problems: &mut Vec<Problem>) {
    let field = format!("lines.{n}.seats");
    if line.seats < Seats(1) {
        problems.push(Problem::at(field, ProblemCode::TooFewSeats));
    } else if line.seats > Seats::LINE_MAX {
        let max = ProblemArg::Number(Seats::LINE_MAX.count());
        problems.push(Problem::at(field, ProblemCode::TooManySeats).with("max", max));
    }
    problems.extend(check_amount(format!("lines.{n}.maxLandedPrice"), line.max_landed_price));
    problems.extend(check_amount(format!("lines.{n}.maxTotal"), line.max_total));
    if line.max_landed_price.is_some() && line.max_total.is_some() {
        problems.push(Problem::at(format!("lines.{n}.maxTotal"), ProblemCode::TwoLimits));
    }
}

fn check_amount(field: impl Into<String>, amount: Option<Money>) -> Option<Problem> {
    match amount? {
        below if below < Money(0) => Some(Problem::at(field, ProblemCode::BelowZero)),
        beyond if beyond > Money::MAX => Some(Problem::at(field, ProblemCode::AmountTooLarge)),
        _ => None,
    }
}

/// Today's price and its source belong together, and today's bill must be an amount that can be held.
fn check_today(stated: Stated<'_>, problems: &mut Vec<Problem>) {
    const FIELD: &str = "todayUnitPrice";
    if stated.today_unit_price.is_some() != stated.today_price_source.is_some() {
        problems.push(Problem::at(FIELD, ProblemCode::TodayPriceIncomplete));
    }
    if let Some(problem) = check_amount(FIELD, stated.today_unit_price) {
        problems.push(problem);
        return;
    }
    let seats: Seats = stated.lines.iter().map(|line| line.seats).sum();
    let bill = stated.today_unit_price.map_or(0, |price| i128::from(price.minor()) * i128::from(seats.count()));
    if bill > i128::from(Money::MAX.minor()) {
        problems.push(Problem::at(FIELD, ProblemCode::AmountTooLarge));
    }
}

/// A line without a limit shows the worst possible bill of the whole pledge, and needs a tick.
fn check_limits_missing(stated: &[LineInput], lines: &PledgeLines, against: Against<'_>, problems: &mut Vec<Problem>) {
    let unticked =
        |line: &LineInput| line.max_landed_price.is_none() && line.max_total.is_none() && !line.no_limit_understood;
    for (n, _) in stated.iter().enumerate().filter(|(_, line)| unticked(line)) {
        let worst = worst_bill(&against.campaign.terms, against.agency, lines);
        let worst = ProblemArg::Money(worst, against.campaign.currency.clone());
        let field = format!("lines.{n}.noLimitUnderstood");
        problems.push(Problem::at(field, ProblemCode::LimitMissing).with("worst", worst));
    }
}

/// The largest bill any clearing could give for these lines.
pub(super) fn worst_bill(terms: &Terms, agency: &agency::Model, lines: &PledgeLines) -> Money {
    terms.offer().map_or(Money(0), |offer| super::preview::worst_bill(&offer, agency.size_band, &lines.0))
}

fn check_staff(stated: Stated<'_>, lines: &PledgeLines, agency: &agency::Model, problems: &mut Vec<Problem>) {
    let seats = lines.seats().count();
    let Some(staff) = agency.staff.filter(|staff| seats > *staff && !stated.more_than_staff_understood) else { return };
    let problem = Problem::at("moreThanStaffUnderstood", ProblemCode::MoreThanStaff)
        .with("seats", ProblemArg::Number(seats))
        .with("staff", ProblemArg::Number(staff));
    problems.push(problem);
}

/// No campaign may hold more lines than one clearing takes: the close must be able to work it out.
fn check_room(lines: &PledgeLines, against: Against<'_>, problems: &mut Vec<Problem>) {
    let replaced = against.standing.map_or(0, |standing| standing.lines.count());
    let others = against.campaign.lines_pledged - replaced;
    if others + lines.count() > PledgeLines::ALL_LINES_MAX {
        let room = ProblemArg::Number((PledgeLines::ALL_LINES_MAX - others).max(0));
        problems.push(Problem::at("lines", ProblemCode::CampaignFull).with("room", room));
    }
}

/// No clearing may come to more than a record can hold: all seats at the first price with all fees is the most one could.
fn check_sum(lines: &PledgeLines, against: Against<'_>, problems: &mut Vec<Problem>) {
    let terms = &against.campaign.terms;
    let replaced = against.standing.map_or(0, |standing| standing.seats.count());
    let seats = against.campaign.seats_pledged.count() - replaced + lines.seats().count();
    let first = terms.price_breaks.first().map_or(0, |first| first.unit_price.minor());
    let fees: i128 = terms.shared_fees.iter().map(|fee| i128::from(fee.amount.minor())).sum();
    if i128::from(seats) * i128::from(first) + fees > i128::from(Money::MAX.minor()) {
        problems.push(Problem::at("lines.0.seats", ProblemCode::AmountTooLarge));
    }
}

#[cfg(test)]
mod tests;
