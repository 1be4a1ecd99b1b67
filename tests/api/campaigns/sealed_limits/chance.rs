//! Purchases by chance, and every way in which a limit of theirs could be written.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use memchr::memmem;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tests::Plan;

/// How many purchases are tried.
const CASES: usize = 3;

/// A purchase by chance.
#[derive(Clone, Debug)]
pub(super) struct Case {
    kind: &'static str,
    split: &'static str,
    /// The price from 10, 25 and 50 licences, in cents.
    prices: [i64; 3],
    fee: i64,
    /// Open Door's for two lines, Le Relais', Harbour House's, which is a total, and Open Door's in what waits for its admin.
    pub(super) limits: [i64; 5],
}

/// Harbour House's licences, for which it states a total.
pub(super) const HARBOUR_SEATS: i64 = 5;

/// An amount of cents that no other amount is like, and whose last digit no way of writing drops.
fn marker(units: std::ops::Range<i64>) -> impl Strategy<Value = i64> {
    (units, 1..10i64, 1..10i64).prop_map(|(units, tens, ones)| units * 100 + tens * 10 + ones)
}

/// Prices lie between the limits, so that what is in, what is out, and what is missed all have to be told.
fn cases() -> impl Strategy<Value = Case> {
    let kind = prop_oneof![Just("ALL_UNITS"), Just("GRADUATED")];
    let split = prop_oneof![Just("PER_SEAT"), Just("EQUAL"), Just("BY_BAND")];
    let prices = (400_000..450_000i64, 10_000..40_000i64, 10_000..40_000i64)
        .prop_map(|(low, step, next)| [low + step + next, low + step, low].map(|units| units * 100));
    let limits =
        (marker(600_000..900_000), marker(100_000..390_000), marker(380_000..700_000), marker(2_000_000..3_400_000))
            .prop_flat_map(|(high, low, middle, total)| {
                marker(900_000..990_000).prop_map(move |waiting| [high, low, middle, total, waiting])
            });
    (kind, split, prices, 0..9_000_000i64, limits).prop_map(|(kind, split, prices, fee, limits)| Case {
        kind,
        split,
        prices,
        fee,
        limits,
    })
}

/// The same cases at every run.
pub(super) fn drawn() -> Vec<Case> {
    let mut runner = TestRunner::deterministic();
    let strategy = cases();
    (0..CASES).map(|_| strategy.new_tree(&mut runner).expect("nothing is rejected").current()).collect()
}

impl Case {
    pub(super) fn plan(&self) -> Plan {
        let [small, middle, large] = self.prices;
        Plan::default()
            .without_fees()
            .prices(&[(10, small), (25, middle), (50, large)])
            .fee("setup", self.fee, self.split)
            .with("quoteKind", self.kind)
    }

    /// The limits of an agency, by its people: what it stated, and the price a total comes to.
    fn of(&self, agency: &str) -> Vec<i64> {
        let [high, low, middle, total, waiting] = self.limits;
        match agency {
            "Ana" => vec![high, low, waiting],
            "Rose" => vec![middle],
            "Hugo" => vec![total, total / HARBOUR_SEATS],
            _ => Vec::new(),
        }
    }

    /// The limits somebody may never read.
    pub(super) fn sealed_for(&self, name: &str) -> Vec<i64> {
        ["Ana", "Rose", "Hugo"].iter().filter(|other| **other != name).flat_map(|other| self.of(other)).collect()
    }
}

/// A limit in every way the house writes money, and in base64 at each of its three offsets.
fn spellings(cents: i64) -> Vec<String> {
    let minor = cents.to_string();
    let (units, rest) = minor.split_at(minor.len() - 2);
    let grouped = |separator: &str| {
        let digits: Vec<char> = units.chars().collect();
        digits.rchunks(3).rev().map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(separator)
    };
    let mut spellings =
        vec![minor.clone(), format!("{units}.{rest}"), format!("{units},{rest}"), format!("{}.{rest}", grouped(","))];
    spellings.extend(["\u{a0}", "\u{202f}", " ", "&nbsp;", "&#160;"].map(|space| format!("{},{rest}", grouped(space))));
    let encoded = |lead: usize| {
        let text = format!("{}{minor}", "x".repeat(lead));
        let all = STANDARD_NO_PAD.encode(text);
        let (from, to) = ((lead * 4).div_ceil(3), all.len() - 1);
        all[from..to].to_owned()
    };
    spellings.extend((0..3).map(encoded));
    spellings
}

#[track_caller]
pub(super) fn tells_none(said: &str, limits: &[i64], where_from: &str) {
    for limit in limits {
        for spelling in spellings(*limit) {
            // Thousands of answers are searched for dozens of spellings: `contains` takes a quarter of the test's time.
            let found = memmem::find(said.as_bytes(), spelling.as_bytes());
            assert!(found.is_none(), "the limit {limit} leaks as {spelling:?} by {where_from}:\n{said}");
        }
    }
}
