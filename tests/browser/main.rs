//! In a real browser: what people see and do, with scripts on and off.

mod ground;
