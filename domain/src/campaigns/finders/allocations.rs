//! Each agency's part of a result. Coordinators see every agency's seats and cost; limits only the agency's own people.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use futures::TryStreamExt;
use sea_orm::sea_query::{Expr, ExprTrait, Func, SelectStatement, SubQueryStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, QueryTrait, RelationDef, Select, StreamTrait,
};
use uuid::Uuid;

use super::names::name_for;
use super::pledges::agencies_of;
use super::rows::visible_to;
use super::views::{columns, to_record};
use crate::access::Actor;
use crate::agencies::agency;
use crate::agencies::profile::{AgencyLanguage, Province, SizeBand};
use crate::beneath::pages_beneath;
use crate::campaigns::outcome::{Answer, Stage};
use crate::campaigns::permission::{may_run, sees_the_whole_table};
use crate::campaigns::{allocation, campaign, clearing_record, pledge};
use crate::identity::person;
use crate::money::Money;
use crate::page::{Order, Page, Slice};
use crate::seats::Seats;

/// An agency's part of a result, as one actor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationView {
    /// The part. Its lines hold limits only for the agency's own people.
    pub allocation: allocation::Model,
    /// The agency.
    pub agency: agency::Model,
    /// Of which record.
    pub stage: Stage,
    /// Who answered for it.
    pub answered_by: Option<String>,
}

/// One allocation.
pub async fn allocation(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<AllocationView>, DbErr> {
    let select = seen_by(actor).filter(allocation::Column::Id.eq(id)).join(JoinType::InnerJoin, of_record());
    let found = with_names(select, actor).into_model::<AllocationView>().one(conn).await?;
    Ok(found.map(|found| found.for_eyes_of(actor)))
}

/// What an agency got in the current record of a campaign.
pub async fn allocation_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<AllocationView>, DbErr> {
    let select = current_of(actor, campaign).filter(allocation::Column::AgencyId.eq(agency));
    let found = with_names(select, actor).into_model::<AllocationView>().one(conn).await?;
    Ok(found.map(|found| found.for_eyes_of(actor)))
}

/// What each agency got in the current record of a campaign, by the agencies' names, for coordinators; a page of nothing for
/// everybody else.
pub async fn allocations(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    page: Page,
) -> Result<Slice<AllocationView>, DbErr> {
    let select = current_of(actor, campaign).filter(Expr::val(sees_the_whole_table(actor)));
    let select = page.apply(select, allocation::Column::Id, Order::OldestFirst);
    let rows = with_names(select, actor).into_model::<AllocationView>().all(conn).await?;
    Ok(page.slice(rows).map(|row| row.for_eyes_of(actor)))
}

/// The same page of what each agency got in several campaigns, for coordinators, in one statement. Of one campaign, which is
/// what pages ask for, no more rows are read than the page has.
pub async fn allocations_of_each(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
    page: Page,
) -> Result<HashMap<Uuid, Slice<AllocationView>>, DbErr> {
    if let [campaign] = campaigns {
        return Ok(HashMap::from([(*campaign, allocations(conn, actor, *campaign, page).await?)]));
    }
    let select = with_names(current(actor, campaigns).filter(Expr::val(sees_the_whole_table(actor))), actor);
    let order = (allocation::Column::Id, Order::OldestFirst);
    let lists: HashMap<Uuid, Slice<AllocationView>> =
        pages_beneath(conn, select, allocation::Column::CampaignId, order, page).await?;
    Ok(lists.into_iter().map(|(campaign, rows)| (campaign, rows.map(|row| row.for_eyes_of(actor)))).collect())
}

/// All parts that are in, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AllocationSums {
    /// Agencies in.
    pub agencies: i64,
    /// Their seats.
    pub seats: Seats,
    /// What the seats cost.
    pub seat_cost: Money,
    /// The fees they share.
    pub fees: Money,
    /// Both.
    pub total: Money,
}

/// The sums over every part of the current records of some campaigns, added up by the database, for coordinators. Campaigns in
/// which nobody is in are left out.
pub async fn allocation_sums(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
) -> Result<HashMap<Uuid, AllocationSums>, DbErr> {
    if !may_run(actor) {
        return Ok(HashMap::new());
    }
    let sums = current(actor, campaigns)
        .filter(allocation::Column::Included.eq(true))
        .select_only()
        .column(allocation::Column::CampaignId)
        .expr_as(allocation::Column::Id.count(), "agencies")
        .expr_as(sum(allocation::Column::Seats), "seats")
        .expr_as(sum(allocation::Column::SeatCost), "seat_cost")
        .expr_as(sum(allocation::Column::Total), "total")
        .group_by(allocation::Column::CampaignId)
        .into_tuple::<(Uuid, i64, i64, i64, i64)>()
        .all(conn)
        .await?;
    let sums = sums.into_iter().map(|(campaign, agencies, seats, seat_cost, total)| {
        let (seat_cost, total) = (Money(seat_cost), Money(total));
        let fees = Money(total.minor() - seat_cost.minor());
        (campaign, AllocationSums { agencies, seats: Seats(seats), seat_cost, fees, total })
    });
    Ok(sums.collect())
}

