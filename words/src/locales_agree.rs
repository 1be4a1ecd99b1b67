//! English and French are equals: what exists in one exists in the other.
//!
//! These tests read every Fluent file in [`LOCALES`], whoever wrote it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use crate::locales::LOCALES;
use crate::{Arg, Language, has, label_key, say};

/// Sentences whose languages need different variables, with the reason.
const DIFFERENT_VARIABLES: &[&str] = &[
    // English counts hours by the half of the day, French to twenty-four.
    "calendar-clock",
];

/// Stands in a sentence's text for what is put in.
const GAP: char = '\u{FFFC}';

/// What a sentence is made of.
#[derive(Default)]
struct Sentence {
    variables: BTreeSet<String>,
    /// Its text in every variant, with [`GAP`] where something is put in.
    text: String,
}

impl Sentence {
    fn of(pattern: &Pattern<&str>) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.add(pattern);
        sentence
    }

    fn add(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => {
                    self.text.push(GAP);
                    self.add_expression(expression);
                }
            }
        }
    }

    fn add_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline),
            Expression::Select { selector, variants } => {
                self.add_inline(selector);
                variants.iter().for_each(|variant| self.add(&variant.value));
            }
        }
    }

    fn add_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.add_expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => self.add_arguments(arguments),
            InlineExpression::TermReference { arguments: Some(arguments), .. } => self.add_arguments(arguments),
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { arguments: None, .. } => {}
        }
    }

    fn add_arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.add_inline(argument));
        arguments.named.iter().for_each(|argument| self.add_inline(&argument.value));
    }
}

/// Every sentence of one language by its key, with the file it is in.
fn sentences(language: Language) -> BTreeMap<String, (&'static str, Sentence)> {
    let mut all = BTreeMap::new();
    for (file, en, fr) in LOCALES {
        let text = match language {
            Language::En => *en,
            Language::Fr => *fr,
        };
        // Broken sentences are the concern of a test in `speech`.
        let resource = parse(text).unwrap_or_else(|(resource, _)| resource);
        for entry in &resource.body {
            if let Entry::Message(message) = entry
                && let Some(pattern) = &message.value
            {
                let key = message.id.name.to_owned();
                let before = all.insert(key.clone(), (*file, Sentence::of(pattern)));
                assert!(before.is_none(), "{key} stands twice in {}, the second time in {file}.ftl", language.code());
            }
        }
    }
    all
}

