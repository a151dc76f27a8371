//! How a wasm crate becomes an npm package.
