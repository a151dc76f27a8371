//! The folder that the package is installed into.

pub mod git_status;
pub mod install;
pub mod out_dir;
