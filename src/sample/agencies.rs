//! Invented agencies, made from parts and weights, every one marked as sample.

use super::chance::Chance;
use domain::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use words::Language;

/// One invented agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Its name, which no other agency of the sample bears.
    pub name: String,
    /// Where it is.
    pub province: Province,
    /// Kind of place.
    pub setting: Setting,
    /// Size by staff.
    pub size_band: SizeBand,
    /// The languages it serves in.
    pub language: AgencyLanguage,
    /// How it is best reached.
    pub contact_channel: ContactChannel,
    /// How many people work there.
    pub staff: i64,
    /// The language of its name and of most of its people.
    pub writes: Language,
    /// The clock its people live by.
    pub zone: String,
}

impl Agency {
    /// The name its mail addresses end with. `example` is reserved, so no mail to it can reach anybody.
    #[must_use]
    pub fn mail_domain(&self) -> String {
        format!("{}.example", slug(&self.name))
    }
}

/// The parts and weights agencies and their people are made from.
#[derive(Debug, Deserialize)]
pub struct Parts {
    province_weights: BTreeMap<String, u64>,
    size_bands: Vec<Band>,
    language: BTreeMap<String, BTreeMap<String, u64>>,
    setting: BTreeMap<String, u64>,
    without_mail: u64,
    zones: BTreeMap<String, String>,
    names: Names,
    pub(super) people: PeopleNames,
}

#[derive(Debug, Deserialize)]
struct Band {
    key: String,
    staff: [i64; 2],
    share: u64,
}

#[derive(Debug, Deserialize)]
struct Names {
    en: EnglishNames,
    fr: FrenchNames,
}

#[derive(Debug, Deserialize)]
struct EnglishNames {
    first: Vec<String>,
    second: Vec<String>,
    third: Vec<String>,
    places: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct FrenchNames {
    first: Vec<Gendered>,
    second: Vec<Gendered>,
    third: Vec<String>,
    places: Vec<String>,
}

/// A part in one gender or both; a second part agrees with the first.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Gendered {
    masculine: String,
    feminine: String,
}

/// The parts people's names are made from.
#[derive(Debug, Deserialize)]
pub(super) struct PeopleNames {
    pub given: Given,
    pub family: Vec<String>,
}

/// Given names, by the language of the agency people work for.
#[derive(Debug, Deserialize)]
pub(super) struct Given {
    pub en: Vec<String>,
    pub fr: Vec<String>,
}

impl Parts {
    /// Reads the parts that come with the program.
    ///
    /// # Panics
    /// When they are damaged, which a test would have noticed.
    #[must_use]
    pub fn read() -> Self {
        serde_yaml_ng::from_str(include_str!("data/agencies.yaml")).expect("the program's own data is checked by tests")
    }

    /// Makes `count` agencies; the names in `taken` are not given again.
    #[must_use]
    pub fn agencies(&self, seed: u64, count: usize, taken: &[&str]) -> Vec<Agency> {
        let mut chance = Chance::new(seed, "agencies");
        let mut names = NameGiver::new(self, Chance::new(seed, "agency names"), taken);
        (0..count).map(|_| self.agency(&mut chance, &mut names)).collect()
    }

    fn agency(&self, chance: &mut Chance, names: &mut NameGiver<'_>) -> Agency {
        let province = choose(chance, &self.province_weights);
        let language = self.language.get(province).or_else(|| self.language.get("default"));
        let language = language.map_or("en", |weights| choose(chance, weights));
        let weights: Vec<u64> = self.size_bands.iter().map(|band| band.share).collect();
        let band = &self.size_bands[chance.weighted(&weights)];
        let staff = chance.between(band.staff[0], band.staff[1]);
        let setting = choose(chance, &self.setting);
        let without_mail = chance.per_mille(self.without_mail);
        let in_french = language == "fr" || (language == "both" && chance.per_mille(500));
        let writes = if in_french { Language::Fr } else { Language::En };
        Agency {
            name: names.next(writes),
            province: word(province),
            setting: word(setting),
            size_band: word(&band.key),
            language: word(language),
            contact_channel: self.channel(chance, without_mail),
            staff,
            writes,
            zone: self.zone(province).to_owned(),
        }
    }

