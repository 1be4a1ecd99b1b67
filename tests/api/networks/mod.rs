//! Networks, and the walls between them.

mod choosing_an_agency;
mod inviting;
mod people;
mod remembered_answers;
mod settings;
mod walls;
