//! A campaign with everything its page shows, in one statement however many there are.

use sea_orm::sea_query::{CaseStatement, Cond, Expr, ExprTrait, IntoCondition};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter,
    QueryResult, QuerySelect, RelationDef, Select, TryGetError,
};
use uuid::Uuid;

use super::names::name_for;
use super::pending::newest_beside;
use super::rows::visible_to;
use super::told::told_may_wait;
use crate::access::Actor;
use crate::campaigns::clearing_record::RecordHead;
use crate::campaigns::outcome::Stage;
use crate::campaigns::permission::may_run;
use crate::campaigns::phase::Phase;
use crate::campaigns::terms::Settlement;
use crate::campaigns::{allocation, campaign, clearing_record, pending_pledge, pledge};
use crate::clock::Instant;
use crate::identity::person;
use crate::networks::network_rules;
use crate::page::{Order, Page, Slice};
use crate::tools::{exit_record, supplier, tool};

/// A campaign with what belongs to it, as one actor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignView {
    /// The campaign.
    pub campaign: campaign::Model,
    /// What is bought.
    pub tool: tool::Model,
    /// Who sells it.
    pub supplier: Option<supplier::Model>,
    /// How to leave it.
    pub exit_record: Option<exit_record::Model>,
    /// How the current attempt came out, or the one before until it has; not for those who are only funders.
    pub record: Option<RecordHead>,
    /// What the actor's agency pledged, withdrawn or not.
    pub my_pledge: Option<pledge::Model>,
    /// Who last changed that pledge.
    pub my_pledge_by: Option<String>,
    /// What the actor's agency asked for last that had to wait for its own approval.
    pub my_pending: Option<MyPending>,
    /// Whether the network has the rule by which requests may wait for that.
    pub own_approval: bool,
    /// What the actor's agency got in `record`.
    pub my_allocation: Option<allocation::Model>,
    /// Who answered for the agency.
    pub my_answered_by: Option<String>,
    /// For how many agencies staff entered a request that may still wait for the agency's own approval while requests are open, as
    /// far as staff may know; 0 for everybody who enters none.
    pub told_may_wait: i64,
}

/// A request of the actor's agency that waits or waited for its own approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyPending {
    /// The request.
    pub pending: pending_pledge::Model,
    /// Who asked; none for a guest, where it was nobody of its own.
    pub asked_by: Option<String>,
    /// Who ended its waiting.
    pub ended_by: Option<String>,
}

/// Campaigns in one of these phases, or in any, newest first.
pub async fn views(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    phases: &[Phase],
    now: Instant,
    page: Page,
) -> Result<Slice<CampaignView>, DbErr> {
    listed(conn, actor, in_any(visible_to(actor), phases, now), page).await
}

/// Of these campaigns those that concern the actor: what their agency asked for, what it can still ask for, and
/// everything for those who run campaigns.
pub async fn views_concerning(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    phases: &[Phase],
    now: Instant,
    page: Page,
) -> Result<Slice<CampaignView>, DbErr> {
    let mut select = in_any(visible_to(actor), phases, now);
    if !may_run(actor) {
        let asked = pledge::Column::Id.is_not_null().and(pledge::Column::Withdrawn.eq(false));
        select = select.filter(Condition::any().add(is_in(Phase::Pledging, now)).add(asked));
    }
    listed(conn, actor, select, page).await
}

fn in_any(select: Select<campaign::Entity>, phases: &[Phase], now: Instant) -> Select<campaign::Entity> {
    if phases.is_empty() {
        return select;
    }
    select.filter(phases.iter().fold(Condition::any(), |any, phase| any.add(is_in(*phase, now))))
}

async fn listed(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    select: Select<campaign::Entity>,
    page: Page,
) -> Result<Slice<CampaignView>, DbErr> {
    let select = page.apply(select, campaign::Column::Id, Order::NewestFirst);
    let rows = with_details(select, actor).into_model::<CampaignView>().all(conn).await?;
    Ok(page.slice(rows))
}

