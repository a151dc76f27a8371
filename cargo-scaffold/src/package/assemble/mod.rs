//! The files of an npm package, from the bindings of a crate.

pub mod documents;
pub mod entries;
pub mod entry_template;
pub mod exports;
pub mod manifest_lint;
pub mod package_files;
pub mod package_json;
