//! What can be asked, a file a room.

mod agencies;
mod campaigns;
mod events;
mod identity;
mod links;
mod networks;
mod node;
mod notifications;
mod permissions;
mod privacy;
mod providers;
mod tools;

use async_graphql::MergedObject;
use domain::{Denial, Failure};

use self::agencies::AgenciesQuery;
use self::campaigns::CampaignsQuery;
use self::events::EventsQuery;
use self::identity::IdentityQuery;
use self::links::LinksQuery;
use self::networks::NetworksQuery;
use self::node::NodeQuery;
use self::notifications::NotificationsQuery;
use self::permissions::PermissionsQuery;
use self::privacy::PrivacyQuery;
use self::providers::ProvidersQuery;
use self::tools::ToolsQuery;

/// The weight of what is worked out from an input: a document has room for a few of them.
const WORKED_OUT: usize = 1_000;

/// Everything that can be asked. What belongs to a network is asked at that network's address, `/n/{slug}/graphql`; who does
/// not belong to it finds nothing there.
#[derive(Clone, Copy, Debug, Default, MergedObject)]
pub struct Query(
    NodeQuery,
    IdentityQuery,
    ProvidersQuery,
    NetworksQuery,
    AgenciesQuery,
    LinksQuery,
    ToolsQuery,
    CampaignsQuery,
    NotificationsQuery,
    PrivacyQuery,
    EventsQuery,
    PermissionsQuery,
);

fn found<T>(row: Option<T>) -> Result<T, Failure> {
    row.ok_or(Failure::Denied(Denial::NotFound))
}
