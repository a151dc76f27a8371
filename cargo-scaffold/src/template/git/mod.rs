//! Templates in git repositories: fetched once, kept in the user's cache folder, and read from there.

pub mod attributes;
pub mod cache;
pub mod cached_commit;
pub mod checkout;
pub mod fetch;
pub mod fetch_error;
pub mod forge;
pub mod git_source;
pub mod git_url;
pub mod line_endings;
pub mod network_watch;
pub mod reference;
pub mod remote_heads;
pub mod submodules;
pub mod tree;
pub mod tree_entry;
pub mod working_tree;

pub use cache::remove;
pub use checkout::{Checkout, checkout};
pub use fetch::Network;
pub use git_source::GitSource;
pub use git_url::GitUrl;
pub use reference::{Reference, ReferenceNames};
