//! Who asks, and how they sign in: what can be asked.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::identity::{self, SignInLink, Viewer};
use crate::visit::visit;

/// Who asks, and how they sign in: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdentityQuery;

#[Object]
impl IdentityQuery {
    /// Who asks.
    async fn viewer(&self) -> Viewer {
        Viewer
    }

    /// A mailed link that signs in, before it is used: for the page that asks. None when it does not sign in (any more).
    async fn sign_in_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The last part of the link's address.")] token: String,
    ) -> Result<Option<SignInLink>> {
        apart(identity::look_at_link(&visit(ctx), &token)).await
    }
}
