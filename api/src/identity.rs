//! People: who they are, how they sign in, and how they like to read.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::access::Actor;
use domain::campaigns::permission;
use domain::identity::{
    ChangeMySettings, RequestSignInLink, change_my_settings, finders, person, request_sign_in_link, sign_in, sign_out,
};
use domain::notifications;
use domain::{Denial, Failure, campaigns};

use crate::agencies::Agency;
use crate::caller::Caller;
use crate::campaigns::Need;
use crate::networks::{Membership, Role};
use crate::problem::{Problem, told};
use crate::relay::{self, Kind};
use crate::session;
use crate::visit::{Current, Visit, visit};

/// A language of the interface, of mails and of sentences in answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::identity::Language")]
pub enum Language {
    /// English, as in Canada.
    En,
    /// French, as in Canada.
    Fr,
}

/// A person. People are global: one person may work for agencies of several networks.
#[derive(Clone, Debug)]
pub struct Person(Arc<person::Model>);

impl Person {
    pub(crate) fn new(person: Arc<person::Model>) -> Self {
        Self(person)
    }
}

/// A person. People are global: one person may work for agencies of several networks.
#[Object]
impl Person {
    /// Their global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Person, self.0.id)
    }

    /// What they are called.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Where mail reaches them; only they see it.
    async fn email(&self, ctx: &Context<'_>) -> Option<&str> {
        let reader = visit(ctx).person.as_ref().map(|reader| reader.id);
        self.0.email.as_deref().filter(|_| reader == Some(self.0.id))
    }

    /// The language they read.
    async fn language(&self) -> Language {
        self.0.language.into()
    }

    /// Their IANA time zone, such as `America/Regina`.
    async fn zone(&self) -> &str {
        &self.0.zone
    }
}

/// Who asks, and what they are in the network of the request's address.
#[derive(Clone, Copy, Debug)]
pub struct Viewer;

/// Who asks, and what they are in the network of the request's address.
#[Object]
impl Viewer {
    /// The signed-in person; none when nobody is signed in.
    async fn person(&self, ctx: &Context<'_>) -> Option<Person> {
        visit(ctx).person.clone().map(Person)
    }

