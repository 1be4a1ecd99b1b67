//! Removing a tool that was added by mistake.

use async_graphql::{ID, InputObject, Result, SimpleObject};
use domain::tools::{RemoveTool, remove_tool};

use crate::problem::{Problem, told};
use crate::relay::{self, Kind};
use crate::visit::Visit;

/// Which tool to remove.
#[derive(Debug, InputObject)]
pub struct RemoveToolInput {
    /// The tool.
    tool_id: ID,
    /// The version that was shown.
    version: i32,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The tool is gone, and how to leave it with it; who sells it stays.
#[derive(Debug, SimpleObject)]
pub struct RemoveToolPayload {
    /// The global id of what was removed; none when something has to be mended.
    tool_id: Option<ID>,
    /// What the reader can mend. Nothing was changed then.
    problems: Vec<Problem>,
}

pub(crate) async fn remove(visit: &Visit, input: RemoveToolInput) -> Result<RemoveToolPayload> {
    let actor = visit.member()?;
    let tool = relay::row(Kind::Tool, &input.tool_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    let wish = RemoveTool { tool, version: input.version.into() };
    Ok(match remove_tool(visit.operation(), actor, Some(&key), &wish).await? {
        Ok(id) => RemoveToolPayload { tool_id: Some(relay::id(Kind::Tool, id)), problems: Vec::new() },
        Err(problems) => RemoveToolPayload { tool_id: None, problems: told(visit, problems) },
    })
}
