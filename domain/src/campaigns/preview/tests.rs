use proptest::prelude::*;

use super::*;
use crate::campaigns::clear_pledges;
use crate::campaigns::examples::{fee, id, open, pledge, step, with_others};
use crate::campaigns::finders::StandingPledge;
use crate::campaigns::terms::{FeeSplit, QuoteKind};

fn asked(of: &[(i64, Option<i64>)]) -> Vec<LineInput> {
    crate::campaigns::examples::lines(of).0.into_iter().map(LineInput::from).collect()
}

#[test]
fn each_break_shows_what_it_would_cost_us() {
    // 44 seats of 4 others; 6 of ours reach the break of 50.
    let preview = foretell(&with_others(44, 4), None, SizeBand::Small, &asked(&[(6, None)]), Some(Money(1200)));
    assert_eq!((preview.seats, preview.today_bill), (Seats(6), Some(Money(7200))));
    // Alone: 6 at 1000 and the whole net fee of 3500.
    assert_eq!(preview.worst_bill, Money(9500));
    let row = |seats_min, unit_price, seats_total, total, landed_price| BreakPreview {
        price_break: step(seats_min, unit_price),
        seats_total: Seats(seats_total),
        seats_in: Seats(6),
        total: Money(total),
        landed_price: Some(Money(landed_price)),
        against_today: Some(Money(total - 7200)),
        reached: true,
    };
    // As few seats as reach a break, never fewer than ours: 6 at 1000 with the whole fee; 50 at 800 with 6/50 of it.
    assert_eq!(preview.breaks, [row(1, 1000, 6, 9500, 1583), row(50, 800, 50, 5220, 870)]);
    assert_eq!(preview.now, Some(row(50, 800, 50, 5220, 870)));
    assert_eq!(preview.lines[0].holds_now, Some(true));
}

#[test]
fn a_limit_below_the_price_holds_only_where_the_price_falls() {
    let preview =
        foretell(&with_others(20, 4), None, SizeBand::Small, &asked(&[(2, Some(900)), (1, None)]), Some(Money(0)));
    let held: Vec<i64> = preview.breaks.iter().map(|one| one.seats_in.count()).collect();
    assert_eq!(held, [1, 3]);
    assert_eq!(preview.lines.iter().map(|line| line.holds_now).collect::<Vec<_>>(), [Some(false), Some(true)]);
    assert!(!preview.breaks[1].reached && preview.breaks[0].reached);
    let nobody = foretell(&with_others(20, 4), None, SizeBand::Small, &asked(&[(2, Some(1))]), Some(Money(5)));
    let now = nobody.now.expect("an offer");
    assert_eq!((now.seats_in, now.total, now.against_today), (Seats(0), Money(0), None));
    // The price it would have had to accept: 1000 and 3500/22 a seat.
    assert_eq!(now.landed_price, Some(Money(1159)));
}

#[test]
fn our_own_pledge_is_taken_out_of_the_counters_before_it_is_put_in_again() {
    let campaign = with_others(50, 5);
    let standing = pledge(10, &[(6, None)]);
    let changed = foretell(&campaign, Some(&standing), SizeBand::Small, &asked(&[(6, None)]), None);
    assert_eq!(changed.now.map(|now| now.seats_total), Some(Seats(50)));
    assert_eq!(of_pledge(&campaign, &standing, SizeBand::Small), changed);
    let fewer = foretell(&campaign, Some(&standing), SizeBand::Small, &asked(&[(5, None)]), None);
    assert_eq!(fewer.now.map(|now| (now.seats_total, now.price_break)), Some((Seats(49), step(1, 1000))));
}

#[test]
fn where_there_is_no_offer_yet_nothing_is_promised() {
    let mut campaign = with_others(3, 2);
    campaign.terms.price_breaks = vec![step(10, 100)];
    let preview = foretell(&campaign, None, SizeBand::Small, &asked(&[(2, None)]), None);
    assert_eq!((preview.now, preview.lines[0].holds_now), (None, None));
    assert_eq!(preview.breaks.len(), 1);
    assert!(!preview.breaks[0].reached);
}

#[test]
fn lines_that_could_not_be_pledged_are_shown_and_not_counted() {
    let mut lines = asked(&[(0, Some(5)), (4, None)]);
    lines.push(LineInput {
        seats: Seats(3),
        max_landed_price: None,
        max_total: Some(Money(3999)),
        no_limit_understood: false,
    });
    let preview = foretell(&open(), None, SizeBand::Small, &lines, None);
    assert_eq!(preview.seats, Seats(7));
    let limits: Vec<Option<Money>> = preview.lines.iter().map(|line| line.max_landed_price).collect();
    assert_eq!(limits, [Some(Money(5)), None, Some(Money(1333))]);
    assert_eq!(preview.lines.iter().map(|line| line.holds_now).collect::<Vec<_>>(), [None, Some(true), Some(false)]);
    assert_eq!(foretell(&open(), None, SizeBand::Small, &[], None).breaks, []);
}

