//! What happened, line by line, on standard error.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// What the demo logs: only what somebody should look at.
pub const DEMO: &str = "warn";

/// What a command that answers with one sentence keeps from the log: every step its tables took on the way.
pub const ONE_SENTENCE: &str = "sea_orm_migration=warn";

/// The judge of passkeys calls every answer it refuses an error: whoever sends nonsense would fill our log with it.
const NOISE: [&str; 2] = ["webauthn_rs=off", "webauthn_rs_core=off"];

/// Begins to log. A filter that makes no sense was refused with the settings; here it means the default.
pub fn begin(filter: &str, json: bool) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new(DEMO));
    let filter = NOISE.iter().filter_map(|line| line.parse().ok()).fold(filter, EnvFilter::add_directive);
    let colours = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    let begun = if json { lines.json().try_init() } else { lines.with_target(false).try_init() };
    if begun.is_err() {
        tracing::debug!("somebody logs already");
    }
}
