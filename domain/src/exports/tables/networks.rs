//! The tables of networks and who is in them.

use super::{Erasure, MACHINERY, Table, global, id, instant, json, number, tenant, text, yes_no};

pub(super) const TABLES: &[Table] = &[
    global(
        "network",
        &[
            id("id"),
            text("slug"),
            text("name_en"),
            text("name_fr"),
            text("zone"),
            text("currency"),
            json("languages"),
            json("logo"),
            instant("created_at"),
        ],
    ),
    tenant(
        "membership",
        &[
            id("id"),
            id("person_id"),
            id("agency_id"),
            text("role"),
            instant("created_at"),
            instant("ended_at"),
            instant("chosen_at"),
        ],
    )
    .by_agency("agency_id")
    .by_person("person_id")
    .on_erasure(Erasure::Change),
    tenant(
        "invitation",
        &[
            id("id"),
            text("email"),
            text("name"),
            text("language"),
            text("role"),
            id("agency_id"),
            id("invited_by"),
            instant("created_at"),
            instant("expires_at"),
            instant("accepted_at"),
            id("accepted_by"),
            instant("withdrawn_at"),
            instant("sent_at"),
        ],
    )
    .by_agency("agency_id")
    .by_person("accepted_by")
    .withhold(&[
        ("due_at", MACHINERY),
        ("leased_until", MACHINERY),
        ("next_attempt_at", MACHINERY),
        ("attempts", MACHINERY),
        ("last_error", MACHINERY),
    ])
    .on_erasure(Erasure::Change),
    tenant(
        "network_page",
        &[id("id"), text("about_en"), text("about_fr"), yes_no("is_public"), number("version"), instant("changed_at")],
    ),
    tenant("network_logo", &[id("id"), text("picture"), instant("changed_at")]),
    tenant(
        "network_rules",
        &[
            id("id"),
            yes_no("told_requests"),
            yes_no("told_yes"),
            yes_no("own_approval"),
            number("version"),
            instant("changed_at"),
        ],
    ),
];
