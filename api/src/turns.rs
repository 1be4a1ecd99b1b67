//! Turns for what takes much memory while it is there: so many at once, in the order in which they are asked for, and none kept
//! for long while somebody waits for it (ADR 0140). Each process counts for itself.

use std::time::Duration;

use tokio::sync::{AcquireError, Semaphore, SemaphorePermit, watch};

/// The turns of one process.
#[derive(Debug)]
pub(crate) struct Turns {
    free: Semaphore,
    line: watch::Sender<Line>,
}

/// How many wait for a turn.
#[derive(Debug, Default, PartialEq, Eq)]
struct Line {
    /// Nobody gives way to them yet.
    waiting: usize,
    /// Somebody gives way to them: their turn is about to come.
    called: usize,
}

impl Turns {
    pub(crate) fn new(count: usize) -> Self {
        Self { free: Semaphore::new(count), line: watch::Sender::default() }
    }

    /// The next turn, once there is one. It is over when it is dropped.
    pub(crate) async fn next(&self) -> Result<SemaphorePermit<'_>, AcquireError> {
        let _waiting = Waiting::among(&self.line);
        self.free.acquire().await
    }

    /// Resolves once whoever holds a turn is to give way: for so long, counted from now on, there was no moment at which nobody
    /// waited. Of several who hold one, no more are to than others wait.
    pub(crate) async fn must_give_way(&self, long: Duration) {
        let mut line = self.line.subscribe();
        loop {
            // The sender lives as long as these turns.
            drop(line.wait_for(|now| now.waiting > 0).await);
            let nobody_waits = line.wait_for(|now| now.waiting == 0);
            if tokio::time::timeout(long, nobody_waits).await.is_err() && self.line.send_if_modified(Line::call) {
                return;
            }
        }
    }
}

impl Line {
    /// Calls one of those who wait, if anybody does.
    fn call(&mut self) -> bool {
        let somebody = self.waiting > 0;
        if somebody {
            (self.waiting, self.called) = (self.waiting - 1, self.called + 1);
        }
        somebody
    }

    /// One of them waits no more: one who was called, where anybody was.
    fn leave(&mut self) {
        let place = if self.called > 0 { &mut self.called } else { &mut self.waiting };
        *place = place.saturating_sub(1);
    }
}

/// One who waits, until this is dropped: they have their turn, or gave up.
struct Waiting<'a>(&'a watch::Sender<Line>);

impl<'a> Waiting<'a> {
    fn among(all: &'a watch::Sender<Line>) -> Self {
        all.send_modify(|line| line.waiting += 1);
        Self(all)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.send_modify(Line::leave);
    }
}

#[cfg(test)]
mod tests {
    use futures::future::join_all;

    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    async fn must_give_way_within(turns: &Turns, secs: u64) -> bool {
        tokio::time::timeout(Duration::from_secs(secs), turns.must_give_way(LONG)).await.is_ok()
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_lasts_as_long_as_nobody_waits() {
        let turns = Turns::new(1);
        let turn = turns.next().await.unwrap();
        assert!(!must_give_way_within(&turns, 3_600).await);
        // Whoever gives up before then takes nothing from anybody.
        let brief = async {
            for _ in 0..5 {
                tokio::time::timeout(LONG / 2, turns.next()).await.unwrap_err();
                tokio::task::yield_now().await;
            }
        };
        let ((), waited) = tokio::join!(biased; brief, must_give_way_within(&turns, 3_600));
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
            turns.must_give_way(LONG).await;
            drop(turn);
            began.elapsed()
        };
        let waits = async {
            let next = turns.next().await.unwrap();
            assert_eq!(*turns.line.borrow(), Line::default(), "who has a turn waits no more");
            drop(next);
        };
        let (held, ()) = tokio::join!(holds, waits);
        assert_eq!(held.as_secs(), LONG.as_secs());
    }

    async fn holds(turns: &Turns, turn: SemaphorePermit<'_>) -> bool {
        let gives_way = must_give_way_within(turns, 90).await;
        drop(turn);
        gives_way
    }

    async fn waits(turns: &Turns) {
        drop(turns.next().await.unwrap());
    }

    #[tokio::test(start_paused = true)]
    async fn no_more_give_way_than_others_wait() {
        for (others, expected) in [(1, 1), (2, 2), (3, 2)] {
            let turns = Turns::new(2);
            let held = [turns.next().await.unwrap(), turns.next().await.unwrap()];
            let holding = join_all(held.into_iter().map(|turn| holds(&turns, turn)));
            let waiting = join_all((0..others).map(|_| waits(&turns)));
            let (gave_way, _) = tokio::join!(holding, waiting);
            assert_eq!(gave_way.into_iter().filter(|gave_way| *gave_way).count(), expected, "{others} wait");
            assert_eq!(*turns.line.borrow(), Line::default(), "nobody is left");
        }
    }
}
