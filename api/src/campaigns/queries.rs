//! What is asked of campaigns at the root of the schema.

use std::sync::Arc;

use async_graphql::Result;
use domain::campaigns::draft::{self, CampaignDraft};
use domain::campaigns::finders::{self, CampaignView};
use domain::campaigns::permission::{may_run, offers};
use domain::campaigns::{own_approval, phase, preview, uptake as domain_uptake};
use domain::page::Page;
use domain::tools;
use domain::{Denial, Failure};
use uuid::Uuid;

use super::campaign::Campaign;
use super::comment::Comment;
use super::draft::{CampaignDraftInput, DraftCheck};
use super::outcome::Allocation;
use super::pending::PendingPledge;
use super::pledge::{Pledge, PledgeLineInput, PledgePreview, PledgePreviewInput};
use super::uptake::Uptake;
use crate::loaders::{CampaignKey, ZonesKey};
use crate::relay::{self, Connection, Kind};
use crate::visit::Visit;

pub(crate) async fn list(
    visit: &Visit,
    phases: &[phase::Phase],
    concerning_me: bool,
    page: Page,
) -> Result<Connection<Campaign>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let views = if concerning_me {
        finders::views_concerning(tx.as_ref(), actor, phases, visit.now(), page).await?
    } else {
        finders::views(tx.as_ref(), actor, phases, visit.now(), page).await?
    };
    Ok(Connection::of(views, |view| Campaign::new(Arc::new(view))))
}

/// A campaign the actor may know of.
pub(crate) async fn one(visit: &Visit, id: Uuid) -> Result<Campaign> {
    Ok(Campaign::new(view(visit, id).await?))
}

async fn view(visit: &Visit, id: Uuid) -> Result<Arc<CampaignView>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let view = finders::view(tx.as_ref(), actor, id).await?;
    Ok(Arc::new(view.ok_or(Failure::Denied(Denial::NotFound))?))
}

pub(crate) async fn pledge(visit: &Visit, id: Uuid) -> Result<Option<Pledge>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::pledge(tx.as_ref(), actor, id).await?.map(|view| Pledge::new(view, None)))
}

/// A request that waits or waited, of an agency the actor works for.
pub(crate) async fn pending(visit: &Visit, id: Uuid) -> Result<Option<PendingPledge>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::pending(tx.as_ref(), actor, id).await?.map(|view| PendingPledge::new(view, None)))
}

/// The campaign it waits or waited in.
pub(super) async fn campaign_of_pending(visit: &Visit, id: Uuid) -> Result<Uuid> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let found = finders::pending(tx.as_ref(), actor, id).await?.ok_or(Failure::Denied(Denial::NotFound))?;
    Ok(found.pending.campaign_id)
}

pub(crate) async fn comment(visit: &Visit, id: Uuid) -> Result<Option<Comment>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::comment(tx.as_ref(), actor, id).await?.map(Comment::new))
}

pub(crate) async fn allocation(visit: &Visit, id: Uuid) -> Result<Option<Allocation>> {
    let actor = visit.member()?;
    let found = finders::allocation(visit.reading.tx().await?.as_ref(), actor, id).await?;
    let Some(view) = found else { return Ok(None) };
    let campaign = visit.loaders().load_one(CampaignKey(view.allocation.campaign_id)).await?;
    Ok(campaign.map(|campaign| Allocation::new(view, &campaign.campaign.terms)))
}

/// What lines would mean for the agency of the person who asks.
pub(crate) async fn preview(visit: &Visit, input: PledgePreviewInput) -> Result<PledgePreview> {
    let campaign = view(visit, relay::row(Kind::Campaign, &input.campaign_id)?).await?;
    let agency = visit.agency().ok_or(Failure::Denied(Denial::Forbidden))?;
    let lines: Vec<_> = input.lines.into_iter().map(PledgeLineInput::understood).collect();
    let today = input.today_unit_price.map(domain::Money::from);
    let standing = campaign.my_pledge.as_ref();
    let preview = preview::preview(&campaign.campaign, standing, agency.size_band, &lines, today);
    let preview = preview.map_err(Failure::Denied)?;
    let waits = own_approval::would_wait(&campaign, agency, standing, preview.worst_bill);
    Ok(PledgePreview::from(preview).waiting(waits))
}

/// Checks a draft as it is typed.
pub(crate) async fn draft_check(visit: &Visit, input: CampaignDraftInput) -> Result<DraftCheck> {
    let actor = visit.member()?;
    if !may_run(actor) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let draft = input.understood()?;
    let tool = tools::finders::one(visit.reading.tx().await?.as_ref(), actor, draft.tool).await?;
    let (_, _, exit) = tool.ok_or(Failure::Denied(Denial::NotFound))?;
    check(visit, &draft, exit.is_some()).await
}

/// What stands in the way of opening a draft, for those who may open it.
pub(super) async fn opening_check(visit: &Visit, view: &CampaignView) -> Result<DraftCheck> {
    if !offers(&visit.actor, view, visit.now()).open {
        return Ok(DraftCheck::default());
    }
    check(visit, &CampaignDraft::of(&view.campaign), view.exit_record.is_some()).await
}

async fn check(visit: &Visit, draft: &CampaignDraft, has_exit_record: bool) -> Result<DraftCheck> {
    let network = visit.network()?.clone();
    let zones = visit.loaders().load_one(ZonesKey).await?.unwrap_or_default();
    Ok(DraftCheck::new(visit, draft::check(draft, visit.now(), has_exit_record, &zones, &network.languages)))
}

pub(crate) async fn uptake(visit: &Visit) -> Result<Uptake> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(domain_uptake::uptake(tx.as_ref(), actor).await?.into())
}
