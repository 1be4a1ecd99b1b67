//! How documents are written, and that no document does harm.

use clearing::{clear_document, read_input, redact_document};
use proptest::collection::vec;
use proptest::prelude::*;

mod chance;

const INPUT: &str = include_str!("data/clearing-example-input.json");

#[test]
fn texts_are_escaped_only_where_they_must_be() {
    let id = r#"\" \\ \/ \b\t\n\f\r \u0000\u001F \u007f \u2028 é 🌲"#;
    let redacted = redact_document(INPUT.replace(r#""cedar-1""#, &format!("\"{id}\"")).as_bytes()).unwrap();
    let expected = "\\\" \\\\ / \\b\\t\\n\\f\\r \\u0000\\u001f \u{7f} \u{2028} é 🌲";
    assert!(redacted.contains(&format!("\"id\": \"{expected}\",")));
}

#[test]
fn empty_lists_stand_on_one_line() {
    let empty = r#"{"format":"longtable/clearing-input/1","currency":"CAD","quote":{"kind":"GRADUATED",
        "priceBreaks":[{"seatsMin":1,"unitPrice":0}]},"sharedFees":[],"contributions":[],"agencies":[],"pledgeLines":[]}"#;
    let expected = r#"{
  "format": "longtable/clearing-result/1",
  "inputSha256": "SHA",
  "outcome": "NOT_CLEARED",
  "seats": 0,
  "priceBreak": null,
  "seatCost": 0,
  "fees": [],
  "total": 0,
  "lines": [],
  "agencies": []
}
"#;
    assert_eq!(clear_document(empty.as_bytes()).unwrap(), expected.replace("SHA", &clearing::sha256(empty.as_bytes())));
}

#[test]
fn a_redacted_document_keeps_the_order_of_its_members() {
    let document = INPUT.replace(
        "\"id\": \"prairie-1\",\n      \"agency\": \"prairie\",\n      \"seats\": 40,\n      \"maxLandedPrice\": 700",
        "\"maxLandedPrice\": 700,\n      \"seats\": 40,\n      \"agency\": \"prairie\",\n      \"id\": \"prairie-1\"",
    );
    assert_ne!(document, INPUT);
    let redacted = redact_document(document.as_bytes()).unwrap();
    let line =
        "\"maxLandedPrice\": 880,\n      \"seats\": 40,\n      \"agency\": \"prairie\",\n      \"id\": \"prairie-1\"";
    assert!(redacted.contains(line));
    let without_hash = |document: &str| {
        let result = clear_document(document.as_bytes()).unwrap();
        result.replace(&clearing::sha256(document.as_bytes()), "")
    };
    assert_eq!(without_hash(&redacted), without_hash(INPUT));
}

#[test]
fn white_space_does_not_matter_but_for_the_hash() {
    let spaced = INPUT.replace('\n', "\r\n\t ");
    assert_eq!(read_input(spaced.as_bytes()), read_input(INPUT.as_bytes()));
    assert!(clear_document(spaced.as_bytes()).unwrap().contains(&clearing::sha256(spaced.as_bytes())));
}

/// Answers of some kind, whatever is asked; and only sound ones.
fn answers(bytes: &[u8]) {
    for problem in [clear_document(bytes), redact_document(bytes)].into_iter().filter_map(Result::err).flatten() {
        assert!(problem.pointer.is_empty() || problem.pointer.starts_with('/'));
        assert!(!problem.to_string().contains(char::is_control));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_get_an_answer(bytes in vec(any::<u8>(), 0..200)) {
        answers(&bytes);
    }

    #[test]
    fn any_json_like_text_gets_an_answer(text in r#"([\[\]{},:"\\ 0-9eE.\-+]|null|true|\\u[dD][89cC]00|"(format|quote|id)"){0,60}"#) {
        answers(text.as_bytes());
    }

    #[test]
    fn a_damaged_document_gets_an_answer(
        changes in vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 1..6),
    ) {
        let mut bytes = INPUT.as_bytes().to_vec();
        for (index, byte, change) in changes {
            // One byte always stays, so that there is something to damage.
            let at = index.index(bytes.len());
            match change {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        answers(&bytes);
    }

    #[test]
    fn a_rearranged_document_gets_an_answer(
        pieces in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let mut lines: Vec<&str> = INPUT.lines().collect();
        for (from, to) in pieces {
            let line = lines[from.index(lines.len())];
            lines.insert(to.index(lines.len()), line);
        }
        answers(lines.join("\n").as_bytes());
    }

    #[test]
    fn a_changed_number_gets_an_answer(
        at in any::<prop::sample::Index>(),
        number in prop_oneof![any::<u64>().prop_map(|number| number.to_string()), r"-?[0-9]{1,30}(\.[0-9]{1,2})?"],
    ) {
        let starts: Vec<usize> = INPUT.match_indices("\": ").map(|(at, _)| at + 3).collect();
        let numbers: Vec<usize> = starts.into_iter().filter(|at| INPUT.as_bytes()[*at].is_ascii_digit()).collect();
        let start = numbers[at.index(numbers.len())];
        let end = start + INPUT[start..].find(|character: char| !character.is_ascii_digit()).unwrap();
        answers(format!("{}{number}{}", &INPUT[..start], &INPUT[end..]).as_bytes());
    }

    #[test]
    fn an_input_reads_back_from_what_it_writes(parts in chance::large_parts(20)) {
        let input = clearing::Input::new(parts).unwrap();
        prop_assert_eq!(read_input(input.to_json().as_bytes()), Ok(input));
    }
}
