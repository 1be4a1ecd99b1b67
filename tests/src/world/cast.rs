//! The people, agencies and tools of every test: one network on the prairie, one on the coast, and a wall between them.

use domain::access::Role;
use domain::agencies::agency;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use domain::agencies::standing::Standing;
use domain::clock::Instant;
use domain::identity::{Language, person};
use domain::networks::languages::Languages;
use domain::networks::{membership, network};
use domain::sample::Rows;
use domain::text::folded;
use domain::tools::{supplier, tool};
use uuid::Uuid;

/// A network of the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NetworkOf(u128);

pub(super) const PRAIRIE: NetworkOf = NetworkOf(0x100);
pub(super) const COAST: NetworkOf = NetworkOf(0x200);

impl NetworkOf {
    pub(super) fn id(self) -> Uuid {
        id(self.0)
    }

    pub(super) fn slug(self) -> &'static str {
        if self == PRAIRIE { "prairie" } else { "coast" }
    }
}

/// An id nobody else has, in the form of a UUIDv7 of long ago.
fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | number)
}

/// A person of the scene.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Whom tests call.
    pub name: &'static str,
    pub language: Language,
    pub zone: &'static str,
    /// Where they are what, and for which agency.
    pub role: Option<(NetworkOf, Role, Option<&'static str>)>,
}

impl Part {
    pub(super) fn person(&self) -> Uuid {
        let index = PARTS.iter().position(|part| part.name == self.name).expect("a part is listed");
        id(0x10 + u128::try_from(index).expect("the cast is small"))
    }

    pub(super) fn email(&self) -> String {
        format!("{}@example.test", self.name.to_lowercase())
    }
}

