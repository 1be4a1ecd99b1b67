//! The rounds of a clearing, without their cost.
//!
//! A clearing starts from all lines and drops, round by round, every line that
//! does not accept its agency's landed price. Done literally that is quadratic:
//! thousands of rounds may drop one line each. Here a round costs only the
//! agencies whose price may have passed their lowest cap since they were last
//! looked at, and yet drops exactly the lines the literal round would.
//!
//! Prices are made of three parts that are the same for everybody and only
//! rise (see [`Shared`]). When an agency still accepts, its lowest cap leaves
//! some slack, and each part is allowed its portion of it: as long as none has
//! risen past that, the agency cannot be dropping a line. The portions follow
//! how the parts rose of late, so that they tend to be used up together, and
//! none is ever below 1/32. So a look either drops a line or finds the slack
//! shrunk by at least that, and the looks at a line stay few.

use std::ops::Range;

use ruint::Uint;

use crate::input::{Input, Split};
use crate::quote::wide;
use crate::shared::{Precision, Shared};
use crate::terms::{Demand, Own};
use crate::watch::Watch;

/// How the rounds ended.
pub(crate) struct Rounds {
    /// What is left when every line accepts, or when no offer is left.
    pub demand: Demand,
    /// Seats left to each agency.
    pub seats: Vec<i64>,
    /// Of each line dropped, the landed price it did not accept, rounded up.
    pub missed: Vec<Option<u128>>,
}

/// Runs the rounds of DESIGN 5.2 to their end.
pub(crate) fn run(input: &Input) -> Rounds {
    let own = pledged(input);
    let here = own.iter().filter(|own| own.seats > 0);
    let all = here.fold(Demand::default(), |sum, own| sum.plus(Demand::alone(*own)));
    let precision = Precision::of(input, all, own.iter().copied());
    // Everyday amounts fit into half the width, and clear in half the time.
    if precision.digits() < 128 {
        Run::<128, 2>::new(input, own, all, precision).finish()
    } else {
        Run::<256, 4>::new(input, own, all, precision).finish()
    }
}

/// Each agency with all its seats.
fn pledged(input: &Input) -> Vec<Own> {
    let agencies = &input.parts().agencies;
    let mut own: Vec<Own> =
        agencies.iter().map(|agency| Own { seats: 0, band_weight: agency.band_weight.unwrap_or(1) }).collect();
    for (line, agency) in input.parts().pledge_lines.iter().zip(input.agency_of_line()) {
        own[*agency].seats += line.seats;
    }
    own
}

/// A line that will not accept every price.
struct Capped {
    cap: i64,
    seats: i64,
    agency: usize,
    line: usize,
}

/// The lines with a cap, by agency, then by cap.
fn sorted_by_cap(input: &Input) -> Vec<Capped> {
    let lines = input.parts().pledge_lines.iter().zip(input.agency_of_line()).enumerate();
    let capped = lines.filter_map(|(line, (pledge, agency))| {
        Some(Capped { cap: pledge.max_landed_price?, seats: pledge.seats, agency: *agency, line })
    });
    let mut by_cap: Vec<Capped> = capped.collect();
    by_cap.sort_unstable_by_key(|capped| (capped.agency, capped.cap));
    by_cap
}

/// An agency while the rounds go on.
struct Bidder<const BITS: usize, const LIMBS: usize> {
    own: Own,
    /// Its capped lines still in, as places in the list sorted by cap.
    capped: Range<usize>,
    /// The parts when it last dropped a line, or at the start.
    then: Shared<BITS, LIMBS>,
}

struct Run<'i, const BITS: usize, const LIMBS: usize> {
    input: &'i Input,
    precision: Precision,
    /// The lines with a cap, by agency, then by cap.
    by_cap: Vec<Capped>,
    bidders: Vec<Bidder<BITS, LIMBS>>,
    /// Who is to be looked at once a part passes a bound: one watch a part.
    seat: Watch<BITS, LIMBS>,
    equal: Watch<BITS, LIMBS>,
    band: Watch<BITS, LIMBS>,
    demand: Demand,
    missed: Vec<Option<u128>>,
}

impl<'i, const BITS: usize, const LIMBS: usize> Run<'i, BITS, LIMBS> {
    fn new(input: &'i Input, own: Vec<Own>, demand: Demand, precision: Precision) -> Self {
        let then = Shared::of(input.terms(), demand, precision).unwrap_or_default();
        let mut bidders: Vec<_> = own.into_iter().map(|own| Bidder { own, capped: 0..0, then }).collect();
        let by_cap = sorted_by_cap(input);
        let mut start = 0;
        for of_agency in by_cap.chunk_by(|one, next| one.agency == next.agency) {
            bidders[of_agency[0].agency].capped = start..start + of_agency.len();
            start += of_agency.len();
        }
        let [seat, equal, band] = [(); 3].map(|()| Watch::new(bidders.len()));
        let missed = vec![None; input.parts().pledge_lines.len()];
        Run { input, precision, by_cap, bidders, seat, equal, band, demand, missed }
    }

