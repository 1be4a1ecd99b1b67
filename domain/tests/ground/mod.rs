//! A small network on a SQLite file of its own, with a clock that stands still.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Membership, Role};
use domain::agencies::agency;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use domain::agencies::standing::Standing;
use domain::campaigns::draft::CampaignDraft;
use domain::campaigns::finders::{self, CampaignView};
use domain::campaigns::outcome::Answer;
use domain::campaigns::terms::*;
use domain::campaigns::*;
use domain::events::event;
use domain::identity::{Language, person};
use domain::networks::languages::Languages;
use domain::networks::{membership, network};
use domain::sample::{Rows, load};
use domain::text::folded;
use domain::tools::{exit_record, supplier, tool};
use domain::{Clock, Database, DatabaseSettings, Money, Operation, Problem, Seats};
use migrations::Migrator;
use sea_orm::DatabaseTransaction;
use sea_orm_migration::MigratorTrait;
use uuid::Uuid;

/// Sizes of the agencies, in order: band weights 1, 3 and 6.
const SIZES: [SizeBand; 3] = [SizeBand::Small, SizeBand::Medium, SizeBand::Large];

/// Tests of one process, counted, so that each has a folder of its own.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// The network and what is in it.
pub struct Ground {
    database: Database,
    folder: PathBuf,
    network: Uuid,
    tool: Uuid,
    agencies: Vec<Uuid>,
    statements: Arc<AtomicUsize>,
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_793_000_000, 0).expect("an instant")
}

/// A line with a limit.
pub fn line(seats: i64, limit: i64) -> LineInput {
    LineInput { max_landed_price: Some(Money(limit)), ..open_line(seats) }
}

/// A line without one.
pub fn open_line(seats: i64) -> LineInput {
    LineInput { seats: Seats(seats), max_landed_price: None, max_total: None, no_limit_understood: true }
}

/// A draft that may open: 1000 a seat, 800 from 50 on, a fee of 6000 by seats of which 2500 are given.
pub fn draft(ground: &Ground) -> CampaignDraft {
    let closes = start() + TimeDelta::days(30);
    CampaignDraft {
        tool: ground.tool,
        title_en: "Passwords".into(),
        title_fr: "Mots de passe".into(),
        need_en: String::new(),
        need_fr: String::new(),
        alternatives_en: String::new(),
        alternatives_fr: String::new(),
        risks_en: String::new(),
        risks_fr: String::new(),
        currency: "CAD".into(),
        zone: "America/Regina".into(),
        terms: terms(),
        pledging_closes_at: closes,
        extended_closes_at: None,
        confirm_by: Some(closes + TimeDelta::days(30)),
    }
}

fn terms() -> Terms {
    let step = |seats, price| PriceBreak { seats_min: Seats(seats), unit_price: Money(price) };
    Terms {
        quote_kind: QuoteKind::AllUnits,
        price_breaks: vec![step(1, 1000), step(50, 800)],
        shared_fees: vec![SharedFee {
            key: "setup".into(),
            label_en: "Set-up".into(),
            label_fr: "Mise en place".into(),
            amount: Money(6000),
            split: FeeSplit::PerSeat,
        }],
        contributions: vec![Contribution {
            key: "fund".into(),
            label: "City fund".into(),
            fee: "setup".into(),
            amount: Money(2500),
        }],
        commitment_rule: CommitmentRule::Confirmed,
        if_nothing_clears: IfNothingClears::Cancel,
        silence_means: SilenceMeans::No,
        who_contracts: WhoContracts::EachAgency,
        default_borne_by: DefaultBorneBy::Agency,
        exchange_risk: ExchangeRisk::None,
        umbrella_fee: String::new(),
    }
}

