//! Ask for a mailed sign-in link.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::{Arriving, cookie_hash, finders, sign_in_link};
use crate::access::Actor;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::operation::{Operation, RequestKey, Tx};

/// How long a link signs in.
pub const LINK_MINUTES: i64 = 15;

/// More links than this in fifteen minutes are not sent: nobody's mailbox is to be flooded.
const LINKS_MAX: u64 = 5;

/// A wish to sign in.
#[derive(Clone, Debug, Serialize)]
pub struct RequestSignInLink {
    /// The address as typed.
    pub email: String,
}

impl RequestSignInLink {
    /// The address as we keep addresses.
    pub fn address(&self) -> String {
        self.email.trim().to_lowercase()
    }
}

/// Writes down a link for the courier to mail. An unknown address gets the same answer and no mail, so that nobody can
/// learn who is known here.
///
/// Nobody is signed in, so a `key` counts for the browser that is `arriving`, by its mark, and for the address where the
/// asker keeps no cookies: the same request again sends no second mail.
pub async fn request_sign_in_link(
    operation: &Operation,
    arriving: &Arriving,
    key: Option<&RequestKey>,
    wish: &RequestSignInLink,
) -> Result<Result<(), Vec<Problem>>, Failure> {
    let key = key.map(|key| key.of_asker(arriving.browser.as_deref().unwrap_or(&wish.email)));
    let input = (wish.clone(), arriving.browser.as_deref().map(cookie_hash), arriving.device.clone());
    let nobody = Actor::nobody();
    operation
        .write("request_sign_in_link", &nobody, key.as_ref(), &input, async |tx, _, (wish, mark_hash, device)| {
            write(tx, wish, mark_hash.as_deref(), device).await
        })
        .await
}

async fn write(tx: &Tx, wish: &RequestSignInLink, mark_hash: Option<&str>, device: &str) -> Result<(), Stop> {
    let email = wish.address();
    if !looks_like_an_address(&email) {
        return Problem::at("email", ProblemCode::BadEmail).refuse();
    }
    let found = finders::person_by_email_held(tx.conn(), &email).await?;
    let now = tx.now();
    // Asked also where nobody is found, so that it takes as long; of what remains ADR 0021 speaks.
    let id = found.as_ref().map_or(Uuid::nil(), |person| person.id);
    let recent = finders::links_since(tx.conn(), id, now - TimeDelta::minutes(LINK_MINUTES)).await?;
    let Some(person) = found.filter(|_| recent < LINKS_MAX) else { return Ok(()) };
    tx.insert(sign_in_link::ActiveModel {
        id: Set(tx.new_id()),
        person_id: Set(person.id),
        language: Set(person.language),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::minutes(LINK_MINUTES)),
        used_at: Set(None),
        sent_at: Set(None),
        leased_until: Set(None),
        next_attempt_at: Set(Some(now)),
        attempts: Set(0),
        mark_hash: Set(mark_hash.map(str::to_owned)),
        device: Set(device.to_owned()),
    })
    .await?;
    tx.wake();
    Ok(())
}

/// Whether mail could be sent there at all; whether it arrives, only the mail tells.
pub(crate) fn looks_like_an_address(email: &str) -> bool {
    let Some((local, domain)) = email.rsplit_once('@') else { return false };
    let plain = email.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>,;\"()".contains(c));
    plain
        && !local.is_empty()
        && email.len() <= 254
        && domain.split('.').count() >= 2
        && domain.split('.').all(|part| !part.is_empty())
}
