//! Import an uploaded list: all that was shown, or nothing.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::plan::{Fate, Invitee, Plan, Planned};
use super::values::ListRows;
use super::{agency_import, finders};
use crate::access::{Actor, Role, authorize};
use crate::agencies;
use crate::agencies::standing::Standing;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks::{self, InvitePerson, Seat};
use crate::operation::{Operation, RequestKey, Tx};
use crate::roster::add_agency::{first_standing, new_row};
use crate::roster::edit_agency::with_profile;
use crate::roster::permission::ImportAgenciesAction;
use crate::roster::profile::kept_key;

/// Agencies per insert: 16 columns each, well below SQLite's limit of 32,766 parameters.
const CHUNK: usize = 1_000;

/// Which list, and what was shown of it.
#[derive(Clone, Debug, Serialize)]
pub struct ImportAgencies {
    /// The uploaded list.
    pub import: Uuid,
    /// The digest of what it was said to do.
    pub digest: String,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The uploaded list.
    pub import: Uuid,
    /// Agencies added.
    pub added: i64,
    /// Agencies changed.
    pub changed: i64,
    /// People invited, each once.
    pub invited: i64,
}

/// Imports the list. Every agency is locked first, and what the list would do is worked out again: if that is no longer what
/// was shown, nothing is done.
pub async fn import_agencies(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ImportAgencies,
) -> Result<Result<Imported, Vec<Problem>>, Failure> {
    let imported = operation.write("import_agencies", actor, key, input, async |tx, actor, input| {
        networks::finders::lock_roles(tx.conn(), tx.network()).await?;
        let found = finders::one_locked(tx.conn(), actor, input.import).await?;
        let permit = authorize(actor, ImportAgenciesAction, found, tx)?;
        let import = permit.subject();
        if import.imported_at.is_some() || import.expires_at <= tx.now() {
            return Problem::whole(ProblemCode::ImportOver).refuse();
        }
        let agencies = agencies::finders::all_locked(tx.conn(), actor).await?;
        let plan = finders::plan_against(tx.conn(), actor, import, &agencies).await?;
        refuse_unless_shown(&plan, &input.digest)?;
        let imported = write(tx, actor, import, plan).await?;
        let mut row = import.clone().into_active_model();
        row.rows = Set(ListRows::default());
        row.imported_at = Set(Some(tx.now()));
        tx.update(row).await?;
        let Imported { import, added, changed, .. } = imported;
        tx.record(actor, Fact::AgenciesImported { import, added, changed }).await?;
        Ok(imported)
    });
    imported.await
}

fn refuse_unless_shown(plan: &Plan, digest: &str) -> Result<(), Stop> {
    if plan.digest() != digest {
        return Problem::whole(ProblemCode::ImportChanged).refuse();
    }
    if plan.counts().wrong > 0 {
        return Problem::whole(ProblemCode::ImportHasProblems).refuse();
    }
    Ok(())
}

async fn write(tx: &Tx, actor: &Actor, import: &agency_import::Model, plan: Plan) -> Result<Imported, Stop> {
    let standing = if import.approved { Standing::Good } else { Standing::Pending };
    let mut new = Vec::new();
    let mut invited = Vec::new();
    let mut changes = Vec::new();
    let invitees = count(plan.counts().invited);
    for Planned { key, fate, invite, .. } in plan.rows {
        match fate {
            Fate::New(profile) => {
                let row = new_row(tx, kept_key(Some(&key)), &profile, standing);
                invited.extend(invite.map(|invitee| invitation(row.id.clone().unwrap(), invitee)));
                new.push(row);
            }
            Fate::Changed { agency, key, profile, .. } => changes.push(with_profile(*agency, key, &profile)),
            Fate::Unchanged | Fate::Wrong(_) => {}
        }
    }
    let (added, changed) = (count(new.len()), count(changes.len()));
    let standings: Vec<_> = new.iter().map(|row| first_standing(tx, actor, row)).collect();
    for row in changes {
        tx.update(row).await?;
    }
    for chunk in new.chunks(CHUNK) {
        tx.insert_many(chunk.to_vec()).await?;
    }
    for chunk in standings.chunks(CHUNK) {
        tx.insert_many(chunk.to_vec()).await?;
    }
    for invitation in &invited {
        networks::invite(tx, actor, invitation).await?;
    }
    Ok(Imported { import: import.id, added, changed, invited: invitees })
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Whom a row names, as the admin of the new agency. If the list does not say how they are called, they say so themselves.
fn invitation(agency: Uuid, invitee: Invitee) -> InvitePerson {
    let Invitee { name, email, language } = invitee;
    InvitePerson { name, email, language, seat: Seat { role: Role::Admin, agency: Some(agency) } }
}
