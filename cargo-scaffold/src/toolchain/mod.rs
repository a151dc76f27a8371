//! The programs that a build needs: found, too old, or missing, each with its remedy.

pub mod rust;
