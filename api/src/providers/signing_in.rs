//! Signing in by a provider: off to it, back from it, and the confirmation by mail.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::access::Actor;
use domain::networks::{self, network};
use domain::providers::{
    Begun, Came, ConfirmLink, Finished, Said, Secrets, begin_sign_in, confirm_link, finders, finish_sign_in,
    identity_provider, link_to_confirm, provider_link, take_up_sign_in,
};
use domain::{Aside, Denial, Failure, ProblemCode};
use provider::{Answered, Asked};
use uuid::Uuid;

use super::looking::in_the_way;
use crate::identity::{arriving, go_on_as, limit_sign_ins};
use crate::problem::{Problem, told};
use crate::relay::{self, Kind};
use crate::scalars::Instant;
use crate::session;
use crate::visit::{Visit, visit};

/// 32 bytes as text.
const STATE_LENGTH: usize = 43;

/// A provider as everybody sees it: a button.
#[derive(Clone, Debug)]
pub struct SignInProvider(identity_provider::Model);

/// A provider as everybody sees it: a button.
#[Object]
impl SignInProvider {
    /// Its global id.
    async fn id(&self) -> ID {
        relay::id(Kind::IdentityProvider, self.0.id)
    }

    /// What is on the button.
    async fn name(&self) -> &str {
        &self.0.name
    }
}

/// The network of the request's address, whoever asks, and its id. Where there is none it is the nil id, and the same is asked of the
/// database as for any other: nobody may tell by the time it takes that there is one.
async fn door(visit: &Visit, outside: &Aside<'_>) -> Result<(Uuid, Option<network::Model>), Failure> {
    let Some(slug) = &visit.caller.network else { return Ok((Uuid::nil(), None)) };
    let global = outside.read(Uuid::nil());
    let found = networks::finders::by_slug(global.tx().await?.as_ref(), slug).await;
    global.close().await?;
    let found = found?;
    Ok((found.as_ref().map_or(Uuid::nil(), |network| network.id), found))
}

/// The providers of the network of the request's address that are on. A network without any is told like one that is not there.
pub(crate) async fn offered(visit: &Visit) -> Result<Vec<SignInProvider>> {
    let outside = visit.outside().await;
    let (network, _) = door(visit, &outside).await?;
    let reading = outside.read(network);
    let found = finders::offered(reading.tx().await?.as_ref(), network).await;
    reading.close().await?;
    Ok(found?.into_iter().map(SignInProvider).collect())
}

/// By which provider to sign in.
#[derive(Debug, InputObject)]
pub struct StartProviderSignInInput {
    /// The provider.
    provider_id: ID,
}

/// Where to go.
#[derive(Debug, SimpleObject)]
pub struct StartProviderSignInPayload {
    /// The provider's address for this one sign-in; the browser is to be back within ten minutes. None when something is in the way.
    address: Option<String>,
    /// What is in the way.
    problems: Vec<Problem>,
}

pub(crate) async fn start(visit: &Visit, input: StartProviderSignInInput) -> Result<StartProviderSignInPayload> {
    let id = relay::row(Kind::IdentityProvider, &input.provider_id)?;
    limit_sign_ins(visit)?;
    let browser = visit.caller.browser.clone().ok_or(Failure::Denied(Denial::BadInput))?;
    let outside = visit.outside().await;
    let (here, network) = door(visit, &outside).await?;
    let reading = outside.read(here);
    let found = finders::open(reading.tx().await?.as_ref(), here, id).await;
    reading.close().await?;
    drop(outside);
    let (Some(network), Some(row)) = (network, found?) else { return Err(Failure::Denied(Denial::NotFound).into()) };
    visit.api.rates().may_look_outside(network.id).map_err(Failure::from)?;
    let secret = || visit.operation().secret();
    let secrets = Secrets { state: secret(), nonce: secret(), verifier: secret() };
    let asked =
        Asked { state: secrets.state.clone(), nonce: secrets.nonce.clone(), verifier: secrets.verifier.clone() };
    let dealings = visit.api.dealings();
    let address = match provider::ask(&dealings.outside, &dealings.registration(visit, &row, &network.slug), &asked)
        .await
    {
        Ok(address) => address,
        Err(trouble) => {
            return Ok(StartProviderSignInPayload { address: None, problems: told(visit, vec![in_the_way(trouble)]) });
        }
    };
    let begun = Begun { provider: row.id, browser, secrets };
    let actor = Actor::with_link_to(network.id);
    Ok(match begin_sign_in(visit.operation(), visit.api.signing_key(), &actor, &begun).await? {
        Ok(()) => StartProviderSignInPayload { address: Some(address), problems: Vec::new() },
        Err(problems) => StartProviderSignInPayload { address: None, problems: told(visit, problems) },
    })
}

