//! What happened: what can be asked.

use async_graphql::{Context, ID, Object, Result};
use domain::events::log::EventFilter;

use crate::apart::apart;
use crate::events::{self, Event, EventChoices, EventKind};
use crate::relay::{self, Connection, Kind, page};
use crate::scalars::{Day, Instant};
use crate::visit::visit;

/// What happened: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventsQuery;

#[Object]
impl EventsQuery {
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
        apart(events::list(&visit, &filter, page(first, after, last, before)?)).await
    }

    /// Every kind of fact the log may hold, to choose events by.
    async fn event_kinds(&self, ctx: &Context<'_>) -> Vec<EventKind> {
        events::kinds(&visit(ctx))
    }

    /// Whom and what events can be chosen by. Only for coordinators.
    #[graphql(complexity = "100 * child_complexity + 1")]
    async fn event_choices(&self, ctx: &Context<'_>) -> Result<EventChoices> {
        apart(events::choices(&visit(ctx))).await
    }
}
