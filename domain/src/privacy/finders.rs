//! Selects about privacy, and what being forgotten changes.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start, and one person's rows change at once")]

mod addresses;
mod breaches;

pub use addresses::{SeenRow, seen_addresses};
pub use breaches::{BreachRow, breach_entries, breach_entry};
pub(crate) use breaches::{last_breach_number, last_revision};

use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockType, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::network_privacy;
use crate::access::{Actor, Role};
use crate::agencies::agency;
use crate::agencies::standing::Standing;
use crate::campaigns::{comment, pending_pledge};
use crate::clock::Instant;
use crate::exports::{Erasure, Table, tables};
use crate::identity::person;
use crate::networks::{invitation, membership, network};
use crate::notifications::channel::{Channel, DeliveryState};
use crate::notifications::delivery;
use crate::tools::exit_record;

/// What the actor's network says, for those who belong to it.
pub async fn of_network(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Option<network_privacy::Model>, DbErr> {
    here(actor.network).filter(Expr::val(actor.belongs())).one(conn).await
}

/// What a network says to everybody, if it does. On PostgreSQL the transaction must be bound to it.
pub async fn in_public(conn: &impl ConnectionTrait, network: Uuid) -> Result<Option<network_privacy::Model>, DbErr> {
    here(network).filter(network_privacy::Column::Public.eq(true)).one(conn).await
}

fn here(network: Uuid) -> sea_orm::Select<network_privacy::Entity> {
    network_privacy::Entity::find().filter(network_privacy::Column::NetworkId.eq(network))
}

/// A network of somebody who belongs to it, locked; rows that refer to it can still be written.
pub(crate) async fn network_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<Option<network::Model>, DbErr> {
    let found = network::Entity::find_by_id(actor.network).filter(Expr::val(actor.belongs()));
    sea_orm::QuerySelect::lock(found, LockType::NoKeyUpdate).one(conn).await
}

/// The row of what a network says, locked with the network.
pub(crate) async fn described(
    conn: &impl ConnectionTrait,
    network: Uuid,
) -> Result<Option<network_privacy::Model>, DbErr> {
    here(network).one(conn).await
}

/// Holds a network's row until the transaction ends: who coordinates it does not change meanwhile.
pub(crate) async fn hold(conn: &impl ConnectionTrait, network: Uuid) -> Result<Option<network::Model>, DbErr> {
    sea_orm::QuerySelect::lock(network::Entity::find_by_id(network), LockType::NoKeyUpdate).one(conn).await
}

/// What a person is in a network now.
pub(crate) async fn standing(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
) -> Result<Vec<membership::Model>, DbErr> {
    current(network).filter(membership::Column::PersonId.eq(person)).all(conn).await
}

/// How many others coordinate a network.
pub(crate) async fn other_coordinators(conn: &impl ConnectionTrait, network: Uuid, person: Uuid) -> Result<u64, DbErr> {
    current(network)
        .filter(membership::Column::Role.eq(Role::Coordinator))
        .filter(membership::Column::PersonId.ne(person))
        .count(conn)
        .await
}

fn current(network: Uuid) -> sea_orm::Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::EndedAt.is_null())
}

/// Ends whatever a person is in a network, and says of what ended with an agency's removal that it ended now: it would come back
/// with the agency. What they gave up before stays as it was: whoever followed them did so then.
pub(crate) async fn end_memberships(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
    now: Instant,
) -> Result<(), DbErr> {
    let its = |column| Expr::col((agency::Entity, column));
    let ended_with_it = agency::Entity::find()
        .select_only()
        .column(agency::Column::Id)
        .filter(agency::Column::NetworkId.eq(network))
        .filter(agency::Column::Standing.eq(Standing::Removed))
        .filter(its(agency::Column::Id).equals((membership::Entity, membership::Column::AgencyId)))
        .filter(its(agency::Column::StandingSince).equals((membership::Entity, membership::Column::EndedAt)));
    let to_end =
        Condition::any().add(membership::Column::EndedAt.is_null()).add(Expr::exists(ended_with_it.into_query()));
    membership::Entity::update_many()
        .col_expr(membership::Column::EndedAt, Expr::value(now))
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::PersonId.eq(person))
        .filter(to_end)
        .exec(conn)
        .await
        .map(|_| ())
}

/// Takes a person's own words out of a network: what they wrote beneath campaigns, and their name where they tested something.
pub(crate) async fn take_words(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: &person::Model,
    instead: &str,
) -> Result<(), DbErr> {
    comment::Entity::update_many()
        .col_expr(comment::Column::Body, Expr::value(""))
        .filter(comment::Column::NetworkId.eq(network))
        .filter(comment::Column::AuthorId.eq(person.id))
        .exec(conn)
        .await?;
    pending_pledge::Entity::update_many()
        .col_expr(pending_pledge::Column::Reason, Expr::value(""))
        .filter(pending_pledge::Column::NetworkId.eq(network))
        .filter(pending_pledge::Column::EndedBy.eq(person.id))
        .exec(conn)
        .await?;
    exit_record::Entity::update_many()
        .col_expr(exit_record::Column::TestedBy, Expr::value(instead))
        .filter(exit_record::Column::NetworkId.eq(network))
        .filter(exit_record::Column::RecordedBy.eq(person.id))
        .filter(exit_record::Column::TestedBy.eq(person.name.as_str()))
        .exec(conn)
        .await
        .map(|_| ())
}

