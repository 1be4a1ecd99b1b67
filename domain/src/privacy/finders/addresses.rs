//! Selects of network addresses: for whoever runs the server, as the role that owns the tables.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Related, RelationDef,
};
use uuid::Uuid;

use crate::clock::Instant;
use crate::events::event;
use crate::identity::person;
use crate::identity::seen_address::{self, SeenDoing};
use crate::networks::membership;

/// An address, what was done from it, and by whom.
pub type SeenRow = (seen_address::Model, Option<event::Model>, Option<person::Model>);

/// How many are read at a time.
const CHUNK: u64 = 500;

/// The next addresses from which something was done in a network at `since` or later, and from which its people signed in,
/// oldest first; empty when there are no more. Never for an answer: for the operator's command, which reads as the owner.
pub async fn seen_addresses(
    conn: &impl ConnectionTrait,
    network: Uuid,
    since: Instant,
    after: Option<Uuid>,
) -> Result<Vec<SeenRow>, DbErr> {
    use seen_address::Column;
    let people = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::NetworkId.eq(network));
    let signed_in = Condition::all()
        .add(Column::What.eq(SeenDoing::SigningIn))
        .add(Column::PersonId.in_subquery(people.into_query()));
    let mut select = seen_address::Entity::find()
        .filter(Condition::any().add(Column::NetworkId.eq(network)).add(signed_in))
        .filter(Column::SeenAt.gte(since));
    if let Some(after) = after {
        select = select.filter(Column::Id.gt(after));
    }
    let select = select.order_by_asc(Column::Id).limit(CHUNK);
    select.find_also_related(event::Entity).find_also_related(person::Entity).all(conn).await
}

impl Related<event::Entity> for seen_address::Entity {
    fn to() -> RelationDef {
        seen_address::Entity::belongs_to(event::Entity)
            .from((seen_address::Column::NetworkId, seen_address::Column::EventId))
            .to((event::Column::NetworkId, event::Column::Id))
            .into()
    }
}

impl Related<person::Entity> for seen_address::Entity {
    fn to() -> RelationDef {
        seen_address::Entity::belongs_to(person::Entity)
            .from(seen_address::Column::PersonId)
            .to(person::Column::Id)
            .into()
    }
}
