//! Remove a provider: whoever signed in by it is signed out at once, who they were there is forgotten, and so is our secret.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::finders;
use super::permission::RemoveProviderAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::events::Fact;
use crate::identity;
use crate::operation::{Operation, RequestKey};

/// Removes a provider, and gives its id.
pub async fn remove_provider(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    provider: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let removed = operation.write("remove_provider", actor, key, &provider, async |tx, actor, provider| {
        let found = finders::one_locked(tx.conn(), actor, *provider).await?;
        let permit = authorize(actor, RemoveProviderAction, found, tx)?;
        let provider = permit.subject();
        let mut row = provider.clone().into_active_model();
        row.is_on = Set(false);
        row.sealed_secret = Set(None);
        row.removed_at = Set(Some(tx.now()));
        tx.update(row).await?;
        finders::forget_sign_ins(tx.conn(), tx.network(), provider.id).await?;
        finders::forget_links(tx.conn(), tx.network(), provider.id).await?;
        identity::finders::end_sessions_by(tx.conn(), provider.id, tx.now()).await?;
        tx.record(permit.actor(), Fact::ProviderRemoved { provider: provider.id }).await?;
        Ok(provider.id)
    });
    removed.await
}
