//! Changing for how long the network keeps what it keeps for its people.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Difference, Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/privacy/retention").route(web::get().to(show)).route(web::post().to(save)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct RetentionEdit {
    viewer: ShellViewer,
    network: ShellNetwork,
    privacy: Privacy,
}

#[derive(cynic::QueryFragment)]
struct Privacy {
    retention: Option<Retention>,
    can_describe: bool,
}

#[derive(cynic::QueryFragment)]
struct Retention {
    notices: Period,
    mails: Period,
    invitations: Period,
    version: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RetentionPeriod")]
struct Period {
    days: i32,
    days_min: i32,
    days_max: i32,
}

#[derive(cynic::QueryVariables)]
struct Changing {
    input: ChangeRetentionInput,
}

#[derive(cynic::InputObject, Default)]
struct ChangeRetentionInput {
    notices_days: i32,
    mails_days: i32,
    invitations_days: i32,
    version: i32,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Changing")]
struct ChangeRetention {
    #[arguments(input: $input)]
    change_retention: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeRetentionPayload")]
struct Changed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/privacy/retention/page.html")]
struct RetentionPage {
    p: Page,
    form: Form,
    /// What somebody else saved meanwhile, where it is other than what was typed.
    meanwhile: Option<Vec<Difference>>,
    kept: Retention,
}

/// The fields people read, each with what it is called.
const FIELDS: [(&str, &str); 3] = [
    ("noticesDays", "pages-retention-notices"),
    ("mailsDays", "pages-retention-mails"),
    ("invitationsDays", "pages-retention-invitations"),
];

impl RetentionPage {
    fn hint(&self, key: &str, period: &Period) -> String {
        self.p.t2(key, "least", period.days_min, "most", period.days_max)
    }
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, None).await?;
    visit.show(&page)
}

async fn page(visit: &Visit, refused: Option<Form>) -> Result<RetentionPage, PageProblem> {
    let data = visit.run(RetentionEdit::build(())).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?.found_at(visit.to("privacy/retention"));
    let Some(kept) = data.privacy.retention.filter(|_| data.privacy.can_describe) else {
        return Err(visit.forbidden());
    };
    let saved = Fields::from_iter([
        ("noticesDays", kept.notices.days.to_string()),
        ("mailsDays", kept.mails.days.to_string()),
        ("invitationsDays", kept.invitations.days.to_string()),
        ("version", kept.version.to_string()),
    ]);
    let mut form = refused.unwrap_or_else(|| Form::filled(saved.clone()));
    let meanwhile = form
        .is_wrong("version")
        .then(|| form.replace_stale(&saved, &FIELDS.map(|(name, key)| (name, p.t(key))), |_, value| value.to_owned()));
    Ok(RetentionPage { p, form, meanwhile, kept })
}

async fn save(visit: Visit, posted: Posted) -> Answer {
    // What is no whole number is outside of every bound.
    let read = |name| words::number::parse(posted.language(), posted.text(name)).ok();
    let days = |name| read(name).and_then(|days| i32::try_from(days).ok()).unwrap_or(-1);
    let input = ChangeRetentionInput {
        notices_days: days("noticesDays"),
        mails_days: days("mailsDays"),
        invitations_days: days("invitationsDays"),
        version: days("version"),
        request_key: posted.request_key(),
    };
    let data = visit.run(ChangeRetention::build(Changing { input })).await?;
    let problems = Problems::of(data.change_retention.map(|changed| changed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("privacy"), "retention");
    }
    let page = page(&visit, Some(posted.refused(problems))).await?;
    visit.refuse(&page)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = ChangeRetentionInput::default();
    vec![
        ("privacy/retention", RetentionEdit::build(()).query),
        ("privacy/retention: save", ChangeRetention::build(Changing { input }).query),
    ]
}

#[cfg(test)]
mod tests;