    fn finish(mut self) -> Rounds {
        // In the first round everybody is looked at, later those called for and
        // those whose own share changed because they dropped a line.
        let mut due: Vec<usize> = (0..self.bidders.len()).collect();
        while let Some(shared) = Shared::of(self.input.terms(), self.demand, self.precision) {
            self.seat.raise(shared.seat, &mut due);
            self.equal.raise(shared.equal, &mut due);
            self.band.raise(shared.band, &mut due);
            due.sort_unstable();
            due.dedup();
            due.retain(|bidder| self.look(*bidder, &shared));
            if due.is_empty() {
                break;
            }
        }
        let seats = self.bidders.iter().map(|bidder| bidder.own.seats).collect();
        Rounds { demand: self.demand, seats, missed: self.missed }
    }

    /// Drops an agency's lines that do not accept, and tells whether there
    /// were any; else sees to it that the agency is looked at in time.
    fn look(&mut self, index: usize, shared: &Shared<BITS, LIMBS>) -> bool {
        let bidder = &self.bidders[index];
        let Some(lowest) = self.by_cap[bidder.capped.clone()].first() else { return false };
        let bill = shared.bill(bidder.own);
        // No bill is longer, so a longer cap accepts just as much.
        let cap = (wide(lowest.cap) * wide(bidder.own.seats)).min(1 << self.precision.before);
        let accepted = Uint::from(cap) << self.precision.after;
        if bill > accepted {
            self.drop_lines(index, bill);
            self.bidders[index].then = *shared;
            return true;
        }
        let bounds = self.bounds(bidder, accepted - bill, shared);
        self.seat.set(index, bounds.seat);
        self.equal.set(index, bounds.equal);
        self.band.set(index, bounds.band);
        false
    }

    /// Drops the lines of an agency that do not accept this bill for its seats.
    fn drop_lines(&mut self, index: usize, bill: Uint<BITS, LIMBS>) {
        let bidder = &mut self.bidders[index];
        let cents = bill.div_ceil(Uint::from(1) << self.precision.after);
        // Nothing is lost: a bill has at most 95 digits before the point.
        let price = cents.saturating_to::<u128>().div_ceil(wide(bidder.own.seats));
        let left = &self.by_cap[bidder.capped.clone()];
        let dropped = &left[..left.partition_point(|capped| wide(capped.cap) < price)];
        for capped in dropped {
            self.missed[capped.line] = Some(price);
            bidder.own.seats -= capped.seats;
            self.demand.seats -= capped.seats;
        }
        bidder.capped.start += dropped.len();
        if bidder.own.seats == 0 {
            self.demand.agencies -= 1;
            self.demand.band_weights -= bidder.own.band_weight;
        }
    }

    /// How high each part may rise before an agency has to be looked at again.
    fn bounds(
        &self,
        bidder: &Bidder<BITS, LIMBS>,
        slack: Uint<BITS, LIMBS>,
        now: &Shared<BITS, LIMBS>,
    ) -> Shared<BITS, LIMBS> {
        let (then, terms) = (&bidder.then, self.input.terms());
        let [seats, weight] = [bidder.own.seats, bidder.own.band_weight].map(Uint::from);
        let rose = [(now.seat - then.seat) * seats, now.equal - then.equal, (now.band - then.band) * weight];
        let live = [true, terms.net(Split::Equal) > 0, terms.net(Split::ByBand) > 0];
        let [seat, equal, band] = portions(rose, live).map(|portion| (slack >> 6) * Uint::from(portion));
        Shared { seat: now.seat + seat / seats, equal: now.equal + equal, band: now.band + band / weight }
    }
}

/// Portions of the slack in 64ths: an eighth in equal parts to those that can
/// rise, the rest in proportion to how they rose.
fn portions<const BITS: usize, const LIMBS: usize>(rose: [Uint<BITS, LIMBS>; 3], live: [bool; 3]) -> [u64; 3] {
    let parts = live.iter().filter(|live| **live).count() as u64;
    let longest = rose.iter().map(Uint::bit_len).max().unwrap_or(0);
    // 32 digits say enough, and cannot overflow.
    let short = rose.map(|part| (part >> longest.saturating_sub(32)).saturating_to::<u64>());
    let all: u64 = short.iter().sum();
    let portion = |index: usize| match (live[index], all) {
        (false, _) => 0,
        (true, 0) => 64 / parts,
        (true, all) => 8 / parts + 56 * short[index] / all,
    };
    [portion(0), portion(1), portion(2)]
}
