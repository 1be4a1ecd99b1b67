//! A page of a list beneath each of several rows, in one statement.

use std::collections::HashMap;

use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Func, Query, WindowStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryTrait, Select};
use uuid::Uuid;

use crate::page::{Order, Page, Slice};

const BENEATH: &str = "beneath";
const PLACE: &str = "place";

/// The same page of the list beneath each row that `beneath` names, ordered by `id`. Rows with nothing beneath them are
/// left out.
#[expect(clippy::disallowed_methods, reason = "finders are where selects start")]
pub(crate) async fn pages_beneath<E: EntityTrait, M: FromQueryResult>(
    conn: &impl ConnectionTrait,
    mut select: Select<E>,
    beneath: impl ColumnTrait,
    (id, order): (E::Column, Order),
    page: Page,
) -> Result<HashMap<Uuid, Slice<M>>, DbErr> {
    let newest_first = order == Order::NewestFirst;
    if let Some(after) = page.after {
        select = select.filter(if newest_first { id.lt(after) } else { id.gt(after) });
    }
    if let Some(before) = page.before {
        select = select.filter(if newest_first { id.gt(before) } else { id.lt(before) });
    }
    let descending = newest_first != page.from_end;
    let mut places = WindowStatement::partition_by(beneath.as_column_ref());
    places.order_by(id.as_column_ref(), if descending { sea_orm::Order::Desc } else { sea_orm::Order::Asc });
    let mut ranked = select.into_query();
    ranked.expr_as(beneath.into_expr(), BENEATH).expr_window_as(Func::cust("ROW_NUMBER"), places, PLACE);
    // One more than the page has room for tells whether more follow.
    let limit = i64::try_from(page.limit).unwrap_or(i64::MAX).saturating_add(1);
    let cut = Query::select()
        .column(Asterisk)
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col(PLACE).lte(limit))
        .order_by(PLACE, sea_orm::Order::Asc)
        .take();
    let mut lists: HashMap<Uuid, Vec<M>> = HashMap::new();
    for row in conn.query_all(&cut).await? {
        lists.entry(row.try_get("", BENEATH)?).or_default().push(M::from_query_result(&row, "")?);
    }
    Ok(lists.into_iter().map(|(above, rows)| (above, page.slice(rows))).collect())
}
