//! Where an agency stands with its network, and which deed leads from where to where.
//!
//! Associations speak of a "member in good standing": one that may take part. Whoever is not in good standing keeps what is
//! theirs and may look at it, but does nothing in the agency's name.

use sea_orm::prelude::*;
use serde::{Deserialize, Serialize};

/// Where an agency stands with its network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Standing {
    /// It has asked to belong, or was entered, and a coordinator has not said yes yet.
    Pending,
    /// A member in good standing: its people may act for it.
    Good,
    /// Its people may look, and do nothing in its name until it is reinstated.
    Suspended,
    /// It belongs no more. Its past stays where it took part.
    Removed,
}

/// What a coordinator does about an agency's standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StandingDeed {
    /// Say yes to an agency that waits.
    Approve,
    /// Let its people only look.
    Suspend,
    /// Let them act again, or take an agency back that was removed.
    Reinstate,
    /// End its membership.
    Remove,
}

impl StandingDeed {
    /// Where the deed leads from `before`; none where it means nothing.
    pub fn leads(self, before: Standing) -> Option<Standing> {
        use Standing::*;
        match (self, before) {
            (StandingDeed::Approve, Pending) => Some(Good),
            (StandingDeed::Suspend, Good) => Some(Suspended),
            (StandingDeed::Reinstate, Suspended | Removed) => Some(Good),
            (StandingDeed::Remove, Pending | Good | Suspended) => Some(Removed),
            (StandingDeed::Approve | StandingDeed::Suspend | StandingDeed::Reinstate | StandingDeed::Remove, _) => None,
        }
    }

    /// Whether those it concerns must be told why.
    pub fn needs_a_reason(self) -> bool {
        matches!(self, StandingDeed::Suspend | StandingDeed::Remove)
    }
}

impl Standing {
    /// Whether its people may act for it.
    pub fn may_act(self) -> bool {
        self == Standing::Good
    }

    /// Whether it belongs to the network: it is listed and counted.
    pub fn belongs(self) -> bool {
        matches!(self, Standing::Good | Standing::Suspended)
    }
}

#[cfg(test)]
mod tests {
    use super::Standing::*;
    use super::StandingDeed::*;

    #[test]
    fn each_deed_leads_from_some_standings_and_means_nothing_elsewhere() {
        let table = [
            (Approve, [Some(Good), None, None, None]),
            (Suspend, [None, Some(Suspended), None, None]),
            (Reinstate, [None, None, Some(Good), Some(Good)]),
            (Remove, [Some(Removed), Some(Removed), Some(Removed), None]),
        ];
        for (deed, expected) in table {
            assert_eq!([Pending, Good, Suspended, Removed].map(|before| deed.leads(before)), expected, "{deed:?}");
        }
    }

    #[test]
    fn only_members_in_good_standing_act() {
        assert_eq!([Pending, Good, Suspended, Removed].map(super::Standing::may_act), [false, true, false, false]);
        assert_eq!([Pending, Good, Suspended, Removed].map(super::Standing::belongs), [false, true, true, false]);
    }
}
