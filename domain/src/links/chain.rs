//! Whether those who linked an agency handed it on to whoever keeps it now. Pure.
//!
//! Once an agency has an admin, only its admins give its seats. But where the last one goes, a coordinator finds a new one, and
//! could find whom they like: so a link is no good any more once its agency was without an admin for a moment. Whoever follows
//! links again, if the other side wants it.

use crate::clock::Instant;

/// From when to when somebody was an admin; to none while they are.
pub(super) type Term = (Instant, Option<Instant>);

/// Whether the agency has had an admin at every instant from `since` to `now`.
pub(super) fn unbroken(terms: &[Term], since: Instant, now: Instant) -> bool {
    let mut covered = since;
    loop {
        let reaches = |term: &&Term| term.0 <= covered && term.1.is_none_or(|end| end > covered);
        match terms.iter().find(reaches) {
            None => return false,
            Some((_, None)) => return true,
            Some((_, Some(end))) if *end > now => return true,
            Some((_, Some(end))) => covered = *end,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    /// The terms of admins, in hours, and whether the link is good.
    type Case = (&'static [(i64, Option<i64>)], bool);

    #[test]
    fn a_link_is_good_as_long_as_one_admin_follows_another() {
        let at = |hour: i64| DateTime::UNIX_EPOCH + TimeDelta::hours(hour);
        let table: [Case; 7] = [
            (&[(0, None)], true),
            (&[(0, Some(5)), (5, None)], true),
            (&[(0, Some(5)), (3, Some(7)), (6, None)], true),
            (&[(0, Some(5)), (6, None)], false),
            (&[(0, Some(5))], false),
            (&[(2, None)], false),
            (&[], false),
        ];
        for (terms, expected) in table {
            let terms: Vec<Term> = terms.iter().map(|(from, to)| (at(*from), to.map(at))).collect();
            assert_eq!(unbroken(&terms, at(1), at(9)), expected, "{terms:?}");
        }
    }
}
