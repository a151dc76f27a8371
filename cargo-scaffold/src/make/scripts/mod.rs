//! Templates that run something: their scripts are found and shown; after the user's consent, cargo-generate runs them.

pub mod autorun;
pub mod cargo_generate;
pub mod consent_report;
pub mod generated_tree;
pub mod script;
pub mod script_files;
pub mod script_list;

pub use script_list::Scripts;