/// What a browser came back with from a provider.
#[derive(InputObject)]
pub struct FinishProviderSignInInput {
    /// The parameter `state` of the address it came back to.
    state: String,
    /// The parameter `code`; none when the provider sent none.
    #[graphql(secret)]
    code: Option<String>,
    /// The parameter `iss`, by which some providers say who they are; none when there is none.
    issuer: Option<String>,
}

/// What came of it. Who is signed in gets the session cookie with the answer; it counts in this network alone.
#[derive(Debug, SimpleObject)]
pub struct FinishProviderSignInPayload {
    /// Whether they are signed in.
    signed_in: bool,
    /// Whether a mail is on its way to whoever is known here by the address the provider told, if anybody is. It is to be confirmed
    /// in this browser.
    mailed: bool,
    /// What is in the way.
    problems: Vec<Problem>,
}

impl FinishProviderSignInPayload {
    fn refused(visit: &Visit, problems: Vec<domain::Problem>) -> Self {
        Self { signed_in: false, mailed: false, problems: told(visit, problems) }
    }
}

pub(crate) async fn finish(ctx: &Context<'_>, input: FinishProviderSignInInput) -> Result<FinishProviderSignInPayload> {
    let visit = visit(ctx);
    let over = || vec![domain::Problem::whole(ProblemCode::SignInOver)];
    // What cannot be a state of ours is not looked up, nor counted.
    if input.state.len() != STATE_LENGTH || !input.state.is_ascii() {
        return Ok(FinishProviderSignInPayload::refused(&visit, over()));
    }
    limit_sign_ins(&visit)?;
    let Some(browser) = visit.caller.browser.clone() else {
        return Ok(FinishProviderSignInPayload::refused(&visit, over()));
    };
    let (here, network) = door(&visit, &visit.outside().await).await?;
    let (actor, key) = (Actor::with_link_to(here), visit.api.signing_key());
    let came = match take_up_sign_in(visit.operation(), key, &actor, &input.state, &browser).await? {
        Ok(came) => came,
        Err(problems) => return Ok(FinishProviderSignInPayload::refused(&visit, problems)),
    };
    let Some(network) = network else { return Ok(FinishProviderSignInPayload::refused(&visit, over())) };
    // Somebody else's answer to our question (RFC 9207).
    if input.issuer.is_some_and(|issuer| issuer != came.provider.issuer) {
        return Ok(FinishProviderSignInPayload::refused(&visit, vec![in_the_way(provider::Trouble::OtherIssuer)]));
    }
    let Some(code) = input.code else {
        let declined = vec![domain::Problem::whole(ProblemCode::ProviderDeclined)];
        return Ok(FinishProviderSignInPayload::refused(&visit, declined));
    };
    let said = match claim(&visit, &network, &came, code).await {
        Ok(said) => said,
        Err(trouble) => return Ok(FinishProviderSignInPayload::refused(&visit, vec![in_the_way(trouble)])),
    };
    let (cookie, arriving) = (visit.operation().secret(), arriving(&visit.caller));
    let trusts = &visit.api.dealings().said.trusts;
    let finished = finish_sign_in(visit.operation(), trusts, &actor, (&came, &said), &cookie, &arriving).await?;
    match finished {
        Ok(Finished::SignedIn) => {
            ctx.append_http_header("set-cookie", session::cookie(visit.api.settings().https, &cookie));
            go_on_as(ctx, Some(cookie)).await?;
            Ok(FinishProviderSignInPayload { signed_in: true, mailed: false, problems: Vec::new() })
        }
        Ok(Finished::Mailed) => {
            Ok(FinishProviderSignInPayload { signed_in: false, mailed: true, problems: Vec::new() })
        }
        Err(problems) => Ok(FinishProviderSignInPayload::refused(&visit, problems)),
    }
}

