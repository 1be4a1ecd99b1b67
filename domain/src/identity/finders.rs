//! Selects of people, sessions and links. They are global, so each finder asks for the one secret or id it is about.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Related, RelationDef};
use uuid::Uuid;

use super::{person, session, sign_in_link};
use crate::clock::Instant;

/// The person and session of a cookie, if it is signed in at `now`.
pub async fn signed_in(
    conn: &impl ConnectionTrait,
    token_hash: &str,
    now: Instant,
) -> Result<Option<(session::Model, person::Model)>, DbErr> {
    let found = session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .find_also_related(person::Entity)
        .one(conn)
        .await?;
    Ok(found.and_then(|(session, person)| person.map(|person| (session, person))))
}

/// A person by id.
pub async fn person(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).one(conn).await
}

/// Several people by id, for loaders.
pub async fn people(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied())).all(conn).await
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
pub async fn links_since(conn: &impl ConnectionTrait, person: Uuid, since: Instant) -> Result<usize, DbErr> {
    let links = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::PersonId.eq(person))
        .filter(sign_in_link::Column::CreatedAt.gt(since))
        .all(conn)
        .await?;
    Ok(links.len())
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

impl Related<person::Entity> for session::Entity {
    fn to() -> RelationDef {
        session::Entity::belongs_to(person::Entity).from(session::Column::PersonId).to(person::Column::Id).into()
    }
}
