//! Change what is known of an agency: by a coordinator, or by the agency's own admin. Its key is the coordinators'.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::add_agency::add_taken;
use super::permission::{EditAgencyAction, may_keep};
use super::profile::{self, Profile, check_key, kept_key, kept_name};
use crate::access::{Actor, authorize};
use crate::agencies::agency::{self, search_text};
use crate::agencies::finders;
use crate::campaigns;
use crate::error::{Denial, Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks;
use crate::operation::{Operation, RequestKey, Tx};

/// A changed profile.
#[derive(Clone, Debug, Serialize)]
pub struct EditAgency {
    /// Which agency.
    pub agency: Uuid,
    /// The version the form showed.
    pub version: i64,
    /// What the network's own list calls it; none leaves that as it is, an empty one takes it away.
    pub key: Option<String>,
    /// What is known of it now.
    pub profile: Profile,
}

/// Writes the profile and gives the agency's id.
pub async fn edit_agency(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &EditAgency,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let edited = operation.write("edit_agency", actor, key, input, async |tx, actor, input| {
        networks::finders::lock_roles(tx.conn(), tx.network()).await?;
        let found = finders::one_locked(tx.conn(), actor, input.agency).await?;
        let permit = authorize(actor, EditAgencyAction, found, tx)?;
        let agency = permit.subject();
        if agency.version != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let key = input.key.as_ref().map_or_else(|| agency.key.clone(), |key| kept_key(Some(key)));
        if key != agency.key && !may_keep(actor) {
            return Err(Denial::Forbidden.into());
        }
        rewrite(tx, actor, agency, key, &input.profile).await?;
        Ok(agency.id)
    });
    edited.await
}

/// Writes another key and profile of an agency, or says what is wrong with them. The network's roles and the agency are locked.
pub(crate) async fn rewrite(
    tx: &Tx,
    actor: &Actor,
    agency: &agency::Model,
    key: Option<String>,
    profile: &Profile,
) -> Result<(), Stop> {
    let problems = check(tx, actor, agency, profile, key.as_deref()).await?;
    if !problems.is_empty() {
        return Err(Stop::Refused(problems));
    }
    tx.update(with_profile(agency.clone(), key, profile)).await?;
    tx.record(actor, Fact::AgencyEdited { agency: agency.id }).await?;
    Ok(())
}

async fn check(
    tx: &Tx,
    actor: &Actor,
    agency: &agency::Model,
    profile: &Profile,
    key: Option<&str>,
) -> Result<Vec<Problem>, Stop> {
    let mut problems = profile::check(profile);
    problems.extend(check_key("key", key.unwrap_or_default()));
    if agency.guest && !may_keep(actor) {
        // By trying names a guest would learn which agencies there are.
        let renames = profile.name.trim() != agency.name;
        problems.extend(renames.then(|| Problem::at("name", ProblemCode::GuestNameKept)));
    } else {
        add_taken(tx, actor, &profile.name, key, Some(agency.id), &mut problems).await?;
    }
    if profile.size_band != agency.size_band {
        let in_use = campaigns::finders::with_pledges_under_way(tx.conn(), actor, &[agency.id]).await?;
        if !in_use.is_empty() {
            problems.push(Problem::at("sizeBand", ProblemCode::SizeInUse));
        }
    }
    Ok(problems)
}

/// The agency's row with another profile, a version further.
pub(super) fn with_profile(agency: agency::Model, key: Option<String>, profile: &Profile) -> agency::ActiveModel {
    let version = agency.version + 1;
    let name = kept_name(&profile.name);
    let mut row = agency.into_active_model();
    row.search_text = Set(search_text(&name, key.as_deref()));
    row.key = Set(key);
    row.name = Set(name);
    row.province = Set(profile.province);
    row.setting = Set(profile.setting);
    row.size_band = Set(profile.size_band);
    row.language = Set(profile.language);
    row.contact_channel = Set(profile.contact_channel);
    row.staff = Set(profile.staff);
    row.version = Set(version);
    row
}
