//! The same organization in two networks: an agency in each, linked by their admins (ADR 0032).
//!
//! An admin makes a short code here and hands it, or says it by phone, to whoever keeps the organization's agency there, be it
//! themselves; that one sees whose it is, and says yes. Each network keeps a half of its own. What leads to the other half is
//! sealed with the server's key, so that neither network's people, exports nor log tell of the other; only a deed of the
//! agency's own admin opens it. Nothing is carried over by itself: an admin looks at what the other agency says of itself and
//! chooses, field by field, what their own is to say from then on.

mod accept_agency_link;
mod across;
pub mod agency_link;
mod carried;
mod carry_profile_over;
mod chain;
mod code;
mod end_agency_link;
mod end_lapsed_links;
mod fetch_linked_profile;
pub mod finders;
mod link_code;
mod offer_agency_link;
pub mod permission;
mod sealed;
mod take_up_agency_link;
mod tell;

pub use accept_agency_link::accept_agency_link;
pub use carried::ProfileField;
pub use carry_profile_over::{CarryProfileOver, carry_profile_over};
pub use end_agency_link::end_agency_link;
pub(crate) use end_lapsed_links::end_lapsed_links;
pub use fetch_linked_profile::fetch_linked_profile;
pub use offer_agency_link::{OFFER_DAYS, offer_agency_link};
pub use sealed::{Fetched, LinkNews, Named, news_of};
pub use take_up_agency_link::{TakeUpAgencyLink, take_up_agency_link};
