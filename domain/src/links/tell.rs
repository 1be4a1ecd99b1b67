//! Telling the admins of both agencies by mail. No log speaks of it: coordinators read those, and a link is not theirs to know.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::across::Side;
use super::carried::ProfileField;
use super::sealed::{self, LinkNews, Named};
use crate::access::Actor;
use crate::error::Stop;
use crate::identity::account_mail::{self, AccountMailKind};
use crate::identity::{self, SigningKey};
use crate::operation::Tx;

/// What is told, and of whom: `actor` did it for `here`.
pub(super) struct News<'a> {
    pub kind: AccountMailKind,
    pub here: &'a Side,
    /// What the other agency and its network are called.
    pub there: Named,
    /// The other agency's people, if they are told as well.
    pub also: Option<&'a Side>,
    pub fields: Vec<ProfileField>,
}

/// Writes a mail to each admin of both sides, one to whoever keeps both.
pub(super) async fn tell(tx: &Tx, key: &SigningKey, actor: &Actor, news: &News<'_>) -> Result<(), Stop> {
    let by = match actor.person() {
        Some(person) => identity::finders::person(tx.conn(), person).await?,
        None => None,
    };
    let by = by.map(|person| person.name).unwrap_or_default();
    let mut told: BTreeSet<Uuid> = BTreeSet::new();
    for side in std::iter::once(news.here).chain(news.also) {
        let said = LinkNews {
            slug: side.network.slug.clone(),
            agency_id: side.agency.id,
            by: by.clone(),
            here: news.here.named(),
            there: news.there.clone(),
            fields: news.fields.clone(),
        };
        for admin in &side.admins {
            if told.insert(*admin) {
                account_mail::write(tx, *admin, news.kind, &sealed::seal_news(key, *admin, &said)).await?;
            }
        }
    }
    Ok(())
}
