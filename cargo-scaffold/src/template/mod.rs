//! Where a template comes from and what its manifest says.

pub mod builtin;
pub mod condition_lines;
pub mod genignore;
pub mod git;
pub mod liquid_suffix;
pub mod loaded_template;
pub mod manifest;
pub mod placeholder;
pub mod question;
pub mod sub_template;
pub mod template_folder;
pub mod template_walk;

pub use loaded_template::{Template, TemplateFile};
pub use manifest::{MANIFEST, Manifest};
