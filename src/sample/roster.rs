//! Who takes part in a purchase of the sample, with how many licences and which limits.

use super::agencies::Agency;
use super::chance::Chance;
use super::people::Person;
use super::story::{Campaign, Pledge, Roster, Story};
use domain::access::Role;
use domain::agencies::profile::SizeBand;
use domain::campaigns::terms::TodayPriceSource;

/// The director's agency comes first in the list of agencies.
pub const DIRECTOR: usize = 0;
/// The buyer's agency comes second.
pub const BUYER: usize = 1;

/// One agency's pledge as planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PledgePlan {
    /// The agency, by its place in the list.
    pub agency: usize,
    /// Who pledges for it.
    pub person: usize,
    /// Pairs of seats and limit in cents.
    pub lines: Vec<(i64, Option<i64>)>,
    /// What it pays today in cents, and how it knows.
    pub today: Option<(i64, TodayPriceSource)>,
    /// Given so many hours before the close, after the day of loading.
    pub hours_left: Option<i64>,
}

impl PledgePlan {
    /// Seats of all lines.
    #[must_use]
    pub fn seats(&self) -> i64 {
        self.lines.iter().map(|(seats, _)| seats).sum()
    }
}

/// Plans the pledges of a campaign: those the story tells of, and those of chance.
#[must_use]
pub fn pledges(
    seed: u64,
    campaign: &Campaign,
    story: &Story,
    agencies: &[Agency],
    people: &[Person],
) -> Vec<PledgePlan> {
    let Some(roster) = &campaign.roster else { return Vec::new() };
    let mut chance = Chance::new(seed, &format!("roster {}", campaign.key));
    let cast = story.cast.iter().filter(|cast| cast.agency.is_some()).count();
    let mut others: Vec<usize> = (cast..agencies.len()).collect();
    chance.shuffle(&mut others);
    let (by_chance, mut anybody) = others.split_at(std::cmp::min(roster.agencies, others.len()));
    let mut told = Vec::new();
    for pledge in &campaign.pledges {
        if let Some(agency) = agency_of(pledge, agencies, &mut anybody) {
            told.push(as_told(pledge, agency, buyer_of(people, agency)));
        }
    }
    let told_seats: i64 = told.iter().filter(|pledge| pledge.hours_left.is_none()).map(PledgePlan::seats).sum();
    let seats = seats(&mut chance, roster, by_chance, agencies, told_seats);
    let drawn = by_chance.iter().zip(seats).map(|(&agency, seats)| PledgePlan {
        agency,
        person: buyer_of(people, agency),
        lines: lines(&mut chance, roster, seats),
        today: today(&mut chance, roster),
        hours_left: None,
    });
    let drawn: Vec<_> = drawn.collect();
    told.into_iter().chain(drawn).collect()
}

/// The agency a told pledge is of. Who is just anybody must be large enough not to be asked about its staff.
fn agency_of(pledge: &Pledge, agencies: &[Agency], anybody: &mut &[usize]) -> Option<usize> {
    let seats: i64 = pledge.lines.iter().map(|(seats, _)| seats).sum();
    match pledge.who.as_str() {
        "director" => Some(DIRECTOR),
        "buyer" => Some(BUYER),
        _ => loop {
            let (&next, rest) = anybody.split_first()?;
            *anybody = rest;
            if agencies[next].staff >= seats {
                break Some(next);
            }
        },
    }
}

fn as_told(pledge: &Pledge, agency: usize, person: usize) -> PledgePlan {
    PledgePlan { agency, person, lines: pledge.lines.clone(), today: Some(pledge.today), hours_left: pledge.hours_left }
}

/// Who pledges for an agency: its first buyer, else its admin; somebody of the cast before others.
fn buyer_of(people: &[Person], agency: usize) -> usize {
    let of = |role| people.iter().position(|person| person.agency == Some(agency) && person.role == role);
    of(Role::Buyer).filter(|_| agency != DIRECTOR).or_else(|| of(Role::Admin)).unwrap_or(0)
}

/// Seats by the size of each agency, then nudged one by one until all pledges come to the roster's total.
fn seats(chance: &mut Chance, roster: &Roster, chosen: &[usize], agencies: &[Agency], told: i64) -> Vec<i64> {
    let mut seats: Vec<i64> = chosen
        .iter()
        .map(|&agency| {
            let (first, last) = roster.seats.get(band(agencies[agency].size_band)).copied().unwrap_or((1, 1));
            std::cmp::min(chance.between(first, last), agencies[agency].staff)
        })
        .collect();
    let Some(total) = roster.total else { return seats };
    let mut missing = total - told - seats.iter().sum::<i64>();
    // Every turn moves the sum one step closer for at least the agencies that have room; the bound ends a story that cannot be told.
    for turn in 0..(seats.len() * 1000) {
        if missing == 0 {
            break;
        }
        let place = turn % seats.len();
        let room = match missing {
            1.. => seats[place] < agencies[chosen[place]].staff,
            _ => seats[place] > 1,
        };
        if room {
            seats[place] += missing.signum();
            missing -= missing.signum();
        }
    }
    seats
}

fn band(size: SizeBand) -> &'static str {
    match size {
        SizeBand::Micro => "micro",
        SizeBand::Small => "small",
        SizeBand::Medium => "medium",
        SizeBand::Large => "large",
    }
}

fn lines(chance: &mut Chance, roster: &Roster, seats: i64) -> Vec<(i64, Option<i64>)> {
    let limit = limit(chance, roster.limits);
    let limit = (!chance.per_mille(roster.without_limit)).then_some(limit);
    if seats >= 3 && chance.per_mille(roster.two_lines) {
        // Some are sure of a few licences at any price, and take the rest only if it is cheap.
        let rest = seats / 3;
        return vec![(seats - rest, limit), (rest, Some(limit_below(chance, roster.limits, limit)))];
    }
    vec![(seats, limit)]
}

/// People state limits in steps of five dollars.
fn limit(chance: &mut Chance, (first, last): (i64, i64)) -> i64 {
    500 * chance.between(first / 500, last / 500)
}

fn limit_below(chance: &mut Chance, (first, last): (i64, i64), limit: Option<i64>) -> i64 {
    self::limit(chance, (first, limit.unwrap_or(last)))
}

fn today(chance: &mut Chance, roster: &Roster) -> Option<(i64, TodayPriceSource)> {
    let price = 100 * chance.between(roster.today.0 / 100, roster.today.1 / 100);
    let source = if chance.per_mille(600) { TodayPriceSource::Invoice } else { TodayPriceSource::List };
    chance.per_mille(roster.states_today).then_some((price, source))
}
