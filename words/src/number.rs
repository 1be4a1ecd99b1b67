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
        let meant: Vec<String> = meant.iter().map(|number| show(language, *number)).collect();
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

#[cfg(test)]
mod tests {
    use super::NumberProblem::{self, *};
    use super::{LARGEST, parse, show};
    use crate::Language::{self, En, Fr};
    use proptest::prelude::*;

    #[test]
    fn whole_numbers_are_read_as_each_language_writes_them() {
        for (language, text, number) in [
            (En, "12", 12),
            (En, "1,200", 1_200),
            (En, " 10,000,000 ", 10_000_000),
            (En, "0", 0),
            (En, "-5", -5),
            (En, "−5", -5),
            (En, "+5", 5),
            (En, "007", 7),
            (En, "１２", 12),
            (En, "١٢", 12),
            (Fr, "1 200", 1_200),
            (Fr, "1\u{A0}200", 1_200),
            (Fr, "1\u{202F}200", 1_200),
            (Fr, "1200", 1_200),
            (En, "9007199254740991", LARGEST),
        ] {
            assert_eq!(parse(language, text), Ok(number), "{text:?}");
        }
    }

    fn kind(problem: Result<i64, NumberProblem>) -> (&'static str, Vec<i64>) {
        match problem {
            Ok(number) => ("read", vec![number]),
            Err(Empty) => ("empty", vec![]),
            Err(HasLetter { meant, .. }) => ("letter", meant),
            Err(NotWhole { meant, .. }) => ("part", meant),
            Err(OtherForm { meant, .. }) => ("form", meant),
            Err(NotANumber { .. }) => ("not a number", vec![]),
            Err(TooLarge) => ("large", vec![]),
        }
    }

    #[test]
    fn what_is_not_surely_a_whole_number_is_refused() {
        for (language, text, expected, meant) in [
            (En, "12.5", "part", vec![]),
            (En, "12.0", "part", vec![12]),
            (En, "1.200", "part", vec![1_200]),
            (En, "1.000", "part", vec![1, 1_000]),
            (En, "12,5", "part", vec![]),
            (En, "1 200", "form", vec![1_200]),
            (Fr, "1,200", "part", vec![1_200]),
            (Fr, "1.200", "form", vec![1_200]),
            (Fr, "12,5", "part", vec![]),
            (En, "1e3", "letter", vec![]),
            (En, "12O", "letter", vec![120]),
            (En, "twelve", "letter", vec![]),
            (En, "12 licences", "letter", vec![]),
            (En, "", "empty", vec![]),
            (En, "   ", "empty", vec![]),
            (En, "-", "not a number", vec![]),
            (En, "--5", "not a number", vec![]),
            (En, "$5", "not a number", vec![]),
            (En, "5;6", "not a number", vec![]),
            (En, "½", "not a number", vec![]),
            (En, "9007199254740992", "large", vec![]),
            (En, "-9007199254740992", "large", vec![]),
            (En, "99999999999999999999", "large", vec![]),
        ] {
            assert_eq!(kind(parse(language, text)), (expected, meant), "{text:?} in {language:?}");
        }
    }

    #[test]
    fn the_sentences_say_what_is_wrong_and_ask() {
        let said = |language, text| parse(language, text).unwrap_err().say(language);
        assert_eq!(said(En, "12.5"), "“12.5” is not a whole number.");
        assert_eq!(said(En, "12O"), "“12O” has a letter in it. Please write a number, like 12. Did you mean 120?");
        assert_eq!(said(En, "1.000"), "“1.000” is not a whole number. Did you mean 1 or 1,000?");
        assert_eq!(
            said(Fr, "1.200").replace('\u{A0}', " "),
            "Veuillez écrire « 1.200 » en chiffres seulement. Vouliez-vous dire 1 200?"
        );
    }

    #[test]
    fn numbers_are_shown_in_groups_of_three() {
        assert_eq!(show(En, 1_234_567), "1,234,567");
        assert_eq!(show(Fr, 1_234_567), "1\u{A0}234\u{A0}567");
        assert_eq!(show(En, -200), "−200");
        assert_eq!(show(En, i64::MIN), "−9,223,372,036,854,775,808");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(number in -LARGEST..=LARGEST) {
            for language in Language::all() {
                prop_assert_eq!(parse(language, &show(language, number)), Ok(number));
                prop_assert_eq!(parse(language, &number.to_string()), Ok(number));
            }
        }

        #[test]
        fn any_text_is_read_or_refused_with_a_sentence(text in "[0-9., $Oe\u{A0}-]{0,14}|.{0,120}") {
            for language in Language::all() {
                match parse(language, &text) {
                    Ok(number) => prop_assert!(number.abs() <= LARGEST),
                    Err(problem) => prop_assert!(!problem.say(language).is_empty()),
                }
            }
        }
    }
}
