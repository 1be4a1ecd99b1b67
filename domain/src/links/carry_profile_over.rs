//! Carry over what one chooses of the linked agency's profile: one's own says so from then on.

use serde::Serialize;
use uuid::Uuid;

use super::across;
use super::carried::{ProfileField, merged, profile_of};
use super::fetch_linked_profile::{linked, other_side};
use super::permission::CarryProfileOverAction;
use super::sealed::{self, Fetched, Keyed, Place};
use super::tell::{News, tell};
use crate::access::{Actor, authorize};
use crate::agencies::{self, agency};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::identity::SigningKey;
use crate::identity::account_mail::AccountMailKind;
use crate::operation::{Operation, RequestKey, Tx};
use crate::{networks, roster};

/// What is carried over, and what was shown before.
#[derive(Clone, Debug, Serialize)]
pub struct CarryProfileOver {
    /// The agency whose profile changes.
    pub agency: Uuid,
    /// The version of its profile that was shown.
    pub version: i64,
    /// The version of the other's that was shown.
    pub other_version: i64,
    /// Which fields.
    pub fields: Vec<ProfileField>,
}

/// Writes the chosen fields into the agency's profile by the rules of its own network, and gives its id. The admins of both
/// agencies are told.
pub async fn carry_profile_over(
    operation: &Operation,
    signing_key: &SigningKey,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &CarryProfileOver,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let asked = Keyed::new(input.clone(), signing_key);
    let carried = operation.write("carry_profile_over", actor, key, &asked, async |tx, actor, asked| {
        let (input, key) = (&asked.wish, &asked.key);
        networks::finders::lock_roles(tx.conn(), tx.network()).await?;
        let found = agencies::finders::one_locked(tx.conn(), actor, input.agency).await?;
        let permit = authorize(actor, CarryProfileOverAction, found, tx)?;
        let agency = permit.subject();
        let half = linked(tx, actor, agency.id).await?;
        if agency.version != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let there = other_side(tx, key, &half).await?;
        let seen = sealed::open::<Fetched>(key, &half, Place::Fetched, half.fetched.as_deref());
        let seen = seen.filter(|seen| [seen.version, there.agency.version] == [input.other_version; 2]);
        let Some(seen) = seen else { return Problem::at("otherVersion", ProblemCode::LinkedChanged).refuse() };
        let fields = write(tx, actor, agency, &seen, &input.fields).await?;
        let here = across::side(tx, half, agency.clone()).await?;
        let kind = AccountMailKind::ProfileCarriedOver;
        let news = News { kind, here: &here, there: there.named(), also: Some(&there), fields };
        tell(tx, key, actor, &news).await?;
        Ok(agency.id)
    });
    carried.await
}

/// Writes what is chosen and differs; what it was.
async fn write(
    tx: &Tx,
    actor: &Actor,
    agency: &agency::Model,
    seen: &Fetched,
    chosen: &[ProfileField],
) -> Result<Vec<ProfileField>, Stop> {
    let (profile, fields) = merged(&profile_of(agency), &seen.profile, chosen);
    if fields.is_empty() {
        return Problem::at("fields", ProblemCode::NothingChosen).refuse();
    }
    roster::rewrite(tx, actor, agency, agency.key.clone(), &profile).await?;
    Ok(fields)
}
