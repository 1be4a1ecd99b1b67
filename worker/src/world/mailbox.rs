//! A way out that keeps the mails, and gets into trouble when told to.

use std::sync::Mutex;

use futures::future::BoxFuture;
use tokio::sync::Notify;
use tokio::time::timeout;

use super::PATIENCE;
use crate::{Mail, Outlet, SendError};

/// Keeps what it is given, or does as it is told.
#[derive(Default)]
pub(crate) struct Mailbox {
    mails: Mutex<Vec<Mail>>,
    trouble: Mutex<Option<Trouble>>,
    /// Rung for each mail.
    bell: Notify,
}

/// What the way out is like.
#[derive(Clone)]
pub(crate) enum Trouble {
    /// Every mail fails so.
    Fails(SendError),
    /// Every mail is swallowed, and nobody says anything.
    SwallowsSilently,
    /// Every mail is taken, and its sender told that it was not.
    LosesTheAnswer,
}

impl Mailbox {
    /// The mails so far, and forgets them.
    pub(crate) fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut self.mails.lock().unwrap())
    }

    /// Who got what, in order.
    pub(crate) fn told(&self) -> Vec<(String, String)> {
        let mut told: Vec<_> = self.take().into_iter().map(|mail| (mail.to, mail.subject)).collect();
        told.sort();
        told
    }

    /// Waits until so many mails are here, and takes them.
    pub(crate) async fn gets(&self, count: usize) -> Vec<Mail> {
        let gathered = async {
            loop {
                if self.mails.lock().unwrap().len() >= count {
                    return self.take();
                }
                self.bell.notified().await;
            }
        };
        timeout(PATIENCE, gathered).await.unwrap_or_else(|_| panic!("{count} mails were to come: {:?}", self.told()))
    }

    fn put(&self, mail: &Mail) {
        self.mails.lock().unwrap().push(mail.clone());
        self.bell.notify_one();
    }

    pub(crate) fn is_in(&self, trouble: Option<Trouble>) {
        *self.trouble.lock().unwrap() = trouble;
    }
}

impl Outlet for Mailbox {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), SendError>> {
        Box::pin(async move {
            let trouble = self.trouble.lock().unwrap().clone();
            match trouble {
                Some(Trouble::Fails(error)) => return Err(error),
                Some(Trouble::SwallowsSilently) => {
                    self.put(mail);
                    std::future::pending::<()>().await;
                }
                Some(Trouble::LosesTheAnswer) => {
                    self.put(mail);
                    return Err(SendError::Transient("the line went dead".into()));
                }
                None => self.put(mail),
            }
            tokio::task::yield_now().await;
            Ok(())
        })
    }
}
