//! The network and the people in it: what can be asked.

use async_graphql::{Context, ID, Object, Result};
use domain::networks::finders::WantedRoles;

use super::found;
use crate::apart::apart;
use crate::campaigns::Download;
use crate::networks::{
    self, Invitation, InvitationOffer, Member, Network, NetworkRules, NetworkSettings, PublicNetwork, Role, SeatsToGive,
};
use crate::relay::{self, Connection, Kind, page};
use crate::visit::visit;

/// The network and the people in it: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct NetworksQuery;

#[Object]
impl NetworksQuery {
    /// The network of the request's address.
    async fn network(&self, ctx: &Context<'_>) -> Result<Network> {
        Ok(Network::new(visit(ctx).network()?.clone()))
    }

    /// What coordinators may change about the network. Only for them.
    async fn network_settings(&self, ctx: &Context<'_>) -> Result<NetworkSettings> {
        apart(networks::settings(&visit(ctx))).await
    }

    /// The picture of the network's logo, as PNG, for those who belong to it; none where it has no logo.
    async fn logo_file(&self, ctx: &Context<'_>) -> Result<Option<Download>> {
        apart(networks::logo_file(&visit(ctx))).await
    }

    /// What the network allows its staff and its agencies. Only for coordinators.
    async fn network_rules(&self, ctx: &Context<'_>) -> Result<NetworkRules> {
        apart(networks::rules(&visit(ctx))).await
    }

    /// What a network says to everybody, signed in or not. None where it says nothing, or is not there.
    async fn public_network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its name in addresses.")] slug: String,
    ) -> Result<Option<PublicNetwork>> {
        apart(networks::public(&visit(ctx), &slug)).await
    }

    /// The roles people hold in the network, by the people's names: for coordinators everybody's, for an agency's admins those
    /// of their own agency, for others their own.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    #[expect(clippy::too_many_arguments, reason = "an argument of the schema each, and how to page them")]
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only roles held for this agency.")] agency_id: Option<ID>,
        #[graphql(desc = "Only roles of people with these words in their name, or in their agency's.")] search: Option<
            String,
        >,
        #[graphql(desc = "Only roles of this kind.")] role: Option<Role>,
        #[graphql(desc = "Only roles held for agencies without an admin whom mail reaches.", default = false)]
        without_admin: bool,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Member>> {
        let agency = agency_id.map(|id| relay::row(Kind::Agency, &id)).transpose()?;
        let wanted = WantedRoles { search, agency, role: role.map(Into::into), without_admin };
        apart(networks::members(&visit(ctx), &wanted, page(first, after, last, before)?)).await
    }

    /// A role somebody holds.
    async fn member(&self, ctx: &Context<'_>, #[graphql(desc = "Its global id.")] id: ID) -> Result<Option<Member>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(found(networks::member(&visit, relay::row(Kind::Member, &id)?).await?)?))
    }

    /// Who could be admin next in the place of somebody who is an agency's only one: up to 100 roles held for the same
    /// agency by others. Empty for any other role.
    #[graphql(complexity = "100 * child_complexity + 1")]
    async fn successors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The role that is to change or end.")] member_id: ID,
    ) -> Result<Vec<Member>> {
        apart(networks::successors(&visit(ctx), relay::row(Kind::Member, &member_id)?)).await
    }

    /// The agencies to which the person who asks may bring people, by name: for coordinators all that were not removed, for
    /// admins those they are admin of. Only for coordinators and admins.
    #[graphql(complexity = "100 * child_complexity + 1")]
    async fn seats_to_give(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only agencies with these words in their name or, for coordinators, in their key, with or without accents."
        )]
        search: Option<String>,
        #[graphql(desc = "An agency that is to be among them whatever the words are.")] agency_id: Option<ID>,
    ) -> Result<SeatsToGive> {
        apart(networks::seats_to_give(&visit(ctx), search.as_deref(), agency_id)).await
    }

    /// The invitations that wait for an answer, newest first: for coordinators all of them, for an agency's admins those to
    /// their own agency.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn invitations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Invitation>> {
        apart(networks::invitations(&visit(ctx), page(first, after, last, before)?)).await
    }

    /// What a mailed invitation offers whoever holds its link, signed in or not. None when it can be used no more.
    async fn invitation_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The last part of the link's address.")] token: String,
    ) -> Result<Option<InvitationOffer>> {
        apart(networks::offer(&visit(ctx), &token)).await
    }
}
