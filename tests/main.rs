//! The integration tests: a module per feature.
mod new;
