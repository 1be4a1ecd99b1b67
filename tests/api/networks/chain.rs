//! The chain over what happened: whole as long as nobody touches it, and broken where somebody did.
#![expect(clippy::disallowed_methods, reason = "it goes around the code on purpose")]

use chrono::TimeDelta;
use domain::events::link::AFTER_ALL;
use domain::events::{ChainFault, Examined, examine, seal_history};
use domain::networks::finders;
use domain::{Database, Operation};
use sea_orm::ConnectionTrait;
use tests::database::As;
use tests::{World, behaviour};
use uuid::Uuid;

async fn network(world: &World) -> Uuid {
    let reading = Operation::new(&world.database).read(Uuid::nil(), None);
    let found = finders::by_slug(reading.tx().await.unwrap().as_ref(), "prairie").await.unwrap();
    reading.close().await.unwrap();
    found.unwrap().id
}

async fn examined(world: &World) -> Examined {
    examine(&Operation::new(&world.database), network(world).await).await.unwrap()
}

/// Somebody who may do everything to the database does one thing.
async fn tampered(world: &World, statement: &str) {
    let owner: Database = world.place().open(As::Owner, world.clock.clone()).await;
    let done = owner.pool().execute_unprepared(statement).await;
    assert_ne!(done.unwrap_or_else(|error| panic!("{statement}: {error}")).rows_affected(), 0, "{statement}");
    owner.close().await.unwrap();
}

async fn some_history(world: &World) {
    let campaign = world.open_campaign().await;
    world.goes_by(TimeDelta::seconds(1));
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.goes_by(TimeDelta::seconds(1));
    world.ana.post_comment(&campaign, "Who else?").await.done();
    world.worker_catches_up().await;
}

#[behaviour]
async fn what_is_told_is_chained_and_the_chain_holds(world: &World) {
    assert!(matches!(examined(world).await, Examined::Whole { links: 0, .. }));
    some_history(world).await;
    let whole = examined(world).await;
    let Examined::Whole { links, chain, of_agencies } = &whole else { panic!("it holds") };
    assert_eq!((*links, chain.len(), of_agencies.0), (5, 64, 0));
    assert_eq!(examined(world).await, whole);
}

#[behaviour]
async fn the_first_broken_link_is_found(world: &World) {
    some_history(world).await;
    let changed = "UPDATE event SET kind = 'CampaignCancelled' WHERE kind = 'SeatsPledged'";
    tampered(world, changed).await;
    let Examined::Broken { seq, fault, .. } = examined(world).await else { panic!("it does not hold") };
    assert_eq!((seq, fault), (4, ChainFault::EventChanged));
    tampered(world, "UPDATE event_link SET digest = chain WHERE seq = 3").await;
    let Examined::Broken { seq, fault, .. } = examined(world).await else { panic!("it does not hold") };
    assert_eq!((seq, fault), (3, ChainFault::LinkChanged));
    tampered(world, "DELETE FROM event_link WHERE seq = 2").await;
    let Examined::Broken { seq, fault, .. } = examined(world).await else { panic!("it does not hold") };
    assert_eq!((seq, fault), (3, ChainFault::NumberMissing));
}

#[behaviour]
async fn what_was_put_in_beside_the_chain_is_found_and_history_can_be_chained(world: &World) {
    some_history(world).await;
    tampered(world, "DELETE FROM event_link WHERE seq = 5").await;
    let Examined::Broken { seq, fault, .. } = examined(world).await else { panic!("it does not hold") };
    assert_eq!((seq, fault), (5, ChainFault::NotInChain));
    tampered(world, "DELETE FROM event_link").await;
    assert_eq!(seal_history(&Operation::new(&world.database), network(world).await).await.unwrap(), 5);
    assert!(matches!(examined(world).await, Examined::Whole { links: 5, .. }));
    assert_eq!(seal_history(&Operation::new(&world.database), network(world).await).await.unwrap(), 0);
}

#[behaviour]
async fn an_agencys_own_affairs_have_a_chain_beside_it_that_holds_as_well(world: &World) {
    let campaign = world.open_campaign().await;
    world.open_door_approves_above(1_000_00).await;
    world.ana.pledge_lines(&campaign, &[tests::line(12, 100_00)]).await.done();
    world.goes_by(TimeDelta::seconds(1));
    world.max.refuses(&world.ana.waiting(&campaign).await, "Too many.").await.done();
    world.worker_catches_up().await;
    let whole = examined(world).await;
    let Examined::Whole { of_agencies: (own, end), .. } = &whole else { panic!("it holds: {whole:?}") };
    assert_eq!((*own, end.len()), (2, 64));
    tampered(world, "DELETE FROM event_link WHERE seq > 1000000000000").await;
    let Examined::Broken { seq, fault, .. } = examined(world).await else { panic!("it does not hold") };
    assert_eq!((seq, fault), (AFTER_ALL + 1, ChainFault::NotInChain));
    assert_eq!(seal_history(&Operation::new(&world.database), network(world).await).await.unwrap(), 2);
    assert_eq!(examined(world).await, whole, "made again it is the same");
    tampered(world, "UPDATE event SET kind = 'PledgeLapsed' WHERE kind = 'PledgeRefused'").await;
    let Examined::Broken { seq, fault, .. } = examined(world).await else { panic!("it does not hold") };
    assert_eq!((seq, fault), (AFTER_ALL + 2, ChainFault::EventChanged));
}

#[behaviour]
async fn many_workers_make_one_chain(world: &World) {
    let campaign = world.open_campaign().await;
    for n in 0..20 {
        world.ana.post_comment(&campaign, &format!("Question {n}")).await.done();
    }
    let mut workers = Vec::new();
    for _ in 0..4 {
        workers.push(world.another_worker(world.mails.clone()).await);
    }
    let caught_up = futures::future::join_all(workers.iter().map(worker::Worker::catch_up)).await;
    caught_up.into_iter().for_each(|done| done.expect("a worker does its work"));
    world.worker_catches_up().await;
    assert!(matches!(examined(world).await, Examined::Whole { links: 23, .. }), "{:?}", examined(world).await);
}
