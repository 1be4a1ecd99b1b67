//! The chain over a network's events: what has been told can be neither changed, nor taken away, nor put in between without
//! breaking it (ADR 0035).
//!
//! A link is made when an event is told, by the worker, under the network's row: that is the order in which events were
//! known to be committed, and nobody who does a deed waits for it.
//!
//! What is an agency's own affair has a chain beside it, numbered from a trillion on. A coordinator reads the numbers and
//! hashes of the first, and learns from neither that there is anything in the other (ADR 0100).

use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Fact, finders, link};
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::Failure;
use crate::operation::{Operation, Tx, sha256_hex};

/// How many links are made or examined at a time.
const CHUNK: u64 = 500;

/// An event as it lies in its row: the fact is not read as one of today's, so that its digest stays the same when facts learn
/// more.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct RawEvent {
    /// Its id.
    pub id: Uuid,
    /// Which kind of fact.
    pub kind: String,
    /// The campaign it is about.
    pub campaign_id: Option<Uuid>,
    /// The agency it is about.
    pub agency_id: Option<Uuid>,
    /// Who did it.
    pub actor_id: Option<Uuid>,
    /// The fact.
    pub fact: Value,
    /// Set for facts that may happen only once.
    pub once_key: Option<String>,
    /// When it happened.
    pub occurred_at: Instant,
    /// When it was told.
    pub dispatched_at: Option<Instant>,
}

/// SHA-256 of an event, whichever database holds it: instants in microseconds, the fact's fields in the order of their names.
pub fn digest(event: &RawEvent) -> String {
    let parts = json!([
        "longtable/event/1",
        event.id,
        event.kind,
        event.campaign_id,
        event.agency_id,
        event.actor_id,
        in_order(&event.fact),
        event.once_key,
        event.occurred_at.timestamp_micros(),
    ]);
    sha256_hex(parts.to_string().as_bytes())
}

/// A JSON value with the fields of every object in the order of their names: PostgreSQL keeps another order than SQLite.
fn in_order(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<(&String, &Value)> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(name, _)| *name);
            Value::Object(sorted.into_iter().map(|(name, value)| (name.clone(), in_order(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(in_order).collect()),
        plain => plain.clone(),
    }
}

/// Which chain of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chain {
    /// Of what coordinators read: numbered upwards from 1.
    Open,
    /// Of what is an agency's own affair: numbered upwards from [`link::AFTER_ALL`].
    OfAgencies,
}

impl Chain {
    fn of(event: &RawEvent) -> Self {
        if Fact::is_of_its_agency(&event.kind) { Chain::OfAgencies } else { Chain::Open }
    }

    /// The number before its first.
    fn before_all(self) -> i64 {
        match self {
            Chain::Open => 0,
            Chain::OfAgencies => link::AFTER_ALL,
        }
    }

    /// Where it begins: at its network, so that one network's chain is no other's.
    fn beginning(self, network: Uuid) -> String {
        let name = match self {
            Chain::Open => "longtable/chain/1",
            Chain::OfAgencies => "longtable/chain/agencies/1",
        };
        sha256_hex(format!("{name} {network}").as_bytes())
    }
}

/// The chain after one more link.
fn next(before: &str, seq: i64, digest: &str) -> String {
    sha256_hex(format!("{before} {seq} {digest}").as_bytes())
}

/// The chain's end: its last number and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct End {
    of: Chain,
    seq: i64,
    chain: String,
}

impl End {
    fn of(of: Chain, network: Uuid, last: Option<link::Model>) -> Self {
        let (seq, chain) = last.map_or_else(|| (of.before_all(), of.beginning(network)), |last| (last.seq, last.chain));
        Self { of, seq, chain }
    }

    /// Where a chain ends as it is stored.
    async fn stored(conn: &impl ConnectionTrait, of: Chain, network: Uuid) -> Result<Self, DbErr> {
        Ok(Self::of(of, network, finders::last_link(conn, network, of).await?))
    }

    /// How many links there are up to it.
    fn links(&self) -> i64 {
        self.seq - self.of.before_all()
    }

    /// The link of one more event.
    fn link(&mut self, network: Uuid, event: &RawEvent) -> link::ActiveModel {
        let digest = digest(event);
        self.seq += 1;
        self.chain = next(&self.chain, self.seq, &digest);
        link::ActiveModel {
            network_id: Set(network),
            id: Set(event.id),
            seq: Set(self.seq),
            digest: Set(digest),
            chain: Set(self.chain.clone()),
        }
    }
}

/// Makes the link of an event that is being told. Call it last: it holds the network's row, one worker at a time.
pub(crate) async fn seal(tx: &Tx, event: Uuid) -> Result<(), DbErr> {
    let network = tx.network();
    finders::hold_chain(tx.conn(), network).await?;
    let event = finders::raw(tx.conn(), network, event).await?;
    let event = event.ok_or_else(|| DbErr::RecordNotFound("an event that is being told".into()))?;
    let mut end = End::stored(tx.conn(), Chain::of(&event), network).await?;
    tx.insert(end.link(network, &event)).await.map(|_| ())
}

