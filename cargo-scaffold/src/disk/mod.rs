//! Files and folders: read, staged, and changed all or nothing.

pub mod contents;
pub mod executable;
pub mod hash;
pub mod marked_folder;
pub mod place;
pub mod rename;
pub mod replace;
pub mod staging;
pub mod step;
pub mod transaction;
