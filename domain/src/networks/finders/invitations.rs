//! Selects of invitations. Coordinators see all of them, an agency's admins those to their own agency, and whoever holds a
//! link the one it names.

use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Related,
    RelationDef, Select,
};
use uuid::Uuid;

use super::people::keeps;
use crate::access::{Actor, Role};
use crate::agencies::agency;
use crate::clock::Instant;
use crate::identity::person;
use crate::networks::{Seat, invitation};
use crate::page::{Order, Page, Slice};

/// An invitation with the agency it is for and who invites.
pub type InvitationView = (invitation::Model, Option<agency::Model>, Option<person::Model>);

/// The invitations an actor may know of.
fn visible_to(actor: &Actor) -> Select<invitation::Entity> {
    invitation::Entity::find()
        .filter(invitation::Column::NetworkId.eq(actor.network))
        .filter(keeps(actor, invitation::Column::AgencyId))
}

/// Those that wait for somebody, in time or not; of one that ran out long ago nobody knows any more whom it waited for.
fn waiting(select: Select<invitation::Entity>) -> Select<invitation::Entity> {
    select
        .filter(invitation::Column::AcceptedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .filter(invitation::Column::Email.ne(""))
}

/// A page of the invitations that wait for an answer, newest first.
pub async fn invitations(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    page: Page,
) -> Result<Slice<InvitationView>, DbErr> {
    let select = page.apply(waiting(visible_to(actor)), invitation::Column::Id, Order::NewestFirst);
    let rows = select.find_also_related(agency::Entity).find_also_related(person::Entity).all(conn).await?;
    Ok(page.slice(rows))
}

/// One invitation, whatever became of it.
pub async fn invitation(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<InvitationView>, DbErr> {
    let select = visible_to(actor).filter(invitation::Column::Id.eq(id));
    select.find_also_related(agency::Entity).find_also_related(person::Entity).one(conn).await
}

/// One invitation, locked.
pub(crate) async fn invitation_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<invitation::Model>, DbErr> {
    visible_to(actor).filter(invitation::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

/// The invitations to an agency that wait for somebody, in time or not, locked.
pub(crate) async fn waiting_invitations_locked(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agency: Uuid,
) -> Result<Vec<invitation::Model>, DbErr> {
    let here = invitation::Entity::find()
        .filter(invitation::Column::NetworkId.eq(network))
        .filter(invitation::Column::AgencyId.eq(agency));
    waiting(here).order_by_asc(invitation::Column::Id).lock_exclusive().all(conn).await
}

/// The invitation that can be accepted still and says the very same, if there is one.
pub(crate) async fn same_invitation(
    conn: &impl ConnectionTrait,
    network: Uuid,
    email: &str,
    seat: Seat,
    now: Instant,
) -> Result<Option<invitation::Model>, DbErr> {
    let here = invitation::Entity::find()
        .filter(invitation::Column::NetworkId.eq(network))
        .filter(invitation::Column::Email.eq(email))
        .filter(invitation::Column::Role.eq(seat.role))
        .filter(invitation::Column::ExpiresAt.gt(now));
    let here = match seat.agency {
        Some(agency) => here.filter(invitation::Column::AgencyId.eq(agency)),
        None => here.filter(invitation::Column::AgencyId.is_null()),
    };
    waiting(here).one(conn).await
}

/// What a link names: for whoever holds it, and for the courier that mails it.
pub async fn invitation_of_link(
    conn: &impl ConnectionTrait,
    network: Uuid,
    id: Uuid,
) -> Result<Option<InvitationView>, DbErr> {
    let select = of_link(network, id);
    select.find_also_related(agency::Entity).find_also_related(person::Entity).one(conn).await
}

/// The same, locked.
pub(crate) async fn invitation_of_link_locked(
    conn: &impl ConnectionTrait,
    network: Uuid,
    id: Uuid,
) -> Result<Option<invitation::Model>, DbErr> {
    of_link(network, id).lock_exclusive().one(conn).await
}

fn of_link(network: Uuid, id: Uuid) -> Select<invitation::Entity> {
    invitation::Entity::find().filter(invitation::Column::NetworkId.eq(network)).filter(invitation::Column::Id.eq(id))
}

/// The next invitation that is to be mailed and that no courier holds, locked; another courier's is skipped.
pub(crate) async fn next_invitation_to_mail(
    conn: &impl ConnectionTrait,
    network: Uuid,
    now: Instant,
) -> Result<Option<invitation::Model>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::NetworkId.eq(network))
        .filter(invitation::Column::NextAttemptAt.lte(now))
        .filter(
            Condition::any()
                .add(invitation::Column::LeasedUntil.is_null())
                .add(invitation::Column::LeasedUntil.lte(now)),
        )
        .order_by_asc(invitation::Column::NextAttemptAt)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(conn)
        .await
}

/// Takes back every invitation to an agency that waits for somebody: whoever was meant is forgotten, and nothing is mailed.
pub(crate) async fn withdraw_invitations_to(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agency: Uuid,
    at: Instant,
) -> Result<(), DbErr> {
    use invitation::Column;
    let withdrawn = invitation::Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(at))
        .col_expr(Column::Email, Expr::value(""))
        .col_expr(Column::Name, Expr::value(""))
        .col_expr(Column::NextAttemptAt, Expr::value(None::<Instant>))
        .col_expr(Column::LeasedUntil, Expr::value(None::<Instant>))
        .col_expr(Column::LastError, Expr::value(None::<String>))
        .filter(Column::NetworkId.eq(network))
        .filter(Column::AgencyId.eq(agency))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::WithdrawnAt.is_null());
    withdrawn.exec(conn).await.map(|_| ())
}

/// The agencies an actor keeps the people of; for coordinators it is every agency.
pub(super) fn agencies_kept_by(actor: &Actor) -> Vec<Uuid> {
    let admin = actor.memberships.iter().filter(|held| held.role == Role::Admin);
    admin.filter_map(|held| held.agency).collect()
}

impl Related<agency::Entity> for invitation::Entity {
    fn to() -> RelationDef {
        invitation::Entity::belongs_to(agency::Entity)
            .from((invitation::Column::NetworkId, invitation::Column::AgencyId))
            .to((agency::Column::NetworkId, agency::Column::Id))
            .into()
    }
}

impl Related<person::Entity> for invitation::Entity {
    fn to() -> RelationDef {
        invitation::Entity::belongs_to(person::Entity).from(invitation::Column::InvitedBy).to(person::Column::Id).into()
    }
}
