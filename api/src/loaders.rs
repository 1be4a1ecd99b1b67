//! Loads rows in batches, so that the number of statements does not grow with the rows of a list.
//!
//! A loader reads in the request's own snapshot and lives as long as that: a write starts new ones.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::dataloader::{DataLoader, HashMapCache, Loader};
use domain::access::Actor;
use domain::agencies::{self, agency, standing_change};
use domain::campaigns::analysis::{self, Analysis};
use domain::campaigns::finders::{
    self, AllocationSums, AllocationView, CampaignView, CommentView, GuestView, PledgeVersion, ToldView,
};
use domain::networks::network_rules::Rules;
use domain::page::{Page, Slice};
use domain::{Failure, Reading, networks};
use uuid::Uuid;

/// A campaign's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CampaignKey(pub(crate) Uuid);

/// A page of the agencies that take part in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ParticipantsKey(pub(crate) Uuid, pub(crate) PageKey);

/// A page of a campaign's comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CommentsKey(pub(crate) Uuid, pub(crate) PageKey);

/// A page of a campaign's guests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct GuestsKey(pub(crate) Uuid, pub(crate) PageKey);

/// A page of what each agency got in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AllocationsKey(pub(crate) Uuid, pub(crate) PageKey);

/// The parts of a campaign's result, added up, by the campaign's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AllocationSumsKey(pub(crate) Uuid);

/// The analysis of a campaign's result, by the campaign's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AnalysisKey(pub(crate) Uuid);

/// The versions of a pledge, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct HistoryKey(pub(crate) Uuid);

/// What staff entered for the actor's agency in a campaign, by the campaign's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OwnToldKey(pub(crate) Uuid);

/// A page of what staff entered for any agency in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ToldKey(pub(crate) Uuid, pub(crate) PageKey);

/// How the standing of an agency changed, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct StandingsKey(pub(crate) Uuid);

/// Who works for an agency, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AgencyPeopleKey(pub(crate) Uuid);

/// The zones the network's people live in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ZonesKey;

/// What the network allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RulesKey;

/// A page as part of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PageKey {
    limit: u64,
    after: Option<Uuid>,
    before: Option<Uuid>,
    from_end: bool,
}

impl From<Page> for PageKey {
    fn from(Page { limit, after, before, from_end }: Page) -> Self {
        Self { limit, after, before, from_end }
    }
}

impl From<PageKey> for Page {
    fn from(PageKey { limit, after, before, from_end }: PageKey) -> Self {
        Self { limit, after, before, from_end }
    }
}

/// Several loads of one kind at once.
pub(crate) struct Batches {
    reading: Arc<Reading>,
    actor: Actor,
}

/// The loaders of one snapshot.
pub(crate) type Loaders = DataLoader<Batches, HashMapCache>;

/// Starts the loaders of a snapshot.
///
/// Without delay: what one round of resolvers asks for is one batch already, and a timer would only add to it.
pub(crate) fn start(reading: &Arc<Reading>, actor: &Actor) -> Arc<Loaders> {
    let batches = Batches { reading: reading.clone(), actor: actor.clone() };
    Arc::new(DataLoader::with_cache(batches, tokio::spawn, HashMapCache::default()).delay(Duration::ZERO))
}

impl Loader<CampaignKey> for Batches {
    type Value = Arc<CampaignView>;
    type Error = Arc<Failure>;

    async fn load(&self, keys: &[CampaignKey]) -> Result<HashMap<CampaignKey, Self::Value>, Self::Error> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let tx = self.reading.tx().await.map_err(|error| Arc::new(error.into()))?;
        let views = finders::several(tx.as_ref(), &self.actor, &ids).await.map_err(|error| Arc::new(error.into()))?;
        Ok(views.into_iter().map(|view| (CampaignKey(view.campaign.id), Arc::new(view))).collect())
    }
}

