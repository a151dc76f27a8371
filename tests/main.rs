//! The integration tests: a module per feature.
mod environments;
mod new;
