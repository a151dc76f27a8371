//! Templates in git repositories: `cargo scaffold new --git`, `kit` and `list`.

mod attacks;
mod cache;
mod check;
mod credentials;
mod edit;
mod guide;
mod list;
mod own;
mod sources;
mod ssh;
mod submodules;
