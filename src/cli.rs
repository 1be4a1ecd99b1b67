//! The command line, as clap reads it and `--help` shows it.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Where a network of nonprofit agencies decides together which digital tools to
/// use, and buys them together.
///
/// Start with `longtable demo`: it needs nothing and shows everything.
#[derive(Debug, Parser)]
#[command(name = "longtable", version, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// The settings file; without it LONGTABLE_CONFIG counts, then longtable.toml here.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Try Longtable with an invented network, on this machine only.
    ///
    /// Makes a data folder, loads 120 invented agencies that buy software
    /// together, and starts everything in one process. Started again it goes on
    /// where it was. It reads no settings, so it can never touch real work.
    #[command(after_help = "Example:\n  longtable demo --listen 127.0.0.1:9000 --fresh")]
    Demo(Demo),

    /// Answer readers and programs over HTTP.
    ///
    /// With --role all, the default, one process does everything, mail included.
    /// For more than one machine run `serve --role web`, `serve --role api` and
    /// `worker` as often as you like beside each other, on PostgreSQL.
    #[command(after_help = "Example:\n  longtable serve --role web --config /etc/longtable.toml")]
    Serve(Serve),

    /// Announce what happened: results, mails and reminders.
    ///
    /// Any number of workers may run beside each other; nothing is sent twice.
    #[command(after_help = "Example:\n  longtable worker --config /etc/longtable.toml")]
    Worker,

    /// Bring the database's tables up to date.
    ///
    /// Uses DATABASE_OWNER_URL where it is set. Running it again does nothing.
    #[command(after_help = "Example:\n  longtable migrate --config /etc/longtable.toml")]
    Migrate,

    /// Make a network, the home of an umbrella and its agencies.
    #[command(after_help = NETWORK_EXAMPLE)]
    Network {
        /// What to do with it.
        #[command(subcommand)]
        command: NetworkCommand,
    },

    /// Say from which network addresses something was done in a network.
    ///
    /// Prints a line for each event of the network and each time one of its people
    /// signed in: when, from where, what and who. Addresses are kept for 90 days, for
    /// whoever runs the server alone; uses DATABASE_OWNER_URL where it is set.
    #[command(after_help = "Example:\n  longtable addresses --network prairie-table --since 2026-11-01")]
    Addresses(Addresses),

    /// Work out the result of a pooled purchase from its record.
    ///
    /// Reads a document longtable/clearing-input/1 and prints one
    /// longtable/clearing-result/1: same input, same bytes. Exits with 2 when the
    /// document breaks a rule and with 1 when it cannot be read.
    #[command(after_help = "Example:\n  longtable clear --input record.json > result.json")]
    Clear(Document),

    /// Replace the limits in a purchase's record, keeping its result.
    ///
    /// Reads a document longtable/clearing-input/1 and prints the same one without
    /// the limits that were stated. Of one that was missed it still tells between
    /// which two prices it lies. Exits as `clear` does.
    #[command(after_help = "Example:\n  longtable redact --input record.json > public.json")]
    Redact(Document),

    /// Say what is set, from where, and what is wrong.
    ///
    /// Prints every setting with passwords masked, then checks that the database
    /// can be reached, that its tables are up to date and that its roles may do
    /// what they must and no more. Exits with 1 when something is wrong.
    #[command(after_help = "Example:\n  longtable doctor --config /etc/longtable.toml")]
    Doctor,
}

const NETWORK_EXAMPLE: &str = "Example:
  longtable network create --name 'Prairie Table' --slug prairie-table --coordinator hana@example.org";

/// What can be done with networks.
#[derive(Debug, Subcommand)]
pub enum NetworkCommand {
    /// Make one, with its first coordinator, who then signs in by mail.
    #[command(after_help = NETWORK_EXAMPLE)]
    Create(NewNetwork),
}

/// A network to be.
#[derive(Args, Clone, Debug)]
pub struct NewNetwork {
    /// Its name in addresses: small letters, digits and hyphens.
    #[arg(long)]
    pub slug: String,

    /// Its name, in both languages.
    #[arg(long, required_unless_present = "name_en")]
    pub name: Option<String>,

    /// Its name in English, where it differs.
    #[arg(long)]
    pub name_en: Option<String>,

    /// Its name in French, where it differs.
    #[arg(long)]
    pub name_fr: Option<String>,

    /// The time zone it keeps its deadlines in, by its name in the time zone database, such as America/Regina.
    #[arg(long, default_value = "America/Toronto")]
    pub zone: String,

