//! wasm-bindgen alone: objects of a class, which stay in wasm's memory.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(getter_with_clone)]
pub struct Hit {
    pub id: u32,
    pub name: String,
    pub score: f64,
    pub tags: Option<Vec<String>>,
}

#[wasm_bindgen]
impl Hit {
    #[wasm_bindgen(constructor)]
    pub fn new(id: u32, name: String, score: f64, tags: Option<Vec<String>>) -> Self {
        Self { id, name, score, tags }
    }
}

#[wasm_bindgen]
pub fn search(minimum: f64, hits: Vec<Hit>) -> Vec<Hit> {
    hits.into_iter().filter(|hit| hit.score >= minimum).map(|hit| Hit { score: hit.score * 2.0, ..hit }).collect()
}
