//! The kind `worker`: generated projects, doing their real work where it runs, and every fault that we could think of.
#![cfg(unix)]

mod browser;
mod edge;
