//! In a real browser: what people see and do, with scripts on and off.

mod accessible;
mod ground;
mod journey;
mod keyboard;
mod live;
mod reader;
mod twice;
mod weight;
