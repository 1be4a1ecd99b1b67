//! Limits on how often: tokens in a bucket, per address and per person. Each process counts for itself.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::Denial;
use domain::identity::cookie_hash;
use uuid::Uuid;

use crate::settings::Settings;

/// More keys than this are not remembered: the fullest buckets, which limit nobody, go first.
const KEYS_MAX: usize = 20_000;

/// How many sign-in mails one mail address gets in a row at the wish of one source, and how long it takes until it may get
/// another one.
const MAILS_PER_ADDRESS: (u32, Duration) = (5, Duration::from_secs(180));

/// The same for all sources together: looser, so that somebody who keeps asking for a stranger's address does not soon keep its
/// owner from signing in.
const MAILS_FROM_ALL: (u32, Duration) = (20, Duration::from_secs(60));

/// What is refused before it is weighed, such as a token that is none, weighs as much.
pub(crate) const IN_VAIN: u32 = 500;

/// How often one network has us speak to a provider in a row, and how long it takes until it may again: nobody makes us knock at a
/// stranger's door all day.
const LOOKS_PER_NETWORK: (u32, Duration) = (60, Duration::from_secs(2));

/// The limits of one process.
#[derive(Debug)]
pub(crate) struct Rates {
    sign_ins: Buckets<Option<IpAddr>>,
    mails: Buckets<(String, Option<IpAddr>)>,
    mails_from_all: Buckets<String>,
    deeds: Buckets<Uuid>,
    looks: Buckets<Uuid>,
    costs: Buckets<Asker>,
}

/// Who asks a question: somebody who is signed in, or whoever is at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Asker {
    Person(Uuid),
    Address(Option<IpAddr>),
}

impl Rates {
    pub(crate) fn new(settings: &Settings) -> Self {
        let ((mails_max, mails_refill), (all_max, all_refill)) = (MAILS_PER_ADDRESS, MAILS_FROM_ALL);
        let (looks_max, looks_refill) = LOOKS_PER_NETWORK;
        Self {
            sign_ins: Buckets::new(settings.sign_ins_per_address_max, Duration::from_secs(30)),
            mails: Buckets::new(mails_max, mails_refill),
            mails_from_all: Buckets::new(all_max, all_refill),
            deeds: Buckets::new(settings.deeds_per_person_max, Duration::from_millis(200)),
            looks: Buckets::new(looks_max, looks_refill),
            costs: Buckets::new(settings.cost_per_asker_max, Duration::from_micros(100)),
        }
    }

    /// Whether whoever is at this address may ask for, or use, another sign-in link. Those whose address is not known are one.
    pub(crate) fn may_sign_in(&self, address: Option<IpAddr>) -> Result<(), Denial> {
        self.sign_ins.take(address.map(subnet), 1, Instant::now())
    }

    /// Whether another sign-in mail may be asked for, for this mail address, from this source. It counts whether or not anybody is
    /// known by it.
    pub(crate) fn may_mail_to(&self, address: &str, source: Option<IpAddr>) -> Result<(), Denial> {
        // Nobody fills our memory with long addresses.
        let (address, now) = (cookie_hash(address), Instant::now());
        self.mails.take((address.clone(), source.map(subnet)), 1, now)?;
        self.mails_from_all.take(address, 1, now)
    }

    /// Whether this person may do another deed.
    pub(crate) fn may_do(&self, person: Uuid) -> Result<(), Denial> {
        self.deeds.take(person, 1, Instant::now())
    }

    /// Whether this network may have a provider spoken to once more.
    pub(crate) fn may_look_outside(&self, network: Uuid) -> Result<(), Denial> {
        self.looks.take(network, 1, Instant::now())
    }

    /// Whether somebody may have something answered that weighs so much.
    pub(crate) fn may_ask(&self, asker: Asker, weight: u32) -> Result<(), Denial> {
        let asker = match asker {
            Asker::Address(address) => Asker::Address(address.map(subnet)),
            person => person,
        };
        self.costs.take(asker, weight, Instant::now())
    }
}

