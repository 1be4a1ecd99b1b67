//! Campaigns: pooled purchases. A coordinator puts a supplier's quote before the network; agencies pledge seats with the
//! most they would pay, sealed; the clock closes it; it clears to the cent; each agency that is in says yes or no.

pub mod allocation;
pub mod campaign;
pub mod clearing_record;
pub mod comment;
pub mod outcome;
pub mod permission;
pub mod pledge;
pub mod pledge_change;
pub mod pledge_line;
pub mod terms;
