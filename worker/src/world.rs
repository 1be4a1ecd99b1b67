//! A small network on SQLite with its worker, for the tests: one coordinator, two agencies, a funder.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::access::{Actor, Membership, Role};
use domain::campaigns::draft::CampaignDraft;
use domain::campaigns::terms::{
    CommitmentRule, DefaultBorneBy, ExchangeRisk, IfNothingClears, PriceBreak, QuoteKind, SharedFee, SilenceMeans,
    Terms, WhoContracts,
};
use domain::campaigns::{LineInput, OpenCampaign, PledgeSeats, draft_campaign, open_campaign, pledge_seats};
use domain::clock::Instant;
use domain::identity::SigningKey;
use domain::sample::load;
use domain::tools::{RecordExit, record_exit};
use domain::{Clock, Database, DatabaseSettings, Money, Operation, Seats};
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;
use uuid::Uuid;

use self::rows::rows;
use crate::{Worker, WorkerSettings};

mod mailbox;
mod rows;

pub(crate) use self::mailbox::{Mailbox, Trouble};

pub(crate) const NETWORK: Uuid = Uuid::from_u128(1);
pub(crate) const LANTERN: Uuid = Uuid::from_u128(0xA1);
pub(crate) const ANSE: Uuid = Uuid::from_u128(0xA2);
pub(crate) const HANA: Uuid = Uuid::from_u128(0xB1);
pub(crate) const SAMUEL: Uuid = Uuid::from_u128(0xB2);
pub(crate) const MIREILLE: Uuid = Uuid::from_u128(0xB3);
const TOOL: Uuid = Uuid::from_u128(0xD2);

/// The limits people state here: no mail may show them.
pub(crate) const LIMITS: [Money; 2] = [Money(98_765), Money(1_357)];

pub(crate) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// The longest a test waits for what has to come.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The network, its worker and its mailbox.
pub(crate) struct World {
    pub(crate) database: Database,
    pub(crate) mails: Arc<Mailbox>,
    pub(crate) worker: Arc<Worker>,
    file: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let _gone = std::fs::remove_file(format!("{}{end}", self.file.display()));
        }
    }
}

impl World {
    /// A network where nothing has happened yet, on the first of February, 10:00 in Regina.
    pub(crate) async fn new() -> World {
        let clock = Clock::standing_at(at("2027-02-01T16:00:00Z"));
        #[expect(clippy::disallowed_methods, reason = "names a file of this test alone")]
        let file = std::env::temp_dir().join(format!("longtable-worker-{}.sqlite", Uuid::new_v4()));
        let place = DatabaseSettings::Sqlite { path: file.clone(), connections_max: 4 };
        let database = Database::open(&place, clock).await.unwrap();
        migrations::Migrator::up(database.pool(), None).await.unwrap();
        load(&Operation::new(&database), NETWORK, &rows()).await.unwrap();
        let mails = Arc::new(Mailbox::default());
        let worker = Arc::new(worker(&database, mails.clone(), settings()));
        World { database, mails, worker, file }
    }

    pub(crate) fn operation(&self) -> Operation {
        Operation::new(&self.database)
    }

    /// Another worker on the same database, with the same mailbox.
    pub(crate) fn another_worker(&self) -> Worker {
        worker(&self.database, self.mails.clone(), settings())
    }

    /// The same, holding mails for as long as this.
    pub(crate) fn another_worker_with(&self, lease: TimeDelta) -> Worker {
        worker(&self.database, self.mails.clone(), WorkerSettings { lease, ..settings() })
    }

    pub(crate) fn goes_by(&self, time: TimeDelta) {
        self.database.clock.set(self.database.clock.now() + time);
    }

    pub(crate) fn is(&self, now: &str) {
        self.database.clock.set(at(now));
    }

    pub(crate) async fn catches_up(&self) {
        self.worker.catch_up().await.unwrap();
    }

    /// Says something to the database behind everybody's back.
    #[expect(clippy::disallowed_methods, reason = "a test breaks and mends what no deed would")]
    pub(crate) async fn tampers(&self, sql: &str) {
        self.database.pool().execute_unprepared(sql).await.unwrap();
    }

    pub(crate) fn hana(&self) -> Actor {
        actor(HANA, Role::Coordinator, None)
    }