/// Whoever holds one IPv6 address usually holds its whole /64.
pub(crate) fn subnet(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

#[derive(Debug)]
struct Buckets<K> {
    full: u32,
    refill: Duration,
    levels: Mutex<HashMap<K, Level>>,
}

/// How many tokens were left, and since when the next one trickles in.
#[derive(Clone, Copy, Debug)]
struct Level {
    tokens: u32,
    since: Instant,
}

impl<K: Hash + Eq> Buckets<K> {
    fn new(full: u32, refill: Duration) -> Self {
        Self { full, refill, levels: Mutex::new(HashMap::new()) }
    }

    /// Takes tokens if there are so many, or says when there will be. No more are ever asked for than a full bucket holds.
    fn take(&self, key: K, wanted: u32, now: Instant) -> Result<(), Denial> {
        let wanted = wanted.min(self.full);
        let mut levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        let level =
            levels.get(&key).map_or(Level { tokens: self.full, since: now }, |level| self.refilled(*level, now));
        let Some(left) = level.tokens.checked_sub(wanted) else {
            return Err(Denial::RateLimited { retry_after_secs: self.wait(level, wanted, now) });
        };
        levels.insert(key, Level { tokens: left, ..level });
        if levels.len() > KEYS_MAX {
            levels.retain(|_, level| self.refilled(*level, now).tokens < self.full);
        }
        if levels.len() > KEYS_MAX {
            // A flood from everywhere: forgetting lets a few through, remembering all would fill the memory.
            levels.clear();
        }
        Ok(())
    }

    /// Whole seconds until a bucket that is too empty holds so many tokens.
    fn wait(&self, level: Level, wanted: u32, now: Instant) -> u32 {
        let missing = wanted.saturating_sub(level.tokens);
        let full_at = level.since + self.refill * missing;
        let left = full_at.saturating_duration_since(now);
        u32::try_from(left.as_millis().div_ceil(1_000)).unwrap_or(u32::MAX).max(1)
    }

    fn refilled(&self, level: Level, now: Instant) -> Level {
        let gained = now.saturating_duration_since(level.since).as_micros() / self.refill.as_micros().max(1);
        let gained = u32::try_from(gained).unwrap_or(u32::MAX);
        if gained >= self.full.saturating_sub(level.tokens) {
            return Level { tokens: self.full, since: now };
        }
        Level { tokens: level.tokens + gained, since: level.since + self.refill * gained }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let buckets = Buckets::new(3, Duration::from_secs(30));
        let start = Instant::now();
        let taken = |seconds| buckets.take("an address", 1, start + Duration::from_secs(seconds)).is_ok();
        assert_eq!([taken(0), taken(0), taken(0), taken(0)], [true, true, true, false]);
        assert_eq!([taken(29), taken(31), taken(31)], [false, true, false]);
        // The second after half a minute is not lost.
        assert_eq!([taken(60), taken(60)], [true, false]);
        assert_eq!([taken(900), taken(900), taken(900), taken(900)], [true, true, true, false]);
        assert!(buckets.take("another address", 1, start).is_ok());
    }

    #[test]
    fn an_empty_bucket_says_when_to_come_again() {
        let buckets = Buckets::new(10, Duration::from_secs(30));
        let start = Instant::now();
        let taken = |wanted, seconds| buckets.take("an address", wanted, start + Duration::from_secs(seconds));
        let wait = |retry_after_secs| Err(Denial::RateLimited { retry_after_secs });
        assert_eq!(taken(8, 0), Ok(()));
        assert_eq!(taken(4, 0), wait(60));
        assert_eq!(taken(4, 59), wait(1));
        assert_eq!(taken(4, 60), Ok(()));
        // What no bucket holds takes a full one.
        assert_eq!(taken(1_000, 60), wait(300));
        assert_eq!(taken(1_000, 360), Ok(()));
    }

    #[test]
    fn neighbours_in_an_ipv6_network_share_a_bucket() {
        let [one, other, stranger] =
            ["2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:1::1"].map(|text| text.parse().unwrap());
        assert_eq!(subnet(one), subnet(other));
        assert_ne!(subnet(one), subnet(stranger));
        assert_eq!(subnet("::ffff:192.0.2.7".parse().unwrap()), "192.0.2.7".parse::<IpAddr>().unwrap());
    }
}
