//! Which networks have work waiting. On PostgreSQL it asks as `longtable_dispatcher`, a role that may read ids and instants
//! and nothing else; the work itself is claimed inside each network (ADR 0006).
#![expect(clippy::disallowed_methods, reason = "the scout's selects name the very columns its role may read")]

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::delivery;
use crate::campaigns::{campaign, campaign_guest};
use crate::clock::Instant;
use crate::database::Database;
use crate::events::event;
use crate::identity::{self, access_token, account_mail, ceremony, known_browser, seen_address, session, sign_in_link};
use crate::networks::{self, invitation, network, network_retention, request_answer};

/// What waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Campaigns the clock asks something of, with their network.
    pub campaigns: Vec<(Uuid, Uuid)>,
    /// Networks with facts nobody was told of.
    pub events: BTreeSet<Uuid>,
    /// Networks with mail to send.
    pub mails: BTreeSet<Uuid>,
    /// Networks with invitations to mail.
    pub invitations: BTreeSet<Uuid>,
    /// Whether a sign-in link is to be mailed.
    pub links: bool,
    /// Whether a mail about somebody's account is to be sent.
    pub account_mails: bool,
    /// Networks, and the nil network, with answers to requests that are given no more and can be removed.
    pub old_answers: BTreeSet<Uuid>,
    /// Networks with guests whose time is over.
    pub guests_over: BTreeSet<Uuid>,
    /// Networks, and the nil network, with network addresses that are kept no longer.
    pub old_addresses: BTreeSet<Uuid>,
    /// Networks in which it is time to look for what they keep no longer, or of which nothing says when.
    pub to_sweep: BTreeSet<Uuid>,
    /// Whether something of signing in ended long enough ago to be removed: a session, a link, a mail, a browser's mark.
    pub old_sign_ins: bool,
}

impl Work {
    /// Whether all is quiet.
    pub fn is_none(&self) -> bool {
        self == &Self::default()
    }
}

/// Looks for work that is due at `now`.
pub async fn work(db: &Database, now: Instant) -> Result<Work, DbErr> {
    let conn = db.pool();
    Ok(Work {
        campaigns: due_campaigns(conn, now).await?,
        events: undispatched(conn).await?.into_iter().collect(),
        mails: due_mails(conn, now).await?.into_iter().collect(),
        invitations: due_invitations(conn, now).await?.into_iter().collect(),
        links: link_due(conn, now).await?,
        account_mails: account_mail_due(conn, now).await?,
        old_answers: old_answers(conn, now).await?.into_iter().collect(),
        guests_over: guests_over(conn, now).await?.into_iter().collect(),
        old_addresses: old_addresses(conn, now).await?.into_iter().collect(),
        to_sweep: to_sweep(conn, now).await?.into_iter().collect(),
        old_sign_ins: old_sign_in(conn, now).await?,
    })
}

async fn due_campaigns(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    campaign::Entity::find()
        .select_only()
        .columns([campaign::Column::NetworkId, campaign::Column::Id])
        .filter(campaign::Column::NextDueAt.lte(now))
        .limit(1_000)
        .into_tuple()
        .all(conn)
        .await
}

async fn undispatched(conn: &impl ConnectionTrait) -> Result<Vec<Uuid>, DbErr> {
    event::Entity::find()
        .select_only()
        .column(event::Column::NetworkId)
        .distinct()
        .filter(event::Column::DispatchedAt.is_null())
        .into_tuple()
        .all(conn)
        .await
}

