//! The picture of licences by region: one bar a region, its number beside it.

use super::UptakeCell;
use crate::page::Page;

/// A bar, ready to be drawn in the wide and in the narrow picture.
pub(super) struct Bar {
    pub(super) name: String,
    /// What stands at the bar's end: the number, or that it is hidden.
    pub(super) said: String,
    pub(super) is_hidden: bool,
    /// Of 1000, how long the bar is.
    pub(super) thousandths: i64,
    pub(super) row: usize,
}

/// Longest first; regions that are hidden come last, by name, so that their order tells nothing.
pub(super) fn bars(p: &Page, rows: &[(String, UptakeCell)]) -> Vec<Bar> {
    let longest = rows.iter().filter_map(|(_, cell)| cell.licences).map(|seats| seats.0).max().unwrap_or(0).max(1);
    let mut bars: Vec<Bar> = rows
        .iter()
        .map(|(name, cell)| Bar {
            name: name.clone(),
            said: match cell.licences {
                Some(seats) => p.number(seats),
                None => p.t("pages-uptake-hidden"),
            },
            is_hidden: cell.licences.is_none(),
            thousandths: cell.licences.map_or(0, |seats| seats.0 * 1000 / longest),
            row: 0,
        })
        .collect();
    bars.sort_by(|one, other| {
        (one.is_hidden, -one.thousandths, &one.name).cmp(&(other.is_hidden, -other.thousandths, &other.name))
    });
    for (row, bar) in bars.iter_mut().enumerate() {
        bar.row = row;
    }
    bars
}

impl Bar {
    /// Length in the wide picture, whose bars have 330 units.
    pub(super) fn wide(&self) -> i64 {
        self.thousandths * 330 / 1000
    }

    /// Length in the narrow picture, whose bars have 200 units.
    pub(super) fn narrow(&self) -> i64 {
        self.thousandths * 200 / 1000
    }

    pub(super) fn wide_y(&self) -> usize {
        self.row * 34 + 8
    }

    pub(super) fn narrow_y(&self) -> usize {
        self.row * 50 + 8
    }
}