    pub(crate) fn samuel(&self) -> Actor {
        actor(SAMUEL, Role::Buyer, Some(LANTERN))
    }

    pub(crate) fn mireille(&self) -> Actor {
        actor(MIREILLE, Role::Admin, Some(ANSE))
    }

    /// A draft of a campaign that closes on the second of March, with answers due on the thirtieth.
    pub(crate) async fn drafted(&self) -> Uuid {
        let (operation, hana) = (self.operation(), self.hana());
        let exit = RecordExit {
            tool: TOOL,
            version: 1,
            export_formats: "CSV".into(),
            steps: "Export, check, close.".into(),
            tested_on: at("2027-01-15T00:00:00Z").date_naive(),
            tested_by: "Hana".into(),
        };
        // The first draft's stays on record: a second is a later version's, and refused.
        let _on_record = record_exit(&operation, &hana, None, &exit).await.unwrap();
        draft_campaign(&operation, &hana, None, &draft()).await.unwrap().unwrap()
    }

    pub(crate) async fn opened(&self) -> Uuid {
        let campaign = self.drafted().await;
        let open = OpenCampaign { campaign, version: 1 };
        open_campaign(&self.operation(), &self.hana(), None, &open).await.unwrap().unwrap()
    }

    /// An agency asks for licences, at most at this price; none takes any price.
    pub(crate) async fn pledges(&self, actor: &Actor, campaign: Uuid, seats: i64, limit: Option<Money>) {
        let line = LineInput {
            seats: Seats(seats),
            max_landed_price: limit,
            max_total: None,
            no_limit_understood: limit.is_none(),
        };
        let pledge = PledgeSeats {
            campaign,
            agency: actor.agency().unwrap(),
            version: None,
            pending: None,
            lines: vec![line],
            more_than_staff_understood: true,
            today_unit_price: None,
            today_price_source: None,
        };
        pledge_seats(&self.operation(), actor, None, &pledge).await.unwrap().unwrap();
    }
}

pub(crate) fn settings() -> WorkerSettings {
    WorkerSettings {
        base_url: "https://table.example".into(),
        from: "Longtable <longtable@table.example>".into(),
        mail_domain: "table.example".into(),
        signing_key: SigningKey::new([7; 32]),
        lease: WorkerSettings::LEASE,
        keep_days_max: domain::networks::retention::KEEP_DAYS_MAX,
    }
}

fn worker(database: &Database, mails: Arc<Mailbox>, settings: WorkerSettings) -> Worker {
    Worker::new(database.clone(), database.clone(), mails, settings)
}

fn actor(person: Uuid, role: Role, agency: Option<Uuid>) -> Actor {
    Actor::person_in(NETWORK, person, vec![Membership { role, agency }])
}

fn draft() -> CampaignDraft {
    CampaignDraft {
        tool: TOOL,
        title_en: "Electronic signatures".into(),
        title_fr: "Signatures électroniques".into(),
        need_en: "Clients travel for an hour to sign one page.".into(),
        need_fr: "Des personnes font une heure de route pour signer une page.".into(),
        alternatives_en: "Paper.".into(),
        alternatives_fr: "Du papier.".into(),
        risks_en: "None known.".into(),
        risks_fr: "Aucun connu.".into(),
        currency: "CAD".into(),
        zone: "America/Regina".into(),
        terms: Terms {
            quote_kind: QuoteKind::AllUnits,
            price_breaks: vec![
                PriceBreak { seats_min: Seats(1), unit_price: Money(24_000) },
                PriceBreak { seats_min: Seats(40), unit_price: Money(18_000) },
            ],
            shared_fees: Vec::<SharedFee>::new(),
            contributions: Vec::new(),
            commitment_rule: CommitmentRule::Confirmed,
            if_nothing_clears: IfNothingClears::Cancel,
            silence_means: SilenceMeans::No,
            who_contracts: WhoContracts::EachAgency,
            default_borne_by: DefaultBorneBy::Agency,
            exchange_risk: ExchangeRisk::None,
            umbrella_fee: String::new(),
        },
        pledging_closes_at: at("2027-03-02T18:00:00Z"),
        extended_closes_at: None,
        confirm_by: Some(at("2027-03-30T18:00:00Z")),
    }
}
