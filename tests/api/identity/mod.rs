//! Who somebody is, and how they sign in.

mod passkeys;
mod proxies;
mod sessions;
mod settings;
mod signing_in;
mod tokens;
