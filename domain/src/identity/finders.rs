//! Selects of people, sessions and links. They are global, so each finder asks for the one secret or id it is about.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

mod addresses;

pub(crate) use addresses::remove_addresses;

use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Related, RelationDef, Select,
};
use uuid::Uuid;

mod tokens;

pub use tokens::*;

use super::{account_mail, ceremony, known_browser, passkey, person, session, sign_in_link};
use crate::access::Actor;
use crate::clock::Instant;
use crate::page::{Order, Page, Slice};

/// A person by id.
pub async fn person(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).one(conn).await
}

/// A person, locked: of two deeds that count what they have, one waits for the other, and both for whoever is being erased.
pub(crate) async fn person_locked(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<person::Model>, DbErr> {
    // Not `FOR UPDATE`: each deed of theirs holds them already (see `was_erased`), and two would wait in a circle.
    person::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(conn).await
}

/// A person, locked against everything that is done by them or written about them: for erasing them.
pub(crate) async fn person_to_erase(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).lock_exclusive().one(conn).await
}

/// Which of some people were erased. Whoever is being erased meanwhile is waited for, and until the transaction ends nobody can
/// erase the others: what is written about them is removed with everything else once they are.
pub(crate) async fn erased_among(conn: &impl ConnectionTrait, people: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    let found: Vec<(Uuid, Option<Instant>)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::ErasedAt])
        .filter(person::Column::Id.is_in(people.iter().copied()))
        // Always in the same order, so that two who hold many do not wait for each other in a circle.
        .order_by_asc(person::Column::Id)
        .lock(LockType::KeyShare)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(found.into_iter().filter(|(_, erased_at)| erased_at.is_some()).map(|(id, _)| id).collect())
}

/// Whether a person was erased, as [`erased_among`] says it.
pub(crate) async fn was_erased(conn: &impl ConnectionTrait, person: Uuid) -> Result<bool, DbErr> {
    Ok(!erased_among(conn, &[person]).await?.is_empty())
}

/// The person with this address, in lower case.
pub async fn person_by_email(conn: &impl ConnectionTrait, email: &str) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find().filter(person::Column::Email.eq(email)).one(conn).await
}

/// The same for a deed that writes about them: whoever is being erased meanwhile is waited for, and has no address then.
pub(crate) async fn person_by_email_held(
    conn: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find().filter(person::Column::Email.eq(email)).lock(LockType::KeyShare).one(conn).await
}

/// People after this id whose names nobody folded, locked.
pub(super) async fn unfolded(
    conn: &impl ConnectionTrait,
    after: Uuid,
    chunk: u64,
) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::FoldedName.eq(""))
        .filter(person::Column::Id.gt(after))
        .order_by_asc(person::Column::Id)
        .limit(chunk)
        .lock(LockType::NoKeyUpdate)
        .all(conn)
        .await
}

/// A sign-in link.
pub(super) async fn link(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<sign_in_link::Model>, DbErr> {
    sign_in_link::Entity::find_by_id(id).one(conn).await
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

/// The session of a cookie, or of the cookie before it where that is still taken at `now`; locked.
pub async fn session_locked(
    conn: &impl ConnectionTrait,
    token_hash: &str,
    now: Instant,
) -> Result<Option<session::Model>, DbErr> {
    let before =
        Condition::all().add(session::Column::PreviousHash.eq(token_hash)).add(session::Column::PreviousUntil.gt(now));
    session::Entity::find()
        .filter(Condition::any().add(session::Column::TokenHash.eq(token_hash)).add(before))
        .lock_exclusive()
        .one(conn)
        .await
}

/// A session by id, locked.
pub(super) async fn session_by_id_locked(
    conn: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find_by_id(id).lock_exclusive().one(conn).await
}

/// The sessions of the person who acts.
fn own_sessions(actor: &Actor) -> Select<session::Entity> {
    session::Entity::find().filter(session::Column::PersonId.eq(actor.person().unwrap_or_default()))
}

/// Those that are signed in at `now`.
fn signed_in(select: Select<session::Entity>, now: Instant) -> Select<session::Entity> {
    select.filter(session::Column::EndedAt.is_null()).filter(session::Column::ExpiresAt.gt(now))
}

/// A page of one's sessions, newest first.
pub async fn sessions(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    page: Page,
    now: Instant,
) -> Result<Slice<session::Model>, DbErr> {
    let select = signed_in(own_sessions(actor), now);
    Ok(page.slice(page.apply(select, session::Column::Id, Order::NewestFirst).all(conn).await?))
}

/// One of one's sessions.
pub async fn own_session(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
    now: Instant,
) -> Result<Option<session::Model>, DbErr> {
    signed_in(own_sessions(actor), now).filter(session::Column::Id.eq(id)).one(conn).await
}

/// One of one's sessions, locked, also when it has ended.
pub(super) async fn own_session_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<session::Model>, DbErr> {
    own_sessions(actor).filter(session::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

/// Ends a person's sessions but one; how many there were.
pub(super) async fn end_sessions_but(
    conn: &impl ConnectionTrait,
    person: Uuid,
    kept: Option<Uuid>,
    now: Instant,
) -> Result<u64, DbErr> {
    let mut ended = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now))
        .filter(session::Column::PersonId.eq(person))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now));
    if let Some(kept) = kept {
        ended = ended.filter(session::Column::Id.ne(kept));
    }
    Ok(ended.exec(conn).await?.rows_affected)
}

/// Ends every session that came from a provider.
pub(crate) async fn end_sessions_by(conn: &impl ConnectionTrait, provider: Uuid, now: Instant) -> Result<(), DbErr> {
    let ended = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now))
        .filter(session::Column::ProviderId.eq(provider))
        .filter(session::Column::EndedAt.is_null());
    ended.exec(conn).await.map(|_| ())
}

