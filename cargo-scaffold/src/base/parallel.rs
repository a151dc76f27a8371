//! Work on many files, on all cores: the system's calls take the time.

use std::{num::NonZero, thread};

/// Splits `items` into one chunk for each core, does `work` with each, and returns the first error.
pub fn chunks<T: Sync, E: Send>(items: &[T], work: impl Fn(&[T]) -> Result<(), E> + Sync) -> Result<(), E> {
    // Fewer are done before a thread has started, and before the system has said how many cores there are.
    const MIN_CHUNK: usize = 64;
    let max_threads = items.len() / MIN_CHUNK;
    let threads = match max_threads {
        0 | 1 => 1,
        _ => thread::available_parallelism().map_or(1, NonZero::get).min(max_threads),
    };
    if threads < 2 {
        return work(items);
    }
    thread::scope(|scope| {
        let running: Vec<_> =
            items.chunks(items.len().div_ceil(threads)).map(|chunk| scope.spawn(|| work(chunk))).collect();
        running
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}
