//! Add one agency to the network.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::permission::{AddAgencyAction, Roster};
use super::profile::{self, Profile, check_key, kept_key, kept_name};
use crate::access::{Actor, authorize};
use crate::agencies::agency::{self, search_text};
use crate::agencies::finders;
use crate::agencies::standing::Standing;
use crate::agencies::standing_change;
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks;
use crate::operation::{Operation, RequestKey, Tx};

/// An agency to be.
#[derive(Clone, Debug, Serialize)]
pub struct AddAgency {
    /// What the network's own list calls it.
    pub key: Option<String>,
    /// What is known of it.
    pub profile: Profile,
    /// Whether it is a member in good standing at once, or waits to be let in.
    pub approved: bool,
}

/// Adds the agency and gives its id.
pub async fn add_agency(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &AddAgency,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let added = operation.write("add_agency", actor, key, input, async |tx, actor, input| {
        authorize(actor, AddAgencyAction, Some(Roster), tx)?;
        networks::finders::lock_roles(tx.conn(), tx.network()).await?;
        let problems = check(tx, actor, input).await?;
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let standing = if input.approved { Standing::Good } else { Standing::Pending };
        let row = new_row(tx, kept_key(input.key.as_deref()), &input.profile, standing);
        let change = first_standing(tx, actor, &row);
        let agency = tx.insert(row).await?;
        tx.insert(change).await?;
        tx.record(actor, Fact::AgencyAdded { agency: agency.id }).await?;
        Ok(agency.id)
    });
    added.await
}

async fn check(tx: &Tx, actor: &Actor, input: &AddAgency) -> Result<Vec<Problem>, Stop> {
    let mut problems = profile::check(&input.profile);
    problems.extend(check_key("key", input.key.as_deref().unwrap_or_default()));
    add_taken(tx, actor, &input.profile.name, input.key.as_deref(), None, &mut problems).await?;
    Ok(problems)
}

/// Adds what another agency than `but` has already: the name, the key. What is wrong by itself nobody has. Take the network's
/// lock first, so that two cannot both take one name.
pub(super) async fn add_taken(
    tx: &Tx,
    actor: &Actor,
    name: &str,
    key: Option<&str>,
    but: Option<Uuid>,
    problems: &mut Vec<Problem>,
) -> Result<(), Stop> {
    let is_sound = |field: &str| !problems.iter().any(|problem| problem.field.as_deref() == Some(field));
    let (sound_name, sound_key) = (is_sound("name"), is_sound("key"));
    if sound_name && finders::bears_name(tx.conn(), actor, name, but).await? {
        problems.push(Problem::at("name", ProblemCode::NameTaken));
    }
    if let Some(key) = kept_key(key).filter(|_| sound_key)
        && finders::has_key(tx.conn(), actor, &key, but).await?
    {
        problems.push(Problem::at("key", ProblemCode::AgencyKeyTaken));
    }
    Ok(())
}

/// The row of a new agency.
pub(super) fn new_row(tx: &Tx, key: Option<String>, profile: &Profile, standing: Standing) -> agency::ActiveModel {
    let name = kept_name(&profile.name);
    let now = tx.now();
    agency::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        search_text: Set(search_text(&name, key.as_deref())),
        key: Set(key),
        name: Set(name),
        province: Set(profile.province),
        setting: Set(profile.setting),
        size_band: Set(profile.size_band),
        language: Set(profile.language),
        contact_channel: Set(profile.contact_channel),
        staff: Set(profile.staff),
        sample: Set(false),
        guest: Set(false),
        approval_above: Set(None),
        approval_currency: Set(None),
        standing: Set(standing),
        standing_since: Set(now),
        version: Set(1),
        created_at: Set(now),
    }
}

/// The first line of a new agency's standing.
pub(super) fn first_standing(tx: &Tx, actor: &Actor, row: &agency::ActiveModel) -> standing_change::ActiveModel {
    let of = (row.id.clone().unwrap(), row.standing.clone().unwrap());
    changed(tx, actor, of, "", 0, row.standing_since.clone().unwrap())
}

/// A line of an agency's standing.
pub(super) fn changed(
    tx: &Tx,
    actor: &Actor,
    (agency, standing): (Uuid, Standing),
    reason: &str,
    pledges_withdrawn: i64,
    since: Instant,
) -> standing_change::ActiveModel {
    standing_change::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        agency_id: Set(agency),
        standing: Set(standing),
        reason: Set(reason.trim().to_owned()),
        pledges_withdrawn: Set(pledges_withdrawn),
        since: Set(since),
        changed_by: Set(actor.person().unwrap_or_default()),
    }
}
