//! What can be watched.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Context, ID, Result, Subscription as Watched};
use domain::signals::Change;
use futures::{Stream, stream};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;

use crate::campaigns::{self, Campaign};
use crate::relay::{self, Kind};
use crate::visit::{Current, Visit};

/// How long changes are gathered before they are looked at together.
const GATHERING: Duration = Duration::from_millis(300);

/// Everything that can be watched.
#[derive(Clone, Copy, Debug)]
pub struct Subscription;

/// Everything that can be watched, over server-sent events or a WebSocket. Each time something changes the person's session
/// and right are looked at again; once they are gone, the stream ends with an error.
#[Watched]
impl Subscription {
    /// A campaign as it is now, and again after each change.
    async fn campaign_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The campaign's global id.")] id: ID,
    ) -> Result<impl Stream<Item = Result<Campaign>> + use<>> {
        let current = ctx.data_unchecked::<Arc<Current>>().clone();
        let visit = current.get();
        let network = visit.member()?.network;
        let person = visit.person()?.id;
        let campaign = relay::row(Kind::Campaign, &id)?;
        // Listening begins before the first look, so that no change falls between the two: what was looked at to find out who
        // asks is forgotten.
        let heard = visit.api.operation().database().signals.listen();
        visit.refresh().await;
        let watch = Watch { current, network, person, campaign, heard, at: At::Beginning };
        Ok(stream::unfold(watch, Watch::next))
    }
}

struct Watch {
    current: Arc<Current>,
    network: Uuid,
    /// Who watches: once their roles change, they are asked again who they are.
    person: Uuid,
    campaign: Uuid,
    heard: Receiver<Change>,
    at: At,
}

#[derive(PartialEq, Eq)]
enum At {
    Beginning,
    Watching,
    /// An error was the last word.
    End,
}

impl Watch {
    async fn next(mut self) -> Option<(Result<Campaign>, Self)> {
        match self.at {
            At::Beginning => self.at = At::Watching,
            At::End => return None,
            At::Watching => {
                self.change().await?;
                if let Err(failure) = self.arrive_again().await {
                    self.at = At::End;
                    return Some((Err(failure.into()), self));
                }
            }
        }
        let seen = campaigns::one(&self.current.get(), self.campaign).await;
        if seen.is_err() {
            self.at = At::End;
        }
        Some((seen, self))
    }

    /// Waits for a change of this campaign. Those that come soon after it are one with it: the next look sees them all, and
    /// a hundred pledges in a second are not a hundred looks for everybody who watches. None when there is nobody left to
    /// tell of changes.
    async fn change(&mut self) -> Option<()> {
        loop {
            match self.heard.recv().await {
                Ok(change) if self.is_concerned_by(change) => break,
                Ok(_) => {}
                // Whatever was missed may have been ours.
                Err(RecvError::Lagged(_)) => break,
                Err(RecvError::Closed) => return None,
            }
        }
        let end = Instant::now() + GATHERING;
        // It ends by itself only when nobody is left, which the next look may still tell of.
        let _passed =
            timeout_at(end, async { while !matches!(self.heard.recv().await, Err(RecvError::Closed)) {} }).await;
        Some(())
    }

    fn is_concerned_by(&self, change: Change) -> bool {
        change.concerns(self.network, self.campaign) || change.concerns(self.network, self.person)
    }

    /// Finds out again who the person is and what they may see.
    async fn arrive_again(&self) -> Result<(), domain::Failure> {
        let before = self.current.get();
        let visit = Visit::arrive(&before.api, before.caller.clone(), before.unread.is_some()).await?;
        self.current.set(visit);
        Ok(())
    }
}