/// A sum as the integer it is: PostgreSQL would give a numeric.
pub(super) fn sum(column: impl ColumnTrait) -> Expr {
    Expr::expr(Func::sum(column.into_expr())).cast_as("bigint")
}

/// What an agency got in a stage of the current attempt, for the deed that answers it.
pub(crate) async fn allocation_in(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: &campaign::Model,
    stage: Stage,
    agency: Uuid,
) -> Result<Option<allocation::Model>, DbErr> {
    seen_by(actor)
        .join(JoinType::InnerJoin, of_record())
        .filter(clearing_record::Column::CampaignId.eq(campaign.id))
        .filter(clearing_record::Column::Attempt.eq(campaign.attempt))
        .filter(clearing_record::Column::Stage.eq(stage))
        .filter(allocation::Column::AgencyId.eq(agency))
        .one(conn)
        .await
}

/// Every allocation of a stage of the current attempt, by the agencies' names, limits included, for the clock.
pub(crate) async fn allocations_of_record(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: &campaign::Model,
    stage: Stage,
) -> Result<Vec<allocation::Model>, DbErr> {
    let record = clearing_record::Entity::find()
        .filter(clearing_record::Column::NetworkId.eq(actor.network))
        .filter(clearing_record::Column::CampaignId.eq(campaign.id))
        .filter(clearing_record::Column::Attempt.eq(campaign.attempt))
        .filter(clearing_record::Column::Stage.eq(stage))
        .select_only()
        .column(clearing_record::Column::Id)
        .into_query();
    seen_by(actor)
        .filter(Expr::val(sees_the_whole_table(actor)))
        .filter(of_the_one(record))
        .order_by_asc(allocation::Column::Id)
        .all(conn)
        .await
}

/// How the agencies that were asked in an attempt answered: yes, no, and not (yet). By campaign and attempt.
pub(crate) async fn answers(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
) -> Result<HashMap<(Uuid, i64), [i64; 3]>, DbErr> {
    let records = clearing_record::Entity::find()
        .filter(clearing_record::Column::NetworkId.eq(actor.network))
        .filter(clearing_record::Column::CampaignId.is_in(campaigns.iter().copied()))
        .filter(clearing_record::Column::Stage.eq(Stage::Provisional))
        .select_only()
        .column(clearing_record::Column::Id)
        .into_query();
    let counts = seen_by(actor)
        .filter(Expr::val(sees_the_whole_table(actor)))
        .join(JoinType::InnerJoin, of_record())
        .filter(allocation::Column::RecordId.in_subquery(records))
        .filter(allocation::Column::Included.eq(true))
        .select_only()
        .column(clearing_record::Column::CampaignId)
        .column(clearing_record::Column::Attempt)
        .column(allocation::Column::Answer)
        .expr_as(allocation::Column::Id.count(), "agencies")
        .group_by(clearing_record::Column::CampaignId)
        .group_by(clearing_record::Column::Attempt)
        .group_by(allocation::Column::Answer)
        .into_tuple::<(Uuid, i64, Option<Answer>, i64)>()
        .all(conn)
        .await?;
    let mut answers: HashMap<(Uuid, i64), [i64; 3]> = HashMap::new();
    for (campaign, attempt, answer, agencies) in counts {
        let place = match answer {
            Some(Answer::Confirmed) => 0,
            Some(Answer::Declined) => 1,
            None => 2,
        };
        answers.entry((campaign, attempt)).or_default()[place] += agencies;
    }
    Ok(answers)
}

/// What the analyses of coordinators ask of an agency's part, and no more: there may be thousands.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct PartFigures {
    /// The campaign.
    pub campaign_id: Uuid,
    /// The agency.
    pub agency_id: Uuid,
    /// Whether at least one line is in.
    pub included: bool,
    /// Seats it gets.
    pub seats: Seats,
    /// Seats of its lines that were left out.
    pub seats_left_out: Seats,
    /// What it pays.
    pub total: Money,
    /// Where the agency is.
    pub province: Province,
    /// How large it is.
    pub size_band: SizeBand,
    /// In which languages it serves.
    pub language: AgencyLanguage,
    /// What it said it pays for a seat today.
    pub today_unit_price: Option<Money>,
}

