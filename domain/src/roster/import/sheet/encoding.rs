//! How the letters of a text file are written. Spreadsheets of every age and language write them differently.

use encoding_rs::{Encoding as Coding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sea_orm::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemCode};

/// How the letters of a file were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Encoding {
    /// UTF-8, with or without a mark at its beginning.
    #[sea_orm(string_value = "UTF_8")]
    Utf8,
    /// UTF-16, as "Unicode text" of spreadsheets.
    #[sea_orm(string_value = "UTF_16")]
    Utf16,
    /// Windows-1252, which holds Latin-1: what is neither of the others is read as this, and the reader is told.
    #[sea_orm(string_value = "WINDOWS_1252")]
    Windows1252,
    /// A spreadsheet says so itself.
    Workbook,
}

/// Reads the text, or says that it is none.
pub(super) fn decode(bytes: &[u8]) -> Result<(Encoding, String), Vec<Problem>> {
    let (coding, encoding) = match Coding::for_bom(bytes) {
        Some((coding, _)) if coding == UTF_8 => (coding, Encoding::Utf8),
        Some((coding, _)) => (coding, Encoding::Utf16),
        None if looks_like_utf16(bytes, 1) => (UTF_16LE, Encoding::Utf16),
        None if looks_like_utf16(bytes, 0) => (UTF_16BE, Encoding::Utf16),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, Encoding::Utf8),
        None => (WINDOWS_1252, Encoding::Windows1252),
    };
    let (text, broken) = coding.decode_with_bom_removal(bytes);
    let strange = |c: char| c == '\u{FFFD}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    if broken || text.chars().any(strange) {
        return Err(vec![Problem::at("file", ProblemCode::FileNotText)]);
    }
    Ok((encoding, text.into_owned()))
}

/// Whether every other byte of the beginning is mostly zero, as in Western text of two bytes a letter.
fn looks_like_utf16(bytes: &[u8], zero_at: usize) -> bool {
    let begin: Vec<&[u8]> = bytes.chunks_exact(2).take(100).collect();
    let zeros = |place: usize| begin.iter().filter(|pair| pair[place] == 0).count();
    begin.len() >= 4 && zeros(zero_at) * 10 > begin.len() * 8 && zeros(1 - zero_at) == 0
}
