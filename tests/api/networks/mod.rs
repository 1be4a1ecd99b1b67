//! Networks, and the walls between them.

mod chain;
mod choosing_an_agency;
mod event_log;
mod guests;
mod inviting;
mod languages;
mod linked_profiles;
mod links;
mod logo;
mod markers;
mod people;
mod remembered_answers;
mod settings;
mod walls;
