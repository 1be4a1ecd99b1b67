//! What a document may cost, judged before anything of it runs.
//!
//! Brackets are counted before the document is parsed, because the parser goes down one frame per bracket; fields are
//! counted with fragments spread out, because validation spreads them out too, and a few fragments can name each other
//! into billions of fields. What describes the schema is a graph with circles, and asking it answers without ever waiting:
//! there the lists along one path are counted.

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{ExecutableDocument, OperationType, Selection, SelectionSet};
use async_graphql::{Positioned, Request, ServerError};

use self::description::Description;
use self::unparsed::{deepest, holds_nul, writes_nul};
use self::weight::weigh;

mod description;
mod unparsed;
mod weight;

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
    Description::of(&document).check()?;
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

#[cfg(test)]
mod tests {
    use super::description::DESCRIBING_FIELDS_MAX;
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
