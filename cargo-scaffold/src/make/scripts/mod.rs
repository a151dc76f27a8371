//! Templates that run something: their scripts are found and shown; after the user's consent, those that were shown run.

pub mod autorun;
pub mod consent_report;
pub mod file_module;
pub mod generated_tree;
pub mod rhai_filter;
pub mod script;
pub mod script_context;
pub mod script_engine;
pub mod script_files;
pub mod script_list;
pub mod script_run;
pub mod system_module;
pub mod variable_module;

pub use script_list::Scripts;
pub use script_run::{ScriptOptions, ScriptRun};
