//! The steps in the order in which other commands take them, with real crates and real compilers.

mod fixture;
mod in_memory;
mod pack;