    /// The currency it buys in.
    #[arg(long, default_value = "CAD")]
    pub currency: String,

    /// Where mail reaches its first coordinator.
    #[arg(long, value_name = "MAIL")]
    pub coordinator: String,

    /// How the coordinator is called; without it as the address begins.
    #[arg(long, value_name = "NAME")]
    pub coordinator_name: Option<String>,

    /// The language the coordinator reads.
    #[arg(long, value_enum, default_value_t = Reads::En)]
    pub coordinator_language: Reads,
}

/// A language to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reads {
    /// English.
    En,
    /// French.
    Fr,
}

impl From<Reads> for domain::identity::Language {
    fn from(reads: Reads) -> Self {
        match reads {
            Reads::En => Self::En,
            Reads::Fr => Self::Fr,
        }
    }
}

/// What `addresses` can be told.
#[derive(Args, Clone, Debug)]
pub struct Addresses {
    /// The network, by its name in addresses.
    #[arg(long, value_name = "SLUG")]
    pub network: String,

    /// The first day, at UTC; without it everything that is kept.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub since: Option<chrono::NaiveDate>,
}

/// What `demo` can be told.
#[derive(Args, Clone, Debug)]
pub struct Demo {
    /// The folder the demo keeps everything in.
    #[arg(long, value_name = "DIR", default_value = "longtable-data")]
    pub data: PathBuf,

    /// Where to listen; only this machine's own address is accepted.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080", value_parser = loopback)]
    pub listen: SocketAddr,

    /// Throw away what an earlier demo left in this folder, and start over.
    #[arg(long)]
    pub fresh: bool,

    /// The number the sample grows from: the same number, the same sample. Without it 2026.
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,

    /// How much to load. Without it the sample.
    #[arg(long, value_enum)]
    pub size: Option<Size>,

    /// An empty PostgreSQL database to use instead of a file in the data folder.
    #[arg(long, value_name = "URL")]
    pub database_url: Option<String>,

    /// The same database as the role that may change tables.
    #[arg(long, value_name = "URL", requires_all = ["database_url", "database_dispatcher_url"])]
    pub database_owner_url: Option<String>,

    /// The same database as the role that sees where work waits across networks.
    #[arg(long, value_name = "URL", requires = "database_url")]
    pub database_dispatcher_url: Option<String>,

    /// Load, say how long it took, and stop.
    #[arg(long)]
    pub load_only: bool,
}

/// How much the demo loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// 120 agencies and six purchases, for people to look at.
    Sample,
    /// 2,000 agencies, 20,000 people and 100,000 requests, for measuring.
    Everyday,
}

impl Size {
    /// The word for it, on the command line and in the demo's memory.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Everyday => "everyday",
        }
    }
}

/// What `serve` can be told.
#[derive(Args, Clone, Copy, Debug)]
pub struct Serve {
    /// Which part of the house this process is.
    #[arg(long, value_enum, default_value_t = Role::All)]
    pub role: Role,
}

/// Which part of the house a process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Role {
    /// Pages, the API and the worker.
    All,
    /// The API for programs.
    Api,
    /// Pages for people.
    Web,
}

/// The one document `clear` and `redact` read.
#[derive(Args, Clone, Debug)]
pub struct Document {
    /// The document to read; - is standard input.
    #[arg(long, value_name = "FILE|-")]
    pub input: PathBuf,
}

/// The demo signs anybody in as anybody, so it must never be reached from outside.
fn loopback(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr =
        text.parse().map_err(|_| "give an address and a port, such as 127.0.0.1:8080".to_owned())?;
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        Err("the demo signs anybody in as anybody, so it listens on this machine only: 127.0.0.1 or [::1]".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_demo_listens_on_this_machine_only() {
        assert!(Cli::try_parse_from(["longtable", "demo", "--listen", "127.0.0.1:9000"]).is_ok());
        assert!(Cli::try_parse_from(["longtable", "demo", "--listen", "[::1]:9000"]).is_ok());
        let refused = Cli::try_parse_from(["longtable", "demo", "--listen", "0.0.0.0:9000"]).unwrap_err();
        assert!(refused.to_string().contains("on this machine only"));
    }

    #[test]
    fn every_command_shows_one_example() {
        for command in Cli::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.starts_with("Example:\n  "), "{}", command.get_name());
            assert_eq!(help.lines().count(), 2, "{}", command.get_name());
        }
    }
}
