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

use ruint::Uint; pub type Cut = Uint<128,2>;

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
}

static LOOKS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
/// Binary digits kept of the shared parts.
const DIGITS: usize = 64;

/// The parts that everybody's price is made of.
#[derive(Clone, Copy, Default)]
struct Shared {
    seat: Cut,
    equal: Cut,
    band: Cut,
}

impl Shared {
    /// Bounds that no part ever passes.
    const NEVER: Shared = Shared { seat: Cut::MAX, equal: Cut::MAX, band: Cut::MAX };

    /// The parts in a demand that has an offer.
    fn of(terms: &Terms, demand: Demand) -> Option<Shared> {
        let cut = |sum: u128, among: i64| (Cut::from(sum) << DIGITS) / Cut::from(among);
        Some(Shared {
            seat: cut(terms.cost(demand.seats)? + terms.per_seat, demand.seats),
            equal: cut(terms.equal, demand.agencies),
            band: cut(terms.banded, demand.band_weights),
        })
    }
}

/// A line that will not accept every price.
struct Capped {
    cap: i64,
    seats: i64,
    agency: usize,
    line: usize,
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

impl Bidder {
    /// What all its seats cost with fees, cut off like the parts.
    fn bill(&self, shared: &Shared) -> Cut {
        shared.seat * Cut::from(self.seats) + shared.equal + shared.band * Cut::from(self.band_weight)
    }
}

struct Run<'i> {
    input: &'i Input,
    /// The lines with a cap, by agency, then by cap.
    by_cap: Vec<Capped>,
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
    let mut count=0;
    let mut due: Vec<usize> = (0..run.bidders.len()).collect();
    while let Some(shared) = Shared::of(input.terms(), run.demand) {
        run.call(&shared, &mut due);
        count+=1; due = run.round(&shared, &due);
        if due.is_empty() {
            break;
        }
    }
    eprintln!("rounds {count} looks {}", LOOKS.swap(0, std::sync::atomic::Ordering::Relaxed));
    let seats = run.bidders.iter().map(|bidder| bidder.seats).collect();
    Rounds { demand: run.demand, seats, missed: run.missed }
}

impl<'i> Run<'i> {
    fn new(input: &'i Input) -> Run<'i> {
        let mut bidders = bidders(input);
        let demand = total(&bidders);
        let shared = Shared::of(input.terms(), demand).unwrap_or_default();
        let by_cap = sorted_by_cap(input);
        let mut start = 0;
        for of_agency in by_cap.chunk_by(|one, next| one.agency == next.agency) {
            let bidder = &mut bidders[of_agency[0].agency];
            bidder.capped = start..start + of_agency.len();
            bidder.seen = shared;
            start += of_agency.len();
        }
        let [seat, equal, band] = [(); 3].map(|()| Watch::new(bidders.len()));
        let missed = vec![None; input.parts().pledge_lines.len()];
        Run { input, by_cap, bidders, seat, equal, band, demand, missed }
    }

    /// Adds to those due everybody for whom a part has risen past its bound.
    fn call(&self, shared: &Shared, due: &mut Vec<usize>) {
        self.seat.find_below(shared.seat, due);
        self.equal.find_below(shared.equal, due);
        self.band.find_below(shared.band, due);
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
        LOOKS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let bidder = &self.bidders[index];
        let Some(lowest) = self.by_cap[bidder.capped.clone()].first() else {
            self.look_from(index, Shared::NEVER);
            return false;
        };
        let bill = bidder.bill(shared);
        let accepted = Cut::from(wide(lowest.cap) * wide(bidder.seats)) << DIGITS;
        if bill > accepted {
            self.drop_below(index, whole_price(bill, bidder.seats));
            self.bidders[index].seen = *shared;
            return true;
        }
        self.look_from(index, allowed(accepted - bill, shared, bidder, self.input.terms()));
        false
    }

    /// From when on, part by part, an agency is to be looked at.
    fn look_from(&mut self, index: usize, bounds: Shared) {
        self.seat.set(index, bounds.seat);
        self.equal.set(index, bounds.equal);
        self.band.set(index, bounds.band);
    }

    /// Drops the lines of an agency with a cap below this price.
    fn drop_below(&mut self, index: usize, price: u128) {
        let bidder = &mut self.bidders[index];
        let left = &self.by_cap[bidder.capped.clone()];
        let dropped = &left[..left.partition_point(|capped| wide(capped.cap) < price)];
        for capped in dropped {
            self.missed[capped.line] = Some(price);
            bidder.seats -= capped.seats;
            self.demand.seats -= capped.seats;
        }
        bidder.capped.start += dropped.len();
        if bidder.seats == 0 {
            self.demand.agencies -= 1;
            self.demand.band_weights -= bidder.band_weight;
        }
    }
}

/// The price of a seat rounded up, from the bill for all seats.
fn whole_price(bill: Cut, seats: i64) -> u128 {
    let cents = bill.div_ceil(Cut::from(1) << DIGITS);
    // A bill has at most 94 binary digits before the point.
    cents.saturating_to::<u128>().div_ceil(wide(seats))
}

/// How high each part may rise before an agency has to be looked at again.
fn allowed(slack: Cut, now: &Shared, bidder: &Bidder, terms: &Terms) -> Shared {
    let [seats, weight] = [bidder.seats, bidder.band_weight].map(Cut::from);
    let live = [true, terms.equal > 0, terms.banded > 0];
    let rose = [
        (now.seat - bidder.seen.seat) * seats,
        now.equal - bidder.seen.equal,
        (now.band - bidder.seen.band) * weight,
    ];
    let [seat, equal, band] = portions(rose, live).map(|portion| (slack >> 6) * Cut::from(portion));
    let bound = |part: Cut, rise: Cut, live: bool| if live { part + rise } else { Cut::MAX };
    Shared {
        seat: bound(now.seat, seat / seats, live[0]),
        equal: bound(now.equal, equal, live[1]),
        band: bound(now.band, band / weight, live[2]),
    }
}

/// Portions of the slack in 64ths: a quarter in equal parts to those that can
/// rise, the rest in proportion to how they rose.
fn portions(rose: [Cut; 3], live: [bool; 3]) -> [u64; 3] {
    let parts = live.iter().filter(|live| **live).count().max(1) as u64;
    let longest = rose.iter().map(|part| part.bit_len()).max().unwrap_or(0);
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

/// The agencies with all their seats.
fn bidders(input: &Input) -> Vec<Bidder> {
    let agencies = input.parts().agencies.iter().map(|agency| Bidder {
        seats: 0,
        band_weight: agency.band_weight.unwrap_or(1),
        capped: 0..0,
        seen: Shared::default(),
    });
    let mut bidders: Vec<Bidder> = agencies.collect();
    for (line, agency) in input.parts().pledge_lines.iter().zip(input.agency_of_line()) {
        bidders[*agency].seats += line.seats;
    }
    bidders
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

fn total(bidders: &[Bidder]) -> Demand {
    let here = bidders.iter().filter(|bidder| bidder.seats > 0);
    here.fold(Demand::default(), |sum, bidder| {
        sum.plus(Demand { seats: bidder.seats, agencies: 1, band_weights: bidder.band_weight })
    })
}