    /// Who cannot use mail is reached by phone in five cases of twelve, else on paper.
    fn channel(&self, chance: &mut Chance, without_mail: bool) -> ContactChannel {
        match (without_mail, chance.below(12) < 5) {
            (false, _) => ContactChannel::Email,
            (true, true) => ContactChannel::PhoneOnly,
            (true, false) => ContactChannel::PaperOrInPerson,
        }
    }

    /// The clock of a province.
    #[must_use]
    pub fn zone(&self, province: &str) -> &str {
        self.zones.get(province).map_or("America/Toronto", String::as_str)
    }
}

/// Reads one of our own words, such as `rural_or_remote`, as the value it names.
///
/// # Panics
/// When the program's own data holds a word nobody knows, which a test would have noticed.
pub(super) fn word<T: DeserializeOwned>(text: &str) -> T {
    let text = serde_json::Value::String(text.to_ascii_uppercase());
    serde_json::from_value(text).expect("the program's own data is checked by tests")
}

fn choose<'a>(chance: &mut Chance, weights: &'a BTreeMap<String, u64>) -> &'a str {
    let all: Vec<u64> = weights.values().copied().collect();
    let index = chance.weighted(&all);
    weights.keys().nth(index).map_or("", String::as_str)
}

/// Gives each name once: the parts in an order of chance, then again with an invented place.
struct NameGiver<'a> {
    taken: std::collections::BTreeSet<String>,
    en: Queue<'a>,
    fr: Queue<'a>,
}

struct Queue<'a> {
    names: Vec<String>,
    places: &'a [String],
    at: &'static str,
    given: usize,
}

impl<'a> NameGiver<'a> {
    fn new(parts: &'a Parts, mut chance: Chance, taken: &[&str]) -> Self {
        let (en, fr) = (&parts.names.en, &parts.names.fr);
        let mut english = Vec::new();
        for (first, second, third) in triples(&en.first, &en.second, &en.third) {
            english.push(format!("{first} {second} {third}"));
        }
        let mut french = Vec::new();
        for (first, second, third) in triples(&fr.first, &fr.second, &fr.third) {
            french.push(match first.feminine.as_str() {
                "" => format!("{} {} {third}", first.masculine, second.masculine),
                head => format!("{head} {} {third}", second.feminine),
            });
        }
        chance.shuffle(&mut english);
        chance.shuffle(&mut french);
        Self {
            taken: taken.iter().map(|&name| name.to_owned()).collect(),
            en: Queue { names: english, places: &en.places, at: "of", given: 0 },
            fr: Queue { names: french, places: &fr.places, at: "à", given: 0 },
        }
    }

    fn next(&mut self, language: Language) -> String {
        let queue = match language {
            Language::En => &mut self.en,
            Language::Fr => &mut self.fr,
        };
        loop {
            let name = queue.next();
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

impl Queue<'_> {
    fn next(&mut self) -> String {
        let (index, round) = (self.given % self.names.len(), self.given / self.names.len());
        self.given += 1;
        let name = &self.names[index];
        match round.checked_sub(1) {
            None => name.clone(),
            // A place differs from one name to the next, and a number follows when even the places have run out.
            Some(turn) => {
                let place = &self.places[(index + turn) % self.places.len()];
                match turn / self.places.len() {
                    0 => format!("{name} {} {place}", self.at),
                    more => format!("{name} {} {place} {}", self.at, more + 1),
                }
            }
        }
    }
}

fn triples<'a, A, B, C>(a: &'a [A], b: &'a [B], c: &'a [C]) -> impl Iterator<Item = (&'a A, &'a B, &'a C)> {
    a.iter().flat_map(move |a| b.iter().flat_map(move |b| c.iter().map(move |c| (a, b, c))))
}

/// A name in the letters addresses are made of.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        let plain = match letter {
            'à' | 'â' | 'ä' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            letter if letter.is_ascii_alphanumeric() => letter,
            _ => '-',
        };
        if plain != '-' || !(slug.is_empty() || slug.ends_with('-')) {
            slug.push(plain);
        }
    }
    slug.trim_end_matches('-').to_owned()
}
