//! What people are told: what can be done.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::notifications::{
    self, MarkNoticesReadInput, MarkNoticesReadPayload, RetryDeliveryInput, RetryDeliveryPayload,
};
use crate::visit::visit;

/// What people are told: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct NotificationsMutation;

#[Object]
impl NotificationsMutation {
    /// Mark one's notices in this network as read, up to the newest that was shown.
    async fn mark_notices_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Up to which notice.")] input: MarkNoticesReadInput,
    ) -> Result<Option<MarkNoticesReadPayload>> {
        apart(notifications::mark_read(&visit(ctx), input)).await.map(Some)
    }

    /// Have a parked delivery sent again. Only for those who run campaigns.
    async fn retry_delivery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which delivery.")] input: RetryDeliveryInput,
    ) -> Result<Option<RetryDeliveryPayload>> {
        apart(notifications::retry(&visit(ctx), input)).await.map(Some)
    }
}
