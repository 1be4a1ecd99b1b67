//! Every letter, as its readers get it, in both languages.

use std::fmt::Write;

use domain::agencies::agency;
use domain::campaigns::clearing_record::RecordHead;
use domain::campaigns::outcome::{
    Answer, FeeOutcomes, FeeShare, FeeShares, LeftOutReason, LineOutcome, LineOutcomes, Stage,
};
use domain::campaigns::terms::{
    CommitmentRule, Contribution, DefaultBorneBy, ExchangeRisk, FeeSplit, IfNothingClears, PriceBreak, QuoteKind,
    Settlement, SharedFee, SilenceMeans, Terms, WhoContracts,
};
use domain::campaigns::{allocation, campaign};
use domain::clock::Instant;
use domain::events::Fact;
use domain::networks::network;
use domain::{Money, Seats};
use uuid::Uuid;
use words::Language;

use super::part::Part;
use super::scene::{Buyer, Request, Scene};
use super::{letter, opened};
use crate::letter::{Block, Letter};
use crate::notices::reader::{Reader, zone_of};
use crate::notices::{Desk, Written};

/// The limit every line below has: nobody may read it anywhere.
const LIMIT: Money = Money(987_654);

const LANTERN: Uuid = Uuid::from_u128(0xA1);
const CAMPAIGN: Uuid = Uuid::from_u128(0xC1);

fn at(text: &str) -> Instant {
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
        created_at: at("2027-01-01T00:00:00Z"),
    }
}

fn price(seats_min: i64, unit_price: i64) -> PriceBreak {
    PriceBreak { seats_min: Seats(seats_min), unit_price: Money(unit_price) }
}

fn terms() -> Terms {
    Terms {
        quote_kind: QuoteKind::AllUnits,
        price_breaks: vec![price(1, 24_000), price(120, 18_000), price(300, 15_000)],
        shared_fees: vec![SharedFee {
            key: "setup".into(),
            label_en: "Set-up and templates".into(),
            label_fr: "Mise en place et modèles".into(),
            amount: Money(240_000),
            split: FeeSplit::ByBand,
        }],
        contributions: vec![Contribution {
            key: "fund".into(),
            label: "Wider Table Fund".into(),
            fee: "setup".into(),
            amount: Money(100_000),
        }],
        commitment_rule: CommitmentRule::Confirmed,
        if_nothing_clears: IfNothingClears::ExtendOnce,
        silence_means: SilenceMeans::No,
        who_contracts: WhoContracts::EachAgency,
        default_borne_by: DefaultBorneBy::Agency,
        exchange_risk: ExchangeRisk::None,
        umbrella_fee: String::new(),
    }
}

fn campaign() -> campaign::Model {
    campaign::Model {
        network_id: network().id,
        id: CAMPAIGN,
        tool_id: Uuid::from_u128(0x71),
        title_en: "Electronic signatures".into(),
        title_fr: "Signatures électroniques".into(),
        need_en: String::new(),
        need_fr: String::new(),
        alternatives_en: String::new(),
        alternatives_fr: String::new(),
        risks_en: String::new(),
        risks_fr: String::new(),
        currency: "CAD".into(),
        zone: "America/Regina".into(),
        terms: terms(),
        pledging_closes_at: at("2027-03-02T21:00:00Z"),
        extended_closes_at: Some(at("2027-03-16T20:00:00Z")),
        confirm_by: Some(at("2027-03-30T20:00:00Z")),
        version: 1,
        attempt: 1,
        created_by: Uuid::nil(),
        created_at: at("2027-02-01T16:00:00Z"),
        opened_at: Some(at("2027-02-02T16:00:00Z")),
        extended_at: None,
        provisional_at: None,
        settled_at: None,
        settled_as: None,
        cancelled_at: None,
        cancel_reason: None,
        seats_pledged: Seats(212),
        agencies_in: 34,
        band_weight_in: 60,
        last_pledge_at: None,
        next_due_at: None,
    }
}

fn confirming() -> campaign::Model {
    campaign::Model { provisional_at: Some(at("2027-03-02T21:00:01Z")), ..campaign() }
}

fn cleared() -> campaign::Model {
    let settled_at = Some(at("2027-03-30T20:00:01Z"));
    campaign::Model { settled_at, settled_as: Some(Settlement::Cleared), ..confirming() }
}

