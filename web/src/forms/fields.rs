//! The names and values of a form, as browsers encode them.

/// Names and values in the order they came; a name may come more than once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

/// The body of a form or an address is not what a browser sends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NotAForm;

/// No form of ours comes near so many fields.
const FIELDS_MAX: usize = 2000;
/// Nor counts its lines so far: a number above this is nobody's line.
const INDEX_MAX: usize = 1_000_000;

impl Fields {
    /// The value of a field, trimmed; empty when it is not there.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The value of a field exactly as typed; empty when it is not there.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether a field came at all, as a ticked box or a pressed button does.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Every value that came under a name.
    pub fn every(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// The numbers used in `group.N.…`, each once, in rising order.
    ///
    /// They need not be dense: a line removed in the browser leaves a gap.
    pub fn indexes(&self, group: &str) -> Vec<usize> {
        let mut indexes: Vec<usize> = self
            .0
            .iter()
            .filter_map(|(key, _)| key.strip_prefix(group)?.strip_prefix('.')?.split('.').next()?.parse().ok())
            .filter(|index| *index <= INDEX_MAX)
            .collect();
        indexes.sort_unstable();
        indexes.dedup();
        indexes
    }

    /// Puts a value under a name, in place of what was there.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let name = name.into();
        self.0.retain(|(key, _)| *key != name);
        self.0.push((name, value.into()));
    }

    /// Takes away every field a test picks, such as a removed line.
    pub fn remove(&mut self, picked: impl Fn(&str) -> bool) {
        self.0.retain(|(key, _)| !picked(key));
    }

    /// Every name and value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Fields {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Fields(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

/// Reads `application/x-www-form-urlencoded`. Text that is not UTF-8, or holds
/// a character no keyboard types, is refused as a whole rather than mended.
pub(crate) fn decode(body: &[u8]) -> Result<Fields, NotAForm> {
    let mut pairs = Vec::new();
    for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        if pairs.len() == FIELDS_MAX {
            return Err(NotAForm);
        }
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let name = unescape(halves.next().unwrap_or_default())?;
        let value = unescape(halves.next().unwrap_or_default())?;
        pairs.push((name, value));
    }
    Ok(Fields(pairs))
}

fn unescape(text: &[u8]) -> Result<String, NotAForm> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        bytes.push(match (first, after) {
            (b'+', _) => b' ',
            (b'%', [high, low, ..]) => {
                rest = &after[2..];
                hex(*high)? << 4 | hex(*low)?
            }
            (b'%', _) => return Err(NotAForm),
            (plain, _) => *plain,
        });
    }
    let text = String::from_utf8(bytes).map_err(|_| NotAForm)?;
    // Browsers send line ends as CR LF whatever was typed; we keep LF. A vertical
    // tab or form feed comes with text pasted from a word processor.
    let text = if text.contains(['\r', '\u{b}', '\u{c}']) {
        text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}'], "\n")
    } else {
        text
    };
    let strange = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
    if text.contains(strange) { Err(NotAForm) } else { Ok(text) }
}

fn hex(digit: u8) -> Result<u8, NotAForm> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        b'A'..=b'F' => Ok(digit - b'A' + 10),
        _ => Err(NotAForm),
    }
}

/// Writes a text so that it can stand as one value in an address.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{Fields, NotAForm, decode, encode};

    #[test]
    fn names_and_values_are_read_as_browsers_write_them() {
        let fields = decode(b"titleFr=R%C3%A9union+vid%C3%A9o&lines.0.seats=8&lines.0.seats=9&empty=&bare").unwrap();
        assert_eq!(fields.text("titleFr"), "Réunion vidéo");
        assert_eq!(fields.text("lines.0.seats"), "8");
        assert_eq!(fields.every("lines.0.seats").collect::<Vec<_>>(), ["8", "9"]);
        assert!(fields.has("bare") && fields.has("empty") && !fields.has("else"));
        assert_eq!(fields.text("else"), "");
    }

    #[test]
    fn line_ends_become_plain_and_the_edges_are_trimmed() {
        let fields = decode(b"body=+one%0D%0Atwo%0Bthree+").unwrap();
        assert_eq!(fields.text("body"), "one\ntwo\nthree");
        assert_eq!(fields.raw("body"), " one\ntwo\nthree ");
    }

    #[test]
    fn what_no_browser_sends_is_refused_as_a_whole() {
        for body in [&b"a=%FF"[..], b"a=%C3%28", b"a=%0", b"a=%zz", b"a=%00", b"a=\xff", b"a=%1B"] {
            assert_eq!(decode(body), Err(NotAForm), "{body:?}");
        }
        let many = "a=1&".repeat(2001);
        assert_eq!(decode(many.as_bytes()), Err(NotAForm));
        assert!(decode(&many.as_bytes()[..8000]).is_ok());
    }

    #[test]
    fn lines_keep_their_order_and_may_have_gaps() {
        let fields: Fields = [
            ("lines.10.seats", "1"),
            ("lines.2.seats", "1"),
            ("lines.2.max", "1"),
            ("lines.x.max", "1"),
            ("linesman.1", "1"),
            ("lines.18446744073709551615.seats", "1"),
        ]
        .into_iter()
        .collect();
        assert_eq!(fields.indexes("lines"), [2, 10]);
    }

    #[test]
    fn what_is_encoded_reads_back() {
        for text in ["/n/prairie/campaigns?after=a b&c=é%", "", "+&=;"] {
            let body = format!("next={}", encode(text));
            assert_eq!(decode(body.as_bytes()).unwrap().raw("next"), text);
        }
    }
}
