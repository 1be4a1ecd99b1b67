//! Chance that anybody can repeat: the same seed gives the same numbers, on every machine and with every release.

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A source of repeatable chance.
///
/// The stream is ChaCha with twelve rounds, and every draw below is spelled out
/// here in whole numbers, so that no library update can change a sample.
#[derive(Clone, Debug)]
pub struct Chance(ChaCha12Rng);

impl Chance {
    /// The chance that belongs to a seed and a purpose. Purposes do not disturb each
    /// other: a new draw in one leaves the others as they were.
    #[must_use]
    pub fn new(seed: u64, purpose: &str) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        for (index, byte) in purpose.bytes().enumerate() {
            key[8 + index % 24] ^= byte.rotate_left(u32::try_from(index / 24 % 8).unwrap_or(0));
        }
        Self(ChaCha12Rng::from_seed(key))
    }

    /// A whole number below `bound`, each about equally likely; 0 when there is no choice.
    pub fn below(&mut self, bound: u64) -> u64 {
        let wide = u128::from(self.0.next_u64()) * u128::from(bound);
        // The high half of the product is below the bound; a bias of bound/2^64 is far below what a sample shows.
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A whole number from the first to the last, both included.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        let choices = last.checked_sub(first).and_then(|span| u64::try_from(span).ok()).map_or(1, |span| span + 1);
        first + i64::try_from(self.below(choices)).unwrap_or(0)
    }

    /// Whether something with this chance per mille happens.
    pub fn per_mille(&mut self, chance: u64) -> bool {
        self.below(1000) < chance
    }

    /// One of several, each equally likely.
    ///
    /// # Panics
    /// When there is nothing to pick from: a fault of the sample's own data.
    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        let index = usize::try_from(self.below(among.len() as u64)).unwrap_or(0);
        &among[index]
    }

    /// The index of one of several weights, each as likely as it is heavy.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// Puts a list into an order of chance.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = usize::try_from(self.below(last as u64 + 1)).unwrap_or(0);
            list.swap(last, other);
        }
    }

    /// Sixteen bytes, for identifiers.
    pub fn bytes(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_for_ever() {
        let mut chance = Chance::new(2026, "agencies");
        let drawn: Vec<u64> = (0..6).map(|_| chance.below(1000)).collect();
        let mut again = Chance::new(2026, "agencies");
        assert_eq!(drawn, (0..6).map(|_| again.below(1000)).collect::<Vec<_>>());
        // Pinned: a change here would change everybody's sample.
        assert_eq!(drawn, PINNED);
    }

    const PINNED: [u64; 6] = [439, 496, 286, 711, 387, 751];

    #[test]
    fn purposes_and_seeds_differ() {
        let first = |seed, purpose| Chance::new(seed, purpose).below(u64::MAX);
        assert_ne!(first(1, "agencies"), first(2, "agencies"));
        assert_ne!(first(1, "agencies"), first(1, "people"));
    }

    #[test]
    fn draws_stay_within_their_bounds() {
        let mut chance = Chance::new(7, "bounds");
        for _ in 0..10_000 {
            assert!((3..=9).contains(&chance.between(3, 9)));
            assert!(chance.below(5) < 5);
            assert!(chance.weighted(&[0, 2, 0, 1]) % 2 == 1);
        }
        assert_eq!(chance.between(4, 4), 4);
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn shuffling_loses_nothing() {
        let mut list: Vec<u32> = (0..100).collect();
        Chance::new(1, "shuffle").shuffle(&mut list);
        assert_ne!(list, (0..100).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..100).collect::<Vec<_>>());
    }
}
