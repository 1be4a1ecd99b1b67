//! What staff enter for agencies that told them, and what they may know to enter it: never a limit.
//!
//! An agency's people see everything of it; coordinators everything but the note, which is the agency's.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SubQueryStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Iterable, JoinType, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, RelationDef, Select,
};
use uuid::Uuid;

use super::allocations::{AllocationView, allocation_of};
use super::guests::takes_part;
use super::rows::one_locked;
use super::views::columns;
use crate::access::Actor;
use crate::agencies::{self, agency};
use crate::beneath::pages_beneath;
use crate::campaigns::permission::{AgencyInCampaign, may_run};
use crate::campaigns::told_deed::{self, Deed};
use crate::campaigns::{campaign, pledge, told};
use crate::clock::Instant;
use crate::identity::person;
use crate::networks;
use crate::networks::network_rules::Rules;
use crate::page::{Order, Page, Slice};
use crate::seats::Seats;

/// The most entries of one agency in one campaign that are shown.
const ENTRIES_MAX: u64 = 100;

/// What staff entered, as an actor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldView {
    /// The entry. Its note is there only for the agency's own people.
    pub entry: told_deed::Model,
    /// The agency.
    pub agency: agency::Model,
    /// Who entered it.
    pub entered_by: String,
    /// Who of the agency told it.
    pub teller: Option<String>,
    /// Who said that it was not them.
    pub disputed_by: Option<String>,
    /// Whether it is a request that may still wait for the agency's own approval while requests are open, as far as staff may know.
    pub may_wait: bool,
}

/// An agency's request as staff may know it: what its facts say, and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestForStaff {
    /// How many seats it asks for.
    pub seats: Seats,
    /// Which version.
    pub version: i64,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// When it was last changed.
    pub changed_at: Instant,
}

/// An agency before a campaign, as staff may know it.
#[derive(Clone, Debug)]
pub struct AsTold {
    /// The agency.
    pub agency: agency::Model,
    /// Whether the campaign is there for it: a guest may not have been invited to it, or is not any more.
    pub takes_part: bool,
    /// Its request, withdrawn or not.
    pub request: Option<RequestForStaff>,
    /// Its part of the result, without limits.
    pub part: Option<AllocationView>,
    /// Whether mail reaches anybody who looks after its purchases.
    pub mail_reaches: bool,
    /// What the network allows.
    pub rules: Rules,
    /// What was entered for it, newest first.
    pub entries: Vec<ToldView>,
}

impl AsTold {
    /// What was entered for it last, if it is a request that may still wait for its own approval.
    pub fn may_wait(&self, campaign: &campaign::Model) -> Option<&ToldView> {
        let last = self.entries.iter().find(|view| matches!(view.entry.deed, Deed::Pledged | Deed::Withdrew));
        let changed_at = self.request.map(|request| request.changed_at);
        last.filter(|last| told::may_wait(Some(&last.entry), changed_at, campaign))
    }
}

/// An agency before a campaign at `now`, for coordinators: what they need to enter what it told them.
pub async fn as_told(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
    now: Instant,
) -> Result<Option<AsTold>, DbErr> {
    if !may_run(actor) {
        return Ok(None);
    }
    let Some(agency) = agencies::finders::one(conn, actor, agency).await? else { return Ok(None) };
    let takes_part = !agency.guest || takes_part(conn, actor.network, campaign, agency.id, now).await?;
    let request = request_for_staff(conn, actor, campaign, agency.id).await?;
    let part = allocation_of(conn, actor, campaign, agency.id).await?;
    let mail_reaches = networks::finders::mail_reaches(conn, actor.network, agency.id).await?;
    let rules = networks::finders::rules(conn, actor.network).await?;
    let select = seen_by(actor)
        .filter(told_deed::Column::CampaignId.eq(campaign))
        .filter(told_deed::Column::AgencyId.eq(agency.id));
    let page = Page { limit: ENTRIES_MAX, after: None, before: None, from_end: false };
    let select = page.apply(with_names(select), told_deed::Column::Id, Order::NewestFirst);
    let rows = select.into_model::<ToldView>().all(conn).await?;
    let entries = page.slice(rows).rows.into_iter().map(|entry| entry.for_eyes_of(actor)).collect();
    Ok(Some(AsTold { agency, takes_part, request, part, mail_reaches, rules, entries }))
}

