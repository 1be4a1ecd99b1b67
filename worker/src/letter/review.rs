//! Letters as they are reviewed: for the snapshots of every room.

use std::fmt::Write;

use super::Letter;

/// Some letters as one text, each beneath its name; no-break spaces are shown as `·`. Their other shape is made as well.
pub(crate) fn to_review(letters: impl IntoIterator<Item = (&'static str, Letter)>) -> String {
    let mut review = String::new();
    for (name, letter) in letters {
        letter.html().unwrap();
        let _ = writeln!(review, "==== {name}\nSubject: {}\n\n{}", letter.subject, letter.text().unwrap());
    }
    review.replace('\u{A0}', "·")
}
