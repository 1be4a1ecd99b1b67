//! Agencies: the member organizations of a network.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::agencies::agency;
use domain::agencies::finders::{self, sees_standing};
use domain::page::Page;
use domain::roster::permission::EditAgencyAction;
use domain::{Denial, Failure, access, campaigns as domain_campaigns, networks};
use uuid::Uuid;
use words::{Arg, Language, say};

use crate::apart::apart;
use crate::campaigns::Campaign;
use crate::links;
use crate::loaders::{AgencyPeopleKey, CampaignKey, StandingsKey};
use crate::networks::Role;
use crate::relay::{self, Connection, Entry, Kind};
use crate::scalars::{Instant, int};
use crate::visit::{Visit, visit};

/// What lists that are mostly short weigh beneath an agency.
const FEW: usize = 5;

mod approval;
mod imports;
mod list_file;
mod mutations;
mod profile;
mod standing;

pub use approval::*;
pub use imports::*;
pub use mutations::*;
pub use profile::*;
pub use standing::*;

/// An agency: a member organization of the network, in a purchase a buyer. It makes one pledge, and people act for it.
#[derive(Clone, Debug)]
pub struct Agency(Arc<agency::Model>);

impl Agency {
    pub(crate) fn new(agency: agency::Model) -> Self {
        Self(Arc::new(agency))
    }

    /// The row, for those who may know where the agency stands: coordinators and its own people.
    fn confided(&self, ctx: &Context<'_>) -> Option<&agency::Model> {
        let visit = visit(ctx);
        let trusted = sees_standing(&visit.actor) || visit.actor.works_for(self.0.id);
        (trusted && visit.actor.network == self.0.network_id).then_some(&self.0)
    }
}

impl Entry for Agency {
    fn place(&self) -> Uuid {
        self.0.id
    }
}

/// An agency: a member organization of the network, in a purchase a buyer. It makes one pledge, and people act for it.
#[Object]
impl Agency {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Agency, self.0.id)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its name as lists show it: with a word in the reader's language where it is a guest.
    async fn listed_name(&self, ctx: &Context<'_>) -> Cow<'_, str> {
        listed_name(visit(ctx).language, &self.0)
    }

    /// Whether it is a guest: no member of the network, it takes part in the campaigns it was invited to.
    async fn is_guest(&self) -> bool {
        self.0.guest
    }

    /// What the network's own list calls it, by which an import knows it again; for coordinators and its own people.
    async fn key(&self, ctx: &Context<'_>) -> Option<&str> {
        self.confided(ctx)?.key.as_deref()
    }

    /// Where it is.
    async fn province(&self) -> Province {
        self.0.province.into()
    }

    /// The kind of place it serves.
    async fn setting(&self) -> Setting {
        self.0.setting.into()
    }

    /// How many people work there, in bands.
    async fn size_band(&self) -> SizeBand {
        self.0.size_band.into()
    }

    /// The languages it serves in.
    async fn language(&self) -> AgencyLanguage {
        self.0.language.into()
    }

    /// How many people work there, where known.
    async fn staff(&self) -> Option<i32> {
        self.0.staff.map(int)
    }

    /// How it is best reached; for coordinators and its own people.
    async fn contact_channel(&self, ctx: &Context<'_>) -> Option<ContactChannel> {
        self.confided(ctx).map(|agency| agency.contact_channel.into())
    }

    /// Whether it was invented for a demonstration.
    async fn sample(&self) -> bool {
        self.0.sample
    }

    /// Rises with every change of its profile.
    async fn version(&self) -> i32 {
        int(self.0.version)
    }

    /// Where it stands with the network; for coordinators and its own people.
    async fn standing(&self, ctx: &Context<'_>) -> Option<Standing> {
        self.confided(ctx).map(|agency| agency.standing.into())
    }

    /// Since when it stands there; for coordinators and its own people.
    async fn standing_since(&self, ctx: &Context<'_>) -> Option<Instant> {
        self.confided(ctx).map(|agency| Instant(agency.standing_since))
    }

    /// How its standing changed, newest first, at most 50 changes; for coordinators and its own people.
    #[graphql(complexity = "FEW * child_complexity + 1")]
    async fn standing_history(&self, ctx: &Context<'_>) -> Result<Vec<StandingChange>> {
        if self.confided(ctx).is_none() {
            return Ok(Vec::new());
        }
        let changes = visit(ctx).loaders().load_one(StandingsKey(self.0.id)).await?.unwrap_or_default();
        Ok(changes.into_iter().map(StandingChange::new).collect())
    }

    /// Who works for it, each once, as far as the reader may know: everybody for coordinators and its own people, nobody for
    /// others. At most 100.
    #[graphql(complexity = "FEW * child_complexity + 1")]
    async fn people(&self, ctx: &Context<'_>) -> Result<Vec<AgencyPerson>> {
        if self.confided(ctx).is_none() {
            return Ok(Vec::new());
        }
        let people = visit(ctx).loaders().load_one(AgencyPeopleKey(self.0.id)).await?.unwrap_or_default();
        let person = |person: networks::finders::AgencyPerson| {
            let roles = person.roles.into_iter().map(Into::into).collect();
            AgencyPerson { name: person.name, roles, mail_reaches: person.mail_reaches }
        };
        Ok(people.into_iter().map(person).collect())
    }

    /// From which amount its requests wait for an admin of its own who is not the one who asked; for its own people, and none
    /// where the network does not have that rule.
    async fn approval(&self, ctx: &Context<'_>) -> Result<Option<AgencyApproval>> {
        apart(approval::of(&visit(ctx), &self.0)).await
    }

    /// Whether the reader may link it with the same organization's agency in another network.
    async fn can_link(&self, ctx: &Context<'_>) -> bool {
        links::keeps(&visit(ctx), &self.0)
    }

    /// Whether the reader may change its profile.
    async fn can_edit(&self, ctx: &Context<'_>) -> bool {
        access::allows(&visit(ctx).actor, EditAgencyAction, &self.0)
    }
}

