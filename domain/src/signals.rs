//! Change signals: who watches a campaign hears that it changed, or that what they may see did, after the commit.
//!
//! On PostgreSQL the signal also travels by LISTEN/NOTIFY, so that several servers hear each other. It carries ids only:
//! NOTIFY is not seen by row-level security.

use std::sync::Arc;

use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

/// Something changed; read it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// In which network.
    pub network: Uuid,
    /// Which campaign, or the person whose roles changed.
    pub about: Uuid,
}

/// The channel name of LISTEN/NOTIFY.
pub const CHANNEL: &str = "longtable_change";

/// Hands changes to whoever listens in this process. Clones share it.
#[derive(Clone, Debug)]
pub struct Signals {
    changes: broadcast::Sender<Change>,
    work: Arc<Notify>,
}

impl Default for Signals {
    fn default() -> Self {
        // A listener that falls this far behind reads the campaign afresh anyway.
        let (changes, _) = broadcast::channel(256);
        Self { changes, work: Arc::new(Notify::new()) }
    }
}

impl Signals {
    /// Every change from now on.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// Tells listeners. Nobody listening is fine.
    pub fn publish(&self, change: Change) {
        let _nobody_listens = self.changes.send(change);
    }

    /// Wakes the worker of this process: there is something to do, and it is committed.
    pub fn wake_worker(&self) {
        self.work.notify_one();
    }

    /// Waits until there is work.
    pub async fn work(&self) {
        self.work.notified().await;
    }
}

impl Change {
    /// Anything may have changed: what was said for a while was not heard.
    pub const ANYTHING: Change = Change { network: Uuid::nil(), about: Uuid::nil() };

    /// Whether a campaign or a person of a network has to be read again.
    pub fn concerns(&self, network: Uuid, about: Uuid) -> bool {
        *self == Self::ANYTHING || (self.network, self.about) == (network, about)
    }

    /// The payload of NOTIFY.
    pub fn payload(&self) -> String {
        format!("{}/{}", self.network, self.about)
    }

    /// Reads the payload of NOTIFY.
    pub fn from_payload(payload: &str) -> Option<Self> {
        let (network, about) = payload.split_once('/')?;
        Some(Self { network: network.parse().ok()?, about: about.parse().ok()? })
    }
}