/// Takes a person's name and address out of the invitations they accepted, and takes back those that still wait for them.
pub(crate) async fn forget_invitations(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: &person::Model,
    instead: &str,
    now: Instant,
) -> Result<(), DbErr> {
    let theirs = || {
        let by_address = person.email.as_deref().map(|email| invitation::Column::Email.eq(email));
        let named = Condition::any().add(invitation::Column::AcceptedBy.eq(person.id)).add_option(by_address);
        invitation::Entity::update_many().filter(invitation::Column::NetworkId.eq(network)).filter(named)
    };
    theirs()
        .col_expr(invitation::Column::WithdrawnAt, Expr::value(now))
        .col_expr(invitation::Column::NextAttemptAt, Expr::value(None::<Instant>))
        // A courier that holds it has nothing left to say of it.
        .col_expr(invitation::Column::LeasedUntil, Expr::value(None::<Instant>))
        .filter(invitation::Column::AcceptedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .exec(conn)
        .await?;
    theirs()
        .col_expr(invitation::Column::Name, Expr::value(instead))
        .col_expr(invitation::Column::Email, Expr::value(""))
        .col_expr(invitation::Column::LastError, Expr::value(None::<String>))
        .exec(conn)
        .await
        .map(|_| ())
}

/// Sends a person nothing more from a network, and forgets what mail servers said of their address.
pub(crate) async fn stop_mail(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
    now: Instant,
) -> Result<(), DbErr> {
    let of_person = || {
        delivery::Entity::update_many()
            .filter(delivery::Column::NetworkId.eq(network))
            .filter(delivery::Column::PersonId.eq(person))
    };
    of_person()
        .col_expr(delivery::Column::State, Expr::value(DeliveryState::NotNeeded))
        .col_expr(delivery::Column::NextAttemptAt, Expr::value(None::<Instant>))
        .col_expr(delivery::Column::SettledAt, Expr::value(now))
        .filter(delivery::Column::State.is_in([DeliveryState::Due, DeliveryState::Parked]))
        .exec(conn)
        .await?;
    of_person().col_expr(delivery::Column::LastError, Expr::value(None::<String>)).exec(conn).await.map(|_| ())
}

/// Removes the rows about a person that do not stay: sessions, links and whatever else says so in [`tables`]; those of a
/// network, or those outside all.
pub(crate) async fn remove(conn: &impl ConnectionTrait, network: Option<Uuid>, person: Uuid) -> Result<(), DbErr> {
    let removed = |table: &&Table| table.erasure == Erasure::Remove && table.of_network == network.is_some();
    for table in tables().filter(removed) {
        let Some(column) = table.by_person else { continue };
        let mut delete = Query::delete();
        delete.from_table(Alias::new(table.name)).and_where(Expr::col(Alias::new(column)).eq(person));
        if let Some(network) = network {
            delete.and_where(Expr::col(Alias::new("network_id")).eq(network));
        }
        conn.execute(&delete).await?;
    }
    Ok(())
}

/// Removes up to `chunk` notices of a network that were made at `since` or earlier, read or not; how many there were.
pub(crate) async fn remove_notices(
    conn: &impl ConnectionTrait,
    network: Uuid,
    since: Instant,
    chunk: u64,
) -> Result<u64, DbErr> {
    remove_deliveries(conn, network, Channel::InApp, delivery::Column::CreatedAt.lte(since), chunk).await
}

/// Removes up to `chunk` rows that tell what became of mails of a network, settled at `since` or earlier; how many there were.
pub(crate) async fn remove_mails(
    conn: &impl ConnectionTrait,
    network: Uuid,
    since: Instant,
    chunk: u64,
) -> Result<u64, DbErr> {
    remove_deliveries(conn, network, Channel::Mail, delivery::Column::SettledAt.lte(since), chunk).await
}

async fn remove_deliveries(
    conn: &impl ConnectionTrait,
    network: Uuid,
    channel: Channel,
    is_old: SimpleExpr,
    chunk: u64,
) -> Result<u64, DbErr> {
    let old = delivery::Entity::find()
        .select_only()
        .column(delivery::Column::Id)
        .filter(delivery::Column::NetworkId.eq(network))
        .filter(delivery::Column::Channel.eq(channel))
        .filter(is_old)
        .limit(chunk);
    let removed = delivery::Entity::delete_many()
        .filter(delivery::Column::NetworkId.eq(network))
        .filter(delivery::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}

/// Forgets who was meant by a network's invitations that nobody accepted and that ran out at `since` or earlier.
pub(crate) async fn forget_expired_invitations(
    conn: &impl ConnectionTrait,
    network: Uuid,
    since: Instant,
) -> Result<u64, DbErr> {
    let forgotten = invitation::Entity::update_many()
        .col_expr(invitation::Column::Email, Expr::value(""))
        .col_expr(invitation::Column::Name, Expr::value(""))
        .col_expr(invitation::Column::LastError, Expr::value(None::<String>))
        .col_expr(invitation::Column::NextAttemptAt, Expr::value(None::<Instant>))
        .filter(invitation::Column::NetworkId.eq(network))
        .filter(invitation::Column::AcceptedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .filter(invitation::Column::ExpiresAt.lte(since))
        .filter(invitation::Column::Email.ne(""));
    Ok(forgotten.exec(conn).await?.rows_affected)
}
