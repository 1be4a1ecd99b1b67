//! Whole numbers: licences, agencies, quantities.

use crate::figure::{self, Figure, Form};
use crate::{Arg, Language, say};

/// The largest number understood, either side of zero: 2^53 − 1.
pub const LARGEST: i64 = figure::LARGEST;

/// Writes a whole number as the language groups it: `1,240` or `1 240`, the
/// space one that does not break.
pub fn show(language: Language, number: i64) -> String {
    figure::grouped(number.unsigned_abs(), number < 0, group_shown(language))
}

/// The number as an input shows it again: digits alone.
pub fn input_value(_language: Language, number: i64) -> String {
    number.to_string()
}

/// The mark between thousands in what we write.
pub(crate) const fn group_shown(language: Language) -> char {
    match language {
        Language::En => ',',
        Language::Fr => '\u{A0}',
    }
}

/// Why a text is not a whole number we dare to read.
///
/// `text` is what was typed, cut when long. `meant` holds the numbers it may
/// have been meant as: none, one, or two to choose from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NumberProblem {
    /// Nothing was typed.
    Empty,
    /// A letter stands among the digits, as in `8O` or `1e3`.
    HasLetter {
        /// What was typed.
        text: String,
        /// What it may mean.
        meant: Vec<i64>,
    },
    /// A part of a whole, as in `12.5`.
    NotWhole {
        /// What was typed.
        text: String,
        /// What it may mean.
        meant: Vec<i64>,
    },
    /// Written as another language writes numbers.
    OtherForm {
        /// What was typed.
        text: String,
        /// What it may mean.
        meant: Vec<i64>,
    },
    /// Not a number in any way we know.
    NotANumber {
        /// What was typed.
        text: String,
    },
    /// Beyond [`LARGEST`].
    TooLarge,
}

impl NumberProblem {
    /// The sentence to put beside the field.
    pub fn say(&self, language: Language) -> String {
        let (key, text, meant): (_, &str, &[i64]) = match self {
            Self::Empty => ("common-number-empty", "", &[]),
            Self::HasLetter { text, meant } => ("common-number-has-letter", text, meant),
            Self::NotWhole { text, meant } => ("common-number-not-whole", text, meant),
            Self::OtherForm { text, meant } => ("common-number-other-form", text, meant),
            Self::NotANumber { text } => ("common-number-not-a-number", text, &[]),
            Self::TooLarge => ("common-number-too-large", "", &[]),
        };
        let meant: Vec<String> = meant.iter().map(|number| input_value(language, *number)).collect();
        with_question(language, say(language, key, &[("text", Arg::from(text))]), &meant)
    }
}

/// Adds "Did you mean …?" to a sentence when there is something to ask.
pub(crate) fn with_question(language: Language, sentence: String, meant: &[String]) -> String {
    let question = match meant {
        [] => return sentence,
        [only] => say(language, "common-meant-one", &[("meant", Arg::from(only))]),
        [first, second, ..] => {
            say(language, "common-meant-two", &[("first", Arg::from(first)), ("second", Arg::from(second))])
        }
    };
    format!("{sentence} {question}")
}

/// Reads a whole number as the form's language writes it, and never guesses.
///
/// English reads `1200` and `1,200`, French `1200` and `1 200`. A negative
/// number is read as one: whether it is allowed is for the rule to say.
///
/// # Errors
/// What is written in another way, in part or with letters is a [`NumberProblem`].
pub fn parse(language: Language, text: &str) -> Result<i64, NumberProblem> {
    let quoted = figure::quoted(text);
    let Some(typed) = figure::tidy(text) else {
        return Err(NumberProblem::NotANumber { text: quoted });
    };
    if typed.body.is_empty() && !typed.negative {
        return Err(NumberProblem::Empty);
    }
    let sign = if typed.negative { -1 } else { 1 };
    let own = figure::read(&typed.body, Form::of(language));
    if let Some(own) = own.as_ref().filter(|own| !own.has_decimals()) {
        return own.scaled(0).map(|number| sign * number).ok_or(NumberProblem::TooLarge);
    }
    let candidate = figure::letters_to_digits(&typed.body);
    let readings = readings(language, &candidate);
    let meant = meanings(&readings, sign);
    let in_part = readings.iter().any(Figure::has_decimals);
    Err(if figure::has_letter(&typed.body) {
        NumberProblem::HasLetter { text: quoted, meant }
    } else if own.is_some() || (in_part && meant.is_empty()) {
        NumberProblem::NotWhole { text: quoted, meant }
    } else if meant.is_empty() {
        NumberProblem::NotANumber { text: quoted }
    } else {
        NumberProblem::OtherForm { text: quoted, meant }
    })
}

/// The text read in the language's form, then in every other that fits.
pub(crate) fn readings(language: Language, text: &str) -> Vec<Figure> {
    let own = Form::of(language);
    std::iter::once(own).chain(own.others()).filter_map(|form| figure::read(text, form)).collect()
}

fn meanings(readings: &[Figure], sign: i64) -> Vec<i64> {
    distinct(readings.iter().filter_map(|figure| figure.scaled(0)).map(|number| sign * number))
}

/// Each meaning once, smallest first; more than two would be no help.
pub(crate) fn distinct(numbers: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut numbers: Vec<i64> = numbers.collect();
    numbers.sort_unstable_by_key(|number| number.unsigned_abs());
    numbers.dedup();
    numbers.truncate(2);
    numbers
}
