//! Refuse a request of one's own agency that somebody else asked for, and say why to them.

use serde::Serialize;
use uuid::Uuid;

use super::approve_pledge::{decide, refuse_unless_theirs_to_decide};
use super::pending_pledge::Ended;
use super::permission::RefusePledgeAction;
use super::{finders, own_approval};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};
use crate::text;

/// The longest reason.
const REASON_MAX: usize = 1_000;

/// What is refused, and why.
#[derive(Clone, Debug, Serialize)]
pub struct RefusePledge {
    /// The request that waits.
    pub pending: Uuid,
    /// Why, for whoever asked.
    pub reason: String,
}

/// Ends the waiting of a request, and gives its id. The pledge that stands goes on standing.
pub async fn refuse_pledge(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &RefusePledge,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let refused = operation.write("refuse_pledge", actor, key, input, async |tx, actor, input| {
        let found = finders::pledge_to_decide(tx.conn(), actor, input.pending, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, RefusePledgeAction, found, tx)?;
        refuse_unless_theirs_to_decide(permit.subject(), actor, now)?;
        if let Some(problem) = text::required("reason", &input.reason, REASON_MAX) {
            return problem.refuse();
        }
        let pending = &permit.subject().pending;
        decide(tx, actor, pending, (Ended::Refused, input.reason.trim().to_owned(), now)).await?;
        let (campaign, agency, request) = (pending.campaign_id, pending.agency_id, pending.id);
        tx.record(actor, Fact::PledgeRefused { campaign, agency, request }).await?;
        own_approval::touch(tx, agency).await?;
        Ok(request)
    });
    refused.await
}
