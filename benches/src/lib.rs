//! Measures commands side by side: machines are noisy, so we run in turns with a peer, and compare by ratio.

pub mod paired;
pub mod project;
