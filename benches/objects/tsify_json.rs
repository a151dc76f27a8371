//! `tsify`, with its default feature `json`: objects cross as JSON text.

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

#[derive(Serialize, Deserialize, Tsify)]
#[tsify(into_wasm_abi, from_wasm_abi)]
pub struct Hit {
    id: u32,
    name: String,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
}

#[wasm_bindgen]
pub fn search(minimum: f64, hits: Vec<Hit>) -> Vec<Hit> {
    hits.into_iter().filter(|hit| hit.score >= minimum).map(|hit| Hit { score: hit.score * 2.0, ..hit }).collect()
}
