//! The directory of tools: what there is, and how to leave it again.

use actix_web::web::ServiceConfig;
use words::has;

use crate::page::Page;

mod edit;
mod list;
mod remove;
mod tool;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    list::routes(cfg);
    // `tools/new` is no tool.
    edit::routes(cfg);
    remove::routes(cfg);
    tool::routes(cfg);
}

/// A fact such as `yes`, `partial` or `self-host` in the reader's words; what we have no words for stays as it is, and nothing
/// is what nobody looked up.
fn fact(p: &Page, value: &str) -> String {
    let value = if value.is_empty() { "unknown" } else { value };
    let key = format!("pages-tools-fact-{}", value.replace(' ', "-"));
    if has(p.language(), &key) { p.t(&key) } else { value.to_owned() }
}

/// The name of a tool's category.
fn category(p: &Page, value: &str) -> String {
    let key = words::label_key("tool-category", value);
    if has(p.language(), &key) { p.t(&key) } else { value.replace('_', " ") }
}

/// A source is a link when it is an address, and a remark otherwise.
fn is_address(source: &str) -> bool {
    source.starts_with("https://") || source.starts_with("http://")
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [list::documents(), edit::documents(), tool::documents(), remove::documents()].concat()
}
