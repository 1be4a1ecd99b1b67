//! A request that waits, or waited, for an admin of its own agency: the agency's own rows, sealed like its pledge, beside
//! which it counts for nothing.

use std::fmt;

use sea_orm::entity::prelude::*;

use super::campaign;
use super::phase::{Phase, phase_at};
use super::pledge_line::PledgeLines;
use super::terms::TodayPriceSource;
use crate::access::Actor;
use crate::clock::Instant;
use crate::money::Money;
use crate::seats::Seats;

/// How a request ended its waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Ended {
    /// An admin approved it: it is the agency's pledge.
    Approved,
    /// An admin refused it.
    Refused,
    /// Another request of the agency came in its place.
    Replaced,
    /// It was taken back.
    Withdrawn,
    /// Requests closed before anybody had decided.
    Lapsed,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PendingState {
    /// It waits.
    Waiting,
    /// An admin approved it: it is the agency's pledge.
    Approved,
    /// An admin refused it.
    Refused,
    /// Another request of the agency came in its place.
    Replaced,
    /// It was taken back.
    Withdrawn,
    /// Requests closed before anybody had decided.
    Lapsed,
}

/// A request that waits, or waited, for an admin of its own agency. What it asks for never changes; what comes in its place
/// is another row.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pending_pledge")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The campaign.
    pub campaign_id: Uuid,
    /// The agency.
    pub agency_id: Uuid,
    /// Its lines.
    pub lines: PledgeLines,
    /// Sum of the lines' seats.
    pub seats: Seats,
    /// What the agency pays today per licence and year, if it says so.
    pub today_unit_price: Option<Money>,
    /// Where that price comes from.
    pub today_price_source: Option<TodayPriceSource>,
    /// The entry that says how it was told, where staff entered it.
    pub told_id: Option<Uuid>,
    /// Who asked: where staff entered it who told them, as far as that is known.
    pub asked_by: Uuid,
    /// Who entered it.
    pub entered_by: Uuid,
    /// When.
    pub asked_at: Instant,
    /// Since when it waits no more.
    pub ended_at: Option<Instant>,
    /// How that came.
    pub ended_as: Option<Ended>,
    /// Who brought that about; none for the clock.
    pub ended_by: Option<Uuid>,
    /// Why it was refused, for whoever asked; empty otherwise.
    pub reason: String,
}

