//! The tables of privacy.

use super::{FOR_THE_OPERATOR, Kind, MACHINERY, Table, column, id, instant, number, tenant, text, yes_no};

pub(super) const TABLES: &[Table] = &[
    tenant(
        "network_retention",
        &[
            id("id"),
            number("notices_days"),
            number("mails_days"),
            number("invitations_days"),
            number("version"),
            instant("changed_at"),
        ],
    )
    .withhold(&[("next_sweep_at", MACHINERY)]),
    tenant(
        "breach_entry",
        &[
            id("id"),
            id("breach_id"),
            number("number"),
            number("revision"),
            text("happened"),
            text("happened_when"),
            column("noticed_on", Kind::Day),
            text("data"),
            number("people"),
            text("harm"),
            text("harm_reasons"),
            text("told"),
            text("done"),
            instant("recorded_at"),
            id("recorded_by"),
        ],
    ),
    tenant("seen_address", &[]).stays_here().withhold(&[
        ("id", FOR_THE_OPERATOR),
        ("what", FOR_THE_OPERATOR),
        ("person_id", FOR_THE_OPERATOR),
        ("event_id", FOR_THE_OPERATOR),
        ("address", FOR_THE_OPERATOR),
        ("seen_at", FOR_THE_OPERATOR),
    ]),
    tenant(
        "network_privacy",
        &[
            id("id"),
            text("lead_name"),
            text("lead_contact"),
            text("retention_en"),
            text("retention_fr"),
            text("others_en"),
            text("others_fr"),
            yes_no("public"),
            number("version"),
            instant("changed_at"),
            id("changed_by"),
        ],
    )
    .by_person("changed_by"),
];
