//! Who somebody is, and how they sign in.

mod settings;
mod signing_in;
