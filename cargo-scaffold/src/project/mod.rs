//! The project on disk: its names, its place, and everything that is written there.

pub mod destination;
mod edit;
pub mod git;
pub mod name;
pub mod record;
pub mod staging;
pub mod summary;
pub mod workspace;
pub mod write;
