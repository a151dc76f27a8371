//! From a template and answers to a rendered tree.

pub mod diagnostic;
pub mod plan;
pub mod render;
pub mod scripts;
