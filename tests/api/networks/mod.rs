//! Networks, and the walls between them.

mod remembered_answers;
mod walls;
