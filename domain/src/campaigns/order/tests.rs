use proptest::prelude::*;

use super::*;
use crate::campaigns::examples::{step, terms};

fn told(kind: QuoteKind, breaks: &[(i64, i64)], seats: i64) -> Vec<(i64, i64, i64)> {
    let price_breaks = breaks.iter().map(|(seats, price)| step(*seats, *price)).collect();
    let terms = Terms { quote_kind: kind, price_breaks, ..terms() };
    let parts = price_parts(&terms, Seats(seats));
    parts.iter().map(|part| (part.seats.count(), part.unit_price.minor(), part.cost.minor())).collect()
}

#[test]
fn seats_are_listed_by_price() {
    let breaks = [(5, 100), (20, 90), (50, 80)];
    assert_eq!(told(QuoteKind::AllUnits, &breaks, 30), [(30, 90, 2700)]);
    assert_eq!(told(QuoteKind::Graduated, &breaks, 30), [(19, 100, 1900), (11, 90, 990)]);
    assert_eq!(told(QuoteKind::Graduated, &breaks, 19), [(19, 100, 1900)]);
    assert_eq!(told(QuoteKind::Graduated, &breaks, 50), [(19, 100, 1900), (30, 90, 2700), (1, 80, 80)]);
    assert_eq!(told(QuoteKind::Graduated, &breaks, 4), []);
    assert_eq!(told(QuoteKind::AllUnits, &breaks, 4), []);
}

proptest! {
    #[test]
    fn the_parts_add_up_to_what_the_clearing_says(graduated in any::<bool>(), first in 1..9i64, more in 1..9i64, seats in 1..40i64) {
        let kind = if graduated { QuoteKind::Graduated } else { QuoteKind::AllUnits };
        let breaks = [(first, 100), (first + more, 90), (first + 2 * more, 77)];
        let price_breaks = breaks.iter().map(|(seats, price)| step(*seats, *price)).collect();
        let offer = Terms { quote_kind: kind, price_breaks, ..terms() }.offer().expect("an offer");
        let parts = told(kind, &breaks, seats);
        let cost: i64 = parts.iter().map(|(.., cost)| *cost).sum();
        prop_assert_eq!(offer.cost(seats).unwrap_or(0), u128::from(cost.unsigned_abs()));
        if cost > 0 {
            prop_assert_eq!(parts.iter().map(|(seats, ..)| *seats).sum::<i64>(), seats);
        }
    }
}
