//! Rendering by our own engine: it runs nothing of the template.
//!
//! Files are read when they are needed, under a watch of time and memory. Nothing is written.

pub mod engine;
pub mod file_action;
pub mod file_name;
pub mod filters;
pub mod mentions;
pub mod output_limit;
pub mod ranges;
pub mod rendering;
pub mod shared_variables;
pub mod tags;
pub mod text;

pub use mentions::mentions;
pub use text::Text;
