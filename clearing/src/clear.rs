//! From the lines that are in to what everybody pays.

use crate::input::{Input, Split};
use crate::json::INTEGER_MAX;
use crate::outcome::{AgencyOutcome, Decision, FeeOutcome, LineOutcome, Outcome};
use crate::problem::Problem;
use crate::quote::QuoteKind;
use crate::rounds::{self, Rounds};
use crate::split;
use crate::terms::{Demand, NetFee, Own};

/// The most shares of fees a result may list, a bound of the format: beyond it
/// there are more fees and agencies than memory, and no purchase.
const SHARES_MAX: usize = 20_000_000;

/// Works out who is in and what each agency pays.
///
/// Refused, with pointer `/pledgeLines`, is only a result with an integer
/// beyond 2^53 − 1, or with more than 20,000,000 shares of fees. Source: DESIGN 5.2, and the format `longtable/clearing-result/1`.
pub fn clear(input: &Input) -> Result<Outcome, Problem> {
    let rounds = rounds::run(input);
    let standing = Standing::of(input, rounds);
    let terms = input.terms();
    let fees: Vec<FeeOutcome> = terms.fees().iter().map(|fee| fee_outcome(fee, standing.cleared())).collect();
    let seat_cost = terms.cost(standing.demand.seats).unwrap_or(0);
    let nets = if standing.cleared() { terms.nets() } else { 0 };
    let [seat_cost, total] = [seat_cost, seat_cost + nets].map(i64::try_from);
    let (Ok(seat_cost), Ok(total @ ..=INTEGER_MAX)) = (seat_cost, total) else {
        return Err(too_large("The result would hold an amount beyond 9007199254740991."));
    };
    Ok(Outcome {
        cleared: standing.cleared(),
        seats: standing.demand.seats,
        price_break: terms.break_reached(standing.demand.seats),
        seat_cost,
        fees,
        total,
        lines: standing.lines(),
        agencies: standing.agencies(seat_cost)?,
    })
}

pub(crate) fn too_large(sentence: &str) -> Problem {
    Problem::new("/pledgeLines", sentence)
}

fn fee_outcome(fee: &NetFee, cleared: bool) -> FeeOutcome {
    let contributed = if cleared { fee.contributed } else { 0 };
    FeeOutcome { key: fee.key.clone(), amount: fee.amount, contributed, net: fee.amount - contributed }
}

/// The outcome's set of lines: empty when nothing clears.
struct Standing<'i> {
    input: &'i Input,
    demand: Demand,
    /// Seats of each agency.
    seats: Vec<i64>,
    /// Of each line, whether it is in.
    included: Vec<bool>,
}

impl<'i> Standing<'i> {
    fn of(input: &'i Input, rounds: Rounds) -> Standing<'i> {
        if rounds.demand.seats >= input.terms().seats_min() {
            let included = rounds.missed.iter().map(Option::is_none).collect();
            return Standing { input, demand: rounds.demand, seats: rounds.seats, included };
        }
        let seats = vec![0; rounds.seats.len()];
        Standing { input, demand: Demand::default(), seats, included: vec![false; rounds.missed.len()] }
    }

    fn cleared(&self) -> bool {
        self.demand.seats > 0
    }

    fn own(&self, agency: usize) -> Own {
        let band_weight = self.input.parts().agencies[agency].band_weight.unwrap_or(1);
        Own { seats: self.seats[agency], band_weight }
    }

    fn lines(&self) -> Vec<LineOutcome> {
        let landed = |agency: usize| self.input.terms().landed_price(self.demand, self.own(agency));
        // One price serves all included lines of an agency.
        let prices: Vec<_> = (0..self.seats.len()).map(landed).collect();
        let lines = self.input.parts().pledge_lines.iter().zip(self.input.agency_of_line()).zip(&self.included);
        lines
            .map(|((line, agency), included)| {
                let included = prices[*agency].filter(|_| *included);
                let decision = match included {
                    Some(landed_price) => Decision::Included { landed_price },
                    None => self.if_added(*agency, line.seats),
                };
                LineOutcome { id: line.id.clone(), decision }
            })
            .collect()
    }

    /// Why a line is out: what its agency would pay if it were added.
    fn if_added(&self, agency: usize, seats: i64) -> Decision {
        let before = self.own(agency);
        let own = Own { seats: before.seats + seats, ..before };
        let comes_in = Demand::alone(Own { seats, ..before });
        let more = if before.seats == 0 { comes_in } else { Demand { seats, ..Demand::default() } };
        match self.input.terms().landed_price(self.demand.plus(more), own) {
            Some(landed_price) => Decision::CapBelowLandedPrice { landed_price },
            None => Decision::NoOfferAtThisQuantity,
        }
    }

    fn agencies(&self, seat_cost: i64) -> Result<Vec<AgencyOutcome>, Problem> {
        let (terms, all) = (self.input.terms(), &self.input.parts().agencies);
        let mut with_seats: Vec<usize> = (0..all.len()).filter(|agency| self.seats[*agency] > 0).collect();
        with_seats.sort_unstable_by(|one, other| all[*one].id.cmp(&all[*other].id));
        if with_seats.len() * terms.fees().len() > SHARES_MAX {
            return Err(too_large("The result would list more than 20000000 shares of fees."));
        }
        // Position in byte order stands for the id: it settles ties the same way.
        let divide = |total: i64, weight: &dyn Fn(Own) -> i64| {
            let parts: Vec<(usize, i64)> =
                with_seats.iter().map(|agency| weight(self.own(*agency))).enumerate().collect();
            split::by_weights(total, &parts).map_err(|unsplittable| too_large(&unsplittable.to_string()))
        };
        let by_seats = |own: Own| own.seats;
        let seat_costs = match (terms.kind(), terms.break_reached(self.demand.seats)) {
            (QuoteKind::AllUnits, Some(index)) => {
                let price = terms.price_breaks()[index].unit_price;
                with_seats.iter().map(|agency| price * self.seats[*agency]).collect()
            }
            _ => divide(if self.cleared() { seat_cost } else { 0 }, &by_seats)?,
        };
        let shares = terms.fees().iter().filter(|_| self.cleared()).map(|fee| match fee.split {
            Split::PerSeat => divide(fee.net, &by_seats),
            Split::Equal => divide(fee.net, &|_| 1),
            Split::ByBand => divide(fee.net, &|own| own.band_weight),
        });
        let shares: Vec<Vec<i64>> = shares.collect::<Result<_, _>>()?;
        let agencies = with_seats.iter().zip(seat_costs).enumerate().map(|(position, (agency, seat_cost))| {
            let fee_shares: Vec<i64> = shares.iter().map(|shares| shares[position]).collect();
            let total = seat_cost + fee_shares.iter().sum::<i64>();
            AgencyOutcome { id: all[*agency].id.clone(), seats: self.seats[*agency], seat_cost, fee_shares, total }
        });
        Ok(agencies.collect())
    }
}
