//! What holds of every text people write: its length, and that all of it can be shown and stored.

use crate::error::{Problem, ProblemArg, ProblemCode};

/// What is wrong with a text that may be empty: longer than `max` characters without the space around it, or not plain.
pub(crate) fn optional(field: &str, text: &str, max: usize) -> Option<Problem> {
    if text.trim().chars().count() > max {
        return Some(too_long(field, max));
    }
    (!is_plain(text)).then(|| Problem::at(field, ProblemCode::ControlCharacter))
}

/// What is wrong with a text that must be there.
pub(crate) fn required(field: &str, text: &str, max: usize) -> Option<Problem> {
    if text.trim().is_empty() {
        return Some(Problem::at(field, ProblemCode::Missing));
    }
    optional(field, text, max)
}

/// A text is longer than it may be.
pub(crate) fn too_long(field: &str, max: usize) -> Problem {
    let max = ProblemArg::Number(i64::try_from(max).unwrap_or(i64::MAX));
    Problem::at(field, ProblemCode::TooLong).with("max", max)
}

/// A text on one line: without the space around it, one space where there were several or a line ended.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// No control characters but those that end lines and the tab, nor what turns the direction of the text that follows.
/// PostgreSQL cannot even hold U+0000, and a name that turns others round lets them be read as what they are not.
fn is_plain(text: &str) -> bool {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().all(|c| !turns(c) && (!c.is_control() || matches!(c, '\n' | '\r' | '\t')))
}

/// A text as it is searched and compared: small letters without the accents of Canada's languages, in which people search
/// with and without them; one space where there were several.
pub fn folded(text: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ä' => "a".to_owned(),
        'ç' => "c".to_owned(),
        'è' | 'é' | 'ê' | 'ë' => "e".to_owned(),
        'ì' | 'í' | 'î' | 'ï' => "i".to_owned(),
        'ñ' => "n".to_owned(),
        'ò' | 'ó' | 'ô' | 'ö' => "o".to_owned(),
        'ù' | 'ú' | 'û' | 'ü' => "u".to_owned(),
        'ÿ' => "y".to_owned(),
        'œ' => "oe".to_owned(),
        'æ' => "ae".to_owned(),
        '’' => "'".to_owned(),
        letter => letter.to_string(),
    };
    let lower: String = text.to_lowercase().chars().map(plain).collect();
    one_line(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_with_and_without_accents() {
        for (text, expected) in
            [("École de l’Île", "ecole de l'ile"), ("  NŒUD\u{a0} Çà\tet là ", "noeud ca et la"), ("Ağ 東", "ağ 東")]
        {
            assert_eq!(folded(text), expected);
        }
    }

    #[test]
    fn a_text_is_brought_onto_one_line() {
        for (text, expected) in [(" a  b ", "a b"), ("a\r\nb\tc", "a b c"), ("a\u{a0} b", "a b"), (" \n ", "")] {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
    }

    fn codes(text: &str) -> [Option<ProblemCode>; 2] {
        [optional("body", text, 5), required("body", text, 5)].map(|problem| problem.map(|problem| problem.code))
    }

    #[test]
    fn a_text_is_plain_and_not_too_long() {
        use ProblemCode::{ControlCharacter, Missing, TooLong};
        let table = [
            ("", [None, Some(Missing)]),
            (" \t\r\n", [None, Some(Missing)]),
            ("\u{c9}cole", [None, None]),
            ("  five5  ", [None, None]),
            ("six666", [Some(TooLong); 2]),
            ("a\r\n\tb", [None, None]),
            ("a\0b", [Some(ControlCharacter); 2]),
            ("a\u{1b}b", [Some(ControlCharacter); 2]),
            ("a\u{7f}", [Some(ControlCharacter); 2]),
            ("\u{85}a", [Some(ControlCharacter); 2]),
            ("a\u{202a}b", [Some(ControlCharacter); 2]),
            ("a\u{202e}b", [Some(ControlCharacter); 2]),
            ("a\u{2066}b", [Some(ControlCharacter); 2]),
            ("a\u{2069}b", [Some(ControlCharacter); 2]),
            // Letters of scripts from right to left are letters, and their marks stay.
            ("\u{200f}نور", [None, None]),
        ];
        for (text, expected) in table {
            assert_eq!(codes(text), expected, "{text:?}");
        }
    }
}
