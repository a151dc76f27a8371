//! The integration tests: a module per feature.

mod attacks;
mod build;
mod environments;
mod generated;
mod help;
mod new;
mod readme;
mod repository;
mod worker;
