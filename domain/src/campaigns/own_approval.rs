//! When a request waits for an admin of its own agency (ADR 0100), and how it begins and ends to wait.

use sea_orm::ActiveValue::Set;
use sea_orm::DbErr;
use uuid::Uuid;

use super::finders::CampaignView;
use super::pending_pledge::{self, Ended};
use super::permission::AgencyInCampaign;
use super::phase::{Phase, phase_at};
use super::pledge_line::PledgeLines;
use super::pledge_rules::worst_bill;
use super::pledge_seats::{Writing, standing};
use super::told::ToldFact;
use super::{campaign, finders, pledge};
use crate::access::{Actor, Role};
use crate::agencies::agency;
use crate::clock::Instant;
use crate::error::{Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::money::Money;
use crate::networks::{self, Seat};
use crate::operation::Tx;

/// The amount above which a request of an agency waits, in the campaign's currency; none where no request does.
///
/// An amount in another currency cannot be compared: then every request waits that may cost anything.
pub fn threshold(rule_is_on: bool, agency: &agency::Model, campaign: &campaign::Model) -> Option<Money> {
    let above = agency.approval_above.filter(|_| rule_is_on)?;
    let comparable = agency.approval_currency.as_deref() == Some(campaign.currency.as_str());
    Some(if comparable { above } else { Money(0) })
}

/// Whether a request waits whose worst bill is this: where it is above the threshold, and above that of the pledge that
/// stands, which binds the agency to as much already.
pub fn waits(threshold: Option<Money>, worst: Money, standing: Option<Money>) -> bool {
    threshold.is_some_and(|above| worst > above) && standing.is_none_or(|standing| worst > standing)
}

/// Whether a request of an agency with this worst bill would wait beside its own pledge, as an actor's view of the campaign
/// tells.
pub fn would_wait(view: &CampaignView, agency: &agency::Model, pledge: Option<&pledge::Model>, worst: Money) -> bool {
    let campaign = &view.campaign;
    let stands = pledge.filter(|pledge| !pledge.withdrawn && pledge.agency_id == agency.id);
    let standing = stands.map(|pledge| worst_bill(&campaign.terms, agency, &pledge.lines));
    waits(threshold(view.own_approval, agency, campaign), worst, standing)
}

/// Whether what staff enter for an agency waits: wherever it has an amount, whatever the request may cost, and also where the
/// network has the rule no more. Whoever enters requests could otherwise try what waits, or switch the rule off for a moment.
pub(crate) fn waits_as_told(agency: &agency::Model) -> bool {
    agency.approval_above.is_some()
}

/// The threshold of the agency before the campaign, as the network's rules are now.
async fn threshold_of(tx: &Tx, subject: &AgencyInCampaign) -> Result<Option<Money>, DbErr> {
    if subject.agency.approval_above.is_none() {
        return Ok(None);
    }
    let rules = networks::finders::rules(tx.conn(), tx.network()).await?;
    Ok(threshold(rules.own_approval, &subject.agency, &subject.campaign))
}

/// Whether lines that the agency's own people state have to wait.
pub(crate) async fn is_needed(tx: &Tx, subject: &AgencyInCampaign, lines: &PledgeLines) -> Result<bool, DbErr> {
    let threshold = threshold_of(tx, subject).await?;
    let bill = |lines| worst_bill(&subject.campaign.terms, &subject.agency, lines);
    Ok(waits(threshold, bill(lines), standing(subject).map(|pledge| bill(&pledge.lines))))
}

/// Has a request wait in the place of the one that waited, and tells those who may approve it. The campaign is locked.
pub(crate) async fn wait(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    writing: &Writing,
    (now, told): (Instant, Option<ToldFact>),
) -> Result<pending_pledge::Model, Stop> {
    let asked_by = told.and_then(|told| told.teller).unwrap_or(writing.by);
    let seat = Seat { role: Role::Admin, agency: Some(subject.agency.id) };
    let admins = networks::finders::holders(tx.conn(), tx.network(), seat).await?;
    if admins.iter().all(|admin| admin.person_id == asked_by || admin.person_id == writing.by) {
        return Problem::whole(ProblemCode::NobodyToApprove).refuse();
    }
    end(tx, actor, subject, (Ended::Replaced, now)).await?;
    let pending = tx.insert(pending_pledge::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        campaign_id: Set(subject.campaign.id),
        agency_id: Set(subject.agency.id),
        lines: Set(writing.lines.clone()),
        seats: Set(writing.lines.seats()),
        today_unit_price: Set(writing.today_unit_price),
        today_price_source: Set(writing.today_price_source),
        told_id: Set(told.map(|told| told.entry)),
        asked_by: Set(asked_by),
        entered_by: Set(writing.by),
        asked_at: Set(now),
        ended_at: Set(None),
        ended_as: Set(None),
        ended_by: Set(None),
        reason: Set(String::new()),
    });
    let pending = pending.await?;
    let (campaign, agency, request) = (pending.campaign_id, pending.agency_id, pending.id);
    let fact = match told {
        Some(told) => Fact::PendingAsTold { campaign, agency, request, told },
        None => Fact::PledgePending { campaign, agency, request },
    };
    tx.record(actor, fact).await?;
    touch(tx, agency).await?;
    Ok(pending)
}

