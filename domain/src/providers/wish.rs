//! What a coordinator says of a provider.

use serde::Serialize;

use crate::error::{Problem, ProblemCode};
use crate::text;

/// More providers than this a network does not need: each is a button people choose from.
pub const PROVIDERS_MAX: u64 = 20;

/// The longest name on a button.
const NAME_MAX: usize = 100;

/// The longest address, name and secret at a provider.
const WORD_MAX: usize = 500;

/// What a coordinator says of a provider.
#[derive(Clone, Serialize)]
pub struct ProviderWish {
    /// What people read on the button.
    pub name: String,
    /// Who it says it is: an address.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there. What is empty stays as it was. Not part of what a request is remembered by.
    #[serde(skip)]
    pub secret: String,
}

impl std::fmt::Debug for ProviderWish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderWish").field("name", &self.name).finish_non_exhaustive()
    }
}

impl ProviderWish {
    /// The same without the space around what was typed.
    pub(super) fn trimmed(&self) -> Self {
        let trim = |text: &str| text.trim().to_owned();
        Self {
            name: trim(&self.name),
            issuer: trim(&self.issuer),
            client_id: trim(&self.client_id),
            secret: trim(&self.secret),
        }
    }

    /// What is wrong with it; whether its address can be spoken to, the caller knows.
    pub(super) fn problems(&self, issuer_is_sound: bool) -> Vec<Problem> {
        let texts = [
            ("name", &self.name, NAME_MAX),
            ("issuer", &self.issuer, WORD_MAX),
            ("clientId", &self.client_id, WORD_MAX),
        ];
        let mut problems: Vec<Problem> =
            texts.into_iter().filter_map(|(field, text, max)| text::required(field, text, max)).collect();
        problems.extend(text::optional("clientSecret", &self.secret, WORD_MAX));
        if !issuer_is_sound && problems.iter().all(|problem| problem.field.as_deref() != Some("issuer")) {
            problems.push(Problem::at("issuer", ProblemCode::BadIssuer));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_names_its_field() {
        let sound = ProviderWish {
            name: " Open Door ".into(),
            issuer: "https://login.open-door.example".into(),
            client_id: "longtable".into(),
            secret: String::new(),
        };
        assert_eq!(sound.trimmed().name, "Open Door");
        assert_eq!(sound.problems(true), Vec::new());
        assert_eq!(sound.problems(false), vec![Problem::at("issuer", ProblemCode::BadIssuer)]);
        let wrong = ProviderWish {
            name: " ".into(),
            issuer: String::new(),
            client_id: "c".repeat(WORD_MAX + 1),
            secret: "s\0".into(),
        };
        let found: Vec<_> =
            wrong.problems(false).into_iter().map(|problem| (problem.field.unwrap(), problem.code)).collect();
        let expected = [
            ("name", ProblemCode::Missing),
            ("issuer", ProblemCode::Missing),
            ("clientId", ProblemCode::TooLong),
            ("clientSecret", ProblemCode::ControlCharacter),
        ];
        assert_eq!(found, expected.map(|(field, code)| (field.to_owned(), code)));
    }
}
