//! The worker: two loops that wait for work, and a way to do everything that is due at once.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::error::Failure;
use domain::identity::SigningKey;
use domain::notifications::scout::{self, Work};
use domain::{Database, Operation};
use sea_orm::DbErr;
use tokio::sync::{Mutex, Notify, watch};
use tokio::time::timeout;

use crate::clockwork::Clockwork;
use crate::outlet::Outlet;

/// How long the loops wait when nothing wakes them.
const PAUSE: Duration = Duration::from_secs(1);

/// What is under way when the worker is told to stop may take this long; `run` ends within 5 s.
const LAST_WORDS: Duration = Duration::from_secs(4);

/// How the worker is set up.
#[derive(Clone, Debug)]
pub struct WorkerSettings {
    /// How readers reach this server, such as `https://table.example`.
    pub base_url: String,
    /// The sender of every mail, such as `Longtable <longtable@table.example>`.
    pub from: String,
    /// What stands behind the @ in every Message-ID: this server's own name.
    pub mail_domain: String,
    /// The key sign-in links are made with, the same as the API's.
    pub signing_key: SigningKey,
    /// How long a mail is held by the courier that sends it. The courier gives an attempt up after four fifths of it, and a
    /// mail server that takes the mail after that gets it again. After a crash, another courier waits this long before it
    /// takes over.
    pub lease: TimeDelta,
    /// The most days a network may keep notices, mails and invitations on this server.
    pub keep_days_max: i64,
}

impl WorkerSettings {
    /// The lease for everyday use. Four fifths of it are enough for a minute up to the end of a mail's text and the ten
    /// minutes that RFC 5321 (4.5.3.2.6) gives a mail server to answer to it.
    pub const LEASE: TimeDelta = TimeDelta::minutes(15);
}

/// Keeps the clock, turns facts into deliveries, and carries mail.
pub struct Worker {
    pub(crate) database: Database,
    pub(crate) scout: Database,
    pub(crate) outlet: Arc<dyn Outlet>,
    pub(crate) settings: WorkerSettings,
    /// Held for a round of the clock.
    clockwork: Mutex<Clockwork>,
    /// Held for a mail; what waits in front of it is looked for again afterwards.
    pub(crate) courier: Mutex<()>,
    /// What the courier was last told of.
    post: watch::Sender<Work>,
    /// There is post.
    bell: Notify,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// Whether the worker was told to stop.
pub(crate) type Stopping = watch::Receiver<bool>;

impl Worker {
    /// A worker on this database. `scout` looks for work across networks: on PostgreSQL the same database opened as
    /// `longtable_dispatcher`, which may read ids and instants only; otherwise the database itself.
    pub fn new(database: Database, scout: Database, outlet: Arc<dyn Outlet>, settings: WorkerSettings) -> Self {
        let (post, _) = watch::channel(Work::default());
        let bell = Notify::new();
        let clockwork = Mutex::new(Clockwork::new(settings.keep_days_max, settings.signing_key.clone()));
        Self { database, scout, outlet, settings, clockwork, courier: Mutex::default(), post, bell }
    }

    pub(crate) fn operation(&self) -> Operation {
        Operation::new(&self.database)
    }

    /// Works until `stop` is ready, and ends within 5 s of it. What was under way is finished if that time allows it, and
    /// otherwise taken up again by whoever works next.
    ///
    /// A database or mail server that is away for a while is waited for.
    pub async fn run(&self, stop: impl Future) {
        let (told, stopping) = watch::channel(false);
        let mut work = pin!(async { tokio::join!(self.keep_time(stopping.clone()), self.carry(stopping.clone())) });
        tokio::select! {
            _ = stop => {}
            _ = &mut work => return,
        }
        told.send_replace(true);
        if timeout(LAST_WORDS, work).await.is_err() {
            tracing::warn!("stopping in the middle of a piece of work; it will be taken up again");
        }
    }

    /// Does everything that is due now, until a whole round did nothing: for a demonstration that jumps in time, and for
    /// tests. A mail that fails is due later, so it is tried once.
    ///
    /// # Errors
    /// The database's fault, or the first fault of a campaign, after everything else was done.
    pub async fn catch_up(&self) -> Result<(), Failure> {
        let never = watch::channel(false).1;
        self.clockwork.lock().await.forgive();
        let mut first_fault = None;
        loop {
            let work = self.look().await?;
            let round = self.clockwork.lock().await.round(&self.operation(), &work).await;
            first_fault = first_fault.or(round.fault);
            let carried = self.deliver(&self.look().await?, &never).await;
            if !round.did_something && !carried {
                return first_fault.map_or(Ok(()), Err);
            }
        }
    }

    /// What is due now, in any network.
    async fn look(&self) -> Result<Work, DbErr> {
        scout::work(&self.scout, self.database.clock.now()).await
    }

    /// The first loop: steps of campaigns, facts to deliveries, and a word to the courier when there is post.
    async fn keep_time(&self, mut stopping: Stopping) {
        let mut away = false;
        while !*stopping.borrow() {
            let did_something = match self.look().await {
                Ok(work) => {
                    if std::mem::take(&mut away) {
                        tracing::info!("the database is back");
                    }
                    self.ring(&work);
                    self.clockwork.lock().await.round(&self.operation(), &work).await.did_something
                }
                Err(error) => {
                    if !std::mem::replace(&mut away, true) {
                        tracing::error!(%error, "the database is away; waiting for it");
                    }
                    false
                }
            };
            if did_something {
                continue;
            }
            tokio::select! {
                // Away, a wake-up would only make us ask in vain.
                () = self.database.signals.work(), if !away => {}
                () = pause(PAUSE) => {}
                _ = stopping.wait_for(|stopping| *stopping) => {}
            }
            self.clockwork.lock().await.forgive();
        }
    }

    fn ring(&self, work: &Work) {
        if work.links || work.account_mails || !work.mails.is_empty() || !work.invitations.is_empty() {
            self.post.send_replace(work.clone());
            self.bell.notify_one();
        }
    }

    /// The second loop: mail. It is apart from the first, so that a slow mail server never makes a campaign close late.
    async fn carry(&self, mut stopping: Stopping) {
        loop {
            tokio::select! {
                () = self.bell.notified() => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
            }
            // Looked at anew before each pass: another network's mail must not wait until this one's is all sent.
            let news = || self.post.borrow().clone();
            while !*stopping.borrow() && self.deliver(&news(), &stopping).await {}
        }
    }
}

/// Waits a moment, where what is waited for gives no signal: work another process left, or a database that comes back.
#[expect(clippy::disallowed_methods, reason = "nobody tells us; each caller looks again afterwards")]
pub(crate) async fn pause(length: Duration) {
    tokio::time::sleep(length).await;
}
