//! The JavaScript project around a new crate, and how the crate's npm package becomes importable there.

pub mod js_manifest;
pub mod js_project;
pub mod js_workspaces;
pub mod json_list;
pub mod link_conflicts;
pub mod manager_choice;
pub mod manifest_edit;
pub mod package_link;
pub mod package_manager;
