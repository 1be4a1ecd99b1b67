//! The parts of the program, put together as it puts them together.

use std::net::TcpListener;
use std::sync::Arc;

use actix_web::{App, HttpServer};
use api::Api;
use domain::Database;
use domain::identity::SigningKey;
use futures::FutureExt;
use futures::future::BoxFuture;
use worker::{Outlet, Worker, WorkerSettings};

struct InProcess(Api);

impl web::Endpoint for InProcess {
    fn execute(&self, caller: web::Caller, request: async_graphql::Request) -> BoxFuture<'_, async_graphql::Response> {
        let web::Caller { network, session, browser, language, request_id, address } = caller;
        let caller = api::Caller { network, session, browser, language, request_id, address };
        self.0.execute(caller, request).boxed()
    }
}

/// Serves API and pages on a listener.
pub(super) fn listen(database: &Database, key: &SigningKey, listener: TcpListener) -> actix_web::dev::Server {
    let api = Api::new(database, key.clone(), api::Settings::default());
    let clock = database.clock.clone();
    let site = Arc::new(web::Site {
        endpoint: Arc::new(InProcess(api.clone())),
        form_key: key.derive("forms"),
        settings: web::Settings::default(),
        demo: None,
        clock: Arc::new(move || clock.now()),
    });
    let app = move || App::new().configure(api.configure()).configure(web::configure(site.clone()));
    let server = HttpServer::new(app).workers(2).disable_signals().shutdown_timeout(1);
    server.listen(listener).expect("a listener of ours can be listened to").run()
}

/// The worker, whose mails are caught.
pub(super) fn worker(database: &Database, scout: Database, mails: Arc<dyn Outlet>, key: &SigningKey) -> Worker {
    let settings = WorkerSettings {
        base_url: "http://table.test".to_owned(),
        from: "Longtable <longtable@table.test>".to_owned(),
        mail_domain: "table.test".to_owned(),
        signing_key: key.clone(),
        lease: WorkerSettings::LEASE,
    };
    Worker::new(database.clone(), scout, mails, settings)
}
