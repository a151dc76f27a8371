//! The steps of a build, as they are done: a status line and a time for each.

use std::{
    fmt::Display,
    time::{Duration, Instant},
};

use serde::Serialize;

use crate::base::terminal::Shell;

/// A step that was done.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimedStep {
    /// `resolve`, `compile`, `bind`, `optimise` or `package`.
    pub name: &'static str,
    /// How long it took.
    pub milliseconds: f64,
}

/// Times the steps that a command takes, whichever these are, and prints a line for each.
pub struct StepTimer {
    pub shell: Shell,
    started: Instant,
    steps: Vec<TimedStep>,
}

impl StepTimer {
    pub fn start(shell: Shell) -> Self {
        Self { shell, started: Instant::now(), steps: Vec::new() }
    }

    /// Ends the step `name`, which began when the one before ended.
    pub fn done(&mut self, name: &'static str, verb: &str, message: impl Display) {
        let took = self.started.elapsed();
        self.shell.status(verb, format_args!("{message} in {}", seconds(took)));
        self.steps.push(TimedStep { name, milliseconds: took.as_secs_f64() * 1e3 });
        self.started = Instant::now();
    }

    pub fn into_steps(self) -> Vec<TimedStep> {
        self.steps
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.2}s", duration.as_secs_f64())
}
