//! Remove a tool that was added by mistake: nothing refers to it, and how to leave it goes with it. Who sells it stays (ADR
//! 0190).

use serde::Serialize;
use uuid::Uuid;

use super::finders;
use super::permission::RemoveToolAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};

/// A tool to remove.
#[derive(Clone, Debug, Serialize)]
pub struct RemoveTool {
    /// Which tool.
    pub tool: Uuid,
    /// The version that was shown.
    pub version: i64,
}

/// Removes the tool with its exit record and gives its id. What was ever bought, or drafted, keeps its tool.
pub async fn remove_tool(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &RemoveTool,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let removed = operation.write("remove_tool", actor, key, input, async |tx, actor, input| {
        let found = finders::one_locked_to_remove(tx.conn(), actor, input.tool).await?;
        let permit = authorize(actor, RemoveToolAction, found, tx)?;
        let tool = permit.subject();
        if tool.version != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        if finders::is_referred_to(tx.conn(), actor, tool.id).await? {
            return Problem::whole(ProblemCode::ToolInUse).refuse();
        }
        finders::remove(tx.conn(), tool).await?;
        tx.record(actor, Fact::ToolRemoved { tool: tool.id, name: tool.name.clone() }).await?;
        Ok(tool.id)
    });
    removed.await
}
