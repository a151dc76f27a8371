//! Makes a panic throw a `WebAssembly.RuntimeError` with Rust's message. Without this hook JavaScript only sees
//! `unreachable`. After a panic the module's memory is in an unknown state: load the module again.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = WebAssembly)]
    type RuntimeError;

    #[wasm_bindgen(constructor, js_namespace = WebAssembly)]
    fn new(message: &str) -> RuntimeError;
}

/// Runs when the module is loaded.
#[wasm_bindgen(start, private)]
fn throw_panics() {
    std::panic::set_hook(Box::new(|panic| {
        wasm_bindgen::throw_val(RuntimeError::new(&panic.to_string()).into())
    }));
}
