//! Who may do what here. Accepting an invitation is for whoever holds its link; so it is not listed.

use uuid::Uuid;

use super::{Seat, invitation, membership, network};
use crate::access::{Action, Actor, Grant, Membership, Role, Rule, Subject, allows};

/// The name in addresses that a new network is to have; nothing else is there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSlug(pub String);

impl Subject for NewSlug {}

/// Make a network with its first coordinator.
#[derive(Debug)]
pub struct CreateNetworkAction;

impl Action for CreateNetworkAction {
    type Subject = NewSlug;
    const NAME: &'static str = "create_network";
    const WHO: &'static [Grant] = &[Grant::Operator];
}

impl Subject for network::Model {}

impl Subject for Seat {
    fn agency(&self) -> Option<Uuid> {
        self.agency
    }
}

impl Subject for invitation::Model {
    fn agency(&self) -> Option<Uuid> {
        self.agency_id
    }
}

impl Subject for membership::Model {
    fn agency(&self) -> Option<Uuid> {
        self.agency_id
    }

    fn person(&self) -> Option<Uuid> {
        Some(self.person_id)
    }
}

/// Change what a network is called, where its deadlines are, what it buys in, and what it says of itself.
#[derive(Debug)]
pub struct ChangeNetworkAction;

impl Action for ChangeNetworkAction {
    type Subject = network::Model;
    const NAME: &'static str = "change_network";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Give the network a logo.
#[derive(Debug)]
pub struct ChangeLogoAction;

impl Action for ChangeLogoAction {
    type Subject = network::Model;
    const NAME: &'static str = "change_logo";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Take the network's logo away.
#[derive(Debug)]
pub struct RemoveLogoAction;

impl Action for RemoveLogoAction {
    type Subject = network::Model;
    const NAME: &'static str = "remove_logo";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Change what a network allows its staff and its agencies.
#[derive(Debug)]
pub struct ChangeRulesAction;

impl Action for ChangeRulesAction {
    type Subject = network::Model;
    const NAME: &'static str = "change_rules";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Change for how long the network keeps what it keeps for its people.
#[derive(Debug)]
pub struct ChangeRetentionAction;

impl Action for ChangeRetentionAction {
    type Subject = network::Model;
    const NAME: &'static str = "change_retention";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Who keeps the people of a network, and of an agency.
const KEEPERS: &[Grant] = &[Grant::Coordinator, Grant::OwnAgency(Role::Admin)];

/// Invite somebody to a seat.
#[derive(Debug)]
pub struct InvitePersonAction;

impl Action for InvitePersonAction {
    type Subject = Seat;
    const NAME: &'static str = "invite_person";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Give a seat to somebody whom mail does not reach.
#[derive(Debug)]
pub struct AddPersonAction;

impl Action for AddPersonAction {
    type Subject = Seat;
    const NAME: &'static str = "add_person";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Mail an invitation again.
#[derive(Debug)]
pub struct ResendInvitationAction;

impl Action for ResendInvitationAction {
    type Subject = invitation::Model;
    const NAME: &'static str = "resend_invitation";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Take an invitation back.
#[derive(Debug)]
pub struct WithdrawInvitationAction;

impl Action for WithdrawInvitationAction {
    type Subject = invitation::Model;
    const NAME: &'static str = "withdraw_invitation";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Give somebody another role in the place of the one they hold.
#[derive(Debug)]
pub struct ChangeRoleAction;

impl Action for ChangeRoleAction {
    type Subject = membership::Model;
    const NAME: &'static str = "change_role";
    const WHO: &'static [Grant] = KEEPERS;
}

/// End a role; everybody may give up their own.
#[derive(Debug)]
pub struct EndRoleAction;

impl Action for EndRoleAction {
    type Subject = membership::Model;
    const NAME: &'static str = "end_role";
    const WHO: &'static [Grant] = &[Grant::Coordinator, Grant::OwnAgency(Role::Admin), Grant::Oneself];
}

/// The roles of the person who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRoles {
    /// Who acts.
    pub person: Uuid,
    /// What they hold in the network.
    pub held: Vec<membership::Model>,
}

impl Subject for OwnRoles {
    fn person(&self) -> Option<Uuid> {
        Some(self.person)
    }
}

/// Choose the agency one acts for, among those one works for.
#[derive(Debug)]
pub struct ChooseAgencyAction;

impl Action for ChooseAgencyAction {
    type Subject = OwnRoles;
    const NAME: &'static str = "choose_agency";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[
    Rule::of::<CreateNetworkAction>(),
    Rule::of::<ChangeNetworkAction>(),
    Rule::of::<ChangeLogoAction>(),
    Rule::of::<RemoveLogoAction>(),
    Rule::of::<ChangeRulesAction>(),
    Rule::of::<ChangeRetentionAction>(),
    Rule::of::<InvitePersonAction>(),
    Rule::of::<AddPersonAction>(),
    Rule::of::<ResendInvitationAction>(),
    Rule::of::<WithdrawInvitationAction>(),
    Rule::of::<ChangeRoleAction>(),
    Rule::of::<EndRoleAction>(),
    Rule::of::<ChooseAgencyAction>(),
];

/// Whether somebody gives an agency's seats: its own admins do, and while it has none whom mail reaches, the coordinators.
pub fn gives_seats_of(actor: &Actor, agency: Uuid, has_admin: bool) -> bool {
    actor.is_for(Role::Admin, agency) || (actor.is(Role::Coordinator) && !has_admin)
}

/// Whether somebody may give another role in the place of one that is held.
pub fn may_change_role(actor: &Actor, held: &membership::Model, agency_has_admin: bool) -> bool {
    let gives = held.agency_id.is_none_or(|agency| gives_seats_of(actor, agency, agency_has_admin));
    gives && allows(actor, ChangeRoleAction, held)
}

/// Whether somebody keeps people here: all of the network's, or those of some agency.
pub fn may_keep_people(actor: &Actor) -> bool {
    let keeps = |held: &Membership| match held.role {
        Role::Coordinator => true,
        Role::Admin => held.agency.is_some(),
        Role::Buyer | Role::Member | Role::Advisor | Role::Funder => false,
    };
    actor.memberships.iter().any(keeps)
}
