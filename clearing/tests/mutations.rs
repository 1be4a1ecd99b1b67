//! Valid documents with their structure damaged: members taken away, doubled, renamed, of another type, nested without end.
//! Each gets an answer, and what is still valid clears and redacts alike.

use clearing::{Input, clear_document, redact_document, sha256};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

mod chance;

const EXAMPLE: &str = include_str!("data/clearing-example-input.json");

/// A JSON document that may be wrong in every way: members may come twice, and a bare text may be anything.
#[derive(Clone, Debug)]
enum Json {
    Bare(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a sound document.
    fn read(document: &str) -> Json {
        let mut rest = document;
        let json = value(&mut rest);
        assert_eq!(rest.trim(), "");
        json
    }

    fn write(&self, to: &mut String) {
        match self {
            Json::Bare(text) => to.push_str(text),
            Json::List(items) => enclosed(to, ('[', ']'), items, |item, to| item.write(to)),
            Json::Object(members) => enclosed(to, ('{', '}'), members, |(name, value), to| {
                to.push_str(name);
                to.push(':');
                value.write(to);
            }),
        }
    }

    fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// How many values there are, this one included.
    fn count(&self) -> usize {
        1 + match self {
            Json::Bare(_) => 0,
            Json::List(items) => items.iter().map(Json::count).sum(),
            Json::Object(members) => members.iter().map(|(_, value)| value.count()).sum(),
        }
    }

    /// The value at a place, counted from the outermost inwards.
    fn at(&mut self, place: &mut usize) -> Option<&mut Json> {
        if *place == 0 {
            return Some(self);
        }
        *place -= 1;
        match self {
            Json::Bare(_) => None,
            Json::List(items) => items.iter_mut().find_map(|item| item.at(place)),
            Json::Object(members) => members.iter_mut().find_map(|(_, value)| value.at(place)),
        }
    }

    /// Does something to one of its values.
    fn mutate(&mut self, place: Index, change: &Change) {
        let mut place = place.index(self.count());
        let value = self.at(&mut place).expect("the place is within");
        match change {
            Change::Into(other) => *value = Json::Bare(other.clone()),
            Change::Nest(depth, true) => *value = Json::Bare(format!("{}0{}", "[".repeat(*depth), "]".repeat(*depth))),
            Change::Nest(depth, false) => {
                *value = Json::Bare(format!("{}0{}", "{\"a\":".repeat(*depth), "}".repeat(*depth)));
            }
            Change::Drop(which) => value.parts(which, |parts, at| drop(parts.remove(at))),
            Change::Double(which, times) => value.parts(which, |parts, at| {
                let part = parts[at].clone();
                parts.extend(std::iter::repeat_n(part, *times));
            }),
            Change::Move(which, to) => value.parts(which, |parts, at| {
                let part = parts.remove(at);
                parts.insert(to.index(parts.len() + 1), part);
            }),
            Change::Rename(which, name) => value.parts(which, |parts, at| parts[at].0.clone_from(name)),
            Change::Wrap => *value = Json::List(vec![value.clone()]),
        }
    }

    /// Changes the parts of a list or an object; a bare value has none.
    fn parts(&mut self, which: &Index, change: impl FnOnce(&mut Vec<(String, Json)>, usize)) {
        let (mut parts, named) = match self {
            Json::Bare(_) => return,
            Json::List(items) => (std::mem::take(items).into_iter().map(|item| (String::new(), item)).collect(), false),
            Json::Object(members) => (std::mem::take(members), true),
        };
        if !parts.is_empty() {
            let at = which.index(parts.len());
            change(&mut parts, at);
        }
        *self = if named { Json::Object(parts) } else { Json::List(parts.into_iter().map(|(_, item)| item).collect()) };
    }
}

fn enclosed<T>(to: &mut String, (open, close): (char, char), parts: &[T], mut write: impl FnMut(&T, &mut String)) {
    to.push(open);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            to.push(',');
        }
        write(part, to);
    }
    to.push(close);
}

fn value(rest: &mut &str) -> Json {
    *rest = rest.trim_start();
    match rest.chars().next() {
        Some('[') => Json::List(listed(rest, ']', value)),
        Some('{') => Json::Object(listed(rest, '}', |rest| {
            let name = text(rest);
            *rest = rest.trim_start().strip_prefix(':').expect("a member has a value");
            (name, value(rest))
        })),
        Some('"') => Json::Bare(text(rest)),
        _ => {
            let end = rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
            let (bare, after) = rest.split_at(end);
            *rest = after;
            Json::Bare(bare.to_owned())
        }
    }
}

/// A text with its quotation marks; those of sound documents here have no escapes.
fn text(rest: &mut &str) -> String {
    *rest = rest.trim_start();
    let end = rest[1..].find('"').expect("a text ends") + 2;
    let (text, after) = rest.split_at(end);
    *rest = after;
    text.to_owned()
}

fn listed<T>(rest: &mut &str, close: char, mut part: impl FnMut(&mut &str) -> T) -> Vec<T> {
    *rest = rest[1..].trim_start();
    let mut parts = Vec::new();
    while !rest.starts_with(close) {
        parts.push(part(rest));
        *rest = rest.trim_start();
        *rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    }
    *rest = &rest[1..];
    parts
}

