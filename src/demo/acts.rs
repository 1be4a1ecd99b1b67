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
use web::demo::{DemoActs, DemoFault, DemoMail, Persona};

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

    async fn read_mails(&self) -> Result<Vec<DemoMail>, String> {
        let mailbox = self.mailbox.clone();
        let letters =
            tokio::task::spawn_blocking(move || mailbox.letters()).await.map_err(|error| error.to_string())?;
        let letters = letters.map_err(|error| format!("The mailbox cannot be read: {error}."))?;
        Ok(letters.into_iter().map(mail).collect())
    }
}

fn mail((id, letter): (String, Letter)) -> DemoMail {
    DemoMail { id, to: letter.to, subject: letter.subject, text: letter.text, html: letter.html, at: letter.at }
}

impl DemoActs for Acts {
    fn sign_in<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<String>, DemoFault>> {
        Box::pin(async move { self.become_somebody(key).await.map_err(DemoFault) })
    }

    fn mails(&self) -> BoxFuture<'_, Result<Vec<DemoMail>, DemoFault>> {
        Box::pin(async { self.read_mails().await.map_err(DemoFault) })
    }

    fn jump(&self) -> BoxFuture<'_, Result<Option<DateTime<Utc>>, DemoFault>> {
        Box::pin(async { self.push().await.map_err(DemoFault) })
    }

    fn now(&self) -> DateTime<Utc> {
        self.operation.now()
    }
}