const fn part(name: &'static str, zone: &'static str, role: (NetworkOf, Role, Option<&'static str>)) -> Part {
    Part { name, language: Language::En, zone, role: Some(role) }
}

const WINNIPEG: &str = "America/Winnipeg";

/// Everybody.
pub(super) const PARTS: [Part; 11] = [
    part("Cora", WINNIPEG, (PRAIRIE, Role::Coordinator, None)),
    part("Ana", WINNIPEG, (PRAIRIE, Role::Buyer, Some("Open Door"))),
    part("Max", WINNIPEG, (PRAIRIE, Role::Admin, Some("Open Door"))),
    part("Mia", WINNIPEG, (PRAIRIE, Role::Member, Some("Open Door"))),
    Part {
        name: "Rose",
        language: Language::Fr,
        zone: "America/Regina",
        role: Some((PRAIRIE, Role::Admin, Some("Le Relais"))),
    },
    part("Hugo", "America/Halifax", (PRAIRIE, Role::Buyer, Some("Harbour House"))),
    part("Nora", "America/Whitehorse", (PRAIRIE, Role::Buyer, Some("North Star"))),
    part("Fern", "America/Toronto", (PRAIRIE, Role::Funder, None)),
    part("Stella", "America/Vancouver", (COAST, Role::Coordinator, None)),
    part("Otto", "America/Vancouver", (COAST, Role::Buyer, Some("Tidewater"))),
    Part { name: "Sven", language: Language::En, zone: "Europe/Oslo", role: None },
];

struct AgencyOf {
    network: NetworkOf,
    name: &'static str,
    province: Province,
    setting: Setting,
    size: SizeBand,
    language: AgencyLanguage,
    staff: Option<i64>,
}

const AGENCIES: [AgencyOf; 5] = [
    AgencyOf {
        network: PRAIRIE,
        name: "Open Door",
        province: Province::Mb,
        setting: Setting::LargeCity,
        size: SizeBand::Large,
        language: AgencyLanguage::En,
        staff: Some(60),
    },
    AgencyOf {
        network: PRAIRIE,
        name: "Le Relais",
        province: Province::Sk,
        setting: Setting::RuralOrRemote,
        size: SizeBand::Micro,
        language: AgencyLanguage::Fr,
        staff: Some(6),
    },
    AgencyOf {
        network: PRAIRIE,
        name: "Harbour House",
        province: Province::Ns,
        setting: Setting::SmallCity,
        size: SizeBand::Medium,
        language: AgencyLanguage::Both,
        staff: Some(25),
    },
    AgencyOf {
        network: PRAIRIE,
        name: "North Star",
        province: Province::Yt,
        setting: Setting::RuralOrRemote,
        size: SizeBand::Small,
        language: AgencyLanguage::En,
        staff: None,
    },
    AgencyOf {
        network: COAST,
        name: "Tidewater",
        province: Province::Bc,
        setting: Setting::LargeCity,
        size: SizeBand::Large,
        language: AgencyLanguage::En,
        staff: Some(80),
    },
];

fn agency_id(name: &str) -> Uuid {
    let index = AGENCIES.iter().position(|agency| agency.name == name).expect("an agency is listed");
    id(0x40 + u128::try_from(index).expect("the cast is small"))
}

/// The rows of a network with its people; the coast comes with people of its own.
pub(super) fn rows(of: NetworkOf, now: Instant) -> Rows {
    let here =
        |part: &&Part| part.role.is_some_and(|(network, ..)| network == of) || (of == PRAIRIE && part.role.is_none());
    Rows {
        people: PARTS.iter().filter(here).map(|part| person_row(part, now)).collect(),
        networks: vec![network_row(of, now)],
        agencies: AGENCIES.iter().filter(|agency| agency.network == of).map(|agency| agency_row(agency, now)).collect(),
        memberships: PARTS.iter().filter(here).filter_map(|part| membership_row(part, now)).collect(),
        suppliers: vec![supplier::Model {
            network_id: of.id(),
            id: id(of.0 + 1),
            name: "Fairware Cooperative".to_owned(),
            website: Some("https://fairware.example".to_owned()),
        }],
        tools: vec![tool_row(of, 2, "Casebook"), tool_row(of, 3, "Minutes")],
        ..Rows::default()
    }
}

/// So many further agencies of the prairie network, each with a buyer: their rows, and the buyers.
pub(super) fn more(count: u128, now: Instant) -> (Rows, Vec<(Uuid, String)>) {
    let mut rows = Rows::default();
    let mut buyers = Vec::new();
    for number in 0x1000..0x1000 + count {
        let (agency, person) = (id(0x1_0000 + number), id(0x2_0000 + number));
        let name = format!("Agency {number:x}");
        let email = format!("buyer-{number:x}@example.test");
        let template = agency_row(&AGENCIES[2], now);
        let search_text = agency::search_text(&name, None);
        rows.agencies.push(agency::Model {
            id: agency,
            name: name.clone(),
            search_text,
            staff: Some(1_000),
            ..template
        });
        rows.people.push(person::Model {
            id: person,
            folded_name: folded(&name),
            name,
            email: Some(email.clone()),
            ..person_row(&PARTS[5], now)
        });
        rows.memberships.push(membership::Model {
            network_id: PRAIRIE.id(),
            id: person,
            person_id: person,
            agency_id: Some(agency),
            role: Role::Buyer,
            created_at: now,
            ended_at: None,
            chosen_at: None,
        });
        buyers.push((person, email));
    }
    (rows, buyers)
}

/// An advisor of the prairie network: their rows, who they are, and their address.
pub(super) fn advisor(now: Instant) -> (Rows, Uuid, String) {
    let (person, email) = (id(0x3_0000), "vera@example.test".to_owned());
    let row = person::Model {
        id: person,
        name: "Vera".to_owned(),
        folded_name: "vera".to_owned(),
        email: Some(email.clone()),
        ..person_row(&PARTS[0], now)
    };
    let seat = membership::Model {
        network_id: PRAIRIE.id(),
        id: person,
        person_id: person,
        agency_id: None,
        role: Role::Advisor,
        created_at: now,
        ended_at: None,
        chosen_at: None,
    };
    (Rows { people: vec![row], memberships: vec![seat], ..Rows::default() }, person, email)
}

fn person_row(part: &Part, now: Instant) -> person::Model {
    person::Model {
        id: part.person(),
        name: part.name.to_owned(),
        folded_name: folded(part.name),
        email: Some(part.email()),
        language: part.language,
        zone: part.zone.to_owned(),
        created_at: now,
        erased_at: None,
    }
}

fn network_row(of: NetworkOf, now: Instant) -> network::Model {
    let (name_en, name_fr, zone) = match of {
        PRAIRIE => ("Prairie Table", "La Table des Prairies", WINNIPEG),
        _ => ("Coast Table", "La Table de la côte", "America/Vancouver"),
    };
    network::Model {
        id: of.id(),
        slug: of.slug().to_owned(),
        name_en: name_en.to_owned(),
        name_fr: name_fr.to_owned(),
        zone: zone.to_owned(),
        currency: "CAD".to_owned(),
        languages: Languages::default(),
        logo: None,
        created_at: now,
    }
}

fn agency_row(agency: &AgencyOf, now: Instant) -> agency::Model {
    agency::Model {
        network_id: agency.network.id(),
        id: agency_id(agency.name),
        key: None,
        search_text: agency::search_text(agency.name, None),
        name: agency.name.to_owned(),
        province: agency.province,
        setting: agency.setting,
        size_band: agency.size,
        language: agency.language,
        contact_channel: ContactChannel::Email,
        staff: agency.staff,
        sample: false,
        guest: false,
        approval_above: None,
        approval_currency: None,
        standing: Standing::Good,
        standing_since: now,
        version: 1,
        created_at: now,
    }
}

fn membership_row(part: &Part, now: Instant) -> Option<membership::Model> {
    let (network, role, agency) = part.role?;
    Some(membership::Model {
        network_id: network.id(),
        id: part.person(),
        person_id: part.person(),
        agency_id: agency.map(agency_id),
        role,
        created_at: now,
        ended_at: None,
        chosen_at: None,
    })
}

fn tool_row(of: NetworkOf, number: u128, name: &str) -> tool::Model {
    tool::Model {
        network_id: of.id(),
        id: id(of.0 + number),
        key: name.to_lowercase(),
        name: name.to_owned(),
        search_text: tool::search_text(name, &name.to_lowercase(), "case-management"),
        supplier_id: id(of.0 + 1),
        category: "case-management".to_owned(),
        open_source: "yes".to_owned(),
        licence: "AGPL-3.0".to_owned(),
        data_export: "CSV and JSON".to_owned(),
        hosting: "supplier".to_owned(),
        canada_hosting: "yes".to_owned(),
        languages: "en, fr".to_owned(),
        french_interface: "yes".to_owned(),
        source: "https://fairware.example".to_owned(),
        confidence: "high".to_owned(),
        version: 1,
    }
}
