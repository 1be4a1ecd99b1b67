//! A guest of a campaign: an agency that is no member of the network and takes part in this one purchase.

use sea_orm::entity::prelude::*;

use crate::agencies::agency;
use crate::agencies::standing::Standing;
use crate::clock::Instant;

/// For how many days a guest still reads how a campaign ended in which nothing was bought.
pub const DAYS_AFTER_THE_END: i64 = 30;
/// For how many days a guest still reads what was bought: prices are those of a licence for a year.
pub const DAYS_AFTER_A_PURCHASE: i64 = 365;

/// A guest of a campaign: an agency that is no member of the network and takes part in this one purchase.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_guest")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The campaign.
    pub campaign_id: Uuid,
    /// The guest.
    pub agency_id: Uuid,
    /// Who invited it.
    pub invited_by: Uuid,
    /// When.
    pub invited_at: Instant,
    /// From when on it sees the campaign no more; none while the campaign lasts.
    pub ends_at: Option<Instant>,
    /// When it was written down that its time is over.
    pub left_at: Option<Instant>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Where a guest stands in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuestState {
    /// Nobody has accepted the invitation yet.
    Invited,
    /// It may take part.
    Here,
    /// Its time is over.
    Gone,
}

impl Model {
    /// Where it stands at an instant. The instant its time ends at is over.
    pub fn state_at(&self, agency: &agency::Model, now: Instant) -> GuestState {
        let over = self.ends_at.is_some_and(|ends| ends <= now);
        match agency.standing {
            _ if over => GuestState::Gone,
            Standing::Removed => GuestState::Gone,
            Standing::Pending => GuestState::Invited,
            Standing::Good | Standing::Suspended => GuestState::Here,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::campaigns::examples::small;

    #[test]
    fn a_guest_is_invited_then_here_then_gone() {
        let at = DateTime::UNIX_EPOCH;
        let lasting = Model {
            network_id: Uuid::nil(),
            id: Uuid::nil(),
            campaign_id: Uuid::nil(),
            agency_id: Uuid::nil(),
            invited_by: Uuid::nil(),
            invited_at: at,
            ends_at: None,
            left_at: None,
        };
        let ending = Model { ends_at: Some(at + TimeDelta::days(1)), ..lasting.clone() };
        let agency = |standing| agency::Model { standing, guest: true, ..small(1) };
        for (standing, expected) in [
            (Standing::Pending, GuestState::Invited),
            (Standing::Good, GuestState::Here),
            (Standing::Suspended, GuestState::Here),
            (Standing::Removed, GuestState::Gone),
        ] {
            assert_eq!(lasting.state_at(&agency(standing), at), expected, "{standing:?}");
            assert_eq!(ending.state_at(&agency(standing), at), expected, "{standing:?}");
            let end = at + TimeDelta::days(1);
            assert_eq!(ending.state_at(&agency(standing), end), GuestState::Gone, "the very instant is over");
        }
    }
}
