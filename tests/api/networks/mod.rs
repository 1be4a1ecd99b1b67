//! Networks, and the walls between them.

mod chain;
mod choosing_an_agency;
mod event_log;
mod guests;
mod inviting;
mod markers;
mod people;
mod remembered_answers;
mod settings;
mod walls;
