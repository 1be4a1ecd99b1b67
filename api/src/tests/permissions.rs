//! Who may do what: every action has its sentence, and the table people read is made from the matrix.

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
use domain::access::{Grant, ROOMS, Role, Rule, matrix};
use sea_orm_migration::sea_orm::Iterable;
use words::Language;

use super::schema::option_env_is;
use crate::permissions::{key, sentence};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/permissions.md");

#[test]
fn every_action_has_its_sentence_in_every_language() {
    for rule in matrix() {
        for language in Language::all() {
            let says = sentence(language, rule.action);
            assert!(
                words::has(language, &key(rule.action)) && says.ends_with('.'),
                "words/locales/{}/permissions.ftl lacks {} (one sentence that begins with a verb): {says}",
                language.code(),
                key(rule.action)
            );
        }
    }
}

/// Coming in by a link, a device or a provider, before it is known who that is; a question to a device, of which nothing comes before
/// it is answered; and going out.
const COMING_AND_GOING: [&str; 10] = [
    "accept_invitation",
    "ask_passkey",
    "ask_to_add_passkey",
    "confirm_provider_link",
    "finish_provider_sign_in",
    "request_sign_in_link",
    "sign_in",
    "sign_in_with_passkey",
    "sign_out",
    "start_provider_sign_in",
];

#[test]
fn every_mutation_is_an_action_that_somebody_is_granted() {
    let granted: Vec<&str> = matrix().iter().map(|rule| rule.action).collect();
    let mutations = mutations();
    assert!(mutations.len() > granted.len() / 2, "{mutations:?}");
    let mut without: Vec<&str> =
        mutations.iter().map(String::as_str).filter(|mutation| !granted.contains(mutation)).collect();
    without.sort_unstable();
    assert_eq!(without, COMING_AND_GOING, "a mutation nobody is granted by domain/src/*/permission.rs");
}

/// The names of the mutations as actions have them.
fn mutations() -> Vec<String> {
    let definitions = parse_schema(crate::sdl()).unwrap().definitions;
    let fields = definitions.into_iter().find_map(|definition| match definition {
        TypeSystemDefinition::Type(found) if found.node.name.node == "Mutation" => match found.node.kind {
            TypeKind::Object(object) => Some(object.fields),
            _ => None,
        },
        _ => None,
    });
    fields.unwrap().iter().map(|field| snake_case(field.node.name.node.as_str())).collect()
}

fn snake_case(name: &str) -> String {
    let letter = |c: char| if c.is_ascii_uppercase() { format!("_{}", c.to_ascii_lowercase()) } else { c.to_string() };
    name.chars().map(letter).collect()
}

/// `UPDATE=1 tests/run --only -E 'test(permissions)'` writes the file.
#[test]
fn the_table_of_permissions_is_what_the_code_allows() {
    let table = table();
    if option_env_is("UPDATE", "1") {
        std::fs::write(TABLE, &table).unwrap();
    }
    let kept = std::fs::read_to_string(TABLE).unwrap_or_default();
    assert!(kept == table, "docs/permissions.md is not what the code allows: run UPDATE=1 cargo nextest run -p api");
}

fn table() -> String {
    let mut lines = vec![
        "# Who may do what".to_owned(),
        String::new(),
        "Made from the permissions in the code; a test keeps the two the same. *Own* means: for the very agency for which they hold the".to_owned(),
        "role. What nobody is listed for happens by itself, or is done by whoever runs the server. What one may not see does not exist".to_owned(),
        "for one (decision 6 and README); this table is about what one sees and may do.".to_owned(),
    ];
    let roles: Vec<Role> = Role::iter().collect();
    for room in ROOMS {
        lines.push(format!("\n## {}\n", room.name));
        let heads: Vec<String> =
            roles.iter().map(|role| words::label(Language::En, "role", &format!("{role:?}"))).collect();
        lines.push(format!("| Deed | {} | Others |", heads.join(" | ")));
        lines.push(format!("| --- |{} --- |", " --- |".repeat(roles.len())));
        lines.extend(room.rules.iter().map(|rule| line(rule, &roles)));
    }
    lines.join("\n") + "\n"
}

fn line(rule: &Rule, roles: &[Role]) -> String {
    let cells: Vec<&str> = roles.iter().map(|role| cell(rule.who, *role)).collect();
    let others: Vec<&str> = rule.who.iter().filter_map(|grant| other(*grant)).collect();
    let deed = sentence(Language::En, rule.action);
    format!("| `{}`: {} | {} | {} |", rule.action, deed.trim_end_matches('.'), cells.join(" | "), others.join(", "))
}

fn cell(who: &[Grant], asked: Role) -> &'static str {
    let held = who.iter().find_map(|grant| match *grant {
        Grant::Coordinator => (asked == Role::Coordinator).then_some("yes"),
        Grant::Anyone(role) => (asked == role).then_some("yes"),
        Grant::OwnAgency(role) => (asked == role).then_some("own"),
        Grant::Clock | Grant::Operator | Grant::Oneself => None,
    });
    held.unwrap_or("")
}

fn other(grant: Grant) -> Option<&'static str> {
    match grant {
        Grant::Clock => Some("the clock"),
        Grant::Operator => Some("the operator"),
        Grant::Oneself => Some("everybody, about themselves"),
        Grant::Coordinator | Grant::OwnAgency(_) | Grant::Anyone(_) => None,
    }
}
