//! Where an agency stands with its network: how that changed, when nobody acts for it, and what another change would do.

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use domain::agencies::{agency, standing, standing_change};
use domain::roster::consequences;
use domain::roster::permission::may_keep;
use domain::{Denial, Failure};
use uuid::Uuid;

use super::{Agency, one};
use crate::campaigns::Campaign;
use crate::loaders::{CampaignKey, StandingsKey};
use crate::scalars::{Instant, int};
use crate::visit::{Visit, visit};

/// Where an agency stands with its network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "standing::Standing")]
pub enum Standing {
    /// It waits to be let in.
    Pending,
    /// A member in good standing: its people may act for it.
    Good,
    /// Its people may look, and do nothing in its name until it is reinstated.
    Suspended,
    /// It belongs no more. Its past stays where it took part.
    Removed,
}

/// What becomes of a pledge when its agency is suspended or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "consequences::Becomes")]
pub enum PledgeBecomes {
    /// It stands as it is, and nobody changes it.
    Stays,
    /// It is taken back.
    Withdrawn,
}

/// One change of an agency's standing.
#[derive(Clone, Debug)]
pub struct StandingChange {
    change: standing_change::Model,
    by: String,
}

impl StandingChange {
    /// A change, and the name of who made it.
    pub(super) fn new((change, by): (standing_change::Model, String)) -> Self {
        Self { change, by }
    }
}

/// One change of an agency's standing.
#[Object]
impl StandingChange {
    /// Where it stood from then on.
    async fn standing(&self) -> Standing {
        self.change.standing.into()
    }

    /// Why, in the coordinator's words; may be empty.
    async fn reason(&self) -> &str {
        &self.change.reason
    }

    /// When.
    async fn since(&self) -> Instant {
        Instant(self.change.since)
    }

    /// The name of who changed it; empty for a guest, to whom nobody of the network is named.
    async fn by(&self, ctx: &Context<'_>) -> &str {
        if visit(ctx).actor.is_only_a_guest() { "" } else { &self.by }
    }

    /// How many of its open pledges were withdrawn with it.
    async fn pledges_withdrawn(&self) -> i32 {
        int(self.change.pledges_withdrawn)
    }
}

/// An agency for which nobody may act, and why.
#[derive(Debug, SimpleObject)]
pub struct AgencyAtRest {
    /// The agency.
    agency: Agency,
    /// Where it stands: it waits to be let in, or is suspended.
    standing: Standing,
    /// Since when.
    since: Instant,
    /// Why, in the coordinator's words; may be empty.
    reason: String,
}

/// The agency the reader acts for, while nobody may act for it; it takes a statement only then.
pub(crate) async fn at_rest(visit: &Visit) -> Result<Option<AgencyAtRest>> {
    let rests = |agency: &&agency::Model| {
        matches!(agency.standing, standing::Standing::Pending | standing::Standing::Suspended)
    };
    let Some(agency) = visit.agency().filter(rests).cloned() else { return Ok(None) };
    let changes = visit.loaders().load_one(StandingsKey(agency.id)).await?.unwrap_or_default();
    let reason = changes.into_iter().next().map(|(change, _)| change.reason).unwrap_or_default();
    let (standing, since) = (agency.standing.into(), Instant(agency.standing_since));
    Ok(Some(AgencyAtRest { agency: Agency::new(agency), standing, since, reason }))
}

/// What would become of an agency's pledge in a campaign that is under way.
#[derive(Clone, Debug, SimpleObject)]
pub struct PledgeConsequence {
    /// The campaign.
    campaign: Campaign,
    /// When the agency is suspended.
    if_suspended: Option<PledgeBecomes>,
    /// When the agency is removed.
    if_removed: Option<PledgeBecomes>,
}

/// What would become of an agency's open pledges: for coordinators.
pub(crate) async fn pledge_consequences(visit: &Visit, id: Uuid) -> Result<Vec<PledgeConsequence>> {
    one(visit, id).await?;
    let actor = visit.member()?;
    if !may_keep(actor) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let found = consequences::consequences(visit.reading.tx().await?.as_ref(), actor, id, visit.now()).await?;
    let views = visit.loaders().load_many(found.iter().map(|one| CampaignKey(one.campaign.id))).await?;
    let told = found.into_iter().filter_map(|one| {
        Some(PledgeConsequence {
            campaign: Campaign::new(views.get(&CampaignKey(one.campaign.id))?.clone()),
            if_suspended: one.if_suspended.map(Into::into),
            if_removed: one.if_removed.map(Into::into),
        })
    });
    Ok(told.collect())
}
