//! What can be asked.

use async_graphql::{Context, ID, Object, Result};
use domain::campaigns::phase;
use domain::events::log::EventFilter;
use domain::networks::finders::WantedRoles;
use domain::{Denial, Failure};

use crate::agencies::{self, Agency, AgencyFile, AgencyFilter, AgencyImport, PledgeConsequence};
use crate::campaigns::{
    self, AsTold, Campaign, CampaignDraftInput, Download, DraftCheck, Phase, PledgePreview, PledgePreviewInput,
    ToldDeed, Uptake,
};
use crate::events::{self, Event, EventChoices, EventKind};
use crate::identity::{self, Person, SignInLink, Viewer};
use crate::networks::{
    self, Invitation, InvitationOffer, Member, Network, NetworkRules, NetworkSettings, PublicNetwork, Role, SeatsToGive,
};
use crate::notifications::{self, Delivery, Notice};
use crate::permissions::{self, Permission};
use crate::privacy::{self, BreachEntry, Privacy};
use crate::providers::{self, IdentityProvider, ProviderLink, SignInProvider};
use crate::relay::{self, Connection, Kind, Node, page};
use crate::scalars::{Day, Instant};
use crate::tools::{self, ExitRecord, Supplier, Tool};
use crate::visit::{Visit, visit};

/// The weight of what is worked out from an input: a document has room for a few of them.
const WORKED_OUT: usize = 1_000;

/// Everything that can be asked.
#[derive(Clone, Copy, Debug)]
pub struct Query;

