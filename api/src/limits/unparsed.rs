//! What is seen in a request before its document is parsed: how deep brackets nest, and characters no text may hold.

use async_graphql::Value;

/// How deep brackets nest, outside strings and comments.
pub(super) fn deepest(document: &str) -> usize {
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
pub(super) fn writes_nul(document: &str) -> bool {
    let is_escape = |at: usize| document[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    document.contains('\0') || document.match_indices("u0000").any(|(at, _)| is_escape(at))
}

/// Whether a variable has a text with NUL in it.
pub(super) fn holds_nul(value: &Value) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        assert_eq!(deepest(r#"{ a(b: "{{{\"{{") } # {{{{{"#), 2);
        assert_eq!(deepest("{ a(b: \"\"\" {{{ \\\"\"\" {{ \"\"\") { c } }"), 2);
        assert_eq!(deepest("# {{{\n{ a }"), 1);
        assert_eq!(deepest("\""), 0);
    }
}
