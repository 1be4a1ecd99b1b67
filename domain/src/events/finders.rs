//! Selects of events.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::event;

/// Whether a fact was recorded under this key.
pub async fn happened(conn: &impl ConnectionTrait, network: Uuid, once_key: &str) -> Result<bool, DbErr> {
    let found = event::Entity::find()
        .filter(event::Column::NetworkId.eq(network))
        .filter(event::Column::OnceKey.eq(once_key))
        .count(conn)
        .await?;
    Ok(found > 0)
}
