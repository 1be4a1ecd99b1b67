//! Who may do what here: an agency's admins, for their own agency. No coordinator may, nor is told that there is a link.

use uuid::Uuid;

use crate::access::{Action, Actor, Grant, Role, Rule, Subject};
use crate::agencies::agency;

/// An agency whose link is cut: that can be done whatever its standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unlinking(pub Uuid);

impl Subject for Unlinking {
    fn agency(&self) -> Option<Uuid> {
        Some(self.0)
    }

    fn whatever_standing(&self) -> bool {
        true
    }
}

/// Who keeps an agency's link.
const KEEPERS: &[Grant] = &[Grant::OwnAgency(Role::Admin)];

/// Make a code by which the organization's agency in another network links itself.
#[derive(Debug)]
pub struct OfferAgencyLinkAction;

impl Action for OfferAgencyLinkAction {
    type Subject = agency::Model;
    const NAME: &'static str = "offer_agency_link";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Take a code of another network up, to see whose it is.
#[derive(Debug)]
pub struct TakeUpAgencyLinkAction;

impl Action for TakeUpAgencyLinkAction {
    type Subject = agency::Model;
    const NAME: &'static str = "take_up_agency_link";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Link the agency with the one whose code was taken up.
#[derive(Debug)]
pub struct AcceptAgencyLinkAction;

impl Action for AcceptAgencyLinkAction {
    type Subject = agency::Model;
    const NAME: &'static str = "accept_agency_link";
    const WHO: &'static [Grant] = KEEPERS;
}

/// End a link, or take a code back.
#[derive(Debug)]
pub struct EndAgencyLinkAction;

impl Action for EndAgencyLinkAction {
    type Subject = Unlinking;
    const NAME: &'static str = "end_agency_link";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Look at what the linked agency says of itself.
#[derive(Debug)]
pub struct FetchLinkedProfileAction;

impl Action for FetchLinkedProfileAction {
    type Subject = agency::Model;
    const NAME: &'static str = "fetch_linked_profile";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Carry over what one chooses of it.
#[derive(Debug)]
pub struct CarryProfileOverAction;

impl Action for CarryProfileOverAction {
    type Subject = agency::Model;
    const NAME: &'static str = "carry_profile_over";
    const WHO: &'static [Grant] = KEEPERS;
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[
    Rule::of::<OfferAgencyLinkAction>(),
    Rule::of::<TakeUpAgencyLinkAction>(),
    Rule::of::<AcceptAgencyLinkAction>(),
    Rule::of::<EndAgencyLinkAction>(),
    Rule::of::<FetchLinkedProfileAction>(),
    Rule::of::<CarryProfileOverAction>(),
];

/// Whether somebody keeps an agency's link, also while they may only look.
pub fn may_see(actor: &Actor, agency: Uuid) -> bool {
    actor.is_for(Role::Admin, agency) || actor.rests_for(Role::Admin, agency)
}
