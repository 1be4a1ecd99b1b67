//! The directory of tools: what can be asked.

use async_graphql::{Context, ID, Object, Result};
use domain::tools::facts::CATEGORIES;

use crate::apart::apart;
use crate::relay::{self, Connection, Kind, page};
use crate::tools::{self, Supplier, Tool};
use crate::visit::visit;

/// The directory of tools: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct ToolsQuery;

#[Object]
impl ToolsQuery {
    /// The network's directory of tools.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn tools(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only tools with these words in their name, short name or category.")] search: Option<String>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Tool>> {
        apart(tools::list(&visit(ctx), search.as_deref(), page(first, after, last, before)?)).await
    }

    /// A tool.
    async fn tool(&self, ctx: &Context<'_>, #[graphql(desc = "Its global id.")] id: ID) -> Result<Option<Tool>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(tools::one(&visit, relay::row(Kind::Tool, &id)?).await?))
    }

    /// Who sells the tools of the directory, in the order in which they came.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn suppliers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Supplier>> {
        apart(tools::suppliers(&visit(ctx), page(first, after, last, before)?)).await
    }

    /// What a tool can be for, as short words such as `case_management`.
    async fn tool_categories(&self, ctx: &Context<'_>) -> Result<Vec<&'static str>> {
        visit(ctx).member()?;
        Ok(CATEGORIES.to_vec())
    }
}
