//! A signed-in browser.

use chrono::TimeDelta;
use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// How long a session lasts, whatever is done with it.
pub const SESSION_DAYS: i64 = 30;

/// How long a session lasts that nobody uses.
pub const IDLE_DAYS: i64 = 14;

/// How much later a use must be than the last one that was noted, so that reads stay reads.
const NOTED_AGAIN_AFTER: TimeDelta = TimeDelta::minutes(5);

/// For how long the cookie before is taken as well: other requests of the browser were under way with it.
pub(super) const PREVIOUS_KEPT: TimeDelta = TimeDelta::minutes(1);

/// A signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the cookie, in hexadecimal.
    pub token_hash: String,
    /// Who is signed in.
    pub person_id: Uuid,
    /// Since when.
    pub created_at: Instant,
    /// When it ends by itself unless it is used before.
    pub expires_at: Instant,
    /// When it was ended by hand.
    pub ended_at: Option<Instant>,
    /// What the browser is called, such as `Firefox, Windows`; empty when it did not say.
    pub device: String,
    /// When it was used last, give or take some minutes; none before its first use was noted.
    pub last_used_at: Option<Instant>,
    /// When it ends however much it is used; none in those of older programs, where [`SESSION_DAYS`] count from the beginning.
    pub ends_by: Option<Instant>,
    /// Since when its cookie is to be replaced by a new one.
    pub renew_since: Option<Instant>,
    /// SHA-256 of the cookie before this one.
    pub previous_hash: Option<String>,
    /// Until when the cookie before is taken as well.
    pub previous_until: Option<Instant>,
    /// The only network in which it counts, where it came from a provider of that network (ADR 0050).
    pub within_id: Option<Uuid>,
    /// The provider it came from.
    pub provider_id: Option<Uuid>,
}

impl Model {
    /// When it was used last.
    pub fn last_used_at(&self) -> Instant {
        self.last_used_at.unwrap_or(self.created_at)
    }

    /// Whether a use at `now` is to be written down: some minutes have passed, or the cookie is to be replaced.
    pub fn asks_for_care(&self, now: Instant) -> bool {
        self.renew_since.is_some() || now - self.last_used_at() >= NOTED_AGAIN_AFTER
    }

    /// When it ends if it is used at `now` and never again.
    pub(super) fn ends_after_use(&self, now: Instant) -> Instant {
        let ends_by = self.ends_by.unwrap_or(self.created_at + TimeDelta::days(SESSION_DAYS));
        std::cmp::min(now + TimeDelta::days(IDLE_DAYS), ends_by)
    }
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Model {
        let began: Instant = "2026-03-02T15:00:00Z".parse().unwrap();
        Model {
            id: Uuid::nil(),
            token_hash: String::new(),
            person_id: Uuid::nil(),
            created_at: began,
            expires_at: began + TimeDelta::days(IDLE_DAYS),
            ended_at: None,
            device: String::new(),
            last_used_at: None,
            ends_by: Some(began + TimeDelta::days(SESSION_DAYS)),
            renew_since: None,
            previous_hash: None,
            previous_until: None,
            within_id: None,
            provider_id: None,
        }
    }

    #[test]
    fn a_use_is_noted_after_some_minutes_and_a_renewal_at_once() {
        let session = session();
        for (seconds, noted) in [(0, false), (299, false), (300, true)] {
            let now = session.created_at + TimeDelta::seconds(seconds);
            assert_eq!(session.asks_for_care(now), noted, "{seconds}");
        }
        let used = Model { last_used_at: Some(session.created_at + TimeDelta::minutes(5)), ..session.clone() };
        assert!(!used.asks_for_care(session.created_at + TimeDelta::minutes(9)));
        let renewed = Model { renew_since: Some(session.created_at), ..session.clone() };
        assert!(renewed.asks_for_care(session.created_at));
    }

    #[test]
    fn using_a_session_keeps_it_up_to_its_last_day() {
        let session = session();
        for (day, ends) in [(0, 14), (10, 24), (16, 30), (29, 30)] {
            let now = session.created_at + TimeDelta::days(day);
            assert_eq!(session.ends_after_use(now), session.created_at + TimeDelta::days(ends), "{day}");
        }
        let older = Model { ends_by: None, ..session.clone() };
        assert_eq!(older.ends_after_use(session.created_at + TimeDelta::days(29)), session.ends_by.unwrap());
    }
}
