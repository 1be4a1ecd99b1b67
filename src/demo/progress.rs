//! How far something is that takes a while.

use std::cell::Cell;
use std::io::{IsTerminal, Write};
use std::time::Instant;

/// A line that tells how far something is. On a terminal it is written over; elsewhere it comes every ten per cent.
#[derive(Debug)]
pub struct Progress {
    what: String,
    shown: Cell<u64>,
    begun: Instant,
    terminal: bool,
}

impl Progress {
    /// Begins to tell.
    #[must_use]
    pub fn begin(what: String) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let progress = Self { what, shown: Cell::new(u64::MAX), begun: Instant::now(), terminal };
        progress.show(0);
        progress
    }

    /// It is so many per cent done.
    pub fn show(&self, done: u64) {
        let step = if self.terminal { 1 } else { 10 };
        let done = done / step * step;
        if self.shown.replace(done) == done {
            return;
        }
        let mut out = std::io::stdout().lock();
        // A screen that went away does not stop the work.
        let _nobody_reads = match self.terminal {
            true => write!(out, "\r{}: {done:>3} %", self.what).and_then(|()| out.flush()),
            false => writeln!(out, "{}: {done} %", self.what),
        };
    }

    /// It is done.
    pub fn end(self) {
        let seconds = self.begun.elapsed().as_secs();
        let mut out = std::io::stdout().lock();
        let start = if self.terminal { "\r" } else { "" };
        let _nobody_reads = writeln!(out, "{start}{}: done in {seconds} s", self.what);
    }
}
