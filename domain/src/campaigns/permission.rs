//! Who may do what here.

use uuid::Uuid;

use super::finders::CampaignView;
use super::pending_pledge::PendingState;
use super::phase::{Phase, phase_at};
use super::{campaign, pending_pledge, pledge, told_deed};
use crate::access::{Action, Actor, Grant, Role, Rule, Subject, Who, allows};
use crate::agencies::agency;
use crate::clock::Instant;
use crate::tools::tool;

impl Subject for campaign::Model {}

/// An agency before a campaign, with what it has pledged there.
#[derive(Clone, Debug)]
pub struct AgencyInCampaign {
    /// The campaign.
    pub campaign: campaign::Model,
    /// The agency.
    pub agency: agency::Model,
    /// Its pledge, withdrawn or not; none also for those who may neither see nor replace it.
    pub pledge: Option<pledge::Model>,
}

impl Subject for AgencyInCampaign {
    fn agency(&self) -> Option<Uuid> {
        Some(self.agency.id)
    }

    fn may_act(&self) -> bool {
        self.agency.standing.may_act()
    }
}

/// A request that waits, or waited, for an admin of its own agency, with the agency before its campaign.
#[derive(Clone, Debug)]
pub struct PledgeToDecide {
    /// The agency before the campaign.
    pub within: AgencyInCampaign,
    /// The request.
    pub pending: pending_pledge::Model,
}

impl Subject for PledgeToDecide {
    fn agency(&self) -> Option<Uuid> {
        self.within.agency()
    }

    fn may_act(&self) -> bool {
        self.within.may_act()
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident($subject:ty) = $name:literal by $who:expr;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $action;

            impl Action for $action {
                type Subject = $subject;
                const NAME: &'static str = $name;
                const WHO: &'static [Grant] = &$who;
            }
        )+

        /// This room's lines of the matrix.
        pub const RULES: &[Rule] = &[$(Rule::of::<$action>(),)+];
    };
}

actions! {
    /// Draft a campaign for a tool.
    DraftCampaignAction(tool::Model) = "draft_campaign" by [Grant::Coordinator];
    /// Change a draft.
    EditCampaignAction(campaign::Model) = "edit_campaign" by [Grant::Coordinator];
    /// Open pledging.
    OpenCampaignAction(campaign::Model) = "open_campaign" by [Grant::Coordinator];
    /// Call a campaign off.
    CancelCampaignAction(campaign::Model) = "cancel_campaign" by [Grant::Coordinator];
    /// Pledge for an agency.
    PledgeSeatsAction(AgencyInCampaign) = "pledge_seats" by [Grant::OwnAgency(Role::Admin), Grant::OwnAgency(Role::Buyer)];
    /// Take an agency's pledge back.
    WithdrawPledgeAction(AgencyInCampaign) = "withdraw_pledge" by [Grant::OwnAgency(Role::Admin), Grant::OwnAgency(Role::Buyer)];
    /// Approve a request of an agency that somebody else asked for.
    ApprovePledgeAction(PledgeToDecide) = "approve_pledge" by [Grant::OwnAgency(Role::Admin)];
    /// Refuse a request of an agency that somebody else asked for.
    RefusePledgeAction(PledgeToDecide) = "refuse_pledge" by [Grant::OwnAgency(Role::Admin)];
    /// Say yes or no for an agency.
    AnswerOutcomeAction(AgencyInCampaign) = "answer_outcome" by [Grant::OwnAgency(Role::Admin), Grant::OwnAgency(Role::Buyer)];
    /// State an agency's pledge as it told staff.
    PledgeAsToldAction(AgencyInCampaign) = "pledge_as_told" by [Grant::Coordinator];
    /// Take an agency's pledge back as it told staff.
    WithdrawAsToldAction(AgencyInCampaign) = "withdraw_as_told" by [Grant::Coordinator];
    /// Say yes or no for an agency as it told staff.
    AnswerAsToldAction(AgencyInCampaign) = "answer_as_told" by [Grant::Coordinator];
    /// Say of what staff entered for an agency that it was not them.
    DisputeToldAction(told_deed::Model) = "dispute_told" by [Grant::OwnAgency(Role::Admin), Grant::OwnAgency(Role::Buyer)];
    /// Ask or answer beneath a campaign.
    PostCommentAction(campaign::Model) = "post_comment" by [
        Grant::Coordinator, Grant::Anyone(Role::Admin), Grant::Anyone(Role::Buyer), Grant::Anyone(Role::Member),
        Grant::Anyone(Role::Advisor)];
    /// Do what has become due.
    AdvanceCampaignAction(campaign::Model) = "advance_campaign" by [Grant::Clock];
}

