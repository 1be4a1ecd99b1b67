//! The languages a network offers, and which comes first (ADR 0033). Whoever reads Longtable in another one still does.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::identity::Language;

/// Languages a network offers: at least one, each once, the first one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Languages(Vec<Language>);

impl Default for Languages {
    fn default() -> Self {
        Self(vec![Language::En, Language::Fr])
    }
}

impl Languages {
    /// These, unless there is none, or one twice.
    pub fn new(wished: &[Language]) -> Option<Self> {
        let once = wished.iter().enumerate().all(|(place, language)| !wished[..place].contains(language));
        (once && !wished.is_empty()).then(|| Self(wished.to_vec()))
    }

    /// All of them, this one first.
    pub(crate) fn beginning_with(first: Language) -> Self {
        let mut all = Self::default().0;
        all.sort_by_key(|language| *language != first);
        Self(all)
    }

    /// All of them, the first one first.
    pub fn list(&self) -> &[Language] {
        &self.0
    }

    /// The one for whoever has not said otherwise.
    pub fn first(&self) -> Language {
        self.0.first().copied().unwrap_or(Language::En)
    }

    /// Whether it is among them.
    pub fn offers(&self, language: Language) -> bool {
        self.0.contains(&language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Fr};

    #[test]
    fn there_is_at_least_one_and_each_is_there_once() {
        for (wished, sound) in [
            (&[En, Fr][..], true),
            (&[Fr, En], true),
            (&[Fr], true),
            (&[], false),
            (&[En, En], false),
            (&[Fr, En, Fr], false),
        ] {
            assert_eq!(Languages::new(wished).map(|some| some.list().to_vec()), sound.then(|| wished.to_vec()));
        }
        assert_eq!(Languages::beginning_with(Fr).list(), [Fr, En]);
        assert_eq!(Languages::beginning_with(En), Languages::default());
        let french = Languages::new(&[Fr]).unwrap();
        assert_eq!((french.first(), french.offers(Fr), french.offers(En)), (Fr, true, false));
    }
}
