//! Programs that run beside a test: they tell when they are ready, and end with it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running program. It is killed when this is dropped.
#[derive(Debug)]
pub struct Beside(Child);

impl Beside {
    /// Starts a program and waits until a line it prints tells that it is ready.
    ///
    /// `ready` looks at each line and gives what the caller wants to know, such as a port.
    pub fn start<T>(command: &mut Command, mut ready: impl FnMut(&str) -> Option<T>) -> (Self, T) {
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut beside = Self(started.unwrap_or_else(|error| panic!("{command:?} does not start: {error}")));
        let mut lines = BufReader::new(beside.0.stdout.take().expect("its output is piped")).lines();
        let told = lines.by_ref().map_while(Result::ok).find_map(|line| ready(&line));
        let told = told.unwrap_or_else(|| panic!("{command:?} ended before it was ready"));
        // Keeps reading, so that the program never waits for somebody to listen.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        (beside, told)
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) {
        self.0.kill().expect("a program of ours can be killed");
        self.0.wait().expect("a program of ours can be waited for");
    }

    /// Waits until it ends by itself; whether it ended well.
    pub fn ends_well(&mut self) -> bool {
        self.0.wait().expect("a program of ours can be waited for").success()
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _ended_already = self.0.kill();
        let _ended_already = self.0.wait();
    }
}
