//! The project on disk: its names, its place, and everything that is written there.

pub mod apply;
#[cfg(test)]
mod apply_tests;
pub mod change_tree;
pub mod changes;
pub mod destination;
pub mod link;
pub mod planned_project;
pub mod project_name;
pub mod record;
pub mod repository;
pub mod stage_changes;
pub mod summary;
pub mod workspace;
