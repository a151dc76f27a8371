//! A build after each change of what it reads.

pub mod build_event;
pub mod contents_seen;
pub mod package_watch;

pub use build_event::BuildEvent;
pub use package_watch::PackageWatch;
