//! The real server, as the program serves it, on a port of its own and with a clock that tests set.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::clock::Instant;
use domain::identity::{SigningKey, start_session};
use domain::{Database, Operation};
use uuid::Uuid;

use super::house::Operated;

/// A running server. It stops when this is dropped.
pub(super) struct Server {
    /// `http://127.0.0.1:…`
    pub(super) address: String,
    pub(super) client: reqwest::Client,
    database: Database,
    handle: actix_web::dev::ServerHandle,
    /// How often the scene went back in time.
    turned_back: AtomicU32,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Server({})", self.address)
    }
}

impl Server {
    pub(super) fn start(database: &Database, key: &SigningKey, operated: Operated) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = format!("http://{}", listener.local_addr().expect("a listener has an address"));
        let doors = super::house::listen(database, key, listener, operated);
        let handle = doors.server.handle();
        tokio::spawn(doors.server);
        Self { address, client: client(), database: database.clone(), handle, turned_back: AtomicU32::new(0) }
    }

    /// The time the server goes by.
    pub(super) fn now(&self) -> Instant {
        self.database.clock.now()
    }

    /// The scene goes back in time: sessions that had ended may have been removed.
    pub(super) fn turn_back(&self) {
        self.turned_back.fetch_add(1, Ordering::SeqCst);
    }

    /// How often it did.
    pub(super) fn turned_back(&self) -> u32 {
        self.turned_back.load(Ordering::SeqCst)
    }

    /// Signs somebody in; the cookie.
    pub(super) async fn start_session(&self, person: Uuid) -> String {
        let operation = Operation::new(&self.database);
        let cookie = operation.secret();
        start_session(&operation, person, &cookie).await.expect("a session can be started");
        cookie
    }
}

/// What asks. Following where an answer leads is for the test to say.
pub(super) fn client() -> reqwest::Client {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    client.build().expect("a client can be built")
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asks it to stop; the runtime that ends with the test does the rest.
        let _stopping = self.handle.stop(false);
    }
}
