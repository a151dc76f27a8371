//! A built package, installed from its packed tarball into projects without any configuration, in every
//! environment that runs JavaScript.
//!
//! Each project in `fixtures/environments` asks the package the same questions (`answers`), and gets its answers
//! out by `console.log`, in a page, or in a response. `tests/setup` installs what they need.

mod apps;
mod bundlers;
mod managers;
mod narrowed;
mod package;
mod pages;
mod runtimes;
mod types;
