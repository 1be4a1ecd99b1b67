//! Tokens for programs.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::access::Actor;
use domain::clock::Instant;
use domain::identity::access_token::{self, TOKEN_MARK};
use domain::identity::scopes::{self, Access, Scopes};
use domain::identity::{MakeToken, cookie_hash, finders, make_token, revoke_token};
use domain::page::Page;
use domain::{Denial, Failure};
use uuid::Uuid;

use crate::networks::Network;
use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Entry, Kind};
use crate::visit::{Visit, visit};

/// A room of the house, as tokens speak of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "scopes::Room")]
pub enum Room {
    /// Who people are, and where they belong. How they sign in is never open to programs.
    Identity,
    /// Networks and their people.
    Networks,
    /// Agencies.
    Agencies,
    /// The directory of tools.
    Tools,
    /// Purchases.
    Campaigns,
    /// Notices.
    Notifications,
}

/// A line of what a token lets a program do.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Scope {
    /// Where.
    room: Room,
    /// Whether it may act there; it may look in any case.
    write: bool,
}

/// A token by which a program acts for the person who asks, never beyond what they may do themselves.
#[derive(Clone, Debug)]
pub struct AccessToken(access_token::Model);

impl Entry for AccessToken {
    fn place(&self) -> Uuid {
        self.0.id
    }
}

/// A token by which a program acts for the person who asks, never beyond what they may do themselves.
#[Object]
impl AccessToken {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::AccessToken, self.0.id)
    }

    /// What its owner calls it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its first letters, to know it by. The whole of it is shown once, when it is made.
    async fn prefix(&self) -> &str {
        &self.0.prefix
    }

    /// The one network it may be used in; none when it may be used wherever its owner belongs.
    async fn network(&self, ctx: &Context<'_>) -> Option<Network> {
        let only = self.0.only_network?;
        let visit = visit(ctx);
        let belonging = visit.belongings.iter().find(|belonging| belonging.network.id == only);
        belonging.map(|belonging| Network::new(belonging.network.clone().into()))
    }

    /// Whether it may be used in one network only, also when its owner no longer belongs there: then it is of no use.
    async fn is_for_one_network(&self) -> bool {
        self.0.only_network.is_some()
    }

    /// What it lets a program do.
    async fn scopes(&self) -> Vec<Scope> {
        let scope = |(room, access): &scopes::Scope| Scope { room: (*room).into(), write: *access == Access::Write };
        self.0.scopes().lines().iter().map(scope).collect()
    }

    /// When it was made.
    async fn created_at(&self) -> Instant {
        self.0.created_at
    }

    /// From when on it is refused.
    async fn expires_at(&self) -> Instant {
        self.0.expires_at
    }

    /// When it was used last, give or take some minutes; none when it never was.
    async fn last_used_at(&self) -> Option<Instant> {
        self.0.last_used_at
    }
}

/// A page of the tokens of the person who asks.
pub(crate) async fn tokens(visit: &Visit, page: Page) -> Result<Connection<AccessToken>> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(finders::tokens(tx.as_ref(), &oneself, page).await?, AccessToken))
}

/// One of the tokens of the person who asks.
pub(crate) async fn one_token(visit: &Visit, id: Uuid) -> Result<Option<AccessToken>> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let tx = visit.reading.tx().await?;
    Ok(finders::own_token(tx.as_ref(), &oneself, id).await?.map(AccessToken))
}

/// A line of what a token shall let a program do.
#[derive(Debug, InputObject)]
pub struct ScopeInput {
    /// Where.
    room: Room,
    /// Whether it may act there; it may look in any case.
    #[graphql(default = false)]
    write: bool,
}

/// A token to make.
#[derive(Debug, InputObject)]
pub struct MakeTokenInput {
    /// What to call it: 1 to 100 characters.
    name: String,
    /// The one network it may be used in, by its name in addresses; wherever its owner belongs when left out.
    network: Option<String>,
    /// What it lets a program do: at least one line.
    scopes: Vec<ScopeInput>,
    /// From when on it is refused: within 366 days.
    expires_at: Instant,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The token that was made. Its owner is told by mail.
#[derive(Debug, SimpleObject)]
pub struct MakeTokenPayload {
    /// The token; none when something has to be mended.
    access_token: Option<AccessToken>,
    /// What the program sends as `Authorization: Bearer …`. It is told this once: the same request again gets none.
    secret: Option<String>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

/// More lines than rooms mean nothing.
const SCOPES_MAX: usize = 100;

pub(crate) async fn make(visit: &Visit, input: MakeTokenInput) -> Result<MakeTokenPayload> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let only_network = match &input.network {
        Some(slug) => Some(network_of(visit, slug)?),
        None => None,
    };
    let key = visit.before_deed(&input.request_key).await?;
    if input.scopes.len() > SCOPES_MAX {
        return Err(Failure::Denied(Denial::BadInput).into());
    }
    let access = |write: bool| if write { Access::Write } else { Access::Read };
    let lines: Vec<scopes::Scope> = input.scopes.iter().map(|scope| (scope.room.into(), access(scope.write))).collect();
    let token = format!("{TOKEN_MARK}{}", visit.operation().secret());
    let wish = MakeToken {
        name: input.name,
        only_network,
        scopes: Scopes::new(&lines),
        expires_at: domain::clock::whole_micros(input.expires_at),
        token: token.clone(),
    };
    Ok(match make_token(visit.operation(), &oneself, Some(&key), &wish).await? {
        Ok((made, hash)) => MakeTokenPayload {
            access_token: one_token(visit, made).await?,
            secret: Some(token).filter(|token| cookie_hash(token) == hash),
            problems: Vec::new(),
        },
        Err(problems) => MakeTokenPayload { access_token: None, secret: None, problems: told(visit, problems) },
    })
}

/// The network with this name in addresses, if the person belongs to it; whatever else there is does not exist for them.
fn network_of(visit: &Visit, slug: &str) -> Result<Uuid, Failure> {
    let belonging = visit.belongings.iter().find(|belonging| belonging.network.slug == slug);
    belonging.map(|belonging| belonging.network.id).ok_or(Failure::Denied(Denial::NotFound))
}

/// Which token to revoke.
#[derive(Debug, InputObject)]
pub struct RevokeTokenInput {
    /// The token's global id.
    token_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The token is refused from now on.
#[derive(Debug, SimpleObject)]
pub struct RevokeTokenPayload {
    /// The global id of what was revoked; none when something has to be mended.
    token_id: Option<ID>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn revoke(visit: &Visit, input: RevokeTokenInput) -> Result<RevokeTokenPayload> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let token = relay::row(Kind::AccessToken, &input.token_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match revoke_token(visit.operation(), &oneself, Some(&key), token).await? {
        Ok(gone) => RevokeTokenPayload { token_id: Some(relay::id(Kind::AccessToken, gone)), problems: Vec::new() },
        Err(problems) => RevokeTokenPayload { token_id: None, problems: told(visit, problems) },
    })
}
