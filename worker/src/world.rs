//! A small network on SQLite with its worker, for the tests: one coordinator, two agencies, a funder.

use std::path::PathBuf;
use std::sync::{Arc, Mutex as Std};
use std::time::Duration;

use chrono::TimeDelta;
use domain::access::{Actor, Membership, Role};
use domain::agencies::agency;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use domain::agencies::standing::Standing;
use domain::campaigns::draft::CampaignDraft;
use domain::campaigns::terms::{
    CommitmentRule, DefaultBorneBy, ExchangeRisk, IfNothingClears, PriceBreak, QuoteKind, SharedFee, SilenceMeans,
    Terms, WhoContracts,
};
use domain::campaigns::{LineInput, OpenCampaign, PledgeSeats, draft_campaign, open_campaign, pledge_seats};
use domain::clock::Instant;
use domain::identity::{Language, SigningKey, person};
use domain::networks::languages::Languages;
use domain::networks::{membership, network};
use domain::sample::{Rows, load};
use domain::text::folded;
use domain::tools::{RecordExit, record_exit, supplier, tool};
use domain::{Clock, Database, DatabaseSettings, Money, Operation, Seats};
use futures::future::BoxFuture;
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;
use tokio::sync::Notify;
use tokio::time::timeout;
use uuid::Uuid;

use crate::{Mail, Outlet, SendError, Worker, WorkerSettings};

pub(crate) const NETWORK: Uuid = Uuid::from_u128(1);
pub(crate) const LANTERN: Uuid = Uuid::from_u128(0xA1);
pub(crate) const ANSE: Uuid = Uuid::from_u128(0xA2);
pub(crate) const HANA: Uuid = Uuid::from_u128(0xB1);
pub(crate) const SAMUEL: Uuid = Uuid::from_u128(0xB2);
pub(crate) const MIREILLE: Uuid = Uuid::from_u128(0xB3);
const NOOR: Uuid = Uuid::from_u128(0xB4);
const CLAIRE: Uuid = Uuid::from_u128(0xB5);
const PAUL: Uuid = Uuid::from_u128(0xB6);
const SUPPLIER: Uuid = Uuid::from_u128(0xD1);
const TOOL: Uuid = Uuid::from_u128(0xD2);

/// The limits people state here: no mail may show them.
pub(crate) const LIMITS: [Money; 2] = [Money(98_765), Money(1_357)];

pub(crate) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// The longest a test waits for what has to come.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Keeps what it is given, or does as it is told.
#[derive(Default)]
pub(crate) struct Mailbox {
    mails: Std<Vec<Mail>>,
    trouble: Std<Option<Trouble>>,
    /// Rung for each mail.
    bell: Notify,
}

/// What the way out is like.
#[derive(Clone)]
pub(crate) enum Trouble {
    /// Every mail fails so.
    Fails(SendError),
    /// Every mail is swallowed, and nobody says anything.
    SwallowsSilently,
    /// Every mail is taken, and its sender told that it was not.
    LosesTheAnswer,
}

impl Mailbox {
    /// The mails so far, and forgets them.
    pub(crate) fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut self.mails.lock().unwrap())
    }

    /// Who got what, in order.
    pub(crate) fn told(&self) -> Vec<(String, String)> {
        let mut told: Vec<_> = self.take().into_iter().map(|mail| (mail.to, mail.subject)).collect();
        told.sort();
        told
    }

    /// Waits until so many mails are here, and takes them.
    pub(crate) async fn gets(&self, count: usize) -> Vec<Mail> {
        let gathered = async {
            loop {
                if self.mails.lock().unwrap().len() >= count {
                    return self.take();
                }
                self.bell.notified().await;
            }
        };
        timeout(PATIENCE, gathered).await.unwrap_or_else(|_| panic!("{count} mails were to come: {:?}", self.told()))
    }

    fn put(&self, mail: &Mail) {
        self.mails.lock().unwrap().push(mail.clone());
        self.bell.notify_one();
    }

    pub(crate) fn is_in(&self, trouble: Option<Trouble>) {
        *self.trouble.lock().unwrap() = trouble;
    }
}

impl Outlet for Mailbox {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), SendError>> {
        Box::pin(async move {
            let trouble = self.trouble.lock().unwrap().clone();
            match trouble {
                Some(Trouble::Fails(error)) => return Err(error),
                Some(Trouble::SwallowsSilently) => {
                    self.put(mail);
                    std::future::pending::<()>().await;
                }
                Some(Trouble::LosesTheAnswer) => {
                    self.put(mail);
                    return Err(SendError::Transient("the line went dead".into()));
                }
                None => self.put(mail),
            }
            tokio::task::yield_now().await;
            Ok(())
        })
    }
}

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

