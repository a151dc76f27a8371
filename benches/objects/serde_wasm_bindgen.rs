//! `serde-wasm-bindgen` alone: the TypeScript types are written by hand.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[derive(Serialize, Deserialize)]
struct Hit {
    id: u32,
    name: String,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
}

#[wasm_bindgen]
pub fn search(minimum: f64, hits: JsValue) -> Result<JsValue, serde_wasm_bindgen::Error> {
    let hits: Vec<Hit> = serde_wasm_bindgen::from_value(hits)?;
    let found = hits.into_iter().filter(|hit| hit.score >= minimum);
    let found: Vec<_> = found.map(|hit| Hit { score: hit.score * 2.0, ..hit }).collect();
    serde_wasm_bindgen::to_value(&found)
}
