//! Invite somebody to a seat. Whom the inviter sees at the table already gets the role at once, and no second mail address.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::invitation::INVITATION_DAYS;
use super::permission::InvitePersonAction;
use super::{Seat, finders, invitation, seat, seats};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::{self, Language, looks_like_an_address, person};
use crate::operation::{Operation, RequestKey, Tx};
use crate::text;

/// The longest name of a person.
pub(super) const NAME_MAX: usize = 200;

/// Whom to invite to what.
#[derive(Clone, Debug, Serialize)]
pub struct InvitePerson {
    /// How they are called; none when nobody knows, as in an import: then they say so when they accept.
    pub name: Option<String>,
    /// Where mail reaches them, as typed.
    pub email: String,
    /// The language the mail is written in.
    pub language: Language,
    /// As what, and for which agency.
    pub seat: Seat,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Invited {
    /// An invitation is on its way.
    ByMail(Uuid),
    /// They were there already and hold the role from now on: no invitation was needed.
    AtOnce(Uuid),
}

/// Invites somebody, or gives the role to somebody who is there already.
pub async fn invite_person(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &InvitePerson,
) -> Result<Result<Invited, Vec<Problem>>, Failure> {
    let invited =
        operation.write("invite_person", actor, key, input, async |tx, actor, input| invite(tx, actor, input).await);
    invited.await
}

/// The same as part of another deed, such as an import.
pub(crate) async fn invite(tx: &Tx, actor: &Actor, input: &InvitePerson) -> Result<Invited, Stop> {
    let found = seats::named(tx, actor, input.seat).await?;
    let permit = authorize(actor, InvitePersonAction, found, tx)?;
    let email = address(input);
    check(input)?;
    let known = known_to(tx, permit.actor(), &email).await?;
    let person = known.as_ref().map(|person| person.id);
    if let Some(code) = seats::refused(tx, actor.person(), person, input.seat).await? {
        return Problem::at("agencyId", code).refuse();
    }
    if let Some(person) = known {
        return at_once(tx, permit.actor(), &person, input.seat).await;
    }
    if finders::same_invitation(tx.conn(), tx.network(), &email, input.seat, tx.now()).await?.is_some() {
        return Problem::at("email", ProblemCode::AlreadyInvited).refuse();
    }
    by_mail(tx, permit.actor(), input, email).await
}

/// The same by mail alone, whoever has the address: for a seat in an agency nobody works for yet.
pub(crate) async fn invite_by_mail(tx: &Tx, actor: &Actor, input: &InvitePerson) -> Result<Invited, Stop> {
    let permit = authorize(actor, InvitePersonAction, Some(input.seat), tx)?;
    let email = address(input);
    check(input)?;
    by_mail(tx, permit.actor(), input, email).await
}

fn check(input: &InvitePerson) -> Result<(), Stop> {
    let problems = problems(input);
    if problems.is_empty() { Ok(()) } else { Err(Stop::Refused(problems)) }
}

/// What is wrong with a wish to invite somebody by itself.
pub(crate) fn problems(input: &InvitePerson) -> Vec<Problem> {
    let name = input.name.as_deref().and_then(|name| text::required("name", name, NAME_MAX));
    let mut problems: Vec<Problem> = name.into_iter().collect();
    if !looks_like_an_address(&address(input)) {
        problems.push(Problem::at("email", ProblemCode::BadEmail));
    }
    problems.extend(seat::problem(input.seat));
    problems
}

fn address(input: &InvitePerson) -> String {
    input.email.trim().to_lowercase()
}

/// The person with this address, if the inviter sees them at the table: an admin learns nothing of other agencies' people.
async fn known_to(tx: &Tx, actor: &Actor, email: &str) -> Result<Option<person::Model>, Stop> {
    let found = identity::finders::person_by_email_held(tx.conn(), email).await?;
    // Asked also where nobody is found: the time it takes tells nobody whom the server knows elsewhere.
    let id = found.as_ref().map_or(Uuid::nil(), |person| person.id);
    let seen = finders::sees_person(tx.conn(), actor, id).await?;
    Ok(found.filter(|_| seen))
}

async fn at_once(tx: &Tx, actor: &Actor, person: &person::Model, seat: Seat) -> Result<Invited, Stop> {
    let (member, new) = seats::give(tx, actor, person.id, seat).await?;
    if !new {
        return Problem::at("email", ProblemCode::AlreadyThere).refuse();
    }
    Ok(Invited::AtOnce(member))
}

async fn by_mail(tx: &Tx, actor: &Actor, input: &InvitePerson, email: String) -> Result<Invited, Stop> {
    let (id, now) = (tx.new_id(), tx.now());
    tx.insert(invitation::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(id),
        email: Set(email),
        name: Set(input.name.as_deref().unwrap_or_default().trim().to_owned()),
        language: Set(input.language),
        role: Set(input.seat.role),
        agency_id: Set(input.seat.agency),
        invited_by: Set(actor.person().unwrap_or_default()),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::days(INVITATION_DAYS)),
        accepted_at: Set(None),
        accepted_by: Set(None),
        withdrawn_at: Set(None),
        due_at: Set(now),
        sent_at: Set(None),
        leased_until: Set(None),
        next_attempt_at: Set(Some(now)),
        attempts: Set(0),
        last_error: Set(None),
    })
    .await?;
    tx.record(actor, Fact::PersonInvited { invitation: id, agency: input.seat.agency }).await?;
    Ok(Invited::ByMail(id))
}
