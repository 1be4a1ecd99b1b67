//! Reads the rows of a scope, some at a time, in the order of their ids.
#![expect(clippy::disallowed_methods, reason = "selects of every table, each within a scope that was granted")]

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use serde_json::Value;
use uuid::Uuid;

use super::scope::{Of, Scope};
use super::tables::{Affairs, ByAgency, Column, Kind, Table, With};

/// How many rows are read at a time.
const CHUNK: u64 = 500;

/// What a row holds in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, an id, an instant or a day, as text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    YesNo(bool),
    /// A document.
    Json(Value),
}

/// A row: its place in the order, and its cells in the order of [`Scope::columns`].
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its id: the next rows follow it.
    pub id: Uuid,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl Scope {
    /// The columns of a table that leave with this scope.
    pub fn columns(self, table: &Table) -> Vec<Column> {
        let leaves = |column: &&Column| match column.with {
            With::Anybody => true,
            With::ItsAgency => matches!(self.0, Of::Agency(_)),
            With::ItsPerson => matches!(self.0, Of::Person(_)),
        };
        table.columns.iter().filter(leaves).copied().collect()
    }

    /// Whether a table has rows of this scope at all.
    pub fn takes(self, table: &Table) -> bool {
        match self.0 {
            Of::Person(_) => table.by_person.is_some() && !table.columns.is_empty(),
            Of::Agency(_) => table.by_agency != ByAgency::No || table.name == "person",
            Of::Network => table.with_network || ["network", "person"].contains(&table.name),
        }
    }

    /// Whether it is one person's, and so found in several networks.
    pub fn is_of_a_person(self) -> bool {
        matches!(self.0, Of::Person(_))
    }
}

/// The next rows of a table within a scope and a network, after this id; empty when there are no more.
///
/// # Errors
/// A database that fails.
pub async fn rows(
    conn: &impl ConnectionTrait,
    scope: Scope,
    table: &Table,
    network: Uuid,
    after: Option<Uuid>,
) -> Result<Vec<Row>, DbErr> {
    let columns = scope.columns(table);
    let mut select = Query::select();
    select.from(Alias::new(table.name)).limit(CHUNK).order_by(Alias::new("id"), Order::Asc);
    // Its own name, so that the place is there whether or not the id leaves.
    select.expr_as(Expr::col(Alias::new("id")), Alias::new("row_place"));
    select.columns(columns.iter().map(|column| Alias::new(column.name)));
    if let Some(after) = after {
        select.and_where(Expr::col(Alias::new("id")).gt(after));
    }
    within(&mut select, scope, table, network);
    let found = conn.query_all(&select).await?;
    found.iter().map(|row| read(row, &columns)).collect()
}

/// Restricts a select to the scope.
fn within(select: &mut SelectStatement, scope: Scope, table: &Table, network: Uuid) {
    let column = |name: &'static str| Expr::col(Alias::new(name));
    if table.of_network {
        select.and_where(column("network_id").eq(network));
    }
    match (scope.0, table.name) {
        (Of::Person(person), _) => {
            let named = table.by_person.unwrap_or("id");
            select.and_where(column(named).eq(person));
        }
        (Of::Network, "network") => {
            select.and_where(column("id").eq(network));
        }
        // Who belongs there now; those who left are named by their ids alone.
        (Of::Network, "person") => {
            select.and_where(column("id").in_subquery(members(network, None)));
        }
        (Of::Agency(agency), "person") => {
            select.and_where(column("id").in_subquery(members(network, Some(agency))));
        }
        (Of::Network, _) => match table.affairs {
            Affairs::None => {}
            Affairs::OfKinds(kinds) => {
                select.and_where(column("kind").is_not_in(kinds.iter().copied()));
            }
            Affairs::Above(number, bound) => {
                select.and_where(column(number).lte(bound));
            }
        },
        (Of::Agency(agency), _) => match table.by_agency {
            ByAgency::Column(name) => {
                select.and_where(column(name).eq(agency));
            }
            ByAgency::OfItsPledges(name) => {
                select.and_where(column("id").in_subquery(pledged(network, agency, name)));
            }
            ByAgency::No => {
                select.and_where(Expr::val(false));
            }
        },
    }
}

fn members(network: Uuid, agency: Option<Uuid>) -> SelectStatement {
    let mut members = Query::select();
    members
        .column(Alias::new("person_id"))
        .from(Alias::new("membership"))
        .and_where(Expr::col(Alias::new("network_id")).eq(network))
        .and_where(Expr::col(Alias::new("ended_at")).is_null());
    if let Some(agency) = agency {
        members.and_where(Expr::col(Alias::new("agency_id")).eq(agency));
    }
    members
}

fn pledged(network: Uuid, agency: Uuid, name: &'static str) -> SelectStatement {
    let mut pledged = Query::select();
    pledged
        .column(Alias::new(name))
        .from(Alias::new("pledge"))
        .and_where(Expr::col(Alias::new("network_id")).eq(network))
        .and_where(Expr::col(Alias::new("agency_id")).eq(agency));
    pledged
}

fn read(row: &QueryResult, columns: &[Column]) -> Result<Row, DbErr> {
    let cells = columns.iter().map(|column| cell(row, *column)).collect::<Result<_, _>>()?;
    Ok(Row { id: row.try_get("", "row_place")?, cells })
}

fn cell(row: &QueryResult, column: Column) -> Result<Cell, DbErr> {
    let name = column.name;
    let cell = match column.kind {
        Kind::Id => row.try_get::<Option<Uuid>>("", name)?.map(|id| Cell::Text(id.to_string())),
        Kind::Text => row.try_get::<Option<String>>("", name)?.map(Cell::Text),
        Kind::Number => row.try_get::<Option<i64>>("", name)?.map(Cell::Number),
        Kind::Instant => row.try_get::<Option<DateTime<Utc>>>("", name)?.map(|at| Cell::Text(stamp(at))),
        Kind::Day => row.try_get::<Option<NaiveDate>>("", name)?.map(|day| Cell::Text(day.to_string())),
        Kind::YesNo => row.try_get::<Option<bool>>("", name)?.map(Cell::YesNo),
        Kind::Json => row.try_get::<Option<Value>>("", name)?.map(Cell::Json),
    };
    Ok(cell.unwrap_or(Cell::Empty))
}

fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}