    /// What they are in this network; empty outside networks.
    async fn roles(&self, ctx: &Context<'_>) -> Vec<Role> {
        let mut roles: Vec<Role> = Vec::new();
        for membership in &visit(ctx).actor.memberships {
            let role = membership.role.into();
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// The agency they act for: the one they chose, else the first for which they may pledge, else the first they work for.
    async fn agency(&self, ctx: &Context<'_>) -> Option<Agency> {
        visit(ctx).agency().cloned().map(Agency::new)
    }

    /// The agencies of this network they work for; `chooseAgency` says for which they act.
    async fn agencies(&self, ctx: &Context<'_>) -> Vec<Agency> {
        visit(ctx).own_agencies().into_iter().cloned().map(Agency::new).collect()
    }

    /// Everywhere they belong, one entry for each role.
    async fn networks(&self, ctx: &Context<'_>) -> Vec<Membership> {
        visit(ctx).belongings.iter().cloned().map(Membership::new).collect()
    }

    /// Whether they run campaigns in this network.
    async fn can_run_campaigns(&self, ctx: &Context<'_>) -> bool {
        permission::may_run(&visit(ctx).actor)
    }

    /// Whether they may pledge for an agency of this network.
    async fn can_pledge(&self, ctx: &Context<'_>) -> bool {
        permission::may_pledge(&visit(ctx).actor)
    }

    /// Whether they keep the people of the network or of an agency: invite them, change and end their roles.
    async fn can_keep_people(&self, ctx: &Context<'_>) -> bool {
        domain::networks::permission::may_keep_people(&visit(ctx).actor)
    }

    /// Whether the figures of who uses what are open to them.
    async fn can_see_uptake(&self, ctx: &Context<'_>) -> bool {
        permission::may_see_uptake(&visit(ctx).actor)
    }

    /// How many notices they have not read in this network.
    async fn unread_notices(&self, ctx: &Context<'_>) -> Result<i32> {
        let visit = visit(ctx);
        Ok(match visit.unread {
            Some(unread) => i32::try_from(unread).unwrap_or(i32::MAX),
            None => unread_notices(&visit).await?,
        })
    }

    /// What waits for them in this network, soonest first; what has no instant comes last. At most 100 things.
    #[graphql(complexity = "100 * child_complexity + 1")]
    async fn needs(&self, ctx: &Context<'_>) -> Result<Vec<Need>> {
        let visit = visit(ctx);
        let Ok(actor) = visit.member() else { return Ok(Vec::new()) };
        let tx = visit.reading.tx().await?;
        let needs = campaigns::finders::needs(tx.as_ref(), actor, visit.now()).await?;
        Ok(needs.into_iter().map(Need::new).collect())
    }
}

/// How many notices are unread now; none outside networks.
pub(crate) async fn unread_notices(visit: &Visit) -> Result<i32> {
    let Ok(actor) = visit.member() else { return Ok(0) };
    let tx = visit.reading.tx().await?;
    let unread = notifications::finders::unread(tx.as_ref(), actor).await?;
    Ok(i32::try_from(unread).unwrap_or(i32::MAX))
}

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
    let (wish, browser) = (RequestSignInLink { email: input.email }, visit.caller.browser.as_deref());
    Ok(match request_sign_in_link(visit.operation(), browser, Some(&key), &wish).await? {
        Ok(()) => RequestSignInLinkPayload { sent: true, problems: Vec::new() },
        Err(problems) => RequestSignInLinkPayload { sent: false, problems: told(visit, problems) },
    })
}

/// The secret of a mailed link.
#[derive(Debug, InputObject)]
pub struct SignInInput {
    /// The last part of the link's address. It works once, within fifteen minutes.
    token: String,
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
    let signed_in = sign_in(visit.operation(), visit.api.signing_key(), &input.token, &cookie).await?;
    if let Err(problems) = signed_in {
        return Ok(SignInPayload { person: None, problems: told(&visit, problems) });
    }
    ctx.append_http_header("set-cookie", session::cookie(visit.api.settings().https, &cookie));
    let visit = go_on_as(ctx, Some(cookie)).await?;
    Ok(SignInPayload { person: visit.person.clone().map(Person), problems: Vec::new() })
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
    if visit.api.rates().may_sign_in(visit.caller.address) { Ok(()) } else { Err(Denial::RateLimited.into()) }
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

pub(crate) async fn end_session(ctx: &Context<'_>, input: SignOutInput) -> Result<SignOutPayload> {
    let visit = visit(ctx);
    visit.before_deed(&input.request_key).await?;
    if let Some(cookie) = &visit.caller.session {
        sign_out(visit.operation(), cookie).await?;
    }
    ctx.append_http_header("set-cookie", session::no_cookie(visit.api.settings().https));
    go_on_as(ctx, None).await?;
    Ok(SignOutPayload { done: true })
}

/// How the person who asks likes to read.
#[derive(Debug, InputObject)]
pub struct ChangeMySettingsInput {
    /// The language of pages, mails and sentences.
    language: Language,
    /// The IANA time zone times are shown in, such as `America/Regina`.
    zone: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The person with their new settings.
#[derive(Debug, SimpleObject)]
pub struct ChangeMySettingsPayload {
    /// The person; none when something has to be mended.
    person: Option<Person>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn change_settings(visit: &Visit, input: ChangeMySettingsInput) -> Result<ChangeMySettingsPayload> {
    let oneself = Actor::oneself(visit.person()?.id);
    let key = visit.before_deed(&input.request_key).await?;
    let settings = ChangeMySettings { language: input.language.into(), zone: input.zone };
    let changed = match change_my_settings(visit.operation(), &oneself, Some(&key), &settings).await? {
        Ok(changed) => changed,
        Err(problems) => return Ok(ChangeMySettingsPayload { person: None, problems: told(visit, problems) }),
    };
    let tx = visit.reading.tx().await?;
    let person = finders::person(tx.as_ref(), changed).await?;
    Ok(ChangeMySettingsPayload { person: person.map(|person| Person(Arc::new(person))), problems: Vec::new() })
}
