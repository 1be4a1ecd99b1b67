//! Reading amounts people type.

use crate::Language;
use crate::figure::{self, Form};
use crate::number::{distinct, readings};

use super::{CURRENCIES, MoneyProblem};

/// Reads an amount in Canadian dollars as the form's language writes it.
///
/// English reads `1200`, `1,200`, `1,200.50`, `1200.5` and `$1,200.50`; French
/// `1200`, `1 200`, `1 200,50`, `1200,5` and `1 200,50 $`, with any kind of
/// space. A negative amount is read as one: whether it is allowed is for the
/// rule to say.
///
/// # Errors
/// What could mean two things, or is written as another language writes it, is
/// a [`MoneyProblem`] that asks. Nothing is guessed.
pub fn parse(language: Language, text: &str) -> Result<i64, MoneyProblem> {
    parse_in(language, "CAD", text)
}

/// Reads an amount as [`parse`] does, on a form that counts in `currency`.
///
/// The currency's own sign and its code may stand before or after the figure,
/// or both of them: `CAD $1,200`, `1 200 $ CAD`. The plain dollar sign is understood as the form's dollar, and refused where the form
/// counts in something else.
///
/// # Errors
/// As [`parse`]; another currency's mark is [`MoneyProblem::OtherCurrency`].
pub fn parse_in(language: Language, currency: &str, text: &str) -> Result<i64, MoneyProblem> {
    let quoted = figure::quoted(text);
    let Some(typed) = figure::tidy(text) else {
        return Err(MoneyProblem::NotAnAmount { text: quoted });
    };
    if typed.body.is_empty() && !typed.negative {
        return Err(MoneyProblem::Empty);
    }
    let (negative, body) = without_marks(typed.negative, &typed.body, currency);
    let sign = if negative { -1 } else { 1 };
    read(language, body, sign, quoted)
}

fn read(language: Language, body: &str, sign: i64, quoted: String) -> Result<i64, MoneyProblem> {
    let own = figure::read(body, Form::of(language));
    if let Some(own) = own.as_ref().filter(|own| own.decimal_count() <= 2) {
        return own.scaled(2).map(|minor| sign * minor).ok_or(MoneyProblem::TooLarge);
    }
    let meant = meanings(language, body, sign);
    Err(if names_a_currency(body) {
        MoneyProblem::OtherCurrency { text: quoted }
    } else if figure::has_letter(body) {
        let meant = meanings(language, &figure::letters_to_digits(body), sign);
        MoneyProblem::HasLetter { text: quoted, meant }
    } else if readings(language, body).iter().any(|figure| figure.decimal_count() > 2) {
        // In one form or another it is a part of a cent; what else it may be is for the person to say.
        MoneyProblem::TooManyDecimals { text: quoted }
    } else if meant.is_empty() {
        MoneyProblem::NotAnAmount { text: quoted }
    } else {
        MoneyProblem::OtherForm { text: quoted, meant }
    })
}

/// Every amount the text is in some form, the reader's own included.
fn meanings(language: Language, body: &str, sign: i64) -> Vec<i64> {
    distinct(readings(language, body).iter().filter_map(|figure| figure.scaled(2)).map(|minor| sign * minor))
}

/// The signs a form in this currency understands, longest first.
fn signs(currency: &str) -> &'static [&'static str] {
    match currency {
        "CAD" => &["CA$", "$ CA", "C$", "$"],
        "USD" => &["US$", "$ US", "$"],
        "AUD" => &["AU$", "$ AU", "A$", "$"],
        "EUR" => &["€"],
        "GBP" => &["£"],
        _ => &[],
    }
}

/// Takes the currency's own code and one sign of it off the ends, side by side or one at each, and a minus sign that stood
/// inside them: `$-5`, `CAD $1,200`, `1 200 $ CAD`.
fn without_marks<'a>(negative: bool, body: &'a str, currency: &str) -> (bool, &'a str) {
    let code = [CURRENCIES.iter().find(|code| **code == currency).copied().unwrap_or_default()];
    // A code that stands outside the sign, or else inside it.
    match without_one_of((negative, body), &code) {
        Some(found) => without_one_of(found, signs(currency)).unwrap_or(found),
        None => match without_one_of((negative, body), signs(currency)) {
            Some(found) => without_one_of(found, &code).unwrap_or(found),
            None => (negative, body),
        },
    }
}

