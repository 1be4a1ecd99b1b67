//! Documents that break a rule, and the lines that say so.

use clearing::{ITEMS_MAX, Input, clear_document, read_input, redact_document};

const INPUT: &str = include_str!("data/clearing-example-input.json");

/// A document in which every kind of item is there once or twice, on one line.
const SMALL: &str = r#"{"format":"longtable/clearing-input/1","currency":"CAD","quote":{"kind":"ALL_UNITS","priceBreaks":[{"seatsMin":1,"unitPrice":1000},{"seatsMin":50,"unitPrice":800}]},"sharedFees":[{"key":"setup","amount":6000,"split":"PER_SEAT"}],"contributions":[{"key":"fund","fee":"setup","amount":2500}],"agencies":[{"id":"a","bandWeight":1},{"id":"b"}],"pledgeLines":[{"id":"a1","agency":"a","seats":30},{"id":"b1","agency":"b","seats":15,"maxLandedPrice":800}]}"#;

/// The problems of a document, as the command line prints them.
fn problems(document: &[u8]) -> Vec<String> {
    let problems = clear_document(document).expect_err("the document breaks a rule");
    assert_eq!(redact_document(document), Err(problems.clone()), "both commands say the same");
    problems.iter().map(ToString::to_string).collect()
}

/// The pointers of the problems after one change to the small document.
fn pointers(from: &str, to: &str) -> Vec<String> {
    assert_eq!(SMALL.matches(from).count(), 1, "{from} is there once");
    let pointers = problems(SMALL.replace(from, to).as_bytes()).into_iter();
    pointers.map(|problem| problem.split(": ").next().unwrap().to_owned()).collect()
}

#[test]
fn the_small_document_itself_is_fine() {
    assert!(clear_document(SMALL.as_bytes()).is_ok());
}

