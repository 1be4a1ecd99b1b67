//! A purchase, its result, and readers at the table, for the letters' tests.

use domain::campaigns::clearing_record::RecordHead;
use domain::campaigns::outcome::{
    Answer, FeeOutcomes, FeeShare, FeeShares, LeftOutReason, LineOutcome, LineOutcomes, Stage,
};
use domain::campaigns::pending_pledge::PendingState;
use domain::campaigns::terms::{
    CommitmentRule, Contribution, DefaultBorneBy, ExchangeRisk, FeeSplit, IfNothingClears, PriceBreak, QuoteKind,
    Settlement, SharedFee, SilenceMeans, Terms, WhoContracts,
};
use domain::campaigns::{allocation, campaign};
use domain::clock::Instant;
use domain::networks::languages::Languages;
use domain::networks::network;
use domain::{Money, Seats};
use uuid::Uuid;
use words::Language;

use crate::notices::Desk;
use crate::notices::campaigns::part::Part;
use crate::notices::campaigns::scene::{Buyer, Pending, Request, Scene};
use crate::notices::reader::{Reader, zone_of};

/// The limit every line below has: nobody may read it anywhere.
pub(super) const LIMIT: Money = Money(987_654);

pub(super) const LANTERN: Uuid = Uuid::from_u128(0xA1);
pub(super) const PENDING: Uuid = Uuid::from_u128(0xB1);
pub(super) const CAMPAIGN: Uuid = Uuid::from_u128(0xC1);

pub(in crate::notices) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

pub(in crate::notices) fn network() -> network::Model {
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

pub(super) fn price(seats_min: i64, unit_price: i64) -> PriceBreak {
    PriceBreak { seats_min: Seats(seats_min), unit_price: Money(unit_price) }
}

pub(super) fn terms() -> Terms {
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

pub(in crate::notices) fn campaign() -> campaign::Model {
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
        lines_pledged: 40,
        last_pledge_at: None,
        next_due_at: None,
    }
}

pub(super) fn confirming() -> campaign::Model {
    campaign::Model { provisional_at: Some(at("2027-03-02T21:00:01Z")), ..campaign() }
}

pub(super) fn cleared() -> campaign::Model {
    let settled_at = Some(at("2027-03-30T20:00:01Z"));
    campaign::Model { settled_at, settled_as: Some(Settlement::Cleared), ..confirming() }
}

pub(super) fn record() -> RecordHead {
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

pub(super) fn line(seats: i64, reason: Option<LeftOutReason>, price: Option<i64>) -> LineOutcome {
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
pub(super) fn allocation(included: bool, answer: Option<Answer>, lines: Vec<LineOutcome>) -> allocation::Model {
    let shares = [FeeShare { key: "setup".into(), amount: Money(if included { 16_000 } else { 0 }) }];
    allocation::Model {
        network_id: network().id,
        id: Uuid::from_u128(0xF1),
        record_id: Uuid::from_u128(0xE1),
        campaign_id: CAMPAIGN,
        agency_id: LANTERN,
        included,
        seats: Seats(if included { 12 } else { 0 }),
        seats_left_out: allocation::Model::left_out_of(&lines),
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

pub(super) fn is_in(answer: Option<Answer>) -> allocation::Model {
    allocation(true, answer, vec![line(12, None, Some(19_333))])
}

pub(super) fn too_dear() -> allocation::Model {
    allocation(false, None, vec![line(1, Some(LeftOutReason::CapBelowLandedPrice), Some(19_334))])
}

/// A reader at the table, and what they have before them.
pub(super) struct Table {
    pub(super) language: Language,
    pub(super) network: network::Model,
    pub(super) now: Instant,
}

impl Table {
    pub(super) fn scene(&self, campaign: campaign::Model) -> Scene<'_> {
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
            told: None,
            happened_at: at("2027-02-20T15:04:05Z"),
            campaign,
        }
    }
}

pub(super) fn buyer(name: &str, request: Option<Request>, part: Option<Part>) -> Buyer {
    Buyer { agency: LANTERN, name: name.into(), may_act: true, request, pending: None, part }
}

pub(super) fn with_part<'a>(mut scene: Scene<'a>, allocation: &allocation::Model) -> Scene<'a> {
    scene.buys_for[0].part = Some(Part::of(allocation));
    scene
}

pub(super) fn with_request<'a>(mut scene: Scene<'a>, seats: i64, version: i64) -> Scene<'a> {
    let (changed_by, changed_at) = (Some("Samuel Okafor".into()), at("2027-02-20T15:04:05Z"));
    scene.buys_for[0].request =
        Some(Request { seats: Seats(seats), version, withdrawn: false, changed_by, changed_at });
    scene
}

/// The reader's agency has something waiting, or had: 40 licences, asked for by Ana Reyes.
pub(super) fn with_pending<'a>(mut scene: Scene<'a>, state: PendingState, may_decide: bool) -> Scene<'a> {
    let ended = matches!(state, PendingState::Approved | PendingState::Refused);
    scene.buys_for[0].pending = Some(Pending {
        request: PENDING,
        seats: Seats(40),
        state,
        asked_by: Some("Ana Reyes".into()),
        names_who_asked: true,
        asked_at: at("2027-02-20T15:04:05Z"),
        ended_by: if ended { "Mireille Savoie".into() } else { String::new() },
        ended_at: ended.then(|| at("2027-02-20T15:04:05Z")),
        reason: (state == PendingState::Refused).then(|| "We hire in the fall.\n\nTwelve will do.".to_owned()),
        may_decide,
    });
    scene
}

pub(super) fn taken_back(mut scene: Scene<'_>) -> Scene<'_> {
    scene.buys_for[0].request.as_mut().unwrap().withdrawn = true;
    scene
}

pub(super) fn coordinator(mut scene: Scene<'_>) -> Scene<'_> {
    scene.buys_for.clear();
    scene.works_with = None;
    scene.coordinates = true;
    scene
}

pub(super) fn member(mut scene: Scene<'_>) -> Scene<'_> {
    scene.buys_for.clear();
    scene
}