/// Takes the first of the marks that stands at an end off that end.
fn without_one_of<'a>((negative, body): (bool, &'a str), marks: &[&str]) -> Option<(bool, &'a str)> {
    marks.iter().filter(|mark| !mark.is_empty()).find_map(|mark| {
        let Some(rest) = strip_prefix(body, mark) else {
            return strip_suffix(body, mark).map(|rest| (negative, rest.trim_end()));
        };
        let rest = rest.trim_start();
        Some(match rest.strip_prefix('-') {
            Some(inner) if !negative => (true, inner.trim_start()),
            _ => (negative, rest),
        })
    })
}

fn strip_prefix<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(mark.len())?;
    start.eq_ignore_ascii_case(mark).then_some(rest)
}

fn strip_suffix<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (rest, end) = text.split_at_checked(text.len().checked_sub(mark.len())?)?;
    end.eq_ignore_ascii_case(mark).then_some(rest)
}

/// Whether a currency we took no mark of is named: a sign anywhere, or a code at an end.
fn names_a_currency(body: &str) -> bool {
    let sign = body.chars().any(|letter| matches!(letter, '$' | '¢' | '£' | '¤' | '¥' | '\u{20A0}'..='\u{20CF}'));
    let code = CURRENCIES.iter().any(|code| strip_prefix(body, code).or_else(|| strip_suffix(body, code)).is_some());
    sign || code
}

#[cfg(test)]
mod tests {
    use super::MoneyProblem::{self, *};
    use super::{parse, parse_in};
    use crate::Language::{self, En, Fr};
    use crate::money::{LARGEST, brief, input_value, show};
    use proptest::prelude::*;

    fn table(language: Language, cases: &[(&str, i64)]) {
        for (text, minor) in cases {
            assert_eq!(parse(language, text), Ok(*minor), "{text:?}");
        }
    }

    #[test]
    fn english_forms_read_english_amounts() {
        table(
            En,
            &[
                ("1200", 120_000),
                ("1,200", 120_000),
                ("1,200.50", 120_050),
                ("1200.5", 120_050),
                ("$1,200.50", 120_050),
                ("$ 1200", 120_000),
                ("1200$", 120_000),
                ("1,234,567.89", 123_456_789),
                (".50", 50),
                ("0", 0),
                ("-0", 0),
                ("  78.00 ", 7_800),
                ("-5", -500),
                ("−$5.00", -500),
                ("$-5", -500),
                ("CAD 12", 1_200),
                ("12 cad", 1_200),
                ("$1,200 CAD", 120_000),
                ("CAD $1,200", 120_000),
                ("$CAD 1,200", 120_000),
                ("1,200 CAD $", 120_000),
                ("CA$12.50 CAD", 1_250),
                ("CAD -$5", -500),
                ("-$5 CAD", -500),
                ("١٢٠٠", 120_000),
                ("＄１，２００．５０", 120_050),
            ],
        );
    }

    #[test]
    fn french_forms_read_french_amounts() {
        table(
            Fr,
            &[
                ("1200", 120_000),
                ("1 200", 120_000),
                ("1 200,50", 120_050),
                ("1 200,50 $", 120_050),
                ("1200,5", 120_050),
                ("1\u{A0}200,50\u{A0}$", 120_050),
                ("1\u{202F}200,50\u{202F}$", 120_050),
                ("1\u{2009}200", 120_000),
                ("$1 200,50", 120_050),
                (",5", 50),
                ("1 234 567,89", 123_456_789),
                ("−240,00 $", -24_000),
                ("12 $ CA", 1_200),
                ("1 200 $ CAD", 120_000),
                ("1 200,50 $CAD", 120_050),
                ("CAD 1 200,50 $", 120_050),
            ],
        );
    }

