//! The demonstration as its visitors meet it: loaded, tried, stopped, gone on with, started over.
#![expect(clippy::disallowed_methods, reason = "looks at what was loaded")]

#[cfg(feature = "full")]
mod barriers;

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use domain::{Clock, Database, DatabaseSettings};
use longtable::demo::folder::{Folder as Marked, Memory};
use longtable::sample::NETWORK_SLUG;
use sea_orm::{ConnectionTrait, Statement};
use tests::child::Beside;
use tests::world::Page;
use tests::{Actor, Folder};

use crate::commands::real_work_keeps_away;
use crate::started;

/// More pushes of the clock than the story has deadlines.
const PUSHES_MAX: usize = 12;

/// Where a demo keeps what it makes, and the options that say so.
struct Ground {
    data: Folder,
    options: Vec<String>,
    rows: DatabaseSettings,
}

impl Ground {
    fn sqlite() -> Self {
        let data = Folder::new();
        let rows = DatabaseSettings::Sqlite { path: data.path().join("longtable.sqlite"), connections_max: 1 };
        Self { data, options: Vec::new(), rows }
    }

    #[cfg(feature = "full")]
    fn postgres(database: &tests::TestDatabase) -> Self {
        use tests::database::As;
        let roles = [
            ("--database-url", As::App),
            ("--database-owner-url", As::Owner),
            ("--database-dispatcher-url", As::Dispatcher),
        ];
        let options = roles.iter().flat_map(|(option, role)| [(*option).to_owned(), database.url(*role)]).collect();
        Self { data: Folder::new(), options, rows: database.settings_as(As::Owner) }
    }

    /// The command line of a demo here.
    fn demo<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        let data = self.data.path().to_str().expect("its path is a text");
        let begin = ["demo", "--data", data, "--listen", "127.0.0.1:0"];
        begin.into_iter().chain(self.options.iter().map(String::as_str)).chain(more.iter().copied()).collect()
    }

    fn loads(&self, more: &[&str]) {
        let output = started::run(&self.demo(&[more, &["--load-only"]].concat()), self.data.path());
        assert!(output.status.success(), "{}", started::complaint(&output));
    }

    /// Starts it; where it listens.
    fn starts(&self) -> (Beside, String) {
        let ready = |line: &str| line.strip_prefix("Longtable is ready: ")?.strip_suffix("/demo").map(str::to_owned);
        started::beside_told(&self.demo(&[]), self.data.path(), ready)
    }

    fn memory(&self) -> Memory {
        Marked::new(self.data.path()).recall().expect("it can be read").expect("the demo made this folder")
    }

    fn remembers(&self, memory: &Memory) {
        Marked::new(self.data.path()).remember(memory).expect("it can be written");
    }

    /// What follows from the seed and not from the day: agencies, and what they asked for.
    async fn sample(&self) -> Vec<String> {
        let database = Database::open(&self.rows, Clock::system()).await.expect("it can be opened");
        let mut found = Vec::new();
        for query in [
            "SELECT name || ' ' || province || ' ' || size_band || ' ' || language FROM agency",
            "SELECT agency.name || ' ' || campaign.title_en || ' ' || pledge.seats || ' ' || CAST(pledge.lines AS TEXT) FROM pledge
             JOIN agency ON agency.id = pledge.agency_id JOIN campaign ON campaign.id = pledge.campaign_id",
        ] {
            let rows = database.pool().query_all_raw(Statement::from_string(database.backend(), query)).await;
            let rows = rows.expect("it can be asked");
            found.extend(rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("it is a text")));
        }
        database.close().await.expect("it can be closed");
        found.sort_unstable();
        found
    }
}

/// Asks it to stop, as Ctrl-C does, and waits for it.
#[track_caller]
fn stops(mut demo: Beside) {
    let asked = Instant::now();
    demo.signal("INT");
    assert!(demo.ends_well());
    assert!(asked.elapsed() < Duration::from_secs(5), "it took {:?}", asked.elapsed());
}

/// Becomes somebody by the button; their first page.
async fn becomes(visitor: &Actor, persona: &str) -> Page {
    let page = visitor.opens_at("/demo").await.is_shown();
    page.form("/demo").with("persona", persona).send().await;
    visitor.opens("/").await.is_shown()
}

async fn everybody_comes_in(visitor: &Actor) {
    let page = visitor.opens_at("/demo").await.is_shown();
    let keys = page.attributes("input[name=persona]", "value");
    assert_eq!(keys, ["coordinator", "director", "buyer", "funder"]);
    for (key, name) in keys.iter().zip(page.texts("ul.people h3")) {
        becomes(visitor, key).await.says(&name);
    }
}

/// Six licences, at most 200 dollars each, for the one task that waits.
async fn asks_for_six_licences(visitor: &Actor) -> String {
    let home = becomes(visitor, "director").await;
    let task = home.attributes(".todo a.button", "href").first().cloned().expect("one task waits");
    let page = visitor.opens_at(&task).await.is_shown();
    let form = page.form("/pledge").with("lines.0.seats", "6").with("lines.0.limit", "200").with("save", "yes");
    let saved = form.post().await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let campaign = saved.location.expect("it leads on");
    campaign.split(['?', '#']).next().expect("a path is there").trim_end_matches("/pledge").to_owned()
}

/// Pushes the clock; whether there was a deadline to push it to.
async fn pushes_the_clock(visitor: &Actor) -> bool {
    let home = visitor.opens("/").await.is_shown();
    let pushed = home.form("/demo/jump").post().await;
    assert_eq!(pushed.status, 303, "{}", pushed.text());
    visitor.cookie("lt_done").await.is_some_and(|done| done.contains("jumped"))
}

