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
    /// Whether nobody may act for the reader's agency.
    pub at_rest: bool,
    /// Whether the time to answer is over.
    pub answers_over: bool,
    /// Whether the reader is told how it came out: somebody who only funds is not.
    pub told: bool,
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
    /// In, and nobody may answer for it.
    AtRest,
    /// Said yes; others still answer.
    SaidYes,
    /// Said no, or silence meant no.
    SaidNo,
    /// A result that leaves the agency out.
    Out,
    /// A first result, for somebody who asked for nothing.
    Confirming,
    /// A first result, for somebody who is not told its figures.
    ConfirmingPlain,
    /// Between the time to answer and the final record.
    Settling,
    /// In for good.
    In,
    /// A final result, for somebody who asked for nothing.
    Cleared,
    /// A final result, for somebody who is not told its figures.
    ClearedPlain,
    /// Nothing is bought.
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
        Phase::Confirming => confirming(facts),
        Phase::Cleared => cleared(facts),
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

fn confirming(facts: Facts) -> Headline {
    match facts.state {
        AgencyState::ToAnswer if facts.at_rest => Headline::AtRest,
        AgencyState::ToAnswer => Headline::ToAnswer,
        AgencyState::Confirmed => Headline::SaidYes,
        AgencyState::Declined => Headline::SaidNo,
        AgencyState::In => Headline::In,
        AgencyState::Out => Headline::Out,
        AgencyState::Waiting => Headline::Settling,
        AgencyState::None | AgencyState::ToApprove | AgencyState::Requested | AgencyState::Withdrawn => {
            match facts.told {
                _ if facts.answers_over => Headline::Settling,
                true => Headline::Confirming,
                false => Headline::ConfirmingPlain,
            }
        }
    }
}

fn cleared(facts: Facts) -> Headline {
    match facts.state {
        AgencyState::In | AgencyState::Confirmed | AgencyState::ToAnswer => Headline::In,
        AgencyState::Declined => Headline::SaidNo,
        AgencyState::Out => Headline::Out,
        AgencyState::None
        | AgencyState::ToApprove
        | AgencyState::Requested
        | AgencyState::Waiting
        | AgencyState::Withdrawn => match facts.told {
            true => Headline::Cleared,
            false => Headline::ClearedPlain,
        },
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
            Self::AtRest => "at-rest",
            Self::SaidYes => "said-yes",
            Self::SaidNo => "said-no",
            Self::Out => "out",
            Self::Confirming => "confirming",
            Self::ConfirmingPlain => "confirming-plain",
            Self::Settling => "settling",
            Self::In => "in",
            Self::Cleared => "cleared",
            Self::ClearedPlain => "cleared-plain",
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
            at_rest: false,
            answers_over: false,
            told: true,
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

    #[test]
    fn an_agency_nobody_may_act_for_is_not_asked_to_answer() {
        let resting = Facts { at_rest: true, ..pledging(193, true) };
        let after = |phase, state| choose(Facts { phase, state, ..resting });
        assert_eq!(after(Phase::Confirming, AgencyState::ToAnswer), Headline::AtRest);
        assert_eq!(after(Phase::Confirming, AgencyState::Confirmed), Headline::SaidYes);
        assert_eq!(after(Phase::Pledging, AgencyState::Requested), Headline::NextPrice);
    }

    #[test]
    fn once_the_time_to_answer_is_over_nobody_is_asked_any_more() {
        let late = |state| choose(Facts { phase: Phase::Confirming, state, answers_over: true, ..pledging(193, true) });
        for state in [AgencyState::Waiting, AgencyState::None, AgencyState::Withdrawn] {
            assert_eq!(late(state), Headline::Settling);
        }
        assert_eq!(late(AgencyState::Declined), Headline::SaidNo);
        assert_eq!(late(AgencyState::Out), Headline::Out);
    }

    #[test]
    fn who_only_funds_reads_no_figures_of_a_result() {
        let plain = |phase| choose(Facts { phase, told: false, ..pledging(193, true) });
        assert_eq!(plain(Phase::Confirming), Headline::ConfirmingPlain);
        assert_eq!(plain(Phase::Cleared), Headline::ClearedPlain);
        assert_eq!(plain(Phase::NotCleared), Headline::NotCleared);
    }
}