impl Ground {
    /// A migrated file with a network of three agencies.
    pub async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!(
            "longtable-domain-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::SeqCst)
        ));
        std::fs::create_dir_all(&folder).expect("a folder");
        let settings = DatabaseSettings::Sqlite { path: folder.join("test.db"), connections_max: 4 };
        let mut database = Database::open(&settings, Clock::standing_at(start())).await.expect("opens");
        let statements = Arc::new(AtomicUsize::new(0));
        let counted = statements.clone();
        database.on_statement(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        Migrator::up(database.pool(), None).await.expect("migrates");
        let agencies = (0..3).map(|n| id(10 + n)).collect();
        let ground = Self { database, folder, network: id(1), tool: id(3), agencies, statements };
        load(&ground.operation(), ground.network, &ground.rows()).await.expect("loads");
        ground
    }

    fn rows(&self) -> Rows {
        let at = start() - TimeDelta::days(100);
        let person = |n: u128, name: String| person::Model {
            id: id(n),
            folded_name: folded(&name),
            name,
            email: None,
            language: Language::En,
            zone: "America/Toronto".into(),
            created_at: at,
            erased_at: None,
        };
        let mut people = vec![person(100, "Coordinator".into()), person(101, "Funder".into())];
        people.extend((0..3).map(|n| person(200 + n, format!("Buyer {n}"))));
        let network = network::Model {
            id: self.network,
            slug: "prairie".into(),
            name_en: "Prairie".into(),
            name_fr: "Prairie".into(),
            zone: "America/Regina".into(),
            currency: "CAD".into(),
            languages: Languages::default(),
            logo: None,
            created_at: at,
        };
        let member = |n: u128, role, agency_id| membership::Model {
            network_id: self.network,
            id: id(300 + n),
            person_id: id(n),
            agency_id,
            role,
            created_at: at,
            ended_at: None,
            chosen_at: None,
        };
        let mut memberships = vec![member(100, Role::Coordinator, None), member(101, Role::Funder, None)];
        memberships.extend((0..3).map(|n| member(200 + n, Role::Buyer, Some(id(10 + n)))));
        Rows {
            people,
            networks: vec![network],
            agencies: SIZES.iter().zip(&self.agencies).map(|(size, agency)| self.an_agency(*agency, *size)).collect(),
            memberships,
            suppliers: vec![supplier::Model {
                network_id: self.network,
                id: id(2),
                name: "Seller".into(),
                website: None,
            }],
            tools: vec![self.a_tool()],
            exit_records: vec![self.an_exit_record()],
            ..Rows::default()
        }
    }

    fn an_agency(&self, id: Uuid, size_band: SizeBand) -> agency::Model {
        agency::Model {
            network_id: self.network,
            id,
            key: None,
            search_text: agency::search_text(&format!("Agency {size_band:?}"), None),
            name: format!("Agency {size_band:?}"),
            province: Province::Sk,
            setting: Setting::SmallCity,
            size_band,
            language: AgencyLanguage::En,
            contact_channel: ContactChannel::Email,
            staff: None,
            sample: true,
            guest: false,
            approval_above: None,
            approval_currency: None,
            standing: Standing::Good,
            standing_since: start(),
            version: 1,
            created_at: start(),
        }
    }

    fn a_tool(&self) -> tool::Model {
        let none = String::new;
        tool::Model {
            network_id: self.network,
            id: self.tool,
            key: "passwords".into(),
            name: "Passwords".into(),
            search_text: tool::search_text("Passwords", "passwords", ""),
            supplier_id: id(2),
            category: none(),
            open_source: none(),
            licence: none(),
            data_export: none(),
            hosting: none(),
            canada_hosting: none(),
            languages: none(),
            french_interface: none(),
            source: none(),
            confidence: none(),
            version: 1,
        }
    }

    fn an_exit_record(&self) -> exit_record::Model {
        exit_record::Model {
            network_id: self.network,
            id: id(4),
            tool_id: self.tool,
            export_formats: "CSV".into(),
            steps: "Export.".into(),
            tested_on: start().date_naive(),
            tested_by: "Somebody".into(),
            recorded_by: id(100),
            recorded_at: start(),
        }
    }

    pub fn operation(&self) -> Operation {
        Operation::new(&self.database)
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.database.clock.now()
    }

    /// Moves the clock.
    pub fn at(&self, at: DateTime<Utc>) {
        self.database.clock.set(at);
    }

    pub fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }

    pub fn agency(&self, n: usize) -> Uuid {
        self.agencies[n]
    }

    fn person(&self, n: u128, role: Role, agency: Option<Uuid>) -> Actor {
        Actor::person_in(self.network, id(n), vec![Membership { role, agency }])
    }

    pub fn buyer(&self, n: usize) -> Actor {
        self.person(200 + n as u128, Role::Buyer, Some(self.agencies[n]))
    }

    pub fn coordinator(&self) -> Actor {
        self.person(100, Role::Coordinator, None)
    }

    pub fn funder(&self) -> Actor {
        self.person(101, Role::Funder, None)
    }

    pub fn stranger(&self) -> Actor {
        Actor::person_in(self.network, id(999), Vec::new())
    }

    pub fn clock_actor(&self) -> Actor {
        Actor::clock(self.network)
    }

    /// A fresh snapshot.
    pub async fn read(&self) -> Arc<DatabaseTransaction> {
        self.operation().read(self.network, None).tx().await.expect("a snapshot")
    }

    pub async fn view(&self, actor: &Actor, campaign: Uuid) -> CampaignView {
        finders::view(&*self.read().await, actor, campaign).await.expect("reads").expect("visible")
    }

    pub async fn drafted(&self, draft: CampaignDraft) -> Uuid {
        draft_campaign(&self.operation(), &self.coordinator(), None, &draft).await.expect("allowed").expect("saved")
    }

    pub async fn opened(&self, draft: CampaignDraft) -> Uuid {
        let campaign = self.drafted(draft).await;
        let open = OpenCampaign { campaign, version: 1 };
        open_campaign(&self.operation(), &self.coordinator(), None, &open).await.expect("allowed").expect("opened")
    }

    pub async fn try_pledge(
        &self,
        campaign: Uuid,
        agency: usize,
        version: Option<i64>,
        lines: &[LineInput],
    ) -> Result<Uuid, Vec<Problem>> {
        let pledge = PledgeSeats {
            campaign,
            agency: self.agencies[agency],
            version,
            pending: None,
            lines: lines.to_vec(),
            more_than_staff_understood: true,
            today_unit_price: None,
            today_price_source: None,
        };
        let asked = pledge_seats(&self.operation(), &self.buyer(agency), None, &pledge).await.expect("allowed");
        asked.map(Asked::id)
    }

    pub async fn pledges(&self, campaign: Uuid, agency: usize, lines: &[LineInput]) {
        self.try_pledge(campaign, agency, None, lines).await.expect("pledged");
    }

    pub async fn withdraws(&self, campaign: Uuid, agency: usize, version: i64) -> Result<Uuid, Vec<Problem>> {
        let withdraw =
            WithdrawPledge { campaign, agency: self.agencies[agency], version: Some(version), pending: None };
        withdraw_pledge(&self.operation(), &self.buyer(agency), None, &withdraw).await.expect("allowed")
    }

    pub async fn answers(&self, campaign: Uuid, agency: usize, answer: Answer) -> Result<Uuid, Vec<Problem>> {
        self.answers_instead(campaign, agency, answer, None).await
    }

    /// Answers where this answer was seen to stand.
    pub async fn answers_instead(
        &self,
        campaign: Uuid,
        agency: usize,
        answer: Answer,
        shown: Option<Answer>,
    ) -> Result<Uuid, Vec<Problem>> {
        let answer = AnswerOutcome { campaign, agency: self.agencies[agency], answer, shown };
        answer_outcome(&self.operation(), &self.buyer(agency), None, &answer).await.expect("allowed")
    }

    pub async fn advance(&self, campaign: Uuid) -> Advanced {
        advance_campaign(&self.operation(), self.network, campaign).await.expect("the clock may")
    }

    /// How many facts of a kind there are.
    #[expect(clippy::disallowed_methods, reason = "tests look at the rows themselves")]
    pub async fn facts(&self, kind: &str) -> u64 {
        use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
        let facts = event::Entity::find().filter(event::Column::Kind.eq(kind));
        facts.count(&*self.read().await).await.expect("reads")
    }

    /// Puts campaigns there as rows.
    pub async fn put(&self, campaigns: Vec<campaign::Model>) {
        let rows = Rows { campaigns, ..Rows::default() };
        load(&self.operation(), self.network, &rows).await.expect("loads");
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        // What is left of a test that failed may be looked at.
        if !std::thread::panicking() {
            let _already_gone = std::fs::remove_dir_all(&self.folder);
        }
    }
}
