//! Take an invitation back: its link opens nothing any more.

use sea_orm::ActiveValue::Set;
use sea_orm::{DbErr, IntoActiveModel};
use uuid::Uuid;

use super::invitation::InvitationState;
use super::permission::WithdrawInvitationAction;
use super::{finders, invitation};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey, Tx};

/// Withdraws an invitation, expired or not, and gives its id.
pub async fn withdraw_invitation(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let withdrawn = operation.write("withdraw_invitation", actor, key, &input, async |tx, actor, input| {
        let found = finders::invitation_locked(tx.conn(), actor, *input).await?;
        let permit = authorize(actor, WithdrawInvitationAction, found, tx)?;
        let invitation = permit.subject();
        match invitation.state_at(tx.now()) {
            InvitationState::Accepted | InvitationState::Withdrawn => {
                return Problem::whole(ProblemCode::InvitationOver).refuse();
            }
            // Whom it waited for was forgotten long after it ran out.
            InvitationState::Expired if invitation.email.is_empty() => {
                return Problem::whole(ProblemCode::InvitationOver).refuse();
            }
            InvitationState::Open | InvitationState::Expired => {}
        }
        take_back(tx, permit.actor(), invitation.clone()).await?;
        Ok(*input)
    });
    withdrawn.await
}

/// Withdraws every invitation to an agency that waits for somebody: nobody takes a seat in an agency that leaves.
pub(crate) async fn withdraw_invitations_to(tx: &Tx, actor: &Actor, agency: Uuid) -> Result<(), DbErr> {
    for invitation in finders::waiting_invitations_locked(tx.conn(), tx.network(), agency).await? {
        take_back(tx, actor, invitation).await?;
    }
    Ok(())
}

async fn take_back(tx: &Tx, actor: &Actor, invitation: invitation::Model) -> Result<(), DbErr> {
    let fact = Fact::InvitationWithdrawn { invitation: invitation.id, agency: invitation.agency_id };
    let mut row = over(invitation);
    row.withdrawn_at = Set(Some(tx.now()));
    tx.update(row).await?;
    tx.record(actor, fact).await
}

/// An invitation that waits for nobody any more: who was meant is forgotten, with what a mail server said of them, and nothing is
/// mailed.
pub(super) fn over(invitation: invitation::Model) -> invitation::ActiveModel {
    let mut row = invitation.into_active_model();
    row.email = Set(String::new());
    row.name = Set(String::new());
    row.next_attempt_at = Set(None);
    row.leased_until = Set(None);
    row.last_error = Set(None);
    row
}
