//! A campaign: what matters now, how far demand has come, my agency's part, and everything agreed.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{OperationBuilder, QueryBuilder};

use crate::forms::Form;
use crate::layout::{Door, Step};
use crate::page::Page;
use crate::pages::campaigns::approval::{self, Of, Waiting};
use crate::pages::campaigns::parts;
use crate::pages::campaigns::pledge::{Sheet, Subject, shown_preview};
use crate::problem::PageProblem;
use crate::types::{AgencyState, Phase, Role};
use crate::visit::{Answer, Visit};

mod document;
mod headline;
mod news;
mod picture;
mod prices;
mod steps;
mod terms;

use document::{Campaign, CampaignChanged, CampaignPage, Vars, Watching};
use news::News;
use prices::{Pictured, PriceTable};
use terms::Term;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/campaigns/{id}").route(web::get().to(show)));
}

#[derive(Template)]
#[template(path = "pages/campaigns/show/page.html")]
pub(crate) struct CampaignTemplate {
    p: Page,
    c: Campaign,
    path: String,
    tool_path: String,
    /// Where my agency stands, in a sentence.
    mine: String,
    news: News,
    steps: Vec<Step>,
    pictured: Option<Pictured>,
    prices: PriceTable,
    /// The form, while requests are open and the reader may make one.
    sheet: Option<Sheet>,
    /// What waits for the agency's own approval, or what became of it.
    waiting: Option<Waiting>,
    agency: Option<String>,
    terms: Vec<Term>,
    /// A question or a deed that was refused, as it was typed.
    form: Form,
    runs_campaigns: bool,
    /// Whether the reader sits at the table, sees who takes part and may ask: somebody who only funds does not.
    may_ask: bool,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

/// The page, with a form of it as it was refused.
pub(crate) async fn page(visit: &Visit, id: &str, form: Form) -> Result<CampaignTemplate, PageProblem> {
    let id = cynic::Id::new(id);
    let text = |name| visit.query(name).map(str::to_owned);
    let vars = Vars { id: id.clone(), who: text("who"), asked: text("asked") };
    let data = visit.run(CampaignPage::build(vars)).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let here = p.to(parts::path(id.inner(), ""));
    // A form of the page is sent elsewhere; what was refused there is still this page.
    let p = if form.is_refused() { p.found_at(here) } else { p };
    Ok(template(watched(p, &campaign, id), campaign, form))
}

/// The page that hears of changes; once a campaign has ended there are none.
fn watched(p: Page, campaign: &Campaign, id: cynic::Id) -> Page {
    match campaign.phase {
        Phase::Draft | Phase::Cleared | Phase::NotCleared | Phase::Cancelled => p,
        Phase::Pledging | Phase::Closed | Phase::Confirming => match watching(id) {
            Some(subscription) => p.live(&subscription, &campaign.state()),
            None => p,
        },
    }
}

fn watching(id: cynic::Id) -> Option<cynic::Operation<CampaignChanged, Watching>> {
    OperationBuilder::subscription().with_variables(Watching { id }).build().ok()
}

fn template(p: Page, c: Campaign, form: Form) -> CampaignTemplate {
    let agency = p.shell().and_then(|shell| shell.agency.clone());
    let subject = agency.as_ref().map(|agency| Subject {
        campaign: c.id.inner(),
        currency: &c.currency,
        agency,
        pledge: c.my_pledge.as_ref(),
        preview: shown_preview(c.my_pending_pledge.as_ref(), c.my_preview.as_ref()),
        pending: c.my_pending_pledge.as_ref(),
        approval_above: c.my_approval_above,
    });
    let of = Of {
        campaign: c.id.inner(),
        currency: &c.currency,
        zone: &c.zone,
        closes_at: c.closes_at,
        may_ask: c.can_pledge,
    };
    CampaignTemplate {
        path: p.to(parts::path(c.id.inner(), "")),
        tool_path: p.to(format!("tools/{}", c.tool.id.inner())),
        mine: p.t1(format!("pages-campaign-mine-{}", parts::word(c.my_state)), "seats", c.my_seats),
        news: news::of(&p, &c, agency.as_ref().map(|agency| agency.name.as_str())),
        steps: steps::of(&p, &c),
        pictured: prices::pictured(&p, &c),
        prices: prices::table(&p, &c),
        sheet: subject.filter(|_| c.can_pledge).map(|subject| Sheet::stored(&p, &subject)),
        waiting: approval::waiting(&p, &of, c.my_pending_pledge.as_ref()),
        agency: agency.map(|agency| agency.name),
        terms: terms::of(&p, &c),
        may_ask: p.shell().is_some_and(|shell| shell.roles.iter().any(|role| *role != Role::Funder)),
        runs_campaigns: p.shell().is_some_and(|shell| shell.can_run_campaigns),
        form,
        p,
        c,
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    vec![
        ("campaigns/show", CampaignPage::build(Vars { id: id(), who: None, asked: None }).query),
        ("campaigns/show: live", watching(id()).unwrap().query),
    ]
}

#[cfg(test)]
mod tests;
