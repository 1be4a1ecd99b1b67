//! The tables of what happened, and what a request was answered.

use super::{Affairs, MACHINERY, Table, id, instant, json, number, tenant, text};
use crate::events::Fact;
use crate::events::link::AFTER_ALL;

pub(super) const TABLES: &[Table] = &[
    tenant("request_answer", &[]).stays_here().withhold(&[
        ("id", MACHINERY),
        ("asker_id", MACHINERY),
        ("mutation", MACHINERY),
        ("request_key", MACHINERY),
        ("input_sha256", MACHINERY),
        ("answer", MACHINERY),
        ("created_at", MACHINERY),
    ]),
    tenant(
        "event",
        &[
            id("id"),
            text("kind"),
            id("campaign_id"),
            id("agency_id"),
            id("actor_id"),
            json("fact"),
            instant("occurred_at"),
            text("once_key"),
        ],
    )
    .by_agency("agency_id")
    .by_person("actor_id")
    .without_affairs_of_agencies(Affairs::OfKinds(Fact::OF_ITS_AGENCY))
    .withhold(&[("dispatched_at", MACHINERY)]),
    tenant("event_link", &[id("id"), number("seq"), text("digest"), text("chain")])
        .without_affairs_of_agencies(Affairs::Above("seq", AFTER_ALL)),
];
