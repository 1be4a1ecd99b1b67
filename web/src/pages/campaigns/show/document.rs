//! What the page of a campaign asks for.

use chrono::{DateTime, NaiveDate, Utc};

use crate::layout::{ShellNetwork, ShellViewer};
use crate::pages::campaigns::approval::Pending;
use crate::pages::campaigns::parts::{PledgePreview, PriceBreak, SharedFee};
use crate::pages::campaigns::pledge::MyPledge;
use crate::schema;
use crate::types::{
    AgencyState, CommitmentRule, DefaultBorneBy, ExchangeRisk, IfNothingClears, Minor, Named, PageInfo, Phase, Problem,
    QuoteKind, Seats, SilenceMeans, Stage, WhoContracts, WhyNotCleared,
};

#[derive(cynic::QueryVariables)]
pub(super) struct Vars {
    pub(super) id: cynic::Id,
    pub(super) who: Option<String>,
    pub(super) asked: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
pub(super) struct CampaignPage {
    pub(super) viewer: ShellViewer,
    pub(super) network: ShellNetwork,
    #[arguments(id: $id)]
    pub(super) campaign: Option<Campaign>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Vars")]
pub(super) struct Campaign {
    pub(super) id: cynic::Id,
    pub(super) title: String,
    pub(super) need: String,
    pub(super) alternatives: String,
    pub(super) risks: String,
    pub(super) phase: Phase,
    pub(super) version: i32,
    pub(super) tool: Tool,
    pub(super) currency: String,
    pub(super) zone: String,
    pub(super) quote_kind: QuoteKind,
    pub(super) price_breaks: Vec<PriceBreak>,
    pub(super) shared_fees: Vec<SharedFee>,
    pub(super) contributions: Vec<Contribution>,
    pub(super) commitment_rule: CommitmentRule,
    pub(super) if_nothing_clears: IfNothingClears,
    pub(super) silence_means: SilenceMeans,
    pub(super) who_contracts: WhoContracts,
    pub(super) default_borne_by: DefaultBorneBy,
    pub(super) exchange_risk: ExchangeRisk,
    pub(super) umbrella_fee: String,
    pub(super) created_at: DateTime<Utc>,
    pub(super) pledging_opened_at: Option<DateTime<Utc>>,
    pub(super) closes_at: DateTime<Utc>,
    pub(super) extended_closes_at: Option<DateTime<Utc>>,
    pub(super) confirm_by: Option<DateTime<Utc>>,
    pub(super) settled_at: Option<DateTime<Utc>>,
    pub(super) cancelled_at: Option<DateTime<Utc>>,
    pub(super) cancel_reason: Option<String>,
    pub(super) attempt: i32,
    pub(super) seats_pledged: Seats,
    pub(super) agencies_in: i32,
    pub(super) last_pledge_at: Option<DateTime<Utc>>,
    pub(super) current_break: Option<PriceBreak>,
    pub(super) next_break: Option<NextBreak>,
    pub(super) my_state: AgencyState,
    pub(super) my_seats: Seats,
    pub(super) my_pledge: Option<MyPledge>,
    pub(super) my_preview: Option<PledgePreview>,
    pub(super) my_pending_pledge: Option<Pending>,
    pub(super) my_approval_above: Option<Minor>,
    #[arguments(first: 24, after: $who)]
    pub(super) participants: Participants,
    #[arguments(last: 20, before: $asked)]
    pub(super) comments: Comments,
    pub(super) opening_check: DraftCheck,
    pub(super) can_edit: bool,
    pub(super) can_open: bool,
    pub(super) can_cancel: bool,
    pub(super) can_pledge: bool,
    pub(super) viewer_is_guest: bool,
    pub(super) told_may_wait: i32,
    pub(super) why_not_cleared: Option<WhyNotCleared>,
    pub(super) outcome: Option<Outcome>,
    pub(super) my_allocation: Option<MyPart>,
}

impl Campaign {
    /// What [`CampaignChanged`] says while nothing has changed, in the order of its fields.
    pub(super) fn state(&self) -> String {
        let Campaign { phase, attempt, seats_pledged, agencies_in, my_state, my_seats, .. } = self;
        let (phase, state) = (phase.code(), my_state.code());
        format!("{phase} {attempt} {} {agencies_in} {state} {}", seats_pledged.0, my_seats.0)
    }