/// The figures of every part of the current records of some campaigns, by the agencies' names, for coordinators. The
/// rows are read one by one: as the database gives them they are many times larger.
pub(crate) async fn part_figures(
    conn: &(impl ConnectionTrait + StreamTrait),
    actor: &Actor,
    campaigns: &[Uuid],
) -> Result<HashMap<Uuid, Vec<PartFigures>>, DbErr> {
    let to_pledge: RelationDef = allocation::Entity::belongs_to(pledge::Entity)
        .from((allocation::Column::NetworkId, allocation::Column::CampaignId, allocation::Column::AgencyId))
        .to((pledge::Column::NetworkId, pledge::Column::CampaignId, pledge::Column::AgencyId))
        .into();
    let mut rows = current(actor, campaigns)
        .filter(Expr::val(may_run(actor)))
        .join(JoinType::InnerJoin, to_agency())
        .join(JoinType::LeftJoin, to_pledge)
        .select_only()
        .columns([
            allocation::Column::CampaignId,
            allocation::Column::AgencyId,
            allocation::Column::Included,
            allocation::Column::Seats,
            allocation::Column::SeatsLeftOut,
            allocation::Column::Total,
        ])
        .columns([agency::Column::Province, agency::Column::SizeBand, agency::Column::Language])
        .column(pledge::Column::TodayUnitPrice)
        .order_by_asc(allocation::Column::RecordId)
        .order_by_asc(allocation::Column::Id)
        .into_model::<PartFigures>()
        .stream(conn)
        .await?;
    let mut parts: HashMap<Uuid, Vec<PartFigures>> = HashMap::new();
    while let Some(part) = rows.try_next().await? {
        parts.entry(part.campaign_id).or_default().push(part);
    }
    Ok(parts)
}

/// Every part of the current record of a campaign that is in, with its agency, by the agencies' names and without limits,
/// for the order of a coordinator.
pub(crate) async fn parts_in(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
) -> Result<Vec<(allocation::Model, agency::Model)>, DbErr> {
    let select = current_of(actor, campaign)
        .filter(Expr::val(may_run(actor)))
        .filter(allocation::Column::Included.eq(true))
        .order_by_asc(allocation::Column::Id);
    let rows = with_names(select, actor).into_model::<AllocationView>().all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.allocation.sealed(), row.agency)).collect())
}

impl AllocationView {
    /// Without limits, unless they are the actor's own agency's.
    fn for_eyes_of(mut self, actor: &Actor) -> Self {
        if !actor.works_for(self.allocation.agency_id) {
            self.allocation = self.allocation.sealed();
        }
        self
    }
}

/// The allocations an actor may know of.
fn seen_by(actor: &Actor) -> Select<allocation::Entity> {
    let here = allocation::Entity::find().filter(allocation::Column::NetworkId.eq(actor.network));
    if sees_the_whole_table(actor) { here } else { here.filter(allocation::Column::AgencyId.is_in(agencies_of(actor))) }
}

/// Those of the records of some campaigns that count now, as views show them.
fn current(actor: &Actor, campaigns: &[Uuid]) -> Select<allocation::Entity> {
    let records = current_records(actor, campaign::Column::Id.is_in(campaigns.iter().copied()));
    seen_by(actor).join(JoinType::InnerJoin, of_record()).filter(allocation::Column::RecordId.in_subquery(records))
}

/// Those of the one record of a campaign that counts now. Said as equality, so that the index of a record's parts gives
/// them in their order; with a list of records SQLite would read every part of the network.
fn current_of(actor: &Actor, campaign: Uuid) -> Select<allocation::Entity> {
    let record = current_records(actor, campaign::Column::Id.eq(campaign));
    seen_by(actor).join(JoinType::InnerJoin, of_record()).filter(of_the_one(record))
}

fn of_the_one(record: SelectStatement) -> Expr {
    let record = Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(record)));
    allocation::Column::RecordId.into_expr().eq(record)
}

/// The ids of the records that count now: one a campaign at most.
fn current_records(actor: &Actor, campaigns: Expr) -> SelectStatement {
    visible_to(actor)
        .filter(campaigns)
        .join(JoinType::InnerJoin, to_record(true))
        .select_only()
        .column(clearing_record::Column::Id)
        .into_query()
}

fn of_record() -> RelationDef {
    allocation::Entity::belongs_to(clearing_record::Entity)
        .from((allocation::Column::NetworkId, allocation::Column::RecordId))
        .to((clearing_record::Column::NetworkId, clearing_record::Column::Id))
        .into()
}

fn to_agency() -> RelationDef {
    allocation::Entity::belongs_to(agency::Entity)
        .from((allocation::Column::NetworkId, allocation::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into()
}

const AGENCY: &str = "g_";
const STAGE: &str = "record_stage";
const ANSWERED_BY: &str = "answered_by_name";

fn with_names(select: Select<allocation::Entity>, actor: &Actor) -> Select<allocation::Entity> {
    let to_person: RelationDef = allocation::Entity::belongs_to(person::Entity)
        .from(allocation::Column::AnsweredBy)
        .to(person::Column::Id)
        .into();
    let select = select.join(JoinType::InnerJoin, to_agency()).join(JoinType::LeftJoin, to_person);
    columns(select, agency::Column::iter(), AGENCY)
        .column_as(clearing_record::Column::Stage, STAGE)
        .expr_as(name_for(actor, |column| Expr::col((person::Entity, column))), ANSWERED_BY)
}

impl FromQueryResult for AllocationView {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            allocation: allocation::Model::from_query_result(row, prefix)?,
            agency: agency::Model::from_query_result(row, &format!("{prefix}{AGENCY}"))?,
            stage: row.try_get(prefix, STAGE)?,
            answered_by: row.try_get(prefix, ANSWERED_BY)?,
        })
    }
}
