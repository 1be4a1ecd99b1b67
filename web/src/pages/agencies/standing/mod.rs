//! Letting an agency in, suspending, reinstating and removing it: each asks first, and says what it means.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Named, PledgeBecomes, Standing};
use crate::visit::{Answer, Visit};

mod document;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let deeds = [
        (web::resource("/n/{slug}/agencies/{id}/approve"), StandingDeed::Approve),
        (web::resource("/n/{slug}/agencies/{id}/suspend"), StandingDeed::Suspend),
        (web::resource("/n/{slug}/agencies/{id}/reinstate"), StandingDeed::Reinstate),
        (web::resource("/n/{slug}/agencies/{id}/remove"), StandingDeed::Remove),
    ];
    for (resource, deed) in deeds {
        let ask = move |visit: Visit, path: Path<(String, String)>| ask(visit, path, deed);
        let act = move |visit: Visit, path: Path<(String, String)>, posted: Posted| act(visit, path, posted, deed);
        cfg.service(resource.route(web::get().to(ask)).route(web::post().to(act)));
    }
}

/// What a coordinator does about an agency's standing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum StandingDeed {
    Approve,
    Suspend,
    Reinstate,
    Remove,
}

impl StandingDeed {
    /// What is offered to an agency that stands here.
    pub(super) fn offered(standing: Standing) -> Vec<StandingDeed> {
        use StandingDeed::{Approve, Reinstate, Remove, Suspend};
        match standing {
            Standing::Pending => vec![Approve, Remove],
            Standing::Good => vec![Suspend, Remove],
            Standing::Suspended => vec![Reinstate, Remove],
            Standing::Removed => vec![Reinstate],
        }
    }

    /// Its word in addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            StandingDeed::Approve => "approve",
            StandingDeed::Suspend => "suspend",
            StandingDeed::Reinstate => "reinstate",
            StandingDeed::Remove => "remove",
        }
    }

    /// One of its sentences.
    pub(super) fn key(self, part: &str) -> String {
        format!("pages-agencies-{}-{part}", self.word())
    }

    /// The class of its button.
    fn button(self) -> &'static str {
        if self.needs_a_reason() { "danger" } else { "" }
    }

    fn needs_a_reason(self) -> bool {
        matches!(self, StandingDeed::Suspend | StandingDeed::Remove)
    }
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct StandingPage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    agency: Option<Agency>,
    #[arguments(agencyId: $id)]
    pledge_consequences: Vec<PledgeConsequence>,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    id: cynic::Id,
    name: String,
    standing: Option<Standing>,
    people: Vec<AgencyPerson>,
}

#[derive(cynic::QueryFragment)]
struct AgencyPerson {
    name: String,
    mail_reaches: bool,
}

#[derive(cynic::QueryFragment)]
struct PledgeConsequence {
    campaign: Campaign,
    if_suspended: Option<PledgeBecomes>,
    if_removed: Option<PledgeBecomes>,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    title: String,
}

impl PledgeConsequence {
    fn of(&self, deed: StandingDeed) -> Option<PledgeBecomes> {
        match deed {
            StandingDeed::Suspend => self.if_suspended,
            StandingDeed::Remove => self.if_removed,
            StandingDeed::Approve | StandingDeed::Reinstate => None,
        }
    }
}

#[derive(Template)]
#[template(path = "pages/agencies/standing/page.html")]
struct StandingTemplate {
    p: Page,
    deed: StandingDeed,
    a: Agency,
    open: Vec<(String, PledgeBecomes)>,
    /// Whether the deed means something where the agency stands now.
    is_offered: bool,
    back: String,
    action: String,
    form: Form,
}

impl StandingTemplate {
    /// What the deed means, and whether anybody is told.
    fn text(&self) -> String {
        let told = match (self.a.told(), self.deed.needs_a_reason()) {
            (Told::Nobody, _) => "pages-agencies-told-nobody",
            (Told::Unreached, _) => "pages-agencies-told-unreached",
            (Told::ByMail, true) => "pages-agencies-told-why",
            (Told::ByMail, false) => "pages-agencies-told",
        };
        // Nobody left when it was suspended.
        let is_back = self.deed == StandingDeed::Reinstate && self.a.standing == Some(Standing::Suspended);
        let text = if is_back { "text-suspended" } else { "text" };
        format!("{} {}", self.p.t(self.deed.key(text)), self.p.t(told))
    }

    /// Where the agency stands already, so that there is nothing to do.
    fn stands(&self) -> String {
        let standing = self.a.standing.map_or("", Named::code).to_ascii_lowercase();
        self.p.t1(format!("pages-agencies-stands-{standing}"), "agency", &self.a.name)
    }
}

impl Agency {
    fn told(&self) -> Told {
        let mut people = self.people.iter().filter(|person| !person.name.is_empty()).peekable();
        match (people.peek().is_some(), people.any(|person| person.mail_reaches)) {
            (false, _) => Told::Nobody,
            (true, false) => Told::Unreached,
            (true, true) => Told::ByMail,
        }
    }
}

/// How an agency's people hear of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Told {
    /// Nobody works for it.
    Nobody,
    /// Somebody does, and mail reaches none of them.
    Unreached,
    ByMail,
}

impl Told {
    /// What the sentence that says what was done ends with.
    fn ending(self) -> &'static str {
        match self {
            Told::Nobody => "-nobody",
            Told::Unreached => "-unreached",
            Told::ByMail => "",
        }
    }
}

async fn ask(visit: Visit, path: Path<(String, String)>, deed: StandingDeed) -> Answer {
    let page = page(&visit, &path.1, deed, Form::empty()).await?;
    visit.show(&page)
}

async fn act(visit: Visit, path: Path<(String, String)>, posted: Posted, deed: StandingDeed) -> Answer {
    let id = path.1.as_str();
    // Looked at before: afterwards nobody may work for it any more.
    let told = page(&visit, id, deed, Form::empty()).await?.a.told();
    let problems = Problems::of(document::done(&visit, deed, id, &posted).await?);
    if problems.is_empty() {
        let done = format!("agency-{}{}", deed.word(), told.ending());
        return visit.redirect_done(&visit.to(&super::path(id, "")), &done);
    }
    let page = page(&visit, id, deed, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, deed: StandingDeed, form: Form) -> Result<StandingTemplate, PageProblem> {
    let data = visit.run(StandingPage::build(Vars { id: cynic::Id::new(id) })).await?;
    let a = data.agency.ok_or_else(|| visit.missing())?;
    let standing = a.standing.ok_or_else(|| visit.forbidden())?;
    let is_offered = StandingDeed::offered(standing).contains(&deed);
    let open = data.pledge_consequences.iter();
    let open = open.filter_map(|one| Some((one.campaign.title.clone(), one.of(deed)?))).collect();
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let (back, action) = (p.to(super::path(a.id.inner(), "")), p.to(super::path(a.id.inner(), deed.word())));
    Ok(StandingTemplate { p, deed, a, open, is_offered, back, action, form })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let mut all = vec![("agencies/standing", StandingPage::build(Vars { id: cynic::Id::new("") }).query)];
    all.extend(document::documents());
    all
}

#[cfg(test)]
mod tests;
