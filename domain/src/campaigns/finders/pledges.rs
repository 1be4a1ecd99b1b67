//! Pledges: an agency's own business. Others see who takes part, and the sum of all seats on the campaign's row.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, QueryTrait, RelationDef, Select, SelectGetableTuple, Selector,
};
use uuid::Uuid;

use super::guests::takes_part;
use super::names::name_for;
use super::rows::{one_locked, visible_to};
use super::views::columns;
use crate::access::Actor;
use crate::agencies::{self, agency};
use crate::beneath::pages_beneath;
use crate::campaigns::permission::{AgencyInCampaign, may_run};
use crate::campaigns::{campaign, pledge, pledge_change};
use crate::clock::Instant;
use crate::identity::person;
use crate::page::{Order, Page, Slice};

/// The most versions of a pledge's history that are shown.
const HISTORY_MAX: u64 = 200;

/// A pledge as its own agency sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PledgeView {
    /// The pledge.
    pub pledge: pledge::Model,
    /// The agency.
    pub agency: agency::Model,
    /// Who last changed it; none for a guest, where it was nobody of its own.
    pub changed_by: Option<String>,
}

/// A version of a pledge as its own agency sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PledgeVersion {
    /// The version.
    pub change: pledge_change::Model,
    /// Who made it; none for a guest, where it was nobody of its own.
    pub by: Option<String>,
    /// Who approved it, where it needed that.
    pub approved_by: Option<String>,
}

/// The agencies with a pledge that stands, as everybody at the table may know, by their id.
pub async fn participants(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    page: Page,
) -> Result<Slice<agency::Model>, DbErr> {
    let select = taking_part(actor).filter(pledge::Column::CampaignId.eq(campaign));
    let rows = page.apply(select, agency::Column::Id, Order::OldestFirst).all(conn).await?;
    Ok(page.slice(rows))
}

/// The same page of the agencies that take part in several campaigns, in one statement.
pub async fn participants_of_each(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
    page: Page,
) -> Result<HashMap<Uuid, Slice<agency::Model>>, DbErr> {
    let select = taking_part(actor).filter(pledge::Column::CampaignId.is_in(campaigns.iter().copied()));
    pages_beneath(conn, select, pledge::Column::CampaignId, (agency::Column::Id, Order::OldestFirst), page).await
}

/// The agencies with a pledge that stands in a campaign the actor may know of.
fn taking_part(actor: &Actor) -> Select<agency::Entity> {
    let here = Condition::all()
        .add(pledge::Column::Withdrawn.eq(false))
        .add(Expr::val(actor.sits_at_the_table()))
        .add(pledge::Column::CampaignId.in_subquery(ids(visible_to(actor))));
    agencies::finders::visible_to(actor).join_rev(JoinType::InnerJoin, to_agency()).filter(here)
}

