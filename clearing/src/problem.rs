//! What is wrong with a document, and where.

use std::fmt;

/// One broken rule of a document: where, and a sentence for whoever wrote it.
///
/// It shows as `POINTER: sentence` on one line, whatever the document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// JSON pointer (RFC 6901) of the member; empty for the whole document.
    pub pointer: String,
    /// What the rule asks for, in English.
    pub sentence: String,
}

impl Problem {
    /// A problem at a pointer.
    pub fn new(pointer: impl Into<String>, sentence: impl Into<String>) -> Problem {
        Problem { pointer: pointer.into(), sentence: sentence.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A member's name may hold a line break; a problem stays on its line.
        for character in self.pointer.chars() {
            if character.is_control() {
                write!(out, "\\u{:04x}", u32::from(character))?;
            } else {
                write!(out, "{character}")?;
            }
        }
        write!(out, ": {}", self.sentence)
    }
}

/// The way from the document down to a value, kept on the stack while reading.
///
/// Text is made of it only when there is a problem to report.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    /// The document.
    Document,
    /// A member of an object.
    Member(&'p Path<'p>, &'p str),
    /// An item of a list, counted from 0.
    Item(&'p Path<'p>, usize),
}

impl<'p> Path<'p> {
    /// The member of that name, below this.
    pub fn member(&'p self, name: &'p str) -> Path<'p> {
        Path::Member(self, name)
    }

    /// The item at that index, below this.
    pub fn item(&'p self, index: usize) -> Path<'p> {
        Path::Item(self, index)
    }

    /// A problem here.
    pub fn problem(&self, sentence: impl Into<String>) -> Problem {
        Problem::new(self.to_string(), sentence)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Document => Ok(()),
            Path::Member(parent, name) => {
                write!(out, "{parent}/{}", name.replace('~', "~0").replace('/', "~1"))
            }
            Path::Item(parent, index) => write!(out, "{parent}/{index}"),
        }
    }
}
