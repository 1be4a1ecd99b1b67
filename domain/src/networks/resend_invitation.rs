//! Mail an invitation again; its two weeks begin anew.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::finders;
use super::invitation::{INVITATION_DAYS, InvitationState};
use super::permission::ResendInvitationAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemArg, ProblemCode};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};

/// So many minutes lie between two mails at least: nobody's mailbox is to be flooded.
pub const RESEND_MINUTES: i64 = 5;

/// Sends an invitation again, expired or not, and gives its id.
pub async fn resend_invitation(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let resent = operation.write("resend_invitation", actor, key, &input, async |tx, actor, input| {
        let found = finders::invitation_locked(tx.conn(), actor, *input).await?;
        let permit = authorize(actor, ResendInvitationAction, found, tx)?;
        let (invitation, now) = (permit.subject(), tx.now());
        match invitation.state_at(now) {
            InvitationState::Accepted | InvitationState::Withdrawn => {
                return Problem::whole(ProblemCode::InvitationOver).refuse();
            }
            // Whom it waited for was forgotten long after it ran out.
            InvitationState::Expired if invitation.email.is_empty() => {
                return Problem::whole(ProblemCode::InvitationOver).refuse();
            }
            InvitationState::Open | InvitationState::Expired => {}
        }
        if now < invitation.due_at + TimeDelta::minutes(RESEND_MINUTES) {
            let minutes = ProblemArg::Number(RESEND_MINUTES);
            return Problem::whole(ProblemCode::SentJustNow).with("minutes", minutes).refuse();
        }
        let fact = Fact::InvitationSentAgain { invitation: invitation.id, agency: invitation.agency_id };
        let mut row = invitation.clone().into_active_model();
        row.expires_at = Set(now + TimeDelta::days(INVITATION_DAYS));
        row.due_at = Set(now);
        row.next_attempt_at = Set(Some(now));
        row.leased_until = Set(None);
        row.attempts = Set(0);
        row.last_error = Set(None);
        tx.update(row).await?;
        tx.record(permit.actor(), fact).await?;
        Ok(*input)
    });
    resent.await
}
