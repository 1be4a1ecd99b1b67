//! The languages Longtable speaks.

use serde::{Deserialize, Serialize};

/// A language a person reads Longtable in.
///
/// Both are equals: whatever exists in one exists in the other, and a test
/// holds every sentence to that.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Language {
    /// Canadian English.
    #[serde(rename = "en")]
    En,
    /// Canadian French.
    #[serde(rename = "fr")]
    Fr,
}

impl Language {
    /// Every language, English first.
    pub const fn all() -> [Language; 2] {
        [Language::En, Language::Fr]
    }

    /// The short code we store: `en` or `fr`.
    pub const fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Fr => "fr",
        }
    }

    /// The tag for `lang` attributes and `Content-Language`: `en-CA` or `fr-CA`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::En => "en-CA",
            Language::Fr => "fr-CA",
        }
    }

    /// The other language, for a "read this in …" link.
    pub const fn other(self) -> Language {
        match self {
            Language::En => Language::Fr,
            Language::Fr => Language::En,
        }
    }

    /// Reads a stored code or a tag such as `fr-CA`; anything else is `None`.
    pub fn from_code(code: &str) -> Option<Language> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") {
            Some(Language::En)
        } else if primary.eq_ignore_ascii_case("fr") {
            Some(Language::Fr)
        } else {
            None
        }
    }

    /// Picks the language a browser asks for; English where it asks for neither.
    pub fn from_accept_language(header: &str) -> Language {
        Language::asked_for(header).unwrap_or(Language::En)
    }

    /// The language a browser asks for, if it asks for one of ours.
    ///
    /// The highest quality wins and the earlier of two equals, as RFC 9110
    /// section 12.5.4 has it. Only the first 16 ranges are looked at.
    pub fn asked_for(header: &str) -> Option<Language> {
        let mut best: Option<(Language, u16)> = None;
        for range in header.split(',').take(16) {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let Some(language) = Language::from_code(tag) else { continue };
            let thousandths = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, quality_thousandths);
            if thousandths > best.map_or(0, |(_, quality)| quality) {
                best = Some((language, thousandths));
            }
        }
        best.map(|(language, _)| language)
    }
}

/// Reads `0.8` as 800; what is not a quality counts as zero, so it never wins.
fn quality_thousandths(text: &str) -> u16 {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().unwrap_or(0);
    match whole {
        "1" => 1000,
        "0" => fraction,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Fr};

    #[test]
    fn the_browsers_first_choice_wins() {
        for (header, expected) in [
            ("fr-CA,fr;q=0.9,en;q=0.8", Fr),
            ("en-US,en;q=0.9,fr;q=0.8", En),
            ("de, fr;q=0.7, en;q=0.3", Fr),
            ("en;q=0.2, fr;q=0.21", Fr),
            ("fr;q=0, en;q=0.1", En),
            ("fr;q=0", En),
            ("fr;q=abc", En),
            ("uk, ar;q=0.9", En),
            ("*", En),
            ("", En),
            ("FR", Fr),
            ("french", En),
        ] {
            assert_eq!(Language::from_accept_language(header), expected, "{header:?}");
        }
        assert_eq!((Language::asked_for("uk, ar;q=0.9"), Language::asked_for("fr;q=0.1")), (None, Some(Fr)));
    }

    #[test]
    fn codes_and_tags_are_read_back() {
        for language in Language::all() {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(Language::from_code(language.tag()), Some(language));
        }
        assert_eq!(Language::from_code("de"), None);
        assert_eq!(Language::from_code(""), None);
        assert_eq!(serde_json::to_string(&Fr).unwrap(), "\"fr\"");
    }
}
