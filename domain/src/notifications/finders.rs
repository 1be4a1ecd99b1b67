//! Selects of deliveries and of the people to tell. A person sees their own notices; coordinators see what is parked.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Related, RelationDef, Select,
};
use uuid::Uuid;

use super::audience::{Circle, TOLD_BY_THEM};
use super::channel::{Channel, DeliveryState};
use super::delivery;
use crate::access::finders::lasting;
use crate::access::{Actor, Role, Who};
use crate::agencies::agency;
use crate::agencies::standing::Standing;
use crate::campaigns::finders::waiting;
use crate::campaigns::{allocation, campaign, campaign_guest, clearing_record, pending_pledge, pledge};
use crate::clock::Instant;
use crate::events::event;
use crate::identity::person;
use crate::networks::{self, membership};
use crate::page::{Order, Page, Slice};

/// A notice with its fact and campaign.
pub type NoticeRow = (delivery::Model, Option<event::Model>, Option<campaign::Model>);

/// What the courier is to write, and to whom.
#[derive(Clone, Debug)]
pub struct NoticeToWrite {
    /// The sending.
    pub delivery: delivery::Model,
    /// What happened.
    pub event: event::Model,
    /// Who is told.
    pub person: person::Model,
}

/// The notices of the person who acts, in this network.
fn own(actor: &Actor) -> Select<delivery::Entity> {
    delivery::Entity::find()
        .filter(delivery::Column::NetworkId.eq(actor.network))
        .filter(delivery::Column::PersonId.eq(actor.person().unwrap_or_default()))
        .filter(delivery::Column::Channel.eq(Channel::InApp))
}

/// A page of one's notices, newest first.
pub async fn notices(conn: &impl ConnectionTrait, actor: &Actor, page: Page) -> Result<Slice<NoticeRow>, DbErr> {
    let select = page.apply(own(actor), delivery::Column::Id, Order::NewestFirst);
    let rows = select.find_also_related(event::Entity).find_also_related(campaign::Entity).all(conn).await?;
    Ok(page.slice(rows))
}

/// One of one's notices.
pub async fn notice(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<NoticeRow>, DbErr> {
    let select = own(actor).filter(delivery::Column::Id.eq(id));
    select.find_also_related(event::Entity).find_also_related(campaign::Entity).one(conn).await
}

/// How many of one's notices are unread.
pub async fn unread(conn: &impl ConnectionTrait, actor: &Actor) -> Result<u64, DbErr> {
    own(actor).filter(delivery::Column::ReadAt.is_null()).count(conn).await
}

/// Marks one's notices up to this one as read: itself and those made before it.
pub(crate) async fn mark_read(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    up_to: Uuid,
    now: Instant,
) -> Result<u64, DbErr> {
    let done = delivery::Entity::update_many()
        .col_expr(delivery::Column::ReadAt, Expr::value(now))
        .filter(delivery::Column::NetworkId.eq(actor.network))
        .filter(delivery::Column::PersonId.eq(actor.person().unwrap_or_default()))
        .filter(delivery::Column::Channel.eq(Channel::InApp))
        .filter(delivery::Column::Id.lte(up_to))
        .filter(delivery::Column::ReadAt.is_null())
        .exec(conn)
        .await?;
    Ok(done.rows_affected)
}

/// The deliveries a coordinator may see: none of those that tell of whom something waits, or who has set an amount.
fn seen_by(actor: &Actor) -> Select<delivery::Entity> {
    let here = delivery::Entity::find()
        .filter(delivery::Column::NetworkId.eq(actor.network))
        .filter(delivery::Column::Kind.is_not_in(TOLD_BY_THEM.iter().copied()));
    if actor.is(Role::Coordinator) { here } else { here.filter(Expr::val(false)) }
}

/// Of these those that could not be sent.
fn parked_for(actor: &Actor) -> Select<delivery::Entity> {
    seen_by(actor).filter(delivery::Column::State.eq(DeliveryState::Parked))
}

/// A page of parked deliveries with their recipients, newest first; empty for others than coordinators.
pub async fn parked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    page: Page,
) -> Result<Slice<(delivery::Model, Option<person::Model>)>, DbErr> {
    let select = page.apply(parked_for(actor), delivery::Column::Id, Order::NewestFirst);
    Ok(page.slice(select.find_also_related(person::Entity).all(conn).await?))
}

