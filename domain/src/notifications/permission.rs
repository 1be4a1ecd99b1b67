//! Who may do what here.

use uuid::Uuid;

use super::delivery;
use crate::access::{Action, Grant, Rule, Subject};

impl Subject for delivery::Model {
    fn person(&self) -> Option<Uuid> {
        Some(self.person_id)
    }
}

/// Send a parked delivery again.
#[derive(Debug)]
pub struct RetryDeliveryAction;

impl Action for RetryDeliveryAction {
    type Subject = delivery::Model;
    const NAME: &'static str = "retry_delivery";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// The notices of the person who acts.
#[derive(Debug)]
pub struct OwnNotices(pub Uuid);

impl Subject for OwnNotices {
    fn person(&self) -> Option<Uuid> {
        Some(self.0)
    }
}

/// Mark one's notices as read.
#[derive(Debug)]
pub struct MarkNoticesReadAction;

impl Action for MarkNoticesReadAction {
    type Subject = OwnNotices;
    const NAME: &'static str = "mark_notices_read";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[Rule::of::<RetryDeliveryAction>(), Rule::of::<MarkNoticesReadAction>()];
