//! Letters about signing in.

mod sign_in_link;

pub(crate) use sign_in_link::letter as sign_in_link;
