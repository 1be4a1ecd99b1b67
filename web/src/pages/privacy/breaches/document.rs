//! What these pages ask.

use chrono::{DateTime, NaiveDate, Utc};

use crate::layout::{ShellNetwork, ShellViewer};
use crate::schema;
use crate::types::{BreachHarm, PageInfo, Problem};

#[derive(cynic::QueryVariables, Default)]
pub(super) struct Entries {
    pub(super) breach: Option<cynic::Id>,
    pub(super) first: Option<i32>,
    pub(super) after: Option<String>,
    pub(super) last: Option<i32>,
    pub(super) before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Entries")]
pub(super) struct Log {
    pub(super) viewer: ShellViewer,
    pub(super) network: ShellNetwork,
    #[arguments(breachId: $breach, first: $first, after: $after, last: $last, before: $before)]
    pub(super) breach_entries: BreachEntryConnection,
}

#[derive(cynic::QueryFragment)]
pub(super) struct BreachEntryConnection {
    pub(super) nodes: Vec<Entry>,
    pub(super) page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "BreachEntry")]
pub(super) struct Entry {
    pub(super) breach_id: cynic::Id,
    pub(super) number: i32,
    pub(super) revision: i32,
    pub(super) happened: String,
    pub(super) happened_when: String,
    pub(super) noticed_on: NaiveDate,
    pub(super) data: String,
    pub(super) people: Option<i32>,
    pub(super) harm: BreachHarm,
    pub(super) harm_reasons: String,
    pub(super) told: String,
    pub(super) done: String,
    pub(super) recorded_at: DateTime<Utc>,
    pub(super) recorded_by: String,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Recording {
    pub(super) input: RecordBreachInput,
}

#[derive(cynic::InputObject)]
pub(super) struct RecordBreachInput {
    pub(super) breach_id: Option<cynic::Id>,
    pub(super) revision: i32,
    pub(super) happened: String,
    pub(super) happened_when: String,
    pub(super) noticed_on: Option<NaiveDate>,
    pub(super) data: String,
    pub(super) people: Option<i32>,
    pub(super) harm: BreachHarm,
    pub(super) harm_reasons: String,
    pub(super) told: String,
    pub(super) done: String,
    pub(super) request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Recording")]
pub(super) struct RecordBreach {
    #[arguments(input: $input)]
    pub(super) record_breach: Option<Recorded>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RecordBreachPayload")]
pub(super) struct Recorded {
    pub(super) problems: Vec<Problem>,
}

#[cfg(test)]
pub(super) fn documents() -> Vec<(&'static str, String)> {
    use cynic::{MutationBuilder, QueryBuilder};
    let text = String::new;
    let input = RecordBreachInput {
        breach_id: None,
        revision: 0,
        happened: text(),
        happened_when: text(),
        noticed_on: None,
        data: text(),
        people: None,
        harm: BreachHarm::NotJudged,
        harm_reasons: text(),
        told: text(),
        done: text(),
        request_key: text(),
    };
    vec![
        ("privacy/breaches", Log::build(Entries::default()).query),
        ("privacy/breaches: record", RecordBreach::build(Recording { input }).query),
    ]
}
