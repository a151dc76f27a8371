//! The integration tests: a module per feature.

mod environments;
mod generated;
mod new;
mod readme;
mod repository;
