//! Of a sequence that shows something: the fewest deeds that do.

use futures::executor::block_on;
use proptest::strategy::ValueTree;

use super::deeds::{Deed, PEOPLE, What};
use super::{runner, sequences};

/// How often at most a sequence is played again to find out which of its deeds matter.
const SHORTENINGS_MAX: usize = 300;

/// Leaves out of a sequence what it does as well without, as long as something is found wrong with the rest: the fewest deeds
/// that were found, and what is wrong with them.
pub(super) async fn fewest<T: ValueTree>(
    mut tree: T,
    mut found: String,
    wrong: impl AsyncFn(&T::Value) -> Option<String>,
) -> (T::Value, String) {
    let mut fewest = tree.current();
    let mut failed = true;
    for _ in 0..SHORTENINGS_MAX {
        if !(if failed { tree.simplify() } else { tree.complicate() }) {
            break;
        }
        let tried = tree.current();
        let wrong = wrong(&tried).await;
        failed = wrong.is_some();
        if let Some(wrong) = wrong {
            (fewest, found) = (tried, wrong);
        }
    }
    (fewest, found)
}

#[test]
fn a_sequence_that_shows_something_is_told_as_the_fewest_deeds_that_do() {
    // As if whoever cancels after somebody on the coast has pledged were shown something.
    let wrong = async |deeds: &Vec<Deed>| {
        let pledged = deeds.iter().position(|deed| deed.who == "Otto" && deed.what == What::Pledges)?;
        let cancelled = deeds[pledged..].iter().any(|deed| deed.what == What::Cancels);
        cancelled.then(|| "the coast".to_owned())
    };
    let mut runner = runner();
    for tree in sequences(&mut runner) {
        let Some(found) = block_on(wrong(&tree.current())) else { continue };
        let (deeds, _) = block_on(fewest(tree, found, wrong));
        let told: Vec<_> = deeds.iter().map(|deed| (deed.who, deed.what, deed.which)).collect();
        assert_eq!(told, [("Otto", What::Pledges, 0), (PEOPLE[0], What::Cancels, 0)]);
        return;
    }
}
