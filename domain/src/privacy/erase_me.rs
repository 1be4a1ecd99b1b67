//! Be forgotten: everywhere at once, or not at all.
//!
//! What accounts have to show stays: who asked for which licences for an agency, and when. It leads to an id, and the id to
//! a row without a name. The log stays whole, since it holds nothing but ids (ADR 0035).

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::finders;
use super::permission::EraseMeAction;
use crate::access::{Actor, Role, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::{self, Language, person};
use crate::networks::{self, network};
use crate::operation::{Operation, RequestKey, Tx};
use crate::text::folded;

/// What stands where a name stood, whoever reads it.
pub const ERASED_NAME: &str = "Erased person / Personne effacée";

/// A wish to be forgotten.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EraseMe {
    /// Whether they read what stays, and that it cannot be undone.
    pub understood: bool,
}

/// Replaces name and address of the person who acts, ends their sessions and memberships, and takes their words away.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn erase_me(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &EraseMe,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let erased = operation.write("erase_me", actor, key, input, async |tx, actor, input| {
        let found = match actor.person() {
            Some(person) => identity::finders::person_to_erase(tx.conn(), person).await?,
            None => None,
        };
        let permit = authorize(actor, EraseMeAction, found, tx)?;
        let person = permit.subject();
        if !input.understood {
            return Problem::at("understood", ProblemCode::NotUnderstood).refuse();
        }
        // Always in the same order, so that two who leave at once do not wait for each other in a circle.
        for network in networks::finders::ever_of(tx.conn(), person.id).await? {
            tx.enter(network.id).await?;
            leave(tx, actor, person, &network).await?;
        }
        tx.enter(actor.network).await?;
        finders::remove(tx.conn(), None, person.id).await?;
        forget(tx, person).await?;
        Ok(person.id)
    });
    erased.await
}

/// Leaves one network. Whoever coordinates it alone has to hand it over first.
async fn leave(tx: &Tx, actor: &Actor, person: &person::Model, network: &network::Model) -> Result<(), Stop> {
    finders::hold(tx.conn(), network.id).await?;
    let standing = finders::standing(tx.conn(), network.id, person.id).await?;
    let coordinates = standing.iter().any(|membership| membership.role == Role::Coordinator);
    if coordinates && finders::other_coordinators(tx.conn(), network.id, person.id).await? == 0 {
        return Problem::whole(ProblemCode::LastCoordinator).refuse();
    }
    finders::end_memberships(tx.conn(), network.id, person.id, tx.now()).await?;
    networks::tell_of_missing_admins(tx, actor, &standing).await?;
    finders::take_words(tx.conn(), network.id, person, ERASED_NAME).await?;
    finders::forget_invitations(tx.conn(), network.id, person, ERASED_NAME, tx.now()).await?;
    finders::stop_mail(tx.conn(), network.id, person.id, tx.now()).await?;
    finders::remove(tx.conn(), Some(network.id), person.id).await?;
    tx.record(actor, Fact::PersonErased { person: person.id }).await?;
    Ok(())
}

async fn forget(tx: &Tx, person: &person::Model) -> Result<(), Stop> {
    let mut row = person.clone().into_active_model();
    row.name = Set(ERASED_NAME.to_owned());
    row.folded_name = Set(folded(ERASED_NAME));
    row.email = Set(None);
    row.language = Set(Language::En);
    row.zone = Set("UTC".to_owned());
    row.erased_at = Set(Some(tx.now()));
    tx.update(row).await?;
    Ok(())
}
