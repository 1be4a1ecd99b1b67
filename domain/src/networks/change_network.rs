//! Change what a network is called, where its deadlines are, what it buys in, and what it says of itself.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::create_network::NAME_MAX;
use super::languages::Languages;
use super::permission::ChangeNetworkAction;
use super::{finders, network, network_page};
use crate::access::{Actor, Permit, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::Language;
use crate::operation::{Operation, RequestKey, Tx};
use crate::text;

/// The longest text a network says of itself.
const ABOUT_MAX: usize = 2_000;

/// What a network is to be.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeNetwork {
    /// Its name in English.
    pub name_en: String,
    /// Its name in French.
    pub name_fr: String,
    /// What it is, in English; may be empty.
    pub about_en: String,
    /// The same in French.
    pub about_fr: String,
    /// The IANA zone it keeps its deadlines in; campaigns that are drafted already keep theirs.
    pub zone: String,
    /// The currency it buys in: settled once a campaign was opened, so that what was bought can be added up.
    pub currency: String,
    /// The languages it offers, the first one first.
    pub languages: Vec<Language>,
    /// Whether everybody may read its page.
    pub is_public: bool,
    /// The version the form showed; 0 while nobody had set anything.
    pub version: i64,
}

/// What of a network was changed, as the log names it; what it was and became is nobody's there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NetworkPart {
    /// Its name in English.
    NameEn,
    /// Its name in French.
    NameFr,
    /// What it says of itself in English.
    AboutEn,
    /// The same in French.
    AboutFr,
    /// Its zone.
    Zone,
    /// Its currency.
    Currency,
    /// The languages it offers.
    Languages,
    /// Whether everybody may read its page.
    IsPublic,
}

impl ChangeNetwork {
    /// What would be other than it is. A network that never said anything of itself says nothing, to its own people alone.
    fn differs(&self, network: &network::Model, page: Option<&network_page::Model>) -> Vec<NetworkPart> {
        let (about_en, about_fr, is_public) =
            page.map_or(("", "", false), |page| (page.about_en.as_str(), page.about_fr.as_str(), page.is_public));
        let parts = [
            (NetworkPart::NameEn, self.name_en.trim() != network.name_en),
            (NetworkPart::NameFr, self.name_fr.trim() != network.name_fr),
            (NetworkPart::AboutEn, self.about_en.trim() != about_en),
            (NetworkPart::AboutFr, self.about_fr.trim() != about_fr),
            (NetworkPart::Zone, self.zone != network.zone),
            (NetworkPart::Currency, self.currency != network.currency),
            (NetworkPart::Languages, self.languages != network.languages.list()),
            (NetworkPart::IsPublic, self.is_public != is_public),
        ];
        parts.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
    }

    /// The same with a name in every language: where it has none in one it does not offer, it goes by its first name.
    fn named(&self) -> Self {
        let mut wish = self.clone();
        let offers = |language| self.languages.contains(&language);
        let empty = |name: &str| name.trim().is_empty();
        if empty(&self.name_en) && !offers(Language::En) {
            wish.name_en.clone_from(&self.name_fr);
        }
        if empty(&self.name_fr) && !offers(Language::Fr) {
            wish.name_fr.clone_from(&self.name_en);
        }
        wish
    }
}

/// Changes the network of the actor, and gives its id. The same again changes nothing.
pub async fn change_network(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeNetwork,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let input = &input.named();
    let changed = operation.write("change_network", actor, key, input, async |tx, actor, input| {
        let found = finders::own_locked(tx.conn(), actor).await?;
        let permit = authorize(actor, ChangeNetworkAction, found, tx)?;
        let page = finders::page_of(tx.conn(), tx.network()).await?;
        if page.as_ref().map_or(0, |page| page.version) != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let mut problems = check(input);
        let other = input.currency != permit.subject().currency;
        if other && finders::has_opened_a_campaign(tx.conn(), tx.network()).await? {
            problems.push(Problem::at("currency", ProblemCode::CurrencySettled));
        }
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let parts = input.differs(permit.subject(), page.as_ref());
        if parts.is_empty() {
            return Ok(tx.network());
        }
        write(tx, &permit, page, input).await?;
        tx.record(permit.actor(), Fact::NetworkChanged { network: tx.network(), parts }).await?;
        Ok(tx.network())
    });
    changed.await
}