/// Everything that can be asked. What belongs to a network is asked at that network's address, `/n/{slug}/graphql`; who does
/// not belong to it finds nothing there.
#[Object]
impl Query {
    /// Anything with a global id.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "Its global id.")] id: ID) -> Result<Option<Node>> {
        let visit = visit(ctx);
        visit.person()?;
        let (kind, uuid) = relay::read(&id).ok_or(Failure::Denied(Denial::NotFound))?;
        Ok(Some(found(node(&visit, kind, uuid).await?)?))
    }

    /// Who asks.
    async fn viewer(&self) -> Viewer {
        Viewer
    }

    /// A mailed link that signs in, before it is used: for the page that asks. None when it does not sign in (any more).
    async fn sign_in_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The last part of the link's address.")] token: String,
    ) -> Result<Option<SignInLink>> {
        identity::look_at_link(&visit(ctx), &token).await
    }

    /// The providers by which people sign in to the network of the request's address, oldest first, at most 20: for everybody.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn sign_in_providers(&self, ctx: &Context<'_>) -> Result<Vec<SignInProvider>> {
        providers::offered(&visit(ctx)).await
    }

    /// A mailed link that confirms who somebody is at a provider, before it is used: for the page that asks. None when it confirms
    /// nothing (any more).
    async fn provider_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The last part of the link's address.")] token: String,
    ) -> Result<Option<ProviderLink>> {
        providers::look_at_link(&visit(ctx), &token).await
    }

    /// The providers that were set up for this network, oldest first, at most 20. Only for coordinators.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn identity_providers(&self, ctx: &Context<'_>) -> Result<Vec<IdentityProvider>> {
        providers::all(&visit(ctx)).await
    }

    /// A provider that was set up for this network. Only for coordinators.
    async fn identity_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: ID,
    ) -> Result<Option<IdentityProvider>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(found(providers::one(&visit, relay::row(Kind::IdentityProvider, &id)?).await?)?))
    }

    /// The address providers send people back to in this network: it is to be told to each provider. Only for coordinators.
    async fn provider_callback(&self, ctx: &Context<'_>) -> Result<String> {
        providers::back(&visit(ctx))
    }

    /// The network of the request's address.
    async fn network(&self, ctx: &Context<'_>) -> Result<Network> {
        Ok(Network::new(visit(ctx).network()?.clone()))
    }

    /// The campaigns of the network, newest first. Drafts are only for those who run campaigns.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    #[expect(clippy::too_many_arguments, reason = "an argument of the schema each, and how to page them")]
    async fn campaigns(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only campaigns in one of these phases now; all when left out.")] phases: Option<Vec<Phase>>,
        #[graphql(
            desc = "Only campaigns that concern who asks: what their agency asked for and did not withdraw, what is open for requests; all for those who run campaigns.",
            default = false
        )]
        concerning_me: bool,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Campaign>> {
        let page = page(first, after, last, before)?;
        // Each phase once: a statement has an end, and a list may name one a thousand times.
        let mut wanted: Vec<phase::Phase> = Vec::new();
        for phase in phases.into_iter().flatten().map(Into::into) {
            if !wanted.contains(&phase) {
                wanted.push(phase);
            }
        }
        campaigns::list(&visit(ctx), &wanted, concerning_me, page).await
    }

    /// A campaign.
    async fn campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: ID,
    ) -> Result<Option<Campaign>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(campaigns::one(&visit, relay::row(Kind::Campaign, &id)?).await?))
    }

    /// What lines would mean for the agency of the person who asks, before they are pledged. Nothing is written.
    #[graphql(complexity = "WORKED_OUT + child_complexity")]
    async fn pledge_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The lines, and in which campaign.")] input: PledgePreviewInput,
    ) -> Result<PledgePreview> {
        campaigns::preview(&visit(ctx), input).await
    }

    /// What stands in the way of a draft, as it is typed. Nothing is written. Only for those who run campaigns.
    #[graphql(complexity = "WORKED_OUT + child_complexity")]
    async fn draft_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft as it stands.")] input: CampaignDraftInput,
    ) -> Result<DraftCheck> {
        campaigns::draft_check(&visit(ctx), input).await
    }

    /// The network's directory of tools.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn tools(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only tools with these words in their name, short name or category.")] search: Option<String>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Tool>> {
        tools::list(&visit(ctx), search.as_deref(), page(first, after, last, before)?).await
    }

    /// A tool.
    async fn tool(&self, ctx: &Context<'_>, #[graphql(desc = "Its global id.")] id: ID) -> Result<Option<Tool>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(tools::one(&visit, relay::row(Kind::Tool, &id)?).await?))
    }

    /// The agencies of the network, by name. Coordinators are shown all of them, whatever their standing; others those that
    /// belong to it.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn agencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agencies; all when left out.")] filter: Option<AgencyFilter>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Agency>> {
        agencies::list(&visit(ctx), filter, page(first, after, last, before)?).await
    }

    /// How many agencies `agencies` shows with the same filter, on all its pages.
    async fn agencies_found(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agencies; all when left out.")] filter: Option<AgencyFilter>,
    ) -> Result<i32> {
        agencies::count(&visit(ctx), filter).await
    }

    /// An agency.
    async fn agency(&self, ctx: &Context<'_>, #[graphql(desc = "Its global id.")] id: ID) -> Result<Option<Agency>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(agencies::one(&visit, relay::row(Kind::Agency, &id)?).await?))
    }

    /// The campaigns an agency takes part in with a pledge that stands, newest first.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn agency_campaigns(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agency.")] agency_id: ID,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Campaign>> {
        let visit = visit(ctx);
        visit.member()?;
        let agency = relay::row(Kind::Agency, &agency_id)?;
        agencies::campaigns_of(&visit, agency, page(first, after, last, before)?).await
    }

    /// What would become of an agency's open pledges when it is suspended or removed now. Only for coordinators.
    #[graphql(complexity = "100 * child_complexity + 1")]
    async fn pledge_consequences(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agency.")] agency_id: ID,
    ) -> Result<Vec<PledgeConsequence>> {
        let visit = visit(ctx);
        visit.member()?;
        agencies::pledge_consequences(&visit, relay::row(Kind::Agency, &agency_id)?).await
    }

    /// An uploaded list of agencies, and what it would do now. Only for coordinators.
    #[graphql(complexity = "WORKED_OUT + child_complexity")]
    async fn agency_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: ID,
    ) -> Result<Option<AgencyImport>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(agencies::import(&visit, relay::row(Kind::AgencyImport, &id)?).await?))
    }

    /// A file of agencies. Only for coordinators.
    #[graphql(complexity = "WORKED_OUT + child_complexity")]
    async fn agency_download(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which file.")] file: AgencyFile,
    ) -> Result<Download> {
        agencies::download(&visit(ctx), file).await
    }

    /// What the person who asks was told in this network, newest first.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Notice>> {
        notifications::list(&visit(ctx), page(first, after, last, before)?).await
    }

    /// What could not be sent, newest first. Only for those who run campaigns.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn parked_deliveries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Delivery>> {
        notifications::parked(&visit(ctx), page(first, after, last, before)?).await
    }

    /// What coordinators may change about the network. Only for them.
    async fn network_settings(&self, ctx: &Context<'_>) -> Result<NetworkSettings> {
        networks::settings(&visit(ctx)).await
    }

    /// What the network allows its staff and its agencies. Only for coordinators.
    async fn network_rules(&self, ctx: &Context<'_>) -> Result<NetworkRules> {
        networks::rules(&visit(ctx)).await
    }

    /// An agency before a campaign, as staff may know it who enter what it told them. Only for coordinators.
    async fn as_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The campaign.")] campaign_id: ID,
        #[graphql(desc = "The agency.")] agency_id: ID,
    ) -> Result<Option<AsTold>> {
        campaigns::as_told(&visit(ctx), &campaign_id, &agency_id).await.map(Some)
    }

    /// What staff entered for an agency that told them: for its own people, and for coordinators.
    async fn told_deed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: ID,
    ) -> Result<Option<ToldDeed>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(found(campaigns::one_told(&visit, relay::row(Kind::ToldDeed, &id)?).await?)?))
    }

    /// What a network says to everybody, signed in or not. None where it says nothing, or is not there.
    async fn public_network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its name in addresses.")] slug: String,
    ) -> Result<Option<PublicNetwork>> {
        networks::public(&visit(ctx), &slug).await
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
        #[graphql(desc = "Only roles held for agencies without an admin.", default = false)] without_admin: bool,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Member>> {
        let agency = agency_id.map(|id| relay::row(Kind::Agency, &id)).transpose()?;
        let wanted = WantedRoles { search, agency, role: role.map(Into::into), without_admin };
        networks::members(&visit(ctx), &wanted, page(first, after, last, before)?).await
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
        networks::successors(&visit(ctx), relay::row(Kind::Member, &member_id)?).await
    }

    /// The agencies to which the person who asks may bring people, by name: for coordinators all that were not removed, for
    /// admins those they are admin of. Only for coordinators and admins.
    #[graphql(complexity = "100 * child_complexity + 1")]
    async fn seats_to_give(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only agencies with these words in their name or key, with or without accents.")]
        search: Option<String>,
        #[graphql(desc = "An agency that is to be among them whatever the words are.")] agency_id: Option<ID>,
    ) -> Result<SeatsToGive> {
        networks::seats_to_give(&visit(ctx), search.as_deref(), agency_id).await
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
        networks::invitations(&visit(ctx), page(first, after, last, before)?).await
    }

    /// What a mailed invitation offers whoever holds its link, signed in or not. None when it can be used no more.
    async fn invitation_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The last part of the link's address.")] token: String,
    ) -> Result<Option<InvitationOffer>> {
        networks::offer(&visit(ctx), &token).await
    }

    /// Who leads the network's privacy, how long it keeps what, and where.
    async fn privacy(&self) -> Privacy {
        Privacy
    }

    /// The network's log of breaches of privacy, newest entries first. Only for coordinators.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    async fn breach_entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only entries about the breach that begins with this entry.")] breach_id: Option<ID>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<BreachEntry>> {
        let breach = events::chosen(Kind::BreachEntry, breach_id);
        privacy::breaches::list(&visit(ctx), breach, page(first, after, last, before)?).await
    }

    /// What happened in the network, newest first: who did what, for whom, and when. Only for coordinators.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    #[expect(clippy::too_many_arguments, reason = "an argument of the schema each, and how to page them")]
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of this kind, such as `SeatsPledged`.")] kind: Option<String>,
        #[graphql(desc = "Only what this person did.")] person_id: Option<ID>,
        #[graphql(desc = "Only what was done for this agency.")] agency_id: Option<ID>,
        #[graphql(desc = "Only what is about this campaign.")] campaign_id: Option<ID>,
        #[graphql(desc = "Only what happened at this instant or later.")] since: Option<Instant>,
        #[graphql(desc = "Only what happened before this instant.")] until: Option<Instant>,
        #[graphql(desc = "Only what happened on this day or later, as the network's zone counts days.")]
        from_day: Option<Day>,
        #[graphql(desc = "Only what happened on this day or earlier, as the network's zone counts days.")]
        to_day: Option<Day>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Event>> {
        let visit = visit(ctx);
        events::reader(&visit)?;
        let [begin, end] = events::between(&visit, from_day.map(|day| day.0), to_day.map(|day| day.0))?;
        let filter = EventFilter {
            kind,
            person: events::chosen(Kind::Person, person_id),
            agency: events::chosen(Kind::Agency, agency_id),
            campaign: events::chosen(Kind::Campaign, campaign_id),
            since: since.map(|at| at.0).max(begin),
            before: until.map(|at| at.0).into_iter().chain(end).min(),
        };
        events::list(&visit, &filter, page(first, after, last, before)?).await
    }

    /// Every kind of fact there is, to choose events by.
    async fn event_kinds(&self, ctx: &Context<'_>) -> Vec<EventKind> {
        events::kinds(&visit(ctx))
    }

    /// Whom and what events can be chosen by. Only for coordinators.
    #[graphql(complexity = "100 * child_complexity + 1")]
    async fn event_choices(&self, ctx: &Context<'_>) -> Result<EventChoices> {
        events::choices(&visit(ctx)).await
    }

    /// Everything that can be done, and who may.
    async fn permissions(&self) -> Vec<Permission> {
        permissions::all()
    }

    /// What campaigns moved, small groups hidden. Only for funders and for those who run campaigns.
    async fn uptake(&self, ctx: &Context<'_>) -> Result<Uptake> {
        campaigns::uptake(&visit(ctx)).await
    }
}

