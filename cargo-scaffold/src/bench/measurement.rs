//! What the runner prints.

use serde::Deserialize;

/// A line of the runner's output.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum RunnerLine {
    Measured(Measurement),
    Failed {
        error: String,
    },
    /// The last one.
    Done {
        #[expect(dead_code)]
        done: bool,
    },
}

/// How long calls of one function with one input took.
#[derive(Deserialize)]
pub struct Measurement {
    pub function: String,
    pub side: Side,
    /// As in `64 × 8`.
    pub size: String,
    /// In milliseconds per call. There are ten or more.
    pub samples: Vec<f64>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Original,
    Rust,
}
