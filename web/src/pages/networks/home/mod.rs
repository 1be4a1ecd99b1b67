//! Home: what needs me and by when, what changed, and the purchases my agency is in.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::pages::campaigns::{Waits, waits_beside};
use crate::schema;
use crate::types::{AgencyState, NeedKind, Phase, Seats};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/n/{slug}/", web::get().to(show));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Home {
    viewer: Viewer,
    network: ShellNetwork,
    #[arguments(first: 5)]
    notices: NoticeConnection,
    // As many as home lists; the rest has a page of its own.
    #[arguments(concerningMe: true, first: 6)]
    campaigns: CampaignConnection,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    needs: Vec<Need>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    kind: NeedKind,
    campaign: NeededCampaign,
    by: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
struct NeededCampaign {
    id: cynic::Id,
    title: String,
    zone: String,
}

#[derive(cynic::QueryFragment)]
struct NoticeConnection {
    nodes: Vec<Notice>,
}

#[derive(cynic::QueryFragment)]
struct Notice {
    title: String,
    at: DateTime<Utc>,
    read_at: Option<DateTime<Utc>>,
    campaign: Option<NoticedCampaign>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
struct NoticedCampaign {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct CampaignConnection {
    nodes: Vec<Campaign>,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    id: cynic::Id,
    title: String,
    phase: Phase,
    closes_at: DateTime<Utc>,
    confirm_by: Option<DateTime<Utc>>,
    seats_pledged: Seats,
    agencies_in: i32,
    my_state: AgencyState,
    my_seats: Seats,
    my_pending_pledge: Option<Waits>,
    outcome: Option<Outcome>,
}

#[derive(cynic::QueryFragment, Clone, Copy)]
struct Outcome {
    seats: Seats,
    agencies_in: i32,
}

#[derive(Template)]
#[template(path = "pages/networks/home/page.html")]
struct HomePage {
    p: Page,
    needs: Vec<Need>,
    notices: Vec<Notice>,
    campaigns: Vec<Campaign>,
    is_coordinator: bool,
    acts_for_agency: bool,
}

async fn show(visit: Visit) -> Answer {
    let data = visit.run(Home::build(())).await?;
    let mut needs = data.viewer.needs;
    // What has no deadline waits best.
    needs.sort_by_key(|need| (need.by.is_none(), need.by));
    let is_coordinator = data.viewer.shell.can_run_campaigns;
    let acts_for_agency = data.viewer.shell.agency.is_some();
    let mut campaigns = data.campaigns.nodes;
    // What is under way comes before what has ended.
    campaigns.sort_by_key(Campaign::has_ended);
    let p = visit.page(Door::Home, data.viewer.shell, data.network)?;
    visit.show(&HomePage { p, needs, notices: data.notices.nodes, campaigns, is_coordinator, acts_for_agency })
}

impl Campaign {
    /// How many licences and agencies, in words that say what they count: requests, until there is a result to tell.
    fn together(&self, p: &Page) -> String {
        let (key, seats, agencies) = match (self.phase, self.outcome) {
            (Phase::Confirming, Some(outcome)) => ("pages-home-first-result", outcome.seats, outcome.agencies_in),
            (Phase::Cleared, Some(outcome)) => ("pages-home-bought", outcome.seats, outcome.agencies_in),
            _ => ("pages-home-requested", self.seats_pledged, self.agencies_in),
        };
        p.t2(key, "licences", seats, "agencies", agencies)
    }

    fn has_ended(&self) -> bool {
        matches!(self.phase, Phase::Cleared | Phase::NotCleared | Phase::Cancelled)
    }

    /// Until when answers are awaited, while they are.
    fn answers_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.confirm_by.filter(|by| now < *by)
    }

    /// The colour of my agency's part: neither good nor bad news where it does not take part.
    fn tone(&self) -> &'static str {
        match self.my_state {
            AgencyState::ToAnswer => " you",
            AgencyState::Out => " no",
            // Whoever may approve reads it among what needs them.
            AgencyState::None | AgencyState::Withdrawn | AgencyState::Declined | AgencyState::ToApprove => "",
            AgencyState::Requested | AgencyState::Waiting | AgencyState::Confirmed | AgencyState::In => " yes",
        }
    }

    /// How many licences wait for approval beside the request that counts.
    fn waits_beside(&self) -> Option<Seats> {
        waits_beside(self.my_pending_pledge, self.my_state)
    }

    fn is_mine(&self) -> bool {
        !matches!(self.my_state, AgencyState::None)
    }
}

impl Need {
    /// Where the deed is done.
    fn path(&self) -> String {
        let id = self.campaign.id.inner();
        match self.kind {
            NeedKind::Pledge => format!("campaigns/{id}/pledge"),
            NeedKind::Approve | NeedKind::FindApprover => format!("campaigns/{id}/approval"),
            NeedKind::Confirm | NeedKind::PlaceOrder => format!("campaigns/{id}/outcome"),
            // What it lacks stands on its page.
            NeedKind::FinishDraft => format!("campaigns/{id}"),
        }
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("networks/home", Home::build(()).query)]
}

#[cfg(test)]
mod tests;
