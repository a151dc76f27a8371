//! Work on many files at once: it's the system's calls that take the time.

use std::{num::NonZero, thread};

/// Does `work` with shares of `items` on all cores, and returns the first error.
pub fn shares<T: Sync, E: Send>(items: &[T], work: impl Fn(&[T]) -> Result<(), E> + Sync) -> Result<(), E> {
    // A thread takes as long to start as a few files to write.
    const FEW: usize = 64;
    // And to find out how many cores there are takes some calls, too.
    let most = items.len() / FEW;
    let cores = if most < 2 { 1 } else { thread::available_parallelism().map_or(1, NonZero::get).min(most) };
    if cores < 2 {
        return work(items);
    }
    thread::scope(|scope| {
        let shares: Vec<_> =
            items.chunks(items.len().div_ceil(cores)).map(|share| scope.spawn(|| work(share))).collect();
        shares.into_iter().try_for_each(|share| share.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}
