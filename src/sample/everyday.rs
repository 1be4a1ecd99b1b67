//! The everyday size: 2,000 agencies, 20,000 people and 100,000 pledges, for measuring (DESIGN 8).
//!
//! Rows are loaded in bulk; what the clock makes of them afterwards (records,
//! allocations, outcomes) the program's own commands make.

use super::agencies::Parts;
use super::chance::Chance;
use super::people::{Person, Staffing};
use super::plan::{Plan, everybody};
use super::rows::{IdMaker, Ids};
use super::story::Story;
use super::tools::tools;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Role;
use domain::agencies::profile::SizeBand;
use domain::campaigns::pledge_line::{PledgeLine, PledgeLines};
use domain::campaigns::terms::{
    CommitmentRule, Contribution, DefaultBorneBy, ExchangeRisk, FeeSplit, IfNothingClears, PriceBreak, QuoteKind,
    SharedFee, SilenceMeans, Terms, TodayPriceSource, WhoContracts,
};
use domain::campaigns::{campaign, pledge, pledge_change};
use domain::events::{Fact, event};
use domain::sample::Rows;
use domain::tools::exit_record;
use domain::{Money, Seats};
use uuid::Uuid;

/// Agencies, the cast's among them.
const AGENCIES: usize = 2_000;
/// People who work for agencies.
const PEOPLE_PER_AGENCY: usize = 10;
/// Campaigns.
pub const CAMPAIGNS: usize = 100;
/// Agencies that pledge in each of them.
const PLEDGES_PER_CAMPAIGN: usize = 1_000;

/// What has become of a campaign by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Agencies still pledge.
    Open,
    /// Agencies that are in still answer.
    Confirming,
    /// It ended: with licences, or below the first price.
    Ended { cleared: bool },
}

impl Fate {
    fn of(index: usize) -> Self {
        match index {
            0..8 => Self::Open,
            8..12 => Self::Confirming,
            12..15 => Self::Ended { cleared: false },
            _ => Self::Ended { cleared: true },
        }
    }
}

/// A network of everyday size, ready to be loaded campaign by campaign.
#[derive(Debug)]
pub struct Everyday {
    /// Who and what is there; no steps.
    pub plan: Plan,
    /// Their ids.
    pub ids: Ids,
    seed: u64,
    base: DateTime<Utc>,
    buyers: Vec<usize>,
}

impl Everyday {
    /// Plans the everyday size of a seed as it looks at an instant.
    #[must_use]
    pub fn new(seed: u64, base: DateTime<Utc>) -> Self {
        let (story, parts) = (Story::read(), Parts::read());
        let (agencies, people) = everybody(&story, &parts, seed, AGENCIES, Staffing::Exactly(PEOPLE_PER_AGENCY));
        let founded_at = base - TimeDelta::days(900);
        let buyers = buyers(&people);
        let plan = Plan { story, agencies, people, tools: tools(), steps: Vec::new(), founded_at };
        let ids = Ids::of(seed, &plan);
        Self { plan, ids, seed, base, buyers }
    }

    /// The network, its people and tools, and how each tool is left.
    #[must_use]
    pub fn rows(&self) -> Rows {
        let mut maker = IdMaker::new(self.seed, "everyday exits", self.plan.founded_at);
        let exit = |tool: &Uuid| exit_record::Model {
            network_id: self.ids.network,
            id: maker.make(),
            tool_id: *tool,
            export_formats: "CSV".to_owned(),
            steps: "Export everything, import it elsewhere, compare, delete.".to_owned(),
            tested_on: self.plan.founded_at.date_naive(),
            tested_by: self.plan.people[0].name.clone(),
            recorded_by: self.ids.people[0],
            recorded_at: self.plan.founded_at,
        };
        Rows { exit_records: self.ids.tools.iter().map(exit).collect(), ..self.ids.rows(&self.plan) }
    }

