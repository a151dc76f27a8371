//! What the integration tests share.

pub mod answers;
pub mod fixture;
pub mod git;
pub mod project;
pub mod repository;
pub mod scaffold;
pub mod server;
#[cfg(unix)]
pub mod ssh;
pub mod tree;
pub mod user;
pub mod workflow;
