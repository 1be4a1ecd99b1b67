//! What the house writes into its log while a test runs: a fault that no test expected fails the test, and nothing sealed
//! may stand in any line.

use std::fmt::Write;
use std::sync::{Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

static LINES: Mutex<Vec<(Level, String)>> = Mutex::new(Vec::new());

/// Begins to listen, and forgets what was said before: tests of plain `cargo test` share a process, one after the other.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let subscriber = tracing_subscriber::registry().with(Keeper);
        tracing::subscriber::set_global_default(subscriber).expect("nobody else listens");
    });
    LINES.lock().expect("no test panics while it holds the log").clear();
}

/// Every line so far, of whatever level.
pub fn lines() -> Vec<String> {
    LINES.lock().expect("no test panics while it holds the log").iter().map(|(_, line)| line.clone()).collect()
}

/// Faults so far.
pub fn faults() -> Vec<String> {
    let lines = LINES.lock().expect("no test panics while it holds the log");
    lines.iter().filter(|(level, _)| *level == Level::ERROR).map(|(_, line)| line.clone()).collect()
}

/// Faults so far, which are then forgotten.
pub fn take_faults() -> Vec<String> {
    let taken = faults();
    LINES.lock().expect("no test panics while it holds the log").retain(|(level, _)| *level != Level::ERROR);
    taken
}

struct Keeper;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Keeper {
    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut line = Line(format!("{} {}:", event.metadata().level(), event.metadata().target()));
        event.record(&mut line);
        for span in context.event_scope(event).into_iter().flatten() {
            let _a_string_takes_all = write!(line.0, " in {}", span.name());
        }
        LINES.lock().expect("no test panics while it holds the log").push((*event.metadata().level(), line.0));
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _a_string_takes_all = write!(self.0, " {}={value:?}", field.name());
    }
}
