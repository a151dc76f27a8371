//! The repositories that the user gave a name, `kits.toml` in their config folder, and the templates in them.

pub mod catalog;
pub mod check;
pub mod kit;
pub mod kit_listing;
pub mod kit_name;
pub mod kit_scripts;
pub mod kit_table;
pub mod kits_file;
pub mod listing;
pub mod origin;

pub use kit::Kit;
pub use kit_name::KitName;
pub use kits_file::Kits;
