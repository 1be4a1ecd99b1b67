//! One network's half of a link between two agencies of the same organization.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// One network's half of a link between two agencies of the same organization.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency_link")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id; the other half has another.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The agency here.
    pub agency_id: Uuid,
    /// What leads to the other half, and what is called how there; sealed for this very row. None while only a code was made.
    pub other: Option<String>,
    /// What the other agency said of itself when somebody here last looked; sealed for this very row.
    pub fetched: Option<String>,
    /// The admin of this agency who made the code, or took one up.
    pub made_by: Uuid,
    /// When.
    pub made_at: Instant,
    /// Until when it can become a link.
    pub expires_at: Instant,
    /// Since when it is one.
    pub linked_at: Option<Instant>,
    /// When it was ended.
    pub ended_at: Option<Instant>,
    /// Who of this agency ended it, if it was somebody here.
    pub ended_by: Option<Uuid>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// How far a half has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// A code was made, and nobody has accepted it.
    Offered,
    /// A code of another network was taken up, and waits for a yes.
    ToConfirm,
    /// The two agencies are linked.
    Linked,
}

impl Model {
    /// How far it has come.
    pub fn state(&self) -> LinkState {
        match (self.linked_at, &self.other) {
            (Some(_), _) => LinkState::Linked,
            (None, Some(_)) => LinkState::ToConfirm,
            (None, None) => LinkState::Offered,
        }
    }

    /// Whether it is worth anything at an instant: it was not ended, and became a link before it ran out. The instant it expires
    /// at is too late.
    pub fn stands_at(&self, now: Instant) -> bool {
        self.ended_at.is_none() && (self.linked_at.is_some() || now < self.expires_at)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn a_half_stands_until_it_runs_out_and_a_link_until_it_is_ended() {
        let at = |day: i64| DateTime::UNIX_EPOCH + TimeDelta::days(day);
        let offered = Model {
            network_id: Uuid::nil(),
            id: Uuid::nil(),
            agency_id: Uuid::nil(),
            other: None,
            fetched: None,
            made_by: Uuid::nil(),
            made_at: at(0),
            expires_at: at(7),
            linked_at: None,
            ended_at: None,
            ended_by: None,
        };
        let taken_up = Model { other: Some("sealed".into()), ..offered.clone() };
        let linked = Model { linked_at: Some(at(1)), ..taken_up.clone() };
        let ended = Model { ended_at: Some(at(2)), ..linked.clone() };
        for (half, state, early, late) in [
            (offered, LinkState::Offered, true, false),
            (taken_up, LinkState::ToConfirm, true, false),
            (linked, LinkState::Linked, true, true),
            (ended, LinkState::Linked, false, false),
        ] {
            let stands = (half.stands_at(at(6)), half.stands_at(at(7)));
            assert_eq!((half.state(), stands), (state, (early, late)), "{half:?}");
        }
    }
}
