//! What the page of a request asks and sends.

use chrono::{DateTime, Utc};

use super::form::{MyPledge, PledgeLineInput};
use crate::layout::{ShellNetwork, ShellViewer};
use crate::pages::campaigns::approval::Pending;
use crate::pages::campaigns::parts::{PledgeLine, PledgePreview, PriceBreak, SharedFee};
use crate::pages::campaigns::told::Told;
use crate::schema;
use crate::types::{Minor, Phase, Problem, QuoteKind, TodayPriceSource};

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub id: cynic::Id,
    pub preview: PledgePreviewInput,
    pub previewing: bool,
}

#[derive(cynic::InputObject, Clone)]
pub(super) struct PledgePreviewInput {
    pub campaign_id: cynic::Id,
    pub lines: Vec<PledgeLineInput>,
    pub today_unit_price: Option<Minor>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct PledgePage {
    pub viewer: ShellViewer,
    pub network: ShellNetwork,
    #[arguments(id: $id)]
    pub campaign: Option<ToPledge>,
    #[arguments(input: $preview)]
    #[directives(include(if: $previewing))]
    pub pledge_preview: Option<PledgePreview>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
pub(super) struct ToPledge {
    pub id: cynic::Id,
    pub title: String,
    pub currency: String,
    pub zone: String,
    pub phase: Phase,
    pub closes_at: DateTime<Utc>,
    pub can_pledge: bool,
    pub quote_kind: QuoteKind,
    pub price_breaks: Vec<PriceBreak>,
    pub shared_fees: Vec<SharedFee>,
    pub current_break: Option<PriceBreak>,
    pub my_pledge: Option<MyPledgeInFull>,
    pub my_preview: Option<PledgePreview>,
    pub my_pending_pledge: Option<Pending>,
    pub my_approval_above: Option<Minor>,
    pub my_told_deeds: Vec<Told>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Pledge")]
pub(super) struct MyPledgeInFull {
    #[cynic(spread)]
    pub now: MyPledge,
    pub changed_at: DateTime<Utc>,
    pub changed_by: String,
    pub history: Vec<PledgeChange>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct PledgeChange {
    pub version: i32,
    pub at: DateTime<Utc>,
    pub by: String,
    pub approved_by: Option<String>,
    pub withdrawn: bool,
    pub lines: Vec<PledgeLine>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Pledging {
    pub input: PledgeSeatsInput,
}

#[derive(cynic::InputObject)]
pub(super) struct PledgeSeatsInput {
    pub campaign_id: cynic::Id,
    pub agency_id: cynic::Id,
    pub version: Option<i32>,
    pub pending_pledge_id: Option<cynic::Id>,
    pub lines: Vec<PledgeLineInput>,
    pub more_than_staff_understood: bool,
    pub today_unit_price: Option<Minor>,
    pub today_price_source: Option<TodayPriceSource>,
    pub request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Pledging")]
pub(super) struct PledgeSeats {
    #[arguments(input: $input)]
    pub pledge_seats: Option<Pledged>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PledgeSeatsPayload")]
pub(super) struct Pledged {
    pub pending_pledge: Option<ThatWaits>,
    pub problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PendingPledge")]
#[expect(dead_code, reason = "only that there is one is looked at")]
pub(super) struct ThatWaits {
    pub id: cynic::Id,
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use cynic::{MutationBuilder, QueryBuilder};
    let id = || cynic::Id::new("");
    let preview = PledgePreviewInput { campaign_id: id(), lines: Vec::new(), today_unit_price: None };
    let input = PledgeSeatsInput {
        campaign_id: id(),
        agency_id: id(),
        version: None,
        pending_pledge_id: None,
        lines: Vec::new(),
        more_than_staff_understood: false,
        today_unit_price: None,
        today_price_source: None,
        request_key: String::new(),
    };
    vec![
        ("campaigns/pledge", PledgePage::build(Vars { id: id(), preview, previewing: true }).query),
        ("campaigns/pledge: save", PledgeSeats::build(Pledging { input }).query),
    ]
}
