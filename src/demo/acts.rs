//! What the demo's own pages set in motion: becoming somebody, reading mails, pushing the clock.

use super::folder::{Folder, Memory};
use super::opening::Sample;
use crate::mailbox::Mailbox;
use crate::sample::history::{Player, next_due};
use crate::sample::plan::{Plan, Step};
use crate::sample::rows::Ids;
use crate::stop::Stop;
use chrono::{DateTime, TimeDelta, Utc};
use domain::Operation;
use domain::access::{Actor, Membership, Role};
use domain::campaigns::phase::{Phase, closes_at, confirming_until, phase_at};
use domain::campaigns::{campaign, finders};
use domain::page::{PAGE_MAX, Page};
use futures::future::BoxFuture;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use web::demo::{DemoActs, DemoFault, DemoMail, Persona};
use worker::Worker;

/// How often the demo looks whether a step of the story has come.
const LOOK: Duration = Duration::from_secs(20);

/// The demo's deeds.
pub struct Acts {
    operation: Operation,
    worker: Arc<Worker>,
    mailbox: Mailbox,
    folder: Folder,
    plan: Plan,
    ids: Ids,
    later: Vec<Step>,
    memory: Mutex<Memory>,
}

impl Acts {
    /// The deeds of a demo whose clock runs.
    #[must_use]
    pub fn new(operation: Operation, worker: Arc<Worker>, mailbox: Mailbox, folder: Folder, sample: Sample) -> Self {
        let Sample { plan, ids, memory } = sample;
        let later = plan.steps.iter().filter(|step| step.at >= memory.base).cloned().collect();
        Self { operation, worker, mailbox, folder, plan, ids, later, memory: Mutex::new(memory) }
    }

    /// Who one can become, in the order of the story.
    #[must_use]
    pub fn personas(&self) -> Vec<Persona> {
        let persona = |cast: &crate::sample::story::Cast| Persona {
            key: cast.key.clone(),
            name: cast.name.clone(),
            role: cast.title.clone(),
            language: cast.language,
            note: cast.note.clone(),
        };
        self.plan.story.cast.iter().map(persona).collect()
    }

    /// Lets the steps of the story happen as the clock comes by, until it is time to stop.
    pub async fn keep_up(&self, stop: &Stop) {
        while tokio::time::timeout(LOOK, stop.wait()).await.is_err() {
            let mut memory = self.memory.lock().await;
            let now = self.operation.now();
            while let Some(step) = self.later.get(memory.steps_taken).filter(|step| step.at <= now) {
                if let Err(sentence) = self.take(step, &mut memory).await {
                    tracing::warn!("{sentence}");
                }
            }
        }
    }

    async fn push_the_clock(&self) -> Result<Option<DateTime<Utc>>, String> {
        let mut memory = self.memory.lock().await;
        let Some(deadline) = self.next_deadline(&memory).await? else { return Ok(None) };
        self.pass_until(deadline, &mut memory).await?;
        Ok(Some(self.operation.now()))
    }

    /// The close of the purchase the demo is about; once that has come, whichever deadline is next.
    async fn next_deadline(&self, memory: &Memory) -> Result<Option<DateTime<Utc>>, String> {
        let now = self.operation.now();
        let coordinator = Actor::person_in(
            self.ids.network,
            self.ids.people[0],
            vec![Membership { role: Role::Coordinator, agency: None }],
        );
        let reading = self.operation.read(self.ids.network, None);
        let views = match reading.tx().await {
            Ok(tx) => {
                let phases = [Phase::Pledging, Phase::Confirming];
                finders::views(&*tx, &coordinator, &phases, now, Page::first(PAGE_MAX)).await
            }
            Err(error) => Err(error),
        };
        let closed = reading.close().await;
        let rows = views.and_then(|views| closed.map(|()| views.rows)).map_err(crate::database::sentence)?;
        let featured = self.plan.featured().and_then(|place| memory.campaigns.get(place));
        let is_featured =
            |campaign: &campaign::Model| Some(&campaign.id) == featured && phase_at(campaign, now) == Phase::Pledging;
        let deadline = |campaign: &campaign::Model| match phase_at(campaign, now) {
            Phase::Pledging => Some(closes_at(campaign)),
            _ => confirming_until(campaign),
        };
        let featured = rows.iter().find(|view| is_featured(&view.campaign)).map(|view| closes_at(&view.campaign));
        Ok(featured.or_else(|| rows.iter().filter_map(|view| deadline(&view.campaign)).min()))
    }

