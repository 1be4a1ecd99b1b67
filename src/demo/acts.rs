//! What the demo's own pages set in motion: becoming somebody, reading mails, pushing the clock.

use super::opening::Sample;
use super::stage::{Push, Pushed};
use crate::mailbox::{Letter, Mailbox};
use crate::sample::story::Cast;
use chrono::{DateTime, Utc};
use domain::Operation;
use futures::future::BoxFuture;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;
use web::demo::{DemoActs, DemoFault, DemoMail, DemoMails, Persona};

/// The demo's deeds, within reach of its pages.
#[derive(Debug)]
pub struct Acts {
    operation: Operation,
    mailbox: Mailbox,
    cast: Vec<(Cast, Uuid)>,
    pushes: mpsc::Sender<Push>,
}

impl Acts {
    /// The deeds of a sample; wishes to push the clock go to its stage.
    #[must_use]
    pub fn new(operation: Operation, mailbox: Mailbox, sample: &Sample, pushes: mpsc::Sender<Push>) -> Self {
        let cast = sample.plan.story.cast.iter().cloned().zip(sample.ids.people.iter().copied()).collect();
        Self { operation, mailbox, cast, pushes }
    }

    /// Who one can become, in the order of the story.
    #[must_use]
    pub fn personas(&self) -> Vec<Persona> {
        let persona = |(cast, _): &(Cast, Uuid)| Persona {
            key: cast.key.clone(),
            name: cast.name.clone(),
            role: cast.title.clone(),
            language: cast.language,
            note: cast.note.clone(),
        };
        self.cast.iter().map(persona).collect()
    }

    async fn become_somebody(&self, key: &str) -> Result<Option<String>, String> {
        let Some((_, person)) = self.cast.iter().find(|(cast, _)| cast.key == key) else { return Ok(None) };
        let cookie = self.operation.secret();
        let started = domain::identity::start_session(&self.operation, *person, &cookie).await;
        started.map_err(|failure| failure.to_string())?;
        Ok(Some(api::session::cookie(false, &cookie)))
    }

    async fn push(&self) -> Pushed {
        let (answer, pushed) = oneshot::channel();
        let gone = || "The demo is stopping.".to_owned();
        self.pushes.send(answer).await.map_err(|_| gone())?;
        pushed.await.map_err(|_| gone())?
    }

    async fn in_mailbox<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Mailbox) -> std::io::Result<T> + Send + 'static,
    ) -> Result<T, String> {
        let mailbox = self.mailbox.clone();
        let read = tokio::task::spawn_blocking(move || read(&mailbox)).await.map_err(|error| error.to_string())?;
        read.map_err(|error| format!("The mailbox cannot be read: {error}."))
    }

    async fn newest_mails(&self, search: &str, limit: usize) -> Result<DemoMails, String> {
        let wanted = search.to_lowercase();
        let (newest, all) = self.in_mailbox(move |mailbox| mailbox.newest(&wanted, limit)).await?;
        Ok(DemoMails { newest: newest.into_iter().map(mail).collect(), all })
    }

    async fn one_mail(&self, id: &str) -> Result<Option<DemoMail>, String> {
        let wanted = id.to_owned();
        let letter = self.in_mailbox(move |mailbox| mailbox.letter(&wanted)).await?;
        Ok(letter.map(|letter| mail((id.to_owned(), letter))))
    }
}

fn mail((id, letter): (String, Letter)) -> DemoMail {
    DemoMail { id, to: letter.to, subject: letter.subject, text: letter.text, html: letter.html, at: letter.at }
}

impl DemoActs for Acts {
    fn sign_in<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<String>, DemoFault>> {
        Box::pin(async move { self.become_somebody(key).await.map_err(DemoFault) })
    }

    fn mails<'a>(&'a self, search: &'a str, limit: usize) -> BoxFuture<'a, Result<DemoMails, DemoFault>> {
        Box::pin(async move { self.newest_mails(search, limit).await.map_err(DemoFault) })
    }

    fn mail<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<DemoMail>, DemoFault>> {
        Box::pin(async move { self.one_mail(id).await.map_err(DemoFault) })
    }

    fn jump(&self) -> BoxFuture<'_, Result<Option<DateTime<Utc>>, DemoFault>> {
        Box::pin(async { self.push().await.map_err(DemoFault) })
    }

    fn now(&self) -> DateTime<Utc> {
        self.operation.now()
    }
}