fn check(input: &ChangeNetwork) -> Vec<Problem> {
    let names = [("nameEn", &input.name_en), ("nameFr", &input.name_fr)];
    let mut problems: Vec<Problem> =
        names.into_iter().filter_map(|(field, text)| text::required(field, text, NAME_MAX)).collect();
    if Languages::new(&input.languages).is_none() {
        problems.push(Problem::at("languages", ProblemCode::NoLanguage));
    }
    problems.extend(text::optional("aboutEn", &input.about_en, ABOUT_MAX));
    problems.extend(text::optional("aboutFr", &input.about_fr, ABOUT_MAX));
    if words::time::zone(&input.zone).is_none() {
        problems.push(Problem::at("zone", ProblemCode::UnknownZone));
    }
    if !words::money::CURRENCIES.contains(&input.currency.as_str()) {
        problems.push(Problem::at("currency", ProblemCode::UnknownCurrency));
    }
    problems
}

async fn write(
    tx: &Tx,
    permit: &Permit<'_, ChangeNetworkAction>,
    page: Option<network_page::Model>,
    input: &ChangeNetwork,
) -> Result<(), Stop> {
    let mut row: network::ActiveModel = permit.subject().clone().into_active_model();
    row.name_en = Set(input.name_en.trim().to_owned());
    row.name_fr = Set(input.name_fr.trim().to_owned());
    row.zone = Set(input.zone.clone());
    row.currency = Set(input.currency.clone());
    row.languages = Set(Languages::new(&input.languages).unwrap_or_default());
    tx.update(row).await?;
    let id = page.as_ref().map_or_else(|| tx.new_id(), |page| page.id);
    let row = network_page::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(id),
        about_en: Set(input.about_en.trim().to_owned()),
        about_fr: Set(input.about_fr.trim().to_owned()),
        is_public: Set(input.is_public),
        version: Set(input.version + 1),
        changed_at: Set(tx.now()),
    };
    if page.is_some() {
        tx.update(row).await?
    } else {
        tx.insert(row).await?
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_names_its_field() {
        let sound = ChangeNetwork {
            name_en: "Prairie Table".into(),
            name_fr: "La grande table".into(),
            about_en: String::new(),
            about_fr: "Nous achetons ensemble.".into(),
            zone: "America/Regina".into(),
            currency: "CAD".into(),
            languages: vec![Language::En, Language::Fr],
            is_public: true,
            version: 0,
        };
        assert_eq!(check(&sound), Vec::new());
        let wrong = ChangeNetwork {
            name_en: " ".into(),
            name_fr: "n".repeat(NAME_MAX + 1),
            about_en: "a".repeat(ABOUT_MAX + 1),
            about_fr: "a\0".into(),
            zone: "Mars/Base".into(),
            currency: "dollars".into(),
            languages: vec![Language::Fr, Language::Fr],
            is_public: false,
            version: 0,
        };
        let found: Vec<_> = check(&wrong).into_iter().map(|problem| (problem.field.unwrap(), problem.code)).collect();
        let expected = [
            ("nameEn", ProblemCode::Missing),
            ("nameFr", ProblemCode::TooLong),
            ("languages", ProblemCode::NoLanguage),
            ("aboutEn", ProblemCode::TooLong),
            ("aboutFr", ProblemCode::ControlCharacter),
            ("zone", ProblemCode::UnknownZone),
            ("currency", ProblemCode::UnknownCurrency),
        ];
        assert_eq!(found, expected.map(|(field, code)| (field.to_owned(), code)));
    }

    #[test]
    fn a_network_of_one_language_needs_one_name() {
        let wish = |name_en: &str, name_fr: &str, languages: &[Language]| ChangeNetwork {
            name_en: name_en.into(),
            name_fr: name_fr.into(),
            about_en: String::new(),
            about_fr: String::new(),
            zone: "America/Regina".into(),
            currency: "CAD".into(),
            languages: languages.to_vec(),
            is_public: false,
            version: 0,
        };
        let named = |wish: ChangeNetwork| {
            let named = wish.named();
            (named.name_en.clone(), named.name_fr.clone(), check(&named).len())
        };
        let both = [Language::En, Language::Fr];
        assert_eq!(named(wish("", "La table", &[Language::Fr])), ("La table".into(), "La table".into(), 0));
        assert_eq!(named(wish("Table", " ", &[Language::En])), ("Table".into(), "Table".into(), 0));
        assert_eq!(named(wish("Table", "La table", &[Language::Fr])), ("Table".into(), "La table".into(), 0));
        assert_eq!(named(wish("", "La table", &both)), (String::new(), "La table".into(), 1));
        assert_eq!(named(wish("Table", "", &[Language::Fr])), ("Table".into(), String::new(), 1));
    }
}
