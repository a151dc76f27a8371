//! Generated projects, built and run: what a user gets works, as a whole, in every combination of answers.

mod as_dependency;
mod combinations;
mod first_example;
mod next_commands;
mod quick;
mod with_wasm_pack;
mod without_node;
