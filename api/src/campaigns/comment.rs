//! Questions and answers beneath a campaign.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use domain::campaigns::finders::{Author, CommentView};
use uuid::Uuid;

use crate::agencies::Agency;
use crate::privacy::erased_words;
use crate::relay::{self, Entry, Kind};
use crate::scalars::Instant;
use crate::visit::visit;

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

    /// The name of who wrote it; a guest reads the names of its own people alone, and of others whether they coordinate.
    async fn author(&self, ctx: &Context<'_>) -> Cow<'_, str> {
        let key = match &self.0.author {
            Author::Named(name) => return Cow::Borrowed(name.as_str()),
            Author::Coordinator => "common-the-coordinators",
            Author::Member => "common-somebody-of-the-network",
        };
        Cow::Owned(words::say(visit(ctx).language, key, &[]))
    }

    /// The agency they spoke for; none for coordinators, and none of others for a guest.
    async fn agency(&self) -> Option<Agency> {
        self.0.agency.clone().map(Agency::new)
    }

    /// The words.
    async fn body(&self, ctx: &Context<'_>) -> Cow<'_, str> {
        match self.0.comment.body.as_str() {
            // Nothing can be posted empty: these words went with their author.
            "" => Cow::Owned(erased_words(visit(ctx).language)),
            body => Cow::Borrowed(body),
        }
    }

    /// When it was written.
    async fn at(&self) -> Instant {
        Instant(self.0.comment.created_at)
    }
}
