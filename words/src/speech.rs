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
            Arg::Number(number) if number.unsigned_abs() <= number::LARGEST.unsigned_abs() => {
                FluentValue::from(number)
            }
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
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(rest, errors)| {
            mistakes.extend(errors.iter().map(|error| format!("{name}.ftl: {error}")));
            rest
        });
        if let Err(errors) = sentences.add_resource(resource) {
            mistakes.extend(errors.iter().map(|error| format!("{name}.ftl: {error}")));
        }
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

/// Writes a number inside a sentence; `NUMBER($n, useGrouping: "false")` keeps years together.
fn grouped(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if !number.options.use_grouping {
        return None;
    }
    // `into_fluent` lets only exact whole numbers in, and literals in files are checked by eye.
    number.as_string().parse().ok().map(|whole| number::show(language, whole))
}
