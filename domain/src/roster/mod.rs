//! The network's list of its agencies, as coordinators keep it: who is added, what is known of each, who is let in,
//! suspended, reinstated and removed.
//!
//! The agency itself is a room of its own. This one stands above campaigns, because an agency that leaves takes its open
//! pledges back, and its size must not change beneath a purchase that is being worked out.

mod add_agency;
mod change_approval;
mod change_standing;
pub mod consequences;
mod edit_agency;
mod guests;
pub mod import;
pub mod permission;
mod profile;
mod remove_agency;

pub use add_agency::{AddAgency, add_agency};
pub use change_approval::{ChangeApproval, change_approval};
pub use change_standing::{ChangeStanding, approve_agency, reinstate_agency, suspend_agency};
pub(crate) use edit_agency::rewrite;
pub use edit_agency::{EditAgency, edit_agency};
pub use guests::{InviteGuest, WelcomeGuest, WithdrawGuest, end_guests, invite_guest, welcome_guest, withdraw_guest};
pub use profile::Profile;
pub use remove_agency::{RemoveAgency, remove_agency};