    fn meant(problem: Result<i64, MoneyProblem>) -> (&'static str, Vec<i64>) {
        match problem {
            Ok(minor) => ("read", vec![minor]),
            Err(Empty) => ("empty", vec![]),
            Err(HasLetter { meant, .. }) => ("letter", meant),
            Err(TooManyDecimals { .. }) => ("decimals", vec![]),
            Err(OtherForm { meant, .. }) => ("form", meant),
            Err(OtherCurrency { .. }) => ("currency", vec![]),
            Err(NotAnAmount { .. }) => ("not an amount", vec![]),
            Err(TooLarge) => ("large", vec![]),
        }
    }

    #[test]
    fn what_could_mean_something_else_is_asked_about_and_never_guessed() {
        for (language, text, kind, amounts) in [
            (En, "$1 200,50", "form", vec![120_050]),
            (En, "1 200", "form", vec![120_000]),
            (En, "1,20", "form", vec![120]),
            (En, "1,2", "form", vec![120]),
            (En, "0,200", "decimals", vec![]),
            (En, "1.200,50", "form", vec![120_050]),
            (En, "1'200.50", "form", vec![120_050]),
            (En, "1.200", "decimals", vec![]),
            (En, "12.345", "decimals", vec![]),
            (En, "1.2345", "decimals", vec![]),
            (En, "8O", "letter", vec![8_000]),
            (En, "l2.5O", "letter", vec![1_250]),
            (En, "1e3", "letter", vec![]),
            (En, "12k", "letter", vec![]),
            (En, "twelve", "letter", vec![]),
            (En, "NaN", "letter", vec![]),
            (En, "", "empty", vec![]),
            (En, " \u{A0} ", "empty", vec![]),
            (En, "-", "not an amount", vec![]),
            (En, "$", "not an amount", vec![]),
            (En, "5.", "not an amount", vec![]),
            (En, "--5", "not an amount", vec![]),
            (En, "5-", "not an amount", vec![]),
            (En, "10%", "not an amount", vec![]),
            (En, "1,20,0", "not an amount", vec![]),
            (En, "12 50", "not an amount", vec![]),
            (En, "US$12", "currency", vec![]),
            (En, "€12", "currency", vec![]),
            (En, "12 USD", "currency", vec![]),
            (En, "$12$", "currency", vec![]),
            (En, "CAD 12 CAD", "currency", vec![]),
            (En, "$12 USD", "currency", vec![]),
            (En, "CAD", "not an amount", vec![]),
            (En, "90071992547409.92", "large", vec![]),
            (En, "99999999999999999999999999", "large", vec![]),
            (Fr, "1,200", "decimals", vec![]),
            (Fr, "1,205", "decimals", vec![]),
            (Fr, "12.505", "decimals", vec![]),
            (Fr, "1200.50", "form", vec![120_050]),
            (Fr, "1,200.50", "form", vec![120_050]),
            (Fr, "1.200", "decimals", vec![]),
            (Fr, "1.200,50", "form", vec![120_050]),
            (Fr, "8O,5", "letter", vec![8_050]),
            (Fr, "12 $ US", "currency", vec![]),
        ] {
            assert_eq!(meant(parse(language, text)), (kind, amounts), "{text:?} in {language:?}");
        }
    }

    #[test]
    fn a_form_understands_the_marks_of_its_own_currency_only() {
        assert_eq!(parse_in(En, "USD", "US$12.50"), Ok(1_250));
        assert_eq!(parse_in(En, "USD", "$12.50"), Ok(1_250));
        assert_eq!(parse_in(Fr, "EUR", "12,50 €"), Ok(1_250));
        assert_eq!(parse_in(En, "EUR", "€12.50 EUR"), Ok(1_250));
        assert_eq!(parse_in(En, "CHF", "CHF 12.50"), Ok(1_250));
        assert_eq!(meant(parse_in(En, "CHF", "$12.50 CHF")).0, "currency");
        assert_eq!(meant(parse_in(En, "EUR", "$12.50")).0, "currency");
        assert_eq!(meant(parse_in(En, "USD", "CA$12.50")).0, "currency");
        assert_eq!(meant(parse_in(En, "XYZ", "$12.50")).0, "currency");
        assert_eq!(parse_in(En, "XYZ", "12.50"), Ok(1_250));
    }

