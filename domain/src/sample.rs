//! Loads many rows at once: for the demonstration's network, and for measuring with a network of everyday size.
//!
//! Rows come ready made and in the shapes the tables hold; the tables' own constraints still judge them. They are written
//! in chunks below the databases' limits on parameters, all in one transaction, so that a load that is interrupted leaves
//! nothing behind.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, Iterable, ModelTrait, QueryFilter};
use serde::Serialize;
use uuid::Uuid;

use crate::access::Actor;
use crate::agencies::agency;
use crate::campaigns::{allocation, campaign, clearing_record, comment, pledge, pledge_change};
use crate::error::{Failure, Stop};
use crate::events::{self, event};
use crate::identity::person;
use crate::networks::{membership, network, retention};
use crate::operation::{Operation, Tx};
use crate::tools::{exit_record, supplier, tool};

/// SQLite takes at most 32,766 parameters in a statement, PostgreSQL twice as many.
const PARAMETERS_MAX: usize = 30_000;

/// Rows of one network, and of people, in the order in which they refer to each other.
#[derive(Debug, Default, Serialize)]
pub struct Rows {
    /// People who come to the table.
    #[serde(skip)]
    pub people: Vec<person::Model>,
    /// The network itself, unless it is there already.
    #[serde(skip)]
    pub networks: Vec<network::Model>,
    /// Its agencies.
    #[serde(skip)]
    pub agencies: Vec<agency::Model>,
    /// Who is what.
    #[serde(skip)]
    pub memberships: Vec<membership::Model>,
    /// Suppliers.
    #[serde(skip)]
    pub suppliers: Vec<supplier::Model>,
    /// Tools.
    #[serde(skip)]
    pub tools: Vec<tool::Model>,
    /// How tools are left.
    #[serde(skip)]
    pub exit_records: Vec<exit_record::Model>,
    /// Campaigns.
    #[serde(skip)]
    pub campaigns: Vec<campaign::Model>,
    /// Pledges.
    #[serde(skip)]
    pub pledges: Vec<pledge::Model>,
    /// The history of pledges.
    #[serde(skip)]
    pub pledge_changes: Vec<pledge_change::Model>,
    /// Records.
    #[serde(skip)]
    pub clearing_records: Vec<clearing_record::Model>,
    /// What each agency got.
    #[serde(skip)]
    pub allocations: Vec<allocation::Model>,
    /// Questions and answers.
    #[serde(skip)]
    pub comments: Vec<comment::Model>,
    /// What happened.
    #[serde(skip)]
    pub events: Vec<event::Model>,
}

/// Writes the rows, all or none.
///
/// # Errors
/// A constraint that refuses a row, or a database that fails.
pub async fn load(operation: &Operation, network: Uuid, rows: &Rows) -> Result<(), Failure> {
    let actor = Actor::clock(network);
    let written = operation.write("load_sample", &actor, None, rows, async |tx, _, rows| write(tx, rows).await);
    written.await.map(|_| ())
}

async fn write(tx: &Tx, rows: &Rows) -> Result<(), Stop> {
    insert(tx, &rows.people).await?;
    insert(tx, &rows.networks).await?;
    if !rows.networks.is_empty() {
        retention::begin(tx, tx.now()).await?;
    }
    insert(tx, &rows.agencies).await?;
    insert(tx, &rows.memberships).await?;
    insert(tx, &rows.suppliers).await?;
    insert(tx, &rows.tools).await?;
    insert(tx, &rows.exit_records).await?;
    insert(tx, &rows.campaigns).await?;
    insert(tx, &rows.pledges).await?;
    insert(tx, &rows.pledge_changes).await?;
    insert(tx, &rows.clearing_records).await?;
    insert(tx, &rows.allocations).await?;
    insert(tx, &rows.comments).await?;
    insert(tx, &rows.events).await
}

async fn insert<M>(tx: &Tx, rows: &[M]) -> Result<(), Stop>
where
    M: ModelTrait + Clone + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    let columns = <M::Entity as EntityTrait>::Column::iter().count();
    for chunk in rows.chunks(PARAMETERS_MAX / columns) {
        let chunk = chunk.iter().cloned().map(IntoActiveModel::into_active_model).collect();
        tx.insert_many::<<M::Entity as EntityTrait>::ActiveModel>(chunk).await?;
    }
    Ok(())
}

/// Says that everybody has been told of what happened so far, and chains it: a history that begins with the sample is no news.
///
/// # Errors
/// A database that fails.
#[expect(clippy::disallowed_methods, reason = "one statement for a whole history; no deed of a person does this")]
pub async fn mark_told(operation: &Operation, network: Uuid) -> Result<(), Failure> {
    let actor = Actor::clock(network);
    let marked = operation.write("mark_told", &actor, None, &network, async |tx, _, network| {
        event::Entity::update_many()
            .col_expr(event::Column::DispatchedAt, Expr::col(event::Column::OccurredAt))
            .filter(event::Column::NetworkId.eq(*network))
            .filter(event::Column::DispatchedAt.is_null())
            .exec(tx.conn())
            .await?;
        Ok(())
    });
    // It refuses nothing.
    let _marked = marked.await?;
    events::seal_history(operation, network).await.map(|_| ())
}