#[test]
fn the_next_break_tells_what_is_missing_and_what_it_saves_us() {
    let campaign = with_others(44, 4);
    let mine = pledge(10, &[(10, Some(1100))]);
    let next = next_break(&campaign, Some((&mine, SizeBand::Small))).expect("one more");
    // Ten of 44: 10 × (1000 + 3500/44) = 10,795; of 50: 10 × (800 + 3500/50) = 8,700.
    assert_eq!(next, NextBreak { price_break: step(50, 800), seats_missing: Seats(6), saving: Some(Money(2095)) });
    assert_eq!(next_break(&campaign, None).and_then(|next| next.saving), None);
    let withdrawn = pledge::Model { withdrawn: true, ..mine };
    assert_eq!(next_break(&campaign, Some((&withdrawn, SizeBand::Small))).and_then(|next| next.saving), None);
    let too_low = pledge(10, &[(10, Some(1))]);
    assert_eq!(next_break(&campaign, Some((&too_low, SizeBand::Small))).and_then(|next| next.saving), None);
    assert_eq!(next_break(&with_others(50, 4), None), None);
    assert_eq!(current_break(&campaign), Some(step(1, 1000)));
    assert_eq!(current_break(&with_others(50, 4)), Some(step(50, 800)));
    assert_eq!(current_break(&with_others(0, 0)), None);
}

#[test]
fn once_there_is_a_result_pledges_foretell_nothing_any_more() {
    let closed = campaign::Model { provisional_at: Some(open().pledging_closes_at), ..with_others(44, 4) };
    let ended = campaign::Model { settled_at: Some(open().pledging_closes_at), ..with_others(44, 4) };
    for campaign in [closed, ended] {
        assert_eq!((current_break(&campaign), next_break(&campaign, None)), (None, None));
    }
}

#[test]
fn more_lines_than_a_pledge_may_have_are_no_question() {
    let lines = asked(&[(1, None); PledgeLines::LINES_MAX + 1]);
    let asked = |lines: &[LineInput]| preview(&open(), None, SizeBand::Small, lines, None);
    assert_eq!(asked(&lines), Err(Denial::BadInput));
    assert_eq!(asked(&lines[1..]).map(|preview| preview.seats), Ok(Seats(20)));
}

fn split() -> impl Strategy<Value = FeeSplit> {
    prop_oneof![Just(FeeSplit::PerSeat), Just(FeeSplit::Equal), Just(FeeSplit::ByBand)]
}

proptest! {
    /// What is previewed is what the clearing would do, nobody else's limit being missed.
    #[test]
    fn a_preview_foretells_the_clearing(
        graduated in any::<bool>(),
        first in 1..6i64,
        more in 1..30i64,
        prices in (100..1000i64, 1..99i64),
        fees in prop::collection::vec((0..5000i64, split()), 0..4),
        others in prop::collection::vec((1..20i64, 0..3usize), 0..6),
        mine in prop::collection::vec((1..10i64, prop::option::of(0..2500i64)), 1..5),
        band in 0..3usize,
    ) {
        let bands = [SizeBand::Small, SizeBand::Medium, SizeBand::Large];
        let mut campaign = open();
        campaign.terms.quote_kind = if graduated { QuoteKind::Graduated } else { QuoteKind::AllUnits };
        campaign.terms.price_breaks = vec![step(first, prices.0), step(first + more, prices.0 - prices.1)];
        campaign.terms.shared_fees =
            fees.iter().enumerate().map(|(n, (amount, split))| fee(&n.to_string(), *amount, *split)).collect();
        campaign.terms.contributions = Vec::new();
        campaign.seats_pledged = Seats(others.iter().map(|(seats, _)| *seats).sum());
        campaign.agencies_in = others.len() as i64;
        campaign.band_weight_in = others.iter().map(|(_, band)| bands[*band].band_weight()).sum();
        let preview = foretell(&campaign, None, bands[band], &asked(&mine), None);

        let own = StandingPledge { agency: id(10), size_band: bands[band], lines: crate::campaigns::examples::lines(&mine) };
        let others = others.iter().enumerate().map(|(n, (seats, band))| StandingPledge {
            agency: id(100 + n as u128),
            size_band: bands[*band],
            lines: crate::campaigns::examples::lines(&[(*seats, None)]),
        });
        let pledges: Vec<StandingPledge> = std::iter::once(own).chain(others).collect();
        let cleared = clear_pledges::clear(&campaign, &pledges, "").expect("clears");
        let parts = clear_pledges::shares(&pledges, &cleared.outcome).expect("adds up");
        prop_assert_eq!(preview.now.map_or(Seats(0), |now| now.seats_in), parts[0].seats);
        let holds: Vec<bool> = preview.lines.iter().map(|line| line.holds_now == Some(true)).collect();
        let included: Vec<bool> = parts[0].lines.iter().map(|line| line.included).collect();
        prop_assert_eq!(holds, included);
        let bill = preview.now.map_or(0, |now| now.total.minor());
        let components = fees.len() as i64 + 1;
        prop_assert!((bill - parts[0].total.minor()).abs() <= components, "{} and {}", bill, parts[0].total.minor());
        prop_assert!(parts[0].total <= preview.worst_bill);
    }
}
