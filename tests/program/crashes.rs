//! Workers that are killed in the middle of their mails, and workers beside each other: everybody hears everything, once.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use domain::Clock;
use tests::child::Beside;
use tests::database::As;
use tests::mail_server::Manners;
use tests::{Folder, Mail, MailServer, Plan, World, behaviour};

use crate::started;

/// Those of the scene who hear of a purchase that opens.
const PEOPLE: usize = 6;
/// As many more, each of an agency of their own.
const MORE_PEOPLE: usize = 100;
/// What each of them hears of.
const PURCHASES: usize = 2;
const MAILS: usize = (PEOPLE + MORE_PEOPLE) * PURCHASES;

/// How often the worker is killed.
const KILLS: usize = 12;
/// The longest wait for everything to be settled.
const PATIENCE: Duration = Duration::from_secs(120);

/// Starts a worker process on the scene's database, which sends to the mail server.
fn worker(world: &World, server: &MailServer, data: &Folder, name: &str, lease_secs: &str) -> Beside {
    let place = world.place();
    let (database, dispatcher) = (place.url(As::App), place.url(As::Dispatcher));
    let (port, base_url) = (server.port.to_string(), format!("http://{name}"));
    let mut settings = vec![
        ("DATABASE_URL", database.as_str()),
        ("LONGTABLE_BASE_URL", &base_url),
        ("LONGTABLE_SMTP_HOST", "127.0.0.1"),
        ("LONGTABLE_SMTP_PORT", &port),
        ("LONGTABLE_SMTP_TLS", "none"),
        ("LONGTABLE_MAIL_LEASE_SECS", lease_secs),
    ];
    if place.is_postgres() {
        settings.push(("DATABASE_DISPATCHER_URL", &dispatcher));
    }
    started::beside(&["worker"], data.path(), &settings, "working")
}

/// Opens purchases that many people are told of. The processes go by the machine's clock, so the scene does as well.
async fn much_happens(world: &World) {
    let now = Clock::system().now();
    world.it_is(now);
    world.more_agencies(u128::try_from(MORE_PEOPLE).expect("it is small")).await;
    for tool in ["Casebook", "Minutes"] {
        let plan = Plan { tool, ..Plan::default() }.from(now).with("titleEn", tool).with("titleFr", tool);
        world.open(&plan).await;
    }
}

/// Waits until every mail is written down as sent.
async fn everything_is_settled(world: &World, server: &MailServer) {
    let begun = Instant::now();
    loop {
        let traces = world.traces().await;
        let mails: Vec<_> = traces.of("delivery").iter().filter(|row| has_word(row, "MAIL")).collect();
        let sent = mails.iter().filter(|row| has_word(row, "SENT")).count();
        assert!(sent <= MAILS && mails.len() <= MAILS, "{sent} of {} mails", mails.len());
        if sent == MAILS {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{sent} of {MAILS} are sent: {:?}", server.mails().len());
        server.gets_another_within(Duration::from_millis(200));
    }
}

fn has_word(row: &str, word: &str) -> bool {
    row.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|part| part == word)
}

fn ends(mut worker: Beside) {
    worker.signal("TERM");
    assert!(worker.ends_well());
}

/// The delivery a mail is of; who sent it stands behind the @.
fn delivery(mail: &Mail) -> (&str, &str) {
    mail.message_id.split_once('@').expect("a Message-ID has an @")
}

/// Panics unless each person has one mail of each purchase, however often it came. Gives how many came again.
fn repeats_when_each_has_each(mails: &[Mail]) -> usize {
    let mut of: BTreeMap<&str, BTreeSet<(&[String], &str)>> = BTreeMap::new();
    for mail in mails {
        of.entry(delivery(mail).0).or_default().insert((&mail.to, &mail.subject));
    }
    assert!(of.values().all(|contents| contents.len() == 1), "a Message-ID is of one mail: {of:?}");
    assert_eq!(of.len(), MAILS, "a Message-ID for each mail");
    let whole: BTreeSet<_> = of.into_values().flatten().collect();
    assert_eq!(whole.len(), MAILS, "nobody is told the same thing twice");
    let people: BTreeSet<_> = whole.iter().map(|(to, _)| to).collect();
    assert_eq!(people.len(), PEOPLE + MORE_PEOPLE);
    mails.len() - MAILS
}

/// A simple generator, so that a run can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

#[behaviour]
async fn a_worker_killed_again_and_again_tells_everybody_everything_once(world: &World) {
    let (server, data, mut chance) = (MailServer::start(), Folder::new(), Chance(0x6c6f_6e67));
    much_happens(world).await;
    for kill in 0..KILLS {
        let mut worker = worker(world, &server, &data, "table.test", "5");
        // The first is killed while it finds out whom to tell.
        for _ in 0..chance.below(15).min(kill as u64 * 15) {
            assert!(server.gets_another_within(PATIENCE), "the worker stands still");
        }
        // Then at any instant of the next mail, or after it.
        server.gets_another_within(Duration::from_micros(chance.below(20_000)));
        worker.kill();
    }
    let left = MAILS.saturating_sub(server.mails().len());
    assert!(left > 0, "all kills came before the last mail");
    let last = worker(world, &server, &data, "table.test", "5");
    everything_is_settled(world, &server).await;
    ends(last);
    let repeats = repeats_when_each_has_each(&server.mails());
    assert!(repeats <= KILLS, "{repeats} mails came again after {KILLS} kills");
}

#[behaviour]
async fn two_workers_beside_each_other_send_nothing_twice(world: &World) {
    let server = MailServer::start();
    // Neither is done before the other has begun.
    server.behaves(&Manners { gather: 2, ..Manners::default() });
    let folders = [Folder::new(), Folder::new()];
    let names = ["one.test", "two.test"];
    let [one, two] = [0, 1].map(|index| worker(world, &server, &folders[index], names[index], "300"));
    much_happens(world).await;
    everything_is_settled(world, &server).await;
    ends(one);
    ends(two);
    let mails = server.mails();
    assert_eq!(repeats_when_each_has_each(&mails), 0);
    let senders: BTreeSet<&str> = mails.iter().map(|mail| delivery(mail).1).collect();
    assert_eq!(senders, BTreeSet::from(names), "both of them worked");
}
