//! What is written down of a tool, and when it can be. Pure.

use serde::Serialize;
use uuid::Uuid;

use crate::error::{Problem, ProblemCode};
use crate::text;

/// The longest name of a tool, and of who sells it.
const NAME_MAX: usize = 200;
/// The longest short name, as the table holds it.
const KEY_MAX: usize = 64;
/// The longest text of one fact.
const FACT_MAX: usize = 500;
/// The longest address of a site.
const WEBSITE_MAX: usize = 300;
/// How much of a new row's id stands in a short name that its tool's own name does not make.
const TAIL: usize = 8;

/// What a tool can be for.
pub const CATEGORIES: [&str; 26] = [
    "accounting",
    "case_management",
    "client_messaging",
    "community_of_practice",
    "crm",
    "dashboards",
    "database",
    "design",
    "e_signature",
    "email_newsletters",
    "field_data",
    "file_sharing",
    "funder_reporting",
    "language_learning",
    "learning",
    "office_suite",
    "password_manager",
    "project_management",
    "scheduling",
    "settlement_case_management",
    "surveys",
    "team_chat",
    "translation",
    "video_meetings",
    "website",
    "other",
];

/// Stands for a fact nobody has looked up.
const UNKNOWN: &str = "unknown";
const YES_OR_NO: &[&str] = &["yes", "partial", "no", UNKNOWN];
const IN_CANADA: &[&str] = &["yes", "self-host", "no", UNKNOWN];
const HOW_SURE: &[&str] = &["high", "medium", "low", UNKNOWN];

/// What is known of a tool. What is empty is not known, but for the name and what it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Its name.
    pub name: String,
    /// Its short name; made from its name when it is empty.
    pub key: String,
    /// What it is for: one of [`CATEGORIES`].
    pub category: String,
    /// Open source: `yes`, `partial`, `no`, `unknown`.
    pub open_source: String,
    /// Under which licence.
    pub licence: String,
    /// How data comes out.
    pub data_export: String,
    /// Where it is hosted.
    pub hosting: String,
    /// Whether it can be hosted in Canada: `yes`, `self-host`, `no`, `unknown`.
    pub canada_hosting: String,
    /// Languages of its interface.
    pub languages: String,
    /// Whether its interface speaks French: `yes`, `partial`, `no`, `unknown`.
    pub french_interface: String,
    /// Where these facts come from.
    pub source: String,
    /// How sure they are: `high`, `medium`, `low`, `unknown`.
    pub confidence: String,
}

/// Who sells a tool: one supplier that is known, or one to be named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SoldBy {
    /// A supplier that is known.
    pub supplier: Option<Uuid>,
    /// The name of another one.
    pub name: String,
    /// Its site.
    pub website: String,
}

/// What is wrong with facts by themselves.
pub(super) fn check(facts: &Facts) -> Vec<Problem> {
    let mut problems: Vec<Problem> = text::required("name", &facts.name, NAME_MAX).into_iter().collect();
    problems.extend(text::optional("key", &facts.key, KEY_MAX));
    problems.extend(match facts.category.trim() {
        "" => Some(Problem::at("category", ProblemCode::Missing)),
        category => offered("category", category, &CATEGORIES),
    });
    let words = [
        ("openSource", &facts.open_source, YES_OR_NO),
        ("canadaHosting", &facts.canada_hosting, IN_CANADA),
        ("frenchInterface", &facts.french_interface, YES_OR_NO),
        ("confidence", &facts.confidence, HOW_SURE),
    ];
    problems.extend(words.into_iter().filter_map(|(field, word, choices)| offered(field, &kept_word(word), choices)));
    let texts = [
        ("licence", &facts.licence),
        ("dataExport", &facts.data_export),
        ("hosting", &facts.hosting),
        ("languages", &facts.languages),
        ("source", &facts.source),
    ];
    problems.extend(texts.into_iter().filter_map(|(field, fact)| text::optional(field, fact, FACT_MAX)));
    problems
}

/// What is wrong with how it is said who sells a tool.
pub(super) fn check_seller(by: &SoldBy) -> Vec<Problem> {
    let (name, website) = (by.name.trim(), by.website.trim());
    if by.supplier.is_some() {
        let both =
            [("supplierName", name), ("supplierWebsite", website)].into_iter().find(|(_, said)| !said.is_empty());
        return both.map(|(field, _)| Problem::at(field, ProblemCode::TwoSuppliers)).into_iter().collect();
    }
    let nobody = name.is_empty().then(|| Problem::at("supplierName", ProblemCode::SupplierMissing));
    let named = nobody.or_else(|| text::optional("supplierName", name, NAME_MAX));
    named.into_iter().chain(check_website(website)).collect()
}

