//! What people are told: one delivery per fact, person and channel. Nobody calls this room; it listens to facts.
//!
//! An event becomes deliveries once ([`dispatch_next`]), each mail is leased, sent and settled ([`lease_next`],
//! [`settle`]), and whatever is interrupted is taken up again when its lease has run out.

mod account_mail;
pub mod audience;
pub mod channel;
pub mod delivery;
mod dispatch;
pub mod finders;
mod invitation_mail;
mod mark_notices_read;
mod notice_text;
pub mod permission;
mod retry_delivery;
pub mod scout;
mod send;
mod sign_in_mail;

pub use account_mail::{LeasedAccountMail, lease_next_account_mail, settle_account_mail};
pub use dispatch::dispatch_next;
pub use invitation_mail::{LeasedInvitation, lease_next_invitation, settle_invitation};
pub use mark_notices_read::mark_notices_read;
pub use notice_text::{NoticeText, campaign_title, notice_text, why_word};
pub use retry_delivery::retry_delivery;
pub use send::{Failed, Leased, Settled, lease_next, next_attempt_after, settle};
pub use sign_in_mail::{LeasedLink, lease_next_link, settle_link};
