//! The integration tests: a module per feature.

mod app;
mod attacks;
mod bench;
mod build;
mod environments;
mod generated;
mod help;
mod house;
mod kits;
mod new;
mod readme;
mod repository;
mod scripts;
mod serve;
mod worker;
