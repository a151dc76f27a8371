//! How much memory the process uses: work on somebody else's input is abandoned before the machine runs out of it.

use std::alloc::System;

use cap::Cap;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// The bytes that are allocated now.
pub fn in_use() -> usize {
    ALLOCATOR.allocated()
}
