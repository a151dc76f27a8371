//! Limits of time and memory for rendering somebody else's template.

use std::{
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use super::stopwatch::Stopwatch;
use crate::base::memory;

const MAX_TIME: Duration = Duration::from_secs(20);
/// Of the whole process, beyond what it used before.
const MAX_MEMORY: usize = 1 << 30;
const CHECK_INTERVAL: Duration = Duration::from_millis(5);
/// liquid's parser recurses as deep as a text is nested.
const STACK_SIZE: usize = 128 << 20;

/// Runs `work` in a thread of its own, and abandons it there once it exceeds a limit: a thread can't be stopped.
pub fn within_limits<T: Send + 'static>(work: impl FnOnce(Stopwatch) -> Result<T> + Send + 'static) -> Result<T> {
    let (stopwatch, memory_before) = (Stopwatch::default(), memory::in_use());
    let (sender, receiver) = mpsc::sync_channel(1);
    let watched = stopwatch.clone();
    let send = move || drop(sender.send(work(watched)));
    thread::Builder::new().stack_size(STACK_SIZE).spawn(send).context("can't start a thread")?;
    loop {
        match receiver.recv_timeout(CHECK_INTERVAL) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Disconnected) => bail!("the template can't be rendered: this is a bug of ours"),
            Err(RecvTimeoutError::Timeout) => check(&stopwatch, memory_before)?,
        }
    }
}

fn check(stopwatch: &Stopwatch, memory_before: usize) -> Result<()> {
    if stopwatch.elapsed() > MAX_TIME {
        bail!("rendering the template takes more than {} seconds: is there a loop too many?", MAX_TIME.as_secs());
    }
    if memory::in_use().saturating_sub(memory_before) > MAX_MEMORY {
        bail!(
            "rendering the template takes more than {} MiB of memory: is there a loop too many, or a large file to \
             exclude?",
            MAX_MEMORY >> 20
        );
    }
    Ok(())
}