/// Lets those who work for an agency know that something of it waits or waits no more: whoever else watches the campaign
/// would learn it from a change that shows them nothing.
pub(crate) async fn touch(tx: &Tx, agency: Uuid) -> Result<(), DbErr> {
    for role in [Role::Admin, Role::Buyer, Role::Member] {
        let seat = Seat { role, agency: Some(agency) };
        for holder in networks::finders::holders(tx.conn(), tx.network(), seat).await? {
            tx.touch(holder.person_id);
        }
    }
    Ok(())
}

/// Ends what waits of the agency in the campaign, if anything does.
pub(crate) async fn end(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    (ended, now): (Ended, Instant),
) -> Result<(), DbErr> {
    let (campaign, agency) = (subject.campaign.id, subject.agency.id);
    finders::end_pending(tx.conn(), tx.network(), (campaign, agency), (ended, actor.person(), now)).await
}

/// Ends what waits of an agency that no longer takes part in a campaign, which is locked. While requests are open it is taken
/// back; what nobody had decided by the close has lapsed, whether or not a worker said so yet.
pub(crate) async fn end_leaving(
    tx: &Tx,
    actor: &Actor,
    campaign: &campaign::Model,
    agency: Uuid,
    now: Instant,
) -> Result<(), DbErr> {
    let ended = match phase_at(campaign, now) {
        Phase::Pledging => (Ended::Withdrawn, actor.person(), now),
        Phase::Draft | Phase::Closed | Phase::Confirming | Phase::Cleared | Phase::NotCleared | Phase::Cancelled => {
            (Ended::Lapsed, None, now)
        }
    };
    finders::end_pending(tx.conn(), tx.network(), (campaign.id, agency), ended).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaigns::examples::{open, small};

    #[test]
    fn the_amount_counts_where_the_rule_is_on_and_the_currency_the_same() {
        let agency = |above: Option<i64>, currency: &str| agency::Model {
            approval_above: above.map(Money),
            approval_currency: above.map(|_| currency.to_owned()),
            ..small(10)
        };
        let campaign = campaign::Model { currency: "CAD".into(), ..open() };
        for (rule, agency, expected) in [
            (true, agency(Some(500_000), "CAD"), Some(Money(500_000))),
            (false, agency(Some(500_000), "CAD"), None),
            (true, agency(None, "CAD"), None),
            (true, agency(Some(0), "CAD"), Some(Money(0))),
            (true, agency(Some(500_000), "USD"), Some(Money(0))),
        ] {
            assert_eq!(threshold(rule, &agency, &campaign), expected, "{:?} {rule}", agency.approval_above);
        }
    }

    #[test]
    fn what_staff_enter_waits_wherever_there_is_an_amount() {
        for (above, expected) in [(None, false), (Some(Money(0)), true), (Some(Money::MAX), true)] {
            assert_eq!(waits_as_told(&agency::Model { approval_above: above, ..small(10) }), expected, "{above:?}");
        }
    }

    #[test]
    fn what_binds_to_no_more_than_the_amount_or_than_before_does_not_wait() {
        let money = |amount: i64| (amount >= 0).then_some(Money(amount));
        for (threshold, worst, standing, expected) in [
            (-1, 9_000, -1, false),
            (5_000, 5_000, -1, false),
            (5_000, 5_001, -1, true),
            (5_000, 5_001, 5_000, true),
            (5_000, 8_000, 8_000, false),
            (5_000, 7_999, 8_000, false),
            (5_000, 8_001, 8_000, true),
            (0, 1, -1, true),
            (0, 0, -1, false),
        ] {
            assert_eq!(
                waits(money(threshold), Money(worst), money(standing)),
                expected,
                "{threshold} {worst} {standing}"
            );
        }
    }
}