/// An agency's name, with a word where it is a guest.
pub(crate) fn listed_name(language: Language, agency: &agency::Model) -> Cow<'_, str> {
    match agency.guest {
        true => Cow::Owned(say(language, "agency-list-guest", &[("agency", Arg::from(&agency.name))])),
        false => Cow::Borrowed(&agency.name),
    }
}

/// Somebody who works for an agency.
#[derive(Clone, Debug, SimpleObject)]
pub struct AgencyPerson {
    /// What they are called.
    name: String,
    /// As what.
    roles: Vec<Role>,
    /// Whether mail reaches them.
    mail_reaches: bool,
}

/// Which agencies a list shows.
#[derive(Debug, Default, InputObject)]
pub struct AgencyFilter {
    /// Only agencies with these words in their name or, for coordinators, in their key, with or without accents.
    search: Option<String>,
    /// Only in this province or territory.
    province: Option<Province>,
    /// Only of this size.
    size_band: Option<SizeBand>,
    /// Only with this language.
    language: Option<AgencyLanguage>,
    /// Only agencies that stand there. Only coordinators may ask; others are shown members whatever they ask.
    standing: Option<Standing>,
    /// Only guests, or only others. Only coordinators are shown guests.
    guests: Option<bool>,
}

impl AgencyFilter {
    pub(super) fn wanted(self) -> finders::Wanted {
        finders::Wanted {
            search: self.search,
            province: self.province.map(Into::into),
            size_band: self.size_band.map(Into::into),
            language: self.language.map(Into::into),
            standing: self.standing.map(Into::into),
            guests: self.guests,
            guests_among: None,
        }
    }
}

pub(crate) async fn list(
    visit: &Visit,
    filter: Option<AgencyFilter>,
    campaign: Option<ID>,
    page: Page,
) -> Result<Connection<Agency>> {
    let actor = visit.member()?;
    let campaign = campaign.map(|id| relay::row(Kind::Campaign, &id)).transpose()?;
    let tx = visit.reading.tx().await?;
    let mut wanted = filter.unwrap_or_default().wanted();
    if let Some(campaign) = campaign {
        let known = domain_campaigns::finders::view(tx.as_ref(), actor, campaign).await?;
        known.ok_or(Failure::Denied(Denial::NotFound))?;
        let here = domain_campaigns::finders::guests_taking_part(tx.as_ref(), actor, campaign, visit.now()).await?;
        wanted.guests_among = Some(here);
    }
    Ok(Connection::of(finders::page(tx.as_ref(), actor, &wanted, page).await?, Agency::new))
}

/// How many agencies a list shows on all its pages.
pub(crate) async fn count(visit: &Visit, filter: Option<AgencyFilter>) -> Result<i32> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let count = finders::count_wanted(tx.as_ref(), actor, &filter.unwrap_or_default().wanted()).await?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

pub(crate) async fn one(visit: &Visit, id: Uuid) -> Result<Agency, Failure> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let found = finders::one(tx.as_ref(), actor, id).await?;
    found.map(Agency::new).ok_or(Failure::Denied(Denial::NotFound))
}

/// The campaigns an agency takes part in.
pub(crate) async fn campaigns_of(visit: &Visit, id: Uuid, page: Page) -> Result<Connection<Campaign>> {
    one(visit, id).await?;
    let actor = visit.member()?;
    let found = domain_campaigns::finders::taken_part_in(visit.reading.tx().await?.as_ref(), actor, id, page).await?;
    let keys = found.rows.iter().map(|id| CampaignKey(*id));
    let views = visit.loaders().load_many(keys).await?;
    let rows = found.rows.iter().filter_map(|id| views.get(&CampaignKey(*id)).cloned()).map(Campaign::new).collect();
    let (has_previous, has_next) = (found.has_previous, found.has_next);
    Ok(Connection::of(domain::page::Slice { rows, has_previous, has_next }, |campaign| campaign))
}
