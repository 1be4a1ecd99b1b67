//! The rounds of a clearing, without their cost.
//!
//! A clearing starts from all lines and drops, round by round, every line that
//! does not accept its agency's landed price. Done literally that is quadratic:
//! thousands of rounds may drop one line each. Here a round costs only the
//! agencies whose price may have passed their lowest cap since they were last
//! looked at, and yet drops exactly the lines the literal round would.
//!
//! **Prices.** What an agency with `s` seats and band weight `w` pays for all
//! of them is `a·s + e + b·w`, where `a` (average price with the per-seat
//! fees), `e` (an equal share) and `b` (price of a band point) are the same for
//! everybody and only rise as lines drop.
//!
//! **Exactness.** `a`, `e` and `b` are kept cut off after 160 binary digits. An
//! exact bill is a multiple of `1/(n·m·W)`, with seats `n` below 2^41, agencies
//! `m` below 2^18 and band weights `W` below 2^38: a bill above a whole number
//! of cents is above it by more than 2^-97. The cut takes away less than 2^-118
//! of a bill, so "above this whole number" is always answered exactly.
//!
//! **Looking again.** When an agency still accepts, its lowest cap leaves some
//! slack. Each of the three parts is allowed its portion of the slack; as long
//! as none has risen past that, the agency cannot be dropping a line. The
//! portions follow how the parts rose of late, so that they tend to be used up
//! together, and none is ever below 1/12: a look either drops a line or finds the
//! slack shrunk by that factor.

use std::ops::Range;

use ruint::aliases::U256;

use crate::input::Input;
use crate::quote::wide;
use crate::terms::{Demand, Terms};
use crate::watch::Watch;

/// How the rounds ended.
pub(crate) struct Rounds {
    /// What is left when every line accepts, or when no offer is left.
    pub demand: Demand,
    /// Seats left to each agency.
    pub seats: Vec<i64>,
    /// Of each line dropped, the landed price it did not accept, rounded up.
    pub missed: Vec<Option<u128>>,
    /// How many rounds dropped something.
    #[cfg_attr(not(test), expect(dead_code, reason = "told to the tests"))]
    pub count: usize,
}

/// Binary digits kept of the shared parts.
const DIGITS: usize = 160;

/// The parts that everybody's price is made of.
#[derive(Clone, Copy, Default)]
struct Shared {
    seat: U256,
    equal: U256,
    band: U256,
}

impl Shared {
    /// The parts in a demand that has an offer.
    fn of(terms: &Terms, demand: Demand) -> Option<Shared> {
        let cut = |sum: u128, among: i64| (U256::from(sum) << DIGITS) / U256::from(among);
        Some(Shared {
            seat: cut(terms.cost(demand.seats)? + terms.per_seat, demand.seats),
            equal: cut(terms.equal, demand.agencies),
            band: cut(terms.banded, demand.band_weights),
        })
    }
}

/// An agency while the rounds go on.
struct Bidder {
    seats: i64,
    band_weight: i64,
    /// Its capped lines still in, as places in the list sorted by cap.
    capped: Range<usize>,
    /// The parts when it was last looked at.
    seen: Shared,
}

struct Run<'i> {
    input: &'i Input,
    /// Line indexes by agency, then by cap.
    by_cap: Vec<usize>,
    bidders: Vec<Bidder>,
    /// Who is to be looked at once a part passes a bound: one watch a part.
    seat: Watch,
    equal: Watch,
    band: Watch,
    demand: Demand,
    missed: Vec<Option<u128>>,
}

/// Runs the rounds of DESIGN 5.2 to their end.
pub(crate) fn run(input: &Input) -> Rounds {
    let mut run = Run::new(input);
    let mut due: Vec<usize> = (0..run.bidders.len()).collect();
    let mut count = 0;
    while let Some(shared) = Shared::of(input.terms(), run.demand) {
        run.call(&shared, &mut due);
        due = run.round(&shared, &due);
        if due.is_empty() {
            break;
        }
        count += 1;
    }
    let seats = run.bidders.iter().map(|bidder| bidder.seats).collect();
    Rounds { demand: run.demand, seats, missed: run.missed, count }
}

