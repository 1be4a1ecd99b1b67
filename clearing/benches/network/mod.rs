//! Invented networks that make clearing work hard, the same ones every time.

use clearing::{
    Agency, Contribution, Demand, Fraction, Own, Parts, PledgeLine, PriceBreak, Quote, QuoteKind, SharedFee, Split,
    Terms,
};

/// What makes a network of that many lines.
pub type Make = fn(usize) -> Parts;

/// Every network with its name.
pub const SHAPES: &[(&str, Make)] = &[
    ("one after another", one_after_another),
    ("one after another, graduated", graduated),
    ("in many small groups", small_groups),
    ("at everyday prices", everyday),
    ("from one large agency", one_agency),
    ("from one, beside the content", beside_the_content),
    ("not at all", none),
];

/// Each line falls in a round of its own: its limit is one cent below the price
/// it meets when all before it have gone.
fn one_after_another(lines: usize) -> Parts {
    falling(network(lines, lines / 5, QuoteKind::AllUnits, 4_000_000_000_000), lines, 1)
}

fn graduated(lines: usize) -> Parts {
    falling(network(lines, lines / 5, QuoteKind::Graduated, 4_000_000_000_000), lines, 1)
}

/// Several lines a round, whoever they are.
fn small_groups(lines: usize) -> Parts {
    falling(network(lines, lines / 5, QuoteKind::AllUnits, 40_000_000_000), lines, 10)
}

/// Fees as people know them, limits spread evenly around the prices.
fn everyday(lines: usize) -> Parts {
    let mut parts = network(lines, lines / 5, QuoteKind::AllUnits, lines as i64 * 9_000);
    let mut chance = Chance(11);
    for line in &mut parts.pledge_lines {
        line.max_landed_price = Some(2_000 + chance.up_to(14_000));
    }
    parts
}

/// One agency holds all lines: every round looks at it.
fn one_agency(lines: usize) -> Parts {
    falling(network(lines, 1, QuoteKind::AllUnits, 4_000_000_000_000), lines, 1)
}

/// One agency loses line after line and keeps its last, while the limits of all
/// others are exactly what they pay: nobody else may fall, nor cost time.
fn beside_the_content(lines: usize) -> Parts {
    let agencies = lines / 5;
    // An equal share divides without remainder, so that a limit can be exact.
    let share = 2 * (lines * lines) as i64;
    let mut parts = network(lines, agencies, QuoteKind::AllUnits, 0);
    parts.contributions.clear();
    parts.quote.price_breaks.truncate(1);
    parts.shared_fees[1].amount = share * agencies as i64;
    let unit_price = parts.quote.price_breaks[0].unit_price;
    for (index, line) in parts.pledge_lines.iter_mut().enumerate() {
        let left = (lines - index) as i64;
        let is_large = index + 1 >= agencies;
        line.seats = 1;
        line.agency = format!("agency-{:05}", if is_large { 0 } else { index + 1 });
        line.max_landed_price = match (is_large, left) {
            (true, 1) => None,
            (true, left) => Some(unit_price + (share - 1) / left),
            (false, _) => Some(unit_price + share),
        };
    }
    parts
}

/// No line has a limit.
fn none(lines: usize) -> Parts {
    network(lines, lines / 5, QuoteKind::AllUnits, 1_000_000)
}

/// Eight price breaks, three fees of about that amount, and lines without limits.
fn network(lines: usize, agencies: usize, kind: QuoteKind, fee: i64) -> Parts {
    let mut chance = Chance(7);
    let step = |index: i64| PriceBreak { seats_min: 1 + index * lines as i64, unit_price: 12_000 - 1_000 * index };
    let shared = |key: &str, amount, split| SharedFee { key: key.to_owned(), amount, split };
    let agency = |index: usize| Agency { id: format!("agency-{index:05}"), band_weight: Some(1 + index as i64 % 7) };
    let mut line = |index: usize| PledgeLine {
        id: format!("line-{index:06}"),
        agency: format!("agency-{:05}", chance.up_to(agencies as i64)),
        seats: 1 + chance.up_to(30),
        max_landed_price: None,
    };
    Parts {
        currency: "CAD".to_owned(),
        quote: Quote { kind, price_breaks: (0..8).map(step).collect() },
        shared_fees: vec![
            shared("training", fee, Split::PerSeat),
            shared("setup", fee / 3, Split::Equal),
            shared("governance", fee / 4, Split::ByBand),
        ],
        contributions: vec![Contribution { key: "fund".to_owned(), fee: "setup".to_owned(), amount: 1_000 }],
        agencies: (0..agencies).map(agency).collect(),
        pledge_lines: (0..lines).map(&mut line).collect(),
    }
}

/// Gives limits to nine lines in ten, so that they fall out in a shuffled
/// order, so many at a time.
fn falling(mut parts: Parts, lines: usize, at_a_time: usize) -> Parts {
    let terms = Terms::new(parts.quote.clone(), parts.shared_fees.clone(), parts.contributions.clone())
        .expect("the terms keep the rules");
    let agency_of = |line: &PledgeLine| line.agency["agency-".len()..].parse::<usize>().expect("a number");
    let mut own: Vec<Own> =
        parts.agencies.iter().map(|agency| Own { seats: 0, band_weight: agency.band_weight.unwrap_or(1) }).collect();
    for line in &parts.pledge_lines {
        own[agency_of(line)].seats += line.seats;
    }
    let mut demand =
        own.iter().filter(|own| own.seats > 0).fold(Demand::default(), |sum, own| sum.plus(Demand::alone(*own)));
    let order = Chance(5).shuffled(lines);
    for group in order[..lines * 9 / 10].chunks(at_a_time) {
        for index in group {
            let line = &mut parts.pledge_lines[*index];
            let price = terms.landed_price(demand, own[agency_of(line)]).and_then(Fraction::ceil);
            line.max_landed_price = price.map(|price| price - 1);
        }
        for index in group {
            let line = &parts.pledge_lines[*index];
            let own = &mut own[agency_of(line)];
            own.seats -= line.seats;
            let gone = if own.seats == 0 { Demand::alone(*own) } else { Demand::default() };
            demand = demand.less(Demand { seats: line.seats, ..gone });
        }
    }
    parts
}

/// Numbers that look like chance and are not.
struct Chance(u64);

impl Chance {
    fn up_to(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end.unsigned_abs()) as i64
    }

    fn shuffled(mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.up_to(last as i64 + 1) as usize);
        }
        order
    }
}