fn record() -> RecordHead {
    RecordHead {
        id: Uuid::from_u128(0xE1),
        campaign_id: CAMPAIGN,
        attempt: 1,
        stage: Stage::Provisional,
        cleared: true,
        seats: Seats(212),
        seat_cost: Money(3_816_000),
        total: Money(3_956_000),
        agencies_in: 31,
        agencies_out: 3,
        price_break: Some(1),
        fees: FeeOutcomes(Vec::new()),
        input_sha256: "ab".into(),
        recorded_at: at("2027-03-02T21:00:01Z"),
    }
}

fn line(seats: i64, reason: Option<LeftOutReason>, price: Option<i64>) -> LineOutcome {
    LineOutcome {
        line: "1".into(),
        seats: Seats(seats),
        max_landed_price: Some(LIMIT),
        included: reason.is_none() && price.is_some(),
        reason,
        landed_price: price.map(|price| format!("{price}/1")),
        landed_price_rounded: price.map(Money),
        cost: Money(0),
    }
}

/// Lantern Street's part: 12 licences in at 193.33, and as many left out as the lines say.
fn allocation(included: bool, answer: Option<Answer>, lines: Vec<LineOutcome>) -> allocation::Model {
    let shares = [FeeShare { key: "setup".into(), amount: Money(if included { 16_000 } else { 0 }) }];
    allocation::Model {
        network_id: network().id,
        id: Uuid::from_u128(0xF1),
        record_id: Uuid::from_u128(0xE1),
        campaign_id: CAMPAIGN,
        agency_id: LANTERN,
        included,
        seats: Seats(if included { 12 } else { 0 }),
        seat_cost: Money(if included { 216_000 } else { 0 }),
        total: Money(if included { 232_000 } else { 0 }),
        landed_price: included.then_some(Money(19_333)),
        fee_shares: FeeShares(shares.to_vec()),
        lines: LineOutcomes(lines),
        answer,
        answered_at: None,
        answered_by: None,
    }
}

fn is_in(answer: Option<Answer>) -> allocation::Model {
    allocation(true, answer, vec![line(12, None, Some(19_333))])
}

fn too_dear() -> allocation::Model {
    allocation(false, None, vec![line(1, Some(LeftOutReason::CapBelowLandedPrice), Some(19_334))])
}

/// A reader at the table, and what they have before them.
struct Table {
    language: Language,
    network: network::Model,
    now: Instant,
}

impl Table {
    fn scene(&self, campaign: campaign::Model) -> Scene<'_> {
        let (name, zone) = match self.language {
            Language::En => ("Samuel Okafor", "America/Toronto"),
            Language::Fr => ("Mireille Savoie", "America/Moncton"),
        };
        let title = domain::notifications::campaign_title(self.language, &campaign);
        Scene {
            desk: Desk { network: &self.network, base_url: "https://table.example", now: self.now },
            reader: Reader { name: name.into(), language: self.language, zone: zone_of(zone) },
            title,
            tool: "DocuSign".into(),
            supplier: Some("DocuSign, Inc.".into()),
            record: campaign.provisional_at.map(|_| record()),
            buys_for: vec![buyer("Lantern Street Newcomer Centre", None, None)],
            works_with: Some("Lantern Street Newcomer Centre".into()),
            coordinates: false,
            happened_at: at("2027-02-20T15:04:05Z"),
            campaign,
        }
    }
}

fn buyer(name: &str, request: Option<Request>, part: Option<Part>) -> Buyer {
    Buyer { agency: LANTERN, name: name.into(), request, part }
}

fn with_part<'a>(mut scene: Scene<'a>, allocation: &allocation::Model) -> Scene<'a> {
    scene.buys_for[0].part = Some(Part::of(allocation));
    scene
}

fn with_request<'a>(mut scene: Scene<'a>, seats: i64, version: i64) -> Scene<'a> {
    let changed_by = "Samuel Okafor".into();
    scene.buys_for[0].request = Some(Request { seats: Seats(seats), version, withdrawn: false, changed_by });
    scene
}

