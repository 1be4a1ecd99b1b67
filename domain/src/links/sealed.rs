//! What a half, the place of a code and a mail hold of another network: sealed, so that nobody reads it who has the database alone. That two
//! rows were written at one instant is not hidden by it (ADR 0032).

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::agency_link;
use super::carried::ProfileField;
use super::link_code;
use crate::clock::Instant;
use crate::identity::{SigningKey, sealed};
use crate::networks::network;
use crate::roster::Profile;

/// An agency, and its network, as they are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The agency.
    pub agency: String,
    /// Its network, in English.
    pub network_en: String,
    /// The same in French.
    pub network_fr: String,
}

impl Named {
    pub(super) fn of(agency: &str, network: &network::Model) -> Self {
        let (network_en, network_fr) = (network.name_en.clone(), network.name_fr.clone());
        Self { agency: agency.to_owned(), network_en, network_fr }
    }
}

/// What leads from one half to the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Other {
    /// The other network.
    pub network: Uuid,
    /// The other half.
    pub half: Uuid,
    /// What is called how there.
    pub named: Named,
}

/// What the other agency said of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fetched {
    /// The version of its profile.
    pub version: i64,
    /// The profile.
    pub profile: Profile,
    /// When it said so. What was kept before that was noted has none.
    #[serde(default)]
    pub at: Option<Instant>,
}

/// What a mail about a link tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkNews {
    /// The reader's network in addresses.
    pub slug: String,
    /// The reader's agency.
    pub agency_id: Uuid,
    /// Who did it.
    pub by: String,
    /// The agency by which it was done, and its network: what was carried over was carried there.
    pub here: Named,
    /// The other one.
    pub there: Named,
    /// What was carried over.
    pub fields: Vec<ProfileField>,
}

/// What is asked for, and the key by which halves are opened: that is no part of what is asked.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Keyed<W> {
    pub wish: W,
    #[serde(skip)]
    pub key: SigningKey,
}

impl<W> Keyed<W> {
    pub(super) fn new(wish: W, key: &SigningKey) -> Self {
        Self { wish, key: key.clone() }
    }
}

/// A column of a half.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Other,
    Fetched,
}

impl Place {
    /// The column's name: what was sealed opens by it, so it stays as it is.
    fn column(self) -> &'static str {
        match self {
            Place::Other => "other",
            Place::Fetched => "fetched",
        }
    }
}

/// Closes something for a column of a half: moved to another row or column it stays closed.
pub(super) fn seal<T: Serialize>(key: &SigningKey, network: Uuid, half: Uuid, place: Place, what: &T) -> String {
    sealed::seal(key, &within(network, half, place), &json(what))
}

/// Opens what was closed for this column of this half.
pub(super) fn open<T: DeserializeOwned>(
    key: &SigningKey,
    half: &agency_link::Model,
    place: Place,
    closed: Option<&str>,
) -> Option<T> {
    let opened = sealed::open(key, &within(half.network_id, half.id, place), closed?)?;
    serde_json::from_str(&opened).ok()
}

fn within(network: Uuid, half: Uuid, place: Place) -> String {
    format!("agency_link/{network}/{half}/{}", place.column())
}

fn of_code(code_hash: &str) -> String {
    format!("link_code/{code_hash}")
}

/// Closes where a code leads.
pub(super) fn seal_place(key: &SigningKey, code_hash: &str, network: Uuid, half: Uuid) -> String {
    sealed::seal(key, &of_code(code_hash), &format!("{}{}", network.simple(), half.simple()))
}

/// The network and the half a code leads to.
pub(super) fn place_of(key: &SigningKey, code: &link_code::Model) -> Option<(Uuid, Uuid)> {
    let opened = sealed::open(key, &of_code(&code.code_hash), &code.leads_to)?;
    let (network, half) = opened.split_at_checked(32)?;
    Some((network.parse().ok()?, half.parse().ok()?))
}

fn of_mail(person: Uuid) -> String {
    format!("account_mail/{person}/link")
}

/// Closes the news for the person it is mailed to.
pub(super) fn seal_news(key: &SigningKey, person: Uuid, news: &LinkNews) -> String {
    sealed::seal(key, &of_mail(person), &json(news))
}

/// Opens the news a mail holds for a person: for whoever writes the mail.
pub fn news_of(key: &SigningKey, person: Uuid, about: &str) -> Option<LinkNews> {
    serde_json::from_str(&sealed::open(key, &of_mail(person), about)?).ok()
}

fn json<T: Serialize>(what: &T) -> String {
    serde_json::to_string(what).expect("texts, ids and numbers become JSON")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn half(id: u128) -> agency_link::Model {
        agency_link::Model {
            network_id: Uuid::from_u128(1),
            id: Uuid::from_u128(id),
            agency_id: Uuid::nil(),
            other: None,
            fetched: None,
            made_by: Uuid::nil(),
            made_at: DateTime::UNIX_EPOCH,
            expires_at: DateTime::UNIX_EPOCH,
            linked_at: None,
            ended_at: None,
            ended_by: None,
        }
    }

    #[test]
    fn what_leads_elsewhere_opens_in_its_own_half_and_place_alone() {
        let key = SigningKey::new([7; 32]);
        let named = Named { agency: "Tidewater".into(), network_en: "Coast".into(), network_fr: "Côte".into() };
        let other = Other { network: Uuid::from_u128(2), half: Uuid::from_u128(9), named };
        let closed = seal(&key, Uuid::from_u128(1), Uuid::from_u128(3), Place::Other, &other);
        assert!(!closed.contains("Coast") && !closed.contains(&other.network.to_string()));
        assert_eq!(open(&key, &half(3), Place::Other, Some(&closed)), Some(other));
        assert_eq!(open::<Other>(&key, &half(4), Place::Other, Some(&closed)), None, "moved to another half");
        assert_eq!(open::<Other>(&key, &half(3), Place::Fetched, Some(&closed)), None, "moved to another column");
        assert_eq!(open::<Other>(&SigningKey::new([8; 32]), &half(3), Place::Other, Some(&closed)), None);
    }

    #[test]
    fn where_a_code_leads_opens_by_its_own_hash_alone() {
        let key = SigningKey::new([7; 32]);
        let leads_to = seal_place(&key, "a1", Uuid::from_u128(1), Uuid::from_u128(3));
        let code = |code_hash: &str| link_code::Model {
            id: Uuid::nil(),
            code_hash: code_hash.into(),
            leads_to: leads_to.clone(),
            expires_at: DateTime::UNIX_EPOCH,
        };
        assert_eq!(place_of(&key, &code("a1")), Some((Uuid::from_u128(1), Uuid::from_u128(3))));
        assert_eq!(place_of(&key, &code("a2")), None, "moved to another code");
        assert_eq!(place_of(&SigningKey::new([8; 32]), &code("a1")), None);
        let strange = link_code::Model { leads_to: "x".into(), ..code("a1") };
        assert_eq!(place_of(&key, &strange), None);
    }
}
