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
