//! What waits for the person who asks.

use std::sync::Arc;

use async_graphql::{ComplexObject, SimpleObject};
use domain::campaigns::finders::{self, CampaignView};

use super::campaign::Campaign;
use super::fixed::NeedKind;
use crate::scalars::Instant;

/// Something that waits for the person who asks.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Need {
    /// What to do.
    kind: NeedKind,
    /// By when; none where nothing presses.
    by: Option<Instant>,
    #[graphql(skip)]
    view: Arc<CampaignView>,
}

impl Need {
    pub(crate) fn new(need: finders::Need) -> Self {
        Self { kind: need.kind.into(), by: need.by.map(Instant), view: Arc::new(need.view) }
    }
}

#[ComplexObject]
impl Need {
    /// In which campaign.
    async fn campaign(&self) -> Campaign {
        Campaign::new(self.view.clone())
    }
}
