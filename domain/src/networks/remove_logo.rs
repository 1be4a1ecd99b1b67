//! Take the network's logo away.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::change_logo::refuse_unless_shown;
use super::finders;
use super::permission::RemoveLogoAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};

/// Which logo goes.
#[derive(Clone, Debug, Serialize)]
pub struct RemoveLogo {
    /// The digest of the logo the form showed.
    pub digest: String,
}

/// Takes the logo away and gives the network's id. Where there is none, nothing changes.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn remove_logo(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &RemoveLogo,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let removed = operation.write("remove_logo", actor, key, input, async |tx, actor, input| {
        let found = finders::own_locked(tx.conn(), actor).await?;
        let permit = authorize(actor, RemoveLogoAction, found, tx)?;
        let before = permit.subject().logo.as_ref();
        if before.is_none() {
            return Ok(tx.network());
        }
        refuse_unless_shown(before, Some(&input.digest))?;
        finders::remove_picture(tx.conn(), tx.network()).await?;
        let mut row = permit.subject().clone().into_active_model();
        row.logo = Set(None);
        tx.update(row).await?;
        tx.record(permit.actor(), Fact::LogoRemoved {}).await?;
        Ok(tx.network())
    });
    removed.await
}
