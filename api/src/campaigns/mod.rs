//! Campaigns: pooled purchases, from draft to outcome.

mod campaign;
mod comment;
mod download;
mod draft;
mod fixed;
mod guest;
mod mutations;
mod need;
mod order_file;
mod outcome;
mod pending;
mod pledge;
mod queries;
mod terms;
mod texts;
mod told;
mod told_deeds;
mod uptake;

pub use campaign::Campaign;
pub use comment::Comment;
pub use download::Download;
pub use draft::{CampaignDraftInput, DraftCheck};
pub use fixed::Phase;
pub use guest::*;
pub use mutations::*;
pub use need::Need;
pub use outcome::Allocation;
pub use pending::*;
pub use pledge::{Pledge, PledgePreview, PledgePreviewInput};
pub(crate) use queries::{allocation, comment, draft_check, list, one, pending, pledge, preview, uptake};
pub(crate) use texts::in_language;
pub use told::{AsTold, ToldDeed};
pub(crate) use told::{as_told, one_told};
pub use told_deeds::*;
pub use uptake::Uptake;
