//! Privacy: what can be asked.

use async_graphql::{Context, ID, Object, Result};

use crate::apart::apart;
use crate::events;
use crate::privacy::{self, BreachEntry, Privacy};
use crate::relay::{self, Connection, Kind, page};
use crate::visit::visit;

/// Privacy: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct PrivacyQuery;

#[Object]
impl PrivacyQuery {
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
        apart(privacy::breaches::list(&visit(ctx), breach, page(first, after, last, before)?)).await
    }
}
