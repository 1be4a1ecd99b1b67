//! Buying together: what can be asked.

use async_graphql::{Context, ID, Object, Result};
use domain::campaigns::phase;

use super::{WORKED_OUT, found};
use crate::apart::apart;
use crate::campaigns::{
    self, AsTold, Campaign, CampaignDraftInput, DraftCheck, Phase, PledgePreview, PledgePreviewInput, ToldDeed, Uptake,
};
use crate::relay::{self, Connection, Kind, page};
use crate::visit::visit;

/// Buying together: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct CampaignsQuery;

#[Object]
impl CampaignsQuery {
    /// The campaigns of the network, newest first. Drafts are only for those who run campaigns.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    #[expect(clippy::too_many_arguments, reason = "an argument of the schema each, and how to page them")]
    async fn campaigns(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only campaigns in one of these phases now; all when left out.")] phases: Option<Vec<Phase>>,
        #[graphql(
            desc = "Only campaigns that concern who asks: what their agency asked for and did not withdraw, what is open for requests; all for those who run campaigns.",
            default = false
        )]
        concerning_me: bool,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Campaign>> {
        let page = page(first, after, last, before)?;
        // Each phase once: a statement has an end, and a list may name one a thousand times.
        let mut wanted: Vec<phase::Phase> = Vec::new();
        for phase in phases.into_iter().flatten().map(Into::into) {
            if !wanted.contains(&phase) {
                wanted.push(phase);
            }
        }
        apart(campaigns::list(&visit(ctx), &wanted, concerning_me, page)).await
    }

    /// A campaign.
    async fn campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: ID,
    ) -> Result<Option<Campaign>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(campaigns::one(&visit, relay::row(Kind::Campaign, &id)?).await?))
    }

    /// What lines would mean for the agency of the person who asks, before they are pledged. Nothing is written.
    #[graphql(complexity = "WORKED_OUT + child_complexity")]
    async fn pledge_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The lines, and in which campaign.")] input: PledgePreviewInput,
    ) -> Result<PledgePreview> {
        apart(campaigns::preview(&visit(ctx), input)).await
    }

    /// What stands in the way of a draft, as it is typed. Nothing is written. Only for those who run campaigns.
    #[graphql(complexity = "WORKED_OUT + child_complexity")]
    async fn draft_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft as it stands.")] input: CampaignDraftInput,
    ) -> Result<DraftCheck> {
        apart(campaigns::draft_check(&visit(ctx), input)).await
    }

    /// An agency before a campaign, as staff may know it who enter what it told them. Only for coordinators.
    async fn as_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The campaign.")] campaign_id: ID,
        #[graphql(desc = "The agency.")] agency_id: ID,
    ) -> Result<Option<AsTold>> {
        apart(campaigns::as_told(&visit(ctx), &campaign_id, &agency_id)).await.map(Some)
    }

    /// What staff entered for an agency that told them: for its own people, and for coordinators.
    async fn told_deed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: ID,
    ) -> Result<Option<ToldDeed>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(found(campaigns::one_told(&visit, relay::row(Kind::ToldDeed, &id)?).await?)?))
    }

    /// What campaigns moved, small groups hidden. Only for funders and for those who run campaigns.
    async fn uptake(&self, ctx: &Context<'_>) -> Result<Uptake> {
        apart(campaigns::uptake(&visit(ctx))).await
    }
}
