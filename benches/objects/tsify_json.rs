//! `tsify`, with its default feature `json`: objects cross as JSON text.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

#[derive(Serialize, Deserialize, Tsify)]
pub struct Hit {
    id: u32,
    name: String,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
}

#[wasm_bindgen]
pub fn search(minimum: f64, hits: Vec<Ts<Hit>>) -> Result<Vec<Ts<Hit>>, JsError> {
    let hits = hits.iter().map(Ts::to_rust).collect::<Result<Vec<_>, _>>()?;
    let hits = hits.into_iter().filter(|hit| hit.score >= minimum).map(|hit| Hit { score: hit.score * 2.0, ..hit });
    Ok(hits.map(|hit| hit.into_ts()).collect::<Result<_, _>>()?)
}
