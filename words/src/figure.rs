//! Reading the figures people type, before anyone decides what they mean.
//!
//! A figure is digits with, perhaps, marks that group thousands and one mark
//! before the decimals. Which marks those are depends on the language, so the
//! same text can be two figures; telling that apart is the point of this file.

use crate::Language;

/// The largest amount or number we count with, either side of zero: 2^53 − 1,
/// the largest integer every JSON reader keeps exactly.
pub(crate) const LARGEST: i64 = 9_007_199_254_740_991;

/// Nobody types a figure longer than this; more is refused unread.
const TYPED_CHARS_MAX: usize = 100;
/// As much of a refused text as we repeat in a sentence.
const QUOTED_CHARS_MAX: usize = 30;

/// How a language writes figures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    decimal: char,
    group: char,
}

impl Form {
    /// The form a language writes and reads.
    pub(crate) const fn of(language: Language) -> Form {
        match language {
            Language::En => Form { decimal: '.', group: ',' },
            Language::Fr => Form { decimal: ',', group: ' ' },
        }
    }

    /// Every form met in Canada and where newcomers come from. Those that are
    /// not the reader's own only serve to ask "did you mean?".
    const ALL: [Form; 6] = [
        Form { decimal: '.', group: ',' },
        Form { decimal: ',', group: ' ' },
        Form { decimal: '.', group: ' ' },
        Form { decimal: ',', group: '.' },
        Form { decimal: '.', group: '\'' },
        Form { decimal: ',', group: '\'' },
    ];

    /// The forms that are not `self`.
    pub(crate) fn others(self) -> impl Iterator<Item = Form> {
        Form::ALL.into_iter().filter(move |form| *form != self)
    }
}

/// A figure read in one form: digits only, without marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Figure {
    whole: String,
    decimals: Option<String>,
}

impl Figure {
    /// Whether a decimal mark was typed.
    pub(crate) fn has_decimals(&self) -> bool {
        self.decimals.is_some()
    }

    /// How many decimals were typed, zeros too.
    pub(crate) fn decimal_count(&self) -> usize {
        self.decimals.as_ref().map_or(0, String::len)
    }

    /// The value with `places` decimals counted in, or `None` past [`LARGEST`]
    /// or where a digit other than zero would be lost.
    pub(crate) fn scaled(&self, places: usize) -> Option<i64> {
        let decimals = self.decimals.as_deref().unwrap_or_default();
        let (kept, lost) = decimals.split_at(decimals.len().min(places));
        if lost.bytes().any(|digit| digit != b'0') {
            return None;
        }
        let digits = format!("{}{kept:0<places$}", self.whole);
        // Twenty digits pass i64 anyway; the bound keeps `parse` to short text.
        let digits = digits.trim_start_matches('0');
        let value = match digits.len() {
            0 => 0,
            1..=18 => digits.parse().ok()?,
            _ => return None,
        };
        (value <= LARGEST).then_some(value)
    }
}

/// Reads `text` strictly in one form: groups of exactly three digits, and at
/// least one digit after a decimal mark.
pub(crate) fn read(text: &str, form: Form) -> Option<Figure> {
    let (whole, decimals) = match text.split_once(form.decimal) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    if decimals.is_some_and(|digits| digits.is_empty() || !all_digits(digits)) {
        return None;
    }
    let whole = if whole.is_empty() && decimals.is_some() { String::new() } else { ungroup(whole, form.group)? };
    Some(Figure { whole, decimals: decimals.map(str::to_owned) })
}

/// Takes the marks out of `1,240,500`; a first group of `0` or of more than three digits is not a group.
fn ungroup(text: &str, group: char) -> Option<String> {
    let mut groups = text.split(group);
    let first = groups.next().unwrap_or_default();
    if first.is_empty() || !all_digits(first) {
        return None;
    }
    let mut digits = first.to_owned();
    for group in groups {
        let opens_well = first.len() <= 3 && !first.starts_with('0');
        if !opens_well || group.len() != 3 || !all_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What somebody typed, made comparable: one kind of space, minus and digit.
pub(crate) struct Typed {
    /// Whether one minus sign stood first.
    pub(crate) negative: bool,
    /// The rest, trimmed.
    pub(crate) body: String,
}

/// Tidies a typed text, or `None` when it is far too long to be a figure.
///
/// Digits are understood in the scripts our readers' keyboards write: Latin,
/// full-width, Arabic and Persian. They can be read in one way only.
pub(crate) fn tidy(text: &str) -> Option<Typed> {
    if text.chars().count() > TYPED_CHARS_MAX {
        return None;
    }
    let folded: String = text.chars().filter(|letter| !is_invisible(*letter)).map(fold).collect();
    let folded = folded.trim();
    let (negative, rest) = match folded.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, folded.strip_prefix('+').unwrap_or(folded)),
    };
    Some(Typed { negative, body: rest.trim().to_owned() })
}

