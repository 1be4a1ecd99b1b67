//! Campaigns: pooled purchases. A coordinator puts a supplier's quote before the network; agencies pledge seats with the
//! most they would pay, sealed; the clock closes it; it clears to the cent; each agency that is in says yes or no.

mod advance_campaign;
pub mod allocation;
pub mod analysis;
mod answer_outcome;
pub mod campaign;
mod cancel_campaign;
mod clear_pledges;
pub mod clearing_record;
pub mod comment;
pub mod draft;
mod draft_campaign;
mod draft_terms;
mod draft_times;
mod edit_campaign;
#[cfg(test)]
pub(crate) mod examples;
pub mod finders;
mod keep_record;
mod offer;
mod open_campaign;
pub mod order;
pub mod outcome;
pub mod permission;
pub mod phase;
pub mod pledge;
pub mod pledge_change;
pub mod pledge_line;
mod pledge_rules;
mod pledge_seats;
mod post_comment;
pub mod preview;
mod small_cells;
pub mod terms;
pub mod uptake;
mod withdraw_pledge;

pub use advance_campaign::{Advanced, advance_campaign};
pub use answer_outcome::{AnswerOutcome, answer_outcome};
pub use cancel_campaign::{CancelCampaign, cancel_campaign};
pub use draft_campaign::draft_campaign;
pub use edit_campaign::{EditCampaign, edit_campaign};
pub use open_campaign::{OpenCampaign, open_campaign};
pub use pledge_rules::LineInput;
pub use pledge_seats::{PledgeSeats, pledge_seats};
pub use post_comment::{PostComment, post_comment};
pub(crate) use withdraw_pledge::take_back;
pub use withdraw_pledge::{WithdrawPledge, withdraw_pledge};
