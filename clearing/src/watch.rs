//! Who has to be looked at first.

use ruint::aliases::U256;

/// A bound for each of a fixed number of bidders, where the lowest is found at
/// once and any can be changed in a few steps.
///
/// It is a knock-out tournament: each node names whichever of its two children
/// has the lower bound, so a change only replays the matches above it.
pub(crate) struct Watch {
    bounds: Vec<U256>,
    /// Node 1 is the final; the children of `i` are `2i` and `2i + 1`; bidder
    /// `b` enters at node `bidders + b`, which is not stored.
    winners: Vec<u32>,
}

impl Watch {
    /// Nobody has to be looked at yet.
    pub fn new(bidders: usize) -> Watch {
        let mut watch = Watch { bounds: vec![U256::MAX; bidders], winners: vec![0; bidders] };
        for node in (1..bidders).rev() {
            watch.winners[node] = watch.play(node);
        }
        watch
    }

    /// Sets the bound of a bidder.
    pub fn set(&mut self, bidder: usize, bound: U256) {
        if self.bounds[bidder] == bound {
            return;
        }
        self.bounds[bidder] = bound;
        let mut node = (self.bounds.len() + bidder) / 2;
        while node > 0 {
            let winner = self.play(node);
            // Who loses a match as before changes nothing further up.
            if winner == self.winners[node] && winner as usize != bidder {
                break;
            }
            self.winners[node] = winner;
            node /= 2;
        }
    }

    /// Takes out a bidder whose bound is below the value.
    pub fn pop_below(&mut self, value: U256) -> Option<usize> {
        let first = self.winner(1)?;
        if self.bounds[first] >= value {
            return None;
        }
        self.set(first, U256::MAX);
        Some(first)
    }

    fn winner(&self, node: usize) -> Option<usize> {
        match node.checked_sub(self.bounds.len()) {
            Some(bidder) => (bidder < self.bounds.len()).then_some(bidder),
            None => Some(self.winners[node] as usize),
        }
    }

    fn play(&self, node: usize) -> u32 {
        let [left, right] = [2 * node, 2 * node + 1].map(|child| self.winner(child));
        let bound = |bidder: Option<usize>| bidder.map_or(U256::MAX, |bidder| self.bounds[bidder]);
        let winner = if bound(right) < bound(left) { right } else { left };
        winner.unwrap_or(0) as u32
    }
}
