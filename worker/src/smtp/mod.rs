//! The outlet that speaks to a mail server: one connection, kept and used again.
//!
//! The stream is our own with Nagle's algorithm off, because a mail is written in two pieces and the second would
//! otherwise wait for the server's delayed acknowledgement, about 45 ms a mail.

mod conversation;
mod stream;

use std::time::Duration;

use futures::future::BoxFuture;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::rustls::pki_types::CertificateDer;

use self::conversation::{Conversation, Trouble};
use crate::message::{Sealed, seal};
use crate::outlet::{Mail, Outlet, SendError};

/// How mail is encrypted on its way to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// Not at all: for a server on this machine.
    None,
    /// From the second sentence on. A server that does not offer it gets no mail.
    StartTls,
    /// From the first byte on.
    Implicit,
}

/// Which mail server, and how to speak to it.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is encrypted.
    pub tls: SmtpTls,
    /// The name to sign in with; nobody signs in without one.
    pub user: Option<String>,
    /// The password that goes with it.
    pub password: Option<String>,
    /// The longest the way to a mail's text may take, connecting included. Once the text is handed over, the server's answer
    /// is waited for as long as the caller does: a server that looks at mail closely may need minutes, and one that takes
    /// it when nobody listens any more gets it again.
    pub timeout: Duration,
    /// How we introduce ourselves: this server's own name.
    pub hello: String,
}

impl std::fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

/// A mail server.
#[derive(Debug)]
pub struct Smtp {
    settings: SmtpSettings,
    /// Trusted beside the public authorities; only tests have any.
    extra_roots: Vec<CertificateDer<'static>>,
    open: Mutex<Option<Conversation>>,
}

impl Smtp {
    /// An outlet to this server. It connects when the first mail leaves.
    pub fn new(settings: SmtpSettings) -> Self {
        Self { settings, extra_roots: Vec::new(), open: Mutex::new(None) }
    }

    /// Takes the open conversation, mends it if it broke while nobody spoke, and keeps it for the next mail.
    async fn hand_over(&self, sealed: &Sealed) -> Result<(), Trouble> {
        let mut open = self.open.lock().await;
        let until = Instant::now() + self.settings.timeout;
        // Taken out while we speak: whatever interrupts us leaves no conversation that is half a mail ahead.
        if let Some(mut conversation) = open.take().filter(Conversation::is_fresh) {
            let told = conversation.send(sealed, until).await;
            if !matches!(told, Err(Trouble::BrokenBefore(_))) {
                *open = conversation.usable().then_some(conversation);
                return told;
            }
        }
        let begun = timeout_at(until, Conversation::begin(&self.settings, &self.extra_roots)).await;
        let mut conversation = begun.map_err(|_| Trouble::too_slow())??;
        let told = conversation.send(sealed, until).await;
        *open = conversation.usable().then_some(conversation);
        told
    }
}

impl Outlet for Smtp {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), SendError>> {
        Box::pin(async move { Ok(self.hand_over(&seal(mail)?).await?) })
    }
}

#[cfg(test)]
mod tests;
