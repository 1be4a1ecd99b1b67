//! Providers people sign in by: set up by coordinators, and used by everybody.

mod keeping;
mod looking;
mod signing_in;

use async_graphql::{Context, ID, Object, Result};
use domain::Failure;
use domain::access::allows;
use domain::providers::permission::TestProviderAction;
use domain::providers::{Trust, finders, identity_provider, secret_of};
use provider::{Outside, Reach, Registration};

pub use self::keeping::*;
pub use self::looking::*;
pub use self::signing_in::*;
use crate::relay::{self, Kind};
use crate::scalars::{Instant, int};
use crate::visit::{Visit, visit};

/// What the operator says about providers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Providers {
    /// How readers reach this server, without a slash at the end: providers send them back there.
    pub base_url: String,
    /// How far we go to speak to one.
    pub reach: Reach,
    /// Whose word on the addresses of which domain is enough.
    pub trusts: Vec<Trust>,
}

/// What a running API needs to speak to providers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dealings {
    pub(crate) outside: Outside,
    pub(crate) said: Providers,
}

impl Dealings {
    pub(crate) fn new(said: Providers) -> Self {
        Self { outside: Outside::new(said.reach), said }
    }

    /// Where a provider sends people back to, in the network with this name in addresses.
    fn back(&self, slug: &str) -> String {
        format!("{}/n/{slug}/sign-in/back", self.said.base_url)
    }

    /// Whether an address can be spoken to, as far as its text tells.
    fn is_sound(&self, issuer: &str) -> bool {
        let issuer = issuer.trim();
        let https = issuer.starts_with("https://") || self.said.reach == Reach::Anywhere;
        https && provider::looks_like_an_issuer(issuer)
    }

    /// How we are known at a provider.
    fn registration(&self, visit: &Visit, row: &identity_provider::Model, slug: &str) -> Registration {
        Registration {
            issuer: row.issuer.clone(),
            client_id: row.client_id.clone(),
            secret: secret_of(visit.api.signing_key(), row),
            back: self.back(slug),
        }
    }
}

/// A provider people sign in by, as those see it who keep it. Its secret is never told.
#[derive(Clone, Debug)]
pub struct IdentityProvider(identity_provider::Model);

/// A provider people sign in by, as those see it who keep it. Its secret is never told.
#[Object]
impl IdentityProvider {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::IdentityProvider, self.0.id)
    }

    /// What people read on the button.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Who it says it is, letter for letter: the address its description is found under.
    async fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// Our name there.
    async fn client_id(&self) -> &str {
        &self.0.client_id
    }

    /// Whether we have a secret there.
    async fn has_secret(&self) -> bool {
        self.0.sealed_secret.is_some()
    }

    /// Whether people may sign in by it now.
    async fn is_on(&self) -> bool {
        self.0.is_on
    }

    /// Rises with every change of what is said of it; a change names the version it was made of.
    async fn version(&self) -> i32 {
        int(self.0.version)
    }

    /// When it was changed last.
    async fn changed_at(&self) -> Instant {
        Instant(self.0.changed_at)
    }

    /// The domains of mail addresses on which its word is enough; the operator of the server says so. People of other domains
    /// confirm by mail the first time.
    async fn trusted_domains(&self, ctx: &Context<'_>) -> Vec<String> {
        let visit = visit(ctx);
        let trusts = visit.api.dealings().said.trusts.iter();
        trusts.filter(|trust| trust.issuer == self.0.issuer).map(|trust| trust.domain.clone()).collect()
    }
}

/// The providers of the network, for those who keep them.
pub(crate) async fn all(visit: &Visit) -> Result<Vec<IdentityProvider>> {
    let actor = visit.member()?;
    if !domain::providers::permission::may_keep(actor) {
        return Err(Failure::from(domain::Denial::Forbidden).into());
    }
    let tx = visit.reading.tx().await?;
    Ok(finders::all(tx.as_ref(), actor).await?.into_iter().map(IdentityProvider).collect())
}

/// One of them.
pub(crate) async fn one(visit: &Visit, id: uuid::Uuid) -> Result<Option<IdentityProvider>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::one(tx.as_ref(), actor, id).await?.map(IdentityProvider))
}

/// Where providers send people back to, in this network. Only for those who keep them.
pub(crate) fn back(visit: &Visit) -> Result<String> {
    if !domain::providers::permission::may_keep(visit.member()?) {
        return Err(Failure::from(domain::Denial::Forbidden).into());
    }
    Ok(visit.api.dealings().back(&visit.network()?.slug))
}

/// Whether somebody may have this provider looked at.
fn may_test(visit: &Visit, row: &identity_provider::Model) -> bool {
    allows(&visit.actor, TestProviderAction, row)
}
