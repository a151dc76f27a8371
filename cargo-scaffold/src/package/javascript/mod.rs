//! JavaScript as text that must be right: what a module imports and exports, whether it is valid, and its CommonJS form.

pub mod commonjs;
pub mod commonjs_form;
pub mod commonjs_path;
pub mod hidden_names;
pub mod js_module;
pub mod local_path;
pub mod syntax;
pub mod text_edits;
