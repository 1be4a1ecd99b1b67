//! Bytes to values, by the grammar of RFC 8259.

use std::borrow::Cow;

use super::{Member, Value};
use crate::problem::Problem;

/// Values nested deeper than this are checked for grammar and then forgotten.
///
/// No record is that deep, so whoever meets the value refuses it anyway, and
/// no document can exhaust the stack.
const LEVELS_MAX: usize = 8;

/// Reads one JSON document.
///
/// The problem of a text that is not JSON has an empty pointer.
pub(crate) fn read(bytes: &[u8]) -> Result<Value<'_>, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_json(error.valid_up_to(), "it is not UTF-8"))?;
    let mut reader = Reader { text, at: 0 };
    if text.starts_with('\u{feff}') {
        return Err(reader.wrong("a byte-order mark has no place here"));
    }
    reader.space();
    let value = reader.value(0)?;
    reader.space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.wrong("there is more text after the value")),
    }
}

fn not_json(at: usize, why: &str) -> Problem {
    Problem::new("", format!("The text is not JSON: at byte {at}, {why}."))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn wrong(&self, why: &str) -> Problem {
        not_json(self.at, why)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Takes this byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.at += usize::from(next);
        next
    }

    fn expect(&mut self, byte: u8, why: &str) -> Result<(), Problem> {
        if self.take(byte) { Ok(()) } else { Err(self.wrong(why)) }
    }

    fn value(&mut self, level: usize) -> Result<Value<'a>, Problem> {
        match self.peek() {
            Some(b'[' | b'{') if level == LEVELS_MAX => self.skip(),
            Some(b'[') => self.list(level),
            Some(b'{') => self.object(level),
            _ => self.scalar(),
        }
    }

    fn scalar(&mut self) -> Result<Value<'a>, Problem> {
        match self.peek() {
            Some(b'"') => Ok(self.string()?.map_or(Value::BrokenText, Value::Text)),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            _ => Err(self.wrong("a value is expected")),
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Problem> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(self.wrong("a value is expected"))
        }
    }

    fn list(&mut self, level: usize) -> Result<Value<'a>, Problem> {
        let mut items = Vec::new();
        self.at += 1;
        self.space();
        if self.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(level + 1)?);
            self.space();
            if self.take(b']') {
                return Ok(Value::List(items));
            }
            self.expect(b',', "a comma or the end of the list is expected")?;
            self.space();
        }
    }

    fn object(&mut self, level: usize) -> Result<Value<'a>, Problem> {
        let mut members: Vec<Member<'a>> = Vec::new();
        self.at += 1;
        self.space();
        if self.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            // A broken name equals no name a format knows: U+FFFD stands for it.
            let name = self.name()?.unwrap_or(Cow::Borrowed("\u{fffd}"));
            members.push((name, self.value(level + 1)?));
            self.space();
            if self.take(b'}') {
                return Ok(Value::Object(members));
            }
            self.expect(b',', "a comma or the end of the object is expected")?;
            self.space();
        }
    }

    /// A member's name with its colon.
    fn name(&mut self) -> Result<Option<Cow<'a, str>>, Problem> {
        if self.peek() != Some(b'"') {
            return Err(self.wrong("a member's name is expected"));
        }
        let name = self.string()?;
        self.space();
        self.expect(b':', "a colon is expected")?;
        self.space();
        Ok(name)
    }

    /// Walks over a list or object without keeping it and without recursion.
    fn skip(&mut self) -> Result<Value<'a>, Problem> {
        // Of each list and object still open: its closing byte.
        let mut open: Vec<u8> = Vec::new();
        loop {
            // Here a value is due.
            let closing = match self.peek() {
                Some(b'[') => Some(b']'),
                Some(b'{') => Some(b'}'),
                _ => None,
            };
            match closing {
                Some(closing) => {
                    self.at += 1;
                    self.space();
                    open.push(closing);
                    if self.peek() != Some(closing) {
                        self.skip_name(closing)?;
                        continue;
                    }
                }
                None => drop(self.scalar()?),
            }
            // Here a value has ended, or an empty list or object is about to.
            loop {
                self.space();
                match open.last() {
                    None => return Ok(Value::List(Vec::new())),
                    Some(&closing) if self.take(closing) => drop(open.pop()),
                    Some(&closing) => {
                        self.expect(b',', "a comma or an end is expected")?;
                        self.space();
                        self.skip_name(closing)?;
                        break;
                    }
                }
            }
        }
    }

    fn skip_name(&mut self, closing: u8) -> Result<(), Problem> {
        if closing == b'}' {
            self.name()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Problem> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.wrong("a digit is expected")) } else { Ok(()) }
    }

    fn number(&mut self) -> Result<&'a str, Problem> {
        let start = self.at;
        self.take(b'-');
        // A number that starts with 0 ends there: what follows will not fit.
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    /// A string; `None` when half a surrogate pair is in it.
    fn string(&mut self) -> Result<Option<Cow<'a, str>>, Problem> {
        self.at += 1;
        let plain = self.plain()?;
        if self.take(b'"') {
            return Ok(Some(Cow::Borrowed(plain)));
        }
        let mut text = plain.to_owned();
        let mut broken = false;
        while !self.take(b'"') {
            // `plain` stops at a quote or at a backslash only.
            self.at += 1;
            match self.escape()? {
                Some(character) => text.push(character),
                None => broken = true,
            }
            text.push_str(self.plain()?);
        }
        Ok((!broken).then_some(Cow::Owned(text)))
    }

    /// The characters up to the next quote or backslash.
    fn plain(&mut self) -> Result<&'a str, Problem> {
        let start = self.at;
        loop {
            match self.peek() {
                Some(b'"' | b'\\') => return Ok(&self.text[start..self.at]),
                Some(0x00..=0x1f) => return Err(self.wrong("a control character must be escaped")),
                Some(_) => self.at += 1,
                None => return Err(self.wrong("a text does not end")),
            }
        }
    }

    /// What follows a backslash; `None` for half a surrogate pair.
    fn escape(&mut self) -> Result<Option<char>, Problem> {
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err(self.wrong("this escape does not exist")),
        };
        self.at += 1;
        Ok(Some(character))
    }

    fn unicode(&mut self) -> Result<Option<char>, Problem> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return Ok(char::from_u32(first));
        }
        if !self.text.as_bytes()[self.at..].starts_with(b"\\u") {
            return Ok(None);
        }
        let before = self.at;
        self.at += 2;
        let second = self.hex()?;
        if (0xdc00..0xe000).contains(&second) {
            return Ok(char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)));
        }
        // The second escape stands for itself and is read again.
        self.at = before;
        Ok(None)
    }

    fn hex(&mut self) -> Result<u32, Problem> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            number = number * 16 + digit.ok_or_else(|| self.wrong("four hexadecimal digits are expected"))?;
            self.at += 1;
        }
        Ok(number)
    }
}
