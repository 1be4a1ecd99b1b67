//! Selects of tokens for programs, each one's own.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Related,
    RelationDef, Select,
};
use uuid::Uuid;

use crate::access::Actor;
use crate::clock::Instant;
use crate::identity::{access_token, person};
use crate::page::{Order, Page, Slice};

/// The tokens of the person who acts that were not revoked.
fn tokens_of(actor: &Actor) -> Select<access_token::Entity> {
    access_token::Entity::find()
        .filter(access_token::Column::PersonId.eq(actor.person().unwrap_or_default()))
        .filter(access_token::Column::RevokedAt.is_null())
}

/// A page of one's tokens, newest first, also of those that have run out a short time ago.
pub async fn tokens(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    page: Page,
) -> Result<Slice<access_token::Model>, DbErr> {
    let select = page.apply(tokens_of(actor), access_token::Column::Id, Order::NewestFirst);
    Ok(page.slice(select.all(conn).await?))
}

/// How many tokens of the person who acts are good at `now`.
pub(in crate::identity) async fn tokens_held(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    now: Instant,
) -> Result<u64, DbErr> {
    tokens_of(actor).filter(access_token::Column::ExpiresAt.gt(now)).count(conn).await
}

/// One of one's tokens.
pub async fn own_token(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<access_token::Model>, DbErr> {
    tokens_of(actor).filter(access_token::Column::Id.eq(id)).one(conn).await
}

/// One of one's tokens, locked, also when it was revoked.
pub(in crate::identity) async fn own_token_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<access_token::Model>, DbErr> {
    access_token::Entity::find()
        .filter(access_token::Column::PersonId.eq(actor.person().unwrap_or_default()))
        .filter(access_token::Column::Id.eq(id))
        .lock_exclusive()
        .one(conn)
        .await
}

/// Notes when a token was used last.
pub(in crate::identity) async fn note_token(conn: &impl ConnectionTrait, id: Uuid, now: Instant) -> Result<(), DbErr> {
    let noted = access_token::Entity::update_many()
        .col_expr(access_token::Column::LastUsedAt, Expr::value(now))
        .filter(access_token::Column::Id.eq(id));
    noted.exec(conn).await.map(|_| ())
}

/// Removes up to `chunk` tokens that ran out at `ended` or earlier; how many there were.
pub(crate) async fn remove_tokens(conn: &impl ConnectionTrait, ended: Instant, chunk: u64) -> Result<u64, DbErr> {
    let old = access_token::Entity::find()
        .select_only()
        .column(access_token::Column::Id)
        .filter(access_token::Column::ExpiresAt.lte(ended))
        .limit(chunk);
    let removed = access_token::Entity::delete_many().filter(access_token::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}

impl Related<person::Entity> for access_token::Entity {
    fn to() -> RelationDef {
        access_token::Entity::belongs_to(person::Entity)
            .from(access_token::Column::PersonId)
            .to(person::Column::Id)
            .into()
    }
}
