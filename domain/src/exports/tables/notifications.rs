//! The tables of what people are told.

use super::{Affairs, Erasure, MACHINERY, Table, id, instant, private, tenant, text};

/// What tells of an agency's own affairs; the reminder to ask, which is not for agencies of which something waits; and what is
/// told to those alone who have set an amount.
const TOLD_BY_THEM: &[&str] = &[
    "PledgePending",
    "PledgeRefused",
    "PledgeLapsed",
    "PendingPledgeWithdrawn",
    "ApprovalDueSoon",
    "CampaignClosesSoon",
    "OwnApprovalSwitched",
];

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

#[cfg(test)]
mod tests {
    use super::TOLD_BY_THEM;
    use crate::events::Fact;

    #[test]
    fn what_tells_of_an_agencys_own_affairs_stays() {
        assert!(Fact::OF_ITS_AGENCY.iter().all(|kind| TOLD_BY_THEM.contains(kind)));
    }
}
