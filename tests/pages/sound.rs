//! What holds of every page, whoever looks at it.

use tests::world::Page;
use words::Language;

/// Panics unless a page is sound: valid, in one language, with one heading, and forms that can be sent.
#[track_caller]
pub fn is_sound(page: &Page) {
    page.is_valid();
    assert_eq!(page.texts("h1").len(), 1, "headings of {}: {:?}", page.path, page.texts("h1"));
    let text = page.text();
    for word in text.split_whitespace() {
        let plain = word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
        assert!(!words::has(Language::En, plain) || !plain.contains('-'), "{} shows the key {plain}", page.path);
    }
    for mark in ["{$", "{ $", "\u{2068}", "\u{2069}", "{}"] {
        assert!(!text.contains(mark), "{} shows {mark:?}:\n{text}", page.path);
    }
    for form in page.posting_forms() {
        assert!(form.fields.iter().any(|(name, value)| name == "formToken" && !value.is_empty()), "{}", form.action());
    }
    // The schema describes itself in English alone.
    if page.speaks_french() && !page.path.contains("/api/") {
        for english in ["Buying", "Your request", "Save", "Closes", "licences in all", "Sign out", "Home"] {
            assert!(!text.contains(english), "{} says {english:?} in French:\n{text}", page.path);
        }
    }
}
