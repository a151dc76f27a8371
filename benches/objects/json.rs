//! JSON text both ways: JavaScript calls `JSON.stringify` and `JSON.parse` around the call.

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
pub fn search(minimum: f64, hits: &str) -> Result<String, JsError> {
    let hits: Vec<Hit> = serde_json::from_str(hits)?;
    let found = hits.into_iter().filter(|hit| hit.score >= minimum);
    let found: Vec<_> = found.map(|hit| Hit { score: hit.score * 2.0, ..hit }).collect();
    Ok(serde_json::to_string(&found)?)
}
