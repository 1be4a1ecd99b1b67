//! What people read: sentences, money, numbers and times in English and French.
//!
//! Every text a person sees comes from a Fluent file under `locales/`, in both
//! languages. What people type is read by the language of the form they typed
//! it into and never guessed: a text that could mean two things is refused with
//! a sentence that asks.

mod figure;
mod language;
mod locales;
#[cfg(test)]
mod locales_agree;
pub mod money;
pub mod number;
mod speech;
pub mod time;

pub use language::Language;
pub use speech::{Arg, has, label, label_key, say};