    /// Lets time pass until just after an instant: whatever comes due on the way happens at its own instant, and the worker
    /// tells everybody before the next thing does.
    async fn pass_until(&self, until: DateTime<Utc>, memory: &mut Memory) -> Result<(), String> {
        let mut last = None;
        loop {
            let due = next_due(&self.operation, self.ids.network).await?.map(|(_, at)| at).filter(|at| *at <= until);
            let step = self.later.get(memory.steps_taken).filter(|step| step.at <= until);
            match (due, step) {
                (due, Some(step)) if due.is_none_or(|due| step.at <= due) => {
                    self.reach(step.at, memory)?;
                    if let Err(sentence) = self.take(step, memory).await {
                        tracing::warn!("{sentence}");
                    }
                }
                (Some(due), _) if last == Some(due) => {
                    return Err("The clock was pushed, but what is due does not happen.".to_owned());
                }
                (Some(due), _) => {
                    self.reach(due, memory)?;
                    self.tell().await?;
                    last = Some(due);
                }
                (None, _) => break,
            }
        }
        self.reach(until, memory)?;
        self.tell().await
    }

    async fn take(&self, step: &Step, memory: &mut Memory) -> Result<(), String> {
        let mut player = Player::new(&self.operation, &self.plan, &self.ids, memory.campaigns.clone());
        let played = player.play(step).await;
        // One that could not be taken (its purchase was cancelled, say) is left out, not tried for ever.
        memory.steps_taken += 1;
        self.folder.remember(memory)?;
        played
    }

    async fn tell(&self) -> Result<(), String> {
        self.worker.catch_up().await.map_err(|failure| failure.to_string())
    }

    /// Pushes the clock to a second after an instant, never back, and remembers it first: whatever happens then has
    /// happened at a time this demo will not forget.
    fn reach(&self, at: DateTime<Utc>, memory: &mut Memory) -> Result<(), String> {
        let missing = at + TimeDelta::seconds(1) - self.operation.now();
        if missing > TimeDelta::zero() {
            let clock = &self.operation.database().clock;
            let ahead = clock.offset() + missing;
            memory.ahead_micros = ahead.num_microseconds().unwrap_or(memory.ahead_micros);
            self.folder.remember(memory)?;
            clock.set_offset(ahead);
        }
        Ok(())
    }

    async fn become_somebody(&self, key: &str) -> Result<Option<String>, String> {
        let Some((place, _)) = self.plan.cast(key) else { return Ok(None) };
        let cookie = self.operation.secret();
        let started = domain::identity::start_session(&self.operation, self.ids.people[place], &cookie).await;
        started.map_err(|failure| failure.to_string())?;
        Ok(Some(api::session::cookie(false, &cookie)))
    }

    async fn read_mails(&self) -> Result<Vec<DemoMail>, String> {
        let mailbox = self.mailbox.clone();
        let letters =
            tokio::task::spawn_blocking(move || mailbox.letters()).await.map_err(|error| error.to_string())?;
        let letters = letters.map_err(|error| format!("The mailbox cannot be read: {error}."))?;
        let mail = |(id, letter): (String, crate::mailbox::Letter)| DemoMail {
            id,
            to: letter.to,
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            at: letter.at,
        };
        Ok(letters.into_iter().map(mail).collect())
    }
}

impl DemoActs for Acts {
    fn sign_in<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<String>, DemoFault>> {
        Box::pin(async move { self.become_somebody(key).await.map_err(DemoFault) })
    }

    fn mails(&self) -> BoxFuture<'_, Result<Vec<DemoMail>, DemoFault>> {
        Box::pin(async { self.read_mails().await.map_err(DemoFault) })
    }

    fn jump(&self) -> BoxFuture<'_, Result<Option<DateTime<Utc>>, DemoFault>> {
        Box::pin(async { self.push_the_clock().await.map_err(DemoFault) })
    }

    fn now(&self) -> DateTime<Utc> {
        self.operation.now()
    }
}
