//! Agencies: the member organizations of a network.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::agencies::finders::{self, sees_standing};
use domain::agencies::{agency, profile, standing, standing_change};
use domain::page::Page;
use domain::roster::consequences;
use domain::roster::permission::{EditAgencyAction, may_keep};
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

pub use approval::*;
pub use imports::*;
pub use mutations::*;

/// A province or territory of Canada.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::Province")]
pub enum Province {
    /// Alberta.
    Ab,
    /// British Columbia.
    Bc,
    /// Manitoba.
    Mb,
    /// New Brunswick.
    Nb,
    /// Newfoundland and Labrador.
    Nl,
    /// Nova Scotia.
    Ns,
    /// Northwest Territories.
    Nt,
    /// Nunavut.
    Nu,
    /// Ontario.
    On,
    /// Prince Edward Island.
    Pe,
    /// Quebec.
    Qc,
    /// Saskatchewan.
    Sk,
    /// Yukon.
    Yt,
}

/// How many people work for an agency, in bands. Fees split by size go by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::SizeBand")]
pub enum SizeBand {
    /// 1 to 4 staff.
    Micro,
    /// 5 to 19 staff.
    Small,
    /// 20 to 79 staff.
    Medium,
    /// 80 staff and more.
    Large,
}

/// The kind of place an agency serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::Setting")]
pub enum Setting {
    /// Rural or remote.
    RuralOrRemote,
    /// A small city.
    SmallCity,
    /// A large city.
    LargeCity,
}

/// The languages an agency serves in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::AgencyLanguage")]
pub enum AgencyLanguage {
    /// English.
    En,
    /// French.
    Fr,
    /// Both.
    Both,
}

/// How an agency is best reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::ContactChannel")]
pub enum ContactChannel {
    /// By mail.
    Email,
    /// Only by phone.
    PhoneOnly,
    /// On paper or in person.
    PaperOrInPerson,
}

/// Where an agency stands with its network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "standing::Standing")]
pub enum Standing {
    /// It waits to be let in.
    Pending,
    /// A member in good standing: its people may act for it.
    Good,
    /// Its people may look, and do nothing in its name until it is reinstated.
    Suspended,
    /// It belongs no more. Its past stays where it took part.
    Removed,
}

/// What becomes of a pledge when its agency is suspended or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "consequences::Becomes")]
pub enum PledgeBecomes {
    /// It stands as it is, and nobody changes it.
    Stays,
    /// It is taken back.
    Withdrawn,
}

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
        Ok(changes.into_iter().map(|(change, by)| StandingChange { change, by }).collect())
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

/// One change of an agency's standing.
#[derive(Clone, Debug)]
pub struct StandingChange {
    change: standing_change::Model,
    by: String,
}

/// One change of an agency's standing.
#[Object]
impl StandingChange {
    /// Where it stood from then on.
    async fn standing(&self) -> Standing {
        self.change.standing.into()
    }

    /// Why, in the coordinator's words; may be empty.
    async fn reason(&self) -> &str {
        &self.change.reason
    }

    /// When.
    async fn since(&self) -> Instant {
        Instant(self.change.since)
    }

    /// The name of who changed it; empty for a guest, to whom nobody of the network is named.
    async fn by(&self, ctx: &Context<'_>) -> &str {
        if visit(ctx).actor.is_only_a_guest() { "" } else { &self.by }
    }

    /// How many of its open pledges were withdrawn with it.
    async fn pledges_withdrawn(&self) -> i32 {
        int(self.change.pledges_withdrawn)
    }
}

/// An agency for which nobody may act, and why.
#[derive(Debug, SimpleObject)]
pub struct AgencyAtRest {
    /// The agency.
    agency: Agency,
    /// Where it stands: it waits to be let in, or is suspended.
    standing: Standing,
    /// Since when.
    since: Instant,
    /// Why, in the coordinator's words; may be empty.
    reason: String,
}

/// The agency the reader acts for, while nobody may act for it; it takes a statement only then.
pub(crate) async fn at_rest(visit: &Visit) -> Result<Option<AgencyAtRest>> {
    let rests = |agency: &&agency::Model| {
        matches!(agency.standing, standing::Standing::Pending | standing::Standing::Suspended)
    };
    let Some(agency) = visit.agency().filter(rests).cloned() else { return Ok(None) };
    let changes = visit.loaders().load_one(StandingsKey(agency.id)).await?.unwrap_or_default();
    let reason = changes.into_iter().next().map(|(change, _)| change.reason).unwrap_or_default();
    let (standing, since) = (agency.standing.into(), Instant(agency.standing_since));
    Ok(Some(AgencyAtRest { agency: Agency::new(agency), standing, since, reason }))
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

/// What would become of an agency's pledge in a campaign that is under way.
#[derive(Clone, Debug, SimpleObject)]
pub struct PledgeConsequence {
    /// The campaign.
    campaign: Campaign,
    /// When the agency is suspended.
    if_suspended: Option<PledgeBecomes>,
    /// When the agency is removed.
    if_removed: Option<PledgeBecomes>,
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
    let tx = visit.reading.tx().await?;
    let found = domain_campaigns::finders::taken_part_in(tx.as_ref(), actor, id, page).await?;
    let keys = found.rows.iter().map(|id| CampaignKey(*id));
    let views = visit.loaders().load_many(keys).await?;
    let rows = found.rows.iter().filter_map(|id| views.get(&CampaignKey(*id)).cloned()).map(Campaign::new).collect();
    let (has_previous, has_next) = (found.has_previous, found.has_next);
    Ok(Connection::of(domain::page::Slice { rows, has_previous, has_next }, |campaign| campaign))
}

/// What would become of an agency's open pledges: for coordinators.
pub(crate) async fn pledge_consequences(visit: &Visit, id: Uuid) -> Result<Vec<PledgeConsequence>> {
    one(visit, id).await?;
    let actor = visit.member()?;
    if !may_keep(actor) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let tx = visit.reading.tx().await?;
    let found = consequences::consequences(tx.as_ref(), actor, id, visit.now()).await?;
    let views = visit.loaders().load_many(found.iter().map(|one| CampaignKey(one.campaign.id))).await?;
    let told = found.into_iter().filter_map(|one| {
        Some(PledgeConsequence {
            campaign: Campaign::new(views.get(&CampaignKey(one.campaign.id))?.clone()),
            if_suspended: one.if_suspended.map(Into::into),
            if_removed: one.if_removed.map(Into::into),
        })
    });
    Ok(told.collect())
}
