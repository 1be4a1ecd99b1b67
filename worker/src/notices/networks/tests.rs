//! The letters about who is what in a network, as their readers get them, in both languages.

use chrono_tz::Tz;
use domain::access::Role;
use domain::agencies::agency;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use domain::agencies::standing::Standing;
use domain::identity::{self, person};
use domain::networks::finders::InvitationView;
use domain::networks::{invitation, membership};
use uuid::Uuid;
use words::Language;

use super::approval_changed::ChangedBy;
use super::role::EndedBy;
use super::{About, admin_missing, approval_changed, guest_withdrawn, own_approval_switched, role};
use crate::letter::Letter;
use crate::letter::review::to_review;
use crate::notices::campaigns::tests::table::{at, campaign, network};
use crate::notices::reader::Reader;
use crate::notices::{Desk, Written};

fn lantern(guest: bool) -> agency::Model {
    agency::Model {
        network_id: network().id,
        id: Uuid::from_u128(0xA1),
        key: None,
        search_text: agency::search_text("Lantern", None),
        name: "Lantern".into(),
        province: Province::On,
        setting: Setting::LargeCity,
        size_band: SizeBand::Small,
        language: AgencyLanguage::Both,
        contact_channel: ContactChannel::Email,
        staff: Some(12),
        sample: true,
        guest,
        approval_above: None,
        approval_currency: None,
        standing: Standing::Good,
        standing_since: at("2027-01-01T00:00:00Z"),
        version: 1,
        created_at: at("2027-01-01T00:00:00Z"),
    }
}

fn held(role: Role, is_over: bool) -> membership::Model {
    membership::Model {
        network_id: network().id,
        id: Uuid::from_u128(2),
        person_id: Uuid::from_u128(3),
        agency_id: None,
        role,
        created_at: at("2027-02-01T16:00:00Z"),
        ended_at: is_over.then(|| at("2027-02-20T15:04:00Z")),
        chosen_at: None,
    }
}

fn hana() -> person::Model {
    person::Model {
        id: Uuid::from_u128(4),
        name: "Hana Novak".into(),
        folded_name: "hana novak".into(),
        email: Some("hana@prairie.example".into()),
        language: identity::Language::En,
        zone: "America/Regina".into(),
        created_at: at("2027-01-01T00:00:00Z"),
        erased_at: None,
    }
}

fn offered(language: Language, role: Role, agency: Option<agency::Model>, name: &str) -> InvitationView {
    let row = invitation::Model {
        network_id: network().id,
        id: Uuid::from_u128(5),
        email: "samuel@lantern.example".into(),
        name: name.into(),
        language: match language {
            Language::En => identity::Language::En,
            Language::Fr => identity::Language::Fr,
        },
        role,
        agency_id: agency.as_ref().map(|agency| agency.id),
        invited_by: hana().id,
        created_at: at("2027-02-20T15:04:00Z"),
        expires_at: at("2027-03-06T15:04:00Z"),
        accepted_at: None,
        accepted_by: None,
        withdrawn_at: None,
        due_at: at("2027-02-20T15:04:00Z"),
        sent_at: None,
        leased_until: None,
        next_attempt_at: None,
        attempts: 0,
        last_error: None,
    };
    (row, agency, Some(hana()))
}

fn ready(written: Written) -> Letter {
    match written {
        Written::Ready(letter) => letter,
        other => panic!("{other:?}"),
    }
}

/// All of them in a language, as one text to review.
fn all(language: Language) -> String {
    let network = network();
    let desk = Desk { network: &network, base_url: "https://table.example", now: at("2027-02-20T15:04:05Z") };
    let reader = Reader { name: "Samuel".into(), language, zone: Tz::America__Toronto };
    let about = About { desk, reader };
    let invited = |view: &InvitationView, guest_of: &[_]| {
        super::invitation(&desk, view, guest_of, "https://table.example/invitation/token".into())
    };
    let buyer = |is_over| Some((held(Role::Buyer, is_over), Some(lantern(false))));
    let guest = Some((held(Role::Buyer, true), Some(lantern(true))));
    let amount = |by: &ChangedBy| ready(approval_changed::letter(&about, Some(lantern(false)), by));
    let left = |belongs| ready(guest_withdrawn::letter(&about, Some(lantern(true)), Some(campaign()), belongs));
    let all = [
        ("invited", invited(&offered(language, Role::Buyer, Some(lantern(false)), "Samuel"), &[])),
        ("invited_without_a_name", invited(&offered(language, Role::Coordinator, None, ""), &[])),
        ("guest_invited", invited(&offered(language, Role::Admin, Some(lantern(true)), "Samuel"), &[campaign()])),
        ("role_given", ready(role::given(&about, buyer(false), false))),
        ("role_given_in_the_network", ready(role::given(&about, Some((held(Role::Coordinator, false), None)), false))),
        ("role_ended", ready(role::ended(&about, buyer(true), Some(hana()).into(), false))),
        ("role_ended_among_others", ready(role::ended(&about, buyer(true), EndedBy::Themselves, true))),
        ("role_ended_for_a_guest", ready(role::ended(&about, guest, Some(hana()).into(), false))),
        ("admin_missing", ready(admin_missing::letter(&about, Some(lantern(false)), false))),
        ("approval_changed", amount(&ChangedBy::Other("Hana Novak".to_owned()))),
        ("approval_changed_by_nobody_known", amount(&ChangedBy::Unnamed)),
        ("approval_changed_by_oneself", amount(&ChangedBy::Themselves)),
        ("own_approval_switched_on", ready(own_approval_switched::letter(&about, &[lantern(false)], true))),
        ("own_approval_switched_off", ready(own_approval_switched::letter(&about, &[lantern(false)], false))),
        ("guest_withdrawn", left(false)),
        ("guest_withdrawn_among_others", left(true)),
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