fn rows() -> Rows {
    Rows {
        people: vec![
            person(HANA, "Hana Whitlock", Some("hana@prairie.example"), Language::En, "America/Regina"),
            person(SAMUEL, "Samuel Okafor", Some("samuel@lantern.example"), Language::En, "America/Toronto"),
            person(MIREILLE, "Mireille Savoie", Some("mireille@anse.example"), Language::Fr, "America/Moncton"),
            person(NOOR, "Noor Haddad", Some("noor@lantern.example"), Language::En, "America/Toronto"),
            person(CLAIRE, "Claire Farrow", Some("claire@fund.example"), Language::En, "America/Winnipeg"),
            person(PAUL, "Paul Arsenault", None, Language::Fr, "America/Moncton"),
        ],
        networks: vec![network::Model {
            id: NETWORK,
            slug: "prairie-table".into(),
            name_en: "Prairie Table".into(),
            name_fr: "La grande table".into(),
            zone: "America/Regina".into(),
            currency: "CAD".into(),
            languages: Languages::default(),
            logo: None,
            created_at: at("2027-01-01T00:00:00Z"),
        }],
        agencies: vec![agency(LANTERN, "Lantern Street"), agency(ANSE, "Accueil de l’Anse")],
        memberships: vec![
            membership(1, HANA, Role::Coordinator, None),
            membership(2, SAMUEL, Role::Buyer, Some(LANTERN)),
            membership(3, MIREILLE, Role::Admin, Some(ANSE)),
            membership(4, MIREILLE, Role::Buyer, Some(ANSE)),
            membership(5, NOOR, Role::Member, Some(LANTERN)),
            membership(6, CLAIRE, Role::Funder, None),
            membership(7, PAUL, Role::Buyer, Some(ANSE)),
        ],
        suppliers: vec![supplier::Model {
            network_id: NETWORK,
            id: SUPPLIER,
            name: "DocuSign, Inc.".into(),
            website: None,
        }],
        tools: vec![tool()],
        ..Rows::default()
    }
}

fn person(id: Uuid, name: &str, email: Option<&str>, language: Language, zone: &str) -> person::Model {
    let (folded_name, name) = (folded(name), name.to_owned());
    let (email, zone) = (email.map(str::to_owned), zone.to_owned());
    person::Model {
        id,
        name,
        folded_name,
        email,
        language,
        zone,
        created_at: at("2027-01-01T00:00:00Z"),
        erased_at: None,
    }
}

fn agency(id: Uuid, name: &str) -> agency::Model {
    agency::Model {
        network_id: NETWORK,
        id,
        key: None,
        search_text: agency::search_text(name, None),
        name: name.to_owned(),
        province: Province::On,
        setting: Setting::LargeCity,
        size_band: SizeBand::Small,
        language: AgencyLanguage::Both,
        contact_channel: ContactChannel::Email,
        staff: Some(12),
        sample: true,
        guest: false,
        approval_above: None,
        approval_currency: None,
        standing: Standing::Good,
        standing_since: at("2027-01-01T00:00:00Z"),
        version: 1,
        created_at: at("2027-01-01T00:00:00Z"),
    }
}

fn membership(id: u128, person_id: Uuid, role: Role, agency_id: Option<Uuid>) -> membership::Model {
    membership::Model {
        network_id: NETWORK,
        id: Uuid::from_u128(0xE0 + id),
        person_id,
        agency_id,
        role,
        created_at: at("2027-01-01T00:00:00Z"),
        ended_at: None,
        chosen_at: None,
    }
}

fn tool() -> tool::Model {
    tool::Model {
        network_id: NETWORK,
        id: TOOL,
        key: "docusign".into(),
        name: "DocuSign".into(),
        search_text: tool::search_text("DocuSign", "docusign", "e-signature"),
        supplier_id: SUPPLIER,
        category: "e-signature".into(),
        open_source: "no".into(),
        licence: "proprietary".into(),
        data_export: "PDF".into(),
        hosting: "cloud".into(),
        canada_hosting: "yes".into(),
        languages: "en, fr".into(),
        french_interface: "yes".into(),
        source: "https://docusign.example".into(),
        confidence: "high".into(),
        version: 1,
    }
}
