//! `clear` and `redact`, byte for byte, as docs/formats says.

use std::path::{Path, PathBuf};

use tests::Folder;

use crate::started::{complaint, run, run_on};

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/formats/clearing-example-{name}.json"))
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(example(name)).expect("the example is there")
}

#[test]
fn the_examples_come_out_byte_for_byte() {
    let folder = Folder::new();
    let file = example("input").display().to_string();
    for (work, expected) in [("clear", "result"), ("redact", "redacted")] {
        for done in [
            run(&[work, "--input", &file], folder.path()),
            run_on(&[work, "--input", "-"], folder.path(), &read("input")),
        ] {
            assert_eq!(complaint(&done), "");
            assert_eq!(done.status.code(), Some(0));
            assert!(done.stdout == read(expected), "{work}:\n{}", String::from_utf8_lossy(&done.stdout));
        }
    }
}

#[test]
fn the_redacted_example_has_the_result_of_the_whole_one() {
    let folder = Folder::new();
    let outcome = |name: &str| {
        let done = run_on(&["clear", "--input", "-"], folder.path(), &read(name));
        let text = String::from_utf8(done.stdout).expect("a result is UTF-8");
        text.lines().filter(|line| !line.contains("\"inputSha256\"")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(outcome("redacted"), outcome("input"));
}

#[test]
fn a_document_that_breaks_rules_is_refused_line_by_line() {
    let folder = Folder::new();
    let whole = String::from_utf8(read("input")).expect("the example is UTF-8");
    let broken = whole.replacen("\"seatsMin\": 1,", "\"seatsMin\": 0,", 1);
    let table = [
        (
            "{\"format\":1}",
            "/currency: This member is missing.\n/quote: This member is missing.\n/sharedFees: This member is missing.\n\
             /contributions: This member is missing.\n/agencies: This member is missing.\n\
             /pledgeLines: This member is missing.\n/format: This has to be longtable/clearing-input/1.\n",
        ),
        (&broken, "/quote/priceBreaks/0/seatsMin: This has to be from 1 to 10000000.\n"),
    ];
    for (document, lines) in table {
        for work in ["clear", "redact"] {
            let done = run_on(&[work, "--input", "-"], folder.path(), document.as_bytes());
            assert_eq!(complaint(&done), lines, "{work}");
            assert_eq!(done.status.code(), Some(2), "{work}");
            assert!(done.stdout.is_empty(), "{work}");
        }
    }
}

#[test]
fn a_document_that_is_not_there_is_named() {
    let folder = Folder::new();
    for work in ["clear", "redact"] {
        let done = run(&[work, "--input", "nowhere.json"], folder.path());
        assert_eq!(complaint(&done), "nowhere.json cannot be read: No such file or directory (os error 2).\n");
        assert_eq!(done.status.code(), Some(1));
        assert!(done.stdout.is_empty());
    }
}
