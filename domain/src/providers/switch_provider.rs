//! Switch a provider on or off. Off, whoever signed in by it is signed out at once.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::finders;
use super::permission::SwitchProviderAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::events::Fact;
use crate::identity;
use crate::operation::{Operation, RequestKey};

/// Which provider, and what it is to be.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SwitchProvider {
    /// The provider.
    pub provider: Uuid,
    /// Whether people may sign in by it.
    pub is_on: bool,
}

/// Switches a provider, and gives its id. One that is so already is fine: the wish is fulfilled.
pub async fn switch_provider(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &SwitchProvider,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let switched = operation.write("switch_provider", actor, key, input, async |tx, actor, input| {
        let found = finders::one_locked(tx.conn(), actor, input.provider).await?;
        let permit = authorize(actor, SwitchProviderAction, found, tx)?;
        let provider = permit.subject();
        if provider.is_on == input.is_on {
            return Ok(provider.id);
        }
        let mut row = provider.clone().into_active_model();
        row.is_on = Set(input.is_on);
        row.changed_at = Set(tx.now());
        tx.update(row).await?;
        if !input.is_on {
            finders::forget_sign_ins(tx.conn(), tx.network(), provider.id).await?;
            identity::finders::end_sessions_by(tx.conn(), provider.id, tx.now()).await?;
        }
        tx.record(permit.actor(), Fact::ProviderChanged { provider: provider.id, is_on: input.is_on }).await?;
        Ok(provider.id)
    });
    switched.await
}
