//! Requests that wait for an admin of their own agency: nobody else's business, coordinators included.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SubQueryStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, RelationDef, Select,
};
use uuid::Uuid;

use super::names::name_for;
use super::pledges::agency_in_campaign;
use super::views::columns;
use crate::access::{Actor, Who};
use crate::agencies::agency;
use crate::campaigns::pending_pledge::{self, Ended};
use crate::campaigns::permission::{PledgeToDecide, may_run};
use crate::clock::Instant;
use crate::identity::person;

/// A request that waits or waited, as its own agency sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingView {
    /// The request.
    pub pending: pending_pledge::Model,
    /// The agency.
    pub agency: agency::Model,
    /// Who asked; none for a guest, where it was nobody of its own.
    pub asked_by: Option<String>,
    /// Who ended its waiting; none where nobody did, and for a guest, where it was nobody of its own.
    pub ended_by: Option<String>,
}

/// One request, of an agency the actor works for.
pub async fn pending(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<PendingView>, DbErr> {
    with_names(own(actor).filter(pending_pledge::Column::Id.eq(id)), actor).into_model::<PendingView>().one(conn).await
}

/// The last request of an agency the actor works for that waits or waited in a campaign.
pub async fn newest_pending(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<PendingView>, DbErr> {
    let select = own(actor)
        .filter(pending_pledge::Column::CampaignId.eq(campaign))
        .filter(pending_pledge::Column::AgencyId.eq(agency))
        .order_by_desc(pending_pledge::Column::Id)
        .limit(1);
    with_names(select, actor).into_model::<PendingView>().one(conn).await
}

/// What waits of an agency the actor works for. The campaign is locked.
pub(crate) async fn waiting_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<pending_pledge::Model>, DbErr> {
    own(actor)
        .filter(pending_pledge::Column::CampaignId.eq(campaign))
        .filter(pending_pledge::Column::AgencyId.eq(agency))
        .filter(pending_pledge::Column::EndedAt.is_null())
        .one(conn)
        .await
}

/// A request of the actor's own agency, with the agency before its campaign, which is locked; take the instant after this.
pub(crate) async fn pledge_to_decide(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
    now: Instant,
) -> Result<Option<PledgeToDecide>, DbErr> {
    let theirs = || own(actor).filter(pending_pledge::Column::Id.eq(id));
    let Some(seen) = theirs().one(conn).await? else { return Ok(None) };
    let Some(within) = agency_in_campaign(conn, actor, seen.campaign_id, seen.agency_id, now).await? else {
        return Ok(None);
    };
    // Once more, now that the campaign is locked: somebody else may have decided.
    Ok(theirs().one(conn).await?.map(|pending| PledgeToDecide { within, pending }))
}

/// The campaigns in which something of an agency waits, for coordinators who see it leave. Nothing of it is told.
pub(crate) async fn waited_in(conn: &impl ConnectionTrait, actor: &Actor, agency: Uuid) -> Result<Vec<Uuid>, DbErr> {
    pending_pledge::Entity::find()
        .select_only()
        .column(pending_pledge::Column::CampaignId)
        .filter(pending_pledge::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(may_run(actor)))
        .filter(pending_pledge::Column::AgencyId.eq(agency))
        .filter(pending_pledge::Column::EndedAt.is_null())
        .into_tuple()
        .all(conn)
        .await
}

/// Ends what waits of an agency in a campaign.
pub(crate) async fn end_pending(
    conn: &impl ConnectionTrait,
    network: Uuid,
    (campaign, agency): (Uuid, Uuid),
    (ended, by, now): (Ended, Option<Uuid>, Instant),
) -> Result<(), DbErr> {
    let update = pending_pledge::Entity::update_many()
        .col_expr(pending_pledge::Column::EndedAt, Expr::value(now))
        .col_expr(pending_pledge::Column::EndedAs, Expr::value(ended))
        .col_expr(pending_pledge::Column::EndedBy, Expr::value(by))
        .filter(pending_pledge::Column::NetworkId.eq(network))
        .filter(pending_pledge::Column::CampaignId.eq(campaign))
        .filter(pending_pledge::Column::AgencyId.eq(agency))
        .filter(pending_pledge::Column::EndedAt.is_null());
    update.exec(conn).await.map(|_| ())
}

/// Ends whatever waits in a campaign that is called off: nobody decides about it any more.
pub(crate) async fn lapse_waiting(
    conn: &impl ConnectionTrait,
    network: Uuid,
    campaign: Uuid,
    now: Instant,
) -> Result<(), DbErr> {
    let update = pending_pledge::Entity::update_many()
        .col_expr(pending_pledge::Column::EndedAt, Expr::value(now))
        .col_expr(pending_pledge::Column::EndedAs, Expr::value(Ended::Lapsed))
        .filter(pending_pledge::Column::NetworkId.eq(network))
        .filter(pending_pledge::Column::CampaignId.eq(campaign))
        .filter(pending_pledge::Column::EndedAt.is_null());
    update.exec(conn).await.map(|_| ())
}

/// Everything that waits in a campaign: for the clock, which ends it at the close.
pub(crate) async fn waiting_in(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
) -> Result<Vec<pending_pledge::Model>, DbErr> {
    if actor.who != Who::Clock {
        return Ok(Vec::new());
    }
    let select = waiting(actor.network, campaign).order_by_asc(pending_pledge::Column::Id);
    select.all(conn).await
}

/// What waits in a campaign.
pub(crate) fn waiting(network: Uuid, campaign: Uuid) -> Select<pending_pledge::Entity> {
    pending_pledge::Entity::find()
        .filter(pending_pledge::Column::NetworkId.eq(network))
        .filter(pending_pledge::Column::CampaignId.eq(campaign))
        .filter(pending_pledge::Column::EndedAt.is_null())
}

/// The id of the last request of an agency that waits or waited in the campaign of a row around it.
pub(super) fn newest_beside(campaign: Expr, network: Uuid, agency: Uuid) -> Expr {
    use pending_pledge::Column as C;
    let newer = |column: C| Expr::col(("newer", column));
    let newest: SelectStatement = Query::select()
        .expr(newer(C::Id))
        .from_as(pending_pledge::Entity, "newer")
        .and_where(newer(C::NetworkId).eq(network))
        .and_where(newer(C::CampaignId).eq(campaign))
        .and_where(newer(C::AgencyId).eq(agency))
        .order_by(("newer", C::Id), sea_orm::Order::Desc)
        .limit(1)
        .take();
    Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(newest)))
}

