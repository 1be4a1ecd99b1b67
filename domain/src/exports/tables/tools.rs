//! The tables of tools and their suppliers.

use super::{Kind, Table, column, id, instant, number, tenant, text};

pub(super) const TABLES: &[Table] = &[
    tenant("supplier", &[id("id"), text("name"), text("website")]),
    tenant(
        "tool",
        &[
            id("id"),
            text("key"),
            text("name"),
            id("supplier_id"),
            text("category"),
            text("open_source"),
            text("licence"),
            text("data_export"),
            text("hosting"),
            text("canada_hosting"),
            text("languages"),
            text("french_interface"),
            text("source"),
            text("confidence"),
            number("version"),
        ],
    )
    .withhold(&[("search_text", "the other columns once more, as they are searched")]),
    tenant(
        "exit_record",
        &[
            id("id"),
            id("tool_id"),
            text("export_formats"),
            text("steps"),
            column("tested_on", Kind::Day),
            text("tested_by"),
            id("recorded_by"),
            instant("recorded_at"),
        ],
    )
    .by_person("recorded_by"),
];
