//! The terms of a campaign as the clearing reads them.

use super::terms::{FeeSplit, QuoteKind, Terms};
use crate::money::Money;

impl Terms {
    /// The supplier's prices.
    pub(crate) fn quote(&self) -> clearing::Quote {
        let kind = match self.quote_kind {
            QuoteKind::AllUnits => clearing::QuoteKind::AllUnits,
            QuoteKind::Graduated => clearing::QuoteKind::Graduated,
        };
        let price_breaks = self.price_breaks.iter().map(|step| clearing::PriceBreak {
            seats_min: step.seats_min.count(),
            unit_price: step.unit_price.minor(),
        });
        clearing::Quote { kind, price_breaks: price_breaks.collect() }
    }

    /// The shared fees.
    pub(crate) fn fees(&self) -> Vec<clearing::SharedFee> {
        let split = |split: FeeSplit| match split {
            FeeSplit::PerSeat => clearing::Split::PerSeat,
            FeeSplit::Equal => clearing::Split::Equal,
            FeeSplit::ByBand => clearing::Split::ByBand,
        };
        let fees = self.shared_fees.iter().map(|fee| clearing::SharedFee {
            key: fee.key.clone(),
            amount: fee.amount.minor(),
            split: split(fee.split),
        });
        fees.collect()
    }

    /// What funders give towards them.
    pub(crate) fn gifts(&self) -> Vec<clearing::Contribution> {
        let gifts = self.contributions.iter().map(|gift| clearing::Contribution {
            key: gift.key.clone(),
            fee: gift.fee.clone(),
            amount: gift.amount.minor(),
        });
        gifts.collect()
    }

    /// Everything that can be asked for prices; none when a rule of the offer is broken, which no saved campaign does.
    pub(crate) fn offer(&self) -> Option<clearing::Terms> {
        clearing::Terms::new(self.quote(), self.fees(), self.gifts()).ok()
    }

    /// What agencies bear of each fee once contributions are taken off, by key, in the order of the fees.
    pub fn net_fees(&self) -> Vec<(String, Money)> {
        let fees = self.offer().map_or_else(Vec::new, |offer| offer.fees().to_vec());
        fees.into_iter().map(|fee| (fee.key, Money(fee.net))).collect()
    }
}
