//! What campaigns moved, for funders and coordinators: agencies, licences and stated savings by region, size and
//! language. No agency is shown alone (DESIGN 2.7).

use sea_orm::{ConnectionTrait, Iterable};

use super::finders::{self, Bought};
use super::permission::may_see_uptake;
use super::small_cells::{hidden, is_large_enough, may_be_summed};
use crate::access::Actor;
use crate::agencies::profile::{AgencyLanguage, Province, SizeBand};
use crate::error::{Denial, Failure};
use crate::money::Money;
use crate::networks;
use crate::seats::Seats;

/// The key of the total.
pub const TOTAL: &str = "TOTAL";

/// One cell. Counts of a hidden cell are missing; money may be hidden alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UptakeCell {
    /// Which group: a word of its enum, or [`TOTAL`].
    pub key: String,
    /// Agencies with licences.
    pub agencies: Option<i64>,
    /// Their licences.
    pub licences: Option<Seats>,
    /// What they said the same licences cost them before, less what they pay now.
    pub stated_savings: Option<Money>,
    /// How many agencies that covers: those that stated a price.
    pub savings_agencies: Option<i64>,
    /// Whether the cell is hidden.
    pub hidden: bool,
}

/// What campaigns moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uptake {
    /// Campaigns that cleared for good.
    pub campaigns: i64,
    /// By province or territory.
    pub by_province: Vec<UptakeCell>,
    /// By size.
    pub by_size: Vec<UptakeCell>,
    /// By the languages agencies serve in.
    pub by_language: Vec<UptakeCell>,
    /// All of it.
    pub total: UptakeCell,
    /// The network's currency; savings in others are left out.
    pub currency: String,
}

/// What the campaigns of the actor's network moved, small groups hidden.
pub async fn uptake(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Uptake, Failure> {
    if !actor.belongs() {
        return Err(Denial::NotFound.into());
    }
    if !may_see_uptake(actor) {
        return Err(Denial::Forbidden.into());
    }
    let network = networks::finders::by_id(conn, actor.network).await?.ok_or(Denial::NotFound)?;
    let bought = finders::bought(conn, actor, &network.currency).await?;
    let campaigns = finders::cleared_campaigns(conn, actor).await?;
    Ok(Uptake { campaigns, currency: network.currency, ..add_up(&bought) })
}

/// Adds up what each agency bought.
fn add_up(bought: &[Bought]) -> Uptake {
    let all = Group::of(TOTAL, bought.iter());
    let total_shown = is_large_enough(all.agencies());
    let money_shown = total_shown && may_be_summed(&all.savings);
    let table = |groups: Vec<Group>| cells(&groups, total_shown, money_shown);
    Uptake {
        campaigns: 0,
        by_province: table(groups::<Province>(bought, |one| one.province)),
        by_size: table(groups::<SizeBand>(bought, |one| one.size_band)),
        by_language: table(groups::<AgencyLanguage>(bought, |one| one.language)),
        total: all.cell(!total_shown, !money_shown),
        currency: String::new(),
    }
}

/// Agencies that are shown together.
#[derive(Clone, Debug)]
struct Group {
    key: String,
    /// Licences of each agency.
    licences: Vec<i64>,
    /// Savings of each agency that stated a price.
    savings: Vec<i64>,
}

impl Group {
    fn of<'a>(key: impl Into<String>, bought: impl Iterator<Item = &'a Bought>) -> Self {
        let mut group = Group { key: key.into(), licences: Vec::new(), savings: Vec::new() };
        for one in bought {
            group.licences.push(one.licences);
            group.savings.extend(one.savings);
        }
        group
    }

    fn agencies(&self) -> usize {
        self.licences.len()
    }

    fn cell(&self, hidden: bool, money_hidden: bool) -> UptakeCell {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let money = !hidden && !money_hidden;
        UptakeCell {
            key: self.key.clone(),
            agencies: (!hidden).then_some(count(self.agencies())),
            licences: (!hidden).then_some(Seats(sum(&self.licences))),
            stated_savings: money.then_some(Money(sum(&self.savings))),
            savings_agencies: money.then_some(count(self.savings.len())),
            hidden,
        }
    }
}

/// Adds up; saturates instead of wrapping.
fn sum(numbers: &[i64]) -> i64 {
    numbers.iter().fold(0, |sum: i64, number| sum.saturating_add(*number))
}

/// The groups with agencies in them, in the order of their enum.
fn groups<K: Iterable + Copy + Eq + ToWord>(bought: &[Bought], of: impl Fn(&Bought) -> K) -> Vec<Group> {
    let groups = K::iter().map(|key| Group::of(key.word(), bought.iter().filter(|one| of(one) == key)));
    groups.filter(|group| group.agencies() > 0).collect()
}

/// A word as it is stored and shown to programs.
trait ToWord {
    fn word(&self) -> String;
}

impl<E: sea_orm::ActiveEnum<Value = String>> ToWord for E {
    fn word(&self) -> String {
        self.to_value()
    }
}

/// A table whose total is shown, or not.
///
/// Where a total is hidden every cell is too: a total is hidden only when it has few contributors, or one of them makes up
/// most of it, and then the same holds for that one's cell; the others go with it.
fn cells(groups: &[Group], total_shown: bool, money_shown: bool) -> Vec<UptakeCell> {
    if !total_shown {
        return groups.iter().map(|group| group.cell(true, true)).collect();
    }
    let counts = hidden(groups, &vec![false; groups.len()], Group::agencies, |together| {
        is_large_enough(together.iter().map(|group| group.agencies()).sum())
    });
    let may_sum = |together: &[&Group]| {
        may_be_summed(&together.iter().flat_map(|group| group.savings.iter().copied()).collect::<Vec<_>>())
    };
    let money = match money_shown {
        // A cell that is hidden shows no money either.
        true => hidden(groups, &counts, |group| group.savings.len(), may_sum),
        false => vec![true; groups.len()],
    };
    groups.iter().zip(counts.iter().zip(&money)).map(|(group, (hidden, money))| group.cell(*hidden, *money)).collect()
}

#[cfg(test)]
mod tests;
