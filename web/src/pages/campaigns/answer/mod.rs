//! An agency's yes or no to a first result.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};
use words::say;

use super::parts;
use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{self, Minor, Named, Phase, Problem, Seats};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/campaigns/{id}/answer");
    cfg.service(resource.route(web::get().to(ask)).route(web::post().to(answer)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct AnswerPage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    campaign: Option<ToAnswer>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
struct ToAnswer {
    title: String,
    phase: Phase,
    currency: String,
    zone: String,
    confirm_by: Option<DateTime<Utc>>,
    can_answer: bool,
    my_allocation: Option<Allocation>,
}

#[derive(cynic::QueryFragment)]
struct Allocation {
    seats: Seats,
    total: Minor,
    landed_price: Option<Minor>,
    answer: Option<types::Answer>,
    answered_by: Option<String>,
    answered_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryVariables)]
struct Answering {
    input: AnswerOutcomeInput,
}

#[derive(cynic::InputObject)]
struct AnswerOutcomeInput {
    campaign_id: cynic::Id,
    agency_id: cynic::Id,
    answer: types::Answer,
    answer_shown: Option<types::Answer>,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Answering")]
struct AnswerOutcome {
    #[arguments(input: $input)]
    answer_outcome: Option<Answered>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AnswerOutcomePayload")]
struct Answered {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/campaigns/answer/page.html")]
struct AnswerTemplate {
    p: Page,
    title: String,
    back: String,
    action: String,
    agency: String,
    answer: types::Answer,
    seats: Seats,
    price: String,
    total: String,
    /// The answer that stands, for the form to carry; empty where there is none.
    shown: &'static str,
    /// The same in a sentence: who gave it, and when.
    stands: Option<String>,
    /// Until when there was time, once that is over.
    late: Option<String>,
    form: Form,
}

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let answer = match visit.query("say") {
        Some("yes") => types::Answer::Confirmed,
        Some("no") => types::Answer::Declined,
        // Whoever comes without an answer finds both beside the result.
        _ => return visit.redirect(&visit.to(&parts::path(&path.1, "outcome"))),
    };
    let page = page(&visit, &path.1, answer, Form::empty()).await?;
    visit.show(&page)
}

async fn answer(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let answer = types::Answer::from_code(posted.text("answer")).ok_or_else(|| visit.missing())?;
    let input = AnswerOutcomeInput {
        campaign_id: cynic::Id::new(id),
        agency_id: cynic::Id::new(posted.text("agencyId")),
        answer,
        answer_shown: types::Answer::from_code(posted.text("answerShown")),
        request_key: posted.request_key(),
    };
    let data = visit.run(AnswerOutcome::build(Answering { input })).await?;
    let found = data.answer_outcome.map(|answered| answered.problems).unwrap_or_default();
    if found.is_empty() {
        let word = if answer == types::Answer::Confirmed { "said-yes" } else { "said-no" };
        return visit.redirect_done(&visit.to(&parts::path(id, "outcome")), word);
    }
    // An answer has no fields: whatever is in its way concerns it as a whole.
    let mut problems = Problems::default();
    for problem in found {
        let is_late = problem.code == "STALE_VERSION";
        let late = || say(visit.language(), "pages-outcome-answered-meanwhile", &[]);
        problems.add_general(if is_late { late() } else { problem.message });
    }
    let page = page(&visit, id, answer, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, answer: types::Answer, form: Form) -> Result<AnswerTemplate, PageProblem> {
    let data = visit.run(AnswerPage::build(Vars { id: cynic::Id::new(id) })).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let mine = campaign.my_allocation.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let is_over = campaign.phase != Phase::Confirming || campaign.confirm_by.is_some_and(|by| by <= p.now());
    let late = campaign.confirm_by.filter(|_| is_over && !campaign.can_answer && !form.is_refused());
    if !campaign.can_answer && !form.is_refused() && late.is_none() {
        return Err(visit.forbidden());
    }
    let said = if answer == types::Answer::Confirmed { "yes" } else { "no" };
    let here = p.to(parts::path(id, &format!("answer?say={said}")));
    let p = p.found_at(here);
    let agency = p.shell().and_then(|shell| shell.agency.as_ref()).ok_or_else(|| visit.missing())?;
    Ok(AnswerTemplate {
        agency: agency.id.inner().to_owned(),
        back: p.to(parts::path(id, "outcome")),
        action: p.to(parts::path(id, "answer")),
        price: mine.landed_price.map(|price| p.money(price, &campaign.currency)).unwrap_or_default(),
        total: p.money(mine.total, &campaign.currency),
        seats: mine.seats,
        shown: mine.answer.map(|answer| answer.code()).unwrap_or_default(),
        stands: stands(&p, &mine),
        late: late.map(|by| p.at_both(by, &campaign.zone)),
        title: campaign.title,
        answer,
        form,
        p,
    })
}

/// The answer that stands, with who gave it and when.
fn stands(p: &Page, mine: &Allocation) -> Option<String> {
    let key = match mine.answer? {
        types::Answer::Confirmed => "pages-outcome-stands-yes",
        types::Answer::Declined => "pages-outcome-stands-no",
    };
    Some(p.t2(key, "by", mine.answered_by.as_deref()?, "at", p.at(mine.answered_at?)))
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let input = AnswerOutcomeInput {
        campaign_id: id(),
        agency_id: id(),
        answer: types::Answer::Confirmed,
        answer_shown: None,
        request_key: String::new(),
    };
    vec![
        ("campaigns/answer", AnswerPage::build(Vars { id: id() }).query),
        ("campaigns/answer: do", AnswerOutcome::build(Answering { input }).query),
    ]
}
