//! Measuring commands side by side: machines are noisy, so a peer runs right beside us, and a ratio is what counts.

pub mod paired;
pub mod project;
