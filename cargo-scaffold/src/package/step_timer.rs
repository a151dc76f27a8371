//! The steps of a build as they are done: a line for each, with its time.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::base::terminal::Shell;

/// A step that was done.
#[derive(Serialize)]
pub struct Step {
    /// `resolve`, `compile`, `bind`, `optimise` or `package`.
    pub name: &'static str,
    pub milliseconds: f64,
}

/// Times the steps, and prints a line for each one done.
pub struct Clock {
    shell: Shell,
    started: Instant,
    pub steps: Vec<Step>,
}

impl Clock {
    pub fn start(shell: Shell) -> Self {
        Self { shell, started: Instant::now(), steps: Vec::new() }
    }

    /// Ends the step `name`, which ran since the last one ended.
    pub fn done(&mut self, name: &'static str, verb: &str, message: impl std::fmt::Display) {
        let took = self.started.elapsed();
        self.shell.status(verb, format_args!("{message} in {}", seconds(took)));
        self.steps.push(Step { name, milliseconds: took.as_secs_f64() * 1e3 });
        self.started = Instant::now();
    }
}

/// Thousands of bytes, as people read them.
pub fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

fn seconds(duration: Duration) -> String {
    format!("{:.2}s", duration.as_secs_f64())
}
