//! Selects of campaigns and what belongs to them.
//!
//! Drafts are for coordinators. Opened campaigns are for everybody who belongs to the network; who takes part, what is said
//! and how it came out, for everybody but those who are only funders. Pledges, and the limits in allocations, are for the
//! people of their agency alone, coordinators included in nobody's.

mod allocations;
mod bought;
mod clock;
mod comments;
mod guests;
mod names;
mod needs;
mod pending;
mod pledges;
mod records;
mod rows;
mod told;
mod views;

pub use allocations::{
    AllocationSums, AllocationView, allocation, allocation_of, allocation_sums, allocations, allocations_of_each,
};
pub(crate) use allocations::{PartFigures, allocation_in, allocations_of_record, answers, part_figures, parts_in};
pub(crate) use bought::{Bought, bought, cleared_campaigns};
pub use clock::next_due;
pub(crate) use clock::{StandingPledge, standing_pledges};
pub use comments::{Author, CommentView, comment, comments, comments_of_each};
pub use guests::{GuestView, guest, guests, guests_of_each, guests_taking_part, invited_to};
pub(crate) use guests::{end_guests_at, guest_locked, guests_over, takes_part_somewhere};
pub use needs::{Need, NeedKind, needs};
pub use pending::{PendingView, newest_pending, pending};
pub(crate) use pending::{end_pending, lapse_waiting, pledge_to_decide, waited_in, waiting, waiting_in, waiting_of};
pub use pledges::{
    PledgeVersion, PledgeView, participants, participants_of_each, pledge, pledge_histories, pledge_of, taken_part_in,
    under_way_with,
};
pub(crate) use pledges::{agency_in_campaign, all_with_pledges_under_way, leaving_agency_in, with_pledges_under_way};
pub use records::{RecordDocuments, WhichRecord, latest_record, record_documents, records};
pub use rows::member_zones;
pub(crate) use rows::{one_locked, one_unlocked};
pub use told::{AsTold, RequestForStaff, ToldView, as_told, own_told_deeds, told_deed, told_deeds, told_deeds_of_each};
pub(crate) use told::{agency_for_staff, last_request_told, told_deed_locked};
pub use views::{CampaignView, MyPending, several, view, views, views_concerning};
