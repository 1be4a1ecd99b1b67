//! Privacy: what can be done.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::privacy::{
    self, DescribePrivacyInput, DescribePrivacyPayload, EraseMeInput, EraseMePayload, RecordBreachInput,
    RecordBreachPayload,
};
use crate::visit::visit;

/// Privacy: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct PrivacyMutation;

#[Object]
impl PrivacyMutation {
    /// Say how the network handles what people entrust to it. Only for coordinators.
    async fn describe_privacy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the network says.")] input: DescribePrivacyInput,
    ) -> Result<Option<DescribePrivacyPayload>> {
        apart(privacy::describe(&visit(ctx), input)).await.map(Some)
    }

    /// Write down a breach of privacy, or what is known better of one: a further entry, since none is ever changed. Only for
    /// coordinators.
    async fn record_breach(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The breach as it is known now.")] input: RecordBreachInput,
    ) -> Result<Option<RecordBreachPayload>> {
        apart(privacy::breaches::record(&visit(ctx), input)).await.map(Some)
    }

    /// Be forgotten everywhere: name and address are replaced, sessions and memberships end, one's own words are taken away.
    /// It cannot be undone. Whoever coordinates a network alone hands it over first.
    async fn erase_me(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "That this is meant.")] input: EraseMeInput,
    ) -> Result<Option<EraseMePayload>> {
        apart(privacy::erase(ctx, input)).await.map(Some)
    }
}
