//! A mailed invitation: what its link offers whoever holds it, and who takes the seat.

use std::sync::Arc;

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use domain::campaigns::{self, campaign};
use domain::identity;
use domain::networks::finders::{self, InvitationView};
use domain::networks::invitation::InvitationState;
use domain::networks::{AcceptInvitation, Accepted, accept_invitation, network};
use domain::notifications::campaign_title;

use super::{Network, Role};
use crate::identity::{Language, Person, arriving, go_on_as, limit_sign_ins};
use crate::problem::{Problem, told};
use crate::scalars::Instant;
use crate::session;
use crate::visit::{Visit, visit};

/// What a mailed link offers whoever holds it.
#[derive(Clone, Debug)]
pub struct InvitationOffer {
    view: Arc<InvitationView>,
    network: Arc<network::Model>,
    is_known: bool,
    campaigns: Arc<Vec<campaign::Model>>,
}

/// What a mailed link offers whoever holds it.
#[Object]
impl InvitationOffer {
    /// The network's name in the reader's language.
    async fn network(&self, ctx: &Context<'_>) -> &str {
        super::name(&self.network, visit(ctx).language)
    }

    /// The agency's name; none for coordinators, advisors and funders.
    async fn agency(&self) -> Option<&str> {
        self.view.1.as_ref().map(|agency| agency.name.as_str())
    }

    /// The titles of the campaigns it is for, where the agency is a guest of the network; otherwise empty.
    async fn guest_of(&self, ctx: &Context<'_>) -> Vec<String> {
        let language = visit(ctx).language;
        self.campaigns.iter().map(|campaign| campaign_title(language, campaign)).collect()
    }

    /// As what.
    async fn role(&self) -> Role {
        self.view.0.role.into()
    }

    /// What the inviter calls the person; empty when the inviter does not know.
    async fn name(&self) -> &str {
        &self.view.0.name
    }

    /// Where it was mailed to.
    async fn email(&self) -> &str {
        &self.view.0.email
    }

    /// The name of who invites.
    async fn invited_by(&self) -> &str {
        self.view.2.as_ref().map(|person| person.name.as_str()).unwrap_or_default()
    }

    /// From when on it is refused.
    async fn expires_at(&self) -> Instant {
        Instant(self.view.0.expires_at)
    }

    /// The time zone of the network, in which the mail tells it.
    async fn zone(&self) -> &str {
        &self.network.zone
    }

    /// The language of its mail.
    async fn language(&self) -> Language {
        self.view.0.language.into()
    }

    /// Whether somebody with this address is known already, and needs no name.
    async fn is_known(&self) -> bool {
        self.is_known
    }

    /// Whether it was mailed to the person who is signed in in this browser, and not only in one network of theirs.
    async fn is_mine(&self, ctx: &Context<'_>) -> bool {
        let visit = visit(ctx);
        visit.person_everywhere().is_ok_and(|reader| reader.email.as_deref() == Some(&self.view.0.email))
    }
}

/// What a link offers, if it can still be used: nothing is told of others.
pub(crate) async fn offer(visit: &Visit, token: &str) -> Result<Option<InvitationOffer>> {
    let Some((network, id)) = visit.api.signing_key().invitation_of_token(token) else { return Ok(None) };
    // Whoever is signed in in this browser reads another network: this is a reading of its own.
    let outside = visit.outside().await;
    let reading = outside.read(network);
    let found = {
        let tx = reading.tx().await?;
        let view = finders::invitation_of_link(tx.as_ref(), network, id).await?;
        let view = view.filter(|(invitation, ..)| invitation.state_at(visit.now()) == InvitationState::Open);
        let network = finders::by_id(tx.as_ref(), network).await?;
        let known = match &view {
            Some((invitation, ..)) => {
                identity::finders::person_by_email(tx.as_ref(), &invitation.email).await?.is_some()
            }
            None => false,
        };
        let guest = view.as_ref().and_then(|(_, agency, _)| agency.as_ref()).filter(|agency| agency.guest);
        let campaigns = match guest {
            Some(guest) => campaigns::finders::invited_to(tx.as_ref(), guest, visit.now()).await?,
            None => Vec::new(),
        };
        // What a guest was invited to may be over.
        let view = view.filter(|(_, agency, _)| !campaigns.is_empty() || !agency.as_ref().is_some_and(|one| one.guest));
        view.zip(network).map(|(view, network)| (view, network, known, campaigns))
    };
    reading.close().await?;
    Ok(found.map(|(view, network, is_known, campaigns)| InvitationOffer {
        view: Arc::new(view),
        network: Arc::new(network),
        is_known,
        campaigns: Arc::new(campaigns),
    }))
}

/// The secret of a mailed invitation, and who takes the seat.
#[derive(Debug, InputObject)]
pub struct AcceptInvitationInput {
    /// The last part of the link's address. It works once, within fourteen days.
    token: String,
    /// What somebody new wants to be called; without it what the inviter wrote.
    name: Option<String>,
    /// Whether the person who is signed in in this browser takes the seat, instead of the person with the invited address.
    #[graphql(default)]
    as_signed_in: bool,
}

/// Who has the seat now. If they are new, the answer carries the session cookie.
#[derive(Debug, SimpleObject)]
pub struct AcceptInvitationPayload {
    /// The person; none when the link is not valid.
    person: Option<Person>,
    /// The network; none when the link is not valid.
    network: Option<Network>,
    /// Whether they held the very same role before, so that nothing was added.
    held_already: bool,
    /// Whether they were known before, and a role was added to what they have.
    known_already: bool,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn accept(ctx: &Context<'_>, input: AcceptInvitationInput) -> Result<AcceptInvitationPayload> {
    let visit = visit(ctx);
    limit_sign_ins(&visit)?;
    visit.refresh().await;
    let cookie = visit.operation().secret();
    let how = AcceptInvitation {
        name: input.name,
        signed_in: visit.person_everywhere().ok().map(|person| person.id),
        as_signed_in: input.as_signed_in,
        arriving: arriving(&visit.caller),
    };
    let accepted = accept_invitation(visit.operation(), visit.api.signing_key(), &input.token, &cookie, &how).await?;
    let accepted = match accepted {
        Ok(accepted) => accepted,
        Err(problems) => return Ok(refused(told(&visit, problems))),
    };
    let session = goes_on(ctx, &visit, &accepted, cookie);
    let visit = go_on_as(ctx, session).await?;
    let networks = visit.belongings.iter().find(|belonging| belonging.network.id == accepted.network);
    Ok(AcceptInvitationPayload {
        person: visit.person.clone().map(Person::new),
        network: networks.map(|belonging| Network::new(Arc::new(belonging.network.clone()))),
        held_already: accepted.held,
        known_already: accepted.known,
        problems: Vec::new(),
    })
}

/// The session that goes on: a new one for whoever is new. What was signed in here before is over with it.
fn goes_on(ctx: &Context<'_>, visit: &Visit, accepted: &Accepted, cookie: String) -> Option<String> {
    if accepted.known {
        return visit.caller.session.clone();
    }
    ctx.append_http_header("set-cookie", session::cookie(visit.api.settings().https, &cookie));
    Some(cookie)
}

fn refused(problems: Vec<Problem>) -> AcceptInvitationPayload {
    AcceptInvitationPayload { person: None, network: None, held_already: false, known_already: false, problems }
}
