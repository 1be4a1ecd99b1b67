//! The letters about one's own account, as their readers get them, in both languages.

use domain::clock::Instant;
use domain::identity::account_mail::AccountMailKind;
use domain::identity::{Language, person};
use domain::networks::languages::Languages;
use domain::networks::network;
use domain::notifications::{LeasedAccountMail, LeasedLink};
use domain::providers::{identity_provider, provider_link};
use uuid::Uuid;

use super::{Beside, Confirming, account_mail, sign_in_link};
use crate::letter::Letter;
use crate::letter::review::to_review;

const BASE: &str = "https://table.example";

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn samuel(language: Language) -> person::Model {
    person::Model {
        id: Uuid::from_u128(2),
        name: "Samuel".into(),
        folded_name: "samuel".into(),
        email: Some("samuel@lantern.example".into()),
        language,
        zone: "America/Toronto".into(),
        created_at: at("2027-01-01T00:00:00Z"),
        erased_at: None,
    }
}

fn confirming() -> Confirming {
    let network = network::Model {
        id: Uuid::from_u128(1),
        slug: "prairie-table".into(),
        name_en: "Prairie Table".into(),
        name_fr: "La grande table".into(),
        zone: "America/Regina".into(),
        currency: "CAD".into(),
        languages: Languages::default(),
        logo: None,
        created_at: at("2027-01-01T00:00:00Z"),
    };
    let provider = identity_provider::Model {
        network_id: network.id,
        id: Uuid::from_u128(3),
        name: "Prairie House".into(),
        issuer: "https://login.house.example".into(),
        client_id: "longtable".into(),
        sealed_secret: None,
        is_on: true,
        created_at: network.created_at,
        changed_at: network.created_at,
        removed_at: None,
        version: 1,
    };
    let link = provider_link::Model {
        network_id: network.id,
        id: Uuid::from_u128(4),
        provider_id: provider.id,
        person_id: Uuid::from_u128(2),
        subject: "m-1".into(),
        told_email: "samuel@lantern.example".into(),
        device: "Firefox, Windows".into(),
        mark_hash: String::new(),
        created_at: at("2027-02-20T15:04:00Z"),
        expires_at: at("2027-02-20T15:19:00Z"),
        confirmed_at: None,
    };
    Confirming { network, provider, link, address: format!("{BASE}/n/prairie-table/sign-in/confirm/token") }
}

fn leased(kind: AccountMailKind, about: &str) -> LeasedAccountMail {
    LeasedAccountMail {
        mail: Uuid::from_u128(5),
        person: Uuid::from_u128(2),
        kind,
        about: about.to_owned(),
        happened_at: at("2027-02-20T15:04:00Z"),
        attempt: 1,
    }
}

fn asked(language: Language) -> Letter {
    let leased = LeasedLink {
        link: Uuid::from_u128(6),
        person: Uuid::from_u128(2),
        language,
        asked_at: at("2027-02-20T15:04:00Z"),
        expires_at: at("2027-02-20T15:19:00Z"),
        attempt: 1,
    };
    sign_in_link(&leased, &samuel(language), format!("{BASE}/sign-in/token"))
}

fn beside(kind: AccountMailKind) -> Beside {
    match kind {
        AccountMailKind::ProviderLink => Beside::Confirming(Box::new(confirming())),
        _ => Beside::Nothing,
    }
}

/// All of them in a language, as one text to review.
fn all(language: Language) -> String {
    let letter = |kind, about| account_mail(&leased(kind, about), &samuel(language), BASE, beside(kind)).unwrap();
    let all = [
        ("sign_in_link", asked(language)),
        ("new_device", letter(AccountMailKind::NewDevice, "Firefox, Windows")),
        ("new_device_unknown", letter(AccountMailKind::NewDevice, "")),
        ("passkey_added", letter(AccountMailKind::PasskeyAdded, "My phone")),
        ("passkey_removed", letter(AccountMailKind::PasskeyRemoved, "My phone")),
        ("token_made", letter(AccountMailKind::TokenMade, "Spreadsheet")),
        ("token_revoked", letter(AccountMailKind::TokenRevoked, "Spreadsheet")),
        ("provider_link", letter(AccountMailKind::ProviderLink, "")),
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

#[test]
fn there_is_no_letter_about_a_provider_that_is_gone() {
    let leased = leased(AccountMailKind::ProviderLink, "");
    assert_eq!(account_mail(&leased, &samuel(Language::En), BASE, Beside::Nothing), None);
}
