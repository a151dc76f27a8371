//! The files of an npm package, from the bindings of a crate.

pub mod commonjs_files;
pub mod documents;
pub mod entry_points;
pub mod entry_template;
pub mod exports;
pub mod field_rule;
pub mod file_list;
pub mod manifest_lint;
pub mod package;
pub mod package_file;
pub mod package_json;
pub mod package_paths;
pub mod user_fields;
