//! The tools of the sample: real ones, facts only, never a price.

use serde::Deserialize;

/// A tool as the table of facts knows it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Tool {
    /// Its short name.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Who sells it, or makes it.
    pub vendor: String,
    /// What it is for.
    pub category: String,
    /// The supplier's site.
    pub domain: String,
    /// Open source: yes, no, partial, unknown.
    pub open_source: String,
    /// Under which licence.
    pub licence: String,
    /// How data comes out.
    pub export: String,
    /// Where it is hosted.
    pub hosting_regions: String,
    /// Whether it can be hosted in Canada.
    pub canada_hosting: String,
    /// Languages of its interface.
    pub languages: String,
    /// Whether its interface speaks French.
    pub french_interface: String,
    /// Where these facts come from.
    pub source: String,
    /// How sure they are: high, medium, low.
    pub confidence: String,
}

impl Tool {
    /// The supplier's site as an address, where one is known.
    #[must_use]
    pub fn website(&self) -> Option<String> {
        self.domain.contains('.').then(|| format!("https://{}", self.domain))
    }
}

/// All tools, in the order of the table.
///
/// # Panics
/// When the table that comes with the program is damaged, which a test would have noticed.
#[must_use]
pub fn tools() -> Vec<Tool> {
    let mut reader = csv::Reader::from_reader(include_str!("data/tools.csv").as_bytes());
    let rows = reader.deserialize().collect::<Result<_, _>>();
    rows.expect("the program's own data is checked by tests")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_of_tools_is_whole() {
        let tools = tools();
        assert_eq!(tools.len(), 72);
        let keys: BTreeSet<_> = tools.iter().map(|tool| &tool.key).collect();
        assert_eq!(keys.len(), tools.len());
        for tool in &tools {
            let texts = [&tool.key, &tool.name, &tool.vendor, &tool.category, &tool.source, &tool.confidence];
            assert!(texts.iter().all(|text| !text.trim().is_empty()), "{}", tool.key);
        }
    }
}