impl<'i> Run<'i> {
    fn new(input: &'i Input) -> Run<'i> {
        let (agencies, lines) = (&input.parts().agencies, &input.parts().pledge_lines);
        let agency_of_line = input.agency_of_line();
        let mut by_cap: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].max_landed_price.is_some()).collect();
        by_cap.sort_unstable_by_key(|line| (agency_of_line[*line], lines[*line].max_landed_price));
        let mut bidders: Vec<Bidder> = agencies
            .iter()
            .map(|agency| Bidder {
                seats: 0,
                band_weight: agency.band_weight.unwrap_or(1),
                capped: 0..0,
                seen: Shared::of(input.terms(), demand).unwrap_or_default(),
            })
            .collect();
        for (line, agency) in lines.iter().zip(agency_of_line) {
            bidders[*agency].seats += line.seats;
        }
        let mut start = 0;
        for of_agency in by_cap.chunk_by(|one, next| agency_of_line[*one] == agency_of_line[*next]) {
            bidders[agency_of_line[of_agency[0]]].capped = start..start + of_agency.len();
            start += of_agency.len();
        }
        let watch = || Watch::new(agencies.len());
        let [seat, equal, band] = [watch(), watch(), watch()];
        let missed = vec![None; lines.len()];
        let demand = total(&bidders);
        Run { input, by_cap, bidders, seat, equal, band, demand, missed }
    }

    /// Adds to those due everybody for whom a part has risen past its bound.
    fn call(&mut self, shared: &Shared, due: &mut Vec<usize>) {
        let watches = [
            (&mut self.seat, shared.seat),
            (&mut self.equal, shared.equal),
            (&mut self.band, shared.band),
        ];
        for (watch, part) in watches {
            while let Some(bidder) = watch.pop_below(part) {
                due.push(bidder);
            }
        }
        due.sort_unstable();
        due.dedup();
    }

    /// One round: looks at those due, all at the same prices, and returns
    /// those who dropped a line.
    fn round(&mut self, shared: &Shared, due: &[usize]) -> Vec<usize> {
        let before = self.demand;
        let dropped: Vec<usize> = due.iter().copied().filter(|bidder| self.look(*bidder, shared)).collect();
        debug_assert!(dropped.is_empty() == (self.demand == before), "who drops a line takes seats along");
        dropped
    }

    /// Drops an agency's lines that do not accept, and tells whether there
    /// were any; else sees to it that the agency is looked at in time.
    fn look(&mut self, index: usize, shared: &Shared) -> bool {
        let lines = &self.input.parts().pledge_lines;
        let cap = |place: usize| wide(lines[self.by_cap[place]].max_landed_price.unwrap_or(i64::MAX));
        let bidder = &mut self.bidders[index];
        let Some(lowest) = bidder.capped.clone().next() else { return false };
        let [seats, weight] = [bidder.seats, bidder.band_weight].map(U256::from);
        let bill = shared.seat * seats + shared.equal + shared.band * weight;
        if bill <= U256::from(cap(lowest) * wide(bidder.seats)) << DIGITS {
            let slack = (U256::from(cap(lowest) * wide(bidder.seats)) << DIGITS) - bill;
            let bound = allowed(slack, shared, bidder, self.input.terms());
            bidder.seen = *shared;
            self.seat.set(index, bound.seat);
            self.equal.set(index, bound.equal);
            self.band.set(index, bound.band);
            return false;
        }
        let price = whole_price(bill, bidder.seats);
        let mut gone = Demand::default();
        while let Some(place) = bidder.capped.clone().next().filter(|place| cap(*place) < price) {
            bidder.capped.start += 1;
            self.missed[self.by_cap[place]] = Some(price);
            gone.seats += lines[self.by_cap[place]].seats;
        }
        bidder.seats -= gone.seats;
        if bidder.seats == 0 {
            gone.agencies = 1;
            gone.band_weights = bidder.band_weight;
        }
        self.demand = self.demand.less(gone);
        for watch in [&mut self.seat, &mut self.equal, &mut self.band] {
            watch.set(index, U256::MAX);
        }
        true
    }
}

/// The price of a seat rounded up, from the bill for all seats.
fn whole_price(bill: U256, seats: i64) -> u128 {
    let cents = bill.div_ceil(U256::from(1) << DIGITS);
    // A bill has at most 94 binary digits before the point.
    cents.saturating_to::<u128>().div_ceil(wide(seats))
}

/// How high each part may rise before an agency has to be looked at again.
fn allowed(slack: U256, now: &Shared, bidder: &Bidder, terms: &Terms) -> Shared {
    let [seats, weight] = [bidder.seats, bidder.band_weight].map(U256::from);
    let live = [true, terms.equal > 0, terms.banded > 0];
    let rose = [
        (now.seat - bidder.seen.seat) * seats,
        now.equal - bidder.seen.equal,
        (now.band - bidder.seen.band) * weight,
    ];
    let [seat, equal, band] = portions(rose, live).map(|portion| (slack >> 6) * U256::from(portion));
    let bound = |part: U256, rise: U256, live: bool| if live { part + rise } else { U256::MAX };
    Shared {
        seat: bound(now.seat, seat / seats, live[0]),
        equal: bound(now.equal, equal, live[1]),
        band: bound(now.band, band / weight, live[2]),
    }
}

/// Portions of the slack in 64ths: a quarter in equal parts to those that can
/// rise, the rest in proportion to how they rose.
fn portions(rose: [U256; 3], live: [bool; 3]) -> [u64; 3] {
    let parts = live.iter().filter(|live| **live).count().max(1) as u64;
    let longest = rose.iter().map(|part| part.bit_len()).max().unwrap_or(0);
    // 32 digits say enough, and cannot overflow.
    let short = rose.map(|part| (part >> longest.saturating_sub(32)).saturating_to::<u64>());
    let all: u64 = short.iter().sum();
    let portion = |index: usize| match (live[index], all) {
        (false, _) => 0,
        (true, 0) => 64 / parts,
        (true, all) => 16 / parts + 48 * short[index] / all,
    };
    [portion(0), portion(1), portion(2)]
}

fn total(bidders: &[Bidder]) -> Demand {
    let here = bidders.iter().filter(|bidder| bidder.seats > 0);
    here.fold(Demand::default(), |sum, bidder| {
        sum.plus(Demand { seats: bidder.seats, agencies: 1, band_weights: bidder.band_weight })
    })
}
