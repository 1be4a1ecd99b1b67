//! People: who they are, how they sign in, and how they like to read.
//!
//! People, sessions and sign-in links are global, since one person may work for agencies of several networks. There are no
//! passwords: a mailed link signs in, once, within fifteen minutes, and so does a passkey somebody added before.

pub mod access_token;
pub mod account_mail;
mod add_passkey;
pub mod ceremony;
mod change_my_settings;
mod clear_sign_ins;
mod device;
mod end_session;
pub mod finders;
mod fold_names;
mod keep_session;
mod keep_signed_in;
pub mod known_browser;
mod language;
mod make_token;
pub mod passkey;
pub mod permission;
pub mod person;
mod relying_party;
mod request_sign_in_link;
pub mod scopes;
pub(crate) mod sealed;
pub mod seen_address;
pub mod session;
mod sign_in;
pub mod sign_in_link;
mod sign_in_with_passkey;
mod sign_out;
mod start_session;
mod token;

pub use add_passkey::{AddPasskey, AskToAddPasskey, add_passkey, ask_to_add_passkey, remove_passkey};
pub use change_my_settings::{ChangeMySettings, change_my_settings};
pub use clear_sign_ins::clear_sign_ins;
pub(crate) use clear_sign_ins::{forgetting_due_since, removal_due_since};
pub use device::device_of;
pub use end_session::{end_other_sessions, end_session};
pub use fold_names::fold_names;
pub use keep_session::keep_session;
pub use keep_signed_in::keep_signed_in;
pub use language::Language;
pub use make_token::{MakeToken, make_token, note_token, revoke_token};
pub use relying_party::RelyingParty;
pub(crate) use request_sign_in_link::looks_like_an_address;
pub use request_sign_in_link::{LINK_MINUTES, RequestSignInLink, request_sign_in_link};
pub use seen_address::{ADDRESSES_KEPT_DAYS, forget_addresses};
pub use session::{IDLE_DAYS, SESSION_DAYS};
pub use sign_in::{SignIn, link_to_follow, sign_in};
pub use sign_in_with_passkey::{PasskeyAnswer, ask_passkey, sign_in_with_passkey};
pub use sign_out::sign_out;
pub use start_session::{Arriving, start_session};
pub(crate) use start_session::{
    By, begin_by as begin_session_by, begin_first as begin_first_session, renew_sessions_of,
};
pub use token::{SigningKey, cookie_hash};
