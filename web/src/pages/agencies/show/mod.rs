//! An agency's page: what is known of it, where it stands, who works for it, and what it takes part in.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::{AgencyLanguage, ContactChannel, PageInfo, Phase, Province, Role, Setting, SizeBand, Standing};
use crate::visit::{Answer, Visit};

use super::approval::Approval;
use super::standing::StandingDeed;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/n/{slug}/agencies/{id}", web::get().to(show));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct AgencyPage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    agency: Option<Agency>,
    #[arguments(agencyId: $id, first: $first, after: $after, last: $last, before: $before)]
    agency_campaigns: CampaignConnection,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    id: cynic::Id,
    name: String,
    key: Option<String>,
    province: Province,
    setting: Setting,
    size_band: SizeBand,
    language: AgencyLanguage,
    staff: Option<i32>,
    contact_channel: Option<ContactChannel>,
    standing: Option<Standing>,
    standing_since: Option<DateTime<Utc>>,
    standing_history: Vec<StandingChange>,
    people: Vec<AgencyPerson>,
    approval: Option<Approval>,
    can_edit: bool,
    can_link: bool,
    is_guest: bool,
}

#[derive(cynic::QueryFragment)]
struct StandingChange {
    standing: Standing,
    reason: String,
    since: DateTime<Utc>,
    by: String,
    pledges_withdrawn: i32,
}

#[derive(cynic::QueryFragment)]
struct AgencyPerson {
    name: String,
    roles: Vec<Role>,
}

#[derive(cynic::QueryFragment)]
struct CampaignConnection {
    nodes: Vec<Campaign>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    id: cynic::Id,
    title: String,
    phase: Phase,
}

#[derive(Template)]
#[template(path = "pages/agencies/show/page.html")]
struct AgencyTemplate {
    p: Page,
    a: Agency,
    campaigns: CampaignConnection,
    base: String,
    deeds: Vec<StandingDeed>,
    /// Whether the reader keeps the list of agencies.
    keeps: bool,
}

impl AgencyTemplate {
    fn roles(&self, person: &AgencyPerson) -> String {
        person.roles.iter().map(|role| self.p.name(role)).collect::<Vec<_>>().join(", ")
    }

    /// From which amount its requests wait for another of its admins, in a sentence.
    fn waits_above(&self, approval: &Approval) -> String {
        let amount = |above| self.p.money(above, &approval.currency);
        match approval.above {
            None => self.p.t("pages-agencies-approval-none"),
            Some(above) if approval.is_on => self.p.t1("pages-agencies-approval-above", "amount", amount(above)),
            Some(above) => self.p.t1("pages-agencies-approval-off", "amount", amount(above)),
        }
    }

    /// Whether requests wait for another admin than the one who asked, and there is one only.
    fn has_one_admin(&self, approval: &Approval) -> bool {
        let admins = self.a.people.iter().filter(|person| person.roles.contains(&Role::Admin));
        approval.is_on && approval.above.is_some() && admins.count() == 1
    }

    /// Whether somebody has to be found who keeps it.
    fn asks_for_people(&self) -> bool {
        let mut admins = self.a.people.iter().filter(|person| person.roles.contains(&Role::Admin));
        self.keeps && admins.next().is_none() && self.a.standing.is_some_and(|standing| standing != Standing::Removed)
    }

    /// Where its people are found one by one, and where one more is invited.
    fn members(&self, below: &str) -> String {
        self.p.to(format!("members{below}?agency={}", self.a.id.inner()))
    }
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let (id, span) = (cynic::Id::new(&path.1), visit.span(20));
    let vars = Vars { id, first: span.first, after: span.after, last: span.last, before: span.before };
    let data = visit.run(AgencyPage::build(vars)).await?;
    let a = data.agency.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let keeps = p.shell().is_some_and(|shell| shell.can_run_campaigns);
    let deeds = a.standing.filter(|_| keeps).map(StandingDeed::offered).unwrap_or_default();
    let base = p.to(format!("{}?", super::path(a.id.inner(), "")));
    visit.show(&AgencyTemplate { campaigns: data.agency_campaigns, base, deeds, keeps, a, p })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let vars = Vars { id: cynic::Id::new(""), first: None, after: None, last: None, before: None };
    vec![("agencies/show", AgencyPage::build(vars).query)]
}

#[cfg(test)]
mod tests;
