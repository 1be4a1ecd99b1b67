//! What failed is null, and where null is not allowed, its parent is (GraphQL specification, "Handling Execution Errors").
//!
//! The executor leaves a failed field out and goes on; here, once per answer with errors, each place an error points at
//! gets the null that the schema's types ask for.

use std::collections::HashMap;
use std::sync::OnceLock;

use async_graphql::parser::types::{
    BaseType, ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet, Type, TypeKind,
    TypeSystemDefinition,
};
use async_graphql::parser::{parse_query, parse_schema};
use async_graphql::{PathSegment, Response, Value};

/// The type of every field of every type.
type Types = HashMap<String, HashMap<String, Type>>;

/// A null that its own place does not allow.
struct Rises;

/// Puts nulls where the errors of an answer to this document point.
pub(crate) fn put(response: &mut Response, document: &str, operation_name: Option<&str>) {
    let Ok(document) = parse_query(document) else { return };
    let Some(operation) = operation(&document, operation_name) else { return };
    let (root, sets) =
        (Type { base: BaseType::Named(root_type(operation)), nullable: true }, vec![operation_set(operation)]);
    let mut places: Vec<_> = response.errors.iter().map(|error| &error.path).filter(|path| !path.is_empty()).collect();
    places.sort_by_key(|path| path.len());
    let walk = Walk { document: &document, types: types() };
    for path in places {
        if response.data == Value::Null {
            // All fields failed; those that may be null are told one by one.
            response.data = Value::Object(Default::default());
        }
        if walk.settle(&mut response.data, &root, &sets, path).is_err() {
            response.data = Value::Null;
            return;
        }
    }
}

fn operation<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a OperationDefinition> {
    let mut operations = document.operations.iter();
    let found = operations.find(|(found, _)| name.is_none() || found.is_some_and(|found| Some(found.as_str()) == name));
    found.map(|(_, operation)| &operation.node)
}

fn operation_set(operation: &OperationDefinition) -> &SelectionSet {
    &operation.selection_set.node
}

fn root_type(operation: &OperationDefinition) -> async_graphql::Name {
    async_graphql::Name::new(match operation.ty {
        OperationType::Query => "Query",
        OperationType::Mutation => "Mutation",
        OperationType::Subscription => "Subscription",
    })
}

struct Walk<'a> {
    document: &'a ExecutableDocument,
    types: &'static Types,
}

impl<'a> Walk<'a> {
    /// Follows an error's path into a value; a missing field on it becomes null, or makes the value itself null.
    fn settle(
        &self,
        value: &mut Value,
        ty: &Type,
        sets: &[&'a SelectionSet],
        path: &[PathSegment],
    ) -> Result<(), Rises> {
        match (path, &ty.base) {
            ([PathSegment::Index(index), rest @ ..], BaseType::List(inner)) => {
                let Value::List(entries) = value else { return Ok(()) };
                let Some(entry) = entries.get_mut(*index) else { return Ok(()) };
                self.settle_place(entry, inner, sets, rest)
            }
            ([PathSegment::Field(key), rest @ ..], BaseType::Named(parent)) => {
                let Value::Object(fields) = value else { return Ok(()) };
                let Some((ty, sets)) = self.field(parent, sets, key) else { return Ok(()) };
                match fields.get_mut(key.as_str()) {
                    Some(child) => self.settle_place(child, ty, &sets, rest),
                    None if ty.nullable => {
                        fields.insert(async_graphql::Name::new(key), Value::Null);
                        Ok(())
                    }
                    None => Err(Rises),
                }
            }
            _ => Ok(()),
        }
    }

    fn settle_place(
        &self,
        place: &mut Value,
        ty: &Type,
        sets: &[&'a SelectionSet],
        rest: &[PathSegment],
    ) -> Result<(), Rises> {
        if *place == Value::Null && matches!(rest.first(), Some(PathSegment::Field(_))) {
            // An object all of whose fields failed.
            *place = Value::Object(Default::default());
        }
        match self.settle(place, ty, sets, rest) {
            Err(Rises) if ty.nullable => {
                *place = Value::Null;
                Ok(())
            }
            settled => settled,
        }
    }

    /// The type of the field that answers under `key`, and what is selected beneath it.
    fn field(
        &self,
        parent: &str,
        sets: &[&'a SelectionSet],
        key: &str,
    ) -> Option<(&'static Type, Vec<&'a SelectionSet>)> {
        let (mut ty, mut beneath) = (None, Vec::new());
        for set in sets {
            self.gather(parent, set, key, &mut ty, &mut beneath);
        }
        ty.map(|ty| (ty, beneath))
    }

    fn gather(
        &self,
        parent: &str,
        set: &'a SelectionSet,
        key: &str,
        ty: &mut Option<&'static Type>,
        beneath: &mut Vec<&'a SelectionSet>,
    ) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) if field.node.response_key().node == key => {
                    let known = self.types.get(parent).and_then(|fields| fields.get(field.node.name.node.as_str()));
                    if let Some(known) = known {
                        *ty = Some(known);
                        beneath.push(&field.node.selection_set.node);
                    }
                }
                Selection::Field(_) => {}
                Selection::InlineFragment(inline) => {
                    let on =
                        inline.node.type_condition.as_ref().map_or(parent, |condition| condition.node.on.node.as_str());
                    self.gather(on, &inline.node.selection_set.node, key, ty, beneath);
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        self.gather(on, &fragment.node.selection_set.node, key, ty, beneath);
                    }
                }
            }
        }
    }
}

