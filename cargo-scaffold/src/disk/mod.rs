//! Files and folders: read, copied, staged, and changed all or nothing.

pub mod cache_tag;
pub mod contents;
pub mod copy_folder;
pub mod executable;
pub mod file_watch;
pub mod hash;
pub mod marked_folder;
pub mod place;
pub mod rename;
pub mod replace;
pub mod source_folders;
pub mod staging;
pub mod step;
pub mod symlink;
pub mod transaction;