/// Marks a copied text may carry that nobody sees: directions, joiners, byte order.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn fold(letter: char) -> char {
    match letter {
        '\u{2009}' | '\u{2007}' | '\u{202F}' | '\u{3000}' => ' ',
        '\u{2212}' | '\u{2012}' | '\u{2013}' => '-',
        '\u{2019}' => '\'',
        // Full-width forms stand at a fixed distance from ASCII.
        '\u{FF01}'..='\u{FF5E}' => shifted(letter, 0xFF01, '!'),
        '\u{0660}'..='\u{0669}' => shifted(letter, 0x0660, '0'),
        '\u{06F0}'..='\u{06F9}' => shifted(letter, 0x06F0, '0'),
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    }
}

fn shifted(letter: char, from: u32, to: char) -> char {
    char::from_u32(u32::from(letter) - from + u32::from(to)).unwrap_or(letter)
}

/// The text as we repeat it to the person who typed it, cut when long.
pub(crate) fn quoted(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(QUOTED_CHARS_MAX) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// Whether the text holds a letter, where a figure should be.
pub(crate) fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Puts back the digits that letters are mistaken for: `8O` becomes `80`.
pub(crate) fn letters_to_digits(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'O' | 'o' => '0',
            'I' | 'l' => '1',
            _ => letter,
        })
        .collect()
}

/// Writes digits in groups of three, with a minus sign when negative.
pub(crate) fn grouped(magnitude: u64, negative: bool, group: char) -> String {
    let digits = magnitude.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    if negative {
        text.push('−');
    }
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Form, quoted, read, tidy};
    use crate::Language::{En, Fr};

    fn hundredths(text: &str, language: crate::Language) -> Option<i64> {
        read(text, Form::of(language))?.scaled(2)
    }

    // How many decimals an amount may have is for `money` to say: here `1,200` is 1.2 in French.
    #[test]
    fn a_form_reads_only_its_own_marks() {
        for (text, en, fr) in [
            ("1200", Some(120_000), Some(120_000)),
            ("1,200", Some(120_000), Some(120)),
            ("1 200", None, Some(120_000)),
            ("1,200.50", Some(120_050), None),
            ("1 200,50", None, Some(120_050)),
            ("1,234,567.8", Some(123_456_780), None),
            ("12,34,567", None, None),
            ("1234,567", None, None),
            ("0,200", None, Some(20)),
            (".5", Some(50), None),
            (",5", None, Some(50)),
            ("5.", None, None),
            (".", None, None),
            ("", None, None),
            ("1.2.3", None, None),
            ("1..2", None, None),
            ("007", Some(700), Some(700)),
        ] {
            assert_eq!(hundredths(text, En), en, "{text:?} in English");
            assert_eq!(hundredths(text, Fr), fr, "{text:?} in French");
        }
    }

    #[test]
    fn the_largest_amount_is_the_last_one_read() {
        assert_eq!(hundredths("90071992547409.91", En), Some(super::LARGEST));
        assert_eq!(hundredths("90071992547409.92", En), None);
        assert_eq!(hundredths(&"9".repeat(90), En), None);
        assert_eq!(hundredths(&format!("{}1", "0".repeat(90)), En), Some(100));
    }

    #[test]
    fn every_keyboards_digits_and_spaces_are_understood() {
        for text in ["１２００", "١٢٠٠", "۱۲۰۰", " 1200 ", "\u{200E}1200\u{FEFF}", "+1200"] {
            let typed = tidy(text).unwrap();
            assert_eq!((typed.body.as_str(), typed.negative), ("1200", false), "{text:?}");
        }
        assert_eq!(tidy("1\u{202F}200\u{A0}$").unwrap().body, "1 200 $");
        for text in ["-5", "−5", "– 5", "－5"] {
            let typed = tidy(text).unwrap();
            assert_eq!((typed.body.as_str(), typed.negative), ("5", true), "{text:?}");
        }
        assert!(tidy(&"1".repeat(101)).is_none());
    }

    #[test]
    fn a_long_text_is_repeated_in_part() {
        assert_eq!(quoted("  8O "), "8O");
        assert_eq!(quoted(&"é".repeat(31)), format!("{}…", "é".repeat(30)));
    }
}
