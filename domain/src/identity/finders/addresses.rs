//! What becomes of network addresses whose time is over. Nothing here reads one.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::clock::Instant;
use crate::identity::seen_address;

/// Removes up to `chunk` addresses of a network that were seen at `since` or earlier; how many there were.
pub(crate) async fn remove_addresses(
    conn: &impl ConnectionTrait,
    network: Uuid,
    since: Instant,
    chunk: u64,
) -> Result<u64, DbErr> {
    let old = seen_address::Entity::find()
        .select_only()
        .column(seen_address::Column::Id)
        .filter(seen_address::Column::NetworkId.eq(network))
        .filter(seen_address::Column::SeenAt.lte(since))
        .limit(chunk);
    let removed = seen_address::Entity::delete_many()
        .filter(seen_address::Column::NetworkId.eq(network))
        .filter(seen_address::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}
