//! A tool that agencies use or might buy: facts with a source, never prices.

use sea_orm::entity::prelude::*;

/// A tool that agencies use or might buy: facts with a source, never prices.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tool")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its short name.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What the search looks into: [`search_text`] of its name, short name and category.
    pub search_text: String,
    /// Who sells it.
    pub supplier_id: Uuid,
    /// What it is for.
    pub category: String,
    /// Open source: yes, no, partial.
    pub open_source: String,
    /// Under which licence.
    pub licence: String,
    /// How data comes out.
    pub data_export: String,
    /// Where it is hosted.
    pub hosting: String,
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
    /// Rises with every change of what is known, and of how to leave it.
    pub version: i64,
}

/// A tool's words as they are searched: in small letters, folded here because SQLite's own `lower` knows ASCII only.
pub fn search_text(name: &str, key: &str, category: &str) -> String {
    // A line each: what somebody looks for holds no end of a line, so it is found within one of them.
    [name, key, category].map(str::to_lowercase).join("\n")
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
