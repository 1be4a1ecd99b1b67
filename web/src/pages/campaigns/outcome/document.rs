//! What the page of a result asks for.

use chrono::{DateTime, Utc};

use crate::layout::{ShellNetwork, ShellViewer};
use crate::pages::campaigns::parts::PriceBreak;
use crate::pages::campaigns::told::Told;
use crate::schema;
use crate::types::{
    AgencyState, Answer, LeftOutReason, Minor, PageInfo, Phase, Province, QuoteKind, Seats, SilenceMeans, Stage,
    WhoContracts, WhyNotCleared,
};

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub(super) id: cynic::Id,
    pub(super) first: Option<i32>,
    pub(super) after: Option<String>,
    pub(super) last: Option<i32>,
    pub(super) before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct OutcomePage {
    pub(super) viewer: ShellViewer,
    pub(super) network: ShellNetwork,
    #[arguments(id: $id)]
    pub(super) campaign: Option<Campaign>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Vars")]
pub(super) struct Campaign {
    pub(super) id: cynic::Id,
    pub(super) title: String,
    pub(super) phase: Phase,
    pub(super) currency: String,
    pub(super) quote_kind: QuoteKind,
    pub(super) zone: String,
    pub(super) silence_counts_as: SilenceMeans,
    pub(super) who_contracts: WhoContracts,
    pub(super) why_not_cleared: Option<WhyNotCleared>,
    pub(super) confirm_by: Option<DateTime<Utc>>,
    pub(super) can_answer: bool,
    pub(super) my_state: AgencyState,
    pub(super) my_pledge: Option<Pledge>,
    pub(super) outcome: Option<Outcome>,
    pub(super) outcomes: Vec<Recorded>,
    pub(super) my_allocation: Option<MyAllocation>,
    pub(super) my_told_deeds: Vec<Told>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    pub(super) allocations: Allocations,
    pub(super) allocation_sums: Option<AllocationSums>,
    pub(super) analysis: Option<Analysis>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Pledge {
    pub(super) today_unit_price: Option<Minor>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Outcome {
    pub(super) stage: Stage,
    pub(super) cleared: bool,
    pub(super) seats: Seats,
    pub(super) price_break: Option<PriceBreak>,
    pub(super) seat_cost: Minor,
    pub(super) fees: Vec<FeeOutcome>,
    pub(super) total: Minor,
    pub(super) agencies_in: i32,
    pub(super) agencies_out: i32,
    pub(super) input_sha256: String,
    pub(super) recorded_at: DateTime<Utc>,
}

/// A result there is a record of.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Outcome")]
pub(super) struct Recorded {
    pub(super) attempt: i32,
    pub(super) stage: Stage,
}

#[derive(cynic::QueryFragment)]
pub(super) struct FeeOutcome {
    pub(super) label: String,
    pub(super) amount: Minor,
    pub(super) contributed: Minor,
    pub(super) net: Minor,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Allocation")]
pub(super) struct MyAllocation {
    pub(super) included: bool,
    pub(super) seats: Seats,
    pub(super) seat_cost: Minor,
    pub(super) fee_shares: Vec<FeeShare>,
    pub(super) total: Minor,
    pub(super) landed_price: Option<Minor>,
    pub(super) answer: Option<Answer>,
    pub(super) answered_at: Option<DateTime<Utc>>,
    pub(super) answered_by: Option<String>,
    pub(super) lines: Vec<LineOutcome>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct FeeShare {
    pub(super) label: String,
    pub(super) amount: Minor,
}

#[derive(cynic::QueryFragment)]
pub(super) struct LineOutcome {
    pub(super) seats: Seats,
    pub(super) max_landed_price: Option<Minor>,
    pub(super) included: bool,
    pub(super) reason: Option<LeftOutReason>,
    pub(super) landed_price: Option<Minor>,
    pub(super) exact_landed_price: Option<String>,
    pub(super) missed_by: Option<Minor>,
    pub(super) cost: Minor,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AllocationConnection")]
pub(super) struct Allocations {
    pub(super) nodes: Vec<Allocation>,
    pub(super) page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Allocation {
    pub(super) agency: Agency,
    pub(super) included: bool,
    pub(super) seats: Seats,
    pub(super) seat_cost: Minor,
    pub(super) fee_shares: Vec<ShareAmount>,
    pub(super) total: Minor,
    pub(super) landed_price: Option<Minor>,
    pub(super) answer: Option<Answer>,
    pub(super) answered_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "FeeShare")]
pub(super) struct ShareAmount {
    pub(super) amount: Minor,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Agency {
    #[cynic(rename = "listedName", alias)]
    pub(super) name: String,
    pub(super) province: Province,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Agency")]
pub(super) struct Named {
    #[cynic(rename = "listedName", alias)]
    pub(super) name: String,
}

#[derive(cynic::QueryFragment)]
pub(super) struct AllocationSums {
    pub(super) agencies: i32,
    pub(super) seats: Seats,
    pub(super) seat_cost: Minor,
    pub(super) fees: Minor,
    pub(super) total: Minor,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Analysis {
    pub(super) left_out_by_province: Vec<GroupCount>,
    pub(super) left_out_by_size: Vec<GroupCount>,
    pub(super) left_out_by_language: Vec<GroupCount>,
    pub(super) stated_savings: Option<Minor>,
    pub(super) savings_agencies: i32,
    pub(super) agencies_in: i32,
    pub(super) safety_margin: Seats,
    pub(super) pivotal_agencies: Vec<Named>,
    pub(super) top_up: Option<TopUp>,
    pub(super) confirmed: i32,
    pub(super) declined: i32,
    pub(super) unanswered: i32,
}

#[derive(cynic::QueryFragment)]
pub(super) struct GroupCount {
    pub(super) key: String,
    pub(super) agencies_out: i32,
    pub(super) agencies_in: i32,
    pub(super) seats_out: Seats,
}

#[derive(cynic::QueryFragment)]
pub(super) struct TopUp {
    pub(super) seats: Seats,
    pub(super) saving: Minor,
    pub(super) price_break: PriceBreak,
}
