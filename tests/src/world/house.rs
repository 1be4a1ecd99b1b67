//! The house of a test: what the program serves, put together by the program's own hands.

use std::net::TcpListener;
use std::sync::Arc;

use domain::Database;
use domain::identity::SigningKey;
use domain::providers::Trust;
use longtable::cli::Role;
use longtable::house::{Doors, House};
use longtable::proxies::Proxies;
use worker::{Outlet, Worker, WorkerSettings};

/// What an operator decides about a server.
#[derive(Clone, Debug, Default)]
pub struct Operated {
    /// How the API behaves.
    pub api: api::Settings,
    /// Which providers are trusted on addresses of which domains.
    pub trusts: Vec<Trust>,
    /// Whose word counts on where a request comes from.
    pub proxies: Proxies,
}

/// Serves API and pages on a listener, as its operator decided; the API's settings say whether readers would reach it by TLS.
pub(super) fn listen(database: &Database, key: &SigningKey, listener: TcpListener, operated: Operated) -> Doors {
    let Operated { api, trusts, proxies } = operated;
    let https = api.https;
    let address = listener.local_addr().expect("a listener has an address");
    let house = House {
        database: database.clone(),
        key: key.clone(),
        api,
        base_url: format!("http://localhost:{}", listener.local_addr().map_or(0, |address| address.port())),
        // Sven runs the server of every scene, and belongs to no network.
        operators: vec!["sven@example.test".to_owned()],
        providers: api::Providers {
            base_url: format!("http://{address}"),
            // Providers of a test stand on this machine.
            reach: provider::Reach::Anywhere,
            trusts,
        },
        hosting: api::Hosting { place: Some("Montréal".to_owned()), operator: Some("The Operator".to_owned()) },
        web: web::Settings { https },
        proxies,
        demo: None,
    };
    longtable::house::listen(house, Role::All, listener, 2).expect("a listener of ours can be listened to")
}

/// The worker, with a way out for its mails.
pub(super) fn worker(database: &Database, scout: Database, mails: Arc<dyn Outlet>, key: &SigningKey) -> Worker {
    let settings = WorkerSettings {
        base_url: "http://table.test".to_owned(),
        from: "Longtable <longtable@table.test>".to_owned(),
        mail_domain: "table.test".to_owned(),
        signing_key: key.clone(),
        lease: WorkerSettings::LEASE,
        keep_days_max: domain::networks::retention::KEEP_DAYS_MAX,
    };
    Worker::new(database.clone(), scout, mails, settings)
}
