//! For how long a network keeps what it keeps for its people: within our bounds, and within those of whoever runs the server.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::DbErr;
use serde::Serialize;

use super::network_retention;
use crate::clock::Instant;
use crate::error::{Problem, ProblemArg, ProblemCode};
use crate::operation::Tx;

/// The most days anything of this is kept unless whoever runs the server says less: five years.
pub const KEEP_DAYS_MAX: i64 = 1_825;

/// How often the clock looks for what is older than a network keeps it.
pub(crate) const SWEPT_EVERY: TimeDelta = TimeDelta::days(1);

/// Days that can be set: from the least to the most, and what holds until somebody says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The fewest days.
    pub least: i64,
    /// The most days, or fewer where the server keeps less.
    pub most: i64,
    /// What holds until somebody says otherwise.
    pub unless_said: i64,
}

/// Somebody who is away for a summer still finds their notices.
pub const NOTICES: Bounds = Bounds { least: 30, most: KEEP_DAYS_MAX, unless_said: 365 };
/// Long enough to look into what did not arrive.
pub const MAILS: Bounds = Bounds { least: 7, most: 730, unless_said: 90 };
/// Long enough to send it once more.
pub const INVITATIONS: Bounds = Bounds { least: 1, most: 365, unless_said: 30 };

impl Bounds {
    /// The same on a server that keeps nothing longer than `keep_days_max`; the least stays.
    pub fn within(self, keep_days_max: i64) -> Self {
        let most = self.most.min(keep_days_max).max(self.least);
        Self { most, unless_said: self.unless_said.min(most), ..self }
    }

    /// As many days as said, or the nearest that these bounds allow: what was set earlier may lie outside of them by now.
    pub fn nearest(self, days: i64) -> i64 {
        days.clamp(self.least, self.most)
    }

    fn problem(self, field: &str, days: i64) -> Option<Problem> {
        let (least, most) = (ProblemArg::Number(self.least), ProblemArg::Number(self.most));
        let outside = Problem::at(field, ProblemCode::DaysOutOfBounds).with("least", least).with("most", most);
        (self.nearest(days) != days).then_some(outside)
    }
}

/// For how many days a network keeps what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Retention {
    /// For how many days people find their notices.
    pub notices_days: i64,
    /// For how many days it is kept what became of a mail.
    pub mails_days: i64,
    /// For how many days name and address stay in an invitation that ran out.
    pub invitations_days: i64,
}

impl Retention {
    /// What holds on a server that keeps nothing longer than `keep_days_max`: what was set, or the nearest the bounds allow.
    pub fn of(row: Option<&network_retention::Model>, keep_days_max: i64) -> Self {
        let [notices, mails, invitations] = [NOTICES, MAILS, INVITATIONS].map(|bounds| bounds.within(keep_days_max));
        Self {
            notices_days: notices.nearest(row.map_or(notices.unless_said, |row| row.notices_days)),
            mails_days: mails.nearest(row.map_or(mails.unless_said, |row| row.mails_days)),
            invitations_days: invitations.nearest(row.map_or(invitations.unless_said, |row| row.invitations_days)),
        }
    }

    /// What is outside of the bounds.
    pub(super) fn problems(self, keep_days_max: i64) -> Vec<Problem> {
        let fields = [
            ("noticesDays", NOTICES, self.notices_days),
            ("mailsDays", MAILS, self.mails_days),
            ("invitationsDays", INVITATIONS, self.invitations_days),
        ];
        fields
            .into_iter()
            .filter_map(|(field, bounds, days)| bounds.within(keep_days_max).problem(field, days))
            .collect()
    }
}

/// The row of a network that begins: the clock looks a day later for the first time.
pub(crate) async fn begin(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let row = network_retention::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.network()),
        notices_days: Set(NOTICES.unless_said),
        mails_days: Set(MAILS.unless_said),
        invitations_days: Set(INVITATIONS.unless_said),
        next_sweep_at: Set(now + SWEPT_EVERY),
        version: Set(1),
        changed_at: Set(now),
    };
    tx.insert(row).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_keeps_less_narrows_every_bound_but_not_below_the_least() {
        for (keep, notices, mails, invitations) in
            [(KEEP_DAYS_MAX, 1_825, 730, 365), (400, 400, 400, 365), (60, 60, 60, 60), (7, 30, 7, 7), (0, 30, 7, 1)]
        {
            let most = [NOTICES, MAILS, INVITATIONS].map(|bounds| bounds.within(keep).most);
            assert_eq!(most, [notices, mails, invitations], "{keep}");
        }
    }

    #[test]
    fn what_was_set_holds_within_the_bounds() {
        let at = chrono::DateTime::UNIX_EPOCH;
        let row = network_retention::Model {
            network_id: uuid::Uuid::nil(),
            id: uuid::Uuid::nil(),
            notices_days: 700,
            mails_days: 7,
            invitations_days: 9_999,
            next_sweep_at: at,
            version: 1,
            changed_at: at,
        };
        let days = |kept: Retention| [kept.notices_days, kept.mails_days, kept.invitations_days];
        assert_eq!(days(Retention::of(None, KEEP_DAYS_MAX)), [365, 90, 30]);
        assert_eq!(days(Retention::of(None, 60)), [60, 60, 30]);
        assert_eq!(days(Retention::of(Some(&row), KEEP_DAYS_MAX)), [700, 7, 365]);
        assert_eq!(days(Retention::of(Some(&row), 100)), [100, 7, 100]);
    }

    #[test]
    fn days_outside_of_the_bounds_are_named_by_their_field() {
        let kept =
            |notices_days, mails_days, invitations_days| Retention { notices_days, mails_days, invitations_days };
        let fields = |kept: Retention, most| -> Vec<String> {
            kept.problems(most).into_iter().filter_map(|problem| problem.field).collect()
        };
        assert!(fields(kept(30, 7, 1), KEEP_DAYS_MAX).is_empty());
        assert!(fields(kept(1_825, 730, 365), KEEP_DAYS_MAX).is_empty());
        assert_eq!(fields(kept(29, 731, 0), KEEP_DAYS_MAX), ["noticesDays", "mailsDays", "invitationsDays"]);
        assert_eq!(fields(kept(366, 90, 30), 365), ["noticesDays"]);
    }
}