#[test]
fn each_broken_rule_is_named_at_its_member() {
    let long = format!("\"{}\"", "x".repeat(65));
    let cases = [
        (r#""longtable/clearing-input/1""#, r#""longtable/clearing-input/2""#, "/format"),
        (r#""longtable/clearing-input/1""#, "1", "/format"),
        (r#""CAD""#, r#""cad""#, "/currency"),
        (r#""CAD""#, r#""CADX""#, "/currency"),
        (r#""CAD""#, r#""CÀ""#, "/currency"),
        (r#""CAD""#, "null", "/currency"),
        (r#""ALL_UNITS""#, r#""all_units""#, "/quote/kind"),
        (r#""seatsMin":50"#, r#""seatsMin":1"#, "/quote/priceBreaks/1/seatsMin"),
        (r#""seatsMin":50"#, r#""seatsMin":10000001"#, "/quote/priceBreaks/1/seatsMin"),
        (r#""seatsMin":1,"#, r#""seatsMin":0,"#, "/quote/priceBreaks/0/seatsMin"),
        (r#""unitPrice":800"#, r#""unitPrice":1000"#, "/quote/priceBreaks/1/unitPrice"),
        (r#""unitPrice":800"#, r#""unitPrice":-1"#, "/quote/priceBreaks/1/unitPrice"),
        (r#""unitPrice":1000"#, r#""unitPrice":9007199254740992"#, "/quote/priceBreaks/0/unitPrice"),
        (r#""PER_SEAT""#, r#""PER_HEAD""#, "/sharedFees/0/split"),
        (r#""PER_SEAT""#, "true", "/sharedFees/0/split"),
        (r#""amount":6000"#, r#""amount":99999999999999999999999999"#, "/sharedFees/0/amount"),
        (r#""amount":6000"#, r#""amount":"6000""#, "/sharedFees/0/amount"),
        (r#""fee":"setup""#, r#""fee":"other""#, "/contributions/0/fee"),
        (r#""amount":2500"#, r#""amount":null"#, "/contributions/0/amount"),
        (r#""bandWeight":1"#, r#""bandWeight":0"#, "/agencies/0/bandWeight"),
        (r#""bandWeight":1"#, r#""bandWeight":1000001"#, "/agencies/0/bandWeight"),
        (r#""bandWeight":1"#, r#""bandWeight":null"#, "/agencies/0/bandWeight"),
        (r#"{"id":"b"}"#, r#"{"id":"b"},{"id":"b"}"#, "/agencies/2/id"),
        (r#"{"id":"b"}"#, r#"{"id":"b"},{"id":""}"#, "/agencies/2/id"),
        (r#"{"id":"b"}"#, r#"{"id":"b"},7"#, "/agencies/2"),
        (r#""id":"a1""#, &format!(r#""id":{long}"#), "/pledgeLines/0/id"),
        (r#""id":"a1""#, r#""id":"b1""#, "/pledgeLines/1/id"),
        (r#""id":"a1""#, r#""id":"a\ud800""#, "/pledgeLines/0/id"),
        (r#""id":"a1""#, r#""id":"\udc00\ud800""#, "/pledgeLines/0/id"),
        (r#""agency":"b""#, r#""agency":"c""#, "/pledgeLines/1/agency"),
        (r#""agency":"b""#, r#""agency":"B""#, "/pledgeLines/1/agency"),
        (r#""seats":30"#, r#""seats":0"#, "/pledgeLines/0/seats"),
        (r#""seats":30"#, r#""seats":-30"#, "/pledgeLines/0/seats"),
        (r#""seats":30"#, r#""seats":-0"#, "/pledgeLines/0/seats"),
        (r#""seats":30"#, r#""seats":30.0"#, "/pledgeLines/0/seats"),
        (r#""seats":30"#, r#""seats":3e1"#, "/pledgeLines/0/seats"),
        (r#""seats":30"#, r#""seats":3E+1"#, "/pledgeLines/0/seats"),
        (r#""seats":30"#, r#""seats":10000001"#, "/pledgeLines/0/seats"),
        (r#""maxLandedPrice":800"#, r#""maxLandedPrice":null"#, "/pledgeLines/1/maxLandedPrice"),
        (r#""maxLandedPrice":800"#, r#""maxLandedPrice":-1"#, "/pledgeLines/1/maxLandedPrice"),
        (r#""maxLandedPrice":800"#, r#""maxLandedPrice":9007199254740992"#, "/pledgeLines/1/maxLandedPrice"),
        // Members: each once, none left out, none unknown.
        (r#""currency":"CAD","#, "", "/currency"),
        (r#""currency":"CAD","#, r#""currency":"CAD","currency":"CAD","#, "/currency"),
        (r#""currency":"CAD","#, r#""currency":"CAD","c\u0075rrency":"CAD","#, "/currency"),
        (r#""currency":"CAD","#, r#""currency":"CAD","note":"","#, "/note"),
        (r#""currency":"CAD","#, r#""currency":"CAD","a/b~c":null,"#, "/a~1b~0c"),
        (r#""currency":"CAD","#, r#""currency":"CAD","a\n":[],"#, "/a\\u000a"),
        (r#""seats":30"#, r#""seats":30,"maxlandedprice":5"#, "/pledgeLines/0/maxlandedprice"),
        (r#""id":"a1","#, "", "/pledgeLines/0/id"),
        // Lists.
        (r#"[{"seatsMin":1,"unitPrice":1000},{"seatsMin":50,"unitPrice":800}]"#, "[]", "/quote/priceBreaks"),
        (r#"[{"key":"fund","fee":"setup","amount":2500}]"#, "{}", "/contributions"),
        (r#"[{"key":"fund","fee":"setup","amount":2500}]"#, "null", "/contributions"),
    ];
    for (from, to, pointer) in cases {
        assert_eq!(pointers(from, to), [pointer], "{from} → {to}");
    }
}

#[test]
fn all_problems_are_found_together_in_the_order_of_the_format() {
    let document = SMALL
        .replace(r#""CAD""#, r#""$""#)
        .replace(r#""seatsMin":50"#, r#""seatsMin":0"#)
        .replace(r#""id":"a","#, r#""id":7,"#)
        .replace(r#""seats":30"#, r#""seats":0,"extra":1"#)
        .replace(r#""maxLandedPrice":800"#, r#""maxLandedPrice":8.5"#);
    assert_eq!(
        problems(document.as_bytes()),
        [
            "/currency: A currency is three capital letters.",
            "/quote/priceBreaks/1/seatsMin: This has to be from 1 to 10000000.",
            "/agencies/0/id: This has to be a text.",
            "/pledgeLines/0/extra: This member is not known here.",
            "/pledgeLines/0/seats: This has to be from 1 to 10000000.",
            "/pledgeLines/1/maxLandedPrice: A whole number is written in digits only.",
        ]
    );
}

#[test]
fn parts_made_by_code_are_held_to_the_same_rules() {
    let mut parts = read_input(SMALL.as_bytes()).unwrap().parts().clone();
    parts.pledge_lines[1].seats = 0;
    parts.agencies[0].id = "b".to_owned();
    let problems: Vec<String> = Input::new(parts).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "/agencies/1/id: This is used by an item before; each has its own.",
            "/pledgeLines/0/agency: No agency has this id.",
            "/pledgeLines/1/seats: This has to be from 1 to 10000000.",
        ]
    );
}

#[test]
fn an_id_that_cannot_be_read_makes_nobody_else_wrong() {
    assert_eq!(pointers(r#"{"id":"a","bandWeight":1}"#, r#"{"bandWeight":1}"#), ["/agencies/0/id"]);
    assert_eq!(pointers(r#""key":"setup""#, r#""key":null"#), ["/sharedFees/0/key"]);
}

#[test]
fn what_is_not_json_has_an_empty_pointer() {
    let not_json: &[&[u8]] = &[
        b"",
        b" ",
        b"{",
        b"[1,]",
        b"{\"a\":1,}",
        b"{\"a\" 1}",
        b"{a:1}",
        b"nul",
        b"truefalse",
        b"01",
        b"-",
        b"1.",
        b".5",
        b"1e",
        b"+1",
        b"\"a",
        b"\"\\x\"",
        b"\"\\u12g4\"",
        b"\"a\nb\"",
        b"{} {}",
        b"\xff",
        b"\"\xed\xa0\x80\"",
        b"\xef\xbb\xbf{}",
        b"\xfe\xff\x00{",
        b"'a'",
        b"// note\n{}",
    ];
    for document in not_json {
        let problems = problems(document);
        assert!(problems.len() == 1 && problems[0].starts_with(": The text is not JSON: "), "{problems:?}");
    }
    let marked = [b"\xef\xbb\xbf", INPUT.as_bytes()].concat();
    assert_eq!(problems(&marked), [": The text is not JSON: at byte 0, a byte-order mark has no place here."]);
}

#[test]
fn a_document_that_is_no_object_has_an_empty_pointer() {
    for document in ["[]", "null", "7", "\"longtable/clearing-input/1\"", "true"] {
        assert_eq!(problems(document.as_bytes())[0], ": This has to be an object.");
        assert_eq!(problems(document.as_bytes()).len(), 1);
    }
}

#[test]
fn deep_nesting_is_refused_where_it_stands() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}0{}", open.repeat(200_000), close.repeat(200_000));
        let with = SMALL.replace(r#""CAD""#, &deep);
        assert_eq!(problems(with.as_bytes()), ["/currency: This has to be a text."]);
        assert_eq!(problems(open.repeat(200_000).as_bytes()).len(), 1);
        assert_eq!(problems(SMALL.replace(r#""CAD""#, &deep[..deep.len() - 1]).as_bytes()).len(), 1);
    }
    let empty = format!("{}{}", "[".repeat(50), "]".repeat(50));
    assert_eq!(problems(SMALL.replace(r#""CAD""#, &empty).as_bytes()), ["/currency: This has to be a text."]);
}

#[test]
fn a_list_may_hold_200000_items_and_no_more() {
    let with = |count: usize| {
        let lines = (0..count).map(|line| format!(r#"{{"id":"{line}","agency":"a","seats":1}}"#));
        let lines = lines.collect::<Vec<_>>().join(",");
        let start = SMALL.find(r#"[{"id":"a1""#).unwrap();
        format!("{}[{lines}]}}", &SMALL[..start])
    };
    assert!(clear_document(with(ITEMS_MAX).as_bytes()).is_ok());
    assert_eq!(problems(with(ITEMS_MAX + 1).as_bytes()), ["/pledgeLines: A list holds at most 200000 items."]);
}

#[test]
fn a_text_is_counted_in_scalar_values() {
    let with = |text: &str| SMALL.replace(r#""a1""#, &format!("\"{text}\""));
    assert!(clear_document(with(&"é".repeat(64)).as_bytes()).is_ok());
    assert!(clear_document(with(&"\\ud83c\\udf32".repeat(64)).as_bytes()).is_ok());
    assert_eq!(problems(with(&"🌲".repeat(65)).as_bytes()), ["/pledgeLines/0/id: A text has 1 to 64 characters."]);
}

#[test]
fn a_result_beyond_what_a_record_can_hold_is_refused() {
    let with = |seats: i64, fee: i64| {
        SMALL
            .replace(r#"{"seatsMin":50,"unitPrice":800}"#, r#"{"seatsMin":2,"unitPrice":900719925474099}"#)
            .replace(r#""unitPrice":1000"#, r#""unitPrice":9007199254740991"#)
            .replace(r#""amount":6000"#, &format!(r#""amount":{fee}"#))
            .replace(r#""seats":30"#, &format!(r#""seats":{seats}"#))
            .replace(r#","maxLandedPrice":800"#, "")
            .replace(r#""seats":15"#, r#""seats":1"#)
    };
    // 10 × 900719925474099 = 9007199254740990, with one more to spare.
    assert!(clear_document(with(9, 2501).as_bytes()).is_ok());
    let refused = ["/pledgeLines: The result would hold an amount beyond 9007199254740991."];
    for document in [with(9, 2502), with(10, 0), with(10_000_000, 9_007_199_254_740_991)] {
        let problems = clear_document(document.as_bytes()).unwrap_err();
        assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), refused);
    }
}

#[test]
fn a_redacted_cap_beyond_what_a_record_can_hold_is_refused() {
    let document = SMALL
        .replace(r#"{"seatsMin":50,"unitPrice":800}"#, r#"{"seatsMin":50,"unitPrice":0}"#)
        .replace(r#""unitPrice":1000"#, r#""unitPrice":9007199254740991"#);
    let only = document.replace(r#"{"id":"a1","agency":"a","seats":30},"#, "");
    // The price missed is 9007199254740991 and 3500/15: rounded up, less 1.
    assert_eq!(redact_document(only.as_bytes()).unwrap_err()[0].pointer, "/pledgeLines");
    assert!(clear_document(only.as_bytes()).unwrap().contains("NOT_CLEARED"));
}
