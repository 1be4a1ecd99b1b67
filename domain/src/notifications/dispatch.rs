//! Turn a fact into deliveries: unique per fact, person and channel.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::audience::{Circle, audience};
use super::channel::{Channel, DeliveryState};
use super::{delivery, finders};
use crate::access::Actor;
use crate::error::{Failure, Stop};
use crate::events::{self, event};
use crate::identity;
use crate::operation::{Operation, Tx};

/// Rows per insert: 16 columns each, well below SQLite's limit of 32,766 parameters.
const CHUNK: usize = 1_000;

/// Takes the network's oldest event that nobody has been told of and makes its deliveries, all in one transaction. Says
/// whether there was one. Two dispatchers never take the same event.
pub async fn dispatch_next(operation: &Operation, network: Uuid) -> Result<bool, Failure> {
    let clock = Actor::clock(network);
    let done = operation.write("dispatch_next", &clock, None, &network, async |tx, _, network| {
        let Some(event) = finders::next_event(tx.conn(), *network).await? else { return Ok(false) };
        deliver(tx, &event).await?;
        let mut event = event.into_active_model();
        event.dispatched_at = Set(Some(tx.now()));
        let told = tx.update(event).await?;
        // Last, since it holds the network's row: what is told becomes a link of the chain.
        events::seal(tx, told.id).await?;
        Ok(true)
    });
    Ok(done.await?.unwrap_or(false))
}

/// One person to tell.
struct Recipient {
    agency: Option<Uuid>,
    mail: bool,
}

async fn deliver(tx: &Tx, event: &event::Model) -> Result<(), Stop> {
    let audience = audience(&event.fact);
    let mut recipients: BTreeMap<Uuid, Recipient> = BTreeMap::new();
    gather(tx, event, &audience.by_mail, true, &mut recipients).await?;
    gather(tx, event, &audience.in_app, false, &mut recipients).await?;
    let people: Vec<Uuid> = recipients.keys().copied().collect();
    for chunk in people.chunks(CHUNK) {
        // What one of them did or was may be told after they were erased: to everybody but them.
        for erased in identity::finders::erased_among(tx.conn(), chunk).await? {
            recipients.remove(&erased);
        }
    }
    let rows: Vec<_> = recipients.iter().flat_map(|(person, recipient)| rows(tx, event, *person, recipient)).collect();
    for chunk in rows.chunks(CHUNK) {
        tx.insert_many(chunk.to_vec()).await?;
    }
    Ok(())
}

/// Adds the people of some circles; somebody in several circles or agencies is told once.
async fn gather(
    tx: &Tx,
    event: &event::Model,
    circles: &[Circle],
    by_mail: bool,
    recipients: &mut BTreeMap<Uuid, Recipient>,
) -> Result<(), Stop> {
    for circle in circles {
        for (membership, person) in finders::members_of(tx.conn(), event, *circle).await? {
            let mail = by_mail && person.is_some_and(|person| person.email.is_some());
            let recipient = recipients
                .entry(membership.person_id)
                .or_insert(Recipient { agency: membership.agency_id, mail: false });
            recipient.mail |= mail;
            recipient.agency = recipient.agency.or(membership.agency_id);
        }
    }
    Ok(())
}

fn rows(tx: &Tx, event: &event::Model, person: Uuid, recipient: &Recipient) -> Vec<delivery::ActiveModel> {
    let mut channels = vec![Channel::InApp];
    if recipient.mail {
        channels.push(Channel::Mail);
    }
    channels.into_iter().map(|channel| row(tx, event, person, recipient.agency, channel)).collect()
}

fn row(tx: &Tx, event: &event::Model, person: Uuid, agency: Option<Uuid>, channel: Channel) -> delivery::ActiveModel {
    let now = tx.now();
    let mail = channel == Channel::Mail;
    delivery::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        event_id: Set(event.id),
        person_id: Set(person),
        campaign_id: Set(event.campaign_id),
        agency_id: Set(agency),
        kind: Set(event.kind.clone()),
        channel: Set(channel),
        state: Set(if mail { DeliveryState::Due } else { DeliveryState::Sent }),
        attempts: Set(0),
        created_at: Set(now),
        next_attempt_at: Set(mail.then_some(now)),
        leased_until: Set(None),
        settled_at: Set((!mail).then_some(now)),
        read_at: Set(None),
        last_error: Set(None),
    }
}
