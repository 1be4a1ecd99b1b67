//! Guests: organizations that are no members of the network and take part in one of its purchases or a few.
//!
//! A guest gets an agency of its own here, so that its request, its part and its records stand like any other's. Its people
//! see the campaigns it was invited to and nothing else of the network; nobody here is told whether the organization, or the
//! address an invitation goes to, is known anywhere else.

mod end_guests;
mod invite_guest;
mod leave;
mod welcome_guest;
mod withdraw_guest;

pub use end_guests::end_guests;
pub use invite_guest::{InviteGuest, invite_guest};
pub use welcome_guest::{WelcomeGuest, welcome_guest};
pub use withdraw_guest::{WithdrawGuest, withdraw_guest};
