//! The result of a campaign: my agency's part with its reasons, and the whole for a coordinator.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use super::parts;
use crate::layout::Door;
use crate::page::Page;
use crate::types::{AgencyState, Phase};
use crate::visit::{Answer, Visit};

mod document;
mod mine;
mod whole;

use document::{Campaign, Outcome, OutcomePage, Vars};
use mine::Mine;
use whole::Whole;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/campaigns/{id}/outcome").route(web::get().to(show)));
}

/// Agencies on one page of the table.
const PAGE: i32 = 100;

#[derive(Template)]
#[template(path = "pages/campaigns/outcome/page.html")]
struct OutcomeTemplate {
    p: Page,
    c: Campaign,
    outcome: Outcome,
    path: String,
    headline: String,
    next: Vec<String>,
    mine: Option<Mine>,
    whole: Option<Whole>,
    base: String,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let id = path.1.as_str();
    let before = visit.query("before").map(str::to_owned);
    let vars = Vars {
        id: cynic::Id::new(id),
        first: before.is_none().then_some(PAGE),
        after: visit.query("after").filter(|_| before.is_none()).map(str::to_owned),
        last: before.is_some().then_some(PAGE),
        before,
    };
    let data = visit.run(OutcomePage::build(vars)).await?;
    let mut campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let Some(outcome) = campaign.outcome.take() else {
        // No result yet: the campaign's own page says what is awaited.
        return visit.redirect(&visit.to(&parts::path(id, "")));
    };
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    visit.show(&template(p, campaign, outcome))
}

fn template(p: Page, c: Campaign, outcome: Outcome) -> OutcomeTemplate {
    OutcomeTemplate {
        path: p.to(parts::path(c.id.inner(), "")),
        base: p.to(format!("campaigns/{}/outcome?", c.id.inner())),
        headline: mine::headline(&p, &c, &outcome),
        next: mine::next(&p, &c),
        // Nothing of a result counts once the purchase is cancelled.
        mine: c
            .my_allocation
            .as_ref()
            .filter(|_| c.phase != Phase::Cancelled)
            .map(|mine| mine::of(&p, &c, mine, &outcome)),
        whole: c.analysis.as_ref().map(|analysis| whole::of(&p, &c, &outcome, analysis)),
        outcome,
        p,
        c,
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let vars = Vars { id: cynic::Id::new(""), first: None, after: None, last: None, before: None };
    vec![("campaigns/outcome", OutcomePage::build(vars).query)]
}

#[cfg(test)]
mod tests;
