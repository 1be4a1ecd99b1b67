//! Saying a sentence: a key and its variables in, text in the reader's language out.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::locales::LOCALES;
use crate::{Language, number};

/// What a sentence's variable holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg<'a> {
    /// Text, put in as it is. Money and days come formatted already.
    Text(Cow<'a, str>),
    /// A whole number. It is grouped as the language groups digits, and a
    /// sentence may choose its plural by it.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Arg::Number(number.into())
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Arg::Number(number.into())
    }
}

impl From<usize> for Arg<'_> {
    // Nothing we count comes near i64::MAX; a wrong count there would still be "very many".
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> Arg<'a> {
    /// Fluent keeps numbers as floats. Those a float cannot hold exactly go in
    /// as text, so that no digit ever changes; they are "many" in any plural.
    fn into_fluent(self, language: Language) -> FluentValue<'a> {
        match self {
            Arg::Text(text) => FluentValue::String(text),
            Arg::Number(number) if number.unsigned_abs() <= number::LARGEST.unsigned_abs() => FluentValue::from(number),
            Arg::Number(number) => FluentValue::from(number::show(language, number)),
        }
    }
}

/// Says the sentence `key` in `language`.
///
/// Variables the sentence does not use are ignored. An unknown key or a
/// variable that was not given is our mistake: a debug build panics, a release
/// build logs it and returns the key, or the sentence with the gap left visible.
pub fn say(language: Language, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return unsaid(language, key, "there is no such sentence", key.to_owned());
    };
    let mut fluent = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        fluent.set(*name, value.clone().into_fluent(language));
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&fluent), &mut errors).into_owned();
    match errors.first() {
        None => text,
        Some(error) => unsaid(language, key, &error.to_string(), text),
    }
}

/// Whether there is a sentence `key` in `language`.
pub fn has(language: Language, key: &str) -> bool {
    bundle(language).get_message(key).is_some_and(|message| message.value().is_some())
}

/// The name of one value of an enum: `label(En, "setting", "RURAL_OR_REMOTE")`.
///
/// The value may be written `RURAL_OR_REMOTE`, `rural_or_remote` or `RuralOrRemote`.
pub fn label(language: Language, kind: &str, value: &str) -> String {
    say(language, &label_key(kind, value), &[])
}

/// The key `label` looks up, for those who want to ask `has` first.
pub fn label_key(kind: &str, value: &str) -> String {
    format!("label-{}-{}", kebab(kind), kebab(value))
}

/// `RURAL_OR_REMOTE`, `rural_or_remote` and `RuralOrRemote` become `rural-or-remote`.
fn kebab(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for letter in name.chars() {
        if letter == '_' || letter == ' ' {
            kebab.push('-');
        } else {
            if letter.is_ascii_uppercase() && after_small {
                kebab.push('-');
            }
            kebab.push(letter.to_ascii_lowercase());
        }
        after_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
    }
    kebab
}

fn unsaid(language: Language, key: &str, reason: &str, instead: String) -> String {
    if cfg!(debug_assertions) {
        panic!("cannot say `{key}` in {}: {reason}", language.code());
    }
    tracing::error!(key, language = language.code(), reason, "a sentence could not be said");
    instead
}

type Sentences = FluentBundle<FluentResource>;

/// The sentences of one language, read at first use and kept.
fn bundle(language: Language) -> &'static Sentences {
    static EN: OnceLock<Sentences> = OnceLock::new();
    static FR: OnceLock<Sentences> = OnceLock::new();
    let cell = match language {
        Language::En => &EN,
        Language::Fr => &FR,
    };
    cell.get_or_init(|| {
        let (sentences, mistakes) = read(language);
        for mistake in mistakes {
            tracing::error!(language = language.code(), "{mistake}");
        }
        sentences
    })
}

/// Reads every file of a language, with what is wrong in them.
///
/// A mistake spoils its own sentence only; a test insists that there is none.
fn read(language: Language) -> (Sentences, Vec<String>) {
    let identifier: LanguageIdentifier = language.tag().parse().expect("our two tags are well formed");
    let mut sentences = FluentBundle::new_concurrent(vec![identifier]);
    // Isolating marks are for mixed directions; here they would only end up in mails and tests.
    sentences.set_use_isolating(false);
    sentences.set_formatter(Some(match language {
        Language::En => |value, _| grouped(Language::En, value),
        Language::Fr => |value, _| grouped(Language::Fr, value),
    }));
    if language == Language::Fr {
        sentences.set_transform(Some(hold_french_spaces));
    }
    let mut mistakes = Vec::new();
    if let Err(error) = sentences.add_builtins() {
        mistakes.push(error.to_string());
    }
    for (name, en, fr) in LOCALES {
        let text = match language {
            Language::En => en,
            Language::Fr => fr,
        };
        mistakes.extend(add(&mut sentences, name, text));
    }
    (sentences, mistakes)
}

