//! JSON as the records need it.
//!
//! Common readers hide what the formats forbid: a member given twice, a
//! number spelled `30.0`, half a surrogate pair. This one keeps all of it for
//! the rules to judge, and passes no number through floating point.

mod fields;
mod read;
mod write;

use std::borrow::Cow;

pub use fields::{INTEGER_MAX, ITEMS_MAX, TEXT_MAX};
pub(crate) use fields::{Known, integer, items, members, text, word};
pub(crate) use read::read;
pub(crate) use write::write;

/// A value as it was spelled.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number in the spelling of the document.
    Number(&'a str),
    /// A whole number that is to be written.
    Integer(i64),
    /// A text, its escapes resolved.
    Text(Cow<'a, str>),
    /// A text with half a surrogate pair in it, so not Unicode.
    BrokenText,
    /// A list.
    List(Vec<Value<'a>>),
    /// An object: every member in the order given, also those given twice.
    Object(Vec<Member<'a>>),
}

/// A name and its value.
pub(crate) type Member<'a> = (Cow<'a, str>, Value<'a>);

impl<'a> Value<'a> {
    /// A text.
    pub fn text(text: &'a str) -> Value<'a> {
        Value::Text(Cow::Borrowed(text))
    }

    /// An object of these members, in this order.
    pub fn object<const N: usize>(members: [(&'a str, Value<'a>); N]) -> Value<'a> {
        Value::Object(members.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
    }

    /// A list of one value an item.
    pub fn list<T>(items: &'a [T], value: impl Fn(&'a T) -> Value<'a>) -> Value<'a> {
        Value::List(items.iter().map(value).collect())
    }
}
