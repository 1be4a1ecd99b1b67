//! Send a parked delivery again, once what was in its way is gone.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::channel::DeliveryState;
use super::finders;
use super::permission::RetryDeliveryAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode};
use crate::operation::{Operation, RequestKey};

/// Makes a parked delivery due again.
pub async fn retry_delivery(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    delivery: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let retried = operation.write("retry_delivery", actor, key, &delivery, async |tx, actor, delivery| {
        let found = finders::delivery_locked(tx.conn(), actor, *delivery).await?;
        let permit = authorize(actor, RetryDeliveryAction, found, tx)?;
        if permit.subject().state != DeliveryState::Parked {
            return Problem::whole(ProblemCode::NotParked).refuse();
        }
        let mut row = permit.subject().clone().into_active_model();
        row.state = Set(DeliveryState::Due);
        row.attempts = Set(0);
        row.settled_at = Set(None);
        row.next_attempt_at = Set(Some(tx.now()));
        tx.update(row).await?;
        tx.wake();
        Ok(*delivery)
    });
    retried.await
}
