//! A mailed link that signs one person in, once, within fifteen minutes.
//!
//! The secret in the link is derived from the id with the server's key and stands nowhere in the database. The row is its
//! own outbox: the courier leases and sends it like a delivery.
//!
//! It knows the browser that asked. In any other it signs in only after a question, so that whoever follows a link somebody
//! else asked for learns that before anything happens.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;
use crate::identity::{Language, cookie_hash};

/// A mailed link that signs one person in, once, within fifteen minutes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_link")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whom it signs in.
    pub person_id: Uuid,
    /// The language the mail is written in: the person's own, as it was when they asked.
    pub language: Language,
    /// When it was asked for.
    pub created_at: Instant,
    /// From when on it is refused.
    pub expires_at: Instant,
    /// When it was used.
    pub used_at: Option<Instant>,
    /// When the mail went out.
    pub sent_at: Option<Instant>,
    /// Until when a courier holds it.
    pub leased_until: Option<Instant>,
    /// When a courier may try (again); none when nothing is left to send.
    pub next_attempt_at: Option<Instant>,
    /// How often it was tried.
    pub attempts: i64,
    /// SHA-256 of the mark of the browser that asked, in hexadecimal; none when it kept no cookies.
    pub mark_hash: Option<String>,
    /// What that browser is called, such as `Firefox, Windows`; empty when it did not say.
    pub device: String,
}

impl Model {
    /// Whether it signs in at `now`: once, and while it lasts.
    pub fn is_good(&self, now: Instant) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }

    /// Whether it was asked for in the browser with this mark.
    pub fn was_asked_for_in(&self, mark: Option<&str>) -> bool {
        self.mark_hash == mark.map(cookie_hash)
    }
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_knows_the_browser_that_asked() {
        let asked = "2026-03-02T15:00:00Z".parse().unwrap();
        let link = |mark: Option<&str>| Model {
            id: Uuid::nil(),
            person_id: Uuid::nil(),
            language: Language::En,
            created_at: asked,
            expires_at: asked,
            used_at: None,
            sent_at: None,
            leased_until: None,
            next_attempt_at: None,
            attempts: 0,
            mark_hash: mark.map(cookie_hash),
            device: String::new(),
        };
        for (asked_in, used_in, same) in [
            (Some("one"), Some("one"), true),
            (Some("one"), Some("two"), false),
            (Some("one"), None, false),
            (None, Some("one"), false),
            // Programs that keep no cookies are all alike.
            (None, None, true),
        ] {
            assert_eq!(link(asked_in).was_asked_for_in(used_in), same, "{asked_in:?} {used_in:?}");
        }
    }
}
