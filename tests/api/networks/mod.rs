//! Networks, and the walls between them.

mod walls;
