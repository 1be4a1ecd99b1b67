//! What the supplier offers and the network agreed on.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::campaigns::terms;
use words::Language;

use super::fixed::FeeSplit;
use crate::scalars::{Minor, SeatCount};
use crate::visit::visit;

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
    pub(super) fee: terms::SharedFee,
    pub(super) net: domain::Money,
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

/// The text in the reader's language, or in the other where there is none.
pub(crate) fn in_language<'a>(language: Language, en: &'a str, fr: &'a str) -> &'a str {
    match language {
        Language::En if en.is_empty() => fr,
        Language::En => en,
        Language::Fr if fr.is_empty() => en,
        Language::Fr => fr,
    }
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
