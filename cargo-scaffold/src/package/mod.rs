//! How a wasm crate becomes an npm package.

mod bindgen;
mod bindings;
mod build;
mod clock;
mod compile;
mod contents;
mod documents;
mod entries;
mod environments;
mod exports;
mod faults;
mod imports;
mod krate;
mod lockfile;
mod manifest;
mod mode;
mod optimise;
mod out_dir;
mod report;
mod selection;
mod settings;
mod staging;
mod targets;
mod template;
mod toolchain;

pub use self::{
    build::{Request, build},
    mode::Mode,
    report::Report,
};
