mod adding_a_tool;
mod editing_a_tool;
mod looking_for_a_tool;
mod recording_an_exit;
mod removing_a_tool;
