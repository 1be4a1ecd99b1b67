//! Examples for the tests of this room's pure rules.

use chrono::{DateTime, NaiveDate, TimeDelta};
use uuid::Uuid;

use super::draft::CampaignDraft;
use super::pledge_line::{PledgeLine, PledgeLines};
use super::terms::*;
use super::{campaign, pledge};
use crate::agencies::agency;
use crate::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use crate::agencies::standing::Standing;
use crate::clock::Instant;
use crate::money::Money;
use crate::seats::Seats;

/// An hour of a day of 2027, in UTC.
pub(crate) fn at(month: u32, day: u32, hour: u32) -> Instant {
    let day = NaiveDate::from_ymd_opt(2027, month, day).and_then(|day| day.and_hms_opt(hour, 0, 0));
    DateTime::from_naive_utc_and_offset(day.expect("a day of 2027"), chrono::Utc)
}

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(crate) fn step(seats_min: i64, unit_price: i64) -> PriceBreak {
    PriceBreak { seats_min: Seats(seats_min), unit_price: Money(unit_price) }
}

pub(crate) fn fee(key: &str, amount: i64, split: FeeSplit) -> SharedFee {
    SharedFee { key: key.into(), label_en: key.into(), label_fr: key.into(), amount: Money(amount), split }
}

pub(crate) fn gift(key: &str, fee: &str, amount: i64) -> Contribution {
    Contribution { key: key.into(), label: key.into(), fee: fee.into(), amount: Money(amount) }
}

/// 1000 a seat, 800 from 50 on; a fee of 6000 by seats of which 2500 are given.
pub(crate) fn terms() -> Terms {
    Terms {
        quote_kind: QuoteKind::AllUnits,
        price_breaks: vec![step(1, 1000), step(50, 800)],
        shared_fees: vec![fee("setup", 6000, FeeSplit::PerSeat)],
        contributions: vec![gift("fund", "setup", 2500)],
        commitment_rule: CommitmentRule::Confirmed,
        if_nothing_clears: IfNothingClears::Cancel,
        silence_means: SilenceMeans::No,
        who_contracts: WhoContracts::EachAgency,
        default_borne_by: DefaultBorneBy::Agency,
        exchange_risk: ExchangeRisk::None,
        umbrella_fee: String::new(),
    }
}

/// A draft without a problem or a warning: it closes on Tuesday, 2 March 2027 at 11:00 in Regina, and answers are due on
/// Thursday, 1 April, the last hour before Good Friday's eve.
pub(crate) fn draft() -> CampaignDraft {
    let both = |text: &str| text.to_owned();
    CampaignDraft {
        tool: id(3),
        title_en: both("Passwords"),
        title_fr: both("Mots de passe"),
        need_en: both("Because."),
        need_fr: both("Parce que."),
        alternatives_en: both("Paper."),
        alternatives_fr: both("Le papier."),
        risks_en: both("None."),
        risks_fr: both("Aucun."),
        currency: both("CAD"),
        zone: both("America/Regina"),
        terms: terms(),
        pledging_closes_at: at(3, 2, 17),
        extended_closes_at: None,
        confirm_by: Some(at(4, 1, 17)),
    }
}

/// A campaign open since 1 February, with nothing pledged.
pub(crate) fn open() -> campaign::Model {
    let draft = draft();
    campaign::Model {
        network_id: id(1),
        id: id(2),
        tool_id: draft.tool,
        title_en: draft.title_en,
        title_fr: draft.title_fr,
        need_en: draft.need_en,
        need_fr: draft.need_fr,
        alternatives_en: draft.alternatives_en,
        alternatives_fr: draft.alternatives_fr,
        risks_en: draft.risks_en,
        risks_fr: draft.risks_fr,
        currency: draft.currency,
        zone: draft.zone,
        terms: draft.terms,
        pledging_closes_at: draft.pledging_closes_at,
        extended_closes_at: None,
        confirm_by: draft.confirm_by,
        version: 2,
        attempt: 1,
        created_by: id(100),
        created_at: at(1, 31, 17),
        opened_at: Some(at(2, 1, 17)),
        extended_at: None,
        provisional_at: None,
        settled_at: None,
        settled_as: None,
        cancelled_at: None,
        cancel_reason: None,
        seats_pledged: Seats(0),
        agencies_in: 0,
        band_weight_in: 0,
        lines_pledged: 0,
        last_pledge_at: None,
        next_due_at: None,
    }
}

/// The same with pledges of other agencies, each of band weight 1.
pub(crate) fn with_others(seats: i64, agencies: i64) -> campaign::Model {
    campaign::Model { seats_pledged: Seats(seats), agencies_in: agencies, band_weight_in: agencies, ..open() }
}

pub(crate) fn agency(n: u128, province: Province, size_band: SizeBand, language: AgencyLanguage) -> agency::Model {
    agency::Model {
        network_id: id(1),
        id: id(n),
        key: None,
        search_text: agency::search_text(&format!("Agency {n}"), None),
        name: format!("Agency {n}"),
        province,
        setting: Setting::SmallCity,
        size_band,
        language,
        contact_channel: ContactChannel::Email,
        staff: Some(20),
        sample: true,
        guest: false,
        approval_above: None,
        approval_currency: None,
        standing: Standing::Good,
        standing_since: at(1, 1, 0) - TimeDelta::days(400),
        version: 1,
        created_at: at(1, 1, 0) - TimeDelta::days(400),
    }
}

/// A small agency of Saskatchewan.
pub(crate) fn small(n: u128) -> agency::Model {
    agency(n, Province::Sk, SizeBand::Small, AgencyLanguage::En)
}

pub(crate) fn lines(lines: &[(i64, Option<i64>)]) -> PledgeLines {
    let line = |(seats, limit): &(i64, Option<i64>)| PledgeLine {
        seats: Seats(*seats),
        max_landed_price: limit.map(Money),
        max_total: None,
    };
    PledgeLines(lines.iter().map(line).collect())
}

pub(crate) fn pledge(agency: u128, of: &[(i64, Option<i64>)]) -> pledge::Model {
    let lines = lines(of);
    pledge::Model {
        network_id: id(1),
        id: id(agency + 1000),
        campaign_id: id(2),
        agency_id: id(agency),
        seats: lines.seats(),
        lines,
        today_unit_price: None,
        today_price_source: None,
        withdrawn: false,
        version: 1,
        changed_at: at(2, 2, 0),
        changed_by: id(200),
    }
}
