//! Reads what the endpoint answered into the fragments of a page.
//!
//! Whoever looks for an object or a list is compiled for these alone. What `async_graphql::from_value` does, looking at every
//! kind of value whatever was asked for, would be compiled again for each of some five hundred fragments and lists (ADR 0191).

use async_graphql::indexmap::map::IntoIter;
use async_graphql::{Name, Value};
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as _, Expected, MapAccess, SeqAccess, Unexpected, Visitor};

/// What was answered, or a part of it.
pub(super) struct Answered(pub(super) Value);

impl<'de> Deserializer<'de> for Answered {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Number(number) => number.deserialize_any(visitor).map_err(Error::custom),
            Value::String(text) => visitor.visit_string(text),
            Value::Boolean(yes) => visitor.visit_bool(yes),
            Value::Binary(bytes) => visitor.visit_bytes(&bytes),
            Value::Enum(name) => visitor.visit_str(name.as_str()),
            Value::List(entries) => visitor.visit_seq(Entries(entries.into_iter())),
            Value::Object(fields) => visitor.visit_map(Fields { rest: fields.into_iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::List(entries) => visitor.visit_seq(Entries(entries.into_iter())),
            other => Err(unlike(&other, &visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields { rest: fields.into_iter(), value: None }),
            other => Err(unlike(&other, &visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct enum identifier ignored_any
    }
}

/// Says what was found in place of what was asked for.
#[cold]
fn unlike(found: &Value, wanted: &dyn Expected) -> Error {
    let found = match found {
        Value::Null => Unexpected::Unit,
        Value::Number(_) => Unexpected::Other("number"),
        Value::String(text) => Unexpected::Str(text),
        Value::Boolean(yes) => Unexpected::Bool(*yes),
        Value::Binary(bytes) => Unexpected::Bytes(bytes),
        Value::Enum(name) => Unexpected::Str(name.as_str()),
        Value::List(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    };
    Error::invalid_type(found, wanted)
}

struct Entries(std::vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Entries {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.next().map(|entry| seed.deserialize(Answered(entry))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Fields {
    rest: IntoIter<Name, Value>,
    /// What the field holds whose name was told last.
    value: Option<Value>,
}

impl Fields {
    fn next_name(&mut self) -> Option<Name> {
        let (name, value) = self.rest.next()?;
        self.value = Some(value);
        Some(name)
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.next_name().map(|name| seed.deserialize(StrDeserializer::<Error>::new(name.as_str()))).transpose()
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let value = self.value.take().ok_or_else(|| Error::custom("value is missing"))?;
        seed.deserialize(Answered(value))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use async_graphql::value;
    use serde::Deserialize;

    use super::*;

    #[test]
    fn an_answer_is_read_as_what_was_asked_for() {
        type Asked = HashMap<String, Vec<Option<i64>>>;
        let read = Asked::deserialize(Answered(value!({"seats": [12, null]}))).unwrap();
        assert_eq!(read, HashMap::from([("seats".to_owned(), vec![Some(12), None])]));
        for (other, found) in [(value!({"seats": null}), "unit value"), (value!({"seats": {}}), "map")] {
            let error = Asked::deserialize(Answered(other)).unwrap_err();
            assert_eq!(error.to_string(), format!("invalid type: {found}, expected a sequence"));
        }
    }
}
