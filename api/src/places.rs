//! Places for connections that stay open: in all, from one address, and for one person; for those who take files out, and for
//! those who send them. Each process counts for itself.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use crate::rates::subnet;
use crate::settings::Settings;

/// How many files of exported data one person may have made or sent at once: whoever asks for many must not hold everybody else's
/// up.
const FILES_PER_PERSON_MAX: usize = 3;
/// How many large bodies one person may be sending at once: whoever sends slowly must not take every turn.
const LARGE_BODIES_PER_PERSON_MAX: usize = 1;

/// The places of one process. Clones share them.
#[derive(Clone, Debug)]
pub(crate) struct Places(Arc<Room>);

#[derive(Debug)]
struct Room {
    all_max: usize,
    per_address_max: usize,
    per_person_max: usize,
    taken: Mutex<HashMap<Holder, usize>>,
}

/// For whom places are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Holder {
    Everybody,
    /// Those whose address is not known are one.
    Address(Option<IpAddr>),
    Person(Uuid),
    /// Somebody who takes data out.
    Taker(Uuid),
    /// Somebody who sends a file.
    Sender(Uuid),
}

/// A place, given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    room: Arc<Room>,
    holder: Holder,
}

impl Places {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self(Arc::new(Room {
            all_max: settings.streams_max,
            per_address_max: settings.streams_per_address_max,
            per_person_max: settings.streams_per_person_max,
            taken: Mutex::default(),
        }))
    }

    /// Places for a connection from an address, before anybody knows whose it is.
    pub(crate) fn for_connection(&self, address: Option<IpAddr>) -> Option<[Place; 2]> {
        Some([self.take(Holder::Everybody)?, self.take(Holder::Address(address.map(subnet)))?])
    }

    /// A place for what somebody watches.
    pub(crate) fn for_person(&self, person: Uuid) -> Option<Place> {
        self.take(Holder::Person(person))
    }

    /// A place among those who wait for a file, or have one sent.
    pub(crate) fn for_file(&self, person: Uuid) -> Option<Place> {
        self.take(Holder::Taker(person))
    }

    /// A place among those who wait to send a large body, or are sending one.
    pub(crate) fn for_large_body(&self, person: Uuid) -> Option<Place> {
        self.take(Holder::Sender(person))
    }

    fn take(&self, holder: Holder) -> Option<Place> {
        let mut taken = self.0.taken();
        let count = taken.entry(holder).or_default();
        if *count >= self.0.max(holder) {
            return None;
        }
        *count += 1;
        Some(Place { room: self.0.clone(), holder })
    }
}

impl Room {
    fn max(&self, holder: Holder) -> usize {
        match holder {
            Holder::Everybody => self.all_max,
            Holder::Address(_) => self.per_address_max,
            Holder::Person(_) => self.per_person_max,
            Holder::Taker(_) => FILES_PER_PERSON_MAX,
            Holder::Sender(_) => LARGE_BODIES_PER_PERSON_MAX,
        }
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<Holder, usize>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.room.taken();
        match taken.get_mut(&self.holder) {
            Some(count) if *count > 1 => *count -= 1,
            // Who holds nothing is forgotten.
            _ => drop(taken.remove(&self.holder)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let few =
            Settings { streams_max: 3, streams_per_address_max: 2, streams_per_person_max: 1, ..Settings::default() };
        Places::new(&few)
    }

    #[test]
    fn an_address_cannot_take_every_place() {
        let places = places();
        let [near, far] = ["192.0.2.7", "198.51.100.7"].map(|address| address.parse().ok());
        let held: Vec<_> = [near, near].map(|address| places.for_connection(address).unwrap()).into();
        assert!(places.for_connection(near).is_none());
        let other = places.for_connection(far).unwrap();
        assert!(places.for_connection(far).is_none(), "there are three places in all");
        drop((held, other));
        assert!(places.0.taken().is_empty());
        assert!(places.for_connection(near).is_some());
    }

    #[test]
    fn one_person_sends_one_file_at_a_time() {
        let places = places();
        let [one, other] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let held = places.for_large_body(one);
        assert!(held.is_some() && places.for_large_body(one).is_none() && places.for_large_body(other).is_some());
        assert!(places.for_person(one).is_some() && places.for_file(one).is_some(), "what they read is counted apart");
        drop(held);
        assert!(places.for_large_body(one).is_some());
    }

    #[test]
    fn a_person_gets_their_place_back() {
        let places = places();
        let [one, other] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let held = places.for_person(one);
        assert!(held.is_some() && places.for_person(one).is_none() && places.for_person(other).is_some());
        drop(held);
        assert!(places.for_person(one).is_some());
    }
}
