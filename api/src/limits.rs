//! What a document may cost, judged before anything of it runs.
//!
//! Brackets are counted before the document is parsed, because the parser goes down one frame per bracket; fields are
//! counted with fragments spread out, because validation spreads them out too, and a few fragments can name each other
//! into billions of fields. What describes the schema is a graph with circles, and asking it answers without ever waiting:
//! there the lists along one path are counted.

use std::collections::HashMap;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{ExecutableDocument, Field, OperationType, Selection, SelectionSet};
use async_graphql::{Name, Positioned, Request, ServerError, Value};

/// The longest document, in bytes.
const BYTES_MAX: usize = 64 * 1024;
/// The deepest nesting of brackets of all kinds.
const BRACKETS_MAX: usize = 64;
/// The most fields, with every fragment spread out.
const FIELDS_MAX: usize = 2_000;
/// The most fields that are renamed.
const ALIASES_MAX: usize = 50;
/// The most directives.
const DIRECTIVES_MAX: usize = 100;
/// The most deeds in one document.
const DEEDS_MAX: usize = 10;
/// The most operations and fragments in one document.
const DEFINITIONS_MAX: usize = 60;
/// The most fields that ask about the schema itself, with every fragment spread out: what tools ask has some 250.
const DESCRIBING_FIELDS_MAX: usize = 500;
/// The lists a description of the schema consists of. Each holds up to hundreds of entries.
const DESCRIBING_LISTS: [&str; 8] =
    ["types", "directives", "fields", "args", "inputFields", "interfaces", "possibleTypes", "enumValues"];
/// How many of these lists may stand within one another: types have fields, and these have arguments.
const DESCRIBING_LISTS_MAX: usize = 3;

/// What a document is, as far as transports and visits need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// What it does.
    pub(crate) kind: OperationType,
    /// Whether it may ask how many notices are unread.
    pub(crate) asks_unread: bool,
}

/// A request that may run, or why it may not.
pub(crate) type Admitted = Result<Shape, ServerError>;

/// Parses the document of a request, holds it to the limits, and leaves it in the request.
pub(crate) fn admit(request: &mut Request) -> Admitted {
    if request.query.len() > BYTES_MAX {
        return refuse(format!("The document is longer than {BYTES_MAX} bytes."));
    }
    if deepest(&request.query) > BRACKETS_MAX {
        return refuse("The document is nested too deep.");
    }
    if writes_nul(&request.query) || request.variables.values().any(holds_nul) {
        return refuse("A text has the character NUL in it, which means nothing here.");
    }
    let document = parse_query(&request.query)?;
    // Before weighing: it goes down from fragment to fragment.
    if document.operations.iter().count() + document.fragments.len() > DEFINITIONS_MAX {
        return refuse(format!("The document has more than {DEFINITIONS_MAX} operations and fragments."));
    }
    let weight = weigh(&document)?;
    for (counted, max, what) in [
        (weight.fields, FIELDS_MAX, "fields"),
        (weight.aliases, ALIASES_MAX, "aliases"),
        (weight.directives, DIRECTIVES_MAX, "directives"),
    ] {
        if counted > max {
            return refuse(format!("The document has more than {max} {what}."));
        }
    }
    Description { document: &document, fields: 0 }.check()?;
    let kind = chosen(&document, request.operation_name.as_deref())?;
    let asks_unread = request.query.contains("unreadNotices");
    request.set_parsed_query(document);
    Ok(Shape { kind, asks_unread })
}

fn refuse<T>(why: impl Into<String>) -> Result<T, ServerError> {
    Err(ServerError::new(why, None))
}

/// What the operation does that this request runs.
fn chosen(document: &ExecutableDocument, name: Option<&str>) -> Result<OperationType, ServerError> {
    let mut operations = document.operations.iter();
    let operation = match name {
        Some(name) => operations.find(|(found, _)| found.is_some_and(|found| found == name)),
        None => operations.next().filter(|_| operations.next().is_none()),
    };
    let Some((_, operation)) = operation else {
        return refuse(match name {
            Some(_) => "The document has no operation of this name.",
            None => "The document has several operations: say which by `operationName`.",
        });
    };
    let kind = operation.node.ty;
    let root = &operation.node.selection_set.node;
    match kind {
        OperationType::Mutation if own_fields(document, root) > DEEDS_MAX => {
            refuse(format!("A document has at most {DEEDS_MAX} deeds."))
        }
        // GraphQL asks for one, and a stream then knows whose answer it awaits.
        OperationType::Subscription if !is_one_field(root) => refuse("A subscription has exactly one field."),
        _ => Ok(kind),
    }
}

