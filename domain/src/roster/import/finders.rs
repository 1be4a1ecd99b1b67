//! Selects of uploaded lists: for coordinators alone.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashSet;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::agency_import;
use super::plan::{Against, Plan, plan};
use crate::access::Actor;
use crate::agencies;
use crate::agencies::agency;
use crate::campaigns;
use crate::clock::Instant;
use crate::identity;
use crate::networks;
use crate::roster::permission::may_keep;

/// The uploaded lists an actor may know of.
fn visible_to(actor: &Actor) -> Select<agency_import::Entity> {
    agency_import::Entity::find()
        .filter(agency_import::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(may_keep(actor)))
}

/// An uploaded list.
pub async fn one(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<agency_import::Model>, DbErr> {
    visible_to(actor).filter(agency_import::Column::Id.eq(id)).one(conn).await
}

/// An uploaded list, locked: it is imported once.
pub(super) async fn one_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<agency_import::Model>, DbErr> {
    visible_to(actor).filter(agency_import::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

/// What an uploaded list would do now.
pub async fn plan_of(conn: &impl ConnectionTrait, actor: &Actor, import: &agency_import::Model) -> Result<Plan, DbErr> {
    let agencies = agencies::finders::all(conn, actor).await?;
    plan_against(conn, actor, import, &agencies).await
}

/// What an uploaded list would do to these agencies.
pub(super) async fn plan_against(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    import: &agency_import::Model,
    agencies: &[agency::Model],
) -> Result<Plan, DbErr> {
    let in_use = campaigns::finders::all_with_pledges_under_way(conn, actor).await?;
    let in_use: HashSet<Uuid> = in_use.into_iter().collect();
    let coordinators = networks::finders::coordinators_addresses(conn, actor).await?;
    let coordinators: HashSet<String> = coordinators.into_iter().collect();
    let uploader = identity::finders::person(conn, import.uploaded_by).await?;
    let offered = networks::finders::languages(conn, import.network_id).await?;
    let reader = uploader.map(|person| person.language).filter(|language| offered.offers(*language));
    let reader = reader.unwrap_or_else(|| offered.first());
    Ok(plan(&import.rows.0, Against { agencies, in_use: &in_use, coordinators: &coordinators, reader }))
}

/// Removes the uploaded lists of a network that can no longer be imported; how many there were. The clock's deed, and done
/// beside each upload.
pub(super) async fn remove_expired(conn: &impl ConnectionTrait, network: Uuid, now: Instant) -> Result<u64, DbErr> {
    let removed = agency_import::Entity::delete_many()
        .filter(agency_import::Column::NetworkId.eq(network))
        .filter(agency_import::Column::ExpiresAt.lte(now));
    Ok(removed.exec(conn).await?.rows_affected)
}
