//! Where I am signed in. It lies outside the networks, like the person it is about; the mail about a new sign-in leads here.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Posted, Problems};
use crate::layout::{Door, Shell, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::span::SpanFields;
use crate::types::{PageInfo, Problem};
use crate::visit::{Answer, Visit};

/// Where the page is found.
const PLACE: &str = "/my/sessions";

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/my/sessions").route(web::get().to(show)).route(web::post().to(end)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Span")]
struct Sessions {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Span")]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    sessions: SessionConnection,
}

#[derive(cynic::QueryFragment)]
struct SessionConnection {
    nodes: Vec<Session>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Session {
    id: cynic::Id,
    device: Option<String>,
    started_at: DateTime<Utc>,
    last_used_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    is_current: bool,
}

#[derive(cynic::QueryVariables)]
struct End {
    input: EndSessionInput,
}

#[derive(cynic::InputObject)]
struct EndSessionInput {
    session_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "End")]
struct EndSession {
    #[arguments(input: $input)]
    end_session: Option<Ended>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EndSessionPayload")]
struct Ended {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct EndOthers {
    input: EndOtherSessionsInput,
}

#[derive(cynic::InputObject)]
struct EndOtherSessionsInput {
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "EndOthers")]
struct EndOtherSessions {
    #[arguments(input: $input)]
    end_other_sessions: Option<OthersEnded>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EndOtherSessionsPayload")]
struct OthersEnded {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/identity/sessions/page.html")]
struct SessionsPage {
    p: Page,
    sessions: Vec<Session>,
    info: PageInfo,
    problems: Problems,
}

impl SessionsPage {
    /// Where the page's forms are sent.
    fn place(&self) -> String {
        self.p.outside(PLACE)
    }

    fn device(&self, session: &Session) -> String {
        session.device.clone().unwrap_or_else(|| self.p.t("pages-sessions-device-unknown"))
    }
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, Problems::default()).await?;
    visit.show(&page)
}

/// Two forms are sent here: one beside each session, and one for all others.
async fn end(visit: Visit, posted: Posted) -> Answer {
    let (problems, done) = if posted.has("others") {
        let input = EndOtherSessionsInput { request_key: posted.request_key() };
        let data = visit.run_globally(EndOtherSessions::build(EndOthers { input })).await?;
        (data.end_other_sessions.map(|ended| ended.problems), "sessions-ended")
    } else {
        let session_id = cynic::Id::new(posted.text("session"));
        let input = EndSessionInput { session_id, request_key: posted.request_key() };
        let data = visit.run_globally(EndSession::build(End { input })).await?;
        (data.end_session.map(|ended| ended.problems), "session-ended")
    };
    let problems = Problems::of(problems.unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.outside(PLACE), done);
    }
    let page = page(&visit, problems).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, problems: Problems) -> Result<SessionsPage, PageProblem> {
    let data = visit.run(Sessions::build(visit.span(50))).await?;
    let network = data.viewer.shell.network_at(visit.slug());
    let shell = Shell::of(data.viewer.shell, network).ok_or_else(|| visit.unknown())?;
    let list = data.viewer.sessions;
    Ok(SessionsPage { p: visit.page_around(Door::None, shell), sessions: list.nodes, info: list.page_info, problems })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use crate::span::Span;
    let one = EndSessionInput { session_id: cynic::Id::new(""), request_key: String::new() };
    let others = EndOtherSessionsInput { request_key: String::new() };
    vec![
        ("identity/sessions", Sessions::build(Span::default()).query),
        ("identity/sessions: end", EndSession::build(End { input: one }).query),
        ("identity/sessions: end all others", EndOtherSessions::build(EndOthers { input: others }).query),
    ]
}

#[cfg(test)]
mod tests;
