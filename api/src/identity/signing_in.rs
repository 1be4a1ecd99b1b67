//! Signing in and out.

use std::sync::Arc;

use async_graphql::{Context, InputObject, Result, SimpleObject};
use domain::Failure;
use domain::clock::Instant;
use domain::identity::{
    Arriving, RequestSignInLink, SignIn, device_of, link_to_follow, request_sign_in_link, sign_in, sign_in_link,
    sign_out,
};

use super::Person;
use crate::caller::Caller;
use crate::problem::{Problem, told};
use crate::session;
use crate::visit::{Current, Visit, visit};

/// A wish for a mail that signs in.
#[derive(Debug, InputObject)]
pub struct RequestSignInLinkInput {
    /// The address as typed.
    email: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What became of the wish.
#[derive(Debug, SimpleObject)]
pub struct RequestSignInLinkPayload {
    /// Whether a mail is on its way if somebody with this address is known here. Nobody learns who is.
    sent: bool,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn request_link(visit: &Visit, input: RequestSignInLinkInput) -> Result<RequestSignInLinkPayload> {
    limit_sign_ins(visit)?;
    let key = visit.before_deed(&input.request_key).await?;
    let wish = RequestSignInLink { email: input.email };
    visit.api.rates().may_mail_to(&wish.address(), visit.caller.address).map_err(Failure::from)?;
    Ok(match request_sign_in_link(visit.operation(), &arriving(&visit.caller), Some(&key), &wish).await? {
        Ok(()) => RequestSignInLinkPayload { sent: true, problems: Vec::new() },
        Err(problems) => RequestSignInLinkPayload { sent: false, problems: told(visit, problems) },
    })
}

/// A mailed link that signs in, as whoever holds its secret sees it before they use it.
#[derive(Clone, Debug, SimpleObject)]
pub struct SignInLink {
    /// When it was asked for.
    asked_at: Instant,
    /// What the browser is called that asked, such as `Firefox, Windows`; none when it did not say.
    device: Option<String>,
    /// Whether that was this browser. In another one, signing in takes `elsewhere`.
    is_here: bool,
}

impl SignInLink {
    fn of(link: sign_in_link::Model, browser: Option<&str>) -> Self {
        let is_here = link.was_asked_for_in(browser);
        Self { asked_at: link.created_at, device: Some(link.device).filter(|device| !device.is_empty()), is_here }
    }
}

/// The link of a secret; none when it does not sign in any more. Nothing is used up.
pub(crate) async fn look_at_link(visit: &Visit, token: &str) -> Result<Option<SignInLink>> {
    limit_sign_ins(visit)?;
    let tx = visit.reading.tx().await?;
    let link = link_to_follow(tx.as_ref(), visit.api.signing_key(), token, visit.now()).await?;
    Ok(link.map(|link| SignInLink::of(link, visit.caller.browser.as_deref())))
}

/// The secret of a mailed link.
#[derive(Debug, InputObject)]
pub struct SignInInput {
    /// The last part of the link's address. It works once, within fifteen minutes.
    token: String,
    /// Whether it may sign in here although it was asked for in another browser: only after the person said so.
    #[graphql(default = false)]
    elsewhere: bool,
}

/// Who is signed in now. The answer carries the session cookie.
#[derive(Debug, SimpleObject)]
pub struct SignInPayload {
    /// The person; none when the link is not valid.
    person: Option<Person>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn use_link(ctx: &Context<'_>, input: SignInInput) -> Result<SignInPayload> {
    let visit = visit(ctx);
    limit_sign_ins(&visit)?;
    visit.refresh().await;
    let cookie = visit.operation().secret();
    let wish = SignIn { token: input.token, elsewhere: input.elsewhere };
    let arriving = arriving(&visit.caller);
    let signed_in = sign_in(visit.operation(), visit.api.signing_key(), &wish, &cookie, &arriving).await?;
    match signed_in {
        Ok(_) => enter(ctx, cookie).await,
        Err(problems) => Ok(SignInPayload::refused(told(&visit, problems))),
    }
}

impl SignInPayload {
    pub(super) fn refused(problems: Vec<Problem>) -> Self {
        Self { person: None, problems }
    }
}

/// Gives the browser the cookie of the session that has begun, and goes on as its person.
pub(super) async fn enter(ctx: &Context<'_>, cookie: String) -> Result<SignInPayload> {
    let https = visit(ctx).api.settings().https;
    ctx.append_http_header("set-cookie", session::cookie(https, &cookie));
    let visit = go_on_as(ctx, Some(cookie)).await?;
    Ok(SignInPayload { person: visit.person.clone().map(Person::new), problems: Vec::new() })
}

/// Where somebody signs in, as far as the browser told.
pub(crate) fn arriving(caller: &Caller) -> Arriving {
    Arriving {
        browser: caller.browser.clone(),
        device: device_of(caller.user_agent.as_deref().unwrap_or_default()),
        before: caller.session.clone(),
    }
}

/// What follows in the same document is done and read by whoever this session belongs to.
pub(crate) async fn go_on_as(ctx: &Context<'_>, session: Option<String>) -> Result<Arc<Visit>, Failure> {
    let current = ctx.data_unchecked::<Arc<Current>>();
    let before = current.get();
    let caller = Caller { session, ..before.caller.clone() };
    let visit = Visit::arrive(&before.api, caller, false).await?;
    before.leave().await;
    current.set(visit);
    Ok(current.get())
}

pub(crate) fn limit_sign_ins(visit: &Visit) -> Result<(), Failure> {
    visit.api.rates().may_sign_in(visit.caller.address).map_err(Failure::from)
}

/// A wish to end the session of this browser.
#[derive(Debug, InputObject)]
pub struct SignOutInput {
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The session has ended. The answer takes the session cookie away.
#[derive(Debug, SimpleObject)]
pub struct SignOutPayload {
    /// Always true: who was not signed in is signed out too.
    done: bool,
}

pub(crate) async fn leave(ctx: &Context<'_>, input: SignOutInput) -> Result<SignOutPayload> {
    let visit = visit(ctx);
    visit.before_deed(&input.request_key).await?;
    if let Some(cookie) = &visit.caller.session {
        sign_out(visit.operation(), cookie).await?;
    }
    ctx.append_http_header("set-cookie", session::no_cookie(visit.api.settings().https));
    go_on_as(ctx, None).await?;
    Ok(SignOutPayload { done: true })
}