/// Marks a person's sessions so that each gets a new cookie at its next request.
pub(super) async fn mark_for_renewal(conn: &impl ConnectionTrait, person: Uuid, now: Instant) -> Result<(), DbErr> {
    let marked = session::Entity::update_many()
        .col_expr(session::Column::RenewSince, Expr::value(now))
        .filter(session::Column::PersonId.eq(person))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now));
    marked.exec(conn).await.map(|_| ())
}

/// A browser this person signed in from before, locked.
pub(super) async fn known_browser_locked(
    conn: &impl ConnectionTrait,
    person: Uuid,
    mark_hash: &str,
) -> Result<Option<known_browser::Model>, DbErr> {
    known_browser::Entity::find()
        .filter(known_browser::Column::PersonId.eq(person))
        .filter(known_browser::Column::MarkHash.eq(mark_hash))
        .lock_exclusive()
        .one(conn)
        .await
}

/// The next mail about an account that is due, locked for its courier; others skip it.
pub async fn next_account_mail(
    conn: &impl ConnectionTrait,
    now: Instant,
) -> Result<Option<account_mail::Model>, DbErr> {
    account_mail::Entity::find()
        .filter(account_mail::Column::NextAttemptAt.lte(now))
        .filter(
            Condition::any()
                .add(account_mail::Column::LeasedUntil.is_null())
                .add(account_mail::Column::LeasedUntil.lte(now)),
        )
        .order_by_asc(account_mail::Column::NextAttemptAt)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(conn)
        .await
}

/// A mail about an account, locked.
pub async fn account_mail_locked(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<account_mail::Model>, DbErr> {
    account_mail::Entity::find_by_id(id).lock_exclusive().one(conn).await
}

/// The next sign-in mail that is due, locked for its courier; others skip it.
pub async fn next_link_to_mail(
    conn: &impl ConnectionTrait,
    now: Instant,
) -> Result<Option<sign_in_link::Model>, DbErr> {
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

/// Removes up to `chunk` mails about accounts that were no news any more at `ended` or earlier; how many there were.
pub(crate) async fn remove_account_mails(
    conn: &impl ConnectionTrait,
    ended: Instant,
    chunk: u64,
) -> Result<u64, DbErr> {
    let old = account_mail::Entity::find()
        .select_only()
        .column(account_mail::Column::Id)
        .filter(account_mail::Column::ExpiresAt.lte(ended))
        .limit(chunk);
    let removed = account_mail::Entity::delete_many().filter(account_mail::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}

/// Removes up to `chunk` browsers nobody signed in from since `seen`; how many there were.
pub(crate) async fn remove_known_browsers(
    conn: &impl ConnectionTrait,
    seen: Instant,
    chunk: u64,
) -> Result<u64, DbErr> {
    let old = known_browser::Entity::find()
        .select_only()
        .column(known_browser::Column::Id)
        .filter(known_browser::Column::SeenAt.lte(seen))
        .limit(chunk);
    let removed = known_browser::Entity::delete_many().filter(known_browser::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}

/// The passkeys of the person who acts.
fn passkeys_of(actor: &Actor) -> Select<passkey::Entity> {
    passkey::Entity::find().filter(passkey::Column::PersonId.eq(actor.person().unwrap_or_default()))
}

/// A page of one's passkeys, newest first.
pub async fn passkeys(conn: &impl ConnectionTrait, actor: &Actor, page: Page) -> Result<Slice<passkey::Model>, DbErr> {
    let select = page.apply(passkeys_of(actor), passkey::Column::Id, Order::NewestFirst);
    Ok(page.slice(select.all(conn).await?))
}

/// All of one's passkeys: there are few.
pub(super) async fn own_passkeys(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<passkey::Model>, DbErr> {
    passkeys_of(actor).all(conn).await
}

/// One of one's passkeys.
pub async fn own_passkey(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<passkey::Model>, DbErr> {
    passkeys_of(actor).filter(passkey::Column::Id.eq(id)).one(conn).await
}

/// One of one's passkeys, locked.
pub(super) async fn own_passkey_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<passkey::Model>, DbErr> {
    passkeys_of(actor).filter(passkey::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

/// The passkey of a device's own id for it, whoever it belongs to; locked.
pub(super) async fn passkey_locked(
    conn: &impl ConnectionTrait,
    credential_hash: &str,
) -> Result<Option<passkey::Model>, DbErr> {
    passkey::Entity::find().filter(passkey::Column::CredentialHash.eq(credential_hash)).lock_exclusive().one(conn).await
}

/// Removes a passkey.
pub(super) async fn remove_passkey(conn: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    passkey::Entity::delete_many().filter(passkey::Column::Id.eq(id)).exec(conn).await.map(|_| ())
}

/// A ceremony, locked.
pub(super) async fn ceremony_locked(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<ceremony::Model>, DbErr> {
    ceremony::Entity::find_by_id(id).lock_exclusive().one(conn).await
}

/// Removes up to `chunk` ceremonies that ran out at `ended` or earlier; how many there were.
pub(crate) async fn remove_ceremonies(conn: &impl ConnectionTrait, ended: Instant, chunk: u64) -> Result<u64, DbErr> {
    let old = ceremony::Entity::find()
        .select_only()
        .column(ceremony::Column::Id)
        .filter(ceremony::Column::ExpiresAt.lte(ended))
        .limit(chunk);
    let removed = ceremony::Entity::delete_many().filter(ceremony::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}

impl Related<person::Entity> for session::Entity {
    fn to() -> RelationDef {
        session::Entity::belongs_to(person::Entity).from(session::Column::PersonId).to(person::Column::Id).into()
    }
}