/// One pledge, of an agency the actor works for.
pub async fn pledge(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<PledgeView>, DbErr> {
    with_names(own(actor).filter(pledge::Column::Id.eq(id)), actor).into_model::<PledgeView>().one(conn).await
}

/// The pledge of an agency the actor works for.
pub async fn pledge_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<PledgeView>, DbErr> {
    let select = own(actor).filter(pledge::Column::CampaignId.eq(campaign)).filter(pledge::Column::AgencyId.eq(agency));
    with_names(select, actor).into_model::<PledgeView>().one(conn).await
}

/// The versions of pledges by the pledge's id, the newest first, each with who made it and who approved it: their own
/// agency's history.
pub async fn pledge_histories(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    pledges: &[Uuid],
) -> Result<HashMap<Uuid, Vec<PledgeVersion>>, DbErr> {
    let to_person: RelationDef = pledge_change::Entity::belongs_to(person::Entity)
        .from(pledge_change::Column::ChangedBy)
        .to(person::Column::Id)
        .into();
    let to_approver: RelationDef = pledge_change::Entity::belongs_to(person::Entity)
        .from(pledge_change::Column::ApprovedBy)
        .to(person::Column::Id)
        .into();
    let select = pledge_change::Entity::find()
        .filter(pledge_change::Column::NetworkId.eq(actor.network))
        .filter(pledge_change::Column::PledgeId.is_in(pledges.iter().copied()))
        .filter(pledge_change::Column::AgencyId.is_in(agencies_of(actor)))
        .join(JoinType::LeftJoin, to_person)
        .join_as(JoinType::LeftJoin, to_approver, APPROVED_BY)
        .expr_as(name_for(actor, |column| Expr::col((person::Entity, column))), BY)
        .expr_as(name_for(actor, |column| Expr::col((APPROVED_BY, column))), APPROVED_BY);
    let newest = (pledge_change::Column::Version, Order::NewestFirst);
    let page = Page { limit: HISTORY_MAX, after: None, before: None, from_end: false };
    let lists = pages_beneath(conn, select, pledge_change::Column::PledgeId, newest, page).await?;
    let versions = |list: Slice<PledgeVersion>| list.rows;
    Ok(lists.into_iter().map(|(pledge, list)| (pledge, versions(list))).collect())
}

/// An agency before a campaign, which is locked; take the instant after this. The pledge is there only for the agency's
/// own people. A campaign to which a guest was not invited, or is not any more at `now`, is not there for it.
pub(crate) async fn agency_in_campaign(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
    now: Instant,
) -> Result<Option<AgencyInCampaign>, DbErr> {
    // Before the lock: whoever else waits for the campaign waits a statement less.
    let Some(agency) = agencies::finders::one_held(conn, actor, agency).await? else { return Ok(None) };
    let Some(campaign) = one_locked(conn, actor, campaign).await? else { return Ok(None) };
    if agency.guest && !takes_part(conn, actor.network, campaign.id, agency.id, now).await? {
        return Ok(None);
    }
    let pledge = own(actor)
        .filter(pledge::Column::CampaignId.eq(campaign.id))
        .filter(pledge::Column::AgencyId.eq(agency.id))
        .one(conn)
        .await?;
    Ok(Some(AgencyInCampaign { campaign, agency, pledge }))
}

/// The campaigns under way in which an agency's pledge stands, in the order of their ids, for coordinators. Nothing of the
/// pledge itself is told.
pub async fn under_way_with(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    agency: Uuid,
) -> Result<Vec<campaign::Model>, DbErr> {
    let select = visible_to(actor)
        .filter(Expr::val(may_run(actor)))
        .filter(under_way())
        .filter(campaign::Column::Id.in_subquery(standing_of(actor, &[agency], pledge::Column::CampaignId)))
        .order_by_asc(campaign::Column::Id);
    select.all(conn).await
}

/// Those of some agencies that have a pledge that stands in a campaign under way: what its result is worked out from must
/// not change beneath it.
pub(crate) async fn with_pledges_under_way(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    agencies: &[Uuid],
) -> Result<Vec<Uuid>, DbErr> {
    agencies_in_what_runs(actor, standing(actor, agencies)).all(conn).await
}

/// The same of every agency of the network.
pub(crate) async fn all_with_pledges_under_way(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Uuid>, DbErr> {
    agencies_in_what_runs(actor, standing_anywhere(actor)).all(conn).await
}

fn agencies_in_what_runs(actor: &Actor, pledges: Select<pledge::Entity>) -> Selector<SelectGetableTuple<Uuid>> {
    let running = campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::NetworkId.eq(actor.network))
        .filter(under_way());
    pledges
        .filter(pledge::Column::CampaignId.in_subquery(running.into_query()))
        .select_only()
        .column(pledge::Column::AgencyId)
        .distinct()
        .into_tuple()
}

/// A leaving agency before a campaign that is locked, with its pledge, for the coordinator who removes it. Its limits are
/// read to be kept in the agency's history, and go nowhere else.
pub(crate) async fn leaving_agency_in(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: campaign::Model,
    agency: &agency::Model,
) -> Result<Option<AgencyInCampaign>, DbErr> {
    let select = standing(actor, &[agency.id])
        .filter(Expr::val(may_run(actor)))
        .filter(pledge::Column::CampaignId.eq(campaign.id));
    let pledge = select.one(conn).await?;
    Ok(pledge.map(|pledge| AgencyInCampaign { campaign, agency: agency.clone(), pledge: Some(pledge) }))
}

/// The campaigns an agency takes part in with a pledge that stands, newest first, as everybody at the table may know.
pub async fn taken_part_in(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    agency: Uuid,
    page: Page,
) -> Result<Slice<Uuid>, DbErr> {
    let select = visible_to(actor)
        .filter(Expr::val(actor.sits_at_the_table()))
        .filter(campaign::Column::Id.in_subquery(standing_of(actor, &[agency], pledge::Column::CampaignId)));
    let rows = page.apply(select, campaign::Column::Id, Order::NewestFirst).all(conn).await?;
    Ok(page.slice(rows).map(|campaign| campaign.id))
}

fn standing(actor: &Actor, agencies: &[Uuid]) -> Select<pledge::Entity> {
    standing_anywhere(actor).filter(pledge::Column::AgencyId.is_in(agencies.iter().copied()))
}

fn standing_anywhere(actor: &Actor) -> Select<pledge::Entity> {
    pledge::Entity::find()
        .filter(pledge::Column::NetworkId.eq(actor.network))
        .filter(pledge::Column::Withdrawn.eq(false))
}

fn standing_of(actor: &Actor, agencies: &[Uuid], column: pledge::Column) -> SelectStatement {
    standing(actor, agencies).select_only().column(column).into_query()
}

/// Open, or closed and not settled.
fn under_way() -> Condition {
    Condition::all()
        .add(campaign::Column::OpenedAt.is_not_null())
        .add(campaign::Column::CancelledAt.is_null())
        .add(campaign::Column::SettledAs.is_null())
}

/// The agencies an actor works for.
pub(super) fn agencies_of(actor: &Actor) -> Vec<Uuid> {
    actor.agencies()
}

/// The pledges of the agencies an actor works for.
fn own(actor: &Actor) -> Select<pledge::Entity> {
    pledge::Entity::find()
        .filter(pledge::Column::NetworkId.eq(actor.network))
        .filter(pledge::Column::AgencyId.is_in(agencies_of(actor)))
}

/// The ids a select of campaigns gives.
pub(super) fn ids(select: Select<campaign::Entity>) -> SelectStatement {
    select.select_only().column(campaign::Column::Id).into_query()
}

fn to_agency() -> RelationDef {
    pledge::Entity::belongs_to(agency::Entity)
        .from((pledge::Column::NetworkId, pledge::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into()
}

const AGENCY: &str = "g_";
const BY: &str = "by_name";
const APPROVED_BY: &str = "approved_by_name";

fn with_names(select: Select<pledge::Entity>, actor: &Actor) -> Select<pledge::Entity> {
    let to_person: RelationDef =
        pledge::Entity::belongs_to(person::Entity).from(pledge::Column::ChangedBy).to(person::Column::Id).into();
    let select = select.join(JoinType::InnerJoin, to_agency()).join(JoinType::LeftJoin, to_person);
    let name = name_for(actor, |column| Expr::col((person::Entity, column)));
    columns(select, agency::Column::iter(), AGENCY).expr_as(name, BY)
}

impl FromQueryResult for PledgeView {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            pledge: pledge::Model::from_query_result(row, prefix)?,
            agency: agency::Model::from_query_result(row, &format!("{prefix}{AGENCY}"))?,
            changed_by: row.try_get(prefix, BY)?,
        })
    }
}

impl FromQueryResult for PledgeVersion {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            change: pledge_change::Model::from_query_result(row, prefix)?,
            by: row.try_get(prefix, BY)?,
            approved_by: row.try_get(prefix, APPROVED_BY)?,
        })
    }
}
