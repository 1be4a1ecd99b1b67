//! What the supplier offers and the network agreed on.

use std::sync::Arc;

use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::campaigns::finders::CampaignView;
use domain::campaigns::{campaign, phase, terms};
use words::Language;

use super::fixed::{
    CommitmentRule, DefaultBorneBy, ExchangeRisk, FeeSplit, IfNothingClears, QuoteKind, SilenceMeans, WhoContracts,
};
use super::texts::in_language;
use crate::scalars::{Minor, SeatCount};
use crate::visit::visit;

/// The terms of a campaign, which are fields of the campaign itself.
pub struct AgreedTerms(pub(super) Arc<CampaignView>);

impl AgreedTerms {
    fn row(&self) -> &campaign::Model {
        &self.0.campaign
    }
}

/// The terms of a campaign, which are fields of the campaign itself.
#[Object]
impl AgreedTerms {
    /// The currency of all its amounts, as three capital letters.
    async fn currency(&self) -> &str {
        &self.row().currency
    }

    /// The IANA time zone its deadlines were agreed in.
    async fn zone(&self) -> &str {
        &self.row().zone
    }

    /// How the prices apply.
    async fn quote_kind(&self) -> QuoteKind {
        self.row().terms.quote_kind.into()
    }

    /// The supplier's prices, by rising quantity.
    async fn price_breaks(&self) -> Vec<PriceBreak> {
        self.row().terms.price_breaks.iter().copied().map(PriceBreak::from).collect()
    }

    /// The costs that do not depend on seats.
    async fn shared_fees(&self) -> Vec<SharedFee> {
        let terms = &self.row().terms;
        let nets = terms.net_fees().into_iter().map(|(_, net)| net);
        terms.shared_fees.iter().cloned().zip(nets).map(|(fee, net)| SharedFee { fee, net }).collect()
    }

    /// Money from funders that lowers fees.
    async fn contributions(&self) -> Vec<Contribution> {
        self.row().terms.contributions.iter().map(Contribution::from).collect()
    }

    /// Whether agencies answer before they are bound.
    async fn commitment_rule(&self) -> CommitmentRule {
        self.row().terms.commitment_rule.into()
    }

    /// What happens if nothing clears at the close.
    async fn if_nothing_clears(&self) -> IfNothingClears {
        self.row().terms.if_nothing_clears.into()
    }

    /// What silence counts as when the time to answer is over. It is what `silenceMeans` says, but where less than half of
    /// the time between close and answer was left when the first result stood, silence counts as no.
    async fn silence_counts_as(&self) -> SilenceMeans {
        phase::silence_counts_as(self.row()).into()
    }

    /// What silence means when the time to answer is over, by the terms.
    async fn silence_means(&self) -> SilenceMeans {
        self.row().terms.silence_means.into()
    }

    /// Who signs with the supplier.
    async fn who_contracts(&self) -> WhoContracts {
        self.row().terms.who_contracts.into()
    }

    /// Who bears it when an agency does not pay.
    async fn default_borne_by(&self) -> DefaultBorneBy {
        self.row().terms.default_borne_by.into()
    }

    /// Who bears the risk of exchange rates.
    async fn exchange_risk(&self) -> ExchangeRisk {
        self.row().terms.exchange_risk.into()
    }

    /// The umbrella's fee, in words; empty when it takes none.
    async fn umbrella_fee(&self) -> &str {
        &self.row().terms.umbrella_fee
    }
}

/// A price the supplier offers once enough seats are pledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct PriceBreak {
    /// From this many seats in total.
    seats_min: SeatCount,
    /// The price of one seat, in the campaign's currency.
    unit_price: Minor,
}

impl From<terms::PriceBreak> for PriceBreak {
    fn from(step: terms::PriceBreak) -> Self {
        Self { seats_min: step.seats_min.into(), unit_price: step.unit_price.into() }
    }
}

/// A cost that does not depend on seats, shared by the agencies that are in.
#[derive(Clone, Debug)]
pub struct SharedFee {
    fee: terms::SharedFee,
    net: domain::Money,
}

/// A cost that does not depend on seats, shared by the agencies that are in.
#[Object]
impl SharedFee {
    /// Its short name within the campaign.
    async fn key(&self) -> &str {
        &self.fee.key
    }

    /// What people read, in the reader's language.
    async fn label(&self, ctx: &Context<'_>) -> &str {
        label(visit(ctx).language, &self.fee)
    }

    /// What people read, in English.
    async fn label_en(&self) -> &str {
        &self.fee.label_en
    }

    /// What people read, in French.
    async fn label_fr(&self) -> &str {
        &self.fee.label_fr
    }

    /// How much in all.
    async fn amount(&self) -> Minor {
        self.fee.amount.into()
    }

    /// How much remains for the agencies once contributions are taken off.
    async fn net(&self) -> Minor {
        self.net.into()
    }

    /// How it is split.
    async fn split(&self) -> FeeSplit {
        self.fee.split.into()
    }
}

/// A fee's name in a language, or in the other where it has none.
pub(super) fn label(language: Language, fee: &terms::SharedFee) -> &str {
    in_language(language, &fee.label_en, &fee.label_fr)
}

/// Money from a funder that lowers one shared fee; what the fee does not use goes back.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Contribution {
    /// Its short name within the campaign.
    key: String,
    /// Who gives, as people read it.
    label: String,
    /// The key of the fee it lowers.
    fee: String,
    /// How much.
    amount: Minor,
}

impl From<&terms::Contribution> for Contribution {
    fn from(contribution: &terms::Contribution) -> Self {
        let terms::Contribution { key, label, fee, amount } = contribution.clone();
        Self { key, label, fee, amount: amount.into() }
    }
}

/// A price the supplier offers once enough seats are pledged.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct PriceBreakInput {
    /// From this many seats in total; each break's is above the one before.
    pub(super) seats_min: SeatCount,
    /// The price of one seat; each break's is below the one before.
    pub(super) unit_price: Minor,
}

/// A cost that does not depend on seats, shared by the agencies that are in.
#[derive(Clone, Debug, InputObject)]
pub struct SharedFeeInput {
    /// Its short name within the campaign.
    pub(super) key: String,
    /// What people read, in English.
    pub(super) label_en: String,
    /// What people read, in French.
    pub(super) label_fr: String,
    /// How much in all.
    pub(super) amount: Minor,
    /// How it is split.
    pub(super) split: FeeSplit,
}

/// Money from a funder that lowers one shared fee.
#[derive(Clone, Debug, InputObject)]
pub struct ContributionInput {
    /// Its short name within the campaign.
    pub(super) key: String,
    /// Who gives, as people read it.
    pub(super) label: String,
    /// The key of the fee it lowers.
    pub(super) fee: String,
    /// How much.
    pub(super) amount: Minor,
}
