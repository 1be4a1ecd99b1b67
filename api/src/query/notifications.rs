//! What people are told: what can be asked.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::notifications::{self, Delivery, Notice};
use crate::relay::{self, Connection, page};
use crate::visit::visit;

/// What people are told: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct NotificationsQuery;

#[Object]
impl NotificationsQuery {
    /// What the person who asks was told in this network, newest first.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Notice>> {
        apart(notifications::list(&visit(ctx), page(first, after, last, before)?)).await
    }

    /// What could not be sent, newest first. Only for those who run campaigns.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn parked_deliveries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Delivery>> {
        apart(notifications::parked(&visit(ctx), page(first, after, last, before)?)).await
    }
}