/// What the provider says of whoever came back.
async fn claim(visit: &Visit, network: &network::Model, came: &Came, code: String) -> Result<Said, provider::Trouble> {
    let dealings = visit.api.dealings();
    let answered = Answered { code, nonce: came.nonce.clone(), verifier: came.verifier.clone() };
    let registration = dealings.registration(visit, &came.provider, &network.slug);
    let identity = provider::claim(&dealings.outside, &registration, answered).await.inspect_err(|trouble| {
        let (request_id, provider) = (&visit.caller.request_id, came.provider.id);
        tracing::warn!(request_id, %provider, %trouble, "somebody could not sign in by a provider");
    })?;
    Ok(Said { subject: identity.subject, email: identity.email, email_verified: identity.email_verified })
}

/// A mailed link that confirms who somebody is at a provider, as whoever holds its secret sees it before they use it.
#[derive(Clone, Debug)]
pub struct ProviderLink {
    link: provider_link::Model,
    provider: identity_provider::Model,
    network: network::Model,
}

/// A mailed link that confirms who somebody is at a provider, as whoever holds its secret sees it before they use it.
#[Object]
impl ProviderLink {
    /// The network's name in the reader's language.
    async fn network(&self, ctx: &Context<'_>) -> &str {
        crate::networks::name(&self.network, visit(ctx).language)
    }

    /// The network's name in addresses.
    async fn slug(&self) -> &str {
        &self.network.slug
    }

    /// The provider's name.
    async fn provider(&self) -> &str {
        &self.provider.name
    }

    /// The mail address the provider told of whoever came from there.
    async fn email(&self) -> &str {
        &self.link.told_email
    }

    /// When they came.
    async fn asked_at(&self) -> Instant {
        Instant(self.link.created_at)
    }

    /// What the browser is called that they came in, such as `Firefox, Windows`; none when it did not say.
    async fn device(&self) -> Option<&str> {
        Some(self.link.device.as_str()).filter(|device| !device.is_empty())
    }

    /// Whether it is this browser: no other confirms.
    async fn is_here(&self, ctx: &Context<'_>) -> bool {
        self.link.came_in(visit(ctx).caller.browser.as_deref())
    }
}

/// The link of a secret; none when it confirms nothing any more. Nothing is used up.
pub(crate) async fn look_at_link(visit: &Visit, token: &str) -> Result<Option<ProviderLink>> {
    let Some((network, link)) = visit.api.signing_key().provider_link_of_token(token) else { return Ok(None) };
    limit_sign_ins(visit)?;
    let outside = visit.outside().await;
    let reading = outside.read(network);
    let found = {
        let tx = reading.tx().await?;
        let found = link_to_confirm(tx.as_ref(), network, link, visit.now()).await?;
        let network = networks::finders::by_id(tx.as_ref(), network).await?;
        found.zip(network)
    };
    reading.close().await?;
    Ok(found.map(|((link, provider), network)| ProviderLink { link, provider, network }))
}

/// The secret of a mailed link that confirms.
#[derive(InputObject)]
pub struct ConfirmProviderLinkInput {
    /// The last part of the link's address. It works once, within fifteen minutes, in the browser that came from the provider.
    #[graphql(secret)]
    token: String,
}

/// Whether they are signed in now. The answer carries the session cookie, which counts in that network alone.
#[derive(Debug, SimpleObject)]
pub struct ConfirmProviderLinkPayload {
    /// Whether they are signed in.
    signed_in: bool,
    /// What is in the way.
    problems: Vec<Problem>,
}

pub(crate) async fn confirm(ctx: &Context<'_>, input: ConfirmProviderLinkInput) -> Result<ConfirmProviderLinkPayload> {
    let visit = visit(ctx);
    if visit.api.signing_key().provider_link_of_token(&input.token).is_some() {
        limit_sign_ins(&visit)?;
    }
    visit.refresh().await;
    let cookie = visit.operation().secret();
    let wish = ConfirmLink { token: input.token, arriving: arriving(&visit.caller) };
    if let Err(problems) = confirm_link(visit.operation(), visit.api.signing_key(), &wish, &cookie).await? {
        return Ok(ConfirmProviderLinkPayload { signed_in: false, problems: told(&visit, problems) });
    }
    ctx.append_http_header("set-cookie", session::cookie(visit.api.settings().https, &cookie));
    go_on_as(ctx, Some(cookie)).await?;
    Ok(ConfirmProviderLinkPayload { signed_in: true, problems: Vec::new() })
}