/// Only these columns leave the database: the lines, with their limits, do not.
async fn request_for_staff(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<RequestForStaff>, DbErr> {
    let found: Option<(Seats, i64, bool, Instant)> = pledges_for_staff(actor, campaign, agency)
        .select_only()
        .column(pledge::Column::Seats)
        .column(pledge::Column::Version)
        .column(pledge::Column::Withdrawn)
        .column(pledge::Column::ChangedAt)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(found.map(|(seats, version, withdrawn, changed_at)| RequestForStaff { seats, version, withdrawn, changed_at }))
}

/// An agency before a campaign, which is locked, for the coordinator who enters what it told them; take the instant after
/// this. The pledge is read to be replaced and kept in the agency's history, and goes nowhere else. A campaign to which a guest
/// was not invited, or is not any more at `now`, is not there for it, whoever enters it.
pub(crate) async fn agency_for_staff(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
    now: Instant,
) -> Result<Option<AgencyInCampaign>, DbErr> {
    let Some(agency) = agencies::finders::one_held(conn, actor, agency).await? else { return Ok(None) };
    let Some(campaign) = one_locked(conn, actor, campaign).await? else { return Ok(None) };
    if agency.guest && !takes_part(conn, actor.network, campaign.id, agency.id, now).await? {
        return Ok(None);
    }
    let pledge = pledges_for_staff(actor, campaign.id, agency.id).one(conn).await?;
    Ok(Some(AgencyInCampaign { campaign, agency, pledge }))
}

fn pledges_for_staff(actor: &Actor, campaign: Uuid, agency: Uuid) -> Select<pledge::Entity> {
    pledge::Entity::find()
        .filter(pledge::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(may_run(actor)))
        .filter(pledge::Column::CampaignId.eq(campaign))
        .filter(pledge::Column::AgencyId.eq(agency))
}

/// What was entered for the actor's agency in some campaigns, by the campaign, newest first.
pub async fn own_told_deeds(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
) -> Result<HashMap<Uuid, Vec<ToldView>>, DbErr> {
    let Some(agency) = actor.agency() else { return Ok(HashMap::new()) };
    let select = seen_by(actor).filter(told_deed::Column::AgencyId.eq(agency));
    let page = Page { limit: ENTRIES_MAX, after: None, before: None, from_end: false };
    let lists = beneath(conn, actor, select, campaigns, page).await?;
    Ok(lists.into_iter().map(|(campaign, list)| (campaign, list.rows)).collect())
}

/// A page of what was entered for any agency in a campaign, newest first, for those who enter it; nothing for everybody else.
pub async fn told_deeds(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    page: Page,
) -> Result<Slice<ToldView>, DbErr> {
    let select = seen_by_staff(actor).filter(told_deed::Column::CampaignId.eq(campaign));
    let select = page.apply(select, told_deed::Column::Id, Order::NewestFirst);
    let rows = with_names(select).into_model::<ToldView>().all(conn).await?;
    Ok(page.slice(rows).map(|view| view.for_eyes_of(actor)))
}

/// The same page of what was entered in several campaigns, in one statement.
pub async fn told_deeds_of_each(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
    page: Page,
) -> Result<HashMap<Uuid, Slice<ToldView>>, DbErr> {
    beneath(conn, actor, seen_by_staff(actor), campaigns, page).await
}

async fn beneath(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    select: Select<told_deed::Entity>,
    campaigns: &[Uuid],
    page: Page,
) -> Result<HashMap<Uuid, Slice<ToldView>>, DbErr> {
    let select = select.filter(told_deed::Column::CampaignId.is_in(campaigns.iter().copied()));
    let order = (told_deed::Column::Id, Order::NewestFirst);
    let lists: HashMap<Uuid, Slice<ToldView>> =
        pages_beneath(conn, with_names(select), told_deed::Column::CampaignId, order, page).await?;
    Ok(lists.into_iter().map(|(campaign, list)| (campaign, list.map(|view| view.for_eyes_of(actor)))).collect())
}

/// One entry.
pub async fn told_deed(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<ToldView>, DbErr> {
    let select = with_names(seen_by(actor).filter(told_deed::Column::Id.eq(id)));
    Ok(select.into_model::<ToldView>().one(conn).await?.map(|entry| entry.for_eyes_of(actor)))
}

/// The last request, or end of one, that was entered for an agency in a campaign.
pub(crate) async fn last_request_told(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<told_deed::Model>, DbErr> {
    seen_by(actor)
        .filter(told_deed::Column::CampaignId.eq(campaign))
        .filter(told_deed::Column::AgencyId.eq(agency))
        .filter(told_deed::Column::Deed.is_in([Deed::Pledged, Deed::Withdrew]))
        .order_by_desc(told_deed::Column::Id)
        .limit(1)
        .one(conn)
        .await
}

/// One entry, locked, for the deed that disputes it.
pub(crate) async fn told_deed_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<told_deed::Model>, DbErr> {
    seen_by(actor).filter(told_deed::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

impl ToldView {
    /// Without the note, unless it is the actor's own agency's.
    fn for_eyes_of(mut self, actor: &Actor) -> Self {
        if !actor.works_for(self.entry.agency_id) {
            self.entry.note.clear();
        }
        self
    }
}

/// The entries an actor may know of: those of their agencies, and every one for coordinators.
fn seen_by(actor: &Actor) -> Select<told_deed::Entity> {
    let theirs =
        Condition::any().add(Expr::val(may_run(actor))).add(told_deed::Column::AgencyId.is_in(actor.agencies()));
    told_deed::Entity::find().filter(told_deed::Column::NetworkId.eq(actor.network)).filter(theirs)
}

/// Every entry, for coordinators alone.
fn seen_by_staff(actor: &Actor) -> Select<told_deed::Entity> {
    seen_by(actor).filter(Expr::val(may_run(actor)))
}

/// What [`may_wait`](told::may_wait) says of an entry, for the database.
fn may_wait_in_rows() -> Expr {
    let pledged = entry(told_deed::Column::Deed).eq(Expr::val(Deed::Pledged));
    [told_since(), changed_since(), extended_since()]
        .into_iter()
        .fold(pledged.and(entry(told_deed::Column::Version).is_null()), |still, since| {
            still.and(Expr::exists(since).not())
        })
}

/// A column of the entry that is looked at.
fn entry(column: told_deed::Column) -> Expr {
    Expr::col((told_deed::Entity, column))
}

/// Requests, and ends of requests, that were entered for its agency after it.
fn told_since() -> SelectStatement {
    use told_deed::Column as C;
    let later = |column: C| Expr::col(("later", column));
    Query::select()
        .expr(later(C::Id))
        .from_as(told_deed::Entity, "later")
        .and_where(later(C::NetworkId).eq(entry(C::NetworkId)))
        .and_where(later(C::CampaignId).eq(entry(C::CampaignId)))
        .and_where(later(C::AgencyId).eq(entry(C::AgencyId)))
        .and_where(later(C::Id).gt(entry(C::Id)))
        .and_where(later(C::Deed).is_in([Deed::Pledged, Deed::Withdrew].map(Expr::val)))
        .take()
}

/// The agency's request, where it was changed after the entry.
fn changed_since() -> SelectStatement {
    use pledge::Column as C;
    let standing = |column: C| Expr::col(("standing", column));
    Query::select()
        .expr(standing(C::Id))
        .from_as(pledge::Entity, "standing")
        .and_where(standing(C::NetworkId).eq(entry(told_deed::Column::NetworkId)))
        .and_where(standing(C::CampaignId).eq(entry(told_deed::Column::CampaignId)))
        .and_where(standing(C::AgencyId).eq(entry(told_deed::Column::AgencyId)))
        .and_where(standing(C::ChangedAt).gt(entry(told_deed::Column::EnteredAt)))
        .take()
}

/// The campaign, where it was extended after the entry: what waited at its first close has lapsed.
fn extended_since() -> SelectStatement {
    use campaign::Column as C;
    let around = |column: C| Expr::col(("around", column));
    Query::select()
        .expr(around(C::Id))
        .from_as(campaign::Entity, "around")
        .and_where(around(C::NetworkId).eq(entry(told_deed::Column::NetworkId)))
        .and_where(around(C::Id).eq(entry(told_deed::Column::CampaignId)))
        .and_where(around(C::ExtendedAt).gt(entry(told_deed::Column::EnteredAt)))
        .take()
}

/// For how many agencies staff entered a request that may still wait, in the campaign of a row around it: at most one entry
/// of an agency may. Nobody but those who enter it is told.
pub(super) fn told_may_wait(actor: &Actor) -> Expr {
    let entries = Query::select()
        .expr(entry(told_deed::Column::Id).count())
        .from(told_deed::Entity)
        .and_where(Expr::val(may_run(actor)))
        .and_where(entry(told_deed::Column::NetworkId).eq(actor.network))
        .and_where(entry(told_deed::Column::CampaignId).eq(Expr::col((campaign::Entity, campaign::Column::Id))))
        .and_where(may_wait_in_rows())
        .take();
    Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(entries)))
}

const AGENCY: &str = "g_";
const ENTERED_BY: &str = "entered_by_name";
const TELLER: &str = "teller_name";
const DISPUTED_BY: &str = "disputed_by_name";
const MAY_WAIT: &str = "may_wait";

fn with_names(select: Select<told_deed::Entity>) -> Select<told_deed::Entity> {
    let to_agency: RelationDef = told_deed::Entity::belongs_to(agency::Entity)
        .from((told_deed::Column::NetworkId, told_deed::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into();
    let select = select
        .join(JoinType::InnerJoin, to_agency)
        .join_as(JoinType::LeftJoin, to_person(told_deed::Column::EnteredBy), ENTERED_BY)
        .join_as(JoinType::LeftJoin, to_person(told_deed::Column::TellerId), TELLER)
        .join_as(JoinType::LeftJoin, to_person(told_deed::Column::DisputedBy), DISPUTED_BY);
    let select = columns(select, agency::Column::iter(), AGENCY).expr_as(may_wait_in_rows(), MAY_WAIT);
    [ENTERED_BY, TELLER, DISPUTED_BY]
        .into_iter()
        .fold(select, |select, name| select.expr_as(Expr::col((name, person::Column::Name)), name))
}

fn to_person(column: told_deed::Column) -> RelationDef {
    told_deed::Entity::belongs_to(person::Entity).from(column).to(person::Column::Id).into()
}

impl FromQueryResult for ToldView {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let name = |name: &str| row.try_get::<Option<String>>(prefix, name);
        Ok(Self {
            entry: told_deed::Model::from_query_result(row, prefix)?,
            agency: agency::Model::from_query_result(row, &format!("{prefix}{AGENCY}"))?,
            entered_by: name(ENTERED_BY)?.unwrap_or_default(),
            teller: name(TELLER)?,
            disputed_by: name(DISPUTED_BY)?,
            may_wait: row.try_get(prefix, MAY_WAIT)?,
        })
    }
}
