//! Questions made from the schema itself, so that what is added to it tomorrow is asked for without anybody remembering.

use std::collections::BTreeMap;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, Type, TypeKind, TypeSystemDefinition,
};
use serde_json::{Map, Value, json};

use super::deeds::key;

/// The schema as it is printed from the code.
#[derive(Debug)]
pub struct Schema {
    types: BTreeMap<String, TypeKind>,
}

/// Ids to fill in where the schema asks for one: by the argument's or input field's name.
pub type Ids<'a> = &'a dyn Fn(&str) -> String;

impl Schema {
    /// Reads it.
    pub fn read() -> Self {
        let document = parse_schema(api::sdl()).expect("our schema is a schema");
        let types = document.definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(named) => Some((named.node.name.node.to_string(), named.node.kind)),
            _ => None,
        });
        Self { types: types.collect() }
    }

    /// Names of the types that have a global id.
    pub fn nodes(&self) -> Vec<&str> {
        let is_node = |kind: &TypeKind| match kind {
            TypeKind::Object(object) => object.implements.iter().any(|name| name.node == "Node"),
            _ => false,
        };
        self.types.iter().filter(|(_, kind)| is_node(kind)).map(|(name, _)| name.as_str()).collect()
    }

    /// Names of the fields of an object type.
    pub fn fields(&self, name: &str) -> Vec<String> {
        self.object(name).iter().map(|field| field.name.node.to_string()).collect()
    }

    /// The fields of a type whose arguments take an id, straight or within an input.
    pub fn fields_with_ids(&self, name: &str) -> Vec<(String, Vec<String>)> {
        let with_ids = self.object(name).into_iter().map(|field| {
            let ids = field.arguments.iter().flat_map(|argument| self.ids_in(&argument.node)).collect::<Vec<_>>();
            (field.name.node.to_string(), ids)
        });
        with_ids.filter(|(_, ids)| !ids.is_empty()).collect()
    }

    /// The type of what a deed takes; none for one that takes nothing.
    pub fn input_of(&self, deed: &str) -> Option<String> {
        let found = self.object("Mutation").into_iter().find(|found| found.name.node == deed)?;
        let input = found.arguments.iter().find(|argument| argument.node.name.node == "input")?;
        Some(base(&input.node.ty.node).to_owned())
    }

    /// What the answer to a deed is asked for: its fields, and what they hold but for what is deeper still.
    pub fn told_by(&self, deed: &str) -> String {
        let found = self.object("Mutation").into_iter().find(|found| found.name.node == deed);
        let name = found.map_or_else(|| panic!("no deed {deed}"), |found| base(&found.ty.node));
        self.selection(name, &|_: &str| "x".to_owned(), 1, &mut vec![name.to_owned()])
    }

    /// A call of a field with all arguments it needs, ids as `ids` says, and everything beneath it to a depth. What a campaign
    /// has beneath it is too much for one question: its own fields are asked, and the rest by [`questions`](Self::questions).
    pub fn call(&self, parent: &str, field: &str, ids: Ids<'_>, depth: usize) -> Option<String> {
        let found = self.object(parent).into_iter().find(|found| found.name.node == field)?;
        let depth = if base(&found.ty.node) == "Campaign" { depth.min(1) } else { depth };
        self.calls(found, ids, depth, &mut vec![parent.to_owned()]).into_iter().next()
    }

    /// The same with one argument that it may leave out, or a field of its input that it may leave out.
    pub fn call_with(&self, parent: &str, field: &str, wanted: &str, ids: Ids<'_>, depth: usize) -> Option<String> {
        let found = self.object(parent).into_iter().find(|found| found.name.node == field)?;
        let call = self.call(parent, field, ids, depth)?;
        let own =
            found.arguments.iter().find(|argument| argument.node.name.node == wanted && argument.node.ty.node.nullable);
        let Some(argument) = own else { return Some(call) };
        let value = literal(&self.value(&argument.node.ty.node, wanted, ids), None);
        Some(with_argument(&call, field, &format!("{wanted}: {value}")))
    }

    /// A call of a list that goes on from a cursor: `after` or `before` it.
    pub fn call_from(
        &self,
        parent: &str,
        field: &str,
        (way, cursor): (&str, &str),
        ids: Ids<'_>,
        depth: usize,
    ) -> Option<String> {
        let call = self.call(parent, field, ids, depth)?;
        Some(with_argument(&call, field, &format!("{way}: \"{cursor}\"")))
    }

    /// Names of the fields of a type that take an argument of this name.
    pub fn fields_that_take(&self, parent: &str, argument: &str) -> Vec<String> {
        let takes = |field: &&FieldDefinition| field.arguments.iter().any(|one| one.node.name.node == argument);
        self.object(parent).into_iter().filter(takes).map(|field| field.name.node.to_string()).collect()
    }

    /// Questions for what stands beneath the first entries of each list of a type that needs no id, one for each object there.
    pub fn beneath_lists(&self, parent: &str, ids: Ids<'_>) -> Vec<String> {
        let mut questions = Vec::new();
        for list in self.fields_that_take(parent, "first") {
            let found = self.object(parent).into_iter().find(|field| field.name.node == list.as_str());
            let Some(field) = found.filter(|field| field.arguments.iter().all(|one| may_be_left_out(&one.node))) else {
                continue;
            };
            let Some(entry) = self.entry(base(&field.ty.node)) else { continue };
            for beneath in self.object(&entry) {
                let is_list = self.entry(base(&beneath.ty.node)).is_some();
                if is_list || matches!(self.types.get(base(&beneath.ty.node)), Some(TypeKind::Object(_))) {
                    let calls = self.calls(beneath, ids, if is_list { 2 } else { 1 }, &mut vec![entry.clone()]);
                    questions.extend(calls.iter().map(|call| format!("{list}(first: 2) {{ nodes {{ {call} }} }}")));
                }
            }
        }
        questions
    }

    /// What stands in a connection.
    fn entry(&self, connection: &str) -> Option<String> {
        let TypeKind::Object(_) = self.types.get(connection)? else { return None };
        let nodes = self.object(connection).into_iter().find(|field| field.name.node == "nodes")?;
        Some(base(&nodes.ty.node).to_owned())
    }

    /// A sensible value of an input type with one id in it that may be left out.
    pub fn input_with(&self, name: &str, wanted: &str, ids: Ids<'_>) -> Value {
        let mut value = self.input(name, ids);
        if let Some(TypeKind::InputObject(input)) = self.types.get(name)
            && let Some(field) = input.fields.iter().find(|field| field.node.name.node == wanted)
        {
            value[wanted] = self.value(&field.node.ty.node, wanted, ids);
        }
        value
    }

    /// One question for each field of a type, and each value of an enum it takes: everything beneath it to a depth.
    pub fn questions(&self, name: &str, ids: Ids<'_>, depth: usize) -> Vec<String> {
        let calls =
            self.object(name).into_iter().flat_map(|field| self.calls(field, ids, depth, &mut vec![name.to_owned()]));
        calls.collect()
    }

    fn object(&self, name: &str) -> Vec<&FieldDefinition> {
        match self.types.get(name) {
            Some(TypeKind::Object(object)) => object.fields.iter().map(|field| &field.node).collect(),
            Some(TypeKind::Interface(interface)) => interface.fields.iter().map(|field| &field.node).collect(),
            _ => Vec::new(),
        }
    }

    fn ids_in(&self, argument: &InputValueDefinition) -> Vec<String> {
        let kind = base(&argument.ty.node);
        if kind == "ID" {
            return vec![argument.name.node.to_string()];
        }
        match self.types.get(kind) {
            Some(TypeKind::InputObject(input)) => {
                input.fields.iter().flat_map(|field| self.ids_in(&field.node)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The calls of a field: one for each value of an enum argument that it needs, otherwise one.
    fn calls(&self, field: &FieldDefinition, ids: Ids<'_>, depth: usize, path: &mut Vec<String>) -> Vec<String> {
        let name = base(&field.ty.node).to_owned();
        let beneath = match self.types.get(&name) {
            Some(TypeKind::Object(_) | TypeKind::Interface(_)) => {
                if depth == 0 || path.contains(&name) {
                    return Vec::new();
                }
                path.push(name.clone());
                let inner = self.selection(&name, ids, depth - 1, path);
                path.pop();
                if inner.is_empty() {
                    return Vec::new();
                }
                format!(" {{ {inner} }}")
            }
            _ => String::new(),
        };
        let needed = field.arguments.iter().filter(|argument| {
            let ty = &argument.node.ty.node;
            // An id that may be left out is given all the same: it must not open anything either.
            !may_be_left_out(&argument.node) || base(ty) == "ID"
        });
        let mut arguments = vec![String::new()];
        for argument in needed {
            let values = self.values(&argument.node, ids);
            arguments = arguments
                .iter()
                .flat_map(|before| {
                    values.iter().map(move |value| format!("{before} {}: {value}", argument.node.name.node))
                })
                .collect();
        }
        let call = |arguments: &String| match arguments.trim() {
            "" => format!("{}{beneath}", field.name.node),
            arguments => format!("{}({arguments}){beneath}", field.name.node),
        };
        arguments.iter().map(call).collect()
    }

    fn selection(&self, name: &str, ids: Ids<'_>, depth: usize, path: &mut Vec<String>) -> String {
        let mut parts = vec!["__typename".to_owned()];
        for field in self.object(name) {
            let calls = self.calls(field, ids, depth, path);
            let aliased = calls.iter().enumerate().map(|(n, call)| match n {
                0 => call.clone(),
                n => format!("{}{n}: {call}", field.name.node),
            });
            parts.extend(aliased);
        }
        if parts.len() == 1 { String::new() } else { parts.join(" ") }
    }

    /// Values of an argument as GraphQL writes them: every value of an enum, one of anything else.
    fn values(&self, argument: &InputValueDefinition, ids: Ids<'_>) -> Vec<String> {
        let kind = base(&argument.ty.node);
        match self.types.get(kind) {
            Some(TypeKind::Enum(values)) => {
                values.values.iter().map(|value| value.node.value.node.to_string()).collect()
            }
            _ => vec![literal(&self.value(&argument.ty.node, &argument.name.node, ids), self.types.get(kind))],
        }
    }

    /// A sensible value of an input type: what a mutation could take. Optional fields are left out, but for ids.
    pub fn input(&self, name: &str, ids: Ids<'_>) -> Value {
        let Some(TypeKind::InputObject(input)) = self.types.get(name) else { panic!("{name} is no input") };
        let mut object = Map::new();
        for field in &input.fields {
            let field = &field.node;
            let needed = !field.ty.node.nullable && field.default_value.is_none();
            // An id that may be left out is given all the same: it must not reach anything either.
            if needed || base(&field.ty.node) == "ID" {
                object.insert(field.name.node.to_string(), self.value(&field.ty.node, &field.name.node, ids));
            }
        }
        Value::Object(object)
    }

    fn value(&self, ty: &Type, name: &str, ids: Ids<'_>) -> Value {
        if let BaseType::List(inner) = &ty.base {
            return json!([self.value(inner, name, ids)]);
        }
        match (base(ty), name) {
            ("ID", name) => ids(name).into(),
            ("String", "requestKey") => key().into(),
            ("String", "zone") => "America/Winnipeg".into(),
            ("String", "currency") => "CAD".into(),
            ("String", "base64") => "c29tZXRoaW5n".into(),
            ("String", _) => "something".into(),
            ("Boolean", _) => true.into(),
            ("Int" | "Minor" | "Seats", _) => 1.into(),
            ("DateTime", _) => "2026-06-01T17:00:00Z".into(),
            ("Date", _) => "2026-01-05".into(),
            (kind, _) => match self.types.get(kind) {
                Some(TypeKind::Enum(values)) => values.values[0].node.value.node.to_string().into(),
                Some(TypeKind::InputObject(_)) => self.input(kind, ids),
                _ => panic!("tests/src/world/everything.rs has to learn how a {kind} looks"),
            },
        }
    }
}

/// Whether an argument may be left out: a switch that is said to be off by itself, too.
fn may_be_left_out(argument: &InputValueDefinition) -> bool {
    argument.ty.node.nullable || (argument.default_value.is_some() && base(&argument.ty.node) == "Boolean")
}

/// A call of a field with one argument more.
fn with_argument(call: &str, field: &str, argument: &str) -> String {
    let (name, rest) = call.split_at(field.len());
    match rest.strip_prefix('(') {
        Some(rest) => format!("{name}({argument}, {rest}"),
        None => format!("{name}({argument}){rest}"),
    }
}

/// The named type within lists.
fn base(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name.as_str(),
        BaseType::List(inner) => base(inner),
    }
}

/// A JSON value in the form of a GraphQL literal.
fn literal(value: &Value, kind: Option<&TypeKind>) -> String {
    match (value, kind) {
        (Value::String(word), Some(TypeKind::Enum(_))) => word.clone(),
        (Value::Object(object), _) => {
            let fields = object.iter().map(|(name, value)| format!("{name}: {}", literal(value, None)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        (Value::Array(items), kind) => {
            format!("[{}]", items.iter().map(|item| literal(item, kind)).collect::<Vec<_>>().join(", "))
        }
        (value, _) => value.to_string(),
    }
}
