//! The integration tests: a module per feature.
mod build;
mod environments;
mod new;
