//! What a global id names.

use async_graphql::{Context, ID, Object, Result};
use domain::{Denial, Failure};

use super::found;
use crate::agencies::{self, Agency};
use crate::identity::Person;
use crate::networks::{self, Network};
use crate::relay::{self, Kind, Node};
use crate::tools::{self, ExitRecord, Supplier};
use crate::visit::{Visit, visit};
use crate::{campaigns, events, identity, notifications, privacy, providers};

/// What a global id names: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// Anything with a global id.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "Its global id.")] id: ID) -> Result<Option<Node>> {
        let visit = visit(ctx);
        visit.person()?;
        let (kind, uuid) = relay::read(&id).ok_or(Failure::Denied(Denial::NotFound))?;
        Ok(Some(found(node(&visit, kind, uuid).await?)?))
    }
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
    let tx = async || visit.reading.tx().await;
    Ok(match kind {
        Kind::Person | Kind::Network | Kind::Session | Kind::Passkey | Kind::AccessToken => None,
        Kind::Agency => domain::agencies::finders::one(tx().await?.as_ref(), actor, id)
            .await?
            .map(|row| Node::Agency(Agency::new(row))),
        Kind::Supplier => domain::tools::finders::supplier(tx().await?.as_ref(), actor, id)
            .await?
            .map(|row| Node::Supplier(Supplier::new(row))),
        Kind::Tool => Some(Node::Tool(tools::one(visit, id).await?)),
        Kind::ExitRecord => domain::tools::finders::exit_record(tx().await?.as_ref(), actor, id)
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
        Kind::PendingPledge => campaigns::pending(visit, id).await?.map(Node::PendingPledge),
        Kind::BreachEntry => privacy::breaches::one(visit, id).await?.map(Node::BreachEntry),
        Kind::AgencyImport => Some(Node::AgencyImport(agencies::import(visit, id).await?)),
        Kind::IdentityProvider => providers::one(visit, id).await?.map(Node::IdentityProvider),
    })
}
