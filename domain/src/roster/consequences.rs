//! What becomes of an agency's open pledges when it is suspended or removed: told before, and then done exactly so.

use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::permission::may_keep;
use crate::access::Actor;
use crate::agencies::standing::StandingDeed;
use crate::campaigns::campaign;
use crate::campaigns::finders;
use crate::campaigns::phase::{Phase, phase_at};
use crate::clock::Instant;

/// What becomes of a pledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Becomes {
    /// It stands as it is, and nobody changes it.
    Stays,
    /// It is taken back, as its agency could take it back itself.
    Withdrawn,
}

/// What becomes of a pledge in a campaign at this phase; none where nothing is open any more.
///
/// Only what the agency could still take back itself is taken back: from the close on the terms bind it like the others,
/// and their prices rest on it. Who can no longer answer has not said yes: silence then counts as no.
pub fn becomes(deed: StandingDeed, phase: Phase) -> Option<Becomes> {
    match (deed, phase) {
        (StandingDeed::Remove, Phase::Pledging) => Some(Becomes::Withdrawn),
        (StandingDeed::Suspend, Phase::Pledging) => Some(Becomes::Stays),
        (StandingDeed::Suspend | StandingDeed::Remove, Phase::Closed | Phase::Confirming) => Some(Becomes::Stays),
        (StandingDeed::Approve | StandingDeed::Reinstate, _) => None,
        (_, Phase::Draft | Phase::Cleared | Phase::NotCleared | Phase::Cancelled) => None,
    }
}

/// A campaign under way in which the agency's pledge stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// The campaign.
    pub campaign: campaign::Model,
    /// What becomes of the pledge when the agency is suspended.
    pub if_suspended: Option<Becomes>,
    /// What becomes of the pledge when the agency is removed.
    pub if_removed: Option<Becomes>,
}

/// What would become of an agency's open pledges now, for coordinators.
pub async fn consequences(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    agency: Uuid,
    now: Instant,
) -> Result<Vec<Consequence>, DbErr> {
    if !may_keep(actor) {
        return Ok(Vec::new());
    }
    let open = finders::under_way_with(conn, actor, agency).await?;
    let consequence = |campaign: campaign::Model| {
        let phase = phase_at(&campaign, now);
        let [if_suspended, if_removed] = [StandingDeed::Suspend, StandingDeed::Remove].map(|deed| becomes(deed, phase));
        Consequence { campaign, if_suspended, if_removed }
    };
    Ok(open.into_iter().map(consequence).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_could_still_be_taken_back_is_withdrawn_and_only_by_removal() {
        use Becomes::{Stays, Withdrawn};
        let phases = [
            (Phase::Draft, [None, None]),
            (Phase::Pledging, [Some(Stays), Some(Withdrawn)]),
            (Phase::Closed, [Some(Stays), Some(Stays)]),
            (Phase::Confirming, [Some(Stays), Some(Stays)]),
            (Phase::Cleared, [None, None]),
            (Phase::NotCleared, [None, None]),
            (Phase::Cancelled, [None, None]),
        ];
        for (phase, expected) in phases {
            let found = [StandingDeed::Suspend, StandingDeed::Remove].map(|deed| becomes(deed, phase));
            assert_eq!(found, expected, "{phase:?}");
            assert_eq!([StandingDeed::Approve, StandingDeed::Reinstate].map(|deed| becomes(deed, phase)), [None; 2]);
        }
    }
}
