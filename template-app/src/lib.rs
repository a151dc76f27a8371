//! Conway's Game of Life. What JavaScript imports is marked `#[wasm_bindgen]`.

#[cfg(target_arch = "wasm32")]
mod allocator;
mod generation;
mod panic_hook;
mod patterns;
mod universe;

pub use patterns::pattern_names;
pub use universe::Universe;
