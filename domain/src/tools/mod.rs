//! Tools and who supplies them: facts with their source, never prices, and for each tool how to leave it.

mod add_tool;
mod edit_tool;
pub mod exit_record;
pub mod facts;
pub mod finders;
pub mod permission;
mod record_exit;
mod remove_tool;
pub mod supplier;
pub mod tool;

pub use add_tool::{AddTool, add_tool};
pub use edit_tool::{EditTool, edit_tool};
pub use record_exit::{RecordExit, record_exit};
pub use remove_tool::{RemoveTool, remove_tool};
