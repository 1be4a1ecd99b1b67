//! The tables of what people are told.

use super::{Affairs, Erasure, MACHINERY, Table, id, instant, private, tenant, text};
use crate::notifications::audience::TOLD_BY_THEM;

pub(super) const TABLES: &[Table] = &[tenant(
    "delivery",
    &[
        id("id"),
        id("event_id"),
        id("person_id"),
        id("campaign_id"),
        id("agency_id"),
        text("kind"),
        text("channel"),
        text("state"),
        instant("created_at"),
        instant("settled_at"),
        private(instant("read_at")),
    ],
)
.by_person("person_id")
.without_affairs_of_agencies(Affairs::OfKinds(TOLD_BY_THEM))
.withhold(&[
    ("attempts", MACHINERY),
    ("next_attempt_at", MACHINERY),
    ("leased_until", MACHINERY),
    ("last_error", MACHINERY),
])
.on_erasure(Erasure::Change)];
