//! What is known of tools: what can be done.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::tools::{
    self, AddToolInput, AddToolPayload, EditToolInput, EditToolPayload, RecordExitInput, RecordExitPayload,
    RemoveToolInput, RemoveToolPayload,
};
use crate::visit::visit;

/// What is known of tools: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct ToolsMutation;

#[Object]
impl ToolsMutation {
    /// Add a tool to the directory, with who sells it. Only for those who run campaigns.
    async fn add_tool(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is known of it.")] input: AddToolInput,
    ) -> Result<Option<AddToolPayload>> {
        apart(tools::add(&visit(ctx), input)).await.map(Some)
    }

    /// Change what is known of a tool. Only for those who run campaigns.
    async fn edit_tool(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is known of it now.")] input: EditToolInput,
    ) -> Result<Option<EditToolPayload>> {
        apart(tools::edit(&visit(ctx), input)).await.map(Some)
    }

    /// Remove a tool that was added by mistake, with how to leave it; its supplier stays. Refused while a campaign refers to it,
    /// drafts included. Only for those who run campaigns.
    async fn remove_tool(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: RemoveToolInput,
    ) -> Result<Option<RemoveToolPayload>> {
        apart(tools::remove(&visit(ctx), input)).await.map(Some)
    }

    /// Record how to leave a tool, or replace the record there is. Only for those who run campaigns.
    async fn record_exit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How the tool is left.")] input: RecordExitInput,
    ) -> Result<Option<RecordExitPayload>> {
        apart(tools::record(&visit(ctx), input)).await.map(Some)
    }
}
