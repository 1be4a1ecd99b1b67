//! Mails of a test, caught where they would leave the house.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use futures::FutureExt;
use futures::future::BoxFuture;
use worker::{Mail, Outlet, SendError};

/// Keeps every mail.
#[derive(Debug, Default)]
pub struct Mails {
    kept: Mutex<Vec<Mail>>,
    blocked: Mutex<Option<SendError>>,
    forgetful: AtomicBool,
}

impl Mails {
    /// All mails so far, in the order in which they left.
    pub fn all(&self) -> Vec<Mail> {
        self.locked().clone()
    }

    /// Takes the mails out, so that the next look shows the next ones.
    pub fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut *self.locked())
    }

    /// From now on every mail is refused like this; `None` opens the way again.
    pub fn are_refused(&self, why: Option<SendError>) {
        *self.blocked.lock().expect("no test panics while it holds mails") = why;
    }

    /// From now on every mail is taken, and its sender told that it was not: as when a connection breaks at the last word.
    pub fn then_forget(&self) {
        self.forgetful.store(true, Ordering::SeqCst);
    }

    fn locked(&self) -> MutexGuard<'_, Vec<Mail>> {
        self.kept.lock().expect("no test panics while it holds mails")
    }
}

impl Outlet for Mails {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), SendError>> {
        let blocked = self.blocked.lock().expect("no test panics while it holds mails").clone();
        let sent = match blocked {
            Some(why) => Err(why),
            None => {
                self.locked().push(mail.clone());
                let lost = self.forgetful.load(Ordering::SeqCst);
                if lost { Err(SendError::Transient("the line went dead".to_owned())) } else { Ok(()) }
            }
        };
        async { sent }.boxed()
    }
}
