//! Who has to be looked at first.

use ruint::Uint;

/// Bounds of a number of bidders on a value that only rises, which finds those
/// it has passed.
///
/// It is a radix heap: a bidder waits in the group of the highest binary digit
/// in which its bound differs from the value. When the value rises, the highest
/// digit that changes says which groups it has passed as a whole, and which one
/// to sort anew, into lower groups. So a bound is touched at most once a
/// digit, and in practice a few times.
pub(crate) struct Watch<const BITS: usize, const LIMBS: usize> {
    value: Uint<BITS, LIMBS>,
    bounds: Vec<Uint<BITS, LIMBS>>,
    /// The group in which a bidder waits; whoever is found in another has left
    /// that one.
    group_of: Vec<u16>,
    groups: Vec<Vec<u32>>,
}

/// Waiting in no group.
const NOWHERE: u16 = u16::MAX;

impl<const BITS: usize, const LIMBS: usize> Watch<BITS, LIMBS> {
    /// Nobody waits yet, and the value is 0.
    pub fn new(bidders: usize) -> Self {
        Watch {
            value: Uint::ZERO,
            bounds: vec![Uint::ZERO; bidders],
            group_of: vec![NOWHERE; bidders],
            groups: vec![Vec::new(); BITS + 1],
        }
    }

    /// Sets the bound of a bidder, which is not below the value.
    pub fn set(&mut self, bidder: usize, bound: Uint<BITS, LIMBS>) {
        debug_assert!(bound >= self.value, "nobody waits for what has passed");
        self.bounds[bidder] = bound;
        let group = (bound ^ self.value).bit_len();
        if usize::from(self.group_of[bidder]) != group {
            self.group_of[bidder] = group as u16;
            self.groups[group].push(bidder as u32);
        }
    }

    /// Raises the value, and takes out all bidders whose bound it has passed.
    pub fn raise(&mut self, value: Uint<BITS, LIMBS>, passed: &mut Vec<usize>) {
        let changed = (value ^ self.value).bit_len();
        self.value = value;
        for group in 0..changed {
            self.empty(group, |_, bidder| passed.push(bidder));
        }
        if changed > 0 {
            self.empty(changed, |watch, bidder| match watch.bounds[bidder] {
                bound if bound < value => passed.push(bidder),
                bound => watch.set(bidder, bound),
            });
        }
    }

    /// Takes everybody out of a group, who then go elsewhere.
    fn empty(&mut self, group: usize, mut each: impl FnMut(&mut Self, usize)) {
        if self.groups[group].is_empty() {
            return;
        }
        let mut waiting = std::mem::take(&mut self.groups[group]);
        for bidder in waiting.drain(..).map(|bidder| bidder as usize) {
            if usize::from(self.group_of[bidder]) == group {
                self.group_of[bidder] = NOWHERE;
                each(self, bidder);
            }
        }
        // Its room is kept for those to come.
        self.groups[group] = waiting;
    }
}