/// Makes the links of what was told before there was a chain, or was loaded as told: oldest first. How many there were.
///
/// # Errors
/// A database that fails.
pub async fn seal_history(operation: &Operation, network: Uuid) -> Result<u64, Failure> {
    let clock = Actor::clock(network);
    let (mut sealed, mut after) = (0, Uuid::nil());
    loop {
        // Each step begins where the one before ended: whatever lies before has its link by then.
        let from = (network, after);
        let done = operation.write("seal_history", &clock, None, &from, async |tx, _, (network, after)| {
            finders::hold_chain(tx.conn(), *network).await?;
            let events = finders::told_without_link(tx.conn(), *network, *after, CHUNK).await?;
            let mut open = End::stored(tx.conn(), Chain::Open, *network).await?;
            let mut of_agencies = End::stored(tx.conn(), Chain::OfAgencies, *network).await?;
            let links = events.iter().map(|event| match Chain::of(event) {
                Chain::Open => open.link(*network, event),
                Chain::OfAgencies => of_agencies.link(*network, event),
            });
            let links: Vec<_> = links.collect();
            tx.insert_many(links).await?;
            Ok(events.iter().map(|event| event.id).collect::<Vec<Uuid>>())
        });
        let ids = done.await?.unwrap_or_default();
        let Some(last) = ids.last() else { return Ok(sealed) };
        (sealed, after) = (sealed + u64::try_from(ids.len()).unwrap_or(0), *last);
    }
}

/// What an examination of a network's chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Examined {
    /// Every link holds. `chain` is what it comes to: written down elsewhere, it also shows when the end was cut off.
    Whole {
        /// How many events are in it.
        links: i64,
        /// Its last hash.
        chain: String,
        /// The same of what is agencies' own affair: how many events, and the last hash.
        of_agencies: (i64, String),
    },
    /// The first that does not hold.
    Broken {
        /// Its number.
        seq: i64,
        /// The event.
        event: Uuid,
        /// What is wrong.
        fault: ChainFault,
    },
}

/// What can be wrong with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainFault {
    /// The event is not what it was.
    EventChanged,
    /// The event is gone.
    EventGone,
    /// A link before it is gone, or stands elsewhere.
    NumberMissing,
    /// The link is not what it was.
    LinkChanged,
    /// The event was told and has no link.
    NotInChain,
}

/// Examines a network's chain from its beginning, in a bounded number of rows at a time.
///
/// # Errors
/// A database that fails.
pub async fn examine(operation: &Operation, network: Uuid) -> Result<Examined, Failure> {
    let reading = operation.read(network, None);
    let examined = walk(reading.tx().await?.as_ref(), network).await;
    reading.close().await?;
    Ok(examined?)
}

async fn walk(conn: &impl ConnectionTrait, network: Uuid) -> Result<Examined, DbErr> {
    let mut ends = Vec::new();
    for of in [Chain::Open, Chain::OfAgencies] {
        match walk_one(conn, network, of).await? {
            Ok(end) => ends.push(end),
            Err(broken) => return Ok(broken),
        }
    }
    let missing = finders::told_without_link(conn, network, Uuid::nil(), 1).await?;
    if let Some(event) = missing.first() {
        let of = Chain::of(event);
        let seq = ends.iter().find(|end| end.of == of).map_or(0, |end| end.seq + 1);
        return Ok(Examined::Broken { seq, event: event.id, fault: ChainFault::NotInChain });
    }
    let mut whole = ends.into_iter().map(|end| (end.links(), end.chain));
    let (links, chain) = whole.next().unwrap_or_default();
    Ok(Examined::Whole { links, chain, of_agencies: whole.next().unwrap_or_default() })
}

/// Walks one chain of a network. The inner error is the first link that does not hold.
async fn walk_one(conn: &impl ConnectionTrait, network: Uuid, of: Chain) -> Result<Result<End, Examined>, DbErr> {
    let mut end = End::of(of, network, None);
    loop {
        let links = finders::links_after(conn, network, (of, end.seq), CHUNK).await?;
        if links.is_empty() {
            return Ok(Ok(end));
        }
        let ids: Vec<Uuid> = links.iter().map(|link| link.id).collect();
        let events = finders::raws(conn, network, &ids).await?;
        for link in links {
            let event = events.iter().find(|event| event.id == link.id);
            if let Some(fault) = fault(&mut end, &link, event) {
                return Ok(Err(Examined::Broken { seq: link.seq, event: link.id, fault }));
            }
        }
    }
}

