//! A worker that runs until it is told to stop.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use super::{HANA, asks_to_sign_in};
use crate::world::{PATIENCE, Trouble, World};

/// Runs the worker while something is waited for, and tells how long it took to stop.
async fn runs<T>(world: &World, awaited: impl Future<Output = T>) -> (T, Duration) {
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = world.worker.clone();
    let running = tokio::spawn(async move { worker.run(stopped).await });
    let came = awaited.await;
    let begun = Instant::now();
    stop.send(()).unwrap();
    running.await.unwrap();
    (came, begun.elapsed())
}

#[tokio::test]
async fn a_running_worker_tells_of_what_happens_and_stops_when_told() {
    let world = World::new().await;
    world.opened().await;
    asks_to_sign_in(&world, HANA).await;
    let (mails, took) = runs(&world, world.mails.gets(4)).await;
    assert_eq!(mails.len(), 4);
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[tokio::test]
async fn a_worker_stops_in_time_though_the_mail_server_says_nothing() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(Some(Trouble::SwallowsSilently));
    let (_, took) = runs(&world, world.mails.gets(1)).await;
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[tokio::test]
async fn a_silent_mail_server_does_not_keep_a_purchase_from_closing() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.pledges(&world.samuel(), campaign, 45, None).await;
    world.mails.is_in(Some(Trouble::SwallowsSilently));
    let mut changes = world.database.signals.listen();
    let closed = async {
        world.mails.gets(1).await;
        // A mail is stuck, and the closing time comes.
        world.is("2027-03-02T18:00:00Z");
        timeout(PATIENCE, changes.recv()).await
    };
    let (changed, _) = runs(&world, closed).await;
    changed.expect("the purchase is closed in time").unwrap();
}

/// Hears what the worker complains of.
struct Ears(Arc<Notify>);

impl Subscriber for Ears {
    fn enabled(&self, about: &Metadata<'_>) -> bool {
        *about.level() == Level::ERROR && about.target().starts_with("worker")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {
        self.0.notify_one();
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_database_that_is_away_is_waited_for() {
    let world = World::new().await;
    world.opened().await;
    world.tampers("ALTER TABLE event RENAME TO gone").await;
    assert!(world.worker.catch_up().await.is_err());
    let complained = Arc::new(Notify::new());
    let _listening = tracing::subscriber::set_default(Ears(complained.clone()));
    let back = async {
        timeout(PATIENCE, complained.notified()).await.expect("the worker says that the database is away");
        world.tampers("ALTER TABLE gone RENAME TO event").await;
        world.mails.gets(3).await
    };
    runs(&world, back).await;
    world.catches_up().await;
    assert_eq!(world.mails.told(), []);
}
