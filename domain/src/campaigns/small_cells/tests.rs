use proptest::prelude::*;

use super::*;

fn by_size(cells: &[usize]) -> Vec<bool> {
    hidden(cells, &vec![false; cells.len()], |cell| *cell, |together| is_large_enough(together.iter().copied().sum()))
}

#[test]
fn small_cells_are_hidden_and_never_alone() {
    assert_eq!(by_size(&[20, 7, 5]), [false; 3]);
    // 4 alone could be told from the total, so the smallest other goes with it.
    assert_eq!(by_size(&[20, 4, 7]), [false, true, true]);
    // Two hidden cells of 3 in all would still be a small group.
    assert_eq!(by_size(&[20, 1, 2, 9, 6]), [false, true, true, false, true]);
    assert_eq!(by_size(&[20, 2, 3, 9]), [false, true, true, false]);
    // Nothing covers for nobody, and an empty cell tells nothing.
    assert_eq!(by_size(&[20, 4, 0, 7]), [false, true, false, true]);
    assert_eq!(by_size(&[20, 0]), [false, false]);
    // Of equals the last.
    assert_eq!(by_size(&[6, 4, 6, 6]), [false, true, false, true]);
    assert_eq!(by_size(&[]), [false; 0]);
    assert_eq!(by_size(&[3]), [true]);
    assert_eq!(by_size(&[4, 6]), [true, true]);
}

#[test]
fn what_is_hidden_for_another_reason_needs_company_too() {
    let large = |together: &[&usize]| is_large_enough(together.iter().copied().sum());
    let with = |already: &[bool]| hidden(&[20, 7, 0, 9], already, |cell| *cell, large);
    assert_eq!(with(&[false, false, false, false]), [false; 4]);
    assert_eq!(with(&[false, true, false, false]), [false, true, false, true]);
    assert_eq!(with(&[false, true, true, false]), [false, true, false, true]);
    assert_eq!(with(&[true, true, false, false]), [true, true, false, false]);
}

#[test]
fn money_is_hidden_when_one_contributor_makes_up_most_of_it() {
    assert!(may_be_summed(&[10, 10, 10, 10, 10]));
    assert!(!may_be_summed(&[10, 10, 10, 10]));
    assert!(may_be_summed(&[40, 10, 10, 10, 10]));
    assert!(!may_be_summed(&[41, 10, 10, 10, 10]));
    assert!(!may_be_summed(&[-41, 10, 10, -10, 10]));
    assert!(may_be_summed(&[0, 0, 0, 0, 0]));
    assert!(!may_be_summed(&[i64::MIN, i64::MAX, 0, 0, 0]));
}

proptest! {
    #[test]
    fn no_hidden_cell_can_be_told_from_the_total(mut cells in prop::collection::vec(0..12usize, 0..14), large in 5..12usize) {
        // The total is shown, so it is large enough.
        cells.push(large);
        let hidden = by_size(&cells);
        for (cell, hidden) in cells.iter().zip(&hidden) {
            prop_assert!(*hidden || *cell == 0 || is_large_enough(*cell));
        }
        let together: Vec<usize> = cells.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(cell, _)| *cell).collect();
        // What is left of the total when every visible cell is taken away: nothing, or a large group of several cells.
        prop_assert!(together.is_empty() || (together.len() > 1 && is_large_enough(together.iter().sum())));
    }
}
