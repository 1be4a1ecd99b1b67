//! Permits: proof that an actor may do an action to the rows it carries.

use uuid::Uuid;

use super::{Actor, Role, Who};
use crate::error::Denial;
use crate::operation::Tx;

/// Who may do an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    /// The umbrella's coordinators.
    Coordinator,
    /// A person with this role for the very agency the action concerns.
    OwnAgency(Role),
    /// A person with this role for any agency, or for the umbrella.
    Anyone(Role),
    /// The clock, when an instant has come.
    Clock,
    /// Whoever runs the server.
    Operator,
    /// A signed-in person, about themselves.
    Oneself,
}

/// What an action is done to: it knows the agency it concerns, if any.
pub trait Subject {
    /// The agency whose people [`Grant::OwnAgency`] speaks of.
    fn agency(&self) -> Option<Uuid> {
        None
    }

    /// Whether that agency is in good standing, as its locked row says. An actor was made before the lock was taken: an agency
    /// may have been suspended meanwhile.
    fn may_act(&self) -> bool {
        true
    }

    /// Whether its people may do this also while the agency is not in good standing.
    fn whatever_standing(&self) -> bool {
        false
    }

    /// The person [`Grant::Oneself`] speaks of.
    fn person(&self) -> Option<Uuid> {
        None
    }
}

/// Something an actor may do: a line of a room's `permission.rs`.
pub trait Action {
    /// The locked rows it is done to.
    type Subject: Subject;
    /// The deed's name, as in the mutation.
    const NAME: &'static str;
    /// Who may.
    const WHO: &'static [Grant];
}

/// Proof that `actor` may do `A` to `subject`, as the transaction found it: it cannot outlive that. Only [`authorize`] makes
/// it.
#[derive(Debug)]
pub struct Permit<'tx, A: Action> {
    actor: &'tx Actor,
    subject: A::Subject,
}

impl<A: Action> Permit<'_, A> {
    /// Who may.
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// The rows it was granted for.
    pub fn subject(&self) -> &A::Subject {
        &self.subject
    }
}

/// Grants `A` on what a finder gave: not found is [`Denial::NotFound`], found but not theirs is [`Denial::Forbidden`],
/// nobody signed in is [`Denial::Unauthenticated`].
pub fn authorize<'tx, A: Action>(
    actor: &'tx Actor,
    _: A,
    found: Option<A::Subject>,
    _: &'tx Tx,
) -> Result<Permit<'tx, A>, Denial> {
    if actor.who == Who::Nobody {
        return Err(Denial::Unauthenticated);
    }
    let subject = found.ok_or(Denial::NotFound)?;
    if A::WHO.iter().any(|grant| covers(*grant, actor, &subject)) {
        Ok(Permit { actor, subject })
    } else {
        Err(Denial::Forbidden)
    }
}

/// Whether `actor` may do `A` to `subject`: for what a page offers; a write asks for a [`Permit`].
pub fn allows<A: Action>(actor: &Actor, _: A, subject: &A::Subject) -> bool {
    A::WHO.iter().any(|grant| covers(*grant, actor, subject))
}

/// Whether `actor` may begin to do `A` to `subject`, said as [`authorize`] says it: for a deed that works a while before it
/// writes, and asks again when it does.
///
/// # Errors
/// The denial.
pub fn may_begin<A: Action>(actor: &Actor, action: A, subject: &A::Subject) -> Result<(), Denial> {
    if actor.who == Who::Nobody {
        return Err(Denial::Unauthenticated);
    }
    if allows(actor, action, subject) { Ok(()) } else { Err(Denial::Forbidden) }
}

fn covers(grant: Grant, actor: &Actor, subject: &impl Subject) -> bool {
    match grant {
        Grant::Coordinator => actor.is(Role::Coordinator),
        Grant::OwnAgency(role) => {
            let holds =
                |agency| actor.is_for(role, agency) || (subject.whatever_standing() && actor.rests_for(role, agency));
            subject.may_act() && subject.agency().is_some_and(holds)
        }
        Grant::Anyone(role) => actor.is(role),
        Grant::Clock => actor.who == Who::Clock,
        Grant::Operator => actor.who == Who::Operator,
        Grant::Oneself => actor.person().is_some() && actor.person() == subject.person(),
    }
}