    /// One campaign with its pledges, as it stood before its close.
    #[must_use]
    pub fn campaign(&self, index: usize) -> Rows {
        let mut chance = Chance::new(self.seed, &format!("everyday {index}"));
        let mut ids = IdMaker::new(self.seed, &format!("everyday ids {index}"), self.plan.founded_at);
        let mut row = self.campaign_row(index, &mut chance, &mut ids);
        let mut rows = Rows::default();
        let mut agencies: Vec<usize> = (0..AGENCIES).collect();
        chance.shuffle(&mut agencies);
        let open = row.opened_at.unwrap_or(row.created_at);
        let minutes = (std::cmp::min(row.pledging_closes_at, self.base) - open).num_minutes() - 1;
        for agency in agencies.into_iter().take(PLEDGES_PER_CAMPAIGN) {
            let at = open + TimeDelta::minutes(chance.between(1, minutes));
            let pledge = self.pledge(agency, row.id, at, &mut chance, &mut ids);
            row.seats_pledged = Seats(row.seats_pledged.0 + pledge.seats.0);
            row.agencies_in += 1;
            row.band_weight_in += self.plan.agencies[agency].size_band.band_weight();
            row.lines_pledged += pledge.lines.count();
            row.last_pledge_at = row.last_pledge_at.max(Some(at));
            rows.events.push(self.told(&pledge, at, &mut ids));
            rows.pledge_changes.push(change(&pledge, ids.at_instant(at)));
            rows.pledges.push(pledge);
        }
        rows.campaigns.push(row);
        rows
    }

    fn campaign_row(&self, index: usize, chance: &mut Chance, ids: &mut IdMaker) -> campaign::Model {
        let fate = Fate::of(index);
        let closes = match fate {
            Fate::Open => self.base + TimeDelta::days(chance.between(5, 40)),
            Fate::Confirming => self.base - TimeDelta::days(chance.between(2, 12)),
            Fate::Ended { .. } => self.base - TimeDelta::days(chance.between(60, 800)),
        };
        let opened = std::cmp::min(closes, self.base) - TimeDelta::days(chance.between(14, 40));
        let created = opened - TimeDelta::days(7);
        let tool = chance.below(self.plan.tools.len() as u64) as usize;
        let name = &self.plan.tools[tool].name;
        let terms = terms(fate, chance);
        let confirm_by = (terms.commitment_rule == CommitmentRule::Confirmed).then(|| closes + TimeDelta::days(28));
        campaign::Model {
            network_id: self.ids.network,
            id: ids.at_instant(created),
            tool_id: self.ids.tools[tool],
            title_en: format!("{name}, purchase {}", index + 1),
            title_fr: format!("{name}, achat {}", index + 1),
            need_en: self.plan.story.marker_en.clone(),
            need_fr: self.plan.story.marker_fr.clone(),
            alternatives_en: String::new(),
            alternatives_fr: String::new(),
            risks_en: String::new(),
            risks_fr: String::new(),
            currency: self.plan.story.network.currency.clone(),
            zone: self.plan.story.network.zone.clone(),
            terms,
            pledging_closes_at: closes,
            extended_closes_at: None,
            confirm_by,
            version: 2,
            attempt: 1,
            created_by: self.ids.people[0],
            created_at: created,
            opened_at: Some(opened),
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
            next_due_at: Some(closes),
        }
    }

    fn pledge(
        &self,
        agency: usize,
        campaign: Uuid,
        at: DateTime<Utc>,
        chance: &mut Chance,
        ids: &mut IdMaker,
    ) -> pledge::Model {
        let lines = lines(self.plan.agencies[agency].size_band, chance);
        let today = chance.per_mille(600).then(|| Money(100 * chance.between(60, 220)));
        pledge::Model {
            network_id: self.ids.network,
            id: ids.at_instant(at),
            campaign_id: campaign,
            agency_id: self.ids.agencies[agency],
            seats: lines.seats(),
            lines,
            today_unit_price: today,
            today_price_source: today.map(|_| TodayPriceSource::Invoice),
            withdrawn: false,
            version: 1,
            changed_at: at,
            changed_by: self.ids.people[self.buyers[agency]],
        }
    }

    /// The fact of a pledge, of which everybody has been told.
    fn told(&self, pledge: &pledge::Model, at: DateTime<Utc>, ids: &mut IdMaker) -> event::Model {
        let fact = Fact::SeatsPledged {
            campaign: pledge.campaign_id,
            agency: pledge.agency_id,
            seats: pledge.seats.0,
            version: pledge.version,
            told: None,
        };
        event::Model {
            network_id: pledge.network_id,
            id: ids.at_instant(at),
            kind: fact.kind().to_owned(),
            campaign_id: Some(pledge.campaign_id),
            agency_id: Some(pledge.agency_id),
            actor_id: Some(pledge.changed_by),
            fact,
            once_key: None,
            occurred_at: at,
            dispatched_at: Some(at),
        }
    }
}

