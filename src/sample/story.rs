//! The story of the sample network, as its file tells it.

use super::agencies::{Agency, Parts, word};
use domain::access::Role;
use domain::campaigns::terms::{
    CommitmentRule, FeeSplit, IfNothingClears, QuoteKind, SilenceMeans, TodayPriceSource, WhoContracts,
};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use words::Language;

/// Everything the file tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub network: Network,
    pub marker_en: String,
    pub marker_fr: String,
    pub hour: u32,
    pub cast: Vec<Cast>,
    pub staff: Vec<Staff>,
    pub campaigns: Vec<Campaign>,
    pub exits: BTreeMap<String, Exit>,
}

/// The network all of it happens in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    pub slug: String,
    pub name_en: String,
    pub name_fr: String,
    pub zone: String,
    pub currency: String,
}

/// Somebody whom anybody may become.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    pub key: String,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub zone: String,
    #[serde(deserialize_with = "in_small_letters")]
    pub role: Role,
    pub title: String,
    pub note: String,
    pub agency: Option<CastAgency>,
}

/// The agency of somebody of the cast.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastAgency {
    pub name: String,
    pub province: String,
    pub setting: String,
    pub size_band: String,
    pub language: String,
    pub staff: i64,
}

/// Somebody of the umbrella.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    pub name: String,
    pub email: String,
    pub language: Language,
    pub zone: String,
    #[serde(deserialize_with = "in_small_letters")]
    pub role: Role,
}

/// A purchase: its words, its terms, and who takes part.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    pub key: String,
    #[serde(default)]
    pub featured: bool,
    pub tool: String,
    pub title_en: String,
    pub title_fr: String,
    pub need_en: String,
    pub need_fr: String,
    pub alternatives_en: String,
    pub alternatives_fr: String,
    pub risks_en: String,
    pub risks_fr: String,
    pub quote: Quote,
    pub fees: Vec<Fee>,
    pub contributions: Vec<Contribution>,
    pub rules: Rules,
    pub days: Days,
    pub roster: Option<Roster>,
    pub pledges: Vec<Pledge>,
    pub answers: Answers,
    pub cancelled: Option<Cancelled>,
    pub comments: Vec<Comment>,
}

/// The supplier's prices: pairs of a quantity and the price from there on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    #[serde(deserialize_with = "in_small_letters")]
    pub kind: QuoteKind,
    pub price_breaks: Vec<(i64, i64)>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    pub key: String,
    pub label_en: String,
    pub label_fr: String,
    pub amount: i64,
    #[serde(deserialize_with = "in_small_letters")]
    pub split: FeeSplit,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    pub key: String,
    pub label: String,
    pub fee: String,
    pub amount: i64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    #[serde(deserialize_with = "in_small_letters")]
    pub commitment: CommitmentRule,
    #[serde(deserialize_with = "in_small_letters")]
    pub nothing_clears: IfNothingClears,
    #[serde(deserialize_with = "in_small_letters")]
    pub silence: SilenceMeans,
    #[serde(deserialize_with = "in_small_letters")]
    pub contracts: WhoContracts,
    #[serde(default)]
    pub umbrella_fee: String,
}

/// When what happens, in days from the day of loading.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    pub opens: Option<i64>,
    pub closes: i64,
    pub extended: Option<i64>,
    /// Working days after the close until which agencies answer.
    pub answer_in: Option<u32>,
}

/// The agencies that take part by chance, beside those told of one by one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    pub agencies: usize,
    /// What all pledges of today come to, those told of one by one included.
    pub total: Option<i64>,
    pub seats: BTreeMap<String, (i64, i64)>,
    pub limits: (i64, i64),
    pub without_limit: u64,
    pub two_lines: u64,
    pub states_today: u64,
    pub today: (i64, i64),
}

/// One pledge the story needs to be just so.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    /// Somebody of the cast, or `anybody`.
    pub who: String,
    /// Given so many hours before the close: after loading, when the clock comes by.
    pub hours_left: Option<i64>,
    /// Pairs of seats and limit.
    pub lines: Vec<(i64, Option<i64>)>,
    #[serde(deserialize_with = "today")]
    pub today: (i64, TodayPriceSource),
}

/// How agencies that are in answer, per mille; the rest stay silent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    pub yes: u64,
    pub no: u64,
    #[serde(default)]
    pub director: Option<String>,
    #[serde(default)]
    pub buyer: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancelled {
    pub day: i64,
    pub reason: String,
}

/// A question or an answer: by somebody of the cast, or by an agency's admin of one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    pub day: i64,
    pub who: String,
    pub text: String,
}

/// How to leave a tool.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exit {
    pub formats: String,
    pub steps: String,
}

impl Story {
    /// Reads the story that comes with the program.
    ///
    /// # Panics
    /// When it is damaged, which a test would have noticed.
    #[must_use]
    pub fn read() -> Self {
        serde_yaml_ng::from_str(include_str!("data/story.yaml")).expect("the program's own data is checked by tests")
    }
}

impl CastAgency {
    /// The agency as the sample knows agencies.
    #[must_use]
    pub fn agency(&self, cast: &Cast, parts: &Parts) -> Agency {
        Agency {
            name: self.name.clone(),
            province: word(&self.province),
            setting: word(&self.setting),
            size_band: word(&self.size_band),
            language: word(&self.language),
            contact_channel: domain::agencies::profile::ContactChannel::Email,
            staff: self.staff,
            writes: cast.language,
            zone: parts.zone(&self.province.to_ascii_uppercase()).to_owned(),
        }
    }
}

/// Reads a word of ours that files spell in small letters and the domain in capitals.
fn in_small_letters<'de, D: Deserializer<'de>, T: serde::de::DeserializeOwned>(from: D) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    let value = serde_json::Value::String(text.to_ascii_uppercase());
    serde_json::from_value(value).map_err(serde::de::Error::custom)
}

fn today<'de, D: Deserializer<'de>>(from: D) -> Result<(i64, TodayPriceSource), D::Error> {
    let (price, source) = <(i64, String)>::deserialize(from)?;
    let value = serde_json::Value::String(source.to_ascii_uppercase());
    serde_json::from_value(value).map(|source| (price, source)).map_err(serde::de::Error::custom)
}
