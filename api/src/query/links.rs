//! Links of agencies with those of other networks: what can be asked.

use async_graphql::{Context, ID, Object, Result};

use crate::apart::apart;
use crate::links::{self, AgencyLink};
use crate::relay::{self, Kind};
use crate::visit::visit;

/// Links of agencies with those of other networks: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct LinksQuery;

#[Object]
impl LinksQuery {
    /// The link of an agency with the same organization's agency in another network: only for the agency's admins. None where
    /// there is none.
    async fn agency_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agency here.")] agency_id: ID,
    ) -> Result<Option<AgencyLink>> {
        let visit = visit(ctx);
        visit.member()?;
        apart(links::one(&visit, relay::row(Kind::Agency, &agency_id)?)).await
    }
}
