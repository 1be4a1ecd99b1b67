//! The tables of the providers people sign in by.

use super::{Erasure, MACHINERY, SECRET, Table, id, instant, number, tenant, text, yes_no};

pub(super) const TABLES: &[Table] = &[
    tenant(
        "identity_provider",
        &[
            id("id"),
            text("name"),
            text("issuer"),
            text("client_id"),
            yes_no("is_on"),
            number("version"),
            instant("created_at"),
            instant("changed_at"),
            instant("removed_at"),
        ],
    )
    .withhold(&[("sealed_secret", SECRET)]),
    tenant("provider_sign_in", &[]).stays_here().withhold(&[
        ("id", MACHINERY),
        ("provider_id", MACHINERY),
        ("state_hash", SECRET),
        ("sealed", SECRET),
        ("mark_hash", SECRET),
        ("created_at", MACHINERY),
        ("expires_at", MACHINERY),
        ("used_at", MACHINERY),
    ]),
    tenant(
        "provider_link",
        &[
            id("id"),
            id("provider_id"),
            id("person_id"),
            text("subject"),
            text("told_email"),
            text("device"),
            instant("created_at"),
            instant("expires_at"),
            instant("confirmed_at"),
        ],
    )
    .by_person("person_id")
    .withhold(&[("mark_hash", SECRET)])
    .on_erasure(Erasure::Remove),
];
