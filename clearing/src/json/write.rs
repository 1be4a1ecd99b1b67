//! Values to bytes, always the same ones.

use std::fmt::Write;

use super::Value;

/// Writes a value as a document: every member and item on its own line,
/// indented by two spaces a level, with one newline at the end.
pub(crate) fn write(value: &Value<'_>) -> String {
    let mut out = String::new();
    write_value(&mut out, value, 0);
    out.push('\n');
    out
}

fn write_value(out: &mut String, value: &Value<'_>, level: usize) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(digits) => out.push_str(digits),
        Value::Integer(number) => drop(write!(out, "{number}")),
        Value::Text(text) => write_text(out, text),
        Value::BrokenText => write_text(out, "\u{fffd}"),
        Value::List(items) => write_all(out, ['[', ']'], items, level, |out, item| {
            write_value(out, item, level + 1);
        }),
        Value::Object(members) => write_all(out, ['{', '}'], members, level, |out, (name, value)| {
            write_text(out, name);
            out.push_str(": ");
            write_value(out, value, level + 1);
        }),
    }
}

fn write_all<T>(out: &mut String, around: [char; 2], items: &[T], level: usize, one: impl Fn(&mut String, &T)) {
    out.push(around[0]);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        indent(out, level + 1);
        one(out, item);
    }
    if !items.is_empty() {
        out.push('\n');
        indent(out, level);
    }
    out.push(around[1]);
}

fn indent(out: &mut String, level: usize) {
    for _ in 0..level {
        out.push_str("  ");
    }
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        out.push_str(&rest[..at]);
        write_escape(out, rest.as_bytes()[at]);
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

fn write_escape(out: &mut String, byte: u8) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        0x08 => out.push_str("\\b"),
        b'\t' => out.push_str("\\t"),
        b'\n' => out.push_str("\\n"),
        0x0c => out.push_str("\\f"),
        b'\r' => out.push_str("\\r"),
        _ => drop(write!(out, "\\u{byte:04x}")),
    }
}
