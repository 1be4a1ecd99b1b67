//! Programs that run beside a test: they tell when they are ready, and end with it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

/// A running program. It is killed when this is dropped.
#[derive(Debug)]
pub struct Beside(Child);

impl Beside {
    /// Starts a program and waits until a line it prints tells that it is ready.
    ///
    /// `ready` looks at each line and gives what the caller wants to know, such as a port.
    pub fn start<T>(command: &mut Command, ready: impl FnMut(&str) -> Option<T>) -> (Self, T) {
        let (beside, told, _) = Self::start_and_hear(command, ready);
        (beside, told)
    }

    /// The same, and gives what it prints from then on, line by line.
    pub fn start_and_hear<T>(
        command: &mut Command,
        mut ready: impl FnMut(&str) -> Option<T>,
    ) -> (Self, T, Receiver<String>) {
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut beside = Self(started.unwrap_or_else(|error| panic!("{command:?} does not start: {error}")));
        let mut lines = BufReader::new(beside.0.stdout.take().expect("its output is piped")).lines();
        let told = lines.by_ref().map_while(Result::ok).find_map(|line| ready(&line));
        let told = told.unwrap_or_else(|| panic!("{command:?} ended before it was ready"));
        // Keeps reading, so that the program never waits for somebody to listen.
        let (says, heard) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _nobody_listens = says.send(line);
            }
        });
        (beside, told, heard)
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

    /// Asks it to end, by a signal's name such as `INT`.
    pub fn signal(&self, name: &str) {
        let told = Command::new("kill").arg(format!("-{name}")).arg(self.id().to_string()).status();
        assert!(told.expect("kill can be run").success(), "the program is gone already");
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
