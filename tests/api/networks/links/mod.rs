//! The same organization in two networks: its agencies are linked by their admins, and neither network is told of the other.

mod lapsing;
mod making;
mod unseen;

use tests::World;

/// Max of Open Door on the prairie and Otto of Tidewater on the coast, linked.
async fn linked(world: &World) {
    world.otto_keeps_tidewater().await;
    world.otto.links_with(&world.max).await;
    world.worker_catches_up().await;
    world.mails.take();
}

/// To whom mails went since the last look, each once, by subject.
async fn mailed(world: &World) -> Vec<(String, String)> {
    world.worker_catches_up().await;
    let mut mails: Vec<_> = world.mails.take().into_iter().map(|mail| (mail.to, mail.subject)).collect();
    mails.sort();
    mails
}

fn to(address: &str, subject: &str) -> (String, String) {
    (address.to_owned(), subject.to_owned())
}

#[expect(clippy::disallowed_methods, reason = "makes the database fail where a test wants it to")]
async fn runs(database: &domain::Database, statement: &str) {
    use sea_orm::ConnectionTrait;
    database.pool().execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
}
