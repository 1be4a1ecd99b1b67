//! The words of campaigns that are one of a few.

use async_graphql::Enum;
use domain::campaigns::{finders, outcome, phase, terms};

/// Where a campaign stands. It follows from its instants and from the clock, whether or not anything runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "phase::Phase")]
pub enum Phase {
    /// Only coordinators see it.
    Draft,
    /// Agencies pledge, change and withdraw.
    Pledging,
    /// The closing instant has come; the result is being worked out.
    Closed,
    /// Agencies that are in say yes or no.
    Confirming,
    /// It is bought.
    Cleared,
    /// Nothing is bought.
    NotCleared,
    /// A coordinator called it off.
    Cancelled,
}

/// Where the viewer's agency stands in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "phase::AgencyState")]
pub enum AgencyState {
    /// It has not asked for anything; or the viewer has no agency.
    None,
    /// Its request waits for an admin of its own, and none stands.
    ToApprove,
    /// Its request stands, and may change until the close.
    Requested,
    /// It took its request back.
    Withdrawn,
    /// Its request stands, and the result is being worked out; also the final one, once the time to answer is over.
    Waiting,
    /// It is in and asked for its yes or no.
    ToAnswer,
    /// It said yes; others still answer.
    Confirmed,
    /// It said no, or stayed silent where silence means no.
    Declined,
    /// It has its licences.
    In,
    /// It asked and is not in.
    Out,
}

/// How the prices of a quote apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::QuoteKind")]
pub enum QuoteKind {
    /// The price of the break that the total reaches applies to every seat.
    AllUnits,
    /// Seats fill the breaks in order, each at its own break's price.
    Graduated,
}

/// How a shared fee is split among the agencies that are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::FeeSplit")]
pub enum FeeSplit {
    /// By seats.
    PerSeat,
    /// The same for each agency.
    Equal,
    /// By the size of the agency.
    ByBand,
}

/// What happens if nothing clears at the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::IfNothingClears")]
pub enum IfNothingClears {
    /// The campaign ends.
    Cancel,
    /// Pledging reopens once, until an instant stated from the start.
    ExtendOnce,
}

/// Whether agencies answer before they are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::CommitmentRule")]
pub enum CommitmentRule {
    /// Each agency that is in says yes or no once it knows its price.
    Confirmed,
    /// Pledges bind: the first clearing is final.
    Binding,
}

/// What silence means when the time to answer is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::SilenceMeans")]
pub enum SilenceMeans {
    /// No.
    No,
    /// Yes.
    Yes,
}

/// Why nothing was bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "phase::WhyNotCleared")]
pub enum WhyNotCleared {
    /// No agency asked for anything.
    NobodyAsked,
    /// All requests together stayed below the supplier's first quantity, whatever their limits.
    TooFewSeats,
    /// Too many limits lay below the price that could be reached.
    LimitsBelowPrice,
    /// It cleared at first, and then too few agencies said yes.
    TooFewYes,
    /// It cleared at first, but only once the time to answer was over: nobody could say yes.
    NobodyAskedInTime,
}

/// Who signs with the supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::WhoContracts")]
pub enum WhoContracts {
    /// Each agency signs its own order.
    EachAgency,
    /// The umbrella signs and bills each agency its part.
    Umbrella,
}

/// Who bears it when an agency does not pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::DefaultBorneBy")]
pub enum DefaultBorneBy {
    /// That agency alone.
    Agency,
    /// The umbrella.
    Umbrella,
    /// The supplier.
    Supplier,
}

/// Who bears the risk of exchange rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::ExchangeRisk")]
pub enum ExchangeRisk {
    /// Nobody: the price is in the agencies' own currency.
    None,
    /// The agencies.
    Agencies,
    /// The umbrella.
    Umbrella,
    /// The supplier.
    Supplier,
}

/// Where an agency read what it pays today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "terms::TodayPriceSource")]
pub enum TodayPriceSource {
    /// On an invoice.
    Invoice,
    /// On a price list.
    List,
    /// It is donated.
    Donated,
}

/// Whether an outcome may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "outcome::Stage")]
pub enum Stage {
    /// Agencies still answer.
    Provisional,
    /// Nothing changes any more.
    Final,
}

/// An agency's answer to a provisional outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "outcome::Answer")]
pub enum Answer {
    /// Yes: it buys at this price.
    Confirmed,
    /// No.
    Declined,
}

/// Why a line was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "outcome::LeftOutReason")]
pub enum LeftOutReason {
    /// The price came out above the most the agency would pay.
    CapBelowLandedPrice,
    /// All requests together stay below the supplier's first price.
    NoOfferAtThisQuantity,
}

/// What a campaign needs of the person who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "finders::NeedKind")]
pub enum NeedKind {
    /// Pledge for their agency.
    Pledge,
    /// Approve or refuse what somebody else of their agency asked for.
    Approve,
    /// Find an admin who may approve what waits, since the agency has none any more who did not ask for it.
    FindApprover,
    /// Answer yes or no for their agency.
    Confirm,
    /// Finish and open the draft.
    FinishDraft,
    /// Place the order with the supplier.
    PlaceOrder,
}

/// A file made from a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum DownloadKind {
    /// The order for the supplier, as a table of comma-separated values.
    OrderCsv,
    /// The order for the supplier, as a spreadsheet.
    OrderXlsx,
    /// What went into the clearing (`longtable/clearing-input/1`), each limit that was missed replaced by the most it could
    /// have been, all others left out. Of a limit that was missed it tells between which two prices it lies.
    RecordInput,
    /// What came out of it (`longtable/clearing-result/1`).
    RecordResult,
}
