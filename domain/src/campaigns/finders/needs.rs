//! What waits for a person, by when.

use chrono::TimeDelta;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, NullOrdering};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, Order, QueryFilter, QueryOrder, QuerySelect};

use super::rows::visible_to;
use super::views::{CampaignView, closes_at_in_rows, is_in, with_details};
use crate::access::{Actor, Role};
use crate::campaigns::pending_pledge::PendingState;
use crate::campaigns::permission::{may_pledge, may_run, offers};
use crate::campaigns::phase::{AgencyState, Phase, closes_at, my_state, phase_at};
use crate::campaigns::{allocation, campaign, pending_pledge, pledge};
use crate::clock::Instant;
use crate::networks::{self, Seat, membership};

/// What somebody is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NeedKind {
    /// Decide whether the agency asks for seats.
    Pledge,
    /// Approve or refuse what somebody else of the agency asked for.
    Approve,
    /// Find an admin who may approve what waits, since the agency has none any more who did not ask for it.
    FindApprover,
    /// Say yes or no to the price.
    Confirm,
    /// Finish a draft and open it.
    FinishDraft,
    /// Place the order with the supplier.
    PlaceOrder,
}

/// One thing that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What.
    pub kind: NeedKind,
    /// In which campaign.
    pub view: CampaignView,
    /// By when, where there is a when.
    pub by: Option<Instant>,
}

/// The most things shown as waiting.
const NEEDS_MAX: u64 = 100;
/// An order is asked for this long: whether it was placed is not recorded here.
const ORDER_DAYS: i64 = 30;

/// What waits for this person, the soonest first and what has no deadline last.
pub async fn needs(conn: &impl ConnectionTrait, actor: &Actor, now: Instant) -> Result<Vec<Need>, DbErr> {
    let mut any = Condition::any();
    if may_pledge(actor) {
        // Who withdrew has decided.
        any = any.add(is_in(Phase::Pledging, now).add(pledge::Column::Id.is_null()));
        let waits = pending_pledge::Column::Id.is_not_null().and(pending_pledge::Column::EndedAt.is_null());
        any = any.add(is_in(Phase::Pledging, now).add(waits));
        let unanswered = allocation::Column::Answer.is_null().and(allocation::Column::Included.eq(true));
        let in_time = campaign::Column::ConfirmBy.gt(now);
        any = any.add(is_in(Phase::Confirming, now).add(in_time).add(unanswered));
    }
    if may_run(actor) {
        any = any.add(is_in(Phase::Draft, now));
        let lately = campaign::Column::SettledAt.gt(now - TimeDelta::days(ORDER_DAYS));
        any = any.add(is_in(Phase::Cleared, now).add(lately));
    }
    if any.is_empty() {
        any = any.add(Expr::val(false));
    }
    let select = visible_to(actor)
        .filter(any)
        .order_by_with_nulls(deadline(now), Order::Asc, NullOrdering::Last)
        .order_by_desc(campaign::Column::Id)
        .limit(NEEDS_MAX);
    let views = with_details(select, actor).into_model::<CampaignView>().all(conn).await?;
    let admins = match actor.agency().filter(|_| views.iter().any(|view| waiting(view, now).is_some())) {
        Some(agency) => {
            let seat = Seat { role: Role::Admin, agency: Some(agency) };
            networks::finders::holders(conn, actor.network, seat).await?
        }
        None => Vec::new(),
    };
    let needs = views.into_iter().filter_map(|view| need(actor, view, &admins, now));
    let mut needs: Vec<Need> = needs.collect();
    needs.sort_by_key(|need| (need.by.is_none(), need.by));
    Ok(needs)
}

/// By when a campaign waits for somebody, for the database: until the close for a pledge, then for an answer.
fn deadline(now: Instant) -> Expr {
    use campaign::Column as C;
    let when = CaseStatement::new()
        .case(is_in(Phase::Pledging, now), closes_at_in_rows())
        .case(is_in(Phase::Confirming, now), C::ConfirmBy.into_expr());
    Expr::expr(when)
}

/// What of the actor's agency waits for approval in a campaign.
fn waiting(view: &CampaignView, now: Instant) -> Option<&pending_pledge::Model> {
    let pending = view.my_pending.as_ref().map(|mine| &mine.pending);
    pending.filter(|pending| pending.state_at(&view.campaign, now) == PendingState::Waiting)
}

fn need(actor: &Actor, view: CampaignView, admins: &[membership::Model], now: Instant) -> Option<Need> {
    let offers = offers(actor, &view, now);
    let state = my_state(&view, now);
    let campaign = &view.campaign;
    let nobody_approves = waiting(&view, now)
        .is_some_and(|pending| admins.iter().all(|admin| pending.is_asked_by(Some(admin.person_id))));
    let (kind, by) = match phase_at(campaign, now) {
        Phase::Pledging if offers.decide => (NeedKind::Approve, Some(closes_at(campaign))),
        Phase::Pledging if offers.pledge && nobody_approves => (NeedKind::FindApprover, Some(closes_at(campaign))),
        Phase::Pledging if offers.pledge && state == AgencyState::None => (NeedKind::Pledge, Some(closes_at(campaign))),
        Phase::Confirming if offers.answer && state == AgencyState::ToAnswer => {
            (NeedKind::Confirm, campaign.confirm_by)
        }
        Phase::Draft if may_run(actor) => (NeedKind::FinishDraft, None),
        Phase::Cleared if may_run(actor) => (NeedKind::PlaceOrder, None),
        _ => return None,
    };
    Some(Need { kind, view, by })
}
