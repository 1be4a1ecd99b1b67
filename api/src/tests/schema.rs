//! The schema is what is committed, and says what everything means.

use async_graphql::parser::types::{FieldDefinition, InputValueDefinition, TypeKind, TypeSystemDefinition};
use async_graphql::parser::{Positioned, parse_schema};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.graphql");

/// `UPDATE=1 cargo test -p api` writes the file; read the difference as a client would.
#[test]
fn the_committed_schema_is_what_the_code_prints() {
    let printed = crate::sdl();
    if option_env_is("UPDATE", "1") {
        std::fs::write(COMMITTED, &printed).unwrap();
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap();
    assert!(
        committed == printed,
        "api/schema.graphql is not what the code prints: run UPDATE=1 cargo nextest run -p api"
    );
}

#[expect(clippy::disallowed_methods, reason = "a switch for whoever runs the tests, no setting of the program")]
pub(super) fn option_env_is(name: &str, value: &str) -> bool {
    std::env::var(name).is_ok_and(|set| set == value)
}

#[test]
fn everything_is_described() {
    let mut missing = Vec::new();
    for definition in parse_schema(crate::sdl()).unwrap().definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let name = definition.node.name.node.as_str();
        note(definition.node.description.is_some(), name.to_owned(), &mut missing);
        match &definition.node.kind {
            TypeKind::Object(object) => fields(name, &object.fields, &mut missing),
            TypeKind::Interface(interface) => fields(name, &interface.fields, &mut missing),
            TypeKind::Enum(values) => {
                for value in &values.values {
                    note(value.node.description.is_some(), format!("{name}.{}", value.node.value.node), &mut missing);
                }
            }
            TypeKind::InputObject(input) => inputs(name, &input.fields, &mut missing),
            TypeKind::Scalar | TypeKind::Union(_) => {}
        }
    }
    assert!(missing.is_empty(), "no description: {missing:#?}");
}

fn fields(parent: &str, fields: &[Positioned<FieldDefinition>], missing: &mut Vec<String>) {
    for field in fields {
        let name = format!("{parent}.{}", field.node.name.node);
        note(field.node.description.is_some(), name.clone(), missing);
        inputs(&name, &field.node.arguments, missing);
    }
}

fn inputs(parent: &str, inputs: &[Positioned<InputValueDefinition>], missing: &mut Vec<String>) {
    for input in inputs {
        note(input.node.description.is_some(), format!("{parent}.{}", input.node.name.node), missing);
    }
}

fn note(is_described: bool, name: String, missing: &mut Vec<String>) {
    if !is_described {
        missing.push(name);
    }
}
