//! The tables of agencies.

use super::{Table, id, instant, json, number, sealed, tenant, text, yes_no};

pub(super) const TABLES: &[Table] = &[
    tenant(
        "agency",
        &[
            id("id"),
            text("key"),
            text("name"),
            text("province"),
            text("setting"),
            text("size_band"),
            text("language"),
            text("contact_channel"),
            number("staff"),
            yes_no("sample"),
            yes_no("guest"),
            sealed(number("approval_above")),
            sealed(text("approval_currency")),
            text("standing"),
            instant("standing_since"),
            number("version"),
            instant("created_at"),
        ],
    )
    .by_agency("id")
    .withhold(&[("search_text", "name and key once more, as they are searched")]),
    tenant(
        "agency_standing",
        &[
            id("id"),
            id("agency_id"),
            text("standing"),
            text("reason"),
            number("pledges_withdrawn"),
            instant("since"),
            id("changed_by"),
        ],
    )
    .by_agency("agency_id")
    .by_person("changed_by"),
    tenant(
        "agency_import",
        &[
            id("id"),
            text("filename"),
            text("encoding"),
            json("rows"),
            yes_no("approved"),
            id("uploaded_by"),
            instant("uploaded_at"),
            instant("expires_at"),
            instant("imported_at"),
        ],
    ),
];