/// For each agency the person who pledges for it: its first buyer.
fn buyers(people: &[Person]) -> Vec<usize> {
    let mut buyers = vec![0; AGENCIES];
    for (place, person) in people.iter().enumerate().rev() {
        if let (Some(agency), Role::Buyer) = (person.agency, person.role) {
            buyers[agency] = place;
        }
    }
    buyers
}

fn lines(size: SizeBand, chance: &mut Chance) -> PledgeLines {
    let (first, last) = match size {
        SizeBand::Micro => (1, 4),
        SizeBand::Small => (2, 12),
        SizeBand::Medium => (8, 40),
        SizeBand::Large => (30, 160),
    };
    let line = |seats: i64, limit: Option<i64>| PledgeLine {
        seats: Seats(seats),
        max_landed_price: limit.map(Money),
        max_total: None,
    };
    let seats = chance.between(first, last);
    let limit = chance.per_mille(650).then(|| 100 * chance.between(60, 150));
    if seats >= 4 && chance.per_mille(250) {
        let rest = seats / 4;
        return PledgeLines(vec![line(seats - rest, limit), line(rest, Some(100 * chance.between(40, 90)))]);
    }
    PledgeLines(vec![line(seats, limit)])
}

fn change(pledge: &pledge::Model, id: Uuid) -> pledge_change::Model {
    pledge_change::Model {
        network_id: pledge.network_id,
        id,
        pledge_id: pledge.id,
        agency_id: pledge.agency_id,
        lines: pledge.lines.clone(),
        withdrawn: false,
        version: pledge.version,
        changed_at: pledge.changed_at,
        changed_by: pledge.changed_by,
        approved_by: None,
    }
}

fn terms(fate: Fate, chance: &mut Chance) -> Terms {
    // Below its first quantity a campaign has no offer at all.
    let first = if fate == (Fate::Ended { cleared: false }) { 5_000_000 } else { 1 };
    let breaks = [(first, 12_000), (first + 5_000, 9_600), (first + 15_000, 7_800), (first + 40_000, 7_000)];
    let split = *chance.pick(&[FeeSplit::PerSeat, FeeSplit::Equal, FeeSplit::ByBand]);
    Terms {
        quote_kind: if chance.per_mille(250) { QuoteKind::Graduated } else { QuoteKind::AllUnits },
        price_breaks: breaks
            .into_iter()
            .map(|(seats, price)| PriceBreak { seats_min: Seats(seats), unit_price: Money(price) })
            .collect(),
        shared_fees: vec![SharedFee {
            key: "setup".to_owned(),
            label_en: "Set-up".to_owned(),
            label_fr: "Mise en place".to_owned(),
            amount: Money(1_200_000),
            split,
        }],
        contributions: vec![Contribution {
            key: "wider-table".to_owned(),
            label: "Wider Table Fund".to_owned(),
            fee: "setup".to_owned(),
            amount: Money(300_000),
        }],
        commitment_rule: match fate {
            Fate::Ended { .. } => CommitmentRule::Binding,
            Fate::Open | Fate::Confirming => CommitmentRule::Confirmed,
        },
        if_nothing_clears: IfNothingClears::Cancel,
        silence_means: SilenceMeans::No,
        who_contracts: WhoContracts::EachAgency,
        default_borne_by: DefaultBorneBy::Agency,
        exchange_risk: ExchangeRisk::None,
        umbrella_fee: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_everyday_size_is_that_of_the_design_and_its_counters_are_right() {
        let everyday = Everyday::new(2026, "2026-11-24T15:20:00Z".parse().unwrap());
        assert_eq!(everyday.plan.agencies.len(), 2_000);
        assert!(everyday.plan.people.len() >= 20_000, "{} people", everyday.plan.people.len());
        assert_eq!(CAMPAIGNS * PLEDGES_PER_CAMPAIGN, 100_000);
        for index in [0, 8, 12, CAMPAIGNS - 1] {
            let rows = everyday.campaign(index);
            let [row] = &rows.campaigns[..] else { panic!("one campaign at a time") };
            let agencies: HashSet<Uuid> = rows.pledges.iter().map(|pledge| pledge.agency_id).collect();
            assert_eq!((rows.pledges.len(), agencies.len()), (PLEDGES_PER_CAMPAIGN, PLEDGES_PER_CAMPAIGN));
            let seats: i64 = rows.pledges.iter().map(|pledge| pledge.seats.0).sum();
            let lines: i64 = rows.pledges.iter().map(|pledge| pledge.lines.count()).sum();
            assert_eq!((row.seats_pledged.0, row.agencies_in, row.lines_pledged), (seats, 1_000, lines));
        }
    }
}