/// Declares the loader of a list beneath campaigns: one statement for each page that is asked for, and for a single campaign
/// the simpler one.
macro_rules! lists_beneath_campaigns {
    ($($key:ident of $entry:ty: $one:ident, $each:ident;)+) => {$(
        impl Loader<$key> for Batches {
            type Value = Slice<$entry>;
            type Error = Arc<Failure>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Self::Error> {
                let failed = |error| Arc::new(Failure::Fault(error));
                let tx = self.reading.tx().await.map_err(failed)?;
                let mut pages: HashMap<PageKey, Vec<Uuid>> = HashMap::new();
                keys.iter().for_each(|$key(campaign, page)| pages.entry(*page).or_default().push(*campaign));
                let mut loaded = HashMap::new();
                for (page, campaigns) in pages {
                    if let [campaign] = campaigns[..] {
                        let list = finders::$one(tx.as_ref(), &self.actor, campaign, page.into()).await.map_err(failed)?;
                        loaded.insert($key(campaign, page), list);
                        continue;
                    }
                    let lists = finders::$each(tx.as_ref(), &self.actor, &campaigns, page.into()).await.map_err(failed)?;
                    loaded.extend(lists.into_iter().map(|(campaign, list)| ($key(campaign, page), list)));
                }
                Ok(loaded)
            }
        }
    )+};
}

lists_beneath_campaigns! {
    ParticipantsKey of agency::Model: participants, participants_of_each;
    CommentsKey of CommentView: comments, comments_of_each;
    AllocationsKey of AllocationView: allocations, allocations_of_each;
    GuestsKey of GuestView: guests, guests_of_each;
    ToldKey of ToldView: told_deeds, told_deeds_of_each;
}

/// Declares the loader of something that each of several rows has: as many statements for all as for one.
macro_rules! one_of_each {
    ($($key:ident of $value:ty: $each:path;)+) => {$(
        impl Loader<$key> for Batches {
            type Value = $value;
            type Error = Arc<Failure>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Self::Error> {
                let failed = |error| Arc::new(Failure::Fault(error));
                let tx = self.reading.tx().await.map_err(failed)?;
                let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
                let found = $each(tx.as_ref(), &self.actor, &ids).await.map_err(failed)?;
                Ok(found.into_iter().map(|(id, value)| ($key(id), value)).collect())
            }
        }
    )+};
}

one_of_each! {
    AllocationSumsKey of AllocationSums: finders::allocation_sums;
    AnalysisKey of Analysis: analysis::analyses;
    HistoryKey of Vec<PledgeVersion>: finders::pledge_histories;
    OwnToldKey of Vec<ToldView>: finders::own_told_deeds;
    StandingsKey of Vec<(standing_change::Model, String)>: agencies::finders::standing_histories;
    AgencyPeopleKey of Vec<networks::finders::AgencyPerson>: networks::finders::people_of_agencies;
}

impl Loader<ZonesKey> for Batches {
    type Value = Vec<String>;
    type Error = Arc<Failure>;

    async fn load(&self, _: &[ZonesKey]) -> Result<HashMap<ZonesKey, Self::Value>, Self::Error> {
        let failed = |error| Arc::new(Failure::Fault(error));
        let tx = self.reading.tx().await.map_err(failed)?;
        let zones = finders::member_zones(tx.as_ref(), &self.actor).await.map_err(failed)?;
        Ok(HashMap::from([(ZonesKey, zones)]))
    }
}

impl Loader<RulesKey> for Batches {
    type Value = Rules;
    type Error = Arc<Failure>;

    async fn load(&self, _: &[RulesKey]) -> Result<HashMap<RulesKey, Self::Value>, Self::Error> {
        let failed = |error| Arc::new(Failure::Fault(error));
        let tx = self.reading.tx().await.map_err(failed)?;
        let rules = networks::finders::rules(tx.as_ref(), self.actor.network).await.map_err(failed)?;
        Ok(HashMap::from([(RulesKey, rules)]))
    }
}

/// The list of a campaign; one with nothing in it is not loaded.
pub(crate) fn or_empty<T>(list: Option<Slice<T>>) -> Slice<T> {
    list.unwrap_or(Slice { rows: Vec::new(), has_previous: false, has_next: false })
}
