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
    pub samples: Samples,
}

/// Times in milliseconds per call: at least one, and each above zero. The functions that are measured print, too, and what they
/// print may look like a measurement.
#[derive(Deserialize)]
#[serde(try_from = "Vec<f64>")]
pub struct Samples(Vec<f64>);

impl TryFrom<Vec<f64>> for Samples {
    type Error = &'static str;

    fn try_from(times: Vec<f64>) -> Result<Self, Self::Error> {
        let is_sound = !times.is_empty() && times.iter().all(|time| time.is_normal() && *time > 0.0);
        is_sound.then_some(Self(times)).ok_or("no times")
    }
}

impl Samples {
    pub fn times(&self) -> &[f64] {
        &self.0
    }
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Original,
    Rust,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_like_a_measurement_is_none() {
        let line =
            |samples: &str| format!(r#"{{ "function": "f", "side": "rust", "size": "1", "samples": {samples} }}"#);
        assert!(serde_json::from_str::<RunnerLine>(&line("[0.5]")).is_ok());
        for samples in ["[]", "[0]", "[-1.0]", "[1, 0.0]", "null", "[1e-320]"] {
            assert!(serde_json::from_str::<RunnerLine>(&line(samples)).is_err(), "{samples}");
        }
    }
}
