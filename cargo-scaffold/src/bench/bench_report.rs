//! What a benchmark found.

use std::path::PathBuf;

use serde::Serialize;

use super::{
    measurement::{Measurement, Side},
    statistics::{median, ratio_interval},
};

/// The result of a benchmark, as `--format json` prints it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BenchReport {
    /// Where the functions ran: `node`, `deno` or `bun`.
    pub runtime: &'static str,
    /// The runtime's version.
    pub runtime_version: String,
    /// The functions of `js/inputs.js`, in their order.
    pub functions: Vec<FunctionResult>,
    /// Absolute path of the chart.
    pub chart: PathBuf,
}

/// A function in JavaScript and in Rust.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FunctionResult {
    /// The function's name.
    pub name: String,
    /// One comparison for each size, in the order of `js/inputs.js`.
    pub sizes: Vec<Comparison>,
}

/// The same calls in JavaScript and in Rust.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The size of the input, as in `64 × 8`.
    pub size: String,
    /// The median time of a call in JavaScript, in milliseconds.
    pub original: f64,
    /// The median time of a call in Rust, in milliseconds.
    pub rust: f64,
    /// How many times as fast Rust is.
    pub ratio: f64,
    /// The 95 % confidence interval of `ratio`: its lower and its upper bound.
    pub interval: [f64; 2],
}

impl Comparison {
    fn of(original: &Measurement, rust: &Measurement) -> Self {
        let (times, rust_times) = (original.samples.times(), rust.samples.times());
        let (time, rust_time) = (median(times), median(rust_times));
        Self {
            size: rust.size.clone(),
            original: time,
            rust: rust_time,
            ratio: time / rust_time,
            interval: ratio_interval(times, rust_times),
        }
    }

    /// ``64 × 8           1.20 µs →    0.40 µs    3.00×  (2.95 to 3.04)``
    pub fn line(&self) -> String {
        let (original, rust) = (microseconds(self.original), microseconds(self.rust));
        let [low, high] = self.interval;
        format!("{:12} {original} → {rust} {:7.2}×  ({low:.2} to {high:.2})", self.size, self.ratio)
    }
}

fn microseconds(milliseconds: f64) -> String {
    let decimals = if milliseconds < 0.01 { 2 } else { 0 };
    format!("{:>8.decimals$} µs", milliseconds * 1e3)
}

/// Puts measurements together as they come: first all of JavaScript, then those of Rust.
#[derive(Default)]
pub struct Comparisons {
    originals: Vec<Measurement>,
    pub functions: Vec<FunctionResult>,
}

impl Comparisons {
    /// The function of which this measurement completes a comparison, the last one.
    pub fn add(&mut self, measurement: Measurement) -> Option<&FunctionResult> {
        if measurement.side == Side::Original {
            self.originals.push(measurement);
            return None;
        }
        let is_other = |one: &&Measurement| one.function == measurement.function && one.size == measurement.size;
        let comparison = Comparison::of(self.originals.iter().find(is_other)?, &measurement);
        if self.functions.last().is_none_or(|last| last.name != measurement.function) {
            self.functions.push(FunctionResult { name: measurement.function, sizes: Vec::new() });
        }
        let function = self.functions.last_mut()?;
        function.sizes.push(comparison);
        Some(function)
    }
}
