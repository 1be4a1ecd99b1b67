//! A page of a list: everything has an end.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

/// The most rows a page may have.
pub const PAGE_MAX: u64 = 100;

/// Which page of a list, by the ids of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many rows, 1 to [`PAGE_MAX`].
    pub limit: u64,
    /// Only rows that follow this one in the list's order.
    pub after: Option<Uuid>,
    /// Only rows that precede this one in the list's order.
    pub before: Option<Uuid>,
    /// Take the page from the list's end instead of its beginning.
    pub from_end: bool,
}

impl Page {
    /// The first rows of a list.
    pub fn first(limit: u64) -> Self {
        Self { limit: limit.clamp(1, PAGE_MAX), after: None, before: None, from_end: false }
    }
}

/// The order of a list by its ids, which are in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Oldest first.
    OldestFirst,
    /// Newest first.
    NewestFirst,
}

/// The rows of a page, in the list's order, and what lies around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Whether rows precede them.
    pub has_previous: bool,
    /// Whether rows follow them.
    pub has_next: bool,
}

impl<T> Slice<T> {
    /// The same page of something else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Slice<U> {
        Slice {
            rows: self.rows.into_iter().map(change).collect(),
            has_previous: self.has_previous,
            has_next: self.has_next,
        }
    }
}

impl Page {
    /// Restricts a select to this page: one row more than the limit, so that [`slice`](Self::slice) knows what follows.
    pub(crate) fn apply<E: EntityTrait>(&self, select: Select<E>, id: E::Column, order: Order) -> Select<E> {
        let newest_first = order == Order::NewestFirst;
        let mut select = select;
        if let Some(after) = self.after {
            select = select.filter(if newest_first { id.lt(after) } else { id.gt(after) });
        }
        if let Some(before) = self.before {
            select = select.filter(if newest_first { id.gt(before) } else { id.lt(before) });
        }
        // From the end: read the list backwards, and turn the rows round afterwards.
        let descending = newest_first != self.from_end;
        select.order_by(id, if descending { sea_orm::Order::Desc } else { sea_orm::Order::Asc }).limit(self.limit + 1)
    }

    /// Cuts the rows an [`apply`](Self::apply)ed select gave to the page.
    pub(crate) fn slice<T>(&self, mut rows: Vec<T>) -> Slice<T> {
        let more = u64::try_from(rows.len()).unwrap_or(u64::MAX) > self.limit;
        if more {
            rows.pop();
        }
        if self.from_end {
            rows.reverse();
            return Slice { rows, has_previous: more, has_next: self.before.is_some() };
        }
        Slice { rows, has_previous: self.after.is_some(), has_next: more }
    }
}
