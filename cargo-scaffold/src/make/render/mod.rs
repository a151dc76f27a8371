//! Rendering by our own engine: it runs nothing of the template.
//!
//! Files are read when they are needed, on a thread of their own with limits of time and memory. Nothing is written.

pub mod engine;
pub mod file_action;
pub mod file_name;
pub mod filters;
pub mod limits;
pub mod mentions;
pub mod output_limit;
pub mod ranges;
pub mod render_template;
pub mod stopwatch;
pub mod tags;
pub mod text;

pub use mentions::mentions;
pub use text::Text;
