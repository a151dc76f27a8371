//! What rendering somebody else's template may take: output, passes through ranges, time and memory.

use std::{
    io::{self, Write},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::base::memory;

const OUTPUT: usize = 256 << 20;
const TIME: Duration = Duration::from_secs(20);
const MEMORY: usize = 1 << 30;
/// For liquid's parser, which goes as deep as a text is nested.
const STACK: usize = 128 << 20;

/// The time that liquid takes; that of reading files isn't the template's fault.
#[derive(Clone, Default)]
pub struct Clock(Arc<Mutex<Times>>);

#[derive(Default)]
struct Times {
    before: Duration,
    running: Option<Instant>,
}

impl Clock {
    /// Does `work` while the clock runs.
    pub fn time<T>(&self, work: impl FnOnce() -> T) -> T {
        self.times().running = Some(Instant::now());
        let result = work();
        let mut times = self.times();
        let took = times.running.take().map_or(Duration::ZERO, |start| start.elapsed());
        times.before += took;
        result
    }

    fn elapsed(&self) -> Duration {
        let times = self.times();
        times.before + times.running.map_or(Duration::ZERO, |start| start.elapsed())
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does `work` beside this thread, and leaves it to its fate if it takes too long or too much.
pub fn within<T: Send + 'static>(work: impl FnOnce(Clock) -> Result<T> + Send + 'static) -> Result<T> {
    let (clock, before) = (Clock::default(), memory::in_use());
    let (sender, receiver) = mpsc::sync_channel(1);
    let works = clock.clone();
    let send = move || drop(sender.send(work(works)));
    thread::Builder::new().stack_size(STACK).spawn(send).context("can't start a thread")?;
    loop {
        match receiver.recv_timeout(Duration::from_millis(5)) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Disconnected) => bail!("the template can't be rendered: this is a fault of ours"),
            Err(RecvTimeoutError::Timeout) if clock.elapsed() > TIME => {
                bail!("rendering the template takes more than {} seconds: is there a loop too many?", TIME.as_secs())
            }
            Err(RecvTimeoutError::Timeout) if memory::in_use().saturating_sub(before) > MEMORY => bail!(
                "rendering the template takes more than {} MiB of memory: is there a loop too many, or a large file to \
                 exclude?",
                MEMORY >> 20
            ),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// What a template has rendered to so far, all files together.
#[derive(Default)]
pub struct Budget {
    used: usize,
}

impl Budget {
    /// The place for one text's output.
    pub fn output(&mut self) -> Output<'_> {
        Output { budget: self, text: Vec::new() }
    }

    pub fn is_spent(&self) -> bool {
        self.used > OUTPUT
    }
}

/// Output that fails once the budget is spent.
pub struct Output<'a> {
    budget: &'a mut Budget,
    pub text: Vec<u8>,
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.budget.used += bytes.len();
        if self.budget.is_spent() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Says why a spent budget ends the work.
pub fn spent() -> String {
    format!("the template renders to more than {} MiB", OUTPUT >> 20)
}
