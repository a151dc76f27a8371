//! The integration tests: a module per feature.

mod build;
mod environments;
mod generated;
mod new;
mod readme;
mod repository;