/// Something done to one value of a document.
#[derive(Clone, Debug)]
enum Change {
    /// It becomes something else.
    Into(String),
    /// It becomes lists or objects within each other.
    Nest(usize, bool),
    /// One of its parts goes.
    Drop(Index),
    /// One of its parts comes again, so many times.
    Double(Index, usize),
    /// One of its parts stands elsewhere.
    Move(Index, Index),
    /// One of its members is called something else.
    Rename(Index, String),
    /// It becomes a list of itself.
    Wrap,
}

/// Names that mean something somewhere, and some that do not.
fn names() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "format",
        "currency",
        "quote",
        "kind",
        "priceBreaks",
        "seatsMin",
        "unitPrice",
        "sharedFees",
        "key",
        "amount",
        "split",
        "contributions",
        "fee",
        "agencies",
        "id",
        "bandWeight",
        "pledgeLines",
        "agency",
        "seats",
        "maxLandedPrice",
        "",
        "\\u0000",
    ])
    .prop_map(|name| format!("\"{name}\""))
}

/// Values of every type, and at the edges of every number.
fn values() -> impl Strategy<Value = String> {
    let numbers = prop::sample::select(vec![
        "0",
        "-0",
        "-1",
        "1.0",
        "1e2",
        "1e400",
        "0.1",
        "00",
        "9007199254740991",
        "9007199254740992",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551616",
        "170141183460469231731687303715884105728",
    ]);
    let others = prop::sample::select(vec![
        "null",
        "true",
        "false",
        "\"\"",
        "[]",
        "{}",
        "[null]",
        "{\"\":0}",
        "\"GRADUATED\"",
        "\"EQUAL\"",
        "\"\\ud800\"",
        "NaN",
        "",
    ]);
    prop_oneof![
        4 => numbers.prop_map(str::to_owned),
        3 => others.prop_map(str::to_owned),
        2 => any::<i64>().prop_map(|number| number.to_string()),
        1 => (1..3_000usize).prop_map(|digits| "9".repeat(digits)),
        1 => (1..3_000usize).prop_map(|length| format!("\"{}\"", "é".repeat(length))),
        2 => names(),
    ]
}

fn changes() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => values().prop_map(Change::Into),
        1 => (1..20_000usize, any::<bool>()).prop_map(|(depth, list)| Change::Nest(depth, list)),
        3 => any::<Index>().prop_map(Change::Drop),
        3 => (any::<Index>(), 1..60usize).prop_map(|(which, times)| Change::Double(which, times)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(which, to)| Change::Move(which, to)),
        1 => (any::<Index>(), names()).prop_map(|(which, name)| Change::Rename(which, name)),
        1 => Just(Change::Wrap),
    ]
}

/// Sound documents: the example, and others by chance.
fn documents() -> impl Strategy<Value = String> {
    let by_chance = chance::parts(8).prop_map(|parts| Input::new(parts).expect("they are sound").to_json());
    let with_large_numbers =
        chance::large_parts(8).prop_map(|parts| Input::new(parts).expect("they are sound").to_json());
    prop_oneof![Just(EXAMPLE.to_owned()), by_chance, with_large_numbers]
}

/// Gets an answer; and if it is a result, the redacted document gets the same.
fn answers(document: &[u8]) -> Result<(), TestCaseError> {
    let (cleared, redacted) = (clear_document(document), redact_document(document));
    for problem in [&cleared, &redacted].into_iter().filter_map(|answer| answer.as_ref().err()).flatten() {
        prop_assert!(problem.pointer.is_empty() || problem.pointer.starts_with('/'));
        prop_assert!(!problem.to_string().contains(char::is_control));
    }
    if let (Ok(result), Ok(redacted)) = (cleared, redacted) {
        let again = clear_document(redacted.as_bytes()).expect("a redacted document is sound");
        prop_assert_eq!(again.replace(&sha256(redacted.as_bytes()), ""), result.replace(&sha256(document), ""));
    }
    Ok(())
}

#[test]
fn a_document_is_read_and_written_as_it_was() {
    let document = Json::read(EXAMPLE);
    assert_eq!(clearing::read_input(document.written().as_bytes()), clearing::read_input(EXAMPLE.as_bytes()));
    assert!(document.count() > 60, "{}", document.count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6_000))]

    #[test]
    fn a_document_with_another_structure_gets_an_answer(
        document in documents(),
        changes in vec((any::<Index>(), changes()), 1..4),
    ) {
        let mut json = Json::read(&document);
        for (place, change) in &changes {
            json.mutate(*place, change);
        }
        answers(json.written().as_bytes())?;
    }

    #[test]
    fn a_document_with_flipped_bits_gets_an_answer(
        document in documents(),
        flips in vec((any::<Index>(), 0..8u8), 1..8),
    ) {
        let mut bytes = document.into_bytes();
        for (place, bit) in flips {
            let at = place.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        answers(&bytes)?;
    }
}
