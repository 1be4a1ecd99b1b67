//! Which campaigns an actor may know of: a guest those it was invited to, and no other.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::access::Actor;
use crate::campaigns::campaign;
use crate::campaigns::permission::{may_run, sees_the_whole_table};
use crate::identity::person;
use crate::networks::membership;

/// The campaigns an actor may know of: drafts, and what was called off as a draft, are for coordinators.
pub(super) fn visible_to(actor: &Actor) -> Select<campaign::Entity> {
    let here = campaign::Entity::find().filter(campaign::Column::NetworkId.eq(actor.network));
    if sees_the_whole_table(actor) {
        here
    } else if actor.is_only_a_guest() {
        here.filter(campaign::Column::OpenedAt.is_not_null()).filter(campaign::Column::Id.is_in(actor.invited_to()))
    } else if actor.belongs() {
        here.filter(campaign::Column::OpenedAt.is_not_null())
    } else {
        here.filter(Expr::val(false))
    }
}

/// One campaign, locked against other deeds that change it: take the instant after this. Rows that merely refer to it
/// (a comment, a fact) can still be written: the lock leaves its key alone.
pub(crate) async fn one_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<campaign::Model>, DbErr> {
    visible_to(actor).filter(campaign::Column::Id.eq(id)).lock(LockType::NoKeyUpdate).one(conn).await
}

/// One campaign, for deeds beside it that change nothing of it.
pub(crate) async fn one_unlocked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<campaign::Model>, DbErr> {
    visible_to(actor).filter(campaign::Column::Id.eq(id)).one(conn).await
}

/// The zones the network's people live in, for whoever sets deadlines.
pub async fn member_zones(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<String>, DbErr> {
    if !may_run(actor) {
        return Ok(Vec::new());
    }
    let to_person =
        membership::Entity::belongs_to(person::Entity).from(membership::Column::PersonId).to(person::Column::Id);
    membership::Entity::find()
        .select_only()
        .column(person::Column::Zone)
        .distinct()
        .join(JoinType::InnerJoin, to_person.into())
        .filter(membership::Column::NetworkId.eq(actor.network))
        .filter(membership::Column::EndedAt.is_null())
        .into_tuple()
        .all(conn)
        .await
}
