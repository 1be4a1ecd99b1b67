//! How the parts of the house are put together: the API, the pages over it, and the worker.
//!
//! `serve`, `demo` and the tests all begin here, so that what is tested is what runs.

use crate::cli::Role;
use crate::database::Opened;
use crate::endpoint::InProcess;
use crate::headers;
use crate::mailbox::{self, Mailbox};
use crate::proxies::Proxies;
use crate::settings::{Mail, MailServer, Settings, Tls};
use crate::stop::Stop;
use crate::whole::Keep;
use actix_web::dev::{Server, Service};
use actix_web::{App, HttpServer};
use api::Api;
use domain::Database;
use domain::identity::SigningKey;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use worker::smtp::{Smtp, SmtpSettings, SmtpTls};
use worker::{Outlet, Worker, WorkerSettings};

/// Whoever sends a request slower than this is not waited for.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(20);
/// A connection on which nobody asks anything is kept this long.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// Answers under way when the server stops may take this long.
const LAST_ANSWERS_SECS: u64 = 2;
/// How long one mail may take up to its text; the worker gives up earlier where its lease is shorter.
const MAIL_TIMEOUT: Duration = Duration::from_secs(60);

/// What the API and the pages are made of.
pub struct House {
    /// The database, in the role that serves.
    pub database: Database,
    /// What links and forms are signed with.
    pub key: SigningKey,
    /// How readers reach it.
    pub base_url: String,
    /// How the API behaves.
    pub api: api::Settings,
    /// Where mail reaches those who run this server.
    pub operators: Vec<String>,
    /// What its operator says of providers people sign in by.
    pub providers: api::Providers,
    /// What its operator says of the server.
    pub hosting: api::Hosting,
    /// How readers reach the pages.
    pub web: web::Settings,
    /// Whose word counts on where a request comes from.
    pub proxies: Proxies,
    /// What a demo adds.
    pub demo: Option<web::demo::Demo>,
}

/// A server that listens, and what ends its streams.
pub struct Doors {
    /// To be awaited; it answers until it is stopped.
    pub server: Server,
    /// The API behind it.
    pub api: Api,
}

impl std::fmt::Debug for Doors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Doors").finish_non_exhaustive()
    }
}

/// Opens the doors: the API, and the pages unless this process is the API alone.
///
/// # Errors
/// What the system says when it will not listen.
pub fn listen(house: House, role: Role, listener: TcpListener, threads: usize) -> std::io::Result<Doors> {
    let reached_at = house.demo.as_ref().map_or(&house.base_url, |demo| &demo.passkeys_at);
    let api = Api::hosted(&house.database, house.key.clone(), house.api, house.hosting)
        .operated_by(&house.operators)
        .reached_at(reached_at)
        .dealing_with(house.providers);
    let clock = house.database.clock.clone();
    let site = Arc::new(web::Site {
        endpoint: Arc::new(InProcess(api.clone())),
        form_key: house.key.derive("forms"),
        settings: house.web,
        demo: house.demo,
        clock: Arc::new(move || clock.now()),
    });
    let configure_api = api.configure();
    let (proxies, https) = (house.proxies, house.web.https);
    let server = HttpServer::new(move || {
        let proxies = proxies.clone();
        let app = App::new()
            .wrap_fn(move |mut request, service| {
                proxies.resolve(&mut request);
                let answer = service.call(request);
                async move {
                    let mut answer = answer.await?;
                    headers::complete(answer.headers_mut(), https);
                    Ok(answer)
                }
            })
            .configure(configure_api.clone());
        match role {
            Role::Api => app,
            // Live pages listen to the API under their own address, so pages never come without it.
            Role::All | Role::Web => app.configure(web::configure(site.clone())),
        }
    });
    let server = server
        .workers(threads)
        .keep_alive(KEEP_ALIVE)
        .client_request_timeout(REQUEST_TIMEOUT)
        .shutdown_timeout(LAST_ANSWERS_SECS)
        .disable_signals()
        .listen(listener)?
        .run();
    Ok(Doors { server, api })
}

impl Doors {
    /// Answers until it is time to stop, and a little longer to those who were asking.
    ///
    /// # Errors
    /// What the system says when the server breaks.
    pub async fn until(self, stop: &Stop) -> std::io::Result<()> {
        let handle = self.server.handle();
        let ending = async {
            stop.wait().await;
            self.api.stop();
            handle.stop(true).await;
        };
        let (ended, ()) = tokio::join!(self.server, ending);
        ended
    }
}

/// Listens at an address.
///
/// # Errors
/// One sentence that says what to do about a port in use.
pub fn bind(address: SocketAddr, other: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!("Another program listens on {address} already; {other}."),
        _ => format!("{address} cannot be listened on: {error}."),
    })
}

/// The worker of an opened database, on a server where nothing of a network's own choosing is kept longer than so many days.
#[must_use]
pub fn worker(
    opened: &Opened,
    key: &SigningKey,
    base_url: &str,
    mail: &Mail,
    keep_days_max: i64,
    outlet: Arc<dyn Outlet>,
) -> Worker {
    let settings = WorkerSettings {
        base_url: base_url.to_owned(),
        from: mail.from.clone(),
        mail_domain: mail.domain.clone(),
        signing_key: key.clone(),
        lease: mail.lease,
        keep_days_max,
    };
    Worker::new(opened.app.clone(), opened.scout.clone(), outlet, settings)
}

/// Where mail leaves: the mail server, or a folder when none is set.
///
/// # Errors
/// One sentence when the folder cannot be made.
pub fn outlet(settings: &Settings) -> Result<Arc<dyn Outlet>, String> {
    match &settings.mail.server {
        Some(server) => Ok(Arc::new(Smtp::new(smtp(server, &settings.mail.domain)))),
        None => {
            let path = settings.data.join(mailbox::FOLDER);
            let made = Mailbox::open(&path, Keep::Surely);
            let mailbox = made.map_err(|error| format!("{} cannot be made: {error}.", path.display()))?;
            Ok(Arc::new(mailbox))
        }
    }
}

fn smtp(server: &MailServer, hello: &str) -> SmtpSettings {
    let (user, password) = server.sign_in.clone().unzip();
    SmtpSettings {
        host: server.host.clone(),
        port: server.port,
        tls: match server.tls {
            Tls::StartTls => SmtpTls::StartTls,
            Tls::Tls => SmtpTls::Implicit,
            Tls::None => SmtpTls::None,
        },
        user,
        password,
        timeout: MAIL_TIMEOUT,
        hello: hello.to_owned(),
    }
}
