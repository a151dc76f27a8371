//! Two commands in turns, A B A B …, and the ratio of each pair.

use std::time::{Duration, Instant};

/// The median and the range of what was measured.
pub struct Spread {
    pub median: f64,
    pub min: f64,
    pub max: f64,
}

/// Runs `ours` and `theirs` in turns, `runs` times after one warm-up, and prints both and their ratio.
pub fn compare(name: &str, runs: usize, mut ours: impl FnMut() -> Duration, mut theirs: impl FnMut() -> Duration) {
    ours();
    theirs();
    let pairs: Vec<(f64, f64)> = (0..runs).map(|_| (ours().as_secs_f64(), theirs().as_secs_f64())).collect();
    let (our, their) = (spread(pairs.iter().map(|p| p.0)), spread(pairs.iter().map(|p| p.1)));
    let ratio = spread(pairs.iter().map(|p| p.0 / p.1));
    println!(
        "{name:<44} {:>8.1} ms {:>8.1} ms   ratio {:.2} ({:.2} to {:.2})",
        our.median * 1e3,
        their.median * 1e3,
        ratio.median,
        ratio.min,
        ratio.max
    );
}

/// How long `work` takes.
pub fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

pub fn spread(values: impl Iterator<Item = f64>) -> Spread {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    Spread { median: values[values.len() / 2], min: values[0], max: values[values.len() - 1] }
}
