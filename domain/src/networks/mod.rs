//! Networks and who belongs to them. The network is the tenant: everything else stands inside one.
//!
//! People come by invitation, or are added by whoever keeps the agency's people; what they are, a membership says. A role
//! that is changed or ended stays for its history.

mod accept_invitation;
mod add_person;
mod change_logo;
mod change_network;
mod change_retention;
mod change_role;
mod change_rules;
mod choose_agency;
mod create_network;
mod end_role;
mod every;
pub mod finders;
pub mod invitation;
mod invite_person;
pub mod languages;
pub mod membership;
pub mod network;
pub mod network_logo;
pub mod network_page;
pub mod network_retention;
pub mod network_rules;
pub mod permission;
pub mod picture;
mod remove_logo;
pub mod request_answer;
pub(crate) mod request_answers;
mod resend_invitation;
pub mod retention;
mod seat;
mod seats;
mod withdraw_invitation;

pub use accept_invitation::{AcceptInvitation, Accepted, accept_invitation};
pub use add_person::{AddPerson, add_person};
pub use change_logo::{ChangeLogo, change_logo};
pub use change_network::{ChangeNetwork, NetworkPart, change_network};
pub use change_retention::{ChangeRetention, change_retention};
pub use change_role::{ChangeRole, change_role};
pub use change_rules::{ChangeRules, change_rules};
pub use choose_agency::choose_agency;
pub use create_network::{CreateNetwork, create_network};
pub use end_role::{EndRole, end_role};
pub use every::every;
pub use invite_person::{InvitePerson, Invited, invite_person};
pub(crate) use invite_person::{invite, invite_by_mail, problems as invitation_problems};
pub use remove_logo::{RemoveLogo, remove_logo};
pub use request_answers::forget_answers;
pub(crate) use request_answers::removal_due_since;
pub use resend_invitation::{RESEND_MINUTES, resend_invitation};
pub use seat::Seat;
pub(crate) use seats::tell_of_missing_admins;
pub use withdraw_invitation::withdraw_invitation;
pub(crate) use withdraw_invitation::withdraw_invitations_to;
