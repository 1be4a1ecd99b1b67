//! The languages people read here.

use sea_orm::prelude::*;
use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Language {
    /// English, as in Canada.
    En,
    /// French, as in Canada.
    Fr,
}

impl From<Language> for words::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::En => words::Language::En,
            Language::Fr => words::Language::Fr,
        }
    }
}

impl From<words::Language> for Language {
    fn from(language: words::Language) -> Self {
        match language {
            words::Language::En => Language::En,
            words::Language::Fr => Language::Fr,
        }
    }
}
