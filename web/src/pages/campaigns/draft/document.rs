//! What the page of a draft asks for and sends.

use chrono::{DateTime, Utc};

use crate::layout::{ShellNetwork, ShellViewer};
use crate::pages::campaigns::parts::PriceBreak;
use crate::schema;
use crate::types::{
    CommitmentRule, DefaultBorneBy, ExchangeRisk, FeeSplit, IfNothingClears, Minor, PageInfo, Problem, QuoteKind,
    Seats, SilenceMeans, WhoContracts,
};

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub(super) id: cynic::Id,
    pub(super) editing: bool,
    pub(super) draft: CampaignDraftInput,
    pub(super) checking: bool,
    /// The tool chosen so far, which need not be among those found.
    pub(super) tool: cynic::Id,
    pub(super) chosen: bool,
    pub(super) search: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct DraftPage {
    pub(super) viewer: ShellViewer,
    pub(super) network: Here,
    #[arguments(search: $search, first: 100)]
    pub(super) tools: Tools,
    #[arguments(id: $tool)]
    #[directives(include(if: $chosen))]
    pub(super) tool: Option<Tool>,
    #[arguments(id: $id)]
    #[directives(include(if: $editing))]
    pub(super) campaign: Option<Stored>,
    #[arguments(input: $draft)]
    #[directives(include(if: $checking))]
    pub(super) draft_check: Option<DraftCheck>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Network")]
pub(super) struct Here {
    #[cynic(spread)]
    pub(super) shell: ShellNetwork,
    pub(super) zone: String,
    pub(super) currency: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ToolConnection")]
pub(super) struct Tools {
    pub(super) nodes: Vec<Tool>,
    pub(super) page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Tool {
    pub(super) id: cynic::Id,
    pub(super) name: String,
}

#[derive(cynic::QueryFragment)]
pub(super) struct DraftCheck {
    pub(super) problems: Vec<Problem>,
    pub(super) warnings: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
pub(super) struct Stored {
    pub(super) tool: Tool,
    pub(super) title: String,
    pub(super) title_en: String,
    pub(super) title_fr: String,
    pub(super) need_en: String,
    pub(super) need_fr: String,
    pub(super) alternatives_en: String,
    pub(super) alternatives_fr: String,
    pub(super) risks_en: String,
    pub(super) risks_fr: String,
    pub(super) version: i32,
    pub(super) can_edit: bool,
    pub(super) currency: String,
    pub(super) zone: String,
    pub(super) quote_kind: QuoteKind,
    pub(super) price_breaks: Vec<PriceBreak>,
    pub(super) shared_fees: Vec<StoredFee>,
    pub(super) contributions: Vec<StoredContribution>,
    pub(super) commitment_rule: CommitmentRule,
    pub(super) if_nothing_clears: IfNothingClears,
    pub(super) silence_means: SilenceMeans,
    pub(super) who_contracts: WhoContracts,
    pub(super) default_borne_by: DefaultBorneBy,
    pub(super) exchange_risk: ExchangeRisk,
    pub(super) umbrella_fee: String,
    pub(super) pledging_closes_at: DateTime<Utc>,
    pub(super) extended_closes_at: Option<DateTime<Utc>>,
    pub(super) confirm_by: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SharedFee")]
pub(super) struct StoredFee {
    pub(super) key: String,
    pub(super) label_en: String,
    pub(super) label_fr: String,
    pub(super) amount: Minor,
    pub(super) split: FeeSplit,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Contribution")]
pub(super) struct StoredContribution {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) fee: String,
    pub(super) amount: Minor,
}

#[derive(cynic::InputObject, Clone)]
pub(super) struct PriceBreakInput {
    pub(super) seats_min: Seats,
    pub(super) unit_price: Minor,
}

#[derive(cynic::InputObject, Clone)]
pub(super) struct SharedFeeInput {
    pub(super) key: String,
    pub(super) label_en: String,
    pub(super) label_fr: String,
    pub(super) amount: Minor,
    pub(super) split: FeeSplit,
}

#[derive(cynic::InputObject, Clone)]
pub(super) struct ContributionInput {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) fee: String,
    pub(super) amount: Minor,
}

#[derive(cynic::InputObject, Clone)]
pub(super) struct CampaignDraftInput {
    pub(super) tool_id: cynic::Id,
    pub(super) title_en: String,
    pub(super) title_fr: String,
    pub(super) need_en: String,
    pub(super) need_fr: String,
    pub(super) alternatives_en: String,
    pub(super) alternatives_fr: String,
    pub(super) risks_en: String,
    pub(super) risks_fr: String,
    pub(super) currency: String,
    pub(super) zone: String,
    pub(super) quote_kind: QuoteKind,
    pub(super) price_breaks: Vec<PriceBreakInput>,
    pub(super) shared_fees: Vec<SharedFeeInput>,
    pub(super) contributions: Vec<ContributionInput>,
    pub(super) pledging_closes_at: DateTime<Utc>,
    pub(super) extended_closes_at: Option<DateTime<Utc>>,
    pub(super) confirm_by: Option<DateTime<Utc>>,
    pub(super) commitment_rule: CommitmentRule,
    pub(super) if_nothing_clears: IfNothingClears,
    pub(super) silence_means: SilenceMeans,
    pub(super) who_contracts: WhoContracts,
    pub(super) default_borne_by: DefaultBorneBy,
    pub(super) exchange_risk: ExchangeRisk,
    pub(super) umbrella_fee: String,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Drafting {
    pub(super) input: DraftCampaignInput,
}

#[derive(cynic::InputObject)]
pub(super) struct DraftCampaignInput {
    pub(super) draft: CampaignDraftInput,
    pub(super) request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Drafting")]
pub(super) struct DraftCampaign {
    #[arguments(input: $input)]
    pub(super) draft_campaign: Option<Drafted>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DraftCampaignPayload")]
pub(super) struct Drafted {
    pub(super) campaign: Option<Saved>,
    pub(super) problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
pub(super) struct Saved {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Editing {
    pub(super) input: EditCampaignInput,
}

#[derive(cynic::InputObject)]
pub(super) struct EditCampaignInput {
    pub(super) campaign_id: cynic::Id,
    pub(super) version: i32,
    pub(super) draft: CampaignDraftInput,
    pub(super) request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Editing")]
pub(super) struct EditCampaign {
    #[arguments(input: $input)]
    pub(super) edit_campaign: Option<Edited>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EditCampaignPayload")]
pub(super) struct Edited {
    pub(super) problems: Vec<Problem>,
}