/// Makes the spaces of French typography hold: inside « », before : % and $.
///
/// So the files are written with ordinary spaces, which one can see. What people
/// typed passes untouched: only the sentence's own text comes through here.
fn hold_french_spaces(text: &str) -> Cow<'_, str> {
    const HELD: [(&str, &str); 5] =
        [("« ", "«\u{A0}"), (" »", "\u{A0}»"), (" :", "\u{A0}:"), (" %", "\u{A0}%"), (" $", "\u{A0}$")];
    if !HELD.iter().any(|(loose, _)| text.contains(loose)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(HELD.iter().fold(text.to_owned(), |text, (loose, held)| text.replace(loose, held)))
}

/// Adds one file and returns what is wrong in it: broken sentences, keys that exist already.
fn add(sentences: &mut Sentences, name: &str, text: &str) -> Vec<String> {
    let mut mistakes = Vec::new();
    let mut note = |error: String| mistakes.push(format!("{name}.ftl: {error}"));
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(rest, errors)| {
        errors.iter().for_each(|error| note(error.to_string()));
        rest
    });
    if let Err(errors) = sentences.add_resource(resource) {
        errors.iter().for_each(|error| note(error.to_string()));
    }
    mistakes
}

/// Writes a number inside a sentence; `NUMBER($n, useGrouping: "false")` keeps years together.
fn grouped(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if !number.options.use_grouping {
        return None;
    }
    // `into_fluent` lets only exact whole numbers in, and literals in files are checked by eye.
    number.as_string().parse().ok().map(|whole| number::show(language, whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language::{En, Fr};

    #[test]
    fn no_file_holds_a_broken_or_repeated_sentence() {
        for language in Language::all() {
            assert_eq!(read(language).1, Vec::<String>::new(), "{}", language.code());
        }
    }

    #[test]
    fn a_broken_or_repeated_sentence_is_noticed() {
        let (mut sentences, _) = read(En);
        assert!(add(&mut sentences, "new", "new-one = Good\n").is_empty());
        assert_eq!(add(&mut sentences, "new", "new-one = Again\n").len(), 1);
        assert_eq!(add(&mut sentences, "new", "new-two = { $open\n").len(), 1);
        assert_eq!(add(&mut sentences, "new", "new-three = One\nnew-three = Two\n").len(), 1);
    }

    #[test]
    fn a_number_is_grouped_and_chooses_its_plural() {
        let said = |language, count: i64| say(language, "common-licences", &[("count", Arg::from(count))]);
        assert_eq!([said(En, 0), said(En, 1), said(En, 1_240)], ["0 licences", "1 licence", "1,240 licences"]);
        assert_eq!([said(Fr, 0), said(Fr, 1), said(Fr, 1_240)], ["0 licence", "1 licence", "1\u{A0}240 licences"]);
        assert_eq!(said(En, i64::MAX), "9,223,372,036,854,775,807 licences");
        assert_eq!(said(En, number::LARGEST), "9,007,199,254,740,991 licences");
        assert_eq!(said(En, -1_240), "−1,240 licences");
    }

    #[test]
    fn a_label_is_found_however_its_value_is_written() {
        for value in ["RURAL_OR_REMOTE", "rural_or_remote", "RuralOrRemote", "rural-or-remote"] {
            assert_eq!(label(Fr, "setting", value), "Milieu rural ou éloigné");
        }
        assert_eq!(label(En, "size_band", "MICRO"), "1 to 4 staff");
        assert_eq!(
            label(En, "LeftOutReason", "NO_OFFER_AT_THIS_QUANTITY"),
            "Too few licences for the supplier’s offer"
        );
        assert_eq!(label_key("province", "ON"), "label-province-on");
    }

    #[test]
    fn french_spaces_hold_and_peoples_own_words_are_left_alone() {
        let typed = "a : b «x»";
        assert_eq!(
            say(Fr, "common-money-has-letter", &[("text", Arg::from(typed))]),
            format!("«\u{A0}{typed}\u{A0}» contient une lettre. Veuillez écrire un montant, par exemple 78,00.")
        );
        assert!(label(Fr, "exchange-risk", "NONE").starts_with("Personne\u{A0}: "));
    }

    #[test]
    fn has_knows_what_can_be_said() {
        assert!(has(En, "common-and") && has(Fr, "common-and"));
        assert!(!has(En, "common-maybe"));
    }

    #[test]
    #[should_panic(expected = "there is no such sentence")]
    fn an_unknown_key_is_our_mistake() {
        say(En, "common-maybe", &[]);
    }

    #[test]
    #[should_panic(expected = "Unknown variable")]
    fn a_missing_variable_is_our_mistake() {
        say(En, "common-licences", &[]);
    }
}
