//! Who and what is there before anything happens.

use domain::access::Role;
use domain::agencies::agency;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use domain::agencies::standing::Standing;
use domain::identity::{Language, person};
use domain::networks::languages::Languages;
use domain::networks::{membership, network};
use domain::sample::Rows;
use domain::text::folded;
use domain::tools::{supplier, tool};
use uuid::Uuid;

use super::{ANSE, HANA, LANTERN, MIREILLE, NETWORK, SAMUEL, TOOL, at};

const NOOR: Uuid = Uuid::from_u128(0xB4);
const CLAIRE: Uuid = Uuid::from_u128(0xB5);
const PAUL: Uuid = Uuid::from_u128(0xB6);
const SUPPLIER: Uuid = Uuid::from_u128(0xD1);

pub(super) fn rows() -> Rows {
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
