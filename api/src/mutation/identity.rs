//! Signing in and out, and what one changes about oneself: what can be done.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::identity::{
    self, AddPasskeyInput, AddPasskeyPayload, AskToAddPasskeyInput, ChangeMySettingsInput, ChangeMySettingsPayload,
    EndOtherSessionsInput, EndOtherSessionsPayload, EndSessionInput, EndSessionPayload, MakeTokenInput,
    MakeTokenPayload, PasskeyQuestionPayload, RemovePasskeyInput, RemovePasskeyPayload, RequestSignInLinkInput,
    RequestSignInLinkPayload, RevokeTokenInput, RevokeTokenPayload, SignInInput, SignInPayload, SignInWithPasskeyInput,
    SignOutInput, SignOutPayload,
};
use crate::visit::visit;

/// Signing in and out, and what one changes about oneself: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdentityMutation;

#[Object]
impl IdentityMutation {
    /// Ask for a mail with a link that signs in.
    async fn request_sign_in_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where to send it.")] input: RequestSignInLinkInput,
    ) -> Result<Option<RequestSignInLinkPayload>> {
        apart(identity::request_link(&visit(ctx), input)).await.map(Some)
    }

    /// Sign in with the secret of a mailed link.
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link's secret.")] input: SignInInput,
    ) -> Result<Option<SignInPayload>> {
        apart(identity::use_link(ctx, input)).await.map(Some)
    }

    /// End the session of this browser.
    async fn sign_out(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a request key.")] input: SignOutInput,
    ) -> Result<Option<SignOutPayload>> {
        apart(identity::leave(ctx, input)).await.map(Some)
    }

    /// Ask for a question to a passkey, by whose answer it signs in: whoever it belongs to.
    async fn ask_passkey(&self, ctx: &Context<'_>) -> Result<Option<PasskeyQuestionPayload>> {
        apart(identity::ask(&visit(ctx))).await.map(Some)
    }

    /// Sign in with the answer of a passkey.
    async fn sign_in_with_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: SignInWithPasskeyInput,
    ) -> Result<Option<SignInPayload>> {
        apart(identity::sign_in_by_passkey(ctx, input)).await.map(Some)
    }

    /// Ask for a question to a device that is to make a passkey.
    async fn ask_to_add_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a request key.")] input: AskToAddPasskeyInput,
    ) -> Result<Option<PasskeyQuestionPayload>> {
        apart(identity::ask_to_add(&visit(ctx), input)).await.map(Some)
    }

    /// Add the passkey a device has made to one's account.
    async fn add_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The passkey.")] input: AddPasskeyInput,
    ) -> Result<Option<AddPasskeyPayload>> {
        apart(identity::add(&visit(ctx), input)).await.map(Some)
    }

    /// Take one of one's passkeys away. Sessions it began go on.
    async fn remove_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which passkey.")] input: RemovePasskeyInput,
    ) -> Result<Option<RemovePasskeyPayload>> {
        apart(identity::remove(&visit(ctx), input)).await.map(Some)
    }

    /// Make a token by which a program acts for oneself.
    async fn make_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token.")] input: MakeTokenInput,
    ) -> Result<Option<MakeTokenPayload>> {
        apart(identity::make(&visit(ctx), input)).await.map(Some)
    }

    /// Revoke one of one's tokens: it is refused from now on.
    async fn revoke_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which token.")] input: RevokeTokenInput,
    ) -> Result<Option<RevokeTokenPayload>> {
        apart(identity::revoke(&visit(ctx), input)).await.map(Some)
    }

    /// End one of one's sessions, wherever it is.
    async fn end_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which session.")] input: EndSessionInput,
    ) -> Result<Option<EndSessionPayload>> {
        apart(identity::end_one(&visit(ctx), input)).await.map(Some)
    }

    /// End all of one's sessions but the one in which this is asked.
    async fn end_other_sessions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a request key.")] input: EndOtherSessionsInput,
    ) -> Result<Option<EndOtherSessionsPayload>> {
        apart(identity::end_others(&visit(ctx), input)).await.map(Some)
    }

    /// Change one's name, language and time zone.
    async fn change_my_settings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new settings.")] input: ChangeMySettingsInput,
    ) -> Result<Option<ChangeMySettingsPayload>> {
        apart(identity::change_settings(&visit(ctx), input)).await.map(Some)
    }
}