/// The requests of the agencies an actor works for.
fn own(actor: &Actor) -> Select<pending_pledge::Entity> {
    pending_pledge::Entity::find()
        .filter(pending_pledge::Column::NetworkId.eq(actor.network))
        .filter(pending_pledge::Column::AgencyId.is_in(actor.agencies()))
}

const AGENCY: &str = "g_";
const ASKED_BY: &str = "asked_by_name";
const ENDED_BY: &str = "ended_by_name";

fn with_names(select: Select<pending_pledge::Entity>, actor: &Actor) -> Select<pending_pledge::Entity> {
    let to_agency: RelationDef = pending_pledge::Entity::belongs_to(agency::Entity)
        .from((pending_pledge::Column::NetworkId, pending_pledge::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into();
    let select = select
        .join(JoinType::InnerJoin, to_agency)
        .join_as(JoinType::LeftJoin, to_person(pending_pledge::Column::AskedBy), ASKED_BY)
        .join_as(JoinType::LeftJoin, to_person(pending_pledge::Column::EndedBy), ENDED_BY);
    [ASKED_BY, ENDED_BY].into_iter().fold(columns(select, agency::Column::iter(), AGENCY), |select, name| {
        select.expr_as(name_for(actor, |column| Expr::col((name, column))), name)
    })
}

fn to_person(column: pending_pledge::Column) -> RelationDef {
    pending_pledge::Entity::belongs_to(person::Entity).from(column).to(person::Column::Id).into()
}

impl FromQueryResult for PendingView {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            pending: pending_pledge::Model::from_query_result(row, prefix)?,
            agency: agency::Model::from_query_result(row, &format!("{prefix}{AGENCY}"))?,
            asked_by: row.try_get(prefix, ASKED_BY)?,
            ended_by: row.try_get(prefix, ENDED_BY)?,
        })
    }
}
