//! Who is told of which fact: a table, matched in full, so that a new fact has to decide.

use uuid::Uuid;

use crate::events::Fact;

/// A circle of people in a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// The umbrella's coordinators.
    Coordinators,
    /// Everyone who works for an agency.
    EveryAgency,
    /// Admins and buyers of one agency.
    BuyersOf(Uuid),
    /// Admins and buyers of agencies with a standing pledge.
    BuyersWhoPledged,
    /// Admins and buyers of agencies without one.
    BuyersWhoHaveNotPledged,
    /// Admins and buyers of agencies that are in and have not answered.
    BuyersWhoHaveNotAnswered,
}

/// Who is told, and whether by mail as well as inside Longtable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    /// Told inside Longtable and by mail.
    pub by_mail: Vec<Circle>,
    /// Told inside Longtable only.
    pub in_app: Vec<Circle>,
}

/// Whom a fact concerns (DESIGN 5.5). Reminders go only to those who have not acted.
pub fn audience(fact: &Fact) -> Audience {
    use Circle::*;
    let (by_mail, in_app) = match fact {
        Fact::CampaignOpened { .. } => (vec![EveryAgency], vec![Coordinators]),
        Fact::SeatsPledged { agency, .. } | Fact::PledgeWithdrawn { agency, .. } => (vec![BuyersOf(*agency)], vec![]),
        Fact::CampaignClosesSoon { .. } => (vec![BuyersWhoHaveNotPledged], vec![]),
        Fact::OutcomeProvisional { .. } => (vec![BuyersWhoPledged, Coordinators], vec![]),
        Fact::AnswerDueSoon { .. } => (vec![BuyersWhoHaveNotAnswered], vec![]),
        Fact::CampaignCleared { .. } | Fact::CampaignNotCleared { .. } => (vec![BuyersWhoPledged, Coordinators], vec![]),
        Fact::CampaignExtended { .. } | Fact::CampaignCancelled { .. } => (vec![EveryAgency, Coordinators], vec![]),
        Fact::OutcomeAnswered { agency, .. } => (vec![], vec![BuyersOf(*agency), Coordinators]),
        Fact::CommentPosted { .. } => (vec![], vec![Coordinators]),
        Fact::CampaignDrafted { .. } | Fact::CampaignEdited { .. } | Fact::ExitRecorded { .. } => (vec![], vec![]),
    };
    Audience { by_mail, in_app }
}
