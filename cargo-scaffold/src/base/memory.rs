//! How much memory the process uses, so that work on somebody else's input can be abandoned in time.

use std::alloc::System;

use cap::Cap;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// The bytes that are allocated now.
pub fn in_use() -> usize {
    ALLOCATOR.allocated()
}