/// One campaign.
pub async fn view(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<CampaignView>, DbErr> {
    let select = visible_to(actor).filter(campaign::Column::Id.eq(id));
    with_details(select, actor).into_model::<CampaignView>().one(conn).await
}

/// Several campaigns, for loaders.
pub async fn several(conn: &impl ConnectionTrait, actor: &Actor, ids: &[Uuid]) -> Result<Vec<CampaignView>, DbErr> {
    let select = visible_to(actor).filter(campaign::Column::Id.is_in(ids.iter().copied()));
    with_details(select, actor).into_model::<CampaignView>().all(conn).await
}

/// What [`phase_at`](crate::campaigns::phase::phase_at) says, for the database.
pub(super) fn is_in(phase: Phase, now: Instant) -> Condition {
    use campaign::Column as C;
    let opened = Condition::all().add(C::CancelledAt.is_null()).add(C::OpenedAt.is_not_null());
    let open = opened.clone().add(C::SettledAs.is_null()).add(C::ProvisionalAt.is_null());
    match phase {
        Phase::Draft => Condition::all().add(C::CancelledAt.is_null()).add(C::OpenedAt.is_null()),
        Phase::Pledging => open.add(closes_at_in_rows().gt(now)),
        Phase::Closed => open.add(closes_at_in_rows().lte(now)),
        Phase::Confirming => opened.add(C::SettledAs.is_null()).add(C::ProvisionalAt.is_not_null()),
        Phase::Cleared => opened.add(C::SettledAs.eq(Settlement::Cleared)),
        Phase::NotCleared => opened.add(C::SettledAs.eq(Settlement::NotCleared)),
        Phase::Cancelled => C::CancelledAt.is_not_null().into_condition(),
    }
}

/// What [`closes_at`](crate::campaigns::phase::closes_at) says, for the database.
pub(super) fn closes_at_in_rows() -> Expr {
    use campaign::Column as C;
    let closes_at = CaseStatement::new()
        .case(C::Attempt.gt(1).and(C::ExtendedClosesAt.is_not_null()), C::ExtendedClosesAt.into_expr())
        .finally(C::PledgingClosesAt.into_expr());
    Expr::expr(closes_at)
}

const TOOL: &str = "t_";
const SUPPLIER: &str = "s_";
const EXIT: &str = "x_";
const RECORD: &str = "r_";
const PLEDGE: &str = "p_";
const PENDING: &str = "w_";
const ALLOCATION: &str = "a_";
const OWN_APPROVAL: &str = "own_approval";
const PLEDGED_BY: &str = "pledged_by";
const ANSWERED_BY: &str = "answered_by_person";
const ASKED_BY: &str = "asked_by_person";
const ENDED_BY: &str = "ended_by_person";
const TOLD_MAY_WAIT: &str = "told_may_wait";

/// Joins what a view is made of: each join is by a unique key, so a campaign stays one row.
pub(super) fn with_details(select: Select<campaign::Entity>, actor: &Actor) -> Select<campaign::Entity> {
    let mine = actor.agency();
    let select = select
        .join(JoinType::InnerJoin, to_tool())
        .join(JoinType::LeftJoin, to_supplier())
        .join(JoinType::LeftJoin, to_exit())
        .join(JoinType::LeftJoin, to_record(actor.sits_at_the_table()))
        .join(JoinType::LeftJoin, to_pledge(mine))
        .join(JoinType::LeftJoin, to_allocation(mine))
        .join(JoinType::LeftJoin, to_pending(actor.network, mine))
        .join(JoinType::LeftJoin, to_rules())
        .join_as(JoinType::LeftJoin, to_person::<pending_pledge::Entity>(pending_pledge::Column::AskedBy), ASKED_BY)
        .join_as(JoinType::LeftJoin, to_person::<pending_pledge::Entity>(pending_pledge::Column::EndedBy), ENDED_BY)
        .join_as(JoinType::LeftJoin, to_person::<pledge::Entity>(pledge::Column::ChangedBy), PLEDGED_BY)
        .join_as(JoinType::LeftJoin, to_person::<allocation::Entity>(allocation::Column::AnsweredBy), ANSWERED_BY);
    let select = columns(select, tool::Column::iter(), TOOL);
    let select = columns(select, supplier::Column::iter(), SUPPLIER);
    let select = columns(select, exit_record::Column::iter(), EXIT);
    let select = columns(select, RecordHead::COLUMNS.into_iter(), RECORD);
    let select = columns(select, pledge::Column::iter(), PLEDGE);
    let select = columns(select, allocation::Column::iter(), ALLOCATION);
    let select = columns(select, pending_pledge::Column::iter(), PENDING);
    let select =
        select.column_as(network_rules::Column::OwnApproval, OWN_APPROVAL).expr_as(told_may_wait(actor), TOLD_MAY_WAIT);
    [PLEDGED_BY, ANSWERED_BY, ASKED_BY, ENDED_BY]
        .into_iter()
        .fold(select, |select, name| select.expr_as(name_for(actor, |column| Expr::col((name, column))), name))
}

/// Selects columns under names that begin with a prefix.
pub(super) fn columns<E: EntityTrait, C: ColumnTrait>(
    select: Select<E>,
    columns: impl Iterator<Item = C>,
    prefix: &str,
) -> Select<E> {
    columns.fold(select, |select, column| {
        select.expr_as(column.select_as(column.into_expr()), format!("{prefix}{}", column.as_str()))
    })
}

fn to_tool() -> RelationDef {
    campaign::Entity::belongs_to(tool::Entity)
        .from((campaign::Column::NetworkId, campaign::Column::ToolId))
        .to((tool::Column::NetworkId, tool::Column::Id))
        .into()
}

fn to_supplier() -> RelationDef {
    tool::Entity::belongs_to(supplier::Entity)
        .from((tool::Column::NetworkId, tool::Column::SupplierId))
        .to((supplier::Column::NetworkId, supplier::Column::Id))
        .into()
}

fn to_exit() -> RelationDef {
    campaign::Entity::belongs_to(exit_record::Entity)
        .from((campaign::Column::NetworkId, campaign::Column::ToolId))
        .to((exit_record::Column::NetworkId, exit_record::Column::ToolId))
        .into()
}

/// The record of the current attempt, final once it is settled; while an extended attempt has none, the final one of the
/// attempt before.
pub(super) fn to_record(seen: bool) -> RelationDef {
    use campaign::Column as C;
    let current = move || {
        let extended = C::Attempt.gt(1).and(C::ProvisionalAt.is_null()).and(C::SettledAt.is_null());
        let attempt =
            CaseStatement::new().case(extended.clone(), C::Attempt.into_expr().sub(1)).finally(C::Attempt.into_expr());
        let stage = CaseStatement::new()
            .case(extended.or(C::SettledAt.is_not_null()), Expr::val(Stage::Final))
            .finally(Expr::val(Stage::Provisional));
        Cond::all()
            .add(clearing_record::Column::Attempt.into_expr().eq(Expr::expr(attempt)))
            .add(clearing_record::Column::Stage.into_expr().eq(Expr::expr(stage)))
            .add(Expr::val(seen))
    };
    campaign::Entity::belongs_to(clearing_record::Entity)
        .from((campaign::Column::NetworkId, campaign::Column::Id))
        .to((clearing_record::Column::NetworkId, clearing_record::Column::CampaignId))
        .on_condition(move |_, _| current())
        .into()
}

/// The pledge of the actor's own agency, and of no other.
pub(super) fn to_pledge(mine: Option<Uuid>) -> RelationDef {
    campaign::Entity::belongs_to(pledge::Entity)
        .from((campaign::Column::NetworkId, campaign::Column::Id))
        .to((pledge::Column::NetworkId, pledge::Column::CampaignId))
        .on_condition(move |_, _| of_agency(pledge::Column::AgencyId, mine))
        .into()
}

fn to_allocation(mine: Option<Uuid>) -> RelationDef {
    clearing_record::Entity::belongs_to(allocation::Entity)
        .from((clearing_record::Column::NetworkId, clearing_record::Column::Id))
        .to((allocation::Column::NetworkId, allocation::Column::RecordId))
        .on_condition(move |_, _| of_agency(allocation::Column::AgencyId, mine))
        .into()
}

/// What the actor's own agency asked for last that had to wait.
fn to_pending(network: Uuid, mine: Option<Uuid>) -> RelationDef {
    campaign::Entity::belongs_to(pending_pledge::Entity)
        .from((campaign::Column::NetworkId, campaign::Column::Id))
        .to((pending_pledge::Column::NetworkId, pending_pledge::Column::CampaignId))
        .on_condition(move |_, _| match mine {
            Some(mine) => {
                let newest = newest_beside(Expr::col((campaign::Entity, campaign::Column::Id)), network, mine);
                pending_pledge::Column::Id.into_expr().eq(newest).into_condition()
            }
            None => Expr::val(false).into_condition(),
        })
        .into()
}

fn to_rules() -> RelationDef {
    campaign::Entity::belongs_to(network_rules::Entity)
        .from(campaign::Column::NetworkId)
        .to(network_rules::Column::NetworkId)
        .into()
}

fn of_agency(column: impl ColumnTrait, mine: Option<Uuid>) -> Condition {
    match mine {
        Some(mine) => column.eq(mine).into_condition(),
        None => Expr::val(false).into_condition(),
    }
}

fn to_person<E: EntityTrait>(column: E::Column) -> RelationDef {
    E::belongs_to(person::Entity).from(column).to(person::Column::Id).into()
}

impl FromQueryResult for CampaignView {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let under = |name: &str| format!("{prefix}{name}");
        Ok(Self {
            campaign: campaign::Model::from_query_result(row, prefix)?,
            tool: tool::Model::from_query_result(row, &under(TOOL))?,
            supplier: optional(row, &under(SUPPLIER))?,
            exit_record: optional(row, &under(EXIT))?,
            record: optional(row, &under(RECORD))?,
            my_pledge: optional(row, &under(PLEDGE))?,
            my_pledge_by: row.try_get(prefix, PLEDGED_BY)?,
            my_pending: optional(row, &under(PENDING))?
                .map(|pending| {
                    let (asked_by, ended_by) = (row.try_get(prefix, ASKED_BY)?, row.try_get(prefix, ENDED_BY)?);
                    Ok::<_, DbErr>(MyPending { pending, asked_by, ended_by })
                })
                .transpose()?,
            own_approval: row.try_get::<Option<bool>>(prefix, OWN_APPROVAL)?.unwrap_or_default(),
            my_allocation: optional(row, &under(ALLOCATION))?,
            my_answered_by: row.try_get(prefix, ANSWERED_BY)?,
            told_may_wait: row.try_get(prefix, TOLD_MAY_WAIT)?,
        })
    }
}

/// What a left join found, or nothing; a row that cannot be read is a fault, never nothing.
pub(super) fn optional<M: FromQueryResult>(row: &QueryResult, prefix: &str) -> Result<Option<M>, DbErr> {
    let id: Option<Uuid> = row.try_get(prefix, "id")?;
    match id {
        None => Ok(None),
        Some(_) => M::from_query_result_nullable(row, prefix).map(Some).map_err(|error| match error {
            TryGetError::DbErr(error) => error,
            TryGetError::Null(column) => DbErr::Type(format!("{column} is missing")),
        }),
    }
}
