//! Who may do what here.

use uuid::Uuid;

use super::import::agency_import;
use crate::access::{Action, Actor, Grant, Role, Rule, Subject};
use crate::agencies::agency;
use crate::campaigns::campaign;
use crate::campaigns::permission::AgencyInCampaign;

impl Subject for agency::Model {
    fn agency(&self) -> Option<Uuid> {
        Some(self.id)
    }

    fn may_act(&self) -> bool {
        self.standing.may_act()
    }
}

impl Subject for agency_import::Model {}

/// The list of a network's agencies as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Roster;

impl Subject for Roster {}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident($subject:ty) = $name:literal by $who:expr;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $action;

            impl Action for $action {
                type Subject = $subject;
                const NAME: &'static str = $name;
                const WHO: &'static [Grant] = &$who;
            }
        )+

        /// This room's lines of the matrix.
        pub const RULES: &[Rule] = &[$(Rule::of::<$action>(),)+];
    };
}

actions! {
    /// Add an agency.
    AddAgencyAction(Roster) = "add_agency" by [Grant::Coordinator];
    /// Change an agency's profile.
    EditAgencyAction(agency::Model) = "edit_agency" by [Grant::Coordinator, Grant::OwnAgency(Role::Admin)];
    /// Change from which amount an agency's requests wait for another of its admins.
    ChangeApprovalAction(agency::Model) = "change_approval" by [Grant::OwnAgency(Role::Admin)];
    /// Let an agency in.
    ApproveAgencyAction(agency::Model) = "approve_agency" by [Grant::Coordinator];
    /// Let an agency's people only look.
    SuspendAgencyAction(agency::Model) = "suspend_agency" by [Grant::Coordinator];
    /// Let an agency's people act again.
    ReinstateAgencyAction(agency::Model) = "reinstate_agency" by [Grant::Coordinator];
    /// End an agency's membership.
    RemoveAgencyAction(agency::Model) = "remove_agency" by [Grant::Coordinator];
    /// Upload a list of agencies.
    UploadAgenciesAction(Roster) = "upload_agencies" by [Grant::Coordinator];
    /// Invite an organization that is no member to a campaign.
    InviteGuestAction(campaign::Model) = "invite_guest" by [Grant::Coordinator];
    /// Let a guest take part in another campaign.
    WelcomeGuestAction(AgencyInCampaign) = "welcome_guest" by [Grant::Coordinator];
    /// Let a guest take part in a campaign no longer.
    WithdrawGuestAction(AgencyInCampaign) = "withdraw_guest" by [Grant::Coordinator];
    /// Import an uploaded list.
    ImportAgenciesAction(agency_import::Model) = "import_agencies" by [Grant::Coordinator];
}

/// Whether somebody keeps the list of agencies.
pub fn may_keep(actor: &Actor) -> bool {
    actor.is(Role::Coordinator)
}
