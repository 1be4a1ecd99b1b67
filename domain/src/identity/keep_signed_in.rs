//! Keep everybody signed in whom a demonstration's clock would have signed out.
#![expect(clippy::disallowed_methods, reason = "one statement for all sessions; no deed of a person does this")]

use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::session::{self, IDLE_DAYS, SESSION_DAYS};
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::Failure;
use crate::operation::Operation;

/// Lets every session that has not ended last as long as a new one of that instant: for a demonstration that is about to push
/// its clock there.
///
/// # Errors
/// A database that fails.
pub async fn keep_signed_in(operation: &Operation, at: Instant) -> Result<(), Failure> {
    let nobody = Actor::nobody();
    let kept = operation.write("keep_signed_in", &nobody, None, &at, async |tx, _, at| {
        session::Entity::update_many()
            .col_expr(session::Column::ExpiresAt, Expr::value(*at + TimeDelta::days(IDLE_DAYS)))
            .col_expr(session::Column::EndsBy, Expr::value(*at + TimeDelta::days(SESSION_DAYS)))
            .filter(session::Column::EndedAt.is_null())
            .filter(session::Column::ExpiresAt.gt(tx.now()))
            .exec(tx.conn())
            .await?;
        Ok(())
    });
    kept.await.map(|_| ())
}
