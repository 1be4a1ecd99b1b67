//! Every network, for whoever runs the server.

use uuid::Uuid;

use super::{finders, network};
use crate::error::Failure;
use crate::operation::Operation;

/// Every network of this database, oldest first: for the operator's commands, and never for an answer.
///
/// # Errors
/// A database that fails.
pub async fn every(operation: &Operation) -> Result<Vec<network::Model>, Failure> {
    let reading = operation.read(Uuid::nil(), None);
    let found = finders::every(reading.tx().await?.as_ref()).await;
    reading.close().await?;
    Ok(found?)
}
