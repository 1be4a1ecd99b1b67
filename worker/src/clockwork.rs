//! What the clock asks for: steps of campaigns, facts to turn into deliveries, and what has run out to be removed.

use std::collections::BTreeSet;

use domain::Operation;
use domain::campaigns::advance_campaign;
use domain::error::Failure;
use domain::identity::{SigningKey, clear_sign_ins, forget_addresses};
use domain::networks::forget_answers;
use domain::notifications::dispatch_next;
use domain::notifications::scout::Work;
use domain::privacy::keep_to_retention;
use domain::roster::end_guests;
use domain::roster::import::forget_uploads;
use uuid::Uuid;

/// Facts of one network that are dispatched before the other networks and the clock get their turn again.
const FACTS_AT_ONCE: usize = 50;

/// Stands for sessions and sign-in links where trouble is noted: they belong to no network.
const SIGN_INS: Uuid = Uuid::max();

/// Takes the steps that are due, and remembers which campaigns are in trouble, so that one of them neither stops the
/// others nor fills the log.
#[derive(Debug)]
pub(crate) struct Clockwork {
    /// The most days anything is kept on this server.
    keep_days_max: i64,
    /// Opens what leads from one half of a link to the other.
    signing_key: SigningKey,
    /// Failed since the last pause: not tried again before the next.
    tired: BTreeSet<Uuid>,
    /// Known to be in trouble: said once.
    troubled: BTreeSet<Uuid>,
}

/// What a round came to.
#[derive(Debug, Default)]
pub(crate) struct Round {
    /// Whether there may be more to do at once.
    pub(crate) did_something: bool,
    /// The first thing that went wrong.
    pub(crate) fault: Option<Failure>,
}

impl Round {
    fn note(&mut self, done: Result<bool, Failure>) {
        match done {
            Ok(done) => self.did_something |= done,
            Err(fault) => self.fault = self.fault.take().or(Some(fault)),
        }
    }
}

impl Clockwork {
    /// A clockwork of a server that keeps nothing longer than so many days, and has this key.
    pub(crate) fn new(keep_days_max: i64, signing_key: SigningKey) -> Self {
        Self { keep_days_max, signing_key, tired: BTreeSet::new(), troubled: BTreeSet::new() }
    }

    /// Lets those that failed try again.
    pub(crate) fn forgive(&mut self) {
        self.tired.clear();
    }

    /// One step of each campaign that is due, then the facts of each network, then what has run out.
    pub(crate) async fn round(&mut self, operation: &Operation, work: &Work) -> Round {
        let mut round = Round::default();
        for (network, campaign) in &work.campaigns {
            if !self.tired.contains(campaign) {
                round.note(self.advance(operation, *network, *campaign).await);
            }
        }
        for network in &work.events {
            if !self.tired.contains(network) {
                round.note(self.dispatch(operation, *network).await);
            }
        }
        self.clear(operation, work, &mut round).await;
        round
    }

    /// Removes some of what has run out; the next round removes more.
    async fn clear(&mut self, operation: &Operation, work: &Work, round: &mut Round) {
        for network in &work.old_answers {
            if !self.tired.contains(network) {
                let forgotten = forget_answers(operation, *network).await;
                round.note(self.judge(*network, "old answers could not be removed", forgotten));
                // Every upload was a request: where it has run out, an answer has.
                let forgotten = forget_uploads(operation, *network).await;
                round.note(self.judge(*network, "old uploads could not be removed", forgotten));
            }
        }
        for network in &work.guests_over {
            if !self.tired.contains(network) {
                let left = end_guests(operation, *network).await;
                round.note(self.judge(*network, "guests could not be seen off", left));
            }
        }
        for network in &work.old_addresses {
            if !self.tired.contains(network) {
                let forgotten = forget_addresses(operation, *network).await;
                round.note(self.judge(*network, "old network addresses could not be removed", forgotten));
            }
        }
        for network in &work.to_sweep {
            if !self.tired.contains(network) {
                let swept = keep_to_retention(operation, &self.signing_key, *network, self.keep_days_max).await;
                round.note(self.judge(*network, "what is kept no longer could not be removed", swept));
            }
        }
        if work.old_sign_ins && !self.tired.contains(&SIGN_INS) {
            let cleared = clear_sign_ins(operation).await;
            round.note(self.judge(SIGN_INS, "ended sessions and links could not be removed", cleared));
        }
    }

    async fn advance(&mut self, operation: &Operation, network: Uuid, campaign: Uuid) -> Result<bool, Failure> {
        let advanced = advance_campaign(operation, network, campaign).await;
        if let Ok(advanced) = &advanced
            && advanced.happened()
        {
            tracing::info!(%network, %campaign, ?advanced, "the clock moved a purchase on");
        }
        self.judge(campaign, "a purchase could not be moved on", advanced.map(|advanced| advanced.happened()))
    }

    async fn dispatch(&mut self, operation: &Operation, network: Uuid) -> Result<bool, Failure> {
        let mut done = Ok(false);
        for _ in 0..FACTS_AT_ONCE {
            match dispatch_next(operation, network).await {
                Ok(true) => done = Ok(true),
                Ok(false) => break,
                Err(fault) => {
                    done = Err(fault);
                    break;
                }
            }
        }
        self.judge(network, "what happened could not be told", done)
    }

    /// Says once that something is in trouble, and once that it is not any more.
    fn judge(&mut self, what: Uuid, sentence: &'static str, done: Result<bool, Failure>) -> Result<bool, Failure> {
        match &done {
            Ok(_) => {
                if self.troubled.remove(&what) {
                    tracing::info!(%what, "out of trouble again: {sentence}");
                }
            }
            Err(fault) => {
                self.tired.insert(what);
                if self.troubled.insert(what) {
                    tracing::error!(%what, %fault, "{sentence}; trying again, and the others go on");
                }
            }
        }
        done
    }
}
