//! Campaigns before they open, and how they are checked as one goes.

use async_graphql::{ID, InputObject, SimpleObject};
use domain::Failure;
use domain::campaigns::draft::{self, CampaignDraft};
use domain::campaigns::terms::{self, Terms};

use super::fixed::{
    CommitmentRule, DefaultBorneBy, ExchangeRisk, IfNothingClears, QuoteKind, SilenceMeans, WhoContracts,
};
use super::terms::{ContributionInput, PriceBreakInput, SharedFeeInput};
use crate::problem::{Problem, told};
use crate::relay::{self, Kind};
use crate::scalars::Instant;
use crate::visit::Visit;

/// What stands in the way of a draft, and what its author may want to think over.
#[derive(Clone, Debug, Default, PartialEq, Eq, SimpleObject)]
pub struct DraftCheck {
    /// What has to be mended before pledging can open.
    problems: Vec<Problem>,
    /// What is allowed and perhaps not meant, such as a deadline on a holiday.
    warnings: Vec<Problem>,
}

impl DraftCheck {
    pub(super) fn new(visit: &Visit, check: draft::DraftCheck) -> Self {
        Self { problems: told(visit, check.problems), warnings: told(visit, check.warnings) }
    }
}

/// Everything a coordinator states about a campaign.
// A few entries too many are a problem told beside the list; what comes by the thousand is no draft.
#[derive(Clone, Debug, InputObject)]
pub struct CampaignDraftInput {
    /// What is bought.
    pub(super) tool_id: ID,
    /// Title in English; one of the two languages may be empty.
    title_en: String,
    /// Title in French.
    title_fr: String,
    /// Why we buy, in English.
    need_en: String,
    /// Why we buy, in French.
    need_fr: String,
    /// What else was considered, in English.
    alternatives_en: String,
    /// What else was considered, in French.
    alternatives_fr: String,
    /// What could go wrong, in English.
    risks_en: String,
    /// What could go wrong, in French.
    risks_fr: String,
    /// The currency of all amounts, as three capital letters.
    currency: String,
    /// The IANA time zone the deadlines are agreed in.
    zone: String,
    /// How the prices apply.
    quote_kind: QuoteKind,
    /// The prices, by rising quantity: at most 50.
    #[graphql(validator(max_items = 200))]
    price_breaks: Vec<PriceBreakInput>,
    /// Costs that do not depend on seats: at most 50.
    #[graphql(validator(max_items = 200))]
    shared_fees: Vec<SharedFeeInput>,
    /// Money from funders that lowers fees: at most 50.
    #[graphql(validator(max_items = 200))]
    contributions: Vec<ContributionInput>,
    /// When pledging closes. A pledge at that very instant is too late.
    pledging_closes_at: Instant,
    /// When it closes after an extension; needed, and allowed, with `EXTEND_ONCE`.
    extended_closes_at: Option<Instant>,
    /// Until when agencies answer; needed, and allowed, with `CONFIRMED`.
    confirm_by: Option<Instant>,
    /// Whether agencies answer before they are bound.
    commitment_rule: CommitmentRule,
    /// What happens if nothing clears at the close.
    if_nothing_clears: IfNothingClears,
    /// What silence means when the time to answer is over.
    silence_means: SilenceMeans,
    /// Who signs with the supplier.
    who_contracts: WhoContracts,
    /// Who bears it when an agency does not pay.
    default_borne_by: DefaultBorneBy,
    /// Who bears the risk of exchange rates.
    exchange_risk: ExchangeRisk,
    /// The umbrella's fee, in words; empty when it takes none.
    umbrella_fee: String,
}

impl CampaignDraftInput {
    /// The draft as the domain knows it. A tool that does not exist is not found.
    pub(super) fn understood(self) -> Result<CampaignDraft, Failure> {
        let tool = relay::row(Kind::Tool, &self.tool_id)?;
        let terms = Terms {
            quote_kind: self.quote_kind.into(),
            price_breaks: self.price_breaks.into_iter().map(PriceBreakInput::understood).collect(),
            shared_fees: self.shared_fees.into_iter().map(SharedFeeInput::understood).collect(),
            contributions: self.contributions.into_iter().map(ContributionInput::understood).collect(),
            commitment_rule: self.commitment_rule.into(),
            if_nothing_clears: self.if_nothing_clears.into(),
            silence_means: self.silence_means.into(),
            who_contracts: self.who_contracts.into(),
            default_borne_by: self.default_borne_by.into(),
            exchange_risk: self.exchange_risk.into(),
            umbrella_fee: self.umbrella_fee,
        };
        Ok(CampaignDraft {
            tool,
            title_en: self.title_en,
            title_fr: self.title_fr,
            need_en: self.need_en,
            need_fr: self.need_fr,
            alternatives_en: self.alternatives_en,
            alternatives_fr: self.alternatives_fr,
            risks_en: self.risks_en,
            risks_fr: self.risks_fr,
            currency: self.currency,
            zone: self.zone,
            terms,
            pledging_closes_at: self.pledging_closes_at.0,
            extended_closes_at: self.extended_closes_at.map(|at| at.0),
            confirm_by: self.confirm_by.map(|at| at.0),
        })
    }
}

impl PriceBreakInput {
    fn understood(self) -> terms::PriceBreak {
        terms::PriceBreak { seats_min: self.seats_min.into(), unit_price: self.unit_price.into() }
    }
}

impl SharedFeeInput {
    fn understood(self) -> terms::SharedFee {
        let Self { key, label_en, label_fr, amount, split } = self;
        terms::SharedFee { key, label_en, label_fr, amount: amount.into(), split: split.into() }
    }
}

impl ContributionInput {
    fn understood(self) -> terms::Contribution {
        let Self { key, label, fee, amount } = self;
        terms::Contribution { key, label, fee, amount: amount.into() }
    }
}
