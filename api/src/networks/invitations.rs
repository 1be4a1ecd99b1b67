//! Invitations: who is asked to the table.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::networks::finders::{self, InvitationView};
use domain::networks::{InvitePerson, Invited, invitation, invite_person, resend_invitation, withdraw_invitation};
use domain::page::Page;
use uuid::Uuid;

use super::Role;
use super::people::{Member, member, seat};
use crate::agencies::Agency;
use crate::identity::Language;
use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Entry, Kind};
use crate::scalars::Instant;
use crate::visit::{Visit, visit};

/// Where an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::networks::invitation::InvitationState")]
pub enum InvitationState {
    /// It can be accepted.
    Open,
    /// Its time ran out; it can be sent again.
    Expired,
    /// It was accepted.
    Accepted,
    /// It was withdrawn.
    Withdrawn,
}

/// What became of an invitation's last mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "invitation::MailState")]
pub enum MailState {
    /// It is on its way.
    Waiting,
    /// It went out.
    Sent,
    /// It could not be sent.
    Failed,
}

/// An invitation. Coordinators see all of them, an agency's admins those to their own agency.
#[derive(Clone, Debug)]
pub struct Invitation(Arc<InvitationView>);

impl Invitation {
    pub(crate) fn new(view: InvitationView) -> Self {
        Self(Arc::new(view))
    }
}

impl Entry for Invitation {
    fn place(&self) -> Uuid {
        self.0.0.id
    }
}

/// An invitation. Coordinators see all of them, an agency's admins those to their own agency.
#[Object]
impl Invitation {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Invitation, self.0.0.id)
    }

    /// What the inviter calls the person; empty when the inviter does not know, and once it is over.
    async fn name(&self) -> &str {
        &self.0.0.name
    }

    /// Where it was mailed to; empty once it is over.
    async fn email(&self) -> &str {
        &self.0.0.email
    }

    /// The language of its mail.
    async fn language(&self) -> Language {
        self.0.0.language.into()
    }

    /// As what.
    async fn role(&self) -> Role {
        self.0.0.role.into()
    }

    /// For which agency; none for coordinators, advisors and funders.
    async fn agency(&self) -> Option<Agency> {
        self.0.1.clone().map(Agency::new)
    }

    /// The name of who invites.
    async fn invited_by(&self) -> &str {
        self.0.2.as_ref().map(|person| person.name.as_str()).unwrap_or_default()
    }

    /// When it was made.
    async fn at(&self) -> Instant {
        Instant(self.0.0.created_at)
    }

    /// From when on it is refused.
    async fn expires_at(&self) -> Instant {
        Instant(self.0.0.expires_at)
    }

    /// Where it stands now.
    async fn state(&self, ctx: &Context<'_>) -> InvitationState {
        self.0.0.state_at(visit(ctx).now()).into()
    }

    /// What became of its last mail.
    async fn mail(&self) -> MailState {
        self.0.0.mail_state().into()
    }

    /// Why the last attempt to mail it failed.
    async fn last_error(&self) -> Option<&str> {
        self.0.0.last_error.as_deref()
    }
}

pub(crate) async fn invitations(visit: &Visit, page: Page) -> Result<Connection<Invitation>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(finders::invitations(tx.as_ref(), actor, page).await?, Invitation::new))
}

pub(crate) async fn invitation(visit: &Visit, id: Uuid) -> Result<Option<Invitation>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::invitation(tx.as_ref(), actor, id).await?.map(Invitation::new))
}

/// Whom to invite to what.
#[derive(Debug, InputObject)]
pub struct InvitePersonInput {
    /// What they are called: 1 to 200 characters.
    name: String,
    /// Where mail reaches them.
    email: String,
    /// The language of the mail.
    language: Language,
    /// As what.
    role: Role,
    /// For which agency, where the role is held for one.
    agency_id: Option<ID>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What came of it: one of the two, or problems.
#[derive(Debug, SimpleObject)]
pub struct InvitePersonPayload {
    /// The invitation that is on its way.
    invitation: Option<Invitation>,
    /// The role, for somebody who is at the table already: they hold it from now on, and no invitation was needed.
    member: Option<Member>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn invite(visit: &Visit, input: InvitePersonInput) -> Result<InvitePersonPayload> {
    let actor = visit.member()?;
    let seat = seat(input.role, input.agency_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    let wish = InvitePerson { name: Some(input.name), email: input.email, language: input.language.into(), seat };
    Ok(match invite_person(visit.operation(), actor, Some(&key), &wish).await? {
        Ok(Invited::ByMail(id)) => {
            let invitation = invitation(visit, id).await?;
            InvitePersonPayload { invitation, member: None, problems: Vec::new() }
        }
        Ok(Invited::AtOnce(id)) => {
            let member = member(visit, id).await?;
            InvitePersonPayload { invitation: None, member, problems: Vec::new() }
        }
        Err(problems) => InvitePersonPayload { invitation: None, member: None, problems: told(visit, problems) },
    })
}

/// Which invitation to mail again.
#[derive(Debug, InputObject)]
pub struct ResendInvitationInput {
    /// The invitation.
    invitation_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The invitation, on its way again.
#[derive(Debug, SimpleObject)]
pub struct ResendInvitationPayload {
    /// The invitation; none when something has to be mended.
    invitation: Option<Invitation>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn resend(visit: &Visit, input: ResendInvitationInput) -> Result<ResendInvitationPayload> {
    let actor = visit.member()?;
    let id = relay::row(Kind::Invitation, &input.invitation_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match resend_invitation(visit.operation(), actor, Some(&key), id).await? {
        Ok(id) => ResendInvitationPayload { invitation: invitation(visit, id).await?, problems: Vec::new() },
        Err(problems) => ResendInvitationPayload { invitation: None, problems: told(visit, problems) },
    })
}

/// Which invitation to take back.
#[derive(Debug, InputObject)]
pub struct WithdrawInvitationInput {
    /// The invitation.
    invitation_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The invitation as it is now: its link opens nothing any more.
#[derive(Debug, SimpleObject)]
pub struct WithdrawInvitationPayload {
    /// The invitation; none when something has to be mended.
    invitation: Option<Invitation>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn withdraw(visit: &Visit, input: WithdrawInvitationInput) -> Result<WithdrawInvitationPayload> {
    let actor = visit.member()?;
    let id = relay::row(Kind::Invitation, &input.invitation_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match withdraw_invitation(visit.operation(), actor, Some(&key), id).await? {
        Ok(id) => WithdrawInvitationPayload { invitation: invitation(visit, id).await?, problems: Vec::new() },
        Err(problems) => WithdrawInvitationPayload { invitation: None, problems: told(visit, problems) },
    })
}
