//! Change what a network allows its staff and its agencies.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::network_rules::Rules;
use super::permission::ChangeRulesAction;
use super::{finders, network_rules};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};

/// What is allowed from now on.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ChangeRules {
    /// All of it, replaced as a whole.
    pub rules: Rules,
    /// The version the form showed; 0 while nobody had set anything.
    pub version: i64,
}

/// Changes what the actor's network allows, and gives the network's id. The same again changes nothing.
pub async fn change_rules(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeRules,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let changed = operation.write("change_rules", actor, key, input, async |tx, actor, input| {
        let found = finders::own_locked(tx.conn(), actor).await?;
        let permit = authorize(actor, ChangeRulesAction, found, tx)?;
        let Rules { told_requests, told_yes, own_approval } = input.rules;
        let before = finders::rules_of(tx.conn(), tx.network()).await?;
        let held = before.as_ref().map_or_else(Rules::default, |row| row.rules());
        if held == input.rules {
            return Ok(tx.network());
        }
        if before.as_ref().map_or(0, |row| row.version) != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let row = network_rules::ActiveModel {
            network_id: Set(tx.network()),
            id: Set(before.as_ref().map_or_else(|| tx.new_id(), |row| row.id)),
            told_requests: Set(told_requests),
            told_yes: Set(told_yes),
            version: Set(input.version + 1),
            own_approval: Set(own_approval),
            changed_at: Set(tx.now()),
        };
        if before.is_some() {
            tx.update(row).await?
        } else {
            tx.insert(row).await?
        };
        tx.record(permit.actor(), Fact::RulesChanged { told_requests, told_yes, own_approval }).await?;
        if held.own_approval != own_approval {
            tx.record(permit.actor(), Fact::OwnApprovalSwitched { is_on: own_approval }).await?;
        }
        Ok(tx.network())
    });
    changed.await
}