    #[test]
    fn the_sentences_say_what_is_wrong_and_ask() {
        let said = |language, text| parse(language, text).unwrap_err().say(language).replace('\u{A0}', " ");
        assert_eq!(said(En, "8O"), "“8O” has a letter in it. Please write an amount, like 78.00. Did you mean 80.00?");
        assert_eq!(
            said(En, "$1 200,50"),
            "Please write “$1 200,50” with a decimal point before the cents. Did you mean 1,200.50?"
        );
        assert_eq!(said(En, "1.200"), "“1.200” has more than two decimals. Please write at most two.");
        assert_eq!(said(Fr, "1,200"), "« 1,200 » a plus de deux décimales. Veuillez en écrire au plus deux.");
        assert_eq!(
            said(Fr, "1200.50"),
            "Veuillez écrire « 1200.50 » avec une virgule avant les cents. Vouliez-vous dire 1 200,50?"
        );
        for language in Language::all() {
            for text in ["", "x", "1.2345", "1,2345", "€1", "%", "99999999999999999999"] {
                assert!(!said(language, text).is_empty());
            }
        }
    }

    #[test]
    fn amounts_are_shown_as_each_language_writes_them() {
        for (minor, currency, en, fr) in [
            (124_050, "CAD", "$1,240.50", "1 240,50 $"),
            (-24_000, "CAD", "−$240.00", "−240,00 $"),
            (0, "CAD", "$0.00", "0,00 $"),
            (5, "CAD", "$0.05", "0,05 $"),
            (124_050, "USD", "US$1,240.50", "1 240,50 $ US"),
            (124_050, "EUR", "€1,240.50", "1 240,50 €"),
            (124_050, "CHF", "CHF 1,240.50", "1 240,50 CHF"),
            (LARGEST, "CAD", "$90,071,992,547,409.91", "90 071 992 547 409,91 $"),
            (i64::MIN, "CAD", "−$92,233,720,368,547,758.08", "−92 233 720 368 547 758,08 $"),
        ] {
            assert_eq!(show(En, minor, currency).replace('\u{A0}', " "), en);
            assert_eq!(show(Fr, minor, currency).replace('\u{A0}', " "), fr);
            assert!(!show(Fr, minor, currency).contains(' '), "every space holds");
        }
        assert_eq!(brief(En, 7_800, "CAD"), "$78");
        assert_eq!(brief(Fr, 124_000, "CAD"), "1\u{A0}240\u{A0}$");
        assert_eq!(brief(En, 7_850, "CAD"), "$78.50");
        assert_eq!(brief(En, -7_800, "CAD"), "−$78");
    }

    proptest! {
        #[test]
        fn what_an_input_shows_is_read_back(minor in -LARGEST..=LARGEST) {
            for language in Language::all() {
                prop_assert_eq!(parse(language, &input_value(language, minor)), Ok(minor));
            }
        }

        #[test]
        fn what_is_shown_is_read_back(minor in -LARGEST..=LARGEST) {
            for language in Language::all() {
                for currency in crate::money::CURRENCIES {
                    prop_assert_eq!(parse_in(language, currency, &show(language, minor, currency)), Ok(minor));
                    prop_assert_eq!(parse_in(language, currency, &brief(language, minor, currency)), Ok(minor));
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused_with_a_sentence(text in "[0-9.,' $€Oe\u{A0}-]{0,14}|.{0,120}") {
            for language in Language::all() {
                match parse(language, &text) {
                    Ok(minor) => prop_assert!(minor.abs() <= LARGEST),
                    Err(problem) => prop_assert!(!problem.say(language).is_empty()),
                }
            }
        }

        #[test]
        fn no_text_is_one_amount_in_english_and_another_in_french(text in "[0-9]{1,4}([., ][0-9]{1,3}){0,3}") {
            if let (Ok(en), Ok(fr)) = (parse(Language::En, &text), parse(Language::Fr, &text)) {
                prop_assert_eq!(en, fr);
            }
        }
    }
}
