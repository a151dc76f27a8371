//! Files and folders: read, walked, staged, and replaced all or nothing.

pub mod contents;
pub mod hash;
pub mod staging;
