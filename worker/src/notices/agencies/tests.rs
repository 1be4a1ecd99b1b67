//! The letters about an agency's standing, as its people get them, in both languages.

use chrono_tz::Tz;
use domain::agencies::agency;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use domain::agencies::standing::Standing;
use domain::agencies::standing_change;
use domain::networks::languages::Languages;
use domain::networks::network;
use uuid::Uuid;
use words::Language;

use super::{Kind, Scene};
use crate::letter::Letter;
use crate::letter::review::to_review;
use crate::notices::Desk;
use crate::notices::reader::Reader;

fn at(text: &str) -> domain::clock::Instant {
    text.parse().unwrap()
}

fn network() -> network::Model {
    network::Model {
        id: Uuid::from_u128(1),
        slug: "prairie-table".into(),
        name_en: "Prairie Table".into(),
        name_fr: "La grande table".into(),
        zone: "America/Regina".into(),
        currency: "CAD".into(),
        languages: Languages::default(),
        logo: None,
        created_at: at("2027-01-01T00:00:00Z"),
    }
}

fn lantern(standing: Standing) -> agency::Model {
    agency::Model {
        network_id: network().id,
        id: Uuid::from_u128(0xA1),
        key: Some("0042".into()),
        search_text: agency::search_text("Lantern", Some("0042")),
        name: "Lantern".into(),
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
        standing,
        standing_since: at("2027-02-20T15:00:00Z"),
        version: 1,
        created_at: at("2027-01-01T00:00:00Z"),
    }
}

fn letter(language: Language, kind: Kind, standing: Standing, reason: &str, pledges_withdrawn: i64) -> Letter {
    let network = network();
    let agency = lantern(standing);
    let change = standing_change::Model {
        network_id: network.id,
        id: Uuid::from_u128(2),
        agency_id: agency.id,
        standing,
        reason: reason.to_owned(),
        pledges_withdrawn,
        since: agency.standing_since,
        changed_by: Uuid::from_u128(3),
    };
    let desk = Desk { network: &network, base_url: "https://table.example", now: at("2027-02-20T15:00:05Z") };
    let reader = Reader { name: "Samuel".into(), language, zone: Tz::America__Toronto };
    Scene { desk, reader, agency, change }.letter(kind)
}

/// All of them in a language, as one text to review.
fn all(language: Language) -> String {
    let why = "Dues for 2026 are unpaid.\n\nCall us; we will find a way.";
    let all = [
        ("approved", letter(language, Kind::Approved, Standing::Good, "", 0)),
        ("approved_with_a_word", letter(language, Kind::Approved, Standing::Good, "Good to have you.", 0)),
        ("suspended", letter(language, Kind::Suspended, Standing::Suspended, why, 0)),
        ("reinstated", letter(language, Kind::Reinstated, Standing::Good, "", 0)),
        ("removed", letter(language, Kind::Removed, Standing::Removed, "It has closed its doors.", 0)),
        ("removed_with_one_request", letter(language, Kind::Removed, Standing::Removed, "Merged.", 1)),
        ("removed_with_requests", letter(language, Kind::Removed, Standing::Removed, "Merged.", 3)),
        ("guest_left", letter(language, Kind::GuestLeft, Standing::Removed, "", 0)),
    ];
    to_review(all)
}

#[test]
fn letters_read_well_in_english() {
    insta::assert_snapshot!("letters_en", all(Language::En));
}

#[test]
fn letters_read_well_in_french() {
    insta::assert_snapshot!("letters_fr", all(Language::Fr));
}
