//! Accept an invitation with the secret of its link. That somebody holds it proves that mail to the address reached them: enough
//! to come to the table for the first time, and not enough to enter an account that is there already (ADR 0030).

use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::invitation::InvitationState;
use super::invite_person::NAME_MAX;
use super::withdraw_invitation::over;
use super::{Seat, finders, invitation, seats};
use crate::access::Actor;
use crate::agencies;
use crate::error::{Denial, Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::{self, Arriving, SigningKey, cookie_hash, person};
use crate::operation::{Operation, Tx};
use crate::text;

/// How somebody accepts.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AcceptInvitation {
    /// How they want to be called, if they are new here; without it as the inviter wrote.
    pub name: Option<String>,
    /// The person who is signed in in this browser.
    pub signed_in: Option<Uuid>,
    /// Whether the person who is signed in takes the seat, and not whoever has the invited address.
    pub as_signed_in: bool,
    /// Where they are.
    pub arriving: Arriving,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The network.
    pub network: Uuid,
    /// Its name in addresses.
    pub slug: String,
    /// Who has the seat.
    pub person: Uuid,
    /// Whether they were known before, and signed in. Whoever is new the cookie signs in.
    pub known: bool,
    /// Whether they held the very same role before, so that nothing was added.
    pub held: bool,
}

/// Uses an invitation up: gives the role to the person who is signed in, or, if the address is new, makes the person and starts
/// a session whose cookie is `cookie` (from [`Operation::secret`]). A link that is altered, used, withdrawn or expired is
/// refused in the same words; whoever has an account signs in first.
pub async fn accept_invitation(
    operation: &Operation,
    key: &SigningKey,
    token: &str,
    cookie: &str,
    how: &AcceptInvitation,
) -> Result<Result<Accepted, Vec<Problem>>, Failure> {
    let Some((network, id)) = key.invitation_of_token(token) else {
        return Ok(Err(vec![Problem::whole(ProblemCode::InvitationNotValid)]));
    };
    let (actor, input) = (Actor::with_link_to(network), (id, cookie_hash(cookie), how.clone()));
    operation
        .write("accept_invitation", &actor, None, &input, async |tx, _, (id, hash, how)| {
            accept(tx, *id, hash, how).await
        })
        .await
}

async fn accept(tx: &Tx, id: Uuid, hash: &str, how: &AcceptInvitation) -> Result<Accepted, Stop> {
    if let Some(signed_in) = how.signed_in
        && identity::finders::was_erased(tx.conn(), signed_in).await?
    {
        return Err(Denial::Unauthenticated.into());
    }
    let found = finders::invitation_of_link_locked(tx.conn(), tx.network(), id).await?;
    let open = found.filter(|invitation| invitation.state_at(tx.now()) == InvitationState::Open);
    let Some(invitation) = open else {
        return Problem::whole(ProblemCode::InvitationNotValid).refuse();
    };
    if !seats::may_give(tx, invitation.invited_by, Seat::of(&invitation)).await? {
        return Problem::whole(ProblemCode::InvitationNotValid).refuse();
    }
    let network = finders::by_id(tx.conn(), tx.network()).await?.ok_or(Denial::NotFound)?;
    let (person, known) = who(tx, &invitation, how, &network.zone).await?;
    let actor = Actor::person_in(tx.network(), person, Vec::new());
    let seat = Seat::of(&invitation);
    // Whoever invites may have been the coordinator who now opens the mail.
    match seats::refused(tx, Some(invitation.invited_by), Some(person), seat).await? {
        Some(ProblemCode::SeatForCoordinator) => return Problem::whole(ProblemCode::SeatForCoordinator).refuse(),
        Some(ProblemCode::AgencyGone) => return Problem::whole(ProblemCode::InvitationNotValid).refuse(),
        // Two may have been invited while there was no admin yet; the second is as welcome as the first.
        _ => {}
    }
    if let Some(agency) = seat.agency
        && !agencies::guest::arrives(tx, agency, invitation.invited_by).await?
    {
        return Problem::whole(ProblemCode::InvitationNotValid).refuse();
    }
    let (member, new) = seats::give(tx, &actor, person, seat).await?;
    let fact = Fact::InvitationAccepted { invitation: id, member, inviter: invitation.invited_by, agency: seat.agency };
    let mut row = over(invitation);
    row.accepted_at = Set(Some(tx.now()));
    row.accepted_by = Set(Some(person));
    tx.update(row).await?;
    tx.record(&actor, fact).await?;
    if !known {
        identity::begin_first_session(tx, person, hash, &how.arriving).await?;
    }
    Ok(Accepted { network: tx.network(), slug: network.slug, person, known, held: !new })
}

/// Who takes the seat, and whether they were known before.
async fn who(
    tx: &Tx,
    invitation: &invitation::Model,
    how: &AcceptInvitation,
    zone: &str,
) -> Result<(Uuid, bool), Stop> {
    if let Some(signed_in) = how.signed_in.filter(|_| how.as_signed_in) {
        return Ok((signed_in, true));
    }
    if let Some(known) = identity::finders::person_by_email_held(tx.conn(), &invitation.email).await? {
        if how.signed_in != Some(known.id) {
            return Problem::whole(ProblemCode::SignInToAccept).refuse();
        }
        return Ok((known.id, true));
    }
    let name = how.name.as_deref().unwrap_or(&invitation.name);
    if let Some(problem) = text::required("name", name, NAME_MAX) {
        return problem.refuse();
    }
    let made = tx.insert(person::ActiveModel {
        id: Set(tx.new_id()),
        name: Set(name.trim().to_owned()),
        folded_name: Set(text::folded(name)),
        email: Set(Some(invitation.email.clone())),
        language: Set(invitation.language),
        zone: Set(zone.to_owned()),
        created_at: Set(tx.now()),
        erased_at: Set(None),
    });
    Ok((made.await?.id, false))
}
