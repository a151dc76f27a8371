//! How much memory the process uses and may use.

use std::alloc::System;

use cap::Cap;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// The bytes that are allocated now. It's wrong while another thread is in `limit`.
pub fn in_use() -> usize {
    ALLOCATOR.allocated()
}

/// From now on an allocation fails that would use more than `bytes` in all; most of them then end the process.
pub fn limit(bytes: usize) {
    // It fails where more is in use already, and then the next allocation does.
    let _ = ALLOCATOR.set_limit(bytes.max(in_use()));
}
