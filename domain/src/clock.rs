//! The time, from one place, so that a demonstration can jump and a test can set the date.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// An instant in UTC, whole microseconds: what PostgreSQL can hold, so that a value read back equals the one written.
pub type Instant = DateTime<Utc>;

/// Where the time comes from. Clones share one setting.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Setting>);

#[derive(Debug)]
struct Setting {
    /// Added to the system's time, in microseconds; a demonstration jumps by it.
    offset: AtomicI64,
    /// Microseconds since 1970 at which the clock stands still; `i64::MIN` while it runs.
    stands_at: AtomicI64,
}

const RUNS: i64 = i64::MIN;

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Arc::new(Setting { offset: AtomicI64::new(0), stands_at: AtomicI64::new(RUNS) }))
    }

    /// A clock that stands still until it is [`set`](Self::set) again.
    pub fn standing_at(at: Instant) -> Self {
        let clock = Self::system();
        clock.set(at);
        clock
    }

    /// The time now.
    pub fn now(&self) -> Instant {
        match self.0.stands_at.load(Ordering::SeqCst) {
            RUNS => whole_micros(system_now() + self.offset()),
            at => from_micros(at),
        }
    }

    /// Stops the clock at an instant, or moves a stopped one.
    pub fn set(&self, at: Instant) {
        self.0.stands_at.store(at.timestamp_micros(), Ordering::SeqCst);
    }

    /// Whether it stands still.
    pub fn stands(&self) -> bool {
        self.0.stands_at.load(Ordering::SeqCst) != RUNS
    }

    /// How far ahead of the system's time it runs.
    pub fn offset(&self) -> TimeDelta {
        TimeDelta::microseconds(self.0.offset.load(Ordering::SeqCst))
    }

    /// Lets it run this far ahead of the system's time.
    pub fn set_offset(&self, offset: TimeDelta) {
        self.0.offset.store(offset.num_microseconds().unwrap_or(0), Ordering::SeqCst);
    }
}

/// Cuts an instant to whole microseconds.
pub fn whole_micros(at: Instant) -> Instant {
    from_micros(at.timestamp_micros())
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the time")]
fn system_now() -> Instant {
    Utc::now()
}

fn from_micros(micros: i64) -> Instant {
    DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::UNIX_EPOCH)
}
