//! Where the demo's story goes on after loading: as the clock comes by, or as a visitor pushes it.

use super::folder::{Folder, Memory};
use super::opening::Sample;
use crate::sample::history::{Player, next_due};
use crate::sample::plan::{Plan, Step};
use crate::sample::rows::Ids;
use crate::stop::Stop;
use chrono::{DateTime, TimeDelta, Utc};
use domain::Operation;
use domain::campaigns::finders;
use domain::campaigns::phase::{Phase, closes_at, phase_at};
use domain::identity::keep_signed_in;
use domain::page::{PAGE_MAX, Page};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use worker::Worker;

/// How often the stage looks whether a step of the story has come.
const LOOK: Duration = Duration::from_secs(20);
/// How far ahead of the clock a running demo writes down where it goes on: more than passes from one time it does to the next,
/// so that one that is killed never goes on before something that happened in it.
const LEAD: TimeDelta = TimeDelta::minutes(1);

/// What came of a push: the new time, or none when no deadline is left.
pub type Pushed = Result<Option<DateTime<Utc>>, String>;
/// A visitor's wish to push the clock, with where the answer goes.
pub type Push = oneshot::Sender<Pushed>;

/// The story after loading.
pub struct Stage<'a> {
    operation: Operation,
    worker: &'a Worker,
    folder: Folder,
    plan: Plan,
    ids: Ids,
    later: Vec<Step>,
    memory: Memory,
}

impl<'a> Stage<'a> {
    /// The stage of a demo whose clock runs.
    #[must_use]
    pub fn new(operation: Operation, worker: &'a Worker, folder: Folder, sample: Sample) -> Self {
        let Sample { plan, ids, memory } = sample;
        let later = plan.steps.iter().filter(|step| step.at >= memory.base).cloned().collect();
        Self { operation, worker, folder, plan, ids, later, memory }
    }

    /// Who is there, and what happens.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Lets happen what is due where the clock goes on, in its order, before anybody else looks at the clock.
    ///
    /// # Errors
    /// One sentence.
    pub async fn take_up(&mut self) -> Result<(), String> {
        let now = self.operation.now();
        self.note(now + LEAD)?;
        self.pass_until(now).await
    }

    /// Writes down that it is time to stop, and what time that is.
    ///
    /// # Errors
    /// One sentence.
    pub fn leave(&mut self) -> Result<(), String> {
        self.note(self.operation.now())
    }

    /// Lets the story go on until it is time to stop.
    pub async fn run(&mut self, mut pushes: mpsc::Receiver<Push>, stop: &Stop) {
        loop {
            tokio::select! {
                () = stop.wait() => return,
                push = tokio::time::timeout(LOOK, pushes.recv()) => match push {
                    Ok(Some(push)) => {
                        // Stopped in the middle it goes on from there at the next push.
                        let pushed = tokio::select! {
                            pushed = self.push_the_clock() => pushed,
                            () = stop.wait() => return,
                        };
                        // A visitor who went away meanwhile finds the clock pushed all the same.
                        let _went_away = push.send(pushed);
                    }
                    Ok(None) => return,
                    Err(_) => self.keep_up().await,
                },
            }
        }
    }

    /// Takes the steps whose instant has come by itself, and writes down how late it is.
    async fn keep_up(&mut self) {
        let now = self.operation.now();
        while let Some(step) = self.later.get(self.memory.steps_taken).filter(|step| step.at <= now).cloned() {
            self.take(&step).await;
        }
        if let Err(sentence) = self.note(now + LEAD) {
            tracing::warn!("{sentence}");
        }
    }

    async fn push_the_clock(&mut self) -> Pushed {
        let Some(deadline) = self.next_deadline().await? else { return Ok(None) };
        // Nobody was away for the days that are skipped.
        keep_signed_in(&self.operation, deadline).await.map_err(|failure| failure.to_string())?;
        self.pass_until(deadline).await?;
        Ok(Some(self.operation.now()))
    }

    /// The close of the purchase the demo is about; once that has come, whichever deadline is next.
    async fn next_deadline(&self) -> Pushed {
        let now = self.operation.now();
        let coordinator = Player::new(&self.operation, &self.plan, &self.ids, Vec::new()).coordinator();
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
        let featured = self.plan.featured().and_then(|place| self.memory.campaigns.get(place));
        let deadlines = rows.iter().filter_map(|view| {
            let campaign = &view.campaign;
            match phase_at(campaign, now) {
                Phase::Pledging => Some((Some(&campaign.id) != featured, closes_at(campaign))),
                _ => campaign.confirm_by.map(|at| (true, at)),
            }
        });
        Ok(deadlines.min().map(|(_, at)| at))
    }

    /// Lets time pass until just after an instant: whatever comes due on the way happens at its own instant, and the worker
    /// tells everybody before the next thing does.
    async fn pass_until(&mut self, until: DateTime<Utc>) -> Result<(), String> {
        let mut last = None;
        loop {
            let due = next_due(&self.operation, self.ids.network).await?.map(|(_, at)| at).filter(|at| *at <= until);
            let step = self.later.get(self.memory.steps_taken).filter(|step| step.at <= until).cloned();
            match (due, step) {
                (due, Some(step)) if due.is_none_or(|due| step.at <= due) => {
                    self.reach(step.at)?;
                    self.take(&step).await;
                }
                (Some(due), _) if last == Some(due) => {
                    return Err("The clock was pushed, but what is due does not happen.".to_owned());
                }
                (Some(due), _) => {
                    self.reach(due)?;
                    self.tell().await?;
                    last = Some(due);
                }
                (None, _) => break,
            }
        }
        self.reach(until)?;
        self.tell().await
    }

    /// Takes a step. One that cannot be taken (its purchase was cancelled, say) is left out, not tried for ever.
    async fn take(&mut self, step: &Step) {
        let mut player = Player::new(&self.operation, &self.plan, &self.ids, self.memory.campaigns.clone());
        let played = player.play(step).await;
        self.memory.steps_taken += 1;
        let remembered = self.folder.remember(&self.memory);
        // What a visitor did meanwhile may have left nothing to do; a folder that cannot be written is another matter.
        if let Err(sentence) = played {
            tracing::info!("{sentence}");
        }
        if let Err(sentence) = remembered {
            tracing::warn!("{sentence}");
        }
    }

    async fn tell(&self) -> Result<(), String> {
        self.worker.catch_up().await.map_err(|failure| failure.to_string())
    }

    /// Pushes the clock to a second after an instant, never back, and remembers it first: whatever happens then has
    /// happened at a time this demo will not forget.
    fn reach(&mut self, at: DateTime<Utc>) -> Result<(), String> {
        let missing = at + TimeDelta::seconds(1) - self.operation.now();
        if missing > TimeDelta::zero() {
            let clock = self.operation.database().clock.clone();
            let ahead = clock.offset() + missing;
            self.note(at + LEAD)?;
            clock.set_offset(ahead);
        }
        Ok(())
    }

    /// Writes down where the clock goes on.
    fn note(&mut self, at: DateTime<Utc>) -> Result<(), String> {
        self.memory.goes_on_at = at;
        self.folder.remember(&self.memory)
    }
}
