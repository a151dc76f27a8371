//! Files and folders: read, walked, staged, and replaced all or nothing.

pub mod cache_tag;
pub mod contents;
pub mod copy_folder;
pub mod executable;
pub mod staging;
pub mod symlink;