/// What is wrong with a link after all before it held; if nothing is, the chain's end moves on to it.
fn fault(end: &mut End, link: &link::Model, event: Option<&RawEvent>) -> Option<ChainFault> {
    if link.seq != end.seq + 1 {
        return Some(ChainFault::NumberMissing);
    }
    if link.chain != next(&end.chain, link.seq, &link.digest) {
        return Some(ChainFault::LinkChanged);
    }
    (end.seq, end.chain) = (link.seq, link.chain.clone());
    match event {
        None => Some(ChainFault::EventGone),
        Some(event) if digest(event) != link.digest => Some(ChainFault::EventChanged),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(number: u128, fact: &str) -> RawEvent {
        RawEvent {
            id: Uuid::from_u128(number),
            kind: "SeatsPledged".into(),
            campaign_id: Some(Uuid::from_u128(7)),
            agency_id: None,
            actor_id: None,
            fact: serde_json::from_str(fact).unwrap(),
            once_key: None,
            occurred_at: "2026-03-02T15:00:00.000001Z".parse().unwrap(),
            dispatched_at: None,
        }
    }

    fn links(events: &[RawEvent]) -> Vec<link::Model> {
        let network = Uuid::from_u128(1);
        let mut end = End::of(Chain::Open, network, None);
        let link = |event| sea_orm::TryIntoModel::try_into_model(end.link(network, event)).unwrap();
        events.iter().map(link).collect()
    }

    /// The first thing wrong with links and the events they speak of.
    fn judged(links: &[link::Model], events: &[Option<RawEvent>]) -> Option<(i64, ChainFault)> {
        let mut end = End::of(Chain::Open, Uuid::from_u128(1), None);
        let mut pairs = links.iter().zip(events);
        pairs.find_map(|(link, event)| Some((link.seq, fault(&mut end, link, event.as_ref())?)))
    }

    #[test]
    fn a_digest_is_the_same_for_ever_and_on_both_databases() {
        let one = event(5, r#"{"seats": 12, "agency": "x", "deep": {"b": 1, "a": 2}}"#);
        let other = event(5, r#"{"deep": {"a": 2, "b": 1}, "agency": "x", "seats": 12}"#);
        assert_eq!(digest(&one), digest(&other));
        assert_eq!(digest(&one), "cb51837fcb5eeb144b61fde5e814715586cf3e5d81df98f5a4965a42e4198786");
    }

    #[test]
    fn every_change_of_an_event_shows() {
        let whole = event(5, r#"{"seats": 12}"#);
        let at = "2026-03-02T15:00:00.000002Z".parse().unwrap();
        let changed = [
            RawEvent { kind: "PledgeWithdrawn".into(), ..whole.clone() },
            RawEvent { campaign_id: None, ..whole.clone() },
            RawEvent { agency_id: Some(Uuid::nil()), ..whole.clone() },
            RawEvent { actor_id: Some(Uuid::nil()), ..whole.clone() },
            RawEvent { once_key: Some(String::new()), ..whole.clone() },
            RawEvent { occurred_at: at, ..whole.clone() },
            event(5, r#"{"seats": 13}"#),
        ];
        for event in changed {
            assert_ne!(digest(&event), digest(&whole), "{event:?}");
        }
        // Being told is no part of it: that comes later.
        assert_eq!(digest(&RawEvent { dispatched_at: Some(at), ..whole.clone() }), digest(&whole));
    }

    #[test]
    fn the_first_broken_link_is_named() {
        let events: Vec<RawEvent> = (1..=4).map(|n| event(n, r#"{"seats": 12}"#)).collect();
        let whole = links(&events);
        let all: Vec<Option<RawEvent>> = events.iter().cloned().map(Some).collect();
        assert_eq!(judged(&whole, &all), None);

        let mut changed = all.clone();
        changed[1] = Some(event(2, r#"{"seats": 13}"#));
        assert_eq!(judged(&whole, &changed), Some((2, ChainFault::EventChanged)));
        let mut gone = all.clone();
        gone[2] = None;
        assert_eq!(judged(&whole, &gone), Some((3, ChainFault::EventGone)));
        let mut forged = whole.clone();
        forged[1].digest = digest(&event(2, r#"{"seats": 13}"#));
        assert_eq!(judged(&forged, &changed), Some((2, ChainFault::LinkChanged)));
        let cut = [whole[0].clone(), whole[2].clone()];
        assert_eq!(judged(&cut, &[all[0].clone(), all[2].clone()]), Some((3, ChainFault::NumberMissing)));
    }

    #[test]
    fn one_networks_chain_is_no_others() {
        let [one, other] = [1, 2].map(Uuid::from_u128);
        assert_ne!(Chain::Open.beginning(one), Chain::Open.beginning(other));
        assert_ne!(Chain::Open.beginning(one), Chain::OfAgencies.beginning(one));
    }

    #[test]
    fn an_agencys_own_affairs_leave_no_gap_among_the_others() {
        let of = |kind: &str| Chain::of(&RawEvent { kind: kind.into(), ..event(5, "{}") });
        assert_eq!((of("SeatsPledged"), of("PledgePending")), (Chain::Open, Chain::OfAgencies));
        let network = Uuid::from_u128(1);
        let mut end = End::of(Chain::OfAgencies, network, None);
        let mut numbers = Vec::new();
        for n in 1..=3 {
            let event = event(n, "{}");
            let link: link::Model = sea_orm::TryIntoModel::try_into_model(end.link(network, &event)).unwrap();
            numbers.push(link.seq);
        }
        assert_eq!(numbers, [1, 2, 3].map(|n| link::AFTER_ALL + n));
        assert_eq!(end.links(), 3);
    }
}