    /// Whether there is anything left for a coordinator to do or to read.
    pub(super) fn is_coordinated(&self) -> bool {
        self.phase == Phase::Draft || self.outcome.is_some() || self.can_edit || self.can_cancel
    }

    /// Whether there is anything to say in it: what is cancelled keeps what was said, and takes nothing new.
    pub(super) fn has_questions(&self) -> bool {
        self.phase != Phase::Cancelled || !self.comments.nodes.is_empty()
    }

    /// Whether a board has anything to decide or to look back on.
    pub(super) fn has_board_page(&self) -> bool {
        self.phase != Phase::Cancelled || self.my_pledge.is_some()
    }

    /// What my request would cost as things stand, until the result tells what it does cost.
    pub(super) fn my_estimate(&self) -> Option<&PledgePreview> {
        let waits = matches!(self.phase, Phase::Pledging | Phase::Closed);
        self.my_preview.as_ref().filter(|preview| waits && preview.seats.0 > 0)
    }

    /// The result of this attempt; after an extension there is only that of the one before until it stands.
    pub(super) fn result(&self) -> Option<&Outcome> {
        self.outcome.as_ref().filter(|outcome| outcome.attempt == self.attempt)
    }

    /// What my agency got in it.
    pub(super) fn my_part(&self) -> Option<&MyPart> {
        self.my_allocation.as_ref().filter(|_| self.result().is_some())
    }

    /// The price reached: by all requests until the result stands, then by those that are in.
    pub(super) fn reached_break(&self) -> Option<PriceBreak> {
        match self.phase {
            Phase::Draft | Phase::Pledging | Phase::Closed => self.current_break,
            _ => self.result().and_then(|outcome| outcome.price_break),
        }
    }
}

#[derive(cynic::QueryFragment)]
pub(super) struct Tool {
    pub(super) id: cynic::Id,
    pub(super) name: String,
    pub(super) supplier: Supplier,
    pub(super) exit_record: Option<ExitRecord>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Supplier {
    pub(super) name: String,
}

#[derive(cynic::QueryFragment)]
pub(super) struct ExitRecord {
    pub(super) export_formats: String,
    pub(super) steps: String,
    pub(super) tested_on: NaiveDate,
    pub(super) tested_by: String,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Contribution {
    pub(super) label: String,
    pub(super) fee: String,
    pub(super) amount: Minor,
}

#[derive(cynic::QueryFragment)]
pub(super) struct NextBreak {
    pub(super) price_break: PriceBreak,
    pub(super) seats_missing: Seats,
    pub(super) saving_for_my_agency: Option<Minor>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgencyConnection")]
pub(super) struct Participants {
    pub(super) nodes: Vec<Participant>,
    pub(super) page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Agency")]
pub(super) struct Participant {
    #[cynic(rename = "listedName", alias)]
    pub(super) name: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CommentConnection")]
pub(super) struct Comments {
    pub(super) nodes: Vec<Comment>,
    pub(super) page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Comment {
    pub(super) author: String,
    pub(super) agency: Option<Participant>,
    pub(super) body: String,
    pub(super) at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct DraftCheck {
    pub(super) problems: Vec<Problem>,
    pub(super) warnings: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Outcome {
    pub(super) attempt: i32,
    pub(super) stage: Stage,
    pub(super) seats: Seats,
    pub(super) price_break: Option<PriceBreak>,
    pub(super) total: Minor,
    pub(super) agencies_in: i32,
    pub(super) input_sha256: String,
    pub(super) recorded_at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Allocation")]
pub(super) struct MyPart {
    pub(super) seats: Seats,
    pub(super) total: Minor,
    pub(super) landed_price: Option<Minor>,
}

/// Said whenever somebody asks, changes or withdraws, and when the phase changes.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Subscription", variables = "Watching")]
#[expect(dead_code, reason = "only the document is used: the page is asked again as a whole")]
pub(super) struct CampaignChanged {
    #[arguments(id: $id)]
    pub(super) campaign_changed: Changed,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Watching {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
#[expect(dead_code, reason = "only the document is used: the script compares the values with `Campaign::state`")]
pub(super) struct Changed {
    pub(super) phase: Phase,
    pub(super) attempt: i32,
    pub(super) seats_pledged: Seats,
    pub(super) agencies_in: i32,
    pub(super) my_state: AgencyState,
    pub(super) my_seats: Seats,
}
