//! The documents of the format, to the byte.
//!
//! `data/clearing-example-*.json` are the pairs published with the formats
//! `longtable/clearing-input/1` and `longtable/clearing-result/1`.

const INPUT: &str = include_str!("data/clearing-example-input.json");
const REDACTED: &str = include_str!("data/clearing-example-redacted.json");
const RESULT: &str = include_str!("data/clearing-example-result.json");

#[test]
fn the_example_clears_to_the_byte() {
    assert_eq!(clearing::clear_document(INPUT.as_bytes()).unwrap(), RESULT);
}

#[test]
fn the_example_is_redacted_to_the_byte() {
    assert_eq!(clearing::redact_document(INPUT.as_bytes()).unwrap(), REDACTED);
    let input = clearing::read_input(INPUT.as_bytes()).unwrap();
    assert_eq!(clearing::redact(&input).unwrap().to_json(), REDACTED);
}

#[test]
fn an_input_is_written_as_it_was_read() {
    assert_eq!(clearing::read_input(INPUT.as_bytes()).unwrap().to_json(), INPUT);
}

#[test]
fn the_redacted_example_clears_to_the_same_result() {
    let result = clearing::clear_document(REDACTED.as_bytes()).unwrap();
    let hash = |document: &str| clearing::sha256(document.as_bytes());
    assert_eq!(result.replace(&hash(REDACTED), &hash(INPUT)), RESULT);
}
