//! Guests of campaigns: coordinators see them; what a deed or the clock asks of them is asked here, too.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Iterable, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, QueryTrait, RelationDef, Select,
};
use uuid::Uuid;

use super::views::columns;
use crate::access::Actor;
use crate::access::finders::lasting;
use crate::agencies::agency;
use crate::beneath::pages_beneath;
use crate::campaigns::permission::sees_the_whole_table;
use crate::campaigns::{campaign, campaign_guest};
use crate::clock::Instant;
use crate::page::{Order, Page, Slice};

/// A guest of a campaign with its agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestView {
    /// Since when, and until when.
    pub guest: campaign_guest::Model,
    /// The agency.
    pub agency: agency::Model,
}

/// A page of a campaign's guests, in the order in which they were invited, for coordinators; nothing for everybody else.
pub async fn guests(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    page: Page,
) -> Result<Slice<GuestView>, DbErr> {
    let select = seen_by(actor).filter(campaign_guest::Column::CampaignId.eq(campaign));
    let select = page.apply(select, campaign_guest::Column::Id, Order::OldestFirst);
    Ok(page.slice(with_agency(select).into_model::<GuestView>().all(conn).await?))
}

/// The same page of the guests of several campaigns, in one statement.
pub async fn guests_of_each(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
    page: Page,
) -> Result<HashMap<Uuid, Slice<GuestView>>, DbErr> {
    let select = seen_by(actor).filter(campaign_guest::Column::CampaignId.is_in(campaigns.iter().copied()));
    let order = (campaign_guest::Column::Id, Order::OldestFirst);
    pages_beneath(conn, with_agency(select), campaign_guest::Column::CampaignId, order, page).await
}

/// One guest of a campaign, whatever became of it.
pub async fn guest(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<GuestView>, DbErr> {
    with_agency(one(actor, campaign, agency)).into_model::<GuestView>().one(conn).await
}

/// The row of a guest in a campaign, locked.
pub(crate) async fn guest_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<campaign_guest::Model>, DbErr> {
    one(actor, campaign, agency).lock_exclusive().one(conn).await
}

/// Whether a guest takes part in a campaign at `now`: for the deed that acts for it.
pub(crate) async fn takes_part(
    conn: &impl ConnectionTrait,
    network: Uuid,
    campaign: Uuid,
    agency: Uuid,
    now: Instant,
) -> Result<bool, DbErr> {
    let lasting =
        of_agency(network, agency).filter(campaign_guest::Column::CampaignId.eq(campaign)).filter(lasting(now));
    Ok(lasting.count(conn).await? > 0)
}

/// The guests that take part in a campaign at `now`, for coordinators.
pub async fn guests_taking_part(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    now: Instant,
) -> Result<Vec<Uuid>, DbErr> {
    seen_by(actor)
        .filter(campaign_guest::Column::CampaignId.eq(campaign))
        .filter(lasting(now))
        .select_only()
        .column(campaign_guest::Column::AgencyId)
        .into_tuple()
        .all(conn)
        .await
}

/// The campaigns to which a guest is invited at `now`: for whoever holds a link to its agency, and for who mails it.
pub async fn invited_to(
    conn: &impl ConnectionTrait,
    guest: &agency::Model,
    now: Instant,
) -> Result<Vec<campaign::Model>, DbErr> {
    let invited = of_agency(guest.network_id, guest.id)
        .filter(lasting(now))
        .select_only()
        .column(campaign_guest::Column::CampaignId)
        .into_query();
    campaign::Entity::find()
        .filter(campaign::Column::NetworkId.eq(guest.network_id))
        .filter(campaign::Column::Id.in_subquery(invited))
        .order_by_asc(campaign::Column::Id)
        .all(conn)
        .await
}

/// Whether a guest takes part in any campaign at `now`.
pub(crate) async fn takes_part_somewhere(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agency: Uuid,
    now: Instant,
) -> Result<bool, DbErr> {
    Ok(of_agency(network, agency).filter(lasting(now)).count(conn).await? > 0)
}

/// Guests whose time in a campaign is over and of whom that was not written down yet, locked, the oldest first.
pub(crate) async fn guests_over(
    conn: &impl ConnectionTrait,
    network: Uuid,
    now: Instant,
    chunk: u64,
) -> Result<Vec<campaign_guest::Model>, DbErr> {
    campaign_guest::Entity::find()
        .filter(campaign_guest::Column::NetworkId.eq(network))
        .filter(campaign_guest::Column::LeftAt.is_null())
        .filter(campaign_guest::Column::EndsAt.lte(now))
        .order_by_asc(campaign_guest::Column::EndsAt)
        .limit(chunk)
        .lock_exclusive()
        .all(conn)
        .await
}

/// Says of a campaign that has ended when its guests' time is over; of those that were withdrawn it is already.
pub(crate) async fn end_guests_at(
    conn: &impl ConnectionTrait,
    network: Uuid,
    campaign: Uuid,
    at: Instant,
) -> Result<(), DbErr> {
    let lasting = campaign_guest::Entity::update_many()
        .col_expr(campaign_guest::Column::EndsAt, Expr::value(at))
        .filter(campaign_guest::Column::NetworkId.eq(network))
        .filter(campaign_guest::Column::CampaignId.eq(campaign))
        .filter(campaign_guest::Column::LeftAt.is_null());
    lasting.exec(conn).await.map(|_| ())
}

/// The guests an actor may know of.
fn seen_by(actor: &Actor) -> Select<campaign_guest::Entity> {
    campaign_guest::Entity::find()
        .filter(campaign_guest::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(sees_the_whole_table(actor)))
}

fn one(actor: &Actor, campaign: Uuid, agency: Uuid) -> Select<campaign_guest::Entity> {
    seen_by(actor)
        .filter(campaign_guest::Column::CampaignId.eq(campaign))
        .filter(campaign_guest::Column::AgencyId.eq(agency))
}

fn of_agency(network: Uuid, agency: Uuid) -> Select<campaign_guest::Entity> {
    campaign_guest::Entity::find()
        .filter(campaign_guest::Column::NetworkId.eq(network))
        .filter(campaign_guest::Column::AgencyId.eq(agency))
}

const AGENCY: &str = "g_";

fn with_agency(select: Select<campaign_guest::Entity>) -> Select<campaign_guest::Entity> {
    let to_agency: RelationDef = campaign_guest::Entity::belongs_to(agency::Entity)
        .from((campaign_guest::Column::NetworkId, campaign_guest::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into();
    columns(select.join(JoinType::InnerJoin, to_agency), agency::Column::iter(), AGENCY)
}

impl FromQueryResult for GuestView {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            guest: campaign_guest::Model::from_query_result(row, prefix)?,
            agency: agency::Model::from_query_result(row, &format!("{prefix}{AGENCY}"))?,
        })
    }
}
