//! A real OpenID provider for people to sign in by: `tests/tools/oidc/provider.mjs` lets everybody in as who they say.

use std::process::Command;

use crate::child::Beside;

/// A provider on a port of its own. It ends when this is dropped.
#[derive(Debug)]
pub struct OidcProvider {
    /// Its issuer, `http://127.0.0.1:…`.
    pub issuer: String,
    _program: Beside,
}

impl OidcProvider {
    /// Starts one that knows Longtable as `longtable` by this secret, and sends people back there.
    pub fn start(callback: &str, secret: &str) -> Self {
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/oidc/provider.mjs");
        let mut command = Command::new("node");
        command.arg(program).arg(callback).arg(secret).env("LONGTABLE_TEST_OIDC", crate::given("LONGTABLE_TEST_OIDC"));
        let (program, port) = Beside::start(&mut command, |line| line.parse::<u16>().ok());
        Self { issuer: format!("http://127.0.0.1:{port}"), _program: program }
    }
}
