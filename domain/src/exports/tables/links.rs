//! The tables of links between agencies.

use super::{SECRET, Table, global, id, instant, tenant};

/// What leads into another network.
const ELSEWHERE: &str = "sealed: it leads into another network";

pub(super) const TABLES: &[Table] = &[
    tenant(
        "agency_link",
        &[
            id("id"),
            id("agency_id"),
            id("made_by"),
            instant("made_at"),
            instant("expires_at"),
            instant("linked_at"),
            instant("ended_at"),
            id("ended_by"),
        ],
    )
    .stays_here()
    .by_agency("agency_id")
    .by_person("made_by")
    .withhold(&[("other", ELSEWHERE), ("fetched", ELSEWHERE)]),
    global("link_code", &[id("id"), instant("expires_at")]).withhold(&[("code_hash", SECRET), ("leads_to", ELSEWHERE)]),
];
