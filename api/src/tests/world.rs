//! A small network in a database file of its own, and people who ask it things.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_graphql::{Request, Variables};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Role;
use domain::agencies::agency;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use domain::agencies::standing::Standing;
use domain::identity::{Language, SigningKey, person, start_session};
use domain::networks::languages::Languages;
use domain::networks::{membership, network};
use domain::sample::{Rows, load};
use domain::tools::{exit_record, supplier, tool};
use domain::{Clock, Database, DatabaseSettings, Operation};
use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::relay::{self, Kind};
use crate::{Api, Caller, Settings};

/// When everything here happens.
pub(super) fn today() -> DateTime<Utc> {
    "2027-01-11T15:00:00Z".parse().unwrap()
}

/// Two networks: in `prairie` Cora coordinates, Ana buys for North, Ben for South, Mia works for South and Flo funds; Zoe
/// coordinates `coast`.
pub(super) struct World {
    pub(super) api: Api,
    pub(super) database: Database,
    statements: Arc<Mutex<Vec<String>>>,
    folder: PathBuf,
}

/// Somebody with a session, at a network's address.
pub(super) struct Reader<'w> {
    pub(super) world: &'w World,
    pub(super) caller: Caller,
}

const PEOPLE: [(&str, Language); 6] = [
    ("Cora", Language::En),
    ("Ana", Language::En),
    ("Ben", Language::Fr),
    ("Mia", Language::En),
    ("Flo", Language::En),
    ("Zoe", Language::En),
];

impl World {
    pub(super) async fn new() -> World {
        World::with(Settings::default()).await
    }

    pub(super) async fn with(settings: Settings) -> World {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("longtable-api-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let place = DatabaseSettings::Sqlite { path: folder.join("test.db"), connections_max: 4 };
        let mut database = Database::open(&place, Clock::standing_at(today())).await.unwrap();
        let statements = Arc::new(Mutex::new(Vec::new()));
        let heard = statements.clone();
        database.on_statement(move |sql| heard.lock().unwrap().push(sql.to_owned()));
        Migrator::up(database.pool(), None).await.unwrap();
        let operation = Operation::new(&database);
        load(&operation, id("prairie"), &prairie()).await.unwrap();
        load(&operation, id("coast"), &coast()).await.unwrap();
        // Unused sessions last fourteen days: these begin late enough to outlast every test.
        database.clock.set("2027-03-10T15:00:00Z".parse().unwrap());
        for (name, _) in PEOPLE {
            start_session(&operation, id(name), name).await.unwrap();
        }
        database.clock.set(today());
        let api = Api::new(&database, SigningKey::new([7; 32]), settings);
        World { api, database, statements, folder }
    }

    /// Somebody who is signed in, or nobody under another name, in the prairie network.
    pub(super) fn reader(&self, name: &str) -> Reader<'_> {
        let caller = Caller {
            network: Some("prairie".into()),
            session: Some(name.into()),
            request_id: "a-request".into(),
            language: Some(words::Language::Fr),
            ..Caller::default()
        };
        Reader { world: self, caller }
    }

    /// The statements since the last time somebody asked.
    pub(super) fn statements(&self) -> Vec<String> {
        std::mem::take(&mut self.statements.lock().unwrap())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _left_behind = std::fs::remove_dir_all(&self.folder);
    }
}

impl Reader<'_> {
    pub(super) async fn ask(&self, document: &str, variables: Value) -> Value {
        let request = Request::new(document).variables(Variables::from_json(variables));
        let response = self.world.api.execute(self.caller.clone(), request).await;
        serde_json::to_value(&response).unwrap()
    }

    /// Asks something that is answered without any error, and gives its data.
    pub(super) async fn get(&self, document: &str, variables: Value) -> Value {
        let answer = self.ask(document, variables).await;
        assert_eq!(answer.get("errors"), None, "{answer:#}");
        answer["data"].clone()
    }

    /// The codes of the errors something is answered with.
    pub(super) async fn codes(&self, document: &str, variables: Value) -> Vec<String> {
        let answer = self.ask(document, variables).await;
        let errors = answer["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("none").to_owned()).collect()
    }
}

