//! Selects of people, sessions and links. They are global, so each finder asks for the one secret or id it is about.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Related,
    RelationDef,
};
use uuid::Uuid;

use super::{person, session, sign_in_link};
use crate::clock::Instant;

/// A person by id.
pub async fn person(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).one(conn).await
}

/// The person with this address, in lower case.
pub async fn person_by_email(conn: &impl ConnectionTrait, email: &str) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find().filter(person::Column::Email.eq(email)).one(conn).await
}

/// A sign-in link, locked.
pub async fn link_locked(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<sign_in_link::Model>, DbErr> {
    sign_in_link::Entity::find_by_id(id).lock_exclusive().one(conn).await
}

/// How many links were asked for by this person since an instant.
pub async fn links_since(conn: &impl ConnectionTrait, person: Uuid, since: Instant) -> Result<u64, DbErr> {
    sign_in_link::Entity::find()
        .filter(sign_in_link::Column::PersonId.eq(person))
        .filter(sign_in_link::Column::CreatedAt.gt(since))
        .count(conn)
        .await
}

/// The session of a cookie, locked.
pub async fn session_locked(conn: &impl ConnectionTrait, token_hash: &str) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find().filter(session::Column::TokenHash.eq(token_hash)).lock_exclusive().one(conn).await
}

/// The next sign-in mail that is due, locked for its courier; others skip it.
pub async fn next_link_to_mail(
    conn: &impl ConnectionTrait,
    now: Instant,
) -> Result<Option<sign_in_link::Model>, DbErr> {
    use sea_orm::sea_query::{LockBehavior, LockType};
    use sea_orm::{Condition, QueryOrder};
    sign_in_link::Entity::find()
        .filter(sign_in_link::Column::NextAttemptAt.lte(now))
        .filter(
            Condition::any()
                .add(sign_in_link::Column::LeasedUntil.is_null())
                .add(sign_in_link::Column::LeasedUntil.lte(now)),
        )
        .order_by_asc(sign_in_link::Column::NextAttemptAt)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(conn)
        .await
}

/// Removes up to `chunk` sessions that ended by themselves at `ended` or earlier; how many there were.
pub(crate) async fn remove_sessions(conn: &impl ConnectionTrait, ended: Instant, chunk: u64) -> Result<u64, DbErr> {
    let old = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ExpiresAt.lte(ended))
        .limit(chunk);
    let removed = session::Entity::delete_many().filter(session::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}

/// Removes up to `chunk` sign-in links that ran out at `ended` or earlier; how many there were.
pub(crate) async fn remove_links(conn: &impl ConnectionTrait, ended: Instant, chunk: u64) -> Result<u64, DbErr> {
    let old = sign_in_link::Entity::find()
        .select_only()
        .column(sign_in_link::Column::Id)
        .filter(sign_in_link::Column::ExpiresAt.lte(ended))
        .limit(chunk);
    let removed = sign_in_link::Entity::delete_many().filter(sign_in_link::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}

impl Related<person::Entity> for session::Entity {
    fn to() -> RelationDef {
        session::Entity::belongs_to(person::Entity).from(session::Column::PersonId).to(person::Column::Id).into()
    }
}
