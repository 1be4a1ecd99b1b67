//! Longtable's command line.

use clap::Parser;
use longtable::cli::{Cli, Command};
use longtable::documents::{self, Work};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Command::Clear(document) => documents::run(Work::Clear, &document.input),
        Command::Redact(document) => documents::run(Work::Redact, &document.input),
        _ => ExitCode::FAILURE,
    }
}
