//! Agencies: what can be asked.

use async_graphql::{Context, ID, Object, Result};

use super::WORKED_OUT;
use crate::agencies::{self, Agency, AgencyFile, AgencyFilter, AgencyImport, PledgeConsequence};
use crate::apart::apart;
use crate::campaigns::{Campaign, Download};
use crate::relay::{self, Connection, Kind, page};
use crate::visit::visit;

/// Agencies: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct AgenciesQuery;

#[Object]
impl AgenciesQuery {
    /// The agencies of the network, by name. Coordinators are shown all of them, whatever their standing; others those that
    /// belong to it.
    #[graphql(complexity = "relay::weight(first, last) * child_complexity + 1")]
    #[expect(clippy::too_many_arguments, reason = "an argument of the schema each, and how to page them")]
    async fn agencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agencies; all when left out.")] filter: Option<AgencyFilter>,
        #[graphql(desc = "Of the guests only those that take part in this campaign.")] campaign_id: Option<ID>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Agency>> {
        apart(agencies::list(&visit(ctx), filter, campaign_id, page(first, after, last, before)?)).await
    }

    /// How many agencies `agencies` shows with the same filter, on all its pages.
    async fn agencies_found(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agencies; all when left out.")] filter: Option<AgencyFilter>,
    ) -> Result<i32> {
        apart(agencies::count(&visit(ctx), filter)).await
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
        apart(agencies::campaigns_of(&visit, agency, page(first, after, last, before)?)).await
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
        apart(agencies::pledge_consequences(&visit, relay::row(Kind::Agency, &agency_id)?)).await
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
        #[graphql(desc = "Only such agencies; guests are in no list that can be imported again.")] filter: Option<
            AgencyFilter,
        >,
    ) -> Result<Download> {
        apart(agencies::download(&visit(ctx), file, filter)).await
    }
}
