//! What the integration tests share.

pub mod answers;
pub mod fixture;
pub mod git;
pub mod project;
pub mod repository;
pub mod scaffold;
#[cfg(unix)]
pub mod server;
pub mod snapshot;
#[cfg(unix)]
pub mod ssh;
pub mod target;
pub mod transcript;
pub mod tree;
pub mod user;
pub mod watch;
pub mod workflow;