/// The id of whoever or whatever has this name.
pub(super) fn id(name: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes[..name.len()].copy_from_slice(name.as_bytes());
    Uuid::from_bytes(bytes)
}

pub(super) fn global(kind: Kind, name: &str) -> String {
    relay::id(kind, id(name)).to_string()
}

fn prairie() -> Rows {
    let person = |(name, language): (&str, Language)| person::Model {
        id: id(name),
        name: name.into(),
        folded_name: domain::text::folded(name),
        email: Some(format!("{}@example.org", name.to_lowercase())),
        language,
        zone: "America/Regina".into(),
        created_at: today(),
        erased_at: None,
    };
    Rows {
        people: PEOPLE.into_iter().map(person).collect(),
        networks: vec![network("prairie")],
        agencies: vec![agency("prairie", "North", 8), agency("prairie", "South", 30)],
        memberships: vec![
            membership("prairie", "Cora", Role::Coordinator, None),
            membership("prairie", "Ana", Role::Admin, Some("North")),
            membership("prairie", "Ben", Role::Buyer, Some("South")),
            membership("prairie", "Mia", Role::Member, Some("South")),
            membership("prairie", "Flo", Role::Funder, None),
        ],
        suppliers: vec![supplier("prairie")],
        tools: vec![tool("prairie", "Chat"), tool("prairie", "Maps")],
        exit_records: vec![exit("prairie", "Chat")],
        ..Rows::default()
    }
}

fn coast() -> Rows {
    Rows {
        networks: vec![network("coast")],
        agencies: vec![agency("coast", "Harbour", 8)],
        memberships: vec![membership("coast", "Zoe", Role::Coordinator, None)],
        suppliers: vec![supplier("coast")],
        tools: vec![tool("coast", "Sail")],
        ..Rows::default()
    }
}

fn network(slug: &str) -> network::Model {
    network::Model {
        id: id(slug),
        slug: slug.into(),
        name_en: format!("The {slug} network"),
        name_fr: format!("Le réseau {slug}"),
        zone: "America/Regina".into(),
        currency: "CAD".into(),
        languages: Languages::default(),
        logo: None,
        created_at: today(),
    }
}

fn agency(network: &str, name: &str, staff: i64) -> agency::Model {
    agency::Model {
        network_id: id(network),
        id: id(name),
        key: None,
        search_text: agency::search_text(name, None),
        name: name.into(),
        province: Province::Sk,
        setting: Setting::SmallCity,
        size_band: if staff < 20 { SizeBand::Small } else { SizeBand::Medium },
        language: AgencyLanguage::Both,
        contact_channel: ContactChannel::Email,
        staff: Some(staff),
        sample: true,
        guest: false,
        approval_above: None,
        approval_currency: None,
        standing: Standing::Good,
        standing_since: today(),
        version: 1,
        created_at: today(),
    }
}

fn membership(network: &str, name: &str, role: Role, agency: Option<&str>) -> membership::Model {
    membership::Model {
        network_id: id(network),
        id: id(&format!("{name} is")),
        person_id: id(name),
        agency_id: agency.map(id),
        role,
        created_at: today(),
        ended_at: None,
        chosen_at: None,
    }
}

fn supplier(network: &str) -> supplier::Model {
    supplier::Model { network_id: id(network), id: id("Supplier"), name: "Supplier Inc.".into(), website: None }
}