fn coordinator(mut scene: Scene<'_>) -> Scene<'_> {
    scene.buys_for.clear();
    scene.works_with = None;
    scene.coordinates = true;
    scene
}

fn member(mut scene: Scene<'_>) -> Scene<'_> {
    scene.buys_for.clear();
    scene
}

/// Every letter there is, by the name of its snapshot.
fn letters(language: Language) -> Vec<(&'static str, Letter)> {
    let before = Table { language, network: network(), now: at("2027-02-23T21:00:00Z") };
    let after = Table { language, network: network(), now: at("2027-03-02T21:05:00Z") };
    let end = Table { language, network: network(), now: at("2027-03-30T20:05:00Z") };
    let mut all = early_letters(&before, &after);
    all.extend(provisional_letters(&after));
    all.extend(final_letters(&end));
    all.into_iter()
        .map(|(name, written)| match written {
            Written::Ready(letter) => (name, letter),
            other => panic!("{name}: {other:?}"),
        })
        .collect()
}

type Named = Vec<(&'static str, Written)>;

fn early_letters(before: &Table, after: &Table) -> Named {
    let id = CAMPAIGN;
    let opened = Fact::CampaignOpened { campaign: id };
    let pledged = |version| Fact::SeatsPledged { campaign: id, agency: LANTERN, seats: 12, version };
    let withdrawn = Fact::PledgeWithdrawn { campaign: id, agency: LANTERN, version: 2 };
    let closes = |days| Fact::CampaignClosesSoon { campaign: id, days };
    let extended = Fact::CampaignExtended { campaign: id, record: Uuid::nil() };
    let reopened = campaign::Model { attempt: 2, extended_at: Some(after.now), ..campaign() };
    let mut binding = campaign();
    binding.terms.commitment_rule = CommitmentRule::Binding;
    binding.terms.quote_kind = QuoteKind::Graduated;
    let reason = "The supplier withdrew its price.\n\nNobody is bound.";
    let cancelled = campaign::Model {
        cancelled_at: Some(before.now),
        cancel_reason: Some(reason.into()),
        ..campaign()
    };
    vec![
        ("opened", letter(&before.scene(campaign()), &opened)),
        ("opened_member_binding_graduated", letter(&member(before.scene(binding)), &opened)),
        ("opened_late", letter(&after.scene(campaign()), &opened)),
        ("pledged", letter(&with_request(before.scene(campaign()), 12, 1), &pledged(1))),
        ("pledged_again", letter(&with_request(before.scene(campaign()), 14, 3), &pledged(2))),
        ("withdrawn", letter(&with_request(before.scene(campaign()), 12, 2), &withdrawn)),
        ("closes_in_7_days", letter(&before.scene(campaign()), &closes(7))),
        ("closes_in_1_day", letter(&before.scene(campaign()), &closes(1))),
        ("extended_with_request", letter(&with_request(after.scene(reopened.clone()), 12, 1), &extended)),
        ("extended_without_request", letter(&after.scene(reopened.clone()), &extended)),
        ("extended_coordinator", letter(&coordinator(after.scene(reopened)), &extended)),
        ("cancelled", letter(&before.scene(cancelled), &Fact::CampaignCancelled { campaign: id })),
    ]
}

fn provisional_letters(after: &Table) -> Named {
    let provisional = Fact::OutcomeProvisional { campaign: CAMPAIGN, record: Uuid::nil(), input_sha256: "ab".into() };
    let due = |days| Fact::AnswerDueSoon { campaign: CAMPAIGN, days };
    let partly = allocation(
        true,
        None,
        vec![line(12, None, Some(19_333)), line(5, Some(LeftOutReason::CapBelowLandedPrice), Some(19_334))],
    );
    let mut yes_when_silent = confirming();
    yes_when_silent.terms.silence_means = SilenceMeans::Yes;
    let mut two = with_part(after.scene(confirming()), &is_in(None));
    two.buys_for.push(Buyer {
        agency: Uuid::from_u128(0xA2),
        name: "Accueil de l’Anse".into(),
        request: None,
        part: Some(Part::of(&too_dear())),
    });
    two.coordinates = true;
    vec![
        ("provisional_in", letter(&with_part(after.scene(confirming()), &is_in(None)), &provisional)),
        ("provisional_partly_in", letter(&with_part(after.scene(yes_when_silent), &partly), &provisional)),
        ("provisional_out", letter(&with_part(after.scene(confirming()), &too_dear()), &provisional)),
        ("provisional_coordinator", letter(&coordinator(after.scene(confirming())), &provisional)),
        ("provisional_several_hats", letter(&two, &provisional)),
        ("answer_due_in_5_days", letter(&with_part(after.scene(confirming()), &is_in(None)), &due(5))),
        ("answer_due_in_1_day", letter(&with_part(after.scene(confirming()), &is_in(None)), &due(1))),
    ]
}

fn final_letters(end: &Table) -> Named {
    let fact = Fact::CampaignCleared { campaign: CAMPAIGN, record: Uuid::nil(), input_sha256: "ab".into() };
    let not_cleared =
        Fact::CampaignNotCleared { campaign: CAMPAIGN, record: Uuid::nil(), input_sha256: "ab".into() };
    let mut recharged = cleared();
    recharged.terms.who_contracts = WhoContracts::Umbrella;
    let ended = campaign::Model { settled_as: Some(Settlement::NotCleared), ..cleared() };
    let said = |answer| with_part(end.scene(cleared()), &allocation(false, answer, vec![line(12, None, None)]));
    let no_offer = allocation(false, None, vec![line(12, Some(LeftOutReason::NoOfferAtThisQuantity), None)]);
    vec![
        ("final_in", letter(&with_part(end.scene(cleared()), &is_in(Some(Answer::Confirmed))), &fact)),
        ("final_in_recharged", letter(&with_part(end.scene(recharged), &is_in(Some(Answer::Confirmed))), &fact)),
        ("final_out", letter(&with_part(end.scene(cleared()), &too_dear()), &fact)),
        ("final_declined", letter(&said(Some(Answer::Declined)), &fact)),
        ("final_silent", letter(&said(None), &fact)),
        ("final_coordinator", letter(&coordinator(end.scene(cleared())), &fact)),
        ("not_cleared", letter(&with_part(end.scene(ended.clone()), &no_offer), &not_cleared)),
        ("not_cleared_coordinator", letter(&coordinator(end.scene(ended)), &not_cleared)),
    ]
}

/// All letters of a language as one text to review; no-break spaces are shown as `·`.
fn to_review(language: Language) -> String {
    let mut review = String::new();
    for (name, letter) in letters(language) {
        let text = letter.text().unwrap();
        let _ = writeln!(review, "==== {name}\nSubject: {}\n\n{text}", letter.subject);
    }
    review.replace('\u{A0}', "·")
}

#[test]
fn letters_read_well_in_english() {
    insta::assert_snapshot!("letters_en", to_review(Language::En));
}

#[test]
fn letters_read_well_in_french() {
    insta::assert_snapshot!("letters_fr", to_review(Language::Fr));
}

#[test]
fn the_html_of_a_letter() {
    let all = letters(Language::Fr);
    let (_, letter) = all.iter().find(|(name, _)| *name == "provisional_partly_in").unwrap();
    insta::assert_snapshot!("letter_html", letter.html().unwrap());
}

#[test]
fn html_says_what_the_text_says() {
    for language in Language::all() {
        for (name, letter) in letters(language) {
            let html = letter.html().unwrap();
            for text in said_by(&letter) {
                let escaped = text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;");
                assert!(html.contains(&escaped.replace('\'', "&#39;")), "{name}: {text}");
            }
            assert!(!html.contains("src=") && !html.contains("url(") && !html.contains("@import"), "{name}: fetches");
        }
    }
}

/// The pieces of text a letter is made of.
fn said_by(letter: &Letter) -> Vec<String> {
    let mut said = vec![letter.heading.clone(), letter.hello.clone(), letter.why.clone(), letter.signed.clone()];
    for block in &letter.blocks {
        match block {
            Block::Text(text) | Block::Section(text) => said.push(text.clone()),
            Block::Figures(figures) => said.extend(figures.iter().flat_map(|one| [one.label.clone(), one.value.clone()])),
            Block::Items(items) => said.extend(items.clone()),
            Block::Quote(text) => said.extend(text.lines().filter(|line| !line.is_empty()).map(str::to_owned)),
            Block::Button { label, address } => said.extend([label.clone(), address.clone()]),
        }
    }
    said
}

#[test]
fn no_letter_states_a_limit() {
    for language in Language::all() {
        for (name, letter) in letters(language) {
            let all = format!("{}{}{}", letter.subject, letter.text().unwrap(), letter.html().unwrap());
            let digits: String = all.chars().filter(char::is_ascii_digit).collect();
            assert!(!digits.contains(&LIMIT.minor().to_string()), "{name}");
        }
    }
}

#[test]
fn a_reminder_whose_point_is_gone_is_not_sent() {
    let table = |now| Table { language: Language::En, network: network(), now: at(now) };
    let (before, after, end) =
        (table("2027-02-23T21:00:00Z"), table("2027-03-02T21:05:00Z"), table("2027-03-30T20:00:00Z"));
    let closes = Fact::CampaignClosesSoon { campaign: CAMPAIGN, days: 7 };
    let due = Fact::AnswerDueSoon { campaign: CAMPAIGN, days: 1 };
    assert_eq!(letter(&with_request(before.scene(campaign()), 3, 1), &closes), Written::NotNeeded);
    assert_eq!(letter(&after.scene(campaign()), &closes), Written::NotNeeded);
    let answered = is_in(Some(Answer::Confirmed));
    assert_eq!(letter(&with_part(after.scene(confirming()), &answered), &due), Written::NotNeeded);
    assert_eq!(letter(&with_part(end.scene(confirming()), &is_in(None)), &due), Written::NotNeeded);
    let mut taken_back = with_request(before.scene(campaign()), 3, 2);
    taken_back.buys_for[0].request.as_mut().unwrap().withdrawn = true;
    assert!(matches!(letter(&taken_back, &closes), Written::Ready(_)));
}

#[test]
fn who_no_longer_buys_for_the_agency_hears_nothing_of_its_request() {
    let table = Table { language: Language::En, network: network(), now: at("2027-02-23T21:00:00Z") };
    let elsewhere = Fact::SeatsPledged { campaign: CAMPAIGN, agency: Uuid::from_u128(0xA9), seats: 1, version: 1 };
    assert!(matches!(letter(&table.scene(campaign()), &elsewhere), Written::Impossible(_)));
}

#[test]
fn what_people_typed_stays_on_its_line() {
    let table = Table { language: Language::En, network: network(), now: at("2027-02-23T21:00:00Z") };
    let mut scene = table.scene(campaign());
    scene.title = crate::message::one_line("Signatures\r\nBcc: all@example.org");
    let Written::Ready(letter) = opened::letter(&scene) else { panic!() };
    assert!(!letter.subject.contains(['\r', '\n']));
}

/// Writes each letter as a page to look at: `LETTERS_DIR=/tmp/letters cargo nextest run -p worker`.
#[test]
fn letters_can_be_looked_at() {
    let Some(folder) = std::env::var_os("LETTERS_DIR").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for language in Language::all() {
        for (name, letter) in letters(language) {
            std::fs::write(folder.join(format!("{name}.{}.html", language.code())), letter.html().unwrap()).unwrap();
        }
    }
}

/// An agency's row is not part of a letter; its name is.
#[test]
fn agencies_are_taken_once_however_many_roles_are_held() {
    use domain::access::{Membership, Role};
    use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
    let lantern = agency::Model {
        network_id: network().id,
        id: LANTERN,
        name: "Lantern".into(),
        province: Province::On,
        setting: Setting::LargeCity,
        size_band: SizeBand::Large,
        language: AgencyLanguage::En,
        contact_channel: ContactChannel::Email,
        staff: None,
        sample: true,
        created_at: at("2027-01-01T00:00:00Z"),
    };
    let hold = |role| (Membership { role, agency: Some(LANTERN) }, Some(lantern.clone()));
    let held = [hold(Role::Admin), hold(Role::Buyer), hold(Role::Member)];
    assert_eq!(super::scene::agencies_bought_for(&held).len(), 1);
    assert!(super::scene::agencies_bought_for(&held[2..]).is_empty());
}

#[test]
fn every_sentence_for_mail_is_said_somewhere() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                code.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let sentences = std::fs::read_to_string(root.join("../words/locales/en/mails.ftl")).unwrap();
    let keys = sentences.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let unsaid: Vec<&str> = keys.filter(|key| key.starts_with("mails-") && !code.contains(&format!("\"{key}\""))).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
