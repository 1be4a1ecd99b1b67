//! Who is invited and has not answered: send again, or take back.

use actix_web::web::{self, Path, ServiceConfig};
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
    cfg.service(web::resource("/n/{slug}/invitations").route(web::get().to(show)).route(web::post().to(resend)));
    let back = web::resource("/n/{slug}/invitations/{id}/withdraw");
    cfg.service(back.route(web::get().to(ask)).route(web::post().to(withdraw)));
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
    #[cynic(rename = "listedName", alias)]
    name: String,
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct OneInvitation {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    node: Option<Named>,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "Node")]
enum Named {
    Invitation(Meant),
    #[cynic(fallback)]
    SomethingElse,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Invitation")]
struct Meant {
    name: String,
    email: String,
    role: Role,
    agency: Option<Agency>,
    state: InvitationState,
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

async fn resend(visit: Visit, posted: Posted) -> Answer {
    let (invitation_id, request_key) = (cynic::Id::new(posted.text("invitation")), posted.request_key());
    let input = ResendInvitationInput { invitation_id, request_key };
    let data = visit.run(ResendInvitation::build(Again { input })).await?;
    let problems = Problems::of(data.resend_invitation.map(|resent| resent.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("invitations"), "resent");
    }
    let page = page(&visit, problems).await?;
    visit.refuse(&page)
}

#[derive(Template)]
#[template(path = "pages/people/invitations/withdraw.html")]
struct WithdrawPage {
    p: Page,
    invitation: Meant,
    action: String,
}

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let data = visit.run(OneInvitation::build(Vars { id: cynic::Id::new(path.1.as_str()) })).await?;
    let Some(Named::Invitation(invitation)) = data.node else { return Err(visit.missing()) };
    // What is over has no page any more.
    if !matches!(invitation.state, InvitationState::Open | InvitationState::Expired) {
        return Err(visit.missing());
    }
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let action = p.to(format!("invitations/{}/withdraw", path.1));
    visit.show(&WithdrawPage { p, invitation, action })
}

async fn withdraw(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let (invitation_id, request_key) = (cynic::Id::new(path.1.as_str()), posted.request_key());
    let input = WithdrawInvitationInput { invitation_id, request_key };
    let data = visit.run(WithdrawInvitation::build(Back { input })).await?;
    let problems = Problems::of(data.withdraw_invitation.map(|withdrawn| withdrawn.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("invitations"), "taken-back");
    }
    // It was accepted or taken back meanwhile: the list shows what is left.
    let page = page(&visit, problems).await?;
    visit.refuse(&page)
}

impl WithdrawPage {
    fn text(&self) -> String {
        let role = self.p.name(self.invitation.role);
        let what = match &self.invitation.agency {
            Some(agency) => self.p.t2("mails-people-seat", "role", role, "agency", &agency.name),
            None => role,
        };
        let Meant { name, email, .. } = &self.invitation;
        self.p.t3("pages-people-withdraw-text", "name", name, "email", email, "what", what)
    }
}

async fn page(visit: &Visit, problems: Problems) -> Result<InvitationsPage, PageProblem> {
    let data = visit.run(Invitations::build(visit.span(50))).await?;
    if !data.viewer.can_keep_people {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::None, data.viewer.shell, data.network)?;
    // A refused form was sent elsewhere, or has no page any more.
    let p = if problems.is_empty() { p } else { p.found_at(visit.to("invitations")) };
    let base = p.to("invitations?");
    let list = data.invitations;
    Ok(InvitationsPage { p, invitations: list.nodes, info: list.page_info, base, problems })
}

impl Invitation {
    /// How whoever is invited is told from others: by their name, or by their address if nobody knows it.
    fn called(&self) -> &str {
        if self.name.is_empty() { &self.email } else { &self.name }
    }

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
        ("people/invitations: one", OneInvitation::build(Vars { id: id() }).query),
        ("people/invitations: resend", ResendInvitation::build(Again { input: again }).query),
        ("people/invitations: withdraw", WithdrawInvitation::build(Back { input: back }).query),
    ]
}
