//! Target folders for what the tests build: one for each running test, so that no test waits for another's lock on it.
//! Linked with one codegen unit, a project keeps one core busy: two tests that build at once use two.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::scaffold::binaries;

/// The numbers of the folders that running tests have.
static TAKEN: Mutex<BTreeSet<usize>> = Mutex::new(BTreeSet::new());

thread_local! {
    static LEASE: Lease = Lease::new();
}

/// The folder of the test that runs on this thread, kept until the test ends. The next test gets it with all that was
/// compiled in it, so that dependencies are compiled once for each core.
pub fn folder() -> PathBuf {
    LEASE.with(|lease| binaries().with_file_name("built").join(lease.number.to_string()))
}

/// The lowest number that no other thread has.
struct Lease {
    number: usize,
}

impl Lease {
    fn new() -> Self {
        let mut taken = taken();
        let number = (0..).find(|number| !taken.contains(number)).expect("there are numbers enough");
        taken.insert(number);
        Self { number }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        taken().remove(&self.number);
    }
}

fn taken() -> MutexGuard<'static, BTreeSet<usize>> {
    // A test that failed has given its folder back all the same.
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}
