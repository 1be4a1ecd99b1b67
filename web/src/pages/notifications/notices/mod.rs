//! My notices, newest first.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::Posted;
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::span::SpanFields;
use crate::types::PageInfo;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/notices").route(web::get().to(show)).route(web::post().to(mark_read)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Span")]
struct Notices {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    notices: NoticeConnection,
}

#[derive(cynic::QueryFragment)]
struct NoticeConnection {
    nodes: Vec<Notice>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Notice {
    id: cynic::Id,
    title: String,
    body: String,
    at: DateTime<Utc>,
    read_at: Option<DateTime<Utc>>,
    campaign: Option<NoticedCampaign>,
    agency_id: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
struct NoticedCampaign {
    id: cynic::Id,
    title: String,
}

#[derive(cynic::QueryVariables)]
struct Mark {
    input: MarkNoticesReadInput,
}

#[derive(cynic::InputObject)]
struct MarkNoticesReadInput {
    notice_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Mark")]
struct MarkNoticesRead {
    #[arguments(input: $input)]
    #[expect(dead_code, reason = "the page that follows counts for itself")]
    mark_notices_read: Option<Marked>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "MarkNoticesReadPayload")]
struct Marked {
    #[expect(dead_code, reason = "a payload needs a field")]
    unread_notices: i32,
}

#[derive(Template)]
#[template(path = "pages/notifications/notices/page.html")]
struct NoticesPage {
    p: Page,
    notices: Vec<Notice>,
    info: PageInfo,
    base: String,
    unread: i32,
}

impl NoticesPage {
    /// The newest notice there was when the page was made, which only the first page knows: up to it all may be marked.
    fn newest(&self) -> Option<&str> {
        let first = self.notices.first().filter(|_| self.unread > 0 && !self.info.has_previous_page);
        first.map(|notice| notice.id.inner())
    }
}

async fn show(visit: Visit) -> Answer {
    let data = visit.run(Notices::build(visit.span(25))).await?;
    let unread = data.viewer.unread_notices;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let base = p.to("notices?");
    visit.show(&NoticesPage { p, notices: data.notices.nodes, info: data.notices.page_info, base, unread })
}

async fn mark_read(visit: Visit, posted: Posted) -> Answer {
    let notice_id = cynic::Id::new(posted.text("noticeId"));
    let input = MarkNoticesReadInput { notice_id, request_key: posted.request_key() };
    visit.run(MarkNoticesRead::build(Mark { input })).await?;
    visit.redirect_done(&visit.to("notices"), "read")
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use crate::span::Span;
    let input = MarkNoticesReadInput { notice_id: cynic::Id::new(""), request_key: String::new() };
    vec![
        ("notifications/notices", Notices::build(Span::default()).query),
        ("notifications/notices: mark read", MarkNoticesRead::build(Mark { input }).query),
    ]
}

#[cfg(test)]
mod tests;
