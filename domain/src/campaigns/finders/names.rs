//! Names of people, as far as an actor may know them.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::access::Actor;
use crate::identity::person;
use crate::networks::membership;

/// The name of a person who is joined to a select, by the columns of that join. A guest is told the names of those who work or
/// worked for its own agency; of everybody else there is none.
pub(super) fn name_for(actor: &Actor, column: impl Fn(person::Column) -> Expr) -> Expr {
    let name = column(person::Column::Name);
    if !actor.is_only_a_guest() {
        return name;
    }
    let colleagues = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::NetworkId.eq(actor.network))
        .filter(membership::Column::AgencyId.is_in(actor.agencies()));
    let known = column(person::Column::Id).in_subquery(colleagues.into_query());
    Expr::expr(CaseStatement::new().case(known, name))
}