/// Sealed: what is printed for a log holds no limit, and no reason.
impl fmt::Debug for Model {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("PendingPledge")
            .field("id", &self.id)
            .field("ended_as", &self.ended_as)
            .finish_non_exhaustive()
    }
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Where it stands at an instant: what nobody decided lapses by the clock, whether or not a worker runs.
    pub fn state_at(&self, campaign: &campaign::Model, now: Instant) -> PendingState {
        match self.ended_as {
            Some(Ended::Approved) => PendingState::Approved,
            Some(Ended::Refused) => PendingState::Refused,
            Some(Ended::Replaced) => PendingState::Replaced,
            Some(Ended::Withdrawn) => PendingState::Withdrawn,
            Some(Ended::Lapsed) => PendingState::Lapsed,
            // An extension opens pledging again, and nothing that waited before.
            None if campaign.extended_at.is_some_and(|extended| self.asked_at < extended) => PendingState::Lapsed,
            None if phase_at(campaign, now) == Phase::Pledging => PendingState::Waiting,
            None => PendingState::Lapsed,
        }
    }

    /// Whether somebody asked for it themselves, or entered it: then it is for somebody else to decide.
    pub fn is_asked_by(&self, person: Option<Uuid>) -> bool {
        person.is_some_and(|person| person == self.asked_by || person == self.entered_by)
    }

    /// Whether it says who of the agency asked. It does not where staff entered what somebody told whom they could not name.
    pub fn names_who_asked(&self) -> bool {
        self.told_id.is_none() || self.asked_by != self.entered_by
    }

    /// Why it was refused, for whoever asked and for whoever wrote it; where nobody is named who asked, for everybody who works
    /// for the agency, since one of them told it.
    pub fn reason_for(&self, actor: &Actor) -> Option<&str> {
        let theirs = self.is_asked_by(actor.person())
            || (self.ended_by.is_some() && self.ended_by == actor.person())
            || (!self.names_who_asked() && actor.works_for(self.agency_id));
        Some(self.reason.as_str()).filter(|reason| theirs && !reason.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::access::{Membership, Role};
    use crate::campaigns::examples::{lines, open};

    fn asked() -> Model {
        Model {
            network_id: Uuid::nil(),
            id: Uuid::from_u128(9),
            campaign_id: open().id,
            agency_id: Uuid::from_u128(10),
            lines: lines(&[(3, Some(7_654_321))]),
            seats: Seats(3),
            today_unit_price: Some(Money(7_654_321)),
            today_price_source: None,
            told_id: None,
            asked_by: Uuid::from_u128(1),
            entered_by: Uuid::from_u128(2),
            asked_at: open().created_at,
            ended_at: None,
            ended_as: None,
            ended_by: None,
            reason: String::new(),
        }
    }

    #[test]
    fn what_nobody_decided_lapses_by_the_clock() {
        let (campaign, close) = (open(), open().pledging_closes_at);
        let before = close - TimeDelta::microseconds(1);
        let cancelled = campaign::Model { cancelled_at: Some(before), ..open() };
        assert_eq!(asked().state_at(&campaign, before), PendingState::Waiting);
        assert_eq!(asked().state_at(&campaign, close), PendingState::Lapsed);
        assert_eq!(asked().state_at(&cancelled, before), PendingState::Lapsed);
        let extended = close + TimeDelta::seconds(1);
        let reopened = campaign::Model {
            attempt: 2,
            extended_at: Some(extended),
            extended_closes_at: Some(close + TimeDelta::days(14)),
            ..open()
        };
        assert_eq!(asked().state_at(&reopened, extended), PendingState::Lapsed, "nothing wakes again");
        let again = Model { asked_at: extended, ..asked() };
        assert_eq!(again.state_at(&reopened, extended), PendingState::Waiting);
        for (ended, state) in [
            (Ended::Approved, PendingState::Approved),
            (Ended::Refused, PendingState::Refused),
            (Ended::Replaced, PendingState::Replaced),
            (Ended::Withdrawn, PendingState::Withdrawn),
            (Ended::Lapsed, PendingState::Lapsed),
        ] {
            let ended = Model { ended_as: Some(ended), ..asked() };
            assert_eq!([before, close].map(|now| ended.state_at(&campaign, now)), [state; 2]);
        }
    }

    #[test]
    fn who_asked_is_named_unless_staff_could_not() {
        let [staff, teller, entry] = [1, 2, 3].map(Uuid::from_u128);
        for (told_id, asked_by, named) in
            [(None, staff, true), (Some(entry), teller, true), (Some(entry), staff, false)]
        {
            let asked = Model { told_id, asked_by, entered_by: staff, ..asked() };
            assert_eq!(asked.names_who_asked(), named, "{told_id:?} {asked_by}");
        }
    }

    #[test]
    fn the_reason_is_for_who_asked_and_who_wrote_it() {
        let [teller, staff, admin, other] = [1, 2, 3, 4].map(Uuid::from_u128);
        let refused = Model { reason: "Too many.".into(), ended_by: Some(admin), ..asked() };
        let read = |person| refused.reason_for(&Actor::person_in(Uuid::nil(), person, Vec::new())).is_some();
        assert_eq!([teller, staff, admin, other].map(read), [true, true, true, false]);
        assert_eq!(refused.reason_for(&Actor::nobody()), None);
        assert_eq!(asked().reason_for(&Actor::person_in(Uuid::nil(), teller, Vec::new())), None);
        let unnamed = Model { told_id: Some(Uuid::from_u128(5)), asked_by: staff, entered_by: staff, ..refused };
        let works = vec![Membership { role: Role::Buyer, agency: Some(unnamed.agency_id) }];
        let own = Actor::person_in(Uuid::nil(), other, works);
        assert!(unnamed.reason_for(&own).is_some(), "one of them told it");
        assert_eq!(unnamed.reason_for(&Actor::person_in(Uuid::nil(), other, Vec::new())), None);
    }

    #[test]
    fn nothing_sealed_is_printed() {
        let printed = format!("{:?}", Model { reason: "Too many.".into(), ..asked() });
        assert!(!printed.contains("7654321") && !printed.contains("Too many"), "{printed}");
    }
}