/// They are in: they say yes.
async fn says_yes(visitor: &Actor, campaign: &str) {
    let page = visitor.opens_at(campaign).await.is_shown();
    page.says("Votre demande est retenue : 6 licences à ").says("Oui ou non?");
    let outcome = visitor.opens_at(&format!("{campaign}/outcome")).await.is_shown();
    let yes = outcome.attributes("a[href$='say=yes']", "href").first().cloned().expect("yes is offered");
    let answered = visitor.opens_at(&yes).await.is_shown().form("/answer").post().await;
    assert_eq!(answered.status, 303, "{}", answered.text());
}

/// Where the newest mail with this in its address or subject is read.
async fn newest_mail(visitor: &Actor, search: &str) -> String {
    let mailbox = visitor.opens_at(&format!("/demo/mailbox?search={search}")).await.is_shown();
    mailbox.attributes("th a", "href").first().cloned().expect("a mail came")
}

async fn reads_a_mail(visitor: &Actor) {
    let mail = newest_mail(visitor, "mireille").await;
    let page = visitor.opens_at(&mail).await.is_shown();
    let html = visitor.looks_at(&format!("{mail}/html")).await;
    assert_eq!(html.status, 200);
    assert!(page.text().contains("Mireille Savoie") || html.html.contains("Mireille Savoie"), "{}", page.text());
}

async fn a_visit(ground: &Ground) {
    let (demo, address) = ground.starts();
    let visitor = Actor::stranger(&address, NETWORK_SLUG);
    everybody_comes_in(&visitor).await;
    let campaign = asks_for_six_licences(&visitor).await;
    let begun = ground.memory().goes_on_at;
    assert!(pushes_the_clock(&visitor).await);
    says_yes(&visitor, &campaign).await;
    reads_a_mail(&visitor).await;
    let mut pushes = 1;
    while pushes_the_clock(&visitor).await {
        pushes += 1;
        assert!(pushes < PUSHES_MAX, "the story has no end");
    }
    visitor.opens_at(&campaign).await.is_shown().says("Votre demande est retenue : 6 licences à ");
    stops(demo);
    let passed = ground.memory().goes_on_at - begun;
    assert!(passed > TimeDelta::days(30), "the visitor outlived their session: {passed}");
    goes_on(ground, &visitor, &campaign).await;
}

/// Twenty days later by the machine's clock, the demo is where it was.
async fn goes_on(ground: &Ground, visitor: &Actor, campaign: &str) {
    let mut memory = ground.memory();
    memory.goes_on_at -= TimeDelta::days(20);
    ground.remembers(&memory);
    let (demo, address) = ground.starts();
    let again = Actor::stranger(&address, NETWORK_SLUG);
    let cookie = visitor.cookie("lt_session").await.expect("they are signed in");
    again.set_cookie("lt_session", Some(&cookie)).await;
    again.opens_at(campaign).await.is_shown().says("Votre demande est retenue");
    stops(demo);
    let passed = ground.memory().goes_on_at - memory.goes_on_at;
    assert!(passed >= TimeDelta::zero() && passed < TimeDelta::minutes(5), "its clock went on by {passed}");
}

/// A load that was killed is begun again, with the seed it had.
async fn starts_over(ground: &Ground, sample: &[String]) {
    let data = ground.data.path();
    started::beside(&ground.demo(&["--fresh", "--seed", "7"]), data, &[], "Loading").kill();
    let other = started::run(&ground.demo(&["--seed", "8"]), data);
    let sentence = "This folder holds a sample with --seed 7; add --fresh to load another, or name another folder.\n";
    assert_eq!(started::complaint(&other), sentence);
    ground.loads(&[]);
    let memory = ground.memory();
    assert!(memory.loaded && memory.seed == 7 && memory.goes_on_at == memory.base, "{memory:?}");
    assert_eq!(ground.sample().await, sample, "the same seed, the same sample");
    assert!(letters(data) > 0, "what is news was mailed");
}

fn letters(data: &Path) -> usize {
    std::fs::read_dir(data.join("mailbox")).expect("there is a mailbox").count()
}

async fn everything(ground: &Ground) {
    ground.loads(&["--seed", "7"]);
    let sample = ground.sample().await;
    assert!(sample.len() > 300, "{} rows", sample.len());
    a_visit(ground).await;
    starts_over(ground, &sample).await;
}

#[tokio::test]
async fn a_demo_is_tried_gone_on_with_and_started_over_on_sqlite() {
    let ground = Ground::sqlite();
    everything(&ground).await;
    let data = ground.data.path();
    let sentence =
        format!("The data folder {} was made by `longtable demo`; set LONGTABLE_DATA to another.", data.display());
    real_work_keeps_away(data, &[], &sentence);
    let (elsewhere, url) = (Folder::new(), format!("sqlite://{}", data.join("longtable.sqlite").display()));
    let sentence = format!(
        "The database in the folder {} was made by `longtable demo`; set DATABASE_URL to another.",
        data.display()
    );
    real_work_keeps_away(elsewhere.path(), &[("DATABASE_URL", &url)], &sentence);
}

#[cfg(feature = "full")]
#[tokio::test]
async fn a_demo_is_tried_gone_on_with_and_started_over_on_postgres() {
    let database = tests::TestDatabase::empty_postgres().await;
    everything(&Ground::postgres(&database)).await;
    let roles = crate::commands::roles(&database);
    let roles: Vec<_> = roles.iter().map(|(name, url)| (*name, url.as_str())).collect();
    let sentence = "The database was filled by `longtable demo`; set DATABASE_URL to another.";
    real_work_keeps_away(Folder::new().path(), &roles, sentence);
}
