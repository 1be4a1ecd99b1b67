//! `clear` and `redact`: one document in, one out, as formats/README.md says.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

/// What is done to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Work out the result.
    Clear,
    /// Take the limits out.
    Redact,
}

/// The document cannot be read.
const UNREADABLE: u8 = 1;
/// The document breaks a rule.
const BROKEN: u8 = 2;

/// Reads the document, does the work, prints what comes of it.
///
/// Exits with 0 and a document on standard output; with 2 and one line per broken
/// rule on standard error; with 1 when there is nothing to read or nowhere to write.
#[must_use]
pub fn run(work: Work, input: &Path) -> ExitCode {
    let bytes = match read(input) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{} cannot be read: {error}.", input.display());
            return ExitCode::from(UNREADABLE);
        }
    };
    let document = match work {
        Work::Clear => clearing::clear_document(&bytes),
        Work::Redact => clearing::redact_document(&bytes),
    };
    match document {
        Ok(document) => print(&document),
        Err(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            ExitCode::from(BROKEN)
        }
    }
}

fn read(input: &Path) -> std::io::Result<Vec<u8>> {
    if input == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(input)
}

fn print(document: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(document.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The result cannot be written: {error}.");
            ExitCode::from(UNREADABLE)
        }
    }
}
