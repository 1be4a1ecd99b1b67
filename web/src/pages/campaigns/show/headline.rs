//! The one sentence at the top of a campaign: what matters now, for this reader.

use crate::types::{AgencyState, Phase, QuoteKind};

/// What the choice looks at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Where the campaign stands.
    pub phase: Phase,
    /// How its price table is read.
    pub quote_kind: QuoteKind,
    /// Where the reader's agency stands in it.
    pub state: AgencyState,
    /// Licences requested so far.
    pub seats: i64,
    /// From how many licences there is an offer at all.
    pub seats_first: i64,
    /// Whether a better price lies ahead.
    pub next: bool,
}

/// Every headline a campaign can have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Headline {
    /// Only coordinators see it.
    Draft,
    /// Open, and nobody has asked for anything.
    FirstRequest,
    /// Requests do not reach the first quantity yet.
    NoOfferYet,
    /// Some more licences, and everyone pays less.
    NextPrice,
    /// Some more licences, and each further one costs less.
    NextStep,
    /// Everyone has the lowest price.
    BestPrice,
    /// Further licences cost the lowest price.
    BestStep,
    /// Between the closing time and the record.
    Closed,
    /// In, and asked for a yes or no.
    ToAnswer,
    /// Said yes; others still answer.
    SaidYes,
    /// Said no, or silence meant no.
    SaidNo,
    /// A result that leaves the agency out.
    Out,
    /// A first result, for somebody who asked for nothing.
    Confirming,
    /// In for good.
    In,
    /// A final result, for somebody who asked for nothing.
    Cleared,
    /// No price could be met.
    NotCleared,
    /// Cancelled.
    Cancelled,
}

/// Chooses the headline.
pub fn choose(facts: Facts) -> Headline {
    match facts.phase {
        Phase::Draft => Headline::Draft,
        Phase::Pledging => open(facts),
        Phase::Closed => Headline::Closed,
        Phase::Confirming => confirming(facts.state),
        Phase::Cleared => cleared(facts.state),
        Phase::NotCleared => Headline::NotCleared,
        Phase::Cancelled => Headline::Cancelled,
    }
}

fn open(facts: Facts) -> Headline {
    match (facts.next, facts.quote_kind) {
        _ if facts.seats < facts.seats_first && facts.seats_first > 1 => Headline::NoOfferYet,
        _ if facts.seats == 0 => Headline::FirstRequest,
        (true, QuoteKind::AllUnits) => Headline::NextPrice,
        (true, QuoteKind::Graduated) => Headline::NextStep,
        (false, QuoteKind::AllUnits) => Headline::BestPrice,
        (false, QuoteKind::Graduated) => Headline::BestStep,
    }
}

fn confirming(state: AgencyState) -> Headline {
    match state {
        AgencyState::ToAnswer => Headline::ToAnswer,
        AgencyState::Confirmed => Headline::SaidYes,
        AgencyState::Declined => Headline::SaidNo,
        AgencyState::In => Headline::In,
        AgencyState::Out => Headline::Out,
        AgencyState::None | AgencyState::Requested | AgencyState::Waiting | AgencyState::Withdrawn => {
            Headline::Confirming
        }
    }
}

fn cleared(state: AgencyState) -> Headline {
    match state {
        AgencyState::In | AgencyState::Confirmed | AgencyState::ToAnswer => Headline::In,
        AgencyState::Declined => Headline::SaidNo,
        AgencyState::Out => Headline::Out,
        AgencyState::None | AgencyState::Requested | AgencyState::Waiting | AgencyState::Withdrawn => Headline::Cleared,
    }
}

impl Headline {
    /// The end of its key: the headline is `pages-campaign-headline-…`, what follows from it `pages-campaign-then-…`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::FirstRequest => "first-request",
            Self::NoOfferYet => "no-offer-yet",
            Self::NextPrice => "next-price",
            Self::NextStep => "next-step",
            Self::BestPrice => "best-price",
            Self::BestStep => "best-step",
            Self::Closed => "closed",
            Self::ToAnswer => "to-answer",
            Self::SaidYes => "said-yes",
            Self::SaidNo => "said-no",
            Self::Out => "out",
            Self::Confirming => "confirming",
            Self::In => "in",
            Self::Cleared => "cleared",
            Self::NotCleared => "not-cleared",
            Self::Cancelled => "cancelled",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pledging(seats: i64, next: bool) -> Facts {
        Facts {
            phase: Phase::Pledging,
            quote_kind: QuoteKind::AllUnits,
            state: AgencyState::None,
            seats,
            seats_first: 1,
            next,
        }
    }

    #[test]
    fn while_requests_are_open_the_next_price_is_the_news() {
        assert_eq!(choose(pledging(193, true)), Headline::NextPrice);
        assert_eq!(choose(pledging(400, false)), Headline::BestPrice);
        assert_eq!(choose(pledging(0, true)), Headline::FirstRequest);
        assert_eq!(choose(Facts { seats_first: 50, ..pledging(12, true) }), Headline::NoOfferYet);
        assert_eq!(choose(Facts { seats_first: 50, ..pledging(0, true) }), Headline::NoOfferYet);
        assert_eq!(choose(Facts { quote_kind: QuoteKind::Graduated, ..pledging(193, true) }), Headline::NextStep);
        assert_eq!(choose(Facts { quote_kind: QuoteKind::Graduated, ..pledging(400, false) }), Headline::BestStep);
    }

    #[test]
    fn once_there_is_a_result_my_own_place_is_the_news() {
        let after = |phase, state| choose(Facts { phase, state, ..pledging(193, true) });
        assert_eq!(after(Phase::Closed, AgencyState::Waiting), Headline::Closed);
        assert_eq!(after(Phase::Confirming, AgencyState::ToAnswer), Headline::ToAnswer);
        assert_eq!(after(Phase::Confirming, AgencyState::Confirmed), Headline::SaidYes);
        assert_eq!(after(Phase::Confirming, AgencyState::Declined), Headline::SaidNo);
        assert_eq!(after(Phase::Confirming, AgencyState::Out), Headline::Out);
        assert_eq!(after(Phase::Confirming, AgencyState::None), Headline::Confirming);
        assert_eq!(after(Phase::Cleared, AgencyState::In), Headline::In);
        assert_eq!(after(Phase::Cleared, AgencyState::Declined), Headline::SaidNo);
        assert_eq!(after(Phase::Cleared, AgencyState::Out), Headline::Out);
        assert_eq!(after(Phase::Cleared, AgencyState::Withdrawn), Headline::Cleared);
        assert_eq!(after(Phase::NotCleared, AgencyState::Out), Headline::NotCleared);
        assert_eq!(after(Phase::Cancelled, AgencyState::In), Headline::Cancelled);
    }
}
