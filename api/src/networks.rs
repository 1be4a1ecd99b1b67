//! Networks, and what a person is in them.

mod accepting;
mod invitations;
mod logo;
mod people;
mod retention;
mod rules;
mod settings;

pub use accepting::{AcceptInvitationInput, AcceptInvitationPayload, InvitationOffer};
pub(crate) use accepting::{accept, offer};
pub use invitations::{
    Invitation, InvitePersonInput, InvitePersonPayload, ResendInvitationInput, ResendInvitationPayload,
    WithdrawInvitationInput, WithdrawInvitationPayload,
};
pub(crate) use invitations::{invitation, invitations, invite, resend, withdraw};
pub use logo::{ChangeLogoInput, ChangeLogoPayload, Logo, RemoveLogoInput, RemoveLogoPayload};
pub(crate) use logo::{change_it as change_logo, own_file as logo_file, remove_it as remove_logo};
pub use people::{
    AddPersonInput, AddPersonPayload, ChangeRoleInput, ChangeRolePayload, ChooseAgencyInput, ChooseAgencyPayload,
    EndRoleInput, EndRolePayload, Member, SeatsToGive,
};
pub(crate) use people::{add, change, choose, end, member, members, seats_to_give, successors};

pub use retention::{ChangeRetentionInput, ChangeRetentionPayload, Retention};
pub(crate) use retention::{change as change_retention, kept};
pub use rules::{ChangeRulesInput, ChangeRulesPayload, NetworkRules};
pub(crate) use rules::{change as change_rules, rules};
pub use settings::{
    ChangeNetworkInput, ChangeNetworkPayload, CreateNetworkInput, CreateNetworkPayload, NetworkSettings, PublicNetwork,
};
pub(crate) use settings::{change_settings, create, public, settings};

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result};
use domain::access;
use domain::access::finders::Belonging;
use domain::agencies::finders;
use domain::networks::languages::Languages;
use domain::networks::network;
use domain::{Denial, Failure};
use words::Language;

use crate::agencies::Agency;
use crate::identity;
use crate::relay::{self, Kind};
use crate::visit::visit;

/// What a person is in a network. One person may be several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "access::Role")]
pub enum Role {
    /// Works for the umbrella: runs campaigns, keeps the directory.
    Coordinator,
    /// Keeps an agency's profile, pledges and answers for it.
    Admin,
    /// Pledges and answers for an agency.
    Buyer,
    /// Works for an agency: reads along and discusses.
    Member,
    /// A newcomer's or front-line voice, nobody's staff: proposes and discusses, and never pledges.
    Advisor,
    /// Works for a funding body: sees uptake, never one agency.
    Funder,
}

/// A network: an umbrella organization hosts it, agencies are its members. Everything else belongs to one.
#[derive(Clone, Debug)]
pub struct Network(Arc<network::Model>);

impl Network {
    pub(crate) fn new(network: Arc<network::Model>) -> Self {
        Self(network)
    }
}

/// A network: an umbrella organization hosts it, agencies are its members. Everything else belongs to one.
#[Object]
impl Network {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Network, self.0.id)
    }

    /// Its name in addresses, as in `/n/{slug}/graphql`.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Its name in the reader's language.
    async fn name(&self, ctx: &Context<'_>) -> &str {
        name(&self.0, visit(ctx).language)
    }

    /// Its name in English.
    async fn name_en(&self) -> &str {
        &self.0.name_en
    }

    /// Its name in French.
    async fn name_fr(&self) -> &str {
        &self.0.name_fr
    }

    /// The IANA time zone it keeps its deadlines in, such as `America/Toronto`.
    async fn zone(&self) -> &str {
        &self.0.zone
    }

    /// The currency it buys in, as three capital letters.
    async fn currency(&self) -> &str {
        &self.0.currency
    }

    /// The languages it offers, at least one, the first one first. Whoever reads in another one still does.
    async fn languages(&self) -> Vec<identity::Language> {
        spoken(&self.0.languages)
    }

    /// Its logo, where it has one. Whoever does not see it is told the network's name.
    async fn logo(&self) -> Option<Logo> {
        self.0.logo.as_ref().map(Logo::of)
    }

    /// How many agencies belong to it. Only the network of the request's own address tells; others are `NOT_FOUND` here.
    async fn agency_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let visit = visit(ctx);
        let actor = visit.member()?;
        if actor.network != self.0.id {
            return Err(Failure::from(Denial::NotFound).into());
        }
        let tx = visit.reading.tx().await?;
        let count = finders::count(tx.as_ref(), actor).await?;
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

/// The languages a network offers.
fn spoken(languages: &Languages) -> Vec<identity::Language> {
    languages.list().iter().map(|language| (*language).into()).collect()
}

/// A network's name in a language.
pub(crate) fn name(network: &network::Model, language: Language) -> &str {
    match language {
        Language::En => &network.name_en,
        Language::Fr => &network.name_fr,
    }
}

/// What a person is in one network. A person may hold several in the same network.
#[derive(Clone, Debug)]
pub struct Membership(Belonging);

impl Membership {
    pub(crate) fn new(belonging: Belonging) -> Self {
        Self(belonging)
    }
}

/// What a person is in one network. A person may hold several in the same network.
#[Object]
impl Membership {
    /// Where.
    async fn network(&self) -> Network {
        Network(Arc::new(self.0.network.clone()))
    }

    /// As what.
    async fn role(&self) -> Role {
        self.0.membership.role.into()
    }

    /// The agency they act for; none for coordinators, advisors and funders, and none in other networks than the one of the
    /// request's own address.
    async fn agency(&self) -> Option<Agency> {
        self.0.agency.clone().map(Agency::new)
    }
}
