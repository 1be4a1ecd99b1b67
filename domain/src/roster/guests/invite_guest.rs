//! Invite an organization that is no member to one campaign: its agency waits until somebody accepts.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use crate::access::{Actor, Role, authorize};
use crate::agencies::agency;
use crate::agencies::standing::Standing;
use crate::campaigns::{self, campaign_guest};
use crate::error::{Failure, Problem, Stop};
use crate::events::Fact;
use crate::identity::Language;
use crate::networks::{self, InvitePerson, Seat};
use crate::operation::{Operation, RequestKey, Tx};
use crate::roster::add_agency::{add_taken, first_standing, new_row};
use crate::roster::permission::InviteGuestAction;
use crate::roster::profile::{self, Profile};

/// Whom to invite to which campaign.
#[derive(Clone, Debug, Serialize)]
pub struct InviteGuest {
    /// The campaign.
    pub campaign: Uuid,
    /// What is known of the organization; its own people correct it.
    pub profile: Profile,
    /// What the person is called who is to act for it.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// The language the mail is written in.
    pub language: Language,
}

/// Makes the guest's agency, invites its first person as its admin, and gives the agency's id.
pub async fn invite_guest(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &InviteGuest,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let invited = operation.write("invite_guest", actor, key, input, async |tx, actor, input| {
        networks::finders::lock_roles(tx.conn(), tx.network()).await?;
        let found = campaigns::finders::one_locked(tx.conn(), actor, input.campaign).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, InviteGuestAction, found, tx)?;
        campaigns::refuse_unless_pledging(permit.subject(), now)?;
        let row = new_row(tx, None, &input.profile, Standing::Pending);
        let agency = row.id.clone().unwrap();
        let person = person(input, agency);
        let problems = check(tx, actor, input, &person).await?;
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let change = first_standing(tx, actor, &row);
        tx.insert(agency::ActiveModel { guest: Set(true), ..row }).await?;
        tx.insert(change).await?;
        tx.insert(seat(tx, actor, input.campaign, agency)).await?;
        networks::invite_by_mail(tx, actor, &person).await?;
        tx.record(actor, Fact::GuestInvited { campaign: input.campaign, agency }).await?;
        Ok(agency)
    });
    invited.await
}

fn person(input: &InviteGuest, agency: Uuid) -> InvitePerson {
    InvitePerson {
        name: Some(input.name.clone()),
        email: input.email.clone(),
        language: input.language,
        seat: Seat { role: Role::Admin, agency: Some(agency) },
    }
}

/// What is wrong with the organization and with the person, each at its field.
async fn check(tx: &Tx, actor: &Actor, input: &InviteGuest, person: &InvitePerson) -> Result<Vec<Problem>, Stop> {
    let mut problems: Vec<Problem> = profile::check(&input.profile).into_iter().map(of_agency).collect();
    problems.extend(networks::invitation_problems(person));
    if problems.is_empty() {
        let mut taken = Vec::new();
        add_taken(tx, actor, &input.profile.name, None, None, &mut taken).await?;
        problems.extend(taken.into_iter().map(of_agency));
    }
    Ok(problems)
}

/// The organization has a name, and so has the person.
fn of_agency(problem: Problem) -> Problem {
    match problem.field.as_deref() {
        Some("name") => Problem { field: Some("agencyName".to_owned()), ..problem },
        _ => problem,
    }
}

/// A guest's place in a campaign.
pub(super) fn seat(tx: &Tx, actor: &Actor, campaign: Uuid, agency: Uuid) -> campaign_guest::ActiveModel {
    campaign_guest::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        campaign_id: Set(campaign),
        agency_id: Set(agency),
        invited_by: Set(actor.person().unwrap_or_default()),
        invited_at: Set(tx.now()),
        ends_at: Set(None),
        left_at: Set(None),
    }
}
