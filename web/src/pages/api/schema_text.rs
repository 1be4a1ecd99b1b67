//! The committed schema, read once, arranged for people.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use async_graphql::Positioned;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, Type, TypeDefinition, TypeKind, TypeSystemDefinition,
};

const TEXT: &str = include_str!("../../../../api/schema.graphql");

/// Everything the schema defines, in its own order.
pub(super) struct Schema {
    pub(super) types: Vec<Defined>,
}

/// A type of the schema.
pub(super) struct Defined {
    pub(super) name: String,
    /// The part of the heading's key that says what kind of type it is.
    pub(super) kind: &'static str,
    pub(super) description: String,
    pub(super) implements: Vec<Reference>,
    pub(super) fields: Vec<Field>,
    /// The values of an enum, the members of a union.
    pub(super) values: Vec<(String, String)>,
}

/// A field of a type or of an input.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) arguments: Vec<Argument>,
    pub(super) kind: Reference,
    pub(super) default: Option<String>,
}

/// What a field may be asked with.
pub(super) struct Argument {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) kind: Reference,
    pub(super) default: Option<String>,
}

/// The name of a type with what stands around it: `[`, `Campaign`, `!]!`.
pub(super) struct Reference {
    pub(super) before: String,
    pub(super) name: String,
    pub(super) after: String,
    pub(super) is_ours: bool,
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    // The same text is checked while the crate compiles, so there is no other case to serve.
    let document = parse_schema(TEXT).expect("the committed schema parses");
    let types = document.definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(defined) => Some(define(defined.node)),
        TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Directive(_) => None,
    });
    Schema { types: types.collect() }
});

/// The schema as people read it.
pub(super) fn schema() -> &'static Schema {
    &SCHEMA
}

impl Schema {
    pub(super) fn find(&self, name: &str) -> Option<&Defined> {
        self.types.iter().find(|defined| defined.name == name)
    }

    /// The fields of a root type, or none where the schema has no such root.
    pub(super) fn root(&self, name: &str) -> &[Field] {
        self.find(name).map_or(&[], |root| root.fields.as_slice())
    }

    /// The types of a kind, by name; roots have their own place.
    pub(super) fn of_kind(&self, kind: &str) -> Vec<&Defined> {
        let is_root = |name: &str| matches!(name, "Query" | "Mutation" | "Subscription");
        let mut types: Vec<&Defined> =
            self.types.iter().filter(|defined| defined.kind == kind && !is_root(&defined.name)).collect();
        types.sort_by(|one, other| one.name.cmp(&other.name));
        types
    }

    /// The types that speak of a type, each once.
    pub(super) fn users_of(&self, name: &str) -> BTreeSet<&str> {
        let speaks = |defined: &&Defined| {
            defined.fields.iter().any(|field| {
                field.kind.name == name || field.arguments.iter().any(|argument| argument.kind.name == name)
            }) || defined.implements.iter().any(|reference| reference.name == name)
        };
        self.types.iter().filter(speaks).map(|defined| defined.name.as_str()).collect()
    }
}

fn define(defined: TypeDefinition) -> Defined {
    let (kind, fields, values, implements) = match defined.kind {
        TypeKind::Scalar => ("scalar", Vec::new(), Vec::new(), Vec::new()),
        TypeKind::Object(object) => ("object", fields(object.fields), Vec::new(), object.implements),
        TypeKind::Interface(interface) => ("interface", fields(interface.fields), Vec::new(), interface.implements),
        TypeKind::InputObject(input) => ("input", inputs(input.fields), Vec::new(), Vec::new()),
        TypeKind::Enum(list) => {
            let value = |value: async_graphql::parser::types::EnumValueDefinition| {
                (value.value.node.to_string(), text(value.description))
            };
            ("enum", Vec::new(), list.values.into_iter().map(|one| value(one.node)).collect(), Vec::new())
        }
        TypeKind::Union(union) => {
            let members = union.members.into_iter().map(|member| (member.node.to_string(), String::new()));
            ("union", Vec::new(), members.collect(), Vec::new())
        }
    };
    Defined {
        name: defined.name.node.to_string(),
        kind,
        description: text(defined.description),
        implements: implements.iter().map(|name| reference(&format!("{}", name.node))).collect(),
        fields,
        values,
    }
}

fn fields(fields: Vec<Positioned<FieldDefinition>>) -> Vec<Field> {
    let field = |field: FieldDefinition| Field {
        name: field.name.node.to_string(),
        description: text(field.description),
        arguments: field.arguments.into_iter().map(|argument| argue(argument.node)).collect(),
        kind: refer(&field.ty.node),
        default: None,
    };
    fields.into_iter().map(|one| field(one.node)).collect()
}

fn inputs(inputs: Vec<Positioned<InputValueDefinition>>) -> Vec<Field> {
    let field = |input: InputValueDefinition| {
        let Argument { name, description, kind, default } = argue(input);
        Field { name, description, arguments: Vec::new(), kind, default }
    };
    inputs.into_iter().map(|one| field(one.node)).collect()
}

fn argue(input: InputValueDefinition) -> Argument {
    Argument {
        name: input.name.node.to_string(),
        description: text(input.description),
        kind: refer(&input.ty.node),
        default: input.default_value.map(|value| value.node.to_string()),
    }
}

fn refer(kind: &Type) -> Reference {
    let bang = if kind.nullable { "" } else { "!" };
    match &kind.base {
        BaseType::Named(name) => {
            let mut named = reference(name.as_str());
            named.after.push_str(bang);
            named
        }
        BaseType::List(inner) => {
            let mut listed = refer(inner);
            listed.before.insert(0, '[');
            listed.after.push(']');
            listed.after.push_str(bang);
            listed
        }
    }
}

fn reference(name: &str) -> Reference {
    let is_ours = !matches!(name, "ID" | "String" | "Int" | "Float" | "Boolean");
    Reference { before: String::new(), name: name.to_owned(), after: String::new(), is_ours }
}

fn text(description: Option<Positioned<String>>) -> String {
    description.map(|text| text.node.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::schema;

    #[test]
    fn every_type_that_is_named_is_defined() {
        let schema = schema();
        for defined in &schema.types {
            for field in &defined.fields {
                for named in field.arguments.iter().map(|argument| &argument.kind).chain([&field.kind]) {
                    assert!(!named.is_ours || schema.find(&named.name).is_some(), "{}.{}", defined.name, field.name);
                }
            }
        }
        assert!(!schema.root("Query").is_empty() && !schema.root("Mutation").is_empty());
    }

    #[test]
    fn lists_and_bangs_stand_where_the_schema_has_them() {
        let campaign = schema().find("Campaign").unwrap();
        let breaks = campaign.fields.iter().find(|field| field.name == "priceBreaks").unwrap();
        assert_eq!(
            (breaks.kind.before.as_str(), breaks.kind.name.as_str(), breaks.kind.after.as_str()),
            ("[", "PriceBreak", "!]!")
        );
        assert!(schema().users_of("PriceBreak").contains("Campaign"));
    }
}
