//! Turns for what takes much memory while it is there: so many at once, in the order in which they are asked for, and none kept
//! for long while others wait (ADR 0140). Each process counts for itself.

use std::time::Duration;

use tokio::sync::{AcquireError, Semaphore, SemaphorePermit, watch};

/// The turns of one process.
#[derive(Debug)]
pub(crate) struct Turns {
    free: Semaphore,
    /// How many wait for one.
    waiting: watch::Sender<usize>,
}

impl Turns {
    pub(crate) fn new(count: usize) -> Self {
        Self { free: Semaphore::new(count), waiting: watch::Sender::new(0) }
    }

    /// The next turn, once there is one. It is over when it is dropped.
    pub(crate) async fn next(&self) -> Result<SemaphorePermit<'_>, AcquireError> {
        let _waiting = Waiting::among(&self.waiting);
        self.free.acquire().await
    }

    /// Resolves once for so long, counted from now on, there was no moment at which nobody waited.
    pub(crate) async fn others_waited(&self, long: Duration) {
        let mut waiting = self.waiting.subscribe();
        loop {
            // The sender lives as long as these turns.
            drop(waiting.wait_for(|count| *count > 0).await);
            let nobody_waits = waiting.wait_for(|count| *count == 0);
            if tokio::time::timeout(long, nobody_waits).await.is_err() {
                return;
            }
        }
    }
}

/// One who waits, until this is dropped: they have their turn, or gave up.
struct Waiting<'a>(&'a watch::Sender<usize>);

impl<'a> Waiting<'a> {
    fn among(all: &'a watch::Sender<usize>) -> Self {
        all.send_modify(|count| *count += 1);
        Self(all)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    async fn others_wait_within(turns: &Turns, secs: u64) -> bool {
        tokio::time::timeout(Duration::from_secs(secs), turns.others_waited(LONG)).await.is_ok()
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_lasts_as_long_as_nobody_waits() {
        let turns = Turns::new(1);
        let turn = turns.next().await.unwrap();
        assert!(!others_wait_within(&turns, 3_600).await);
        // Whoever gives up before then takes nothing from anybody.
        let brief = async {
            for _ in 0..5 {
                tokio::time::timeout(LONG / 2, turns.next()).await.unwrap_err();
                tokio::task::yield_now().await;
            }
        };
        let ((), waited) = tokio::join!(biased; brief, others_wait_within(&turns, 3_600));
        assert!(!waited);
        drop(turn);
        assert!(turns.next().await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_is_heard_after_a_while_and_comes_next() {
        let turns = Turns::new(1);
        let turn = turns.next().await.unwrap();
        let began = tokio::time::Instant::now();
        let holds = async {
            turns.others_waited(LONG).await;
            drop(turn);
            began.elapsed()
        };
        let waits = async {
            let next = turns.next().await.unwrap();
            assert_eq!(*turns.waiting.borrow(), 0, "who has a turn waits no more");
            drop(next);
        };
        let (held, ()) = tokio::join!(holds, waits);
        assert_eq!(held.as_secs(), LONG.as_secs());
    }
}