/// A delivery a coordinator may see, with its recipient.
pub async fn delivery_seen(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<(delivery::Model, Option<person::Model>)>, DbErr> {
    let here = seen_by(actor).filter(delivery::Column::Id.eq(id)).filter(delivery::Column::Channel.eq(Channel::Mail));
    here.find_also_related(person::Entity).one(conn).await
}

/// A delivery, locked: for the coordinator who retries it and for the courier that holds it.
pub(crate) async fn delivery_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<delivery::Model>, DbErr> {
    let here = if actor.who == Who::Clock {
        delivery::Entity::find().filter(delivery::Column::NetworkId.eq(actor.network))
    } else {
        seen_by(actor)
    };
    here.filter(delivery::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

/// The oldest event nobody has been told of, locked; another dispatcher's is skipped.
pub(crate) async fn next_event(conn: &impl ConnectionTrait, network: Uuid) -> Result<Option<event::Model>, DbErr> {
    event::Entity::find()
        .filter(event::Column::NetworkId.eq(network))
        .filter(event::Column::DispatchedAt.is_null())
        .order_by_asc(event::Column::Id)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(conn)
        .await
}

/// The next mail that is due and that no courier holds, locked; another courier's is skipped.
pub(crate) async fn next_mail(
    conn: &impl ConnectionTrait,
    network: Uuid,
    now: Instant,
) -> Result<Option<delivery::Model>, DbErr> {
    delivery::Entity::find()
        .filter(delivery::Column::NetworkId.eq(network))
        .filter(delivery::Column::NextAttemptAt.lte(now))
        .filter(
            Condition::any().add(delivery::Column::LeasedUntil.is_null()).add(delivery::Column::LeasedUntil.lte(now)),
        )
        .order_by_asc(delivery::Column::NextAttemptAt)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(conn)
        .await
}

/// A mail to write: the delivery, the fact it tells and its recipient. For the courier alone.
pub async fn mail_to_write(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    delivery: Uuid,
) -> Result<Option<NoticeToWrite>, DbErr> {
    let here = delivery::Entity::find()
        .filter(delivery::Column::NetworkId.eq(actor.network))
        .filter(delivery::Column::Id.eq(delivery))
        .filter(delivery::Column::Channel.eq(Channel::Mail));
    let here = if actor.who == Who::Clock { here } else { here.filter(Expr::val(false)) };
    let found = here.find_also_related(event::Entity).find_also_related(person::Entity).one(conn).await?;
    Ok(found.and_then(|(delivery, event, person)| Some(NoticeToWrite { delivery, event: event?, person: person? })))
}

/// The people of a circle, one row per membership, with their addresses.
pub(crate) async fn members_of(
    conn: &impl ConnectionTrait,
    event: &event::Model,
    circle: Circle,
) -> Result<Vec<(membership::Model, Option<person::Model>)>, DbErr> {
    let (network, campaign) = (event.network_id, event.campaign_id.unwrap_or_default());
    let ever = membership::Entity::find().filter(membership::Column::NetworkId.eq(network));
    let here = ever.clone().filter(membership::Column::EndedAt.is_null());
    // Nobody is asked to do what an agency may not do: while it is not in good standing, or as a guest elsewhere.
    let able = |select: Select<membership::Entity>| {
        select.filter(membership::Column::AgencyId.in_subquery(able_to_act(event).into_query()))
    };
    let buyers =
        |select: Select<membership::Entity>| select.filter(membership::Column::Role.is_in([Role::Admin, Role::Buyer]));
    let select = match circle {
        Circle::Person(person) => {
            let held = networks::finders::last_membership(conn, network, person).await?;
            return Ok(held.into_iter().collect());
        }
        Circle::Coordinators => here.filter(membership::Column::Role.eq(Role::Coordinator)),
        Circle::EveryAgency => able(here)
            .filter(membership::Column::Role.is_in([Role::Admin, Role::Buyer, Role::Member]))
            .filter(Expr::exists(opened(network, campaign).into_query())),
        Circle::AdminsOf(agency) => {
            here.filter(membership::Column::AgencyId.eq(agency)).filter(membership::Column::Role.eq(Role::Admin))
        }
        Circle::AdminsWithAnAmount => here
            .filter(membership::Column::AgencyId.in_subquery(with_an_amount(network).into_query()))
            .filter(membership::Column::Role.eq(Role::Admin)),
        Circle::MayApprove(request) => admins_asked(able(here), of_pending(network, request)),
        Circle::MayApproveWhatWaits => admins_asked(able(here), waiting(network, campaign)),
        Circle::WhoAsked(request) => {
            let asked =
                |how: Condition| Expr::exists(of_their_agency(of_pending(network, request)).filter(how).into_query());
            let may_have = Condition::all()
                .add(membership::Column::Role.is_in([Role::Admin, Role::Buyer]))
                .add(asked(nobody_named()));
            let either = Condition::any().add(asked(asked_themselves())).add(may_have);
            here.filter(membership::Column::AgencyId.is_not_null()).filter(either)
        }
        Circle::PeopleOf(agency) => here.filter(membership::Column::AgencyId.eq(agency)),
        Circle::LeftWith(agency) => ever
            .filter(membership::Column::AgencyId.eq(agency))
            .filter(membership::Column::EndedAt.eq(event.occurred_at)),
        Circle::BuyersOf(agency) => buyers(here).filter(membership::Column::AgencyId.eq(agency)),
        Circle::BuyersWhoPledged => {
            buyers(here).filter(membership::Column::AgencyId.in_subquery(pledged(network, campaign).into_query()))
        }
        Circle::BuyersWhoPledgedAndMayAnswer => {
            buyers(able(here)).filter(membership::Column::AgencyId.in_subquery(pledged(network, campaign).into_query()))
        }
        Circle::BuyersWhoHaveNotPledged => buyers(able(here))
            .filter(membership::Column::AgencyId.not_in_subquery(ever_pledged(network, campaign).into_query()))
            .filter(membership::Column::AgencyId.not_in_subquery(
                waiting(network, campaign).select_only().column(pending_pledge::Column::AgencyId).into_query(),
            )),
        Circle::BuyersWhoHaveNotAnswered => buyers(able(here))
            .filter(membership::Column::AgencyId.in_subquery(unanswered(network, campaign).into_query())),
    };
    select.find_also_related(person::Entity).order_by_asc(membership::Column::Id).all(conn).await
}

/// Of these the admins of an agency of some requests, who did not ask for them themselves.
fn admins_asked(
    select: Select<membership::Entity>,
    requests: Select<pending_pledge::Entity>,
) -> Select<membership::Entity> {
    let theirs = of_their_agency(requests).filter(asked_themselves().not());
    select.filter(membership::Column::Role.eq(Role::Admin)).filter(Expr::exists(theirs.into_query()))
}

/// One request that waits or waited.
fn of_pending(network: Uuid, request: Uuid) -> Select<pending_pledge::Entity> {
    pending_pledge::Entity::find()
        .filter(pending_pledge::Column::NetworkId.eq(network))
        .filter(pending_pledge::Column::Id.eq(request))
}

/// Those of some requests that are of the agency of the membership around them.
fn of_their_agency(requests: Select<pending_pledge::Entity>) -> Select<pending_pledge::Entity> {
    let theirs = Expr::col((pending_pledge::Entity, pending_pledge::Column::AgencyId))
        .eq(Expr::col((membership::Entity, membership::Column::AgencyId)));
    requests.select_only().column(pending_pledge::Column::Id).filter(theirs)
}

/// Whether whoever holds the membership around a request asked for it, or entered it.
fn asked_themselves() -> Condition {
    let person = || Expr::col((membership::Entity, membership::Column::PersonId));
    let column = |column| Expr::col((pending_pledge::Entity, column));
    Condition::any()
        .add(column(pending_pledge::Column::AskedBy).eq(person()))
        .add(column(pending_pledge::Column::EnteredBy).eq(person()))
}

/// Whether nobody of the agency is named who asked, so that it may have been whoever holds the membership around a request;
/// whoever refused it knows why.
fn nobody_named() -> Condition {
    let column = |column| Expr::col((pending_pledge::Entity, column));
    let person = Expr::col((membership::Entity, membership::Column::PersonId));
    let refused_it = column(pending_pledge::Column::EndedBy).eq(person);
    Condition::all()
        .add(column(pending_pledge::Column::ToldId).is_not_null())
        .add(column(pending_pledge::Column::AskedBy).eq(column(pending_pledge::Column::EnteredBy)))
        .add(Condition::any().add(column(pending_pledge::Column::EndedBy).is_null()).add(refused_it.not()))
}

/// The agencies in good standing; of guests those of the campaign it is about.
fn able_to_act(event: &event::Model) -> Select<agency::Entity> {
    let invited = campaign_guest::Entity::find()
        .select_only()
        .column(campaign_guest::Column::AgencyId)
        .filter(campaign_guest::Column::NetworkId.eq(event.network_id))
        .filter(campaign_guest::Column::CampaignId.eq(event.campaign_id.unwrap_or_default()))
        .filter(lasting(event.occurred_at));
    let takes_part = agency::Column::Guest.eq(false).or(agency::Column::Id.in_subquery(invited.into_query()));
    agency::Entity::find()
        .select_only()
        .column(agency::Column::Id)
        .filter(agency::Column::NetworkId.eq(event.network_id))
        .filter(agency::Column::Standing.eq(Standing::Good))
        .filter(takes_part)
}

/// The agencies that have set an amount above which their requests wait.
fn with_an_amount(network: Uuid) -> Select<agency::Entity> {
    agency::Entity::find()
        .select_only()
        .column(agency::Column::Id)
        .filter(agency::Column::NetworkId.eq(network))
        .filter(agency::Column::ApprovalAbove.is_not_null())
}

/// The campaign, if it was ever opened.
fn opened(network: Uuid, campaign: Uuid) -> Select<campaign::Entity> {
    campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::NetworkId.eq(network))
        .filter(campaign::Column::Id.eq(campaign))
        .filter(campaign::Column::OpenedAt.is_not_null())
}

/// The agencies with a standing pledge.
fn pledged(network: Uuid, campaign: Uuid) -> Select<pledge::Entity> {
    ever_pledged(network, campaign).filter(pledge::Column::Withdrawn.eq(false))
}

/// The agencies that pledged, whether or not they took it back.
fn ever_pledged(network: Uuid, campaign: Uuid) -> Select<pledge::Entity> {
    pledge::Entity::find()
        .select_only()
        .column(pledge::Column::AgencyId)
        .filter(pledge::Column::NetworkId.eq(network))
        .filter(pledge::Column::CampaignId.eq(campaign))
}

/// The agencies that are in provisionally and have not answered.
fn unanswered(network: Uuid, campaign: Uuid) -> Select<allocation::Entity> {
    let record: RelationDef = allocation::Entity::belongs_to(clearing_record::Entity)
        .from((allocation::Column::NetworkId, allocation::Column::RecordId))
        .to((clearing_record::Column::NetworkId, clearing_record::Column::Id))
        .into();
    allocation::Entity::find()
        .select_only()
        .column(allocation::Column::AgencyId)
        .join(JoinType::InnerJoin, record)
        .filter(clearing_record::Column::Stage.eq(crate::campaigns::outcome::Stage::Provisional))
        .filter(clearing_record::Column::Cleared.eq(true))
        .filter(allocation::Column::NetworkId.eq(network))
        .filter(allocation::Column::CampaignId.eq(campaign))
        .filter(allocation::Column::Included.eq(true))
        .filter(allocation::Column::Answer.is_null())
}

impl Related<event::Entity> for delivery::Entity {
    fn to() -> RelationDef {
        delivery::Entity::belongs_to(event::Entity)
            .from((delivery::Column::NetworkId, delivery::Column::EventId))
            .to((event::Column::NetworkId, event::Column::Id))
            .into()
    }
}

impl Related<campaign::Entity> for delivery::Entity {
    fn to() -> RelationDef {
        delivery::Entity::belongs_to(campaign::Entity)
            .from((delivery::Column::NetworkId, delivery::Column::CampaignId))
            .to((campaign::Column::NetworkId, campaign::Column::Id))
            .into()
    }
}

impl Related<person::Entity> for delivery::Entity {
    fn to() -> RelationDef {
        delivery::Entity::belongs_to(person::Entity).from(delivery::Column::PersonId).to(person::Column::Id).into()
    }
}

impl Related<person::Entity> for membership::Entity {
    fn to() -> RelationDef {
        membership::Entity::belongs_to(person::Entity).from(membership::Column::PersonId).to(person::Column::Id).into()
    }
}
