//! The tables of people and how they sign in.

use super::{Erasure, MACHINERY, SECRET, Table, global, id, instant, text};

pub(super) const TABLES: &[Table] = &[
    global("person", &[id("id"), text("name"), text("email"), text("language"), text("zone"), instant("created_at")])
        .by_person("id")
        .withhold(&[
            ("folded_name", "the name once more, as it is searched"),
            ("erased_at", "of whoever is erased nothing is left to take out"),
        ])
        .on_erasure(Erasure::Change),
    global(
        "session",
        &[
            id("id"),
            id("person_id"),
            instant("created_at"),
            instant("expires_at"),
            instant("ended_at"),
            text("device"),
            instant("last_used_at"),
            instant("ends_by"),
            id("within_id"),
            id("provider_id"),
        ],
    )
    .by_person("person_id")
    .withhold(&[
        ("token_hash", SECRET),
        ("previous_hash", SECRET),
        ("previous_until", MACHINERY),
        ("renew_since", MACHINERY),
    ])
    .on_erasure(Erasure::Remove),
    global("passkey", &[id("id"), id("person_id"), text("name"), instant("created_at"), instant("last_used_at")])
        .by_person("person_id")
        .withhold(&[("credential_hash", SECRET), ("credential", SECRET)])
        .on_erasure(Erasure::Remove),
    global(
        "access_token",
        &[
            id("id"),
            id("person_id"),
            id("only_network"),
            text("name"),
            text("scopes"),
            instant("created_at"),
            instant("expires_at"),
            instant("last_used_at"),
            instant("revoked_at"),
        ],
    )
    .by_person("person_id")
    .withhold(&[("token_hash", SECRET), ("prefix", SECRET)])
    .on_erasure(Erasure::Remove),
    global(
        "ceremony",
        &[id("id"), text("kind"), id("person_id"), instant("created_at"), instant("expires_at"), instant("used_at")],
    )
    .by_person("person_id")
    .withhold(&[("mark_hash", SECRET), ("state", SECRET)])
    .on_erasure(Erasure::Remove),
    global("known_browser", &[id("id"), id("person_id"), instant("first_seen_at"), instant("seen_at")])
        .by_person("person_id")
        .withhold(&[("mark_hash", SECRET)])
        .on_erasure(Erasure::Remove),
    global(
        "account_mail",
        &[
            id("id"),
            id("person_id"),
            text("kind"),
            text("about"),
            instant("created_at"),
            instant("expires_at"),
            instant("sent_at"),
        ],
    )
    .by_person("person_id")
    .withhold(&[("leased_until", MACHINERY), ("next_attempt_at", MACHINERY), ("attempts", MACHINERY)])
    .on_erasure(Erasure::Remove),
    global(
        "sign_in_link",
        &[
            id("id"),
            id("person_id"),
            text("language"),
            instant("created_at"),
            instant("expires_at"),
            instant("used_at"),
            instant("sent_at"),
            text("device"),
        ],
    )
    .by_person("person_id")
    .withhold(&[
        ("mark_hash", SECRET),
        ("leased_until", MACHINERY),
        ("next_attempt_at", MACHINERY),
        ("attempts", MACHINERY),
    ])
    .on_erasure(Erasure::Remove),
];
