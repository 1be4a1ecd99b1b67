//! One conversation with a mail server, mail after mail, and whose trouble a refusal is.

use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_rustls::rustls::pki_types::CertificateDer;

use super::stream::Encrypted;
use super::{SmtpSettings, SmtpTls};
use crate::message::Sealed;
use crate::outlet::SendError;

/// A server hangs up on who has been silent for long; we begin anew before that.
const SILENCE_MAX: Duration = Duration::from_secs(20);

/// How long a server may take to forget a mail it refused; after that we begin anew.
const RESET_MAX: Duration = Duration::from_secs(10);

/// What went wrong.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The conversation broke before this mail was begun: it is safe to begin a new one.
    BrokenBefore(String),
    /// The mail may leave later.
    Later(String),
    /// The server refuses this mail, or this recipient, for good.
    Never(String),
}

impl Trouble {
    /// The server does not come to the point.
    pub(super) fn too_slow() -> Self {
        Trouble::Later("the mail server took too long".to_owned())
    }
}

impl From<Trouble> for SendError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::BrokenBefore(why) | Trouble::Later(why) => SendError::Transient(why),
            Trouble::Never(why) => SendError::Permanent(why),
        }
    }
}

/// What a step of the conversation is about, and so whose trouble a 5xx answer to it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// Us: who we are, how we sign in, from whom the mail comes.
    Us,
    /// This mail: its recipient and what it says.
    ThisMail,
}

/// A conversation with a mail server.
pub(super) struct Conversation {
    connection: AsyncSmtpConnection,
    usable: bool,
    last_word: Instant,
}

impl std::fmt::Debug for Conversation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Conversation").field("usable", &self.usable).finish_non_exhaustive()
    }
}

impl Conversation {
    /// Connects, encrypts and signs in as the settings say.
    pub(super) async fn begin(
        settings: &SmtpSettings,
        extra_roots: &[CertificateDer<'static>],
    ) -> Result<Self, Trouble> {
        let reach = |error: std::io::Error| {
            Trouble::Later(format!("the mail server {}:{} cannot be reached: {error}", settings.host, settings.port))
        };
        let hello = ClientId::Domain(settings.hello.clone());
        let stream = TcpStream::connect((settings.host.as_str(), settings.port)).await.map_err(reach)?;
        stream.set_nodelay(true).map_err(reach)?;
        let stream: Box<dyn AsyncTokioStream> = match settings.tls {
            SmtpTls::Implicit => Box::new(Encrypted::begin(stream, &settings.host, extra_roots).await.map_err(reach)?),
            SmtpTls::None | SmtpTls::StartTls => Box::new(stream),
        };
        let ours = |error| trouble(About::Us, &error);
        let mut connection = AsyncSmtpConnection::connect_with_transport(stream, &hello).await.map_err(ours)?;
        if settings.tls == SmtpTls::StartTls {
            let parameters = parameters(&settings.host, extra_roots).map_err(ours)?;
            connection.starttls(parameters, &hello).await.map_err(ours)?;
        }
        if let Some(user) = &settings.user {
            let credentials = Credentials::new(user.clone(), settings.password.clone().unwrap_or_default());
            connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await.map_err(ours)?;
        }
        Ok(Self { connection, usable: true, last_word: Instant::now() })
    }

    /// Whether the server said something a moment ago.
    pub(super) fn is_fresh(&self) -> bool {
        self.last_word.elapsed() < SILENCE_MAX
    }

    /// Whether another mail may follow.
    pub(super) fn usable(&self) -> bool {
        self.usable
    }

    /// Sends one mail. The server has until `until` to ask for its text; its answer to that is waited for without end. After a
    /// refusal the conversation goes on with the next mail.
    pub(super) async fn send(&mut self, sealed: &Sealed, until: Instant) -> Result<(), Trouble> {
        let takes_any_letter = self.connection.server_info().supports_feature(Extension::SmtpUtfEight);
        if !is_ascii(sealed) && !takes_any_letter {
            return Err(Trouble::Never("the mail server takes no address with letters beyond ASCII".to_owned()));
        }
        let told = match timeout_at(until, self.announce(sealed)).await {
            Ok(Ok(())) => self.hand_over(sealed).await,
            Ok(refused) => refused,
            Err(_) => {
                self.usable = false;
                return Err(Trouble::too_slow());
            }
        };
        self.last_word = Instant::now();
        match told {
            Ok(()) => Ok(()),
            Err((about, error)) => {
                self.usable = may_go_on(&error) && self.is_reset().await;
                Err(match about {
                    // Nothing of this mail was said yet, and the server is gone or says good-bye: it was silent for too long.
                    None if !may_go_on(&error) => Trouble::BrokenBefore(why(&error)),
                    None => trouble(About::Us, &error),
                    Some(about) => trouble(about, &error),
                })
            }
        }
    }

    /// Says from whom to whom a mail goes, until the server asks for its text. An error comes with what the step was about,
    /// none for the first.
    async fn announce(&mut self, sealed: &Sealed) -> Result<(), Misstep> {
        let mut parameters = Vec::new();
        if !is_ascii(sealed) {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let from = MailFrom::new(sealed.envelope.from().cloned(), parameters);
        self.connection.command(from).await.map_err(|error| (None, error))?;
        for to in sealed.envelope.to() {
            self.connection.command(Rcpt::new(to.clone(), Vec::new())).await.map_err(about_this_mail)?;
        }
        self.connection.command(Data).await.map_err(about_this_mail)?;
        Ok(())
    }

    /// Hands over the text, and hears what becomes of it.
    async fn hand_over(&mut self, sealed: &Sealed) -> Result<(), Misstep> {
        self.connection.message(&sealed.bytes).await.map_err(about_this_mail)?;
        Ok(())
    }

    /// Whether the server has forgotten the mail it refused.
    async fn is_reset(&mut self) -> bool {
        matches!(timeout(RESET_MAX, self.connection.command(Rset)).await, Ok(Ok(_)))
    }
}

/// An error, and what the step was about where anything had been said of the mail.
type Misstep = (Option<About>, Error);

fn about_this_mail(error: Error) -> Misstep {
    (Some(About::ThisMail), error)
}

fn parameters(host: &str, extra_roots: &[CertificateDer<'static>]) -> Result<TlsParameters, Error> {
    let mut parameters = TlsParameters::builder(host.to_owned());
    for root in extra_roots {
        parameters = parameters.add_root_certificate(Certificate::from_der(root.to_vec())?);
    }
    parameters.build_rustls()
}

/// Whether every address is one that any server understands.
fn is_ascii(sealed: &Sealed) -> bool {
    sealed.envelope.to().iter().chain(sealed.envelope.from()).all(|address| AsRef::<str>::as_ref(address).is_ascii())
}

/// Whether the server still listens after this error: it answered, and did not say good-bye (421).
fn may_go_on(error: &Error) -> bool {
    error.status().is_some_and(|code| code.to_string() != "421")
}

/// Whose trouble an error is. A 5xx answer about us would park every mail for a wrong setting; it may be mended, so the
/// mails wait. Whatever is no answer at all (a broken line, nonsense) may pass.
fn trouble(about: About, error: &Error) -> Trouble {
    if about == About::ThisMail && error.is_permanent() {
        Trouble::Never(why(error))
    } else {
        Trouble::Later(why(error))
    }
}

/// The error with its causes, on one line.
fn why(error: &Error) -> String {
    format!("the mail server: {}", crate::message::one_line(&error.to_string()))
}