/// The fields of a selection itself, with fragments spread out; weighing made sure that it ends.
fn own_fields(document: &ExecutableDocument, set: &SelectionSet) -> usize {
    let of = |selection: &Positioned<Selection>| match &selection.node {
        Selection::Field(_) => 1,
        Selection::InlineFragment(inline) => own_fields(document, &inline.node.selection_set.node),
        Selection::FragmentSpread(spread) => document
            .fragments
            .get(&spread.node.fragment_name.node)
            .map_or(0, |fragment| own_fields(document, &fragment.node.selection_set.node)),
    };
    set.items.iter().map(of).sum()
}

fn is_one_field(set: &SelectionSet) -> bool {
    matches!(set.items.as_slice(), [Positioned { node: Selection::Field(_), .. }])
}

/// How deep brackets nest, outside strings and comments.
fn deepest(document: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut rest = document.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = match byte {
            b'{' | b'(' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
                after
            }
            b'}' | b')' | b']' => {
                depth = depth.saturating_sub(1);
                after
            }
            b'"' if after.starts_with(b"\"\"") => after_block_string(&after[2..]),
            b'"' => after_string(after),
            b'#' => after.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(&[][..], |end| &after[end..]),
            _ => after,
        };
    }
    deepest
}

/// Whether a document has NUL in it, as itself or as the escape `\u0000`: PostgreSQL takes no text that holds it.
fn writes_nul(document: &str) -> bool {
    let is_escape = |at: usize| document[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    document.contains('\0') || document.match_indices("u0000").any(|(at, _)| is_escape(at))
}

/// Whether a variable has a text with NUL in it.
fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::List(values) => values.iter().any(holds_nul),
        Value::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || holds_nul(value)),
        Value::Null | Value::Number(_) | Value::Boolean(_) | Value::Enum(_) | Value::Binary(_) => false,
    }
}

fn after_string(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b'\\', _, after @ ..] => after,
            [b'"' | b'\n' | b'\r', after @ ..] => return after,
            [_, after @ ..] => after,
            [] => return rest,
        };
    }
}

fn after_block_string(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b'\\', b'"', b'"', b'"', after @ ..] => after,
            [b'"', b'"', b'"', after @ ..] => return after,
            [_, after @ ..] => after,
            [] => return rest,
        };
    }
}

/// What a selection comes to with fragments spread out.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    fields: usize,
    aliases: usize,
    directives: usize,
}

impl Weight {
    fn add(&mut self, other: Weight) {
        self.fields = self.fields.saturating_add(other.fields);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
    }
}

/// Weighs all operations together: validation visits them all.
fn weigh(document: &ExecutableDocument) -> Result<Weight, ServerError> {
    let mut scales = Scales { document, known: HashMap::new() };
    let mut whole = Weight::default();
    for (_, operation) in document.operations.iter() {
        whole.directives = whole.directives.saturating_add(operation.node.directives.len());
        whole.add(scales.set(&operation.node.selection_set.node)?);
    }
    // Fragments nobody spreads are visited as well.
    for name in document.fragments.keys() {
        if !scales.known.contains_key(name) {
            whole.add(scales.fragment(name)?);
        }
    }
    Ok(whole)
}

struct Scales<'a> {
    document: &'a ExecutableDocument,
    /// None while a fragment is being weighed: meeting it again then is a circle.
    known: HashMap<Name, Option<Weight>>,
}

impl Scales<'_> {
    fn set(&mut self, set: &SelectionSet) -> Result<Weight, ServerError> {
        let mut weight = Weight::default();
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    weight.add(Weight {
                        fields: 1,
                        aliases: usize::from(field.node.alias.is_some()),
                        directives: field.node.directives.len(),
                    });
                    weight.add(self.set(&field.node.selection_set.node)?);
                }
                Selection::FragmentSpread(spread) => {
                    weight.directives = weight.directives.saturating_add(spread.node.directives.len());
                    weight.add(self.fragment(&spread.node.fragment_name.node)?);
                }
                Selection::InlineFragment(inline) => {
                    weight.directives = weight.directives.saturating_add(inline.node.directives.len());
                    weight.add(self.set(&inline.node.selection_set.node)?);
                }
            }
        }
        Ok(weight)
    }

    fn fragment(&mut self, name: &Name) -> Result<Weight, ServerError> {
        match self.known.get(name) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return refuse(format!("The fragment \"{name}\" contains itself.")),
            None => {}
        }
        // One that does not exist is the validation's to report. It weighs something, so that whoever spreads out fragments
        // comes to an end.
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(Weight { fields: 1, ..Weight::default() });
        };
        self.known.insert(name.clone(), None);
        let mut weight = self.set(&fragment.node.selection_set.node)?;
        weight.directives = weight.directives.saturating_add(fragment.node.directives.len());
        self.known.insert(name.clone(), Some(weight));
        Ok(weight)
    }
}

