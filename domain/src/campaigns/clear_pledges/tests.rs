use proptest::prelude::*;

use super::*;
use crate::agencies::profile::SizeBand;
use crate::campaigns::examples::{fee, id, lines, open, step};
use crate::campaigns::terms::{FeeSplit, QuoteKind};

fn stands(agency: u128, of: &[(i64, Option<i64>)]) -> StandingPledge {
    StandingPledge { agency: id(agency), size_band: SizeBand::Small, lines: lines(of) }
}

#[test]
fn each_line_has_its_reason_its_price_and_its_part_of_the_bill() {
    let pledges = [stands(11, &[(30, None), (8, Some(1091))]), stands(10, &[(1, Some(1092)), (2, Some(5))])];
    let cleared = clear(&open(), &pledges, "secret").expect("clears");
    let parts = shares(&pledges, &cleared.outcome).expect("adds up");
    // 39 seats at 1000 would cost 1000 + 3500/39 = 1089.74 each: all but the 5 accept.
    assert_eq!((cleared.outcome.seats, cleared.outcome.total), (39, 42_500));
    let totals: Vec<i64> = parts.iter().map(|part| part.total.minor()).collect();
    assert_eq!(totals, [41_410, 1_090]);
    let line = &parts[0].lines[1];
    assert_eq!((line.line.as_str(), line.cost), ("00000000-0000-0000-0000-00000000000b/2", Money(8_718)));
    assert_eq!(line.landed_price.as_deref(), Some("42500/39"));
    assert_eq!(line.landed_price_rounded, Some(Money(1_090)));
    assert_eq!(parts[0].lines[0].cost, Money(32_692));
    let out = &parts[1].lines[1];
    assert_eq!((out.included, out.reason), (false, Some(LeftOutReason::CapBelowLandedPrice)));
    // The price it missed is that with its own two seats added, up to the cent: 1000 + 3500/41 = 1085.37.
    assert_eq!(
        (out.landed_price_rounded, out.max_landed_price, out.cost),
        (Some(Money(1_086)), Some(Money(5)), Money(0))
    );
    assert!(parts[1].included);
}

#[test]
fn a_digest_cannot_be_tried_against_limits() {
    let pledges = [stands(10, &[(3, Some(2500))])];
    let [one, other] = ["one", "other"].map(|seal| clear(&open(), &pledges, seal).expect("clears"));
    assert_ne!(one.input_sha256, other.input_sha256);
    assert_eq!(one.outcome, other.outcome);
    assert_eq!(one.input_sha256, clearing::sha256(one.input.as_bytes()));
    // Anybody who is given the true input reads it as it is, and the result names its digest.
    let result = clearing::clear_document(one.input.as_bytes()).expect("reads white space");
    assert!(result.contains(&one.input_sha256));
    assert!(one.input.contains("\"maxLandedPrice\": 2500") && !one.redacted_input.contains("maxLandedPrice"));
}

#[test]
fn nothing_pledged_is_a_record_too() {
    let cleared = clear(&open(), &[], "secret").expect("clears");
    assert!(!cleared.outcome.cleared);
    assert_eq!(shares(&[], &cleared.outcome), Ok(Vec::new()));
}

fn anything() -> impl Strategy<Value = Vec<Vec<(i64, Option<i64>)>>> {
    prop::collection::vec(prop::collection::vec((1..30i64, prop::option::of(0..2000i64)), 1..5), 0..8)
}

proptest! {
    #[test]
    fn parts_add_up_and_the_redacted_pair_clears_the_same(
        graduated in any::<bool>(),
        first in 1..40i64,
        amounts in prop::collection::vec(0..9999i64, 3),
        pledged in anything(),
    ) {
        let mut campaign = open();
        campaign.terms.quote_kind = if graduated { QuoteKind::Graduated } else { QuoteKind::AllUnits };
        campaign.terms.price_breaks = vec![step(first, 1000), step(first + 20, 801)];
        let splits = [FeeSplit::PerSeat, FeeSplit::Equal, FeeSplit::ByBand];
        let fees = splits.into_iter().zip(&amounts).enumerate();
        campaign.terms.shared_fees = fees.map(|(n, (split, amount))| fee(&n.to_string(), *amount, split)).collect();
        campaign.terms.contributions = Vec::new();
        let bands = [SizeBand::Micro, SizeBand::Medium, SizeBand::Large];
        let pledges = pledged.iter().enumerate().map(|(n, of)| {
            StandingPledge { size_band: bands[n % 3], ..stands(50 - n as u128, of) }
        });
        let pledges: Vec<StandingPledge> = pledges.collect();
        let cleared = clear(&campaign, &pledges, "secret").expect("clears");
        let parts = shares(&pledges, &cleared.outcome).expect("adds up");
        prop_assert_eq!(parts.iter().map(|part| part.total.minor()).sum::<i64>(), cleared.outcome.total);
        prop_assert_eq!(parts.iter().map(|part| part.seats.count()).sum::<i64>(), cleared.outcome.seats);
        for part in &parts {
            prop_assert_eq!(part.lines.iter().map(|line| line.cost.minor()).sum::<i64>(), part.total.minor());
            let shares: i64 = part.fee_shares.iter().map(|share| share.amount.minor()).sum();
            prop_assert_eq!(part.seat_cost.minor() + shares, part.total.minor());
            for line in &part.lines {
                let limit = line.max_landed_price.map(Money::minor);
                match line.reason {
                    Some(LeftOutReason::CapBelowLandedPrice) => {
                        prop_assert!(line.landed_price_rounded.map(Money::minor) > limit, "the price missed stands above");
                    }
                    Some(LeftOutReason::NoOfferAtThisQuantity) => prop_assert!(line.landed_price.is_none()),
                    None => prop_assert!(line.included),
                }
            }
        }
        let again = clearing::clear_document(cleared.redacted_input.as_bytes()).expect("clears again");
        prop_assert_eq!(again, cleared.redacted_result);
    }
}