fn tool(network: &str, name: &str) -> tool::Model {
    tool::Model {
        network_id: id(network),
        id: id(name),
        key: name.to_lowercase(),
        name: name.into(),
        search_text: tool::search_text(name, &name.to_lowercase(), "team-chat"),
        supplier_id: id("Supplier"),
        category: "team-chat".into(),
        open_source: "yes".into(),
        licence: "AGPL".into(),
        data_export: "JSON".into(),
        hosting: "own".into(),
        canada_hosting: "yes".into(),
        languages: "en, fr".into(),
        french_interface: "yes".into(),
        source: "its site".into(),
        confidence: "high".into(),
        version: 1,
    }
}

fn exit(network: &str, tool: &str) -> exit_record::Model {
    exit_record::Model {
        network_id: id(network),
        id: id(&format!("{tool} exit")),
        tool_id: id(tool),
        export_formats: "JSON".into(),
        steps: "Export, import.".into(),
        tested_on: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
        tested_by: "Cora".into(),
        recorded_by: id("Cora"),
        recorded_at: today(),
    }
}

/// A draft for the tool Chat: 90 $ from 10 licences, 78 $ from 50, a fee of 1,000 $, closing after a month.
pub(super) fn draft() -> Value {
    json!({
        "toolId": global(Kind::Tool, "Chat"),
        "titleEn": "Chat together", "titleFr": "Clavarder ensemble", "needEn": "We need it.", "needFr": "Il nous le faut.",
        "alternativesEn": "None.", "alternativesFr": "Aucune.", "risksEn": "Few.", "risksFr": "Peu.",
        "currency": "CAD", "zone": "America/Regina", "quoteKind": "ALL_UNITS",
        "priceBreaks": [{ "seatsMin": 10, "unitPrice": 9000 }, { "seatsMin": 50, "unitPrice": 7800 }],
        "sharedFees": [{ "key": "setup", "labelEn": "Set-up", "labelFr": "Mise en place", "amount": 100_000, "split": "PER_SEAT" }],
        "contributions": [],
        "pledgingClosesAt": "2027-02-10T18:00:00Z", "confirmBy": "2027-03-15T18:00:00Z",
        "commitmentRule": "CONFIRMED", "ifNothingClears": "CANCEL", "silenceMeans": "NO", "whoContracts": "EACH_AGENCY",
        "defaultBorneBy": "AGENCY", "exchangeRisk": "NONE", "umbrellaFee": "",
    })
}

impl World {
    /// Drafts and opens a campaign; gives its global id.
    pub(super) async fn open_campaign(&self, key: &str) -> String {
        let cora = self.reader("Cora");
        let document = "mutation($input: DraftCampaignInput!) { draftCampaign(input: $input) { campaign { id version } problems { code field } } }";
        let drafted = cora.get(document, json!({ "input": { "draft": draft(), "requestKey": key } })).await;
        let campaign = &drafted["draftCampaign"]["campaign"];
        let document = "mutation($input: OpenCampaignInput!) { openCampaign(input: $input) { campaign { phase } problems { code field } } }";
        let input = json!({ "campaignId": campaign["id"], "version": campaign["version"], "requestKey": key });
        let opened = cora.get(document, json!({ "input": input })).await;
        assert_eq!(opened["openCampaign"]["campaign"]["phase"], "PLEDGING", "{drafted:#} {opened:#}");
        campaign["id"].as_str().unwrap().to_owned()
    }
}

pub(super) const PLEDGE: &str = "mutation($input: PledgeSeatsInput!) { pledgeSeats(input: $input) {
    pledge { id version seats lines { seats maxLandedPrice holdsNow } changedBy history { version by } }
    campaign { seatsPledged agenciesIn mySeats myState } problems { code field message } } }";

pub(super) fn pledge(campaign: &str, agency: &str, seats: i64, limit: i64, key: &str) -> Value {
    json!({ "input": {
        "campaignId": campaign, "agencyId": global(Kind::Agency, agency), "requestKey": key, "moreThanStaffUnderstood": true,
        "lines": [{ "seats": seats, "maxLandedPrice": limit }],
    } })
}
