//! The integration tests: a module per feature.
mod generated;
mod new;
mod readme;
mod repository;
