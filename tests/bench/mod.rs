//! `cargo scaffold bench`, and a function of one's own in the place of the template's.

mod refusals;
mod runtimes;
mod swap;
