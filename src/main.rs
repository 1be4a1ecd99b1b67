//! Longtable's command line.

use clap::Parser;
use longtable::cli::{Cli, Command, NetworkCommand};
use longtable::documents::{self, Work};
use longtable::settings::Settings;
use longtable::{addresses, database, demo, doctor, logging, network, serve};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match &cli.command {
        Command::Clear(document) => documents::run(Work::Clear, &document.input),
        Command::Redact(document) => documents::run(Work::Redact, &document.input),
        command => actix_web::rt::System::new().block_on(run(command, cli.config.as_deref())),
    }
}

async fn run(command: &Command, config: Option<&Path>) -> ExitCode {
    let ended = match command {
        Command::Doctor => return doctor::run(config).await,
        Command::Demo(options) => {
            logging::begin(logging::DEMO, false);
            demo::run(options).await
        }
        command => match Settings::read(config) {
            Ok(settings) => in_earnest(command, &settings).await,
            Err(wrong) => Err(wrong.0),
        },
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// The commands that read the settings.
async fn in_earnest(command: &Command, settings: &Settings) -> Result<(), String> {
    let log = match command {
        Command::Network { .. } => format!("{},{}", settings.log, logging::ONE_SENTENCE),
        _ => settings.log.clone(),
    };
    logging::begin(&log, settings.log_json);
    match command {
        Command::Serve(options) => serve::run(settings, options.role).await,
        Command::Worker => serve::work(settings).await,
        Command::Migrate => {
            let made = database::migrate(&settings.database).await?;
            println!("The tables are up to date; changes made now: {made}.");
            Ok(())
        }
        Command::Addresses(options) => addresses::print(settings, options).await,
        Command::Network { command: NetworkCommand::Create(options) } => network::create(settings, options).await,
        Command::Demo(_) | Command::Clear(_) | Command::Redact(_) | Command::Doctor => Ok(()),
    }
}
