//! How much memory is in use, so that work on somebody else's input can be stopped before the machine suffers.

use std::alloc::System;

use cap::Cap;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// Bytes that are allocated now.
pub fn in_use() -> usize {
    ALLOCATOR.allocated()
}
