//! Works out the result of a pooled purchase.
//!
//! Agencies pledge licences, each line with the most it would pay for one, fees
//! included. The more licences are bought together, the lower the price; the
//! fewer agencies share the fees, the higher. Clearing finds the largest set of
//! lines in which everybody pays a price they accepted beforehand, divides the
//! invoice to the cent, and says of every line left out which price it missed.
//! Whoever has the record can work it out again and must get the same bytes.
//!
//! Everything here is pure: no clock, no database, no chance, no floating
//! point. [`read_input`] and [`Input::new`] check what comes in, [`clear`]
//! decides, [`Outcome::to_json`] writes it down, [`redact`] makes an input that
//! can be shown to others. [`preview`] answers before the close without looking
//! at anybody's limits, [`analysis`] afterwards, from the redacted record.
//!
//! ```
//! let document = include_bytes!("../tests/data/clearing-example-input.json");
//! let input = clearing::read_input(document).unwrap();
//! let outcome = clearing::clear(&input).unwrap();
//! assert_eq!(outcome.total, 59_600);
//! assert_eq!(outcome.lines[0].decision.landed_price().unwrap().to_string(), "85775/93");
//! ```

pub mod analysis;
mod clear;
mod fraction;
mod input;
mod json;
mod outcome;
pub mod preview;
mod problem;
mod quote;
mod redact;
mod rounds;
mod shared;
pub mod split;
mod terms;
mod watch;

pub use clear::clear;
pub use fraction::{Fraction, NotAFraction};
pub use input::{
    Agency, BAND_WEIGHT_MAX, Contribution, INPUT_FORMAT, Input, Parts, PledgeLine, SEATS_MAX, SharedFee, Split,
    read_input,
};
pub use json::{INTEGER_MAX, ITEMS_MAX, TEXT_MAX};
pub use outcome::{AgencyOutcome, Decision, FeeOutcome, LineOutcome, Outcome, RESULT_FORMAT};
pub use problem::Problem;
pub use quote::{PriceBreak, Quote, QuoteKind};
pub use redact::{redact, redact_document};
pub use terms::{Demand, NetFee, Own, Terms};

use sha2::{Digest, Sha256};

/// SHA-256 of the bytes in lowercase hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What `longtable clear` does: an input document in, its result document out.
pub fn clear_document(bytes: &[u8]) -> Result<String, Vec<Problem>> {
    let outcome = clear(&read_input(bytes)?).map_err(|problem| vec![problem])?;
    Ok(outcome.to_json(&sha256(bytes)))
}
