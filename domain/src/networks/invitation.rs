//! An invitation: a mailed link that gives one person one role in a network, once, within two weeks.
//!
//! The secret in the link is derived from the ids with the server's key and stands nowhere in the database. The row is its
//! own outbox: the courier leases and sends it like a delivery. Name and address are taken away once it is
//! over, and some time after it ran out, as long as the network says.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::clock::Instant;
use crate::identity::Language;

/// For how many days an invitation can be accepted after it was mailed.
pub const INVITATION_DAYS: i64 = 14;

/// An invitation: a mailed link that gives one person one role in a network, once, within two weeks.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Where it is mailed to, in lower case; empty once it is over.
    pub email: String,
    /// How the inviter calls the person; empty when the inviter does not know, and once it is over.
    pub name: String,
    /// The language the mail is written in.
    pub language: Language,
    /// As what.
    pub role: Role,
    /// For which agency.
    pub agency_id: Option<Uuid>,
    /// Who invites.
    pub invited_by: Uuid,
    /// Since when.
    pub created_at: Instant,
    /// From when on it is refused.
    pub expires_at: Instant,
    /// When it was accepted.
    pub accepted_at: Option<Instant>,
    /// By whom.
    pub accepted_by: Option<Uuid>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// Since when the mail is due: a new instant each time it is sent again.
    pub due_at: Instant,
    /// When the mail went out last.
    pub sent_at: Option<Instant>,
    /// Until when a courier holds it.
    pub leased_until: Option<Instant>,
    /// When a courier may try (again); none when nothing is left to send.
    pub next_attempt_at: Option<Instant>,
    /// How often it was tried since it was due.
    pub attempts: i64,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Where an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InvitationState {
    /// It can be accepted.
    Open,
    /// Its time ran out; it can be sent again.
    Expired,
    /// It was accepted.
    Accepted,
    /// It was withdrawn.
    Withdrawn,
}

/// What became of an invitation's last mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// It is on its way.
    Waiting,
    /// It went out.
    Sent,
    /// It could not be sent.
    Failed,
}

impl Model {
    /// Where it stands at an instant. The instant it expires at is too late.
    pub fn state_at(&self, now: Instant) -> InvitationState {
        match (self.accepted_at, self.withdrawn_at) {
            (Some(_), _) => InvitationState::Accepted,
            (None, Some(_)) => InvitationState::Withdrawn,
            (None, None) if now < self.expires_at => InvitationState::Open,
            (None, None) => InvitationState::Expired,
        }
    }

    /// What became of its last mail.
    pub fn mail_state(&self) -> MailState {
        match (self.next_attempt_at, self.sent_at.is_some_and(|sent| sent >= self.due_at)) {
            (Some(_), _) => MailState::Waiting,
            (None, true) => MailState::Sent,
            (None, false) => MailState::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn invitation() -> Model {
        let at = DateTime::UNIX_EPOCH;
        Model {
            network_id: Uuid::nil(),
            id: Uuid::nil(),
            email: "noor@example.test".into(),
            name: "Noor".into(),
            language: Language::En,
            role: Role::Advisor,
            agency_id: None,
            invited_by: Uuid::nil(),
            created_at: at,
            expires_at: at + TimeDelta::days(INVITATION_DAYS),
            accepted_at: None,
            accepted_by: None,
            withdrawn_at: None,
            due_at: at,
            sent_at: None,
            leased_until: None,
            next_attempt_at: Some(at),
            attempts: 0,
            last_error: None,
        }
    }

    #[test]
    fn an_invitation_is_open_until_something_became_of_it_or_its_time_is_over() {
        let (start, open) = (DateTime::UNIX_EPOCH, invitation());
        let end = open.expires_at;
        assert_eq!(open.state_at(start), InvitationState::Open);
        assert_eq!(open.state_at(end - TimeDelta::microseconds(1)), InvitationState::Open);
        assert_eq!(open.state_at(end), InvitationState::Expired, "the very instant is too late");
        let accepted = Model { accepted_at: Some(start), ..open.clone() };
        assert_eq!(accepted.state_at(end), InvitationState::Accepted);
        let withdrawn = Model { withdrawn_at: Some(start), ..open };
        assert_eq!(withdrawn.state_at(start), InvitationState::Withdrawn);
    }

    #[test]
    fn its_mail_waits_until_it_went_out_or_was_given_up_since_it_is_due() {
        let (at, waiting) = (DateTime::UNIX_EPOCH, invitation());
        let later = at + TimeDelta::hours(1);
        assert_eq!(waiting.mail_state(), MailState::Waiting);
        let sent = Model { sent_at: Some(later), next_attempt_at: None, ..waiting.clone() };
        assert_eq!(sent.mail_state(), MailState::Sent);
        let failed_again = Model { due_at: later + TimeDelta::hours(1), ..sent };
        assert_eq!(failed_again.mail_state(), MailState::Failed);
        assert_eq!(Model { next_attempt_at: None, ..waiting }.mail_state(), MailState::Failed);
    }
}
