//! Dividing sums to the cent.

use clearing::split::{Unsplittable, by_weights};
use proptest::prelude::*;

#[test]
fn what_is_left_over_goes_to_the_largest_fractions() {
    // Exact shares: 14.28…, 28.57…, 57.14…
    assert_eq!(by_weights(100, &[("a", 1), ("b", 2), ("c", 4)]), Ok(vec![14, 29, 57]));
}

#[test]
fn ties_go_to_the_smaller_id_in_byte_order() {
    assert_eq!(by_weights(5, &[("é", 1), ("a", 1), ("Z", 1)]), Ok(vec![1, 2, 2]));
}

#[test]
fn equal_fractions_of_unequal_weights_are_seen_as_ties() {
    // Exact shares: 0.5, 1.5.
    assert_eq!(by_weights(2, &[("b", 1), ("a", 3)]), Ok(vec![0, 2]));
    assert_eq!(by_weights(2, &[("a", 1), ("b", 3)]), Ok(vec![1, 1]));
}

#[test]
fn who_weighs_nothing_bears_nothing() {
    assert_eq!(by_weights(7, &[("a", 0), ("b", 3)]), Ok(vec![0, 7]));
    assert_eq!(by_weights(0, &[("a", 0), ("b", 0)]), Ok(vec![0, 0]));
    assert_eq!(by_weights::<&str>(0, &[]), Ok(Vec::new()));
}

#[test]
fn what_cannot_be_divided_is_refused() {
    assert_eq!(by_weights(1, &[("a", 0)]), Err(Unsplittable::NobodyToBearIt));
    assert_eq!(by_weights::<&str>(1, &[]), Err(Unsplittable::NobodyToBearIt));
    assert_eq!(by_weights(-1, &[("a", 1)]), Err(Unsplittable::Negative));
    assert_eq!(by_weights(1, &[("a", -1), ("b", 2)]), Err(Unsplittable::Negative));
}

#[test]
fn the_longest_sums_and_weights_fit() {
    assert_eq!(by_weights(i64::MAX, &[("a", i64::MAX), ("b", i64::MAX)]), Ok(vec![i64::MAX / 2 + 1, i64::MAX / 2]));
}

proptest! {
    #[test]
    fn shares_add_up_and_are_less_than_a_unit_off(
        total in 0..10_000i64,
        weights in proptest::collection::vec(0..20i64, 1..9),
    ) {
        let all: i64 = weights.iter().sum();
        prop_assume!(all > 0);
        let parts: Vec<(usize, i64)> = weights.iter().copied().enumerate().collect();
        let shares = by_weights(total, &parts).unwrap();
        prop_assert_eq!(shares.iter().sum::<i64>(), total);
        for (share, weight) in shares.iter().zip(&weights) {
            prop_assert!((share * all - total * weight).abs() < all);
        }
        // Whoever got a unit more was cut by more, or by the same and comes first.
        let cut = |index: usize| total * weights[index] % all;
        let got = |index: usize| shares[index] > total * weights[index] / all;
        for one in 0..parts.len() {
            for other in (0..parts.len()).filter(|other| got(*other) && !got(one)) {
                prop_assert!((cut(other), one) >= (cut(one), other) );
            }
        }
    }
}
