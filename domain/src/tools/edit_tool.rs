//! Change what is known of a tool. Who sells it stays: purchases are made with them.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::add_tool::{check, with_facts};
use super::facts::Facts;
use super::finders;
use super::permission::EditToolAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks;
use crate::operation::{Operation, RequestKey};

/// Facts that changed.
#[derive(Clone, Debug, Serialize)]
pub struct EditTool {
    /// Which tool.
    pub tool: Uuid,
    /// The version the form showed.
    pub version: i64,
    /// What is known of it now.
    pub facts: Facts,
}

/// Writes what is known of the tool now and gives its id.
pub async fn edit_tool(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &EditTool,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let edited = operation.write("edit_tool", actor, key, input, async |tx, actor, input| {
        networks::finders::lock_roles(tx.conn(), tx.network()).await?;
        let found = finders::one_locked(tx.conn(), actor, input.tool).await?;
        let permit = authorize(actor, EditToolAction, found, tx)?;
        let tool = permit.subject();
        if tool.version != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let others = finders::names(tx.conn(), actor, Some(tool.id)).await?;
        let problems = check(&input.facts, &others);
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let mut row = with_facts(tool.clone().into_active_model(), &input.facts, &others);
        row.version = Set(tool.version + 1);
        tx.update(row).await?;
        tx.record(actor, Fact::ToolEdited { tool: tool.id }).await?;
        Ok(tool.id)
    });
    edited.await
}
