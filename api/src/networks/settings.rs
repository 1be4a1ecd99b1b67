//! What coordinators set, what a network says to everybody, and how operators make one.

use std::sync::Arc;

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use domain::networks::{ChangeNetwork, CreateNetwork, change_network, create_network, finders, network, network_page};
use domain::{Denial, Failure};
use words::Language;

use super::{Logo, Network};
use crate::apart::apart;
use crate::campaigns::Download;
use crate::identity;
use crate::problem::{Problem, told};
use crate::scalars::int;
use crate::visit::{Visit, visit};

/// What coordinators may change about their network, beside its names, zone and currency.
#[derive(Clone, Debug)]
pub struct NetworkSettings {
    page: Option<network_page::Model>,
    currency_is_settled: bool,
}

/// What coordinators may change about their network, beside its names, zone and currency.
#[Object]
impl NetworkSettings {
    /// What the network is, in English; may be empty.
    async fn about_en(&self) -> &str {
        self.page.as_ref().map(|page| page.about_en.as_str()).unwrap_or_default()
    }

    /// What the network is, in French; may be empty.
    async fn about_fr(&self) -> &str {
        self.page.as_ref().map(|page| page.about_fr.as_str()).unwrap_or_default()
    }

    /// Whether everybody may read its page.
    async fn is_public(&self) -> bool {
        self.page.as_ref().is_some_and(|page| page.is_public)
    }

    /// Rises with every change; a change names the version it was made of. 0 while nobody has set anything.
    async fn version(&self) -> i32 {
        int(self.page.as_ref().map_or(0, |page| page.version))
    }

    /// Whether the currency can change no more, since a campaign was opened.
    async fn currency_is_settled(&self) -> bool {
        self.currency_is_settled
    }
}

pub(crate) async fn settings(visit: &Visit) -> Result<NetworkSettings> {
    let actor = visit.member()?;
    let network = visit.network()?;
    if !domain::access::allows(actor, domain::networks::permission::ChangeNetworkAction, network) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let tx = visit.reading.tx().await?;
    Ok(NetworkSettings {
        page: finders::page_to_change(tx.as_ref(), actor).await?,
        currency_is_settled: finders::has_opened_a_campaign(tx.as_ref(), actor.network).await?,
    })
}

/// What a network says to everybody.
#[derive(Clone, Debug)]
pub struct PublicNetwork {
    network: Arc<network::Model>,
    page: Arc<network_page::Model>,
}

/// What a network says to everybody.
#[Object]
impl PublicNetwork {
    /// Its name in addresses.
    async fn slug(&self) -> &str {
        &self.network.slug
    }

    /// Its name in the reader's language.
    async fn name(&self, ctx: &Context<'_>) -> &str {
        super::name(&self.network, visit(ctx).language)
    }

    /// What it is, in the reader's language, or in the other where it says nothing in that; may be empty.
    async fn about(&self, ctx: &Context<'_>) -> &str {
        let (own, other) = match visit(ctx).language {
            Language::En => (&self.page.about_en, &self.page.about_fr),
            Language::Fr => (&self.page.about_fr, &self.page.about_en),
        };
        if own.is_empty() { other } else { own }
    }

    /// The languages it offers, at least one, the first one first.
    async fn languages(&self) -> Vec<identity::Language> {
        super::spoken(&self.network.languages)
    }

    /// Its logo, where it has one. Whoever does not see it is told the network's name.
    async fn logo(&self) -> Option<Logo> {
        self.network.logo.as_ref().map(Logo::of)
    }

    /// The picture of its logo, as PNG.
    async fn logo_file(&self, ctx: &Context<'_>) -> Result<Option<Download>> {
        apart(super::logo::public_file(&visit(ctx), self.network.id)).await
    }
}

/// The public page of a network with this name in addresses. One that is not public is told like one that is not there.
pub(crate) async fn public(visit: &Visit, slug: &str) -> Result<Option<PublicNetwork>> {
    let outside = visit.outside().await;
    let global = outside.read(uuid::Uuid::nil());
    // PostgreSQL takes no text with NUL in it, and no network is called so.
    let slug = slug.replace('\0', "\u{FFFD}");
    let network = finders::by_slug(global.tx().await?.as_ref(), &slug).await?;
    global.close().await?;
    // The page of a network nobody has is looked for as well, so that both take the same steps.
    let id = network.as_ref().map_or(uuid::Uuid::nil(), |network| network.id);
    let reading = outside.read(id);
    let page = finders::public_page(reading.tx().await?.as_ref(), id).await?;
    reading.close().await?;
    Ok(page.zip(network).map(|(page, network)| PublicNetwork { network: Arc::new(network), page: Arc::new(page) }))
}

