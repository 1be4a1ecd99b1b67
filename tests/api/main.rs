//! What people and programs can do through the API, and what they cannot.

mod access;
mod campaigns;
mod http;
mod identity;
mod networks;
mod statements;
