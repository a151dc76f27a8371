//! Limits of time and memory for work on somebody else's input. Nothing is written during that work, so that the process
//! can end where a limit is exceeded: a thread can't be stopped.

use std::{
    panic,
    process::exit,
    sync::{
        Arc, Mutex, MutexGuard, Once, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

use super::{memory, terminal};

pub const MAX_TIME: Duration = Duration::from_secs(20);
/// For each piece of work, beyond what the process used before.
pub const MAX_MEMORY: usize = 1 << 30;
/// What an allocation can exceed the limit by until it's noticed.
const SLACK: usize = 64 << 20;
const CHECK_INTERVAL: Duration = Duration::from_millis(5);
/// Parsers recurse as deep as a text is nested.
const STACK_SIZE: usize = 128 << 20;
const THREAD: &str = "watched";

/// Work that is watched until this is dropped.
pub struct Watch {
    place: CurrentFile,
    _end: mpsc::Sender<()>,
}

/// The file that is worked on, for the error.
#[derive(Clone, Default)]
pub struct CurrentFile(Arc<Mutex<String>>);

/// What is watched now. Pieces of work that go on at the same time share their memory.
static RUNNING: Mutex<Running> = Mutex::new(Running { count: 0, memory_before: 0 });

struct Running {
    count: usize,
    memory_before: usize,
}

impl Watch {
    /// Watches `work`, as in ``rendering the template``.
    pub fn start(work: &'static str) -> Result<Self> {
        let place = CurrentFile::default();
        let (sender, receiver) = mpsc::channel();
        change(|running| running.count += 1);
        let watched = place.clone();
        let watch = move || watch(work, &watched, &receiver);
        thread::Builder::new().spawn(watch).context("can't start a thread")?;
        Ok(Self { place, _end: sender })
    }

    pub fn place(&self) -> CurrentFile {
        self.place.clone()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        change(|running| running.count -= 1);
    }
}

impl CurrentFile {
    pub fn set(&self, file: &str) {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        place.clear();
        place.push_str(file);
    }

    fn suffix(&self) -> String {
        let place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if place.is_empty() { String::new() } else { format!(" (in `{}`)", place.escape_debug()) }
    }
}

/// Does `work` under a watch, with a stack for deeply nested input.
///
/// # Errors
/// That of `work`, or the panic of a library in it. Where a limit is exceeded, the process ends with an error.
pub fn watched<T: Send>(name: &'static str, work: impl FnOnce(&CurrentFile) -> Result<T> + Send) -> Result<T> {
    silence_panics();
    let watch = Watch::start(name)?;
    let place = watch.place();
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK_SIZE);
        let running = thread.spawn_scoped(scope, || work(&place)).context("can't start a thread")?;
        running.join().unwrap_or_else(|panic| {
            let reason = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
            Err(anyhow!("{name} fails{}: {}", place.suffix(), reason.unwrap_or("a library panics")))
        })
    })
}

/// A panic under a watch becomes an error.
fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(THREAD) {
                default(info);
            }
        }));
    });
}

fn change(change: impl FnOnce(&mut Running)) {
    let mut running = running();
    if running.count == 0 {
        running.memory_before = memory::in_use();
    }
    change(&mut running);
    memory::limit(match running.count {
        0 => usize::MAX,
        _ => running.max_memory() + SLACK,
    });
}

impl Running {
    fn max_memory(&self) -> usize {
        // The watch of work that has just ended may still look.
        self.memory_before + self.count.max(1) * MAX_MEMORY
    }
}

fn running() -> MutexGuard<'static, Running> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the process if a limit is exceeded before the work is done.
fn watch(work: &str, place: &CurrentFile, end: &Receiver<()>) {
    let start = Instant::now();
    while end.recv_timeout(CHECK_INTERVAL) == Err(RecvTimeoutError::Timeout) {
        if let Err(error) = check(work, place, start) {
            terminal::error(&error);
            exit(1);
        }
    }
}

fn check(work: &str, place: &CurrentFile, start: Instant) -> Result<()> {
    if start.elapsed() > MAX_TIME {
        let (seconds, place) = (MAX_TIME.as_secs(), place.suffix());
        bail!("{work} takes more than {seconds} seconds: is there a loop too many, or a large file to exclude?{place}");
    }
    if is_memory_exceeded() {
        let (mebibytes, place) = (MAX_MEMORY >> 20, place.suffix());
        bail!(
            "{work} takes more than {mebibytes} MiB of memory: is there a loop too many, or a large file to \
             exclude?{place}"
        );
    }
    Ok(())
}

/// While the limit is changed, nobody knows how much is in use.
fn is_memory_exceeded() -> bool {
    let running = running();
    memory::in_use() > running.max_memory()
}
