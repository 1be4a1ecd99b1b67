//! Confirm by mail who one is at a provider: in the browser that came from there, and in no other. Whoever is mailed a link that
//! somebody else asked for can do nothing with it, not even by mistake.

use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr, IntoActiveModel};
use uuid::Uuid;

use super::finish_sign_in::belongs;
use super::{finders, identity_provider, provider_link};
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::{self, Arriving, By, SigningKey, cookie_hash};
use crate::operation::{Operation, Tx};

/// A link somebody confirms.
#[derive(Clone)]
pub struct ConfirmLink {
    /// The secret in it.
    pub token: String,
    /// Where they are.
    pub arriving: Arriving,
}

impl std::fmt::Debug for ConfirmLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConfirmLink").field("arriving", &self.arriving).finish_non_exhaustive()
    }
}

/// The link of a token in the network it names, as long as it waits at `now`, with its provider. Looking uses nothing up.
pub async fn link_to_confirm(
    conn: &impl ConnectionTrait,
    network: Uuid,
    link: Uuid,
    now: Instant,
) -> Result<Option<(provider_link::Model, identity_provider::Model)>, DbErr> {
    let Some(link) = finders::link(conn, network, link).await?.filter(|link| link.waits(now)) else { return Ok(None) };
    let provider = finders::open(conn, network, link.provider_id).await?;
    Ok(provider.map(|provider| (link, provider)))
}

/// Confirms a link and starts a session whose cookie is `cookie`.
pub async fn confirm_link(
    operation: &Operation,
    key: &SigningKey,
    wish: &ConfirmLink,
    cookie: &str,
) -> Result<Result<(), Vec<Problem>>, Failure> {
    let Some((network, link)) = key.provider_link_of_token(&wish.token) else {
        return Ok(Err(vec![Problem::whole(ProblemCode::LinkNotValid)]));
    };
    let (actor, input) = (Actor::with_link_to(network), (link, cookie_hash(cookie), wish.arriving.clone()));
    let confirmed = operation.write("confirm_link", &actor, None, &input, async |tx, _, (link, hash, arriving)| {
        confirm(tx, *link, hash, arriving).await
    });
    confirmed.await
}

async fn confirm(tx: &Tx, link: Uuid, hash: &str, arriving: &Arriving) -> Result<(), Stop> {
    let over = || Problem::whole(ProblemCode::LinkNotValid).refuse();
    let Some(link) = finders::link(tx.conn(), tx.network(), link).await? else { return over() };
    // The provider's row is what two confirmations of the same name there wait for.
    let Some(provider) = finders::open_locked(tx.conn(), tx.network(), link.provider_id).await? else { return over() };
    let found = finders::link(tx.conn(), tx.network(), link.id).await?;
    let Some(link) = found.filter(|link| link.waits(tx.now())) else { return over() };
    if !link.came_in(arriving.browser.as_deref()) {
        return Problem::whole(ProblemCode::AskedElsewhere).refuse();
    }
    let person = link.person_id;
    if identity::finders::was_erased(tx.conn(), person).await? {
        return over();
    }
    let known = finders::confirmed(tx.conn(), tx.network(), provider.id, &link.subject).await?;
    if known.is_some() || !belongs(tx, person).await? {
        return over();
    }
    let mut row = link.into_active_model();
    row.confirmed_at = Set(Some(tx.now()));
    tx.update(row).await?;
    let actor = Actor::person_in(tx.network(), person, Vec::new());
    tx.record(&actor, Fact::PersonLinked { provider: provider.id, person }).await?;
    identity::begin_session_by(tx, By { network: tx.network(), provider: provider.id }, person, hash, arriving).await
}
