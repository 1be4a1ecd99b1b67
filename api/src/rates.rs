//! Limits on how often: tokens in a bucket, per address and per person. Each process counts for itself.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::settings::Settings;

/// More keys than this are not remembered: the fullest buckets, which limit nobody, go first.
const KEYS_MAX: usize = 20_000;

/// The limits of one process.
#[derive(Debug)]
pub(crate) struct Rates {
    sign_ins: Buckets<Option<IpAddr>>,
    deeds: Buckets<Uuid>,
}

impl Rates {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            sign_ins: Buckets::new(settings.sign_ins_per_address_max, Duration::from_secs(30)),
            deeds: Buckets::new(settings.deeds_per_person_max, Duration::from_millis(200)),
        }
    }

    /// Whether this address may ask for, or use, another sign-in link. Those whose address is not known are one.
    pub(crate) fn may_sign_in(&self, address: Option<IpAddr>) -> bool {
        self.sign_ins.take(address.map(subnet), Instant::now())
    }

    /// Whether this person may do another deed.
    pub(crate) fn may_do(&self, person: Uuid) -> bool {
        self.deeds.take(person, Instant::now())
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

impl<K: Hash + Eq + Copy> Buckets<K> {
    fn new(full: u32, refill: Duration) -> Self {
        Self { full, refill, levels: Mutex::new(HashMap::new()) }
    }

    /// Takes a token, if there is one.
    fn take(&self, key: K, now: Instant) -> bool {
        let mut levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        let level =
            levels.get(&key).map_or(Level { tokens: self.full, since: now }, |level| self.refilled(*level, now));
        if level.tokens == 0 {
            return false;
        }
        levels.insert(key, Level { tokens: level.tokens - 1, ..level });
        if levels.len() > KEYS_MAX {
            levels.retain(|_, level| self.refilled(*level, now).tokens < self.full);
        }
        if levels.len() > KEYS_MAX {
            // A flood from everywhere: forgetting lets a few through, remembering all would fill the memory.
            levels.clear();
        }
        true
    }

    fn refilled(&self, level: Level, now: Instant) -> Level {
        let gained = now.saturating_duration_since(level.since).as_millis() / self.refill.as_millis().max(1);
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
        let taken = |seconds| buckets.take("an address", start + Duration::from_secs(seconds));
        assert_eq!([taken(0), taken(0), taken(0), taken(0)], [true, true, true, false]);
        assert_eq!([taken(29), taken(31), taken(31)], [false, true, false]);
        // The second after half a minute is not lost.
        assert_eq!([taken(60), taken(60)], [true, false]);
        assert_eq!([taken(900), taken(900), taken(900), taken(900)], [true, true, true, false]);
        assert!(buckets.take("another address", start));
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
