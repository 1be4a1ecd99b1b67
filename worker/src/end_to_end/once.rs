//! Each mail once, and the same whoever sends it.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::notifications::scout::Work;
use tokio::sync::watch;

use crate::world::{NETWORK, Trouble, World};
use crate::{Mail, WorkerSettings};

use super::busy;

fn sorted(mut mails: Vec<Mail>) -> Vec<Mail> {
    mails.sort_by(|one, other| one.message_id.cmp(&other.message_id));
    mails
}

#[tokio::test]
async fn a_mail_looks_the_same_from_any_worker_at_any_attempt() {
    let world = World::new().await;
    world.opened().await;
    let opened_at = world.database.clock.now();
    world.mails.is_in(Some(Trouble::LosesTheAnswer));
    world.catches_up().await;
    let first = sorted(world.mails.take());
    world.mails.is_in(None);
    world.goes_by(TimeDelta::hours(1));
    world.another_worker().catch_up().await.unwrap();
    assert_eq!(first, sorted(world.mails.take()));
    let ids: BTreeSet<&String> = first.iter().map(|mail| &mail.message_id).collect();
    assert_eq!(ids.len(), 3);
    for Mail { message_id, from, to_name, at, .. } in &first {
        assert!(message_id.starts_with('<') && message_id.ends_with("@table.example>"), "{message_id}");
        assert_eq!((from.as_str(), *at), ("Longtable <longtable@table.example>", opened_at));
        assert!(!to_name.is_empty());
    }
}

#[tokio::test]
async fn two_workers_at_once_send_each_mail_once() {
    let world = World::new().await;
    world.opened().await;
    let (one, two) = (world.another_worker(), world.another_worker());
    let (first, second) = tokio::join!(one.catch_up(), two.catch_up());
    first.and(second).unwrap();
    assert_eq!(world.mails.take().len(), 3);
}

#[tokio::test]
async fn killed_between_lease_and_settlement_the_same_mail_goes_again() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(Some(Trouble::SwallowsSilently));
    let swallowed = tokio::select! {
        _ = world.worker.catch_up() => panic!("nobody answered it"),
        swallowed = world.mails.gets(1) => swallowed,
    };
    assert_eq!(swallowed.len(), 1, "one was under way");
    world.mails.is_in(None);
    let successor = world.another_worker();
    successor.catch_up().await.unwrap();
    let others = world.mails.take();
    assert_eq!(others.len(), 2, "what nobody holds goes at once");
    world.goes_by(WorkerSettings::LEASE);
    successor.catch_up().await.unwrap();
    assert_eq!(world.mails.take(), swallowed);
}

#[tokio::test]
async fn a_network_with_much_mail_leaves_the_others_their_turn() {
    let world = World::new().await;
    for _ in 0..8 {
        world.opened().await;
    }
    world.mails.is_in(busy());
    world.catches_up().await;
    world.mails.is_in(None);
    world.goes_by(TimeDelta::hours(1));
    let work = Work { mails: BTreeSet::from([NETWORK]), ..Work::default() };
    let never = watch::channel(false).1;
    assert!(world.worker.deliver(&work, &never).await, "there may be more");
    assert_eq!(world.mails.take().len(), 20);
    assert!(world.worker.deliver(&work, &never).await);
    assert_eq!(world.mails.take().len(), 4);
    assert!(!world.worker.deliver(&work, &never).await);
}
