//! People: who they are, how they sign in, and how they like to read.

mod passkeys;
mod sessions;
mod signing_in;
mod tokens;

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::access::Actor;
use domain::campaigns;
use domain::campaigns::permission;
use domain::identity::{ChangeMySettings, change_my_settings, finders, person};
use domain::notifications;
use domain::roster::permission::may_keep;

pub use self::passkeys::*;
pub use self::sessions::*;
pub use self::signing_in::*;
pub use self::tokens::*;
use crate::agencies::{self, Agency, AgencyAtRest};
use crate::apart::apart;
use crate::campaigns::Need;
use crate::networks::{Membership, Role};
use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Kind};
use crate::visit::{Visit, visit};

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
        for membership in visit(ctx).actor.everything() {
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

    /// The agency they act for, while nobody may act for it: it waits to be let in, or is suspended.
    async fn agency_at_rest(&self, ctx: &Context<'_>) -> Result<Option<AgencyAtRest>> {
        apart(agencies::at_rest(&visit(ctx))).await
    }

    /// The agencies of this network they work for; `chooseAgency` says for which they act.
    async fn agencies(&self, ctx: &Context<'_>) -> Vec<Agency> {
        visit(ctx).own_agencies().into_iter().cloned().map(Agency::new).collect()
    }

    /// Everywhere they belong, one entry for each role.
    async fn networks(&self, ctx: &Context<'_>) -> Vec<Membership> {
        visit(ctx).belongings.iter().cloned().map(Membership::new).collect()
    }

    /// The names of networks they belonged to and belong to no more, in their language; at most 100. None where a token or a
    /// network's own provider lets them into one network alone.
    async fn former_networks(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        let visit = visit(ctx);
        let knows_one_alone = visit.token.as_ref().is_some_and(|token| token.only_network.is_some());
        let person = visit.person_everywhere().ok().filter(|_| !knows_one_alone);
        let Some(person) = person else { return Ok(Vec::new()) };
        let tx = visit.reading.tx().await?;
        let ever = domain::networks::finders::ever_of(tx.as_ref(), person.id).await?;
        let here = |id| visit.belongings.iter().any(|belonging| belonging.network.id == id);
        let left = ever.into_iter().filter(|network| !here(network.id)).take(100);
        Ok(left.map(|network| crate::networks::name(&network, visit.language).to_owned()).collect())
    }

    /// Whether they may do here what reaches beyond one network, such as to take out everything about themselves: not in a session
    /// that came from a network's own provider.
    async fn is_everywhere(&self, ctx: &Context<'_>) -> bool {
        visit(ctx).person_everywhere().is_ok()
    }

    /// Whether they run campaigns in this network.
    async fn can_run_campaigns(&self, ctx: &Context<'_>) -> bool {
        permission::may_run(&visit(ctx).actor)
    }

    /// Whether they keep the list of this network's agencies.
    async fn can_keep_agencies(&self, ctx: &Context<'_>) -> bool {
        may_keep(&visit(ctx).actor)
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

    /// Where they are signed in, newest first.
    #[graphql(complexity = "relay::costly(first, last, child_complexity)")]
    async fn sessions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Session>> {
        apart(sessions::list(&visit(ctx), relay::page(first, after, last, before)?)).await
    }

    /// Whether passkeys work at this address. They need https, or `localhost`, and a name instead of numbers.
    async fn can_use_passkeys(&self, ctx: &Context<'_>) -> bool {
        visit(ctx).api.relying_party().is_some()
    }

    /// Their passkeys, newest first.
    #[graphql(complexity = "relay::costly(first, last, child_complexity)")]
    async fn passkeys(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Passkey>> {
        apart(passkeys::passkeys(&visit(ctx), relay::page(first, after, last, before)?)).await
    }

    /// The tokens of their programs that were not revoked, newest first.
    #[graphql(complexity = "relay::costly(first, last, child_complexity)")]
    async fn tokens(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<AccessToken>> {
        apart(tokens::tokens(&visit(ctx), relay::page(first, after, last, before)?)).await
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

/// What the person who asks is called, and how they like to read.
#[derive(Debug, InputObject)]
pub struct ChangeMySettingsInput {
    /// What they are called from now on, in every network: 1 to 200 characters; it stays as it is where none is given. Not in a
    /// session that came from a network's own provider.
    name: Option<String>,
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
    // All networks read the name, so a session that opens one alone does not change it.
    let person = if input.name.is_some() { visit.person_everywhere()? } else { visit.person()? };
    let oneself = Actor::oneself(person.id);
    let key = visit.before_deed(&input.request_key).await?;
    let settings = ChangeMySettings { name: input.name, language: input.language.into(), zone: input.zone };
    let changed = match change_my_settings(visit.operation(), &oneself, Some(&key), &settings).await? {
        Ok(changed) => changed,
        Err(problems) => return Ok(ChangeMySettingsPayload { person: None, problems: told(visit, problems) }),
    };
    let tx = visit.reading.tx().await?;
    let person = finders::person(tx.as_ref(), changed).await?;
    Ok(ChangeMySettingsPayload { person: person.map(|person| Person(Arc::new(person))), problems: Vec::new() })
}
