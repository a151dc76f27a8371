//! From a template and answers to a rendered tree, whether the template runs scripts or not.

pub mod diagnostic;
pub mod format;
pub mod plan;
pub mod recipe;
pub mod render;
pub mod rendered_tree;
pub mod scripts;

pub use recipe::Recipe;
pub use rendered_tree::RenderedTree;
