//! Loads rows in batches, so that the number of statements does not grow with the rows of a list.
//!
//! A loader reads in the request's own snapshot and lives as long as that: a write starts new ones.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::dataloader::{DataLoader, HashMapCache, Loader};
use domain::access::Actor;
use domain::campaigns::finders::{self, CampaignView};
use domain::{Failure, Reading};
use uuid::Uuid;

/// A campaign's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CampaignKey(pub(crate) Uuid);

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
