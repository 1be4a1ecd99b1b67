//! Money: integer minor units in code, dollars and cents for people.
//!
//! Every currency here counts in hundredths; those that do not are not offered
//! ([`CURRENCIES`]).

mod typed;

use crate::figure;
use crate::number;
use crate::{Arg, Language, say};

pub use typed::{parse, parse_in};

/// The largest amount understood, either side of zero, in minor units: 2^53 − 1.
pub const LARGEST: i64 = figure::LARGEST;

/// The currencies a campaign may be in. All count in hundredths.
pub const CURRENCIES: &[&str] = &["CAD", "USD", "EUR", "GBP", "AUD", "CHF"];

/// Writes an amount with its currency: `$1,240.50` or `1 240,50 $`, the spaces
/// ones that do not break.
///
/// The Canadian dollar is the plain one; others say which they are (`US$`,
/// `$ US`). `currency` is an ISO 4217 code; an unknown one is written as it is.
pub fn show(language: Language, minor: i64, currency: &str) -> String {
    with_currency(language, minor, currency, true)
}

/// Writes an amount as [`show`] does, without cents where they are zero: `$78`.
///
/// For headlines and pictures; a table whose amounts are compared uses `show`.
pub fn brief(language: Language, minor: i64, currency: &str) -> String {
    with_currency(language, minor, currency, minor % 100 != 0)
}

fn with_currency(language: Language, minor: i64, currency: &str, cents: bool) -> String {
    let minus = if minor < 0 { "−" } else { "" };
    let amount = unsigned(minor.unsigned_abs(), cents, number::group_shown(language), decimal_mark(language));
    let mark = mark(language, currency);
    match language {
        Language::En if mark.chars().all(char::is_alphabetic) => format!("{minus}{mark}\u{A0}{amount}"),
        Language::En => format!("{minus}{mark}{amount}"),
        Language::Fr => format!("{minus}{amount}\u{A0}{mark}"),
    }
}

fn unsigned(minor: u64, cents: bool, group: char, decimal: char) -> String {
    let whole = figure::grouped(minor / 100, false, group);
    if cents { format!("{whole}{decimal}{:02}", minor % 100) } else { whole }
}

const fn decimal_mark(language: Language) -> char {
    match language {
        Language::En => '.',
        Language::Fr => ',',
    }
}

/// How a currency is marked where the plain dollar is the Canadian one.
fn mark(language: Language, currency: &str) -> &str {
    match (currency, language) {
        ("CAD", _) => "$",
        ("USD", Language::En) => "US$",
        ("USD", Language::Fr) => "$\u{A0}US",
        ("AUD", Language::En) => "A$",
        ("AUD", Language::Fr) => "$\u{A0}AU",
        ("EUR", _) => "€",
        ("GBP", _) => "£",
        _ => currency,
    }
}

/// What an input shows again: `1240.50` or `1240,50`, which [`parse`] reads back.
pub fn input_value(language: Language, minor: i64) -> String {
    let minus = if minor < 0 { "-" } else { "" };
    let magnitude = minor.unsigned_abs();
    format!("{minus}{}{}{:02}", magnitude / 100, decimal_mark(language), magnitude % 100)
}

/// An amount as a question names it: `1,240.50` or `1 240,50`, which [`parse`] reads as well.
fn suggested(language: Language, minor: i64) -> String {
    let minus = if minor < 0 { "−" } else { "" };
    let amount = unsigned(minor.unsigned_abs(), true, number::group_shown(language), decimal_mark(language));
    format!("{minus}{amount}")
}

/// Why a text is not an amount we dare to read.
///
/// `text` is what was typed, cut when long. `meant` holds the amounts, in minor
/// units, it may have been meant as: none, one, or two to choose from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MoneyProblem {
    /// Nothing was typed.
    Empty,
    /// A letter stands among the digits, as in `8O` or `1e3`.
    HasLetter {
        /// What was typed.
        text: String,
        /// What it may mean.
        meant: Vec<i64>,
    },
    /// More than two decimals, or thousands marked as another language does: `1.200`.
    TooManyDecimals {
        /// What was typed.
        text: String,
    },
    /// Written as another language writes amounts, as in `1 200,50` on an English form.
    OtherForm {
        /// What was typed.
        text: String,
        /// What it may mean.
        meant: Vec<i64>,
    },
    /// Marked with a currency that is not the form's.
    OtherCurrency {
        /// What was typed.
        text: String,
    },
    /// Not an amount in any way we know.
    NotAnAmount {
        /// What was typed.
        text: String,
    },
    /// Beyond [`LARGEST`].
    TooLarge,
}

impl MoneyProblem {
    /// The sentence to put beside the field.
    pub fn say(&self, language: Language) -> String {
        let (key, text, meant): (_, &str, &[i64]) = match self {
            Self::Empty => ("common-money-empty", "", &[]),
            Self::HasLetter { text, meant } => ("common-money-has-letter", text, meant),
            Self::TooManyDecimals { text } => ("common-money-too-many-decimals", text, &[]),
            Self::OtherForm { text, meant } => ("common-money-other-form", text, meant),
            Self::OtherCurrency { text } => ("common-money-other-currency", text, &[]),
            Self::NotAnAmount { text } => ("common-money-not-an-amount", text, &[]),
            Self::TooLarge => ("common-money-too-large", "", &[]),
        };
        let meant: Vec<String> = meant.iter().map(|minor| suggested(language, *minor)).collect();
        number::with_question(language, say(language, key, &[("text", Arg::from(text))]), &meant)
    }
}
