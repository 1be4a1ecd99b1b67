//! Small groups stay hidden (DESIGN 2.7). Pure.
//!
//! A cell with fewer than five contributors is hidden, and so is whatever would give it away by subtraction from the
//! total; a sum of money also when one contributor makes up most of it.

use std::cmp::Reverse;

/// Fewer contributors than this stay hidden.
pub(crate) const CONTRIBUTORS_MIN: usize = 5;

/// Whether a group is large enough to be shown.
pub(crate) fn is_large_enough(contributors: usize) -> bool {
    contributors >= CONTRIBUTORS_MIN
}

/// Whether a sum of these amounts may be shown: enough of them, and none more than half of all, taken without sign.
pub(crate) fn may_be_summed(amounts: &[i64]) -> bool {
    let size = |amount: &i64| u128::from(amount.unsigned_abs());
    let largest = amounts.iter().map(size).max().unwrap_or(0);
    let all: u128 = amounts.iter().map(size).sum();
    is_large_enough(amounts.len()) && largest * 2 <= all
}

/// Which cells of a table to hide, given that their total is shown.
///
/// Cells that may not be shown are hidden. Then, as long as the hidden cells taken together could be told (there is one
/// alone, or their sum is one that `may_be_shown` refuses), the smallest cell still visible is hidden with them. Cells with
/// nothing in them are left as they are: nothing can be told from them, and they cover for nobody. `already` are cells that
/// are hidden for another reason, one a cell.
pub(crate) fn hidden<C>(
    cells: &[C],
    already: &[bool],
    size: impl Fn(&C) -> usize,
    may_be_shown: impl Fn(&[&C]) -> bool,
) -> Vec<bool> {
    let hide = |(cell, already): (&C, &bool)| size(cell) > 0 && (*already || !may_be_shown(&[cell]));
    let mut hidden: Vec<bool> = cells.iter().zip(already).map(hide).collect();
    loop {
        let together: Vec<&C> =
            cells.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(cell, _)| cell).collect();
        if together.is_empty() || (together.len() > 1 && may_be_shown(&together)) {
            return hidden;
        }
        let visible = (0..cells.len()).filter(|n| !hidden[*n] && size(&cells[*n]) > 0);
        // Of equals the last, so that tables read from the top lose as little as possible.
        match visible.min_by_key(|n| (size(&cells[*n]), Reverse(*n))) {
            Some(smallest) => hidden[smallest] = true,
            None => return hidden,
        }
    }
}

#[cfg(test)]
mod tests;
