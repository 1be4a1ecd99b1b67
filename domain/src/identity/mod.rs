//! People: who they are, how they sign in, and how they like to read.
//!
//! People, sessions and sign-in links are global, since one person may work for agencies of several networks. There are no
//! passwords: a mailed link signs in, once, within fifteen minutes.

mod change_my_settings;
mod clear_sign_ins;
pub mod finders;
mod keep_signed_in;
mod language;
pub mod permission;
pub mod person;
mod request_sign_in_link;
pub mod session;
mod sign_in;
pub mod sign_in_link;
mod sign_out;
mod token;

pub use change_my_settings::{ChangeMySettings, change_my_settings};
pub use clear_sign_ins::clear_sign_ins;
pub(crate) use clear_sign_ins::removal_due_since;
pub use keep_signed_in::keep_signed_in;
pub use language::Language;
pub(crate) use request_sign_in_link::looks_like_an_address;
pub use request_sign_in_link::{LINK_MINUTES, RequestSignInLink, request_sign_in_link};
pub(crate) use sign_in::insert_session;
pub use sign_in::{SESSION_DAYS, sign_in, start_session};
pub use sign_out::sign_out;
pub use token::{SigningKey, cookie_hash};