/// The named type of a field of a type.
pub(crate) fn type_of(parent: &str, field: &str) -> Option<&'static str> {
    fn named(base: &'static BaseType) -> &'static str {
        match base {
            BaseType::Named(name) => name.as_str(),
            BaseType::List(inner) => named(&inner.base),
        }
    }
    Some(named(&types().get(parent)?.get(field)?.base))
}

/// The types of the schema, read once from what it prints.
fn types() -> &'static Types {
    static TYPES: OnceLock<Types> = OnceLock::new();
    TYPES.get_or_init(|| read(&crate::schema::sdl()))
}

fn read(sdl: &str) -> Types {
    let Ok(document) = parse_schema(sdl) else { return Types::new() };
    let mut types = Types::new();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let fields = match definition.node.kind {
            TypeKind::Object(object) => object.fields,
            TypeKind::Interface(interface) => interface.fields,
            _ => continue,
        };
        let fields = fields.into_iter().map(|field| (field.node.name.node.to_string(), field.node.ty.node)).collect();
        types.insert(definition.node.name.node.to_string(), fields);
    }
    types
}

#[cfg(test)]
mod tests {
    use async_graphql::ServerError;
    use serde_json::json;

    use super::*;

    /// What an answer becomes when these paths failed.
    fn settled(document: &str, data: serde_json::Value, paths: &[&[&str]]) -> serde_json::Value {
        let errors = paths.iter().map(|path| {
            let step =
                |step: &&str| step.parse().map_or_else(|_| PathSegment::Field((*step).into()), PathSegment::Index);
            ServerError::new("", None).with_path(path.iter().map(step).collect())
        });
        let mut response = Response::from_errors(errors.collect());
        response.data = Value::from_json(data).unwrap();
        put(&mut response, document, None);
        response.data.into_json().unwrap()
    }

    #[test]
    fn a_failed_field_that_may_be_null_is_null() {
        let document = "{ viewer { canPledge } it: campaign(id: 1) { title } }";
        let data = settled(document, json!({ "viewer": { "canPledge": true } }), &[&["it"]]);
        assert_eq!(data, json!({ "viewer": { "canPledge": true }, "it": null }));
        assert_eq!(
            settled("{ campaign(id: 1) { title } }", json!(null), &[&["campaign"]]),
            json!({ "campaign": null })
        );
    }

    #[test]
    fn a_failed_field_that_may_not_be_null_takes_its_parent_along() {
        assert_eq!(
            settled("{ viewer { canPledge } network { name } }", json!({ "viewer": {} }), &[&["network"]]),
            json!(null)
        );
        let document =
            "{ viewer { canPledge } campaign(id: 1) { ...c } } fragment c on Campaign { title tool { name } }";
        let data = json!({ "viewer": { "canPledge": true }, "campaign": { "title": "x", "tool": null } });
        let data = settled(document, data, &[&["campaign", "tool", "name"]]);
        assert_eq!(data, json!({ "viewer": { "canPledge": true }, "campaign": null }));
    }

    #[test]
    fn lists_are_followed_entry_by_entry() {
        let document = "{ campaigns { nodes { title outcome { total } } } }";
        let data = json!({ "campaigns": { "nodes": [{ "title": "x" }, { "title": "y", "outcome": { "total": 5 } }] } });
        let data = settled(document, data, &[&["campaigns", "nodes", "0", "outcome"]]);
        let nodes = json!([{ "title": "x", "outcome": null }, { "title": "y", "outcome": { "total": 5 } }]);
        assert_eq!(data, json!({ "campaigns": { "nodes": nodes } }));
        let data = settled(
            "{ tools { nodes { name } } }",
            json!({ "tools": { "nodes": [{}] } }),
            &[&["tools", "nodes", "0", "name"]],
        );
        assert_eq!(data, json!(null));
    }

    #[test]
    fn deeds_fail_one_by_one() {
        let document =
            "mutation { a: signOut(input: {requestKey: 1}) { done } b: signOut(input: {requestKey: 2}) { done } }";
        let data = settled(document, json!({ "a": { "done": true } }), &[&["b"]]);
        assert_eq!(data, json!({ "a": { "done": true }, "b": null }));
        assert_eq!(settled(document, json!(null), &[&["a"], &["b"]]), json!({ "a": null, "b": null }));
    }

    #[test]
    fn a_node_is_followed_by_its_fragment() {
        let document = "{ node(id: 1) { id ... on Campaign { outcome { total } } } }";
        let data = settled(document, json!({ "node": { "id": "x" } }), &[&["node", "outcome"]]);
        assert_eq!(data, json!({ "node": { "id": "x", "outcome": null } }));
    }
}
