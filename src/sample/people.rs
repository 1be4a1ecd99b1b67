//! Invented people who work for the invented agencies.

use super::agencies::{Agency, Parts, slug};
use super::chance::Chance;
use domain::access::Role;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, SizeBand};
use std::collections::BTreeSet;
use words::Language;

/// One invented person and what they are in the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// How they are called.
    pub name: String,
    /// Where mail would reach them; none for those who cannot use mail.
    pub email: Option<String>,
    /// The language they read.
    pub language: Language,
    /// Their time zone.
    pub zone: String,
    /// As what they come to the table.
    pub role: Role,
    /// The agency they work for, by its place in the list; none for the umbrella and funders.
    pub agency: Option<usize>,
}

/// How many people an agency gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staffing {
    /// One to four, more in larger agencies: a network one can look through.
    AsPeopleWould,
    /// The same number everywhere, for a measured size.
    Exactly(usize),
}

/// Gives every agency its people: an admin first, then buyers, then members.
#[must_use]
pub fn people(parts: &Parts, seed: u64, agencies: &[Agency], staffing: Staffing) -> Vec<Person> {
    let mut chance = Chance::new(seed, "people");
    let mut people = Vec::new();
    for (index, agency) in agencies.iter().enumerate() {
        let mut addresses = BTreeSet::new();
        let domain = agency.mail_domain();
        for role in roles(&mut chance, agency, staffing) {
            let language = reads(&mut chance, agency);
            let name = name(parts, &mut chance, agency.writes);
            // Some people cannot use mail even where their agency can.
            let reachable = agency.contact_channel == ContactChannel::Email && !chance.per_mille(50);
            people.push(Person {
                email: reachable.then(|| address(&name, &domain, &mut addresses)),
                name,
                language,
                zone: agency.zone.clone(),
                role,
                agency: Some(index),
            });
        }
    }
    people
}

fn roles(chance: &mut Chance, agency: &Agency, staffing: Staffing) -> Vec<Role> {
    let (buyers, members) = match (staffing, agency.size_band) {
        (Staffing::Exactly(count), _) => {
            let buyers = std::cmp::min(count.saturating_sub(1), 2);
            (buyers, count.saturating_sub(1 + buyers))
        }
        (Staffing::AsPeopleWould, SizeBand::Micro) => (0, 0),
        (Staffing::AsPeopleWould, SizeBand::Small) => (usize::from(chance.per_mille(500)), 0),
        (Staffing::AsPeopleWould, SizeBand::Medium) => (1, usize::from(chance.per_mille(500))),
        (Staffing::AsPeopleWould, SizeBand::Large) => (2, 1),
    };
    let rest = std::iter::repeat_n(Role::Buyer, buyers).chain(std::iter::repeat_n(Role::Member, members));
    std::iter::once(Role::Admin).chain(rest).collect()
}

fn reads(chance: &mut Chance, agency: &Agency) -> Language {
    let french = match agency.language {
        AgencyLanguage::Fr => 950,
        AgencyLanguage::Both => 500,
        AgencyLanguage::En => 40,
    };
    if chance.per_mille(french) { Language::Fr } else { Language::En }
}

fn name(parts: &Parts, chance: &mut Chance, language: Language) -> String {
    let given = match language {
        Language::En => &parts.people.given.en,
        Language::Fr => &parts.people.given.fr,
    };
    format!("{} {}", chance.pick(given), chance.pick(&parts.people.family))
}

/// A mail address nobody else at this agency has.
fn address(name: &str, domain: &str, taken: &mut BTreeSet<String>) -> String {
    let local = slug(name).replace('-', ".");
    let mut address = format!("{local}@{domain}");
    let mut turn = 2;
    while !taken.insert(address.clone()) {
        address = format!("{local}.{turn}@{domain}");
        turn += 1;
    }
    address
}