/// Whether somebody may run campaigns.
pub fn may_run(actor: &Actor) -> bool {
    actor.is(Role::Coordinator)
}

/// Whether somebody may pledge for some agency.
pub fn may_pledge(actor: &Actor) -> bool {
    actor.memberships.iter().any(|held| matches!(held.role, Role::Admin | Role::Buyer) && held.agency.is_some())
}

/// Whether somebody may see what campaigns moved, small groups hidden.
pub fn may_see_uptake(actor: &Actor) -> bool {
    actor.is(Role::Funder) || actor.is(Role::Coordinator)
}

/// Whether somebody sees every agency's part of a result, though nobody's limits.
pub(crate) fn sees_the_whole_table(actor: &Actor) -> bool {
    actor.who == Who::Clock || may_run(actor)
}

/// What a page offers: what the actor may do, and the phase allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offers {
    /// Change the draft.
    pub edit: bool,
    /// Open pledging.
    pub open: bool,
    /// Call it off.
    pub cancel: bool,
    /// Pledge, change or withdraw.
    pub pledge: bool,
    /// Approve or refuse what somebody else asked for.
    pub decide: bool,
    /// Say yes or no.
    pub answer: bool,
    /// Ask or answer beneath it.
    pub comment: bool,
    /// Invite guests to it.
    pub invite_guests: bool,
}

/// Whether somebody may approve or refuse what waits: an admin of its agency who did not ask for it. A write asks again.
pub fn may_decide(actor: &Actor, pending: &pending_pledge::Model, campaign: &campaign::Model, now: Instant) -> bool {
    let agency = pending.agency_id;
    pending.state_at(campaign, now) == PendingState::Waiting
        && actor.is_for(Role::Admin, agency)
        && actor.may_take_part(agency, campaign.id)
        && !pending.is_asked_by(actor.person())
}

/// What a campaign's page offers this actor now. A write asks again.
pub fn offers(actor: &Actor, view: &CampaignView, now: Instant) -> Offers {
    let campaign = &view.campaign;
    let phase = phase_at(campaign, now);
    let draft = phase == Phase::Draft;
    let answers_in_time = campaign.confirm_by.is_some_and(|by| now < by);
    let is_in = view.my_allocation.as_ref().is_some_and(|mine| mine.included);
    let buys = actor.agency().is_some_and(|mine| {
        let buyer = actor.is_for(Role::Admin, mine) || actor.is_for(Role::Buyer, mine);
        buyer && actor.may_take_part(mine, campaign.id)
    });
    Offers {
        edit: draft && allows(actor, EditCampaignAction, campaign),
        open: draft && allows(actor, OpenCampaignAction, campaign),
        cancel: can_be_cancelled(phase) && allows(actor, CancelCampaignAction, campaign),
        pledge: phase == Phase::Pledging && buys,
        decide: view.my_pending.as_ref().is_some_and(|mine| may_decide(actor, &mine.pending, campaign, now)),
        answer: phase == Phase::Confirming && answers_in_time && is_in && buys,
        comment: allows(actor, PostCommentAction, campaign),
        invite_guests: phase == Phase::Pledging && may_run(actor),
    }
}

/// Whether a campaign may be called off: until it is ordered, unless it has ended without a purchase.
pub(crate) fn can_be_cancelled(phase: Phase) -> bool {
    !matches!(phase, Phase::NotCleared | Phase::Cancelled)
}
