//! Questions and answers beneath a campaign.

use std::sync::Arc;

use async_graphql::{ID, Object};
use domain::campaigns::finders::CommentView;
use uuid::Uuid;

use crate::agencies::Agency;
use crate::relay::{self, Entry, Kind};
use crate::scalars::Instant;

/// A question or an answer beneath a campaign, for the whole network to read.
#[derive(Clone, Debug)]
pub struct Comment(Arc<CommentView>);

impl Comment {
    pub(crate) fn new(view: CommentView) -> Self {
        Self(Arc::new(view))
    }
}

impl Entry for Comment {
    fn place(&self) -> Uuid {
        self.0.comment.id
    }
}

/// A question or an answer beneath a campaign, for the whole network to read.
#[Object]
impl Comment {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Comment, self.0.comment.id)
    }

    /// The name of who wrote it.
    async fn author(&self) -> &str {
        &self.0.author
    }

    /// The agency they spoke for; none for coordinators.
    async fn agency(&self) -> Option<Agency> {
        self.0.agency.clone().map(Agency::new)
    }

    /// The words.
    async fn body(&self) -> &str {
        &self.0.comment.body
    }

    /// When it was written.
    async fn at(&self) -> Instant {
        Instant(self.0.comment.created_at)
    }
}
