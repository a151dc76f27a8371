//! The time that liquid takes.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Counts the time of the work that it's given, and not of reading the template's files.
#[derive(Clone, Default)]
pub struct Stopwatch(Arc<Mutex<Times>>);

#[derive(Default)]
struct Times {
    counted: Duration,
    running_since: Option<Instant>,
}

impl Stopwatch {
    /// Runs `work` and counts its time.
    pub fn time<T>(&self, work: impl FnOnce() -> T) -> T {
        self.times().running_since = Some(Instant::now());
        let result = work();
        let mut times = self.times();
        times.counted = times.elapsed();
        times.running_since = None;
        result
    }

    pub fn elapsed(&self) -> Duration {
        self.times().elapsed()
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Times {
    fn elapsed(&self) -> Duration {
        self.counted + self.running_since.map_or(Duration::ZERO, |start| start.elapsed())
    }
}