fn found<T>(row: Option<T>) -> Result<T, Failure> {
    row.ok_or(Failure::Denied(Denial::NotFound))
}

/// What a global id names, as far as the person who asks may know.
async fn node(visit: &Visit, kind: Kind, id: uuid::Uuid) -> Result<Option<Node>> {
    match kind {
        Kind::Person => {
            return Ok(visit
                .person
                .clone()
                .filter(|person| person.id == id)
                .map(|person| Node::Person(Person::new(person))));
        }
        Kind::Passkey => return Ok(identity::one_passkey(visit, id).await?.map(Node::Passkey)),
        Kind::AccessToken => return Ok(identity::one_token(visit, id).await?.map(Node::AccessToken)),
        Kind::Session => return Ok(identity::one_session(visit, id).await?.map(Node::Session)),
        Kind::Network => {
            let belonging = visit.belongings.iter().find(|belonging| belonging.network.id == id);
            return Ok(belonging.map(|belonging| Node::Network(Network::new(belonging.network.clone().into()))));
        }
        _ => {}
    }
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(match kind {
        Kind::Person | Kind::Network | Kind::Session | Kind::Passkey | Kind::AccessToken => None,
        Kind::Agency => {
            domain::agencies::finders::one(tx.as_ref(), actor, id).await?.map(|row| Node::Agency(Agency::new(row)))
        }
        Kind::Supplier => domain::tools::finders::supplier(tx.as_ref(), actor, id)
            .await?
            .map(|row| Node::Supplier(Supplier::new(row))),
        Kind::Tool => Some(Node::Tool(tools::one(visit, id).await?)),
        Kind::ExitRecord => domain::tools::finders::exit_record(tx.as_ref(), actor, id)
            .await?
            .map(|row| Node::ExitRecord(ExitRecord::new(row))),
        Kind::Campaign => Some(Node::Campaign(campaigns::one(visit, id).await?)),
        Kind::Pledge => campaigns::pledge(visit, id).await?.map(Node::Pledge),
        Kind::Comment => campaigns::comment(visit, id).await?.map(Node::Comment),
        Kind::Allocation => campaigns::allocation(visit, id).await?.map(Node::Allocation),
        Kind::Notice => notifications::notice(visit, id).await?.map(Node::Notice),
        Kind::Delivery => notifications::delivery(visit, id).await?.map(Node::Delivery),
        Kind::Invitation => networks::invitation(visit, id).await?.map(Node::Invitation),
        Kind::Member => networks::member(visit, id).await?.map(Node::Member),
        Kind::Event => events::one(visit, id).await?.map(Node::Event),
        Kind::ToldDeed => campaigns::one_told(visit, id).await?.map(Node::ToldDeed),
        Kind::BreachEntry => privacy::breaches::one(visit, id).await?.map(Node::BreachEntry),
        Kind::AgencyImport => Some(Node::AgencyImport(agencies::import(visit, id).await?)),
        Kind::IdentityProvider => providers::one(visit, id).await?.map(Node::IdentityProvider),
    })
}
