//! A picture somebody uploads, made into one that is ours to show: every dot of it is read and written anew, so that nothing of
//! the file remains but what can be seen. No place where it was taken, no program, nothing behind its end.
//!
//! It is small when it leaves here, however large it came: first as many dots as the pages show, then fewer, until it fits.

mod dots;
mod read;

use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use self::dots::Dots;
use crate::error::{Problem, ProblemArg, ProblemCode};

/// The largest file that is looked at.
pub const FILE_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The most dots that are read, whatever the file says: what they take while they are read is four times that in bytes.
const DOTS_MAX: u64 = 4_000_000;
/// How many times as wide as high a picture may be: beside a network's name more would be a line.
const WIDE_MAX: u32 = 8;
/// How many times as high as wide.
const HIGH_MAX: u32 = 3;
/// The most dots across and down that are kept: a third of it is shown on most screens.
const KEPT: (u32, u32) = (480, 160);
/// The most bytes that are kept: a page has 60,000 for everything (DESIGN 6).
const BYTES_MAX: usize = 20_000;

/// What a page has to know of a picture before it has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Shape {
    /// Names exactly this picture: another one has another.
    pub digest: String,
    /// Its dots across.
    pub width: u32,
    /// Its dots down.
    pub height: u32,
}

/// A picture that can be shown, as PNG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What a page has to know of it.
    pub shape: Shape,
    /// Its bytes, in base 64.
    pub base64: String,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unusable {
    /// It begins like no picture we take, whatever it is called.
    Kind,
    /// It begins like one, and does not go on like one.
    Broken,
    /// It would be larger than we read.
    TooManyDots,
}

/// Reads a file and makes it ours, or says what is wrong with it beside `field`. It takes a while: not for a thread that answers.
pub fn ours(field: &str, file: &[u8]) -> Result<Picture, Problem> {
    if file.len() > FILE_BYTES_MAX {
        let max = i64::try_from(FILE_BYTES_MAX / 1024 / 1024).unwrap_or(i64::MAX);
        return Err(Problem::at(field, ProblemCode::PictureTooLarge).with("max", ProblemArg::Number(max)));
    }
    if file.is_empty() {
        return Err(Problem::at(field, ProblemCode::FileBlank));
    }
    let dots = read::dots(file, DOTS_MAX).map_err(|unusable| match unusable {
        Unusable::Kind => Problem::at(field, ProblemCode::PictureKind),
        Unusable::Broken => Problem::at(field, ProblemCode::PictureBroken),
        Unusable::TooManyDots => {
            let max = i64::try_from(DOTS_MAX / 1_000_000).unwrap_or(i64::MAX);
            Problem::at(field, ProblemCode::PictureTooManyDots).with("max", ProblemArg::Number(max))
        }
    })?;
    if !can_be_seen(dots.width, dots.height) {
        let shape = Problem::at(field, ProblemCode::PictureShape).with("wide", ProblemArg::Number(WIDE_MAX.into()));
        return Err(shape.with("high", ProblemArg::Number(HIGH_MAX.into())));
    }
    small(&dots).ok_or_else(|| Problem::at(field, ProblemCode::PictureBroken))
}

/// Whether something is left of a picture where there is little room.
fn can_be_seen(width: u32, height: u32) -> bool {
    width <= height.saturating_mul(WIDE_MAX) && height <= width.saturating_mul(HIGH_MAX)
}

/// As large as it may be, or smaller, until it is light enough.
fn small(dots: &Dots) -> Option<Picture> {
    let mut dots = dots.within(KEPT.0, KEPT.1);
    loop {
        let bytes = dots.png()?;
        if bytes.len() <= BYTES_MAX {
            let shape = Shape { digest: digest(&bytes), width: dots.width, height: dots.height };
            return Some(Picture { shape, base64: BASE64_STANDARD.encode(bytes) });
        }
        dots = dots.within(dots.width * 5 / 6, dots.height * 5 / 6);
    }
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).fold(String::new(), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _done = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests;
