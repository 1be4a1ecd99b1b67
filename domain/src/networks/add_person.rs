//! Give a seat to somebody whom mail does not reach: they act through those who keep the agency's people.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::invite_person::NAME_MAX;
use super::permission::AddPersonAction;
use super::{Seat, finders, seat, seats};
use crate::access::{Actor, authorize};
use crate::error::{Denial, Failure, Problem, ProblemCode, Stop};
use crate::identity::{Language, person};
use crate::operation::{Operation, RequestKey};
use crate::text;

/// Whom to add as what.
#[derive(Clone, Debug, Serialize)]
pub struct AddPerson {
    /// How they are called.
    pub name: String,
    /// The language they read.
    pub language: Language,
    /// As what, and for which agency.
    pub seat: Seat,
}

/// Adds somebody without a mail address, and gives the id of their role.
pub async fn add_person(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &AddPerson,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let added = operation.write("add_person", actor, key, input, async |tx, actor, input| {
        let found = seats::named(tx, actor, input.seat).await?;
        let permit = authorize(actor, AddPersonAction, found, tx)?;
        let mut problems: Vec<Problem> = text::required("name", &input.name, NAME_MAX).into_iter().collect();
        problems.extend(seat::problem(input.seat));
        if !seat::suits(input.seat.role, None) {
            problems.push(Problem::at("role", ProblemCode::AdminNeedsEmail));
        }
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        if let Some(code) = seats::refused(tx, actor.person(), None, input.seat).await? {
            return Problem::at("agencyId", code).refuse();
        }
        let network = finders::by_id(tx.conn(), tx.network()).await?.ok_or(Denial::NotFound)?;
        let made = tx.insert(person::ActiveModel {
            id: Set(tx.new_id()),
            name: Set(input.name.trim().to_owned()),
            folded_name: Set(text::folded(&input.name)),
            email: Set(None),
            language: Set(input.language),
            zone: Set(network.zone),
            created_at: Set(tx.now()),
            erased_at: Set(None),
        });
        let person = made.await?.id;
        seats::give(tx, permit.actor(), person, input.seat).await.map(|(member, _)| member)
    });
    added.await
}
