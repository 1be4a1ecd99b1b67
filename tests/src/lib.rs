//! The ground on which Longtable is tested: databases of one's own, a real server, real mail, a real browser.
//!
//! A test is one behaviour, named by a sentence, and runs on both databases:
//!
//! ```ignore
//! #[behaviour]
//! async fn a_pledge_after_the_deadline_is_refused(world: &World) {
//!     let campaign = world.open_campaign().await;
//!     world.passes_the_close_of(&campaign);
//!     world.ana.pledge_seats(&campaign, 12).await.is_refused_with("CLOSED");
//! }
//! ```
//!
//! It says nothing about SQLite or PostgreSQL, waits for nothing but real signals, and asserts exact values. What it
//! needs of the world is told by the type of its argument: [`TestDatabase`] is an empty database, `World` a network of
//! people in front of a running server.
#![expect(clippy::inconsistent_digit_grouping, reason = "amounts are cents, written as dollars_cents")]

#[cfg(feature = "browser")]
pub mod browser;
pub mod child;
pub mod database;
pub mod folder;
pub mod line;
pub mod logs;
#[cfg(feature = "mail")]
pub mod mail_server;
pub mod odd_provider;
#[cfg(feature = "browser")]
pub mod oidc_provider;
pub mod parcel;
pub mod world;

use std::future::Future;
use std::sync::{Mutex, PoisonError};

pub use database::TestDatabase;
pub use folder::Folder;
pub use line::Line;
#[cfg(feature = "mail")]
pub use mail_server::{Mail, MailServer};
pub use odd_provider::{Manner, OddProvider};
pub use parcel::{has_number, text_of};
pub use tests_macros::behaviour;
pub use world::{Actor, Campaign, Plan, World, line, line_without_limit};

/// What a test takes: made on a database of its own before it, and asked whether all is well after it.
pub trait Scene: Sized {
    /// Sets the scene.
    fn set(database: TestDatabase) -> impl Future<Output = Self>;

    /// Looks, after a test that ended well, for what nobody expected.
    fn finish(self) -> impl Future<Output = ()>;
}

/// Runs a test on SQLite.
pub fn on_sqlite<S: Scene>(test: impl AsyncFnOnce(&S)) {
    run(async || TestDatabase::sqlite().await, test);
}

/// Runs a test on PostgreSQL, in the server whose address `tests/run` gives.
#[cfg(feature = "postgres")]
pub fn on_postgres<S: Scene>(test: impl AsyncFnOnce(&S)) {
    run(async || TestDatabase::postgres().await, test);
}

/// Under `tests/run` each test is a process of its own. Plain `cargo test` runs many in one, with one log between them: there
/// they take turns.
static TURN: Mutex<()> = Mutex::new(());

fn run<S: Scene>(database: impl AsyncFnOnce() -> TestDatabase, test: impl AsyncFnOnce(&S)) {
    // A test that failed before this one is no reason to fail.
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().expect("a runtime can be built");
    runtime.block_on(async {
        let scene = S::set(database().await).await;
        test(&scene).await;
        scene.finish().await;
    });
}

/// Keeps its items where a PostgreSQL server is part of the ground.
#[cfg(feature = "postgres")]
#[macro_export]
macro_rules! where_postgres_is {
    ($($item:item)*) => { $($item)* };
}

/// Drops its items: there is no PostgreSQL server without `tests/run`.
#[cfg(not(feature = "postgres"))]
#[macro_export]
macro_rules! where_postgres_is {
    ($($item:item)*) => {};
}

#[cfg(any(feature = "postgres", feature = "mail", feature = "browser"))]
/// A setting of the ground that `tests/run` gives. A test that needs it and does not find it fails: it is never skipped.
#[expect(
    clippy::disallowed_methods,
    reason = "the ground is told about by the environment, not by Longtable's settings"
)]
pub(crate) fn given(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run this test by tests/run"))
}
