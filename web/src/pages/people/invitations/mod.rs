//! Who is invited and has not answered: send again, or take back.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::span::SpanFields;
use crate::types::{InvitationState, MailState, PageInfo, Problem, Role};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/invitations").route(web::get().to(show)).route(web::post().to(act)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Span")]
struct Invitations {
    viewer: Viewer,
    network: ShellNetwork,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    invitations: InvitationConnection,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    can_keep_people: bool,
}

#[derive(cynic::QueryFragment)]
struct InvitationConnection {
    nodes: Vec<Invitation>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Invitation {
    id: cynic::Id,
    name: String,
    email: String,
    role: Role,
    agency: Option<Agency>,
    invited_by: String,
    expires_at: DateTime<Utc>,
    state: InvitationState,
    mail: MailState,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    name: String,
}

#[derive(cynic::QueryVariables)]
struct Again {
    input: ResendInvitationInput,
}

#[derive(cynic::InputObject)]
struct ResendInvitationInput {
    invitation_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Again")]
struct ResendInvitation {
    #[arguments(input: $input)]
    resend_invitation: Option<Resent>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ResendInvitationPayload")]
struct Resent {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Back {
    input: WithdrawInvitationInput,
}

#[derive(cynic::InputObject)]
struct WithdrawInvitationInput {
    invitation_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Back")]
struct WithdrawInvitation {
    #[arguments(input: $input)]
    withdraw_invitation: Option<Withdrawn>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "WithdrawInvitationPayload")]
struct Withdrawn {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/people/invitations/page.html")]
struct InvitationsPage {
    p: Page,
    invitations: Vec<Invitation>,
    info: PageInfo,
    base: String,
    problems: Problems,
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, Problems::default()).await?;
    visit.show(&page)
}

async fn act(visit: Visit, posted: Posted) -> Answer {
    let (invitation_id, request_key) = (cynic::Id::new(posted.text("invitation")), posted.request_key());
    let (done, problems) = if posted.text("do") == "withdraw" {
        let input = WithdrawInvitationInput { invitation_id, request_key };
        let data = visit.run(WithdrawInvitation::build(Back { input })).await?;
        ("taken-back", data.withdraw_invitation.map(|withdrawn| withdrawn.problems).unwrap_or_default())
    } else {
        let input = ResendInvitationInput { invitation_id, request_key };
        let data = visit.run(ResendInvitation::build(Again { input })).await?;
        ("resent", data.resend_invitation.map(|resent| resent.problems).unwrap_or_default())
    };
    let problems = Problems::of(problems);
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("invitations"), done);
    }
    let page = page(&visit, problems).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, problems: Problems) -> Result<InvitationsPage, PageProblem> {
    let data = visit.run(Invitations::build(visit.span(50))).await?;
    if !data.viewer.can_keep_people {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::None, data.viewer.shell, data.network)?;
    let base = p.to("invitations?");
    let list = data.invitations;
    Ok(InvitationsPage { p, invitations: list.nodes, info: list.page_info, base, problems })
}

impl Invitation {
    fn has_expired(&self) -> bool {
        self.state == InvitationState::Expired
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let (id, key) = (|| cynic::Id::new(""), String::new);
    let again = ResendInvitationInput { invitation_id: id(), request_key: key() };
    let back = WithdrawInvitationInput { invitation_id: id(), request_key: key() };
    vec![
        ("people/invitations", Invitations::build(crate::span::Span::default()).query),
        ("people/invitations: resend", ResendInvitation::build(Again { input: again }).query),
        ("people/invitations: withdraw", WithdrawInvitation::build(Back { input: back }).query),
    ]
}