#[test]
fn every_sentence_is_in_both_languages_with_the_same_variables() {
    let (en, fr) = (sentences(Language::En), sentences(Language::Fr));
    let mut wrong = Vec::new();
    for key in en.keys().chain(fr.keys()).collect::<BTreeSet<_>>() {
        match (en.get(key), fr.get(key)) {
            (Some((file, _)), None) => wrong.push(format!("{key} is missing in fr/{file}.ftl")),
            (None, Some((file, _))) => wrong.push(format!("{key} is missing in en/{file}.ftl")),
            (Some((file, en)), Some((other, fr))) => {
                if file != other {
                    wrong.push(format!("{key} is in en/{file}.ftl but in fr/{other}.ftl"));
                }
                if en.variables != fr.variables && !DIFFERENT_VARIABLES.contains(&key.as_str()) {
                    wrong.push(format!("{key} uses {:?} in English but {:?} in French", en.variables, fr.variables));
                }
            }
            (None, None) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_can_be_said() {
    for language in Language::all() {
        for (key, (_, sentence)) in sentences(language) {
            for value in [Arg::from(0), Arg::from(1), Arg::from(2), Arg::from(1_000_000), Arg::from("x")] {
                let args: Vec<(&str, Arg<'_>)> =
                    sentence.variables.iter().map(|name| (name.as_str(), value.clone())).collect();
                assert!(!say(language, &key, &args).is_empty(), "{key} says nothing in {}", language.code());
            }
        }
    }
}

#[test]
fn french_is_not_english_left_behind() {
    let (en, fr) = (sentences(Language::En), sentences(Language::Fr));
    let untranslated = |key: &str, sentence: &Sentence| {
        let words = sentence.text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        words.count() > 3 && fr.get(key).is_some_and(|(_, fr)| fr.text == sentence.text)
    };
    let same: Vec<&String> = en.iter().filter(|(key, (_, en))| untranslated(key, en)).map(|(key, _)| key).collect();
    assert!(same.is_empty(), "not translated: {same:?}");
}

#[test]
fn french_keeps_to_canadian_typography_and_to_our_words() {
    for (key, (file, sentence)) in sentences(Language::Fr) {
        for mark in [" ;", " !", " ?"] {
            assert!(!sentence.text.contains(mark), "{file}.ftl: {key} has a space before{mark}");
        }
        let text = sentence.text.to_lowercase();
        let agency =
            text.split(|letter: char| !letter.is_alphabetic()).any(|word| matches!(word, "agence" | "agences"));
        assert!(!agency, "{file}.ftl: {key} says « agence »; our word is « organisme »");
    }
}

#[test]
fn every_file_in_the_folders_is_read() {
    let listed: BTreeSet<String> = LOCALES.iter().map(|(file, _, _)| format!("{file}.ftl")).collect();
    for language in Language::all() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code());
        let present: BTreeSet<String> = fs::read_dir(folder)
            .expect("each language has a folder")
            .map(|file| file.expect("it can be listed").file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(present, listed, "the files of {} and the list in locales.rs", language.code());
    }
}

#[test]
fn a_key_begins_with_the_name_of_its_file() {
    for (key, (file, _)) in sentences(Language::En) {
        let first = file.split('-').next().unwrap_or(file).trim_end_matches('s');
        assert!(key.starts_with(first), "{file}.ftl: {key} should begin with {first}-");
    }
}

#[test]
fn every_value_the_api_knows_has_a_label() {
    let schema = include_str!("../../api/schema.graphql");
    let mut missing = Vec::new();
    for (name, values) in enums(schema) {
        for value in values {
            let key = label_key(&name, &value);
            if Language::all().iter().any(|language| !has(*language, &key)) {
                missing.push(key);
            }
        }
    }
    assert!(missing.is_empty(), "no label: {missing:?}");
}

/// The enums of a schema with their values; descriptions and comments are passed over.
fn enums(schema: &str) -> Vec<(String, Vec<String>)> {
    let bare: String = schema
        .split("\"\"\"")
        .step_by(2)
        .flat_map(str::lines)
        .map(|line| line.split(['#', '@']).next().unwrap_or_default())
        .filter(|line| !line.trim_start().starts_with('"'))
        .flat_map(|line| [line, "\n"])
        .collect();
    bare.split("\nenum ")
        .skip(1)
        .filter_map(|rest| {
            let (name, body) = rest.split_once('{')?;
            let values = body.split_once('}')?.0.split_whitespace().map(str::to_owned).collect();
            Some((name.trim().to_owned(), values))
        })
        .collect()
}

#[test]
fn the_enums_of_a_schema_are_found() {
    let schema = "\n\"\"\"\nA band.\n\"\"\"\nenum SizeBand {\n  \"\"\"\n  Small: enum X { NO }\n  \"\"\"\n  MICRO @deprecated\n  \"quoted\"\n  LARGE # big\n}\nenum Yes { YES NO }\n";
    assert_eq!(
        enums(schema),
        [
            ("SizeBand".to_owned(), vec!["MICRO".to_owned(), "LARGE".to_owned()]),
            ("Yes".to_owned(), vec!["YES".to_owned(), "NO".to_owned()]),
        ]
    );
}

#[test]
fn every_sentence_the_code_names_exists() {
    let mut unknown = Vec::new();
    for folder in ["domain", "api", "worker", "web", "src"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
        for file in sources(&root) {
            let text = fs::read_to_string(&file).expect("our sources are text");
            unknown
                .extend(keys_in(&text).filter(|key| !is_known(key)).map(|key| format!("{key} in {}", file.display())));
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

/// A sentence, or the beginning of the keys that code puts together.
fn is_known(key: &str) -> bool {
    let begins = format!("{key}-");
    has(Language::En, key) || sentences(Language::En).keys().any(|known| known.starts_with(&begins))
}

/// Rust and template files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| ["rs", "html", "svg", "txt"].iter().any(|known| kind == *known)) {
            found.push(path);
        }
    }
    found
}

/// What stands in double quotes and looks like a key. An HTML attribute's value
/// stands behind an equals sign and is none.
fn keys_in(text: &str) -> impl Iterator<Item = &str> {
    const STARTS: [&str; 6] = ["common-", "label-", "pages-", "problem-", "calendar-", "zone-"];
    let literals = text.match_indices('"').filter(|(at, _)| !text[..*at].ends_with('=')).filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        rest.find('"').map(|end| &rest[..end])
    });
    literals.filter(|literal| {
        STARTS.iter().any(|start| literal.len() > start.len() && literal.starts_with(start))
            && !literal.ends_with('-')
            && literal.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    })
}

#[test]
fn every_sentence_is_named_somewhere() {
    let mut named = BTreeSet::new();
    for folder in ["domain", "api", "worker", "web", "src", "words/src"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
        // This file names keys to talk about them.
        for file in sources(&root).into_iter().filter(|file| !file.ends_with("locales_agree.rs")) {
            named.extend(names_in(&fs::read_to_string(&file).expect("our sources are text")));
        }
    }
    let built: Vec<&String> = named.iter().filter(|name| name.contains('{')).collect();
    let is_named = |key: &String| named.contains(key) || built.iter().any(|name| is_built_as(key, name));
    // The keys of zones are made of the zones' own names, which another test goes through.
    let nobodys: Vec<String> =
        sentences(Language::En).into_keys().filter(|key| !key.starts_with("zone-") && !is_named(key)).collect();
    assert!(nobodys.is_empty(), "nobody says these: {nobodys:#?}");
}

/// What stands in double quotes and may be a key, or the form of keys that code builds: `pages-done-{word}`.
fn names_in(text: &str) -> impl Iterator<Item = String> {
    let literals = text.match_indices('"').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        rest.find('"').map(|end| &rest[..end])
    });
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_{}().".contains(letter);
    // A form begins with words of its own; one that is all gaps would be the form of everything.
    literals
        .filter(move |literal| {
            literal.starts_with(|letter: char| letter.is_ascii_lowercase()) && literal.chars().all(plain)
        })
        .filter(|literal| literal.split('{').next().is_some_and(|start| !literal.contains('{') || start.contains('-')))
        .map(str::to_owned)
}