/// What a network is to be.
#[derive(Debug, InputObject)]
pub struct ChangeNetworkInput {
    /// Its name in English: 1 to 200 characters; none where it does not offer English.
    name_en: String,
    /// Its name in French: 1 to 200 characters; none where it does not offer French.
    name_fr: String,
    /// What it is, in English: up to 2,000 characters.
    about_en: String,
    /// What it is, in French: up to 2,000 characters.
    about_fr: String,
    /// The IANA time zone it keeps its deadlines in. Campaigns that are drafted already keep theirs.
    zone: String,
    /// The currency it buys in, as three capital letters. It is settled once a campaign was opened.
    currency: String,
    /// The languages it offers: at least one, each once, the first one first. A name that is empty in one it does not offer is that
    /// in the other.
    languages: Vec<identity::Language>,
    /// Whether everybody may read its page, with its name and what it is.
    is_public: bool,
    /// The version that is changed; 0 while nobody has set anything.
    version: i32,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The network as it is now.
#[derive(Debug, SimpleObject)]
pub struct ChangeNetworkPayload {
    /// The network; none when something has to be mended.
    network: Option<Network>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn change_settings(ctx: &Context<'_>, input: ChangeNetworkInput) -> Result<ChangeNetworkPayload> {
    let visit = visit(ctx);
    let actor = visit.member()?;
    let key = visit.before_deed(&input.request_key).await?;
    let wish = ChangeNetwork {
        name_en: input.name_en,
        name_fr: input.name_fr,
        about_en: input.about_en,
        about_fr: input.about_fr,
        zone: input.zone,
        currency: input.currency,
        languages: input.languages.into_iter().map(Into::into).collect(),
        is_public: input.is_public,
        version: input.version.into(),
    };
    if let Err(problems) = change_network(visit.operation(), actor, Some(&key), &wish).await? {
        return Ok(ChangeNetworkPayload { network: None, problems: told(&visit, problems) });
    }
    let visit = identity::go_on_as(ctx, visit.caller.session.clone()).await?;
    Ok(ChangeNetworkPayload { network: visit.network.clone().map(Network::new), problems: Vec::new() })
}

/// A network to be, and its first coordinator.
#[derive(Debug, InputObject)]
pub struct CreateNetworkInput {
    /// Its name in addresses: small letters, digits and single hyphens.
    slug: String,
    /// Its name in English: 1 to 200 characters.
    name_en: String,
    /// Its name in French: 1 to 200 characters.
    name_fr: String,
    /// The IANA time zone it keeps its deadlines in.
    zone: String,
    /// The currency it buys in, as three capital letters.
    currency: String,
    /// Where mail reaches its first coordinator, who signs in by it. Somebody known by this address keeps name and language.
    coordinator_email: String,
    /// What the coordinator is called.
    coordinator_name: String,
    /// The language the coordinator reads.
    coordinator_language: identity::Language,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The new network's name in addresses.
#[derive(Debug, SimpleObject)]
pub struct CreateNetworkPayload {
    /// Its name in addresses; none when something has to be mended.
    slug: Option<String>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn create(visit: &Visit, input: CreateNetworkInput) -> Result<CreateNetworkPayload> {
    let person = visit.person_everywhere()?;
    if !visit.api.is_operated_by(person.email.as_deref()) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let key = visit.before_deed(&input.request_key).await?.asked_by(person.id);
    let wish = CreateNetwork {
        slug: input.slug,
        name_en: input.name_en,
        name_fr: input.name_fr,
        zone: input.zone,
        currency: input.currency,
        coordinator_email: input.coordinator_email,
        coordinator_name: input.coordinator_name,
        coordinator_language: input.coordinator_language.into(),
    };
    Ok(match create_network(visit.operation(), Some(&key), &wish).await? {
        Ok(_) => CreateNetworkPayload { slug: Some(wish.slug), problems: Vec::new() },
        Err(problems) => CreateNetworkPayload { slug: None, problems: told(visit, problems) },
    })
}