/// What is wrong with the address of a supplier's site; none is no wrong one.
pub(super) fn check_website(website: &str) -> Option<Problem> {
    text::optional("supplierWebsite", website, WEBSITE_MAX)
        .or_else(|| kept_website(website).filter(|site| !is_website(site)).map(|_| bad_website()))
}

/// Whether two addresses, as they are kept, lead to the same site for people: however it is reached, and with or without the
/// slash at the end.
pub(super) fn is_same_site(one: &str, other: &str) -> bool {
    let site = |kept: &str| {
        let kept = kept.to_lowercase();
        let rest = kept.split_once("://").map_or(kept.as_str(), |(_, rest)| rest);
        rest.trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    site(one) == site(other)
}

fn bad_website() -> Problem {
    Problem::at("supplierWebsite", ProblemCode::BadWebsite)
}

fn offered(field: &str, word: &str, choices: &[&str]) -> Option<Problem> {
    (!choices.contains(&word)).then(|| Problem::at(field, ProblemCode::NotOffered))
}

/// A fact of one word as it is kept.
pub(super) fn kept_word(word: &str) -> String {
    let word = word.trim();
    if word.is_empty() { UNKNOWN.to_owned() } else { word.to_owned() }
}

/// An address of a site as it is kept: people leave out how it begins.
pub(super) fn kept_website(typed: &str) -> Option<String> {
    let typed = typed.trim();
    match typed.split_once("://") {
        _ if typed.is_empty() => None,
        Some((scheme, rest)) => Some(format!("{}://{rest}", scheme.to_lowercase())),
        None => Some(format!("https://{typed}")),
    }
}

/// Whether it is the address of a site on the web.
fn is_website(site: &str) -> bool {
    let Some(rest) = site.strip_prefix("https://").or_else(|| site.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | ':');
    let parts: Vec<&str> = host.split('.').collect();
    let is_host = parts.len() > 1 && parts.iter().all(|part| !part.is_empty()) && host.chars().all(plain);
    is_host && !site.chars().any(char::is_whitespace)
}

/// The short name that a tool's name makes; none when nothing of it can stand in one.
pub(super) fn key_of(name: &str) -> String {
    let folded = text::folded(name);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let key: String = words.collect::<Vec<_>>().join("-").chars().take(KEY_MAX - TAIL - 1).collect();
    key.trim_end_matches('-').to_owned()
}

/// The same, told apart by the row's own id: where another tool has that short name, or none can be made.
pub(super) fn key_apart(name: &str, id: Uuid) -> String {
    let id = id.simple().to_string();
    let tail: String = id.chars().skip(id.len() - TAIL).collect();
    let made = key_of(name);
    if made.is_empty() { tail } else { format!("{made}-{tail}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_the_same_however_it_is_reached() {
        let known = "https://fairware.example";
        for same in ["http://fairware.example", "https://www.Fairware.example/", "https://fairware.example"] {
            assert!(is_same_site(known, same), "{same}");
        }
        for other in ["https://fairware.test", "https://fairware.example/fr", "https://fair.fairware.example"] {
            assert!(!is_same_site(known, other), "{other}");
        }
    }

    fn sound() -> Facts {
        let [name, category] = ["Case Book", "case_management"].map(str::to_owned);
        Facts { name, category, ..Facts::default() }
    }

    fn told(problems: Vec<Problem>) -> Vec<(String, ProblemCode)> {
        problems.into_iter().map(|problem| (problem.field.unwrap_or_default(), problem.code)).collect()
    }

    #[test]
    fn each_rule_names_its_field() {
        use ProblemCode::{ControlCharacter, Missing, NotOffered, TooLong};
        let text = str::to_owned;
        let table = [
            (sound(), vec![]),
            (Facts { open_source: text("partial"), canada_hosting: text("self-host"), ..sound() }, vec![]),
            (Facts { french_interface: text("no"), confidence: text("high"), ..sound() }, vec![]),
            (Facts::default(), vec![("name", Missing), ("category", Missing)]),
            (Facts { name: "x".repeat(NAME_MAX + 1), ..sound() }, vec![("name", TooLong)]),
            (Facts { name: text("a\0"), ..sound() }, vec![("name", ControlCharacter)]),
            (Facts { key: "x".repeat(KEY_MAX + 1), ..sound() }, vec![("key", TooLong)]),
            (Facts { category: text("weaving"), ..sound() }, vec![("category", NotOffered)]),
            (Facts { open_source: text("self-host"), ..sound() }, vec![("openSource", NotOffered)]),
            (Facts { canada_hosting: text("partial"), ..sound() }, vec![("canadaHosting", NotOffered)]),
            (Facts { french_interface: text("oui"), ..sound() }, vec![("frenchInterface", NotOffered)]),
            (Facts { confidence: text("yes"), ..sound() }, vec![("confidence", NotOffered)]),
            (Facts { licence: "x".repeat(FACT_MAX), ..sound() }, vec![]),
            (Facts { source: "x".repeat(FACT_MAX + 1), ..sound() }, vec![("source", TooLong)]),
        ];
        for (facts, expected) in table {
            let expected: Vec<_> = expected.into_iter().map(|(field, code)| (field.to_owned(), code)).collect();
            assert_eq!(told(check(&facts)), expected, "{facts:?}");
        }
    }

    #[test]
    fn one_supplier_is_chosen_or_named() {
        use ProblemCode::{BadWebsite, SupplierMissing, TooLong, TwoSuppliers};
        let known = Some(Uuid::from_u128(7));
        let long = "x".repeat(NAME_MAX + 1);
        let table = [
            (known, "", "", vec![]),
            (None, "Fairware", "", vec![]),
            (None, "Fairware", "fairware.example", vec![]),
            (None, " ", "", vec![("supplierName", SupplierMissing)]),
            (None, long.as_str(), "", vec![("supplierName", TooLong)]),
            (known, "Fairware", "", vec![("supplierName", TwoSuppliers)]),
            (known, "", "fairware.example", vec![("supplierWebsite", TwoSuppliers)]),
            (None, "Fairware", "somewhere", vec![("supplierWebsite", BadWebsite)]),
            (None, "", "somewhere", vec![("supplierName", SupplierMissing), ("supplierWebsite", BadWebsite)]),
        ];
        for (supplier, name, website, expected) in table {
            let by = SoldBy { supplier, name: name.to_owned(), website: website.to_owned() };
            let expected: Vec<_> = expected.into_iter().map(|(field, code)| (field.to_owned(), code)).collect();
            assert_eq!(told(check_seller(&by)), expected, "{by:?}");
        }
    }

    #[test]
    fn a_site_is_told_from_other_addresses() {
        for (typed, kept) in [
            ("fairware.example", "https://fairware.example"),
            (" HTTPS://fairware.example/a?b#c ", "https://fairware.example/a?b#c"),
            ("http://école.example:8080", "http://école.example:8080"),
        ] {
            let site = kept_website(typed).unwrap();
            assert_eq!((site.as_str(), is_website(&site)), (kept, true), "{typed}");
        }
        assert_eq!(kept_website(" "), None);
        for typed in [
            "fairware",
            "ana@fairware.example",
            "mailto:ana@fairware.example",
            "javascript:alert(1)",
            "ftp://fairware.example",
            "fairware.example and others",
            "https://",
            "https://.example",
            "https://fairware..example",
        ] {
            assert!(!kept_website(typed).is_some_and(|site| is_website(&site)), "{typed}");
        }
    }

    #[test]
    fn a_short_name_is_made_from_the_name() {
        for (name, key) in [("  École & Co. ", "ecole-co"), ("C++", "c"), ("東京", ""), ("Case Book 2", "case-book-2")]
        {
            assert_eq!(key_of(name), key, "{name}");
        }
        let id = Uuid::from_u128(0x0193_5a2b_7c8d_7000_8000_0000_dead_beef);
        assert_eq!(key_apart("C++", id), "c-deadbeef");
        assert_eq!(key_apart("東京", id), "deadbeef");
        assert!(key_apart(&"long name ".repeat(20), id).len() <= KEY_MAX);
    }

    #[test]
    fn what_nobody_looked_up_is_unknown() {
        assert_eq!([kept_word(" "), kept_word(" yes ")], ["unknown", "yes"]);
    }
}