/// What a document asks about the schema itself. Weighing made sure that spreading out its fragments ends.
struct Description<'a> {
    document: &'a ExecutableDocument,
    fields: usize,
}

impl<'a> Description<'a> {
    fn check(mut self) -> Result<(), ServerError> {
        for (_, operation) in self.document.operations.iter() {
            self.around(&operation.node.selection_set.node)?;
        }
        Ok(())
    }

    /// Looks for descriptions in a selection of something else.
    fn around(&mut self, set: &'a SelectionSet) -> Result<(), ServerError> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let selected = &field.node.selection_set.node;
                    match field.node.name.node.as_str() {
                        "__schema" | "__type" => self.within(selected, &mut Vec::new())?,
                        _ => self.around(selected)?,
                    }
                }
                other => self.spread(other).map_or(Ok(()), |set| self.around(set))?,
            }
        }
        Ok(())
    }

    /// Counts within a description; `lists` are those it stands in.
    fn within(&mut self, set: &'a SelectionSet, lists: &mut Vec<&'a str>) -> Result<(), ServerError> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => self.field(&field.node, lists)?,
                other => self.spread(other).map_or(Ok(()), |set| self.within(set, lists))?,
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &'a Field, lists: &mut Vec<&'a str>) -> Result<(), ServerError> {
        self.fields += 1;
        if self.fields > DESCRIBING_FIELDS_MAX {
            return refuse(format!("The document asks for more than {DESCRIBING_FIELDS_MAX} fields about the schema."));
        }
        let name = field.name.node.as_str();
        if !DESCRIBING_LISTS.contains(&name) {
            return self.within(&field.selection_set.node, lists);
        }
        if lists.len() == DESCRIBING_LISTS_MAX || lists.contains(&name) {
            return refuse(format!("The document asks about the schema in circles, at `{name}`."));
        }
        lists.push(name);
        self.within(&field.selection_set.node, lists)?;
        lists.pop();
        Ok(())
    }

    /// What a fragment selects; nothing for one that does not exist.
    fn spread(&self, selection: &'a Selection) -> Option<&'a SelectionSet> {
        match selection {
            Selection::Field(_) => None,
            Selection::InlineFragment(inline) => Some(&inline.node.selection_set.node),
            Selection::FragmentSpread(spread) => {
                let fragment = self.document.fragments.get(&spread.node.fragment_name.node)?;
                Some(&fragment.node.selection_set.node)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(document: &str) -> Result<OperationType, String> {
        let mut request = Request::new(document);
        admit(&mut request).map(|shape| shape.kind).map_err(|error| error.message)
    }

    #[test]
    fn an_ordinary_document_passes() {
        assert_eq!(judged("{ viewer { person { name } } }"), Ok(OperationType::Query));
        assert_eq!(judged("mutation { signOut(input: {requestKey: \"{{{{\"}) { done } }"), Ok(OperationType::Mutation));
    }

    #[test]
    fn deep_documents_are_refused_before_they_are_parsed() {
        let deep = "{a".repeat(30_000);
        assert_eq!(judged(&deep), Err("The document is nested too deep.".into()));
        let lists = format!("{{ a(b: {}1{}) }}", "[".repeat(20_000), "]".repeat(20_000));
        assert_eq!(judged(&lists), Err("The document is nested too deep.".into()));
        assert!(judged(&"x".repeat(BYTES_MAX + 1)).is_err());
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        assert_eq!(deepest(r#"{ a(b: "{{{\"{{") } # {{{{{"#), 2);
        assert_eq!(deepest("{ a(b: \"\"\" {{{ \\\"\"\" {{ \"\"\") { c } }"), 2);
        assert_eq!(deepest("# {{{\n{ a }"), 1);
        assert_eq!(deepest("\""), 0);
    }

    #[test]
    fn fragments_cannot_multiply_without_end() {
        let mut document = String::from("{ ...f0 }");
        for n in 0..40 {
            document.push_str(&format!(" fragment f{n} on Query {{ ...f{m} ...f{m} }}", m = n + 1));
        }
        document.push_str(" fragment f40 on Query { viewer { canPledge } }");
        assert_eq!(judged(&document), Err(format!("The document has more than {FIELDS_MAX} fields.")));
        let circle = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }";
        assert_eq!(judged(circle), Err("The fragment \"a\" contains itself.".into()));
    }

    #[test]
    fn fragments_that_do_not_exist_cannot_multiply_either() {
        let doubling: String =
            (0..40).map(|n| format!(" fragment f{n} on Mutation {{ ...f{m} ...f{m} }}", m = n + 1)).collect();
        let refused = Err(format!("The document has more than {FIELDS_MAX} fields."));
        assert_eq!(judged(&format!("mutation {{ ...f0 }} {doubling}")), refused);
    }

    #[test]
    fn a_schema_is_not_described_in_circles() {
        let circles = |at: &str| Err(format!("The document asks about the schema in circles, at `{at}`."));
        let interfaces = "interfaces { possibleTypes { ".repeat(8) + "name" + &" } }".repeat(8);
        assert_eq!(judged(&format!("{{ __schema {{ types {{ {interfaces} }} }} }}")), circles("interfaces"));
        assert_eq!(
            judged("{ __type(name: \"Query\") { fields { type { ofType { fields { name } } } } } }"),
            circles("fields")
        );
        let hidden = "{ ...a } fragment a on Query { __schema { types { ...t } } }
            fragment t on __Type { possibleTypes { ... on __Type { fields { args { name } } } } }";
        assert_eq!(judged(hidden), circles("args"));
        assert_eq!(judged("{ __schema { types { fields { args { type { name } } } } } }"), Ok(OperationType::Query));
        let of_type = "ofType { ".repeat(12) + "name" + &" }".repeat(12);
        assert_eq!(
            judged(&format!("{{ __schema {{ types {{ fields {{ type {{ {of_type} }} }} }} }} }}")),
            Ok(OperationType::Query)
        );
        let names = "name ".repeat(DESCRIBING_FIELDS_MAX);
        assert!(judged(&format!("{{ __schema {{ types {{ {names} }} }} }}")).is_err());
    }

    #[test]
    fn nul_is_refused_wherever_a_text_may_stand() {
        let refused = Err("A text has the character NUL in it, which means nothing here.".to_owned());
        for document in
            ["{ tools(search: \"a\0b\") { nodes { id } } }", r#"{ tools(search: "a\u0000b") { nodes { id } } }"#]
        {
            assert_eq!(judged(document), refused, "{document:?}");
        }
        assert_eq!(judged(r#"{ tools(search: "a\\u0000") { nodes { id } } }"#), Ok(OperationType::Query));
        for variables in [
            serde_json::json!({ "a": "\0" }),
            serde_json::json!({ "a": [{ "b": "x\0" }] }),
            serde_json::json!({ "a": { "\0": 1 } }),
        ] {
            let request =
                Request::new("{ viewer { canPledge } }").variables(async_graphql::Variables::from_json(variables));
            assert!(admit(&mut { request }).is_err());
        }
    }

    #[test]
    fn aliases_directives_and_deeds_are_counted() {
        let aliases: String = (0..=ALIASES_MAX).map(|n| format!(" a{n}: viewer {{ canPledge }}")).collect();
        assert_eq!(
            judged(&format!("{{ {aliases} }}")),
            Err(format!("The document has more than {ALIASES_MAX} aliases."))
        );
        let directives = " @include(if: true)".repeat(DIRECTIVES_MAX + 1);
        assert!(judged(&format!("{{ viewer{directives} {{ canPledge }} }}")).is_err());
        let deeds: String =
            (0..=DEEDS_MAX).map(|n| format!(" a{n}: signOut(input: {{requestKey: \"{n}\"}}) {{ done }}")).collect();
        assert!(judged(&format!("mutation {{ {deeds} }}")).is_err());
        assert!(judged(&format!("mutation {{ ...d }} fragment d on Mutation {{ {deeds} }}")).is_err());
    }

    #[test]
    fn the_operation_is_chosen_by_its_name() {
        let mut request = Request::new("query A { viewer { canPledge } } mutation B { __typename }");
        assert!(admit(&mut request).is_err());
        request.operation_name = Some("B".into());
        assert_eq!(admit(&mut request).map(|shape| shape.kind), Ok(OperationType::Mutation));
        request.operation_name = Some("C".into());
        assert!(admit(&mut request).is_err());
    }

    #[test]
    fn a_subscription_has_one_field() {
        assert_eq!(judged("subscription { campaignChanged(id: \"x\") { id } }"), Ok(OperationType::Subscription));
        let two = "subscription { a: campaignChanged(id: \"x\") { id } b: campaignChanged(id: \"y\") { id } }";
        assert!(judged(two).is_err());
    }
}
