//! Make a network with its first coordinator: the operator's deed, from which everything else in it follows.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::languages::Languages;
use super::permission::{CreateNetworkAction, NewSlug};
use super::{finders, membership, network, retention};
use crate::access::{Actor, Permit, Role, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::{self, Language, looks_like_an_address, person};
use crate::operation::{Operation, RequestKey, Tx};
use crate::text;

/// The longest name of a network or a person.
pub(super) const NAME_MAX: usize = 200;
/// The longest name in addresses, as the table holds it.
const SLUG_MAX: usize = 64;

/// A network to be.
#[derive(Clone, Debug, Serialize)]
pub struct CreateNetwork {
    /// Its name in addresses: small letters, digits and hyphens.
    pub slug: String,
    /// Its name in English.
    pub name_en: String,
    /// Its name in French.
    pub name_fr: String,
    /// The IANA zone it keeps its deadlines in.
    pub zone: String,
    /// The currency it buys in, one of [`words::money::CURRENCIES`].
    pub currency: String,
    /// Where mail reaches its first coordinator. Somebody known by this address keeps their name and language.
    pub coordinator_email: String,
    /// How the coordinator is called.
    pub coordinator_name: String,
    /// The language the coordinator reads.
    pub coordinator_language: Language,
}

/// Makes the network and its coordinator, and gives the network's id. The `key` knows who [asked](RequestKey::asked_by).
pub async fn create_network(
    operation: &Operation,
    key: Option<&RequestKey>,
    input: &CreateNetwork,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    // The network is not there yet: what was answered is remembered outside of all.
    let actor = Actor::operator(Uuid::nil());
    let written = operation.write("create_network", &actor, key, input, async |tx, actor, input| {
        let permit = authorize(actor, CreateNetworkAction, Some(NewSlug(input.slug.clone())), tx)?;
        let mut problems = check(input);
        if finders::by_slug(tx.conn(), &permit.subject().0).await?.is_some() {
            problems.push(Problem::at("slug", ProblemCode::SlugTaken));
        }
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        tx.enter(tx.new_id()).await?;
        let made = write(tx, &permit, input).await?;
        tx.enter(actor.network).await?;
        Ok(made)
    });
    written.await
}

fn check(input: &CreateNetwork) -> Vec<Problem> {
    let texts = [("nameEn", &input.name_en), ("nameFr", &input.name_fr), ("coordinatorName", &input.coordinator_name)];
    let mut problems: Vec<Problem> =
        texts.into_iter().filter_map(|(field, text)| text::required(field, text, NAME_MAX)).collect();
    let mut expect = |holds: bool, field: &str, code: ProblemCode| {
        if !holds {
            problems.push(Problem::at(field, code));
        }
    };
    expect(is_a_slug(&input.slug), "slug", ProblemCode::BadSlug);
    expect(words::time::zone(&input.zone).is_some(), "zone", ProblemCode::UnknownZone);
    expect(words::money::CURRENCIES.contains(&input.currency.as_str()), "currency", ProblemCode::UnknownCurrency);
    expect(looks_like_an_address(&address(input)), "coordinatorEmail", ProblemCode::BadEmail);
    problems
}

/// Small letters, digits and single hyphens between them, so that an address reads the same wherever it is typed.
fn is_a_slug(slug: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    slug.len() <= SLUG_MAX && slug.split('-').all(plain)
}

fn address(input: &CreateNetwork) -> String {
    input.coordinator_email.trim().to_lowercase()
}

async fn write(tx: &Tx, permit: &Permit<'_, CreateNetworkAction>, input: &CreateNetwork) -> Result<Uuid, Stop> {
    let now = tx.now();
    tx.insert(network::ActiveModel {
        id: Set(tx.network()),
        slug: Set(permit.subject().0.clone()),
        name_en: Set(input.name_en.trim().to_owned()),
        name_fr: Set(input.name_fr.trim().to_owned()),
        zone: Set(input.zone.clone()),
        currency: Set(input.currency.clone()),
        languages: Set(Languages::beginning_with(input.coordinator_language)),
        logo: Set(None),
        created_at: Set(now),
    })
    .await?;
    retention::begin(tx, now).await?;
    let coordinator = coordinator(tx, input).await?;
    tx.insert(membership::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        person_id: Set(coordinator),
        agency_id: Set(None),
        role: Set(Role::Coordinator),
        created_at: Set(now),
        ended_at: Set(None),
        chosen_at: Set(None),
    })
    .await?;
    identity::renew_sessions_of(tx, coordinator).await?;
    tx.record(permit.actor(), Fact::NetworkCreated { network: tx.network(), person: coordinator }).await?;
    Ok(tx.network())
}

async fn coordinator(tx: &Tx, input: &CreateNetwork) -> Result<Uuid, Stop> {
    let email = address(input);
    if let Some(known) = identity::finders::person_by_email_held(tx.conn(), &email).await? {
        return Ok(known.id);
    }
    let made = tx.insert(person::ActiveModel {
        id: Set(tx.new_id()),
        name: Set(input.coordinator_name.trim().to_owned()),
        folded_name: Set(text::folded(&input.coordinator_name)),
        email: Set(Some(email)),
        language: Set(input.coordinator_language),
        zone: Set(input.zone.clone()),
        created_at: Set(tx.now()),
        erased_at: Set(None),
    });
    Ok(made.await?.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prairie() -> CreateNetwork {
        CreateNetwork {
            slug: "prairie-table".into(),
            name_en: "Prairie Table".into(),
            name_fr: "La grande table".into(),
            zone: "America/Regina".into(),
            currency: "CAD".into(),
            coordinator_email: " Hana@Prairie-Table.example ".into(),
            coordinator_name: "Hana Whitlock".into(),
            coordinator_language: Language::En,
        }
    }

    #[test]
    fn a_sound_network_has_no_problems() {
        assert_eq!(check(&prairie()), Vec::new());
    }

    #[test]
    fn each_rule_names_its_field() {
        let wrong = CreateNetwork {
            slug: "Prairie Table".into(),
            name_en: " ".into(),
            name_fr: "n".repeat(NAME_MAX + 1),
            zone: "America/Prairie".into(),
            currency: "dollars".into(),
            coordinator_email: "hana".into(),
            ..prairie()
        };
        let found: Vec<_> = check(&wrong).into_iter().map(|problem| (problem.field.unwrap(), problem.code)).collect();
        let expected = [
            ("nameEn", ProblemCode::Missing),
            ("nameFr", ProblemCode::TooLong),
            ("slug", ProblemCode::BadSlug),
            ("zone", ProblemCode::UnknownZone),
            ("currency", ProblemCode::UnknownCurrency),
            ("coordinatorEmail", ProblemCode::BadEmail),
        ];
        assert_eq!(found, expected.map(|(field, code)| (field.to_owned(), code)));
    }

    #[test]
    fn a_slug_is_small_letters_digits_and_single_hyphens() {
        assert!(is_a_slug("prairie-table-2"));
        for wrong in ["", "-", "a--b", "a-", "Prairie", "é", "a/b", &"a".repeat(65)] {
            assert!(!is_a_slug(wrong), "{wrong}");
        }
    }
}
