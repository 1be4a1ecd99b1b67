//! A day somebody typed.

use chrono::{Datelike, NaiveDate};

/// The years of which our records know days. A browser lets people type others.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// A day as browsers send it, if it is one.
pub fn day(typed: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().filter(|day| YEARS.contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_read_as_browsers_send_it() {
        assert_eq!(day("2026-03-02").map(|day| day.to_string()).as_deref(), Some("2026-03-02"));
        for typed in ["", "soon", "2026-02-30", "0026-03-02", "1899-12-31", "12026-03-02", "2026-03-02T15:00"] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }
}
