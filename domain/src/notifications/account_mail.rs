//! Mails about somebody's own account are their own outbox, like sign-in links: leased, sent and settled outside the networks.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::send::Failed;
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::Failure;
use crate::identity::account_mail::{self, AccountMailKind};
use crate::identity::finders;
use crate::operation::Operation;

/// A mail about an account, held by this courier until its lease runs out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeasedAccountMail {
    /// Which mail.
    pub mail: Uuid,
    /// Who is told.
    pub person: Uuid,
    /// What.
    pub kind: AccountMailKind,
    /// What it is about.
    pub about: String,
    /// When it happened.
    pub happened_at: Instant,
    /// Which attempt this is, from 1.
    pub attempt: i64,
}

/// Leases the next mail about an account. One that is no news any more is dropped.
pub async fn lease_next_account_mail(
    operation: &Operation,
    lease: TimeDelta,
) -> Result<Option<LeasedAccountMail>, Failure> {
    let nobody = Actor::nobody();
    let millis = lease.num_milliseconds();
    let leased = operation.write("lease_next_account_mail", &nobody, None, &millis, async |tx, _, millis| {
        let now = tx.now();
        while let Some(mail) = finders::next_account_mail(tx.conn(), now).await? {
            let leased = LeasedAccountMail {
                mail: mail.id,
                person: mail.person_id,
                kind: mail.kind,
                about: mail.about.clone(),
                happened_at: mail.created_at,
                attempt: mail.attempts + 1,
            };
            let expired = mail.expires_at <= now;
            let mut row = mail.into_active_model();
            if expired {
                row.next_attempt_at = Set(None);
                tx.update(row).await?;
                continue;
            }
            row.leased_until = Set(Some(now + TimeDelta::milliseconds(*millis)));
            row.attempts = Set(leased.attempt);
            tx.update(row).await?;
            return Ok(Some(leased));
        }
        Ok(None)
    });
    Ok(leased.await?.unwrap_or(None))
}

/// Writes down what became of a mail about an account: it went out, or it is tried again while it is news, or dropped.
pub async fn settle_account_mail(
    operation: &Operation,
    leased: &LeasedAccountMail,
    failed: Option<&Failed>,
) -> Result<(), Failure> {
    let nobody = Actor::nobody();
    let input = (leased.clone(), failed.cloned());
    let settled = operation.write("settle_account_mail", &nobody, None, &input, async |tx, _, (leased, failed)| {
        let mail = finders::account_mail_locked(tx.conn(), leased.mail).await?;
        // A courier whose lease ran out must not undo what its successor did.
        if let Some(mail) = mail.filter(|mail| mail.attempts == leased.attempt) {
            tx.update(settled_row(mail, failed.as_ref(), tx.now())).await?;
        }
        Ok(())
    });
    settled.await.map(|_| ())
}

fn settled_row(mail: account_mail::Model, failed: Option<&Failed>, now: Instant) -> account_mail::ActiveModel {
    let attempts = mail.attempts;
    let mut row = mail.into_active_model();
    row.leased_until = Set(None);
    row.next_attempt_at = Set(failed.and_then(|failed| failed.next_attempt(attempts, now)));
    if failed.is_none() {
        row.sent_at = Set(Some(now));
    }
    row
}
