//! How a wasm crate becomes an npm package.

pub mod bindings;
pub mod entries;
pub mod environments;
pub mod exports;
mod imports;
mod template;
