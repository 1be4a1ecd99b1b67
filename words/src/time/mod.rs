//! Days, hours and zones, as people read and type them.
//!
//! Instants are UTC everywhere else. Here they meet the clocks on people's
//! walls: which of them hang where is in `zones`, how to write them in `shown`,
//! what somebody typed in `local`, and which days offices are shut in `rest_days`.

mod local;
mod rest_days;
mod shown;
mod zones;

pub use local::{LocalTimeProblem, Which, input_value, parse_input, parse_local};
pub use rest_days::{Holiday, RestDay, WORKING_DAYS_MAX, add_working_days, holidays, is_rest_day};
pub use shown::{both_zones, show_clock, show_day, show_instant, show_short, show_short_day, until};
pub use zones::{canadian_zones, choice, in_zone, place, zone};
