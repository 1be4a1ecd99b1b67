//! Who has to be looked at first.

use crate::rounds::Cut;

/// A bound for each of a fixed number of bidders, where those with the lowest
/// bounds are found at once and any bound can be changed in a few steps.
///
/// It is a binary tree in which every node holds the lowest bound below it.
pub(crate) struct Watch {
    bidders: usize,
    /// Node 1 is the root; the children of `i` are `2i` and `2i + 1`; bidder
    /// `b` is node `bidders + b`.
    lowest: Vec<Cut>,
}

impl Watch {
    /// Nobody has to be looked at yet.
    pub fn new(bidders: usize) -> Watch {
        Watch { bidders, lowest: vec![Cut::MAX; 2 * bidders] }
    }

    /// Sets the bound of a bidder.
    pub fn set(&mut self, bidder: usize, bound: Cut) {
        let mut node = self.bidders + bidder;
        let mut lowest = bound;
        while node > 0 && self.lowest[node] != lowest {
            self.lowest[node] = lowest;
            lowest = lowest.min(self.lowest[node ^ 1]);
            node /= 2;
        }
    }

    /// Adds every bidder whose bound is below the value.
    pub fn find_below(&self, value: Cut, found: &mut Vec<usize>) {
        self.search(1, value, found);
    }

    fn search(&self, node: usize, value: Cut, found: &mut Vec<usize>) {
        if self.lowest.get(node).is_none_or(|lowest| *lowest >= value) {
            return;
        }
        if node >= self.bidders {
            found.push(node - self.bidders);
            return;
        }
        self.search(2 * node, value, found);
        self.search(2 * node + 1, value, found);
    }
}
