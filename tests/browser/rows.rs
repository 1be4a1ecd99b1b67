//! Lines of a form that come and go in place.

use serde_json::json;
use tests::World;
use tests::browser::Look;

use crate::reader::Reader;

/// The keys of the fees, and what their lines and the buttons that remove them are called.
const FEES: &str = "const all = (css, read) => [...document.querySelectorAll(css)].map(read);
    const box = '#f-sharedFees [data-line]';
    return [
        all(`${box} [name$='.key']`, (field) => field.value),
        all(box, (line) => line.getAttribute('aria-label')),
        all(`${box} [data-remove-line]`, (button) => button.textContent),
    ]";

#[test]
fn a_line_that_comes_has_a_key_of_its_own_and_all_lines_are_called_by_their_places() {
    tests::on_sqlite(async |world: &World| {
        let reader = Reader::open(world, Look::DESK).await;
        reader.is(&world.cora).await;
        reader.opens("/campaigns/new").await;
        for _ in 0..3 {
            reader.adds("pages-draft-add-fee").await;
        }
        let remove = "document.querySelector('#f-sharedFees [data-remove-line]').click()";
        reader.asks(remove, Vec::new()).await;
        let two = |keys| json!([keys, ["Line 1", "Line 2"], ["Remove Line 1", "Remove Line 2"]]);
        assert_eq!(reader.asks(FEES, Vec::new()).await, two(json!(["fee-1", "fee-2"])));
        reader.asks(remove, Vec::new()).await;
        reader.adds("pages-draft-add-fee").await;
        assert_eq!(reader.asks(FEES, Vec::new()).await, two(json!(["fee-2", "fee-3"])));
        reader.is_at_ease().await;
    });
}
