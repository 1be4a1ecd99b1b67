//! What stands in a file that somebody takes along.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// A file as text. An archive, as a spreadsheet is one, is a parcel of files: what stands in each, one after the other. Pictures
/// say nothing.
pub fn text_of(file: &[u8]) -> String {
    if !file.starts_with(b"PK") {
        return String::from_utf8_lossy(file).into_owned();
    }
    let mut parcel = ZipArchive::new(Cursor::new(file)).expect("it is an archive");
    let mut all = Vec::new();
    for index in 0..parcel.len() {
        parcel.by_index(index).expect("it is listed").read_to_end(&mut all).expect("it is whole");
    }
    assert!(!all.is_empty(), "an archive of nothing");
    String::from_utf8_lossy(&all).into_owned()
}

/// Whether this number stands in a text by itself. Within an id or a hash its digits come together by chance; what is glued to a
/// letter or a hyphen, such as `CAD8137`, is taken for one as well.
pub fn has_number(text: &str, number: &str) -> bool {
    let belongs = |near: Option<char>| near.is_some_and(|near| near.is_alphanumeric() || near == '-');
    let alone = |(at, _)| {
        let (before, after): (&str, &str) = (&text[..at], &text[at + number.len()..]);
        !belongs(before.chars().next_back()) && !belongs(after.chars().next())
    };
    text.match_indices(number).any(alone)
}

#[cfg(test)]
mod tests {
    use super::has_number;

    #[test]
    fn a_number_stands_by_itself_or_not_at_all() {
        for text in [r#"{"max":8137}"#, "8137", "81,8137,82", "of 8137."] {
            assert!(has_number(text, "8137"), "{text}");
        }
        for text in ["", "018137", "81370", "a8137", "8137f0", "0193-8137-7abc", "813 7", "0193-8137 8137e"] {
            assert!(!has_number(text, "8137"), "{text}");
        }
    }
}
