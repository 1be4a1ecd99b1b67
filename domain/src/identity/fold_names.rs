//! Fold the names that a program of before wrote beside this one: it knew nothing of how they are searched and listed.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::finders;
use crate::access::Actor;
use crate::error::Failure;
use crate::operation::Operation;
use crate::text::folded;

/// How many are folded in one transaction.
const CHUNK: u64 = 500;

/// Folds the names that nobody folded. How many there were.
///
/// # Errors
/// A database that fails.
pub async fn fold_names(operation: &Operation) -> Result<u64, Failure> {
    let nobody = Actor::nobody();
    let (mut all, mut after) = (0, Uuid::nil());
    loop {
        let done = operation.write("fold_names", &nobody, None, &after, async |tx, _, after| {
            let people = finders::unfolded(tx.conn(), *after, CHUNK).await?;
            let ids: Vec<Uuid> = people.iter().map(|person| person.id).collect();
            for person in people {
                let folded_name = folded(&person.name);
                let mut row = person.into_active_model();
                row.folded_name = Set(folded_name);
                tx.update(row).await?;
            }
            Ok(ids)
        });
        let ids = done.await?.unwrap_or_default();
        let Some(last) = ids.last() else { return Ok(all) };
        (all, after) = (all + u64::try_from(ids.len()).unwrap_or(0), *last);
    }
}
