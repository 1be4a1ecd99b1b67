//! Every problem has its sentence, in every language.

use domain::ProblemCode;
use words::{Arg, Language};

use crate::problem::key;

/// Every variable a sentence may name, as the domain gives it.
fn arguments() -> [(&'static str, Arg<'static>); 19] {
    [
        ("max", Arg::from(20_i64)),
        ("days", Arg::from(365_i64)),
        ("least", Arg::from(30_i64)),
        ("most", Arg::from(730_i64)),
        ("minutes", Arg::from(5_i64)),
        ("room", Arg::from(2_i64)),
        ("worst", Arg::from("$1,240.50")),
        ("seats", Arg::from(12_i64)),
        ("staff", Arg::from(8_i64)),
        ("name", Arg::from("Fairware Cooperative")),
        ("website", Arg::from("https://fairware.example")),
        ("wide", Arg::from(8_i64)),
        ("high", Arg::from(3_i64)),
        ("line", Arg::from(3_i64)),
        ("leaves", Arg::from("no")),
        ("column", Arg::from("Province")),
        ("value", Arg::from("Narnia")),
        ("choices", Arg::from("EN, FR, BOTH")),
        ("at", Arg::from("Tuesday, March 2, 2027, 3:00 p.m. Regina time")),
    ]
}

#[test]
fn every_problem_can_be_said_in_every_language() {
    for language in Language::all() {
        for code in ProblemCode::ALL {
            let sentence = words::say(language, &key(*code), &arguments());
            assert!(sentence.ends_with(['.', '?']), "{}: {sentence}", code.as_str());
        }
    }
}

#[test]
fn every_kind_of_fact_has_its_words_in_every_language() {
    for language in Language::all() {
        for kind in domain::events::Fact::KINDS {
            let key = words::label_key("fact", kind);
            assert!(words::has(language, &key), "words/locales/{}/labels.ftl lacks {key}", language.code());
        }
    }
}

#[test]
fn numbers_in_problems_are_counted() {
    let say = |language, seats: i64, staff: i64| {
        words::say(language, "problem-more-than-staff", &[("seats", seats.into()), ("staff", staff.into())])
    };
    assert!(say(Language::En, 12, 8).starts_with("You ask for 12 licences, and 8 people work at your agency."));
    assert!(say(Language::En, 2, 1).starts_with("You ask for 2 licences, and 1 person works at your agency."));
    assert!(say(Language::Fr, 12, 8).starts_with("Vous demandez 12 licences, et votre organisme compte 8 personnes."));
}