/// Whether a key has this form, with any words in its gaps.
fn is_built_as(key: &str, form: &str) -> bool {
    let mut pieces = form.split('{').map(|piece| piece.rsplit('}').next().unwrap_or(piece));
    let Some(mut rest) = pieces.next().and_then(|start| key.strip_prefix(start)) else { return false };
    let pieces: Vec<&str> = pieces.collect();
    let Some((end, between)) = pieces.split_last() else { return rest.is_empty() };
    for piece in between {
        let Some(at) = rest.get(1..).and_then(|rest| rest.find(piece)) else { return false };
        rest = &rest[1 + at + piece.len()..];
    }
    rest.len() > end.len() && rest.ends_with(end)
}

#[test]
fn keys_that_code_builds_are_recognized() {
    for (key, form, is) in [
        ("pages-done-said-no", "pages-done-{word}", true),
        ("pages-done-", "pages-done-{word}", false),
        ("pages-shell-missing-title", "pages-shell-{}-title", true),
        ("pages-shell-missing-text", "pages-shell-{}-title", false),
        ("label-phase-draft", "label-{}-{}", true),
        ("label-phase", "label-{}-{}", false),
        ("pages-home", "pages-home", true),
        ("pages-home-title", "pages-home", false),
    ] {
        assert_eq!(is_built_as(key, form), is, "{key} as {form}");
    }
    let text = r#"t(format!("pages-done-{word}")); "common-and" "{x}-y" "Not a key" class="card""#;
    assert_eq!(names_in(text).collect::<Vec<_>>(), ["pages-done-{word}", "common-and", "card"]);
}

#[test]
fn a_key_in_the_code_is_recognized() {
    let text = r#"say(language, "common-and", &[]); <p class="pages-wide" id='x'>{{ t("pages-home-title") }} "label-" "pages-{x}""#;
    assert_eq!(keys_in(text).collect::<Vec<_>>(), ["common-and", "pages-home-title"]);
}