async fn due_mails(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<Uuid>, DbErr> {
    delivery::Entity::find()
        .select_only()
        .column(delivery::Column::NetworkId)
        .distinct()
        .filter(delivery::Column::NextAttemptAt.lte(now))
        .filter(
            Condition::any().add(delivery::Column::LeasedUntil.is_null()).add(delivery::Column::LeasedUntil.lte(now)),
        )
        .into_tuple()
        .all(conn)
        .await
}

async fn due_invitations(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<Uuid>, DbErr> {
    let free =
        Condition::any().add(invitation::Column::LeasedUntil.is_null()).add(invitation::Column::LeasedUntil.lte(now));
    invitation::Entity::find()
        .select_only()
        .column(invitation::Column::NetworkId)
        .distinct()
        .filter(invitation::Column::NextAttemptAt.lte(now))
        .filter(free)
        .into_tuple()
        .all(conn)
        .await
}

async fn link_due(conn: &impl ConnectionTrait, now: Instant) -> Result<bool, DbErr> {
    let found: Option<Uuid> = sign_in_link::Entity::find()
        .select_only()
        .column(sign_in_link::Column::Id)
        .filter(sign_in_link::Column::NextAttemptAt.lte(now))
        .filter(
            Condition::any()
                .add(sign_in_link::Column::LeasedUntil.is_null())
                .add(sign_in_link::Column::LeasedUntil.lte(now)),
        )
        .limit(1)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(found.is_some())
}

async fn account_mail_due(conn: &impl ConnectionTrait, now: Instant) -> Result<bool, DbErr> {
    let found: Option<Uuid> = account_mail::Entity::find()
        .select_only()
        .column(account_mail::Column::Id)
        .filter(account_mail::Column::NextAttemptAt.lte(now))
        .filter(
            Condition::any()
                .add(account_mail::Column::LeasedUntil.is_null())
                .add(account_mail::Column::LeasedUntil.lte(now)),
        )
        .limit(1)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(found.is_some())
}

async fn old_answers(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<Uuid>, DbErr> {
    request_answer::Entity::find()
        .select_only()
        .column(request_answer::Column::NetworkId)
        .distinct()
        .filter(request_answer::Column::CreatedAt.lte(networks::removal_due_since(now)))
        .into_tuple()
        .all(conn)
        .await
}

async fn guests_over(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<Uuid>, DbErr> {
    campaign_guest::Entity::find()
        .select_only()
        .column(campaign_guest::Column::NetworkId)
        .distinct()
        .filter(campaign_guest::Column::LeftAt.is_null())
        .filter(campaign_guest::Column::EndsAt.lte(now))
        .into_tuple()
        .all(conn)
        .await
}

async fn old_addresses(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<Uuid>, DbErr> {
    seen_address::Entity::find()
        .select_only()
        .column(seen_address::Column::NetworkId)
        .distinct()
        .filter(seen_address::Column::SeenAt.lte(seen_address::removal_due_since(now)))
        .into_tuple()
        .all(conn)
        .await
}

async fn to_sweep(conn: &impl ConnectionTrait, now: Instant) -> Result<Vec<Uuid>, DbErr> {
    let mut networks: Vec<Uuid> = network_retention::Entity::find()
        .select_only()
        .column(network_retention::Column::NetworkId)
        .filter(network_retention::Column::NextSweepAt.lte(now))
        .limit(1_000)
        .into_tuple()
        .all(conn)
        .await?;
    networks.extend(never_swept(conn).await?);
    Ok(networks)
}

/// Networks that say nothing of how long they keep what: a program of before made them.
async fn never_swept(conn: &impl ConnectionTrait) -> Result<Vec<Uuid>, DbErr> {
    let saying = network_retention::Entity::find().select_only().column(network_retention::Column::NetworkId);
    network::Entity::find()
        .select_only()
        .column(network::Column::Id)
        .filter(network::Column::Id.not_in_subquery(saying.into_query()))
        .limit(1_000)
        .into_tuple()
        .all(conn)
        .await
}

async fn old_sign_in(conn: &impl ConnectionTrait, now: Instant) -> Result<bool, DbErr> {
    let since = identity::removal_due_since(now);
    let session = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ExpiresAt.lte(since))
        .limit(1);
    let link = sign_in_link::Entity::find()
        .select_only()
        .column(sign_in_link::Column::Id)
        .filter(sign_in_link::Column::ExpiresAt.lte(since))
        .limit(1);
    let mail = account_mail::Entity::find()
        .select_only()
        .column(account_mail::Column::Id)
        .filter(account_mail::Column::ExpiresAt.lte(since))
        .limit(1);
    let ceremony = ceremony::Entity::find()
        .select_only()
        .column(ceremony::Column::Id)
        .filter(ceremony::Column::ExpiresAt.lte(since))
        .limit(1);
    let token = access_token::Entity::find()
        .select_only()
        .column(access_token::Column::Id)
        .filter(access_token::Column::ExpiresAt.lte(since))
        .limit(1);
    let browser = known_browser::Entity::find()
        .select_only()
        .column(known_browser::Column::Id)
        .filter(known_browser::Column::SeenAt.lte(identity::forgetting_due_since(now)))
        .limit(1);
    let session: Option<Uuid> = session.into_tuple().one(conn).await?;
    let link: Option<Uuid> = link.into_tuple().one(conn).await?;
    let mail: Option<Uuid> = mail.into_tuple().one(conn).await?;
    let ceremony: Option<Uuid> = ceremony.into_tuple().one(conn).await?;
    let token: Option<Uuid> = token.into_tuple().one(conn).await?;
    let browser: Option<Uuid> = browser.into_tuple().one(conn).await?;
    Ok(session.is_some()
        || link.is_some()
        || mail.is_some()
        || ceremony.is_some()
        || token.is_some()
        || browser.is_some())
}
