//! The steps of a build, in their order.

use std::{ffi::OsString, path::PathBuf};

use anyhow::Result;

use super::{
    assemble::{
        package_files::{self, Parts},
        package_json::UserManifest,
    },
    bindgen::{self, Binding},
    build_mode::Mode,
    compile::Compilation,
    krate::{crate_selection::Selection, lockfile, wasm_crate::Crate},
    optimise::{self, Optimised, WasmOpt},
    output::{install, out_dir},
    report::{Report, Size},
    step_timer::Clock,
};
use crate::base::terminal::Shell;
use crate::toolchain::rust;

/// What the user wants built, and how.
#[derive(Default)]
pub struct Request {
    pub manifest_path: Option<PathBuf>,
    pub package: Option<String>,
    pub out_dir: Option<PathBuf>,
    pub mode: Mode,
    /// Whether to run `wasm-opt`, where the mode is worth it.
    pub optimise: bool,
    pub offline: bool,
    /// Passed on to cargo.
    pub cargo_args: Vec<OsString>,
}

/// Builds a crate into a package; on any failure the package that was there stays.
pub fn build(request: &Request, shell: Shell) -> Result<Report> {
    let mut clock = Clock::start(shell);

    // 1. What to build, and where to: mistakes that can be told early are told here.
    let krate = Crate::find(&request.selection())?;
    let stem = krate.stem();
    let out_dir = out_dir::choose(request.out_dir.as_deref(), &krate.root)?;
    let manifest = UserManifest::read(&krate.root)?;
    let (name, version) = (manifest.name(&krate)?, manifest.version(&krate));
    rust::ensure_target(&krate.root, request.offline, shell)?;
    if !request.is_locked() {
        lockfile::pin_wasm_bindgen(&krate.workspace_root, request.offline, shell)?;
    }
    clock.done("resolve", "Resolved", format_args!("{} {}", krate.package.name, krate.package.version));

    // 2. Compile.
    let module = request.compilation(&krate, shell).run()?;
    clock.done("compile", "Compiled", format_args!("{stem} to WebAssembly"));

    // 3. Bind.
    let binding = Binding { module: &module, stem: &stem, mode: &request.mode, offline: request.offline };
    let mut bindings = bindgen::bind(&binding, shell)?;
    clock.done("bind", "Generated", format_args!("bindings with wasm-bindgen {}", module.wasm_bindgen));

    // 4. Optimise.
    let wasm_opt = if request.optimise && request.mode.is_optimised() {
        let Optimised { wasm, by } = optimise::optimise(bindings.wasm, &krate.root, request.mode.keeps_names())?;
        bindings.wasm = wasm;
        by.tell(&krate.root, &mut clock, shell);
        by
    } else {
        WasmOpt::NotAsked
    };

    // 5. Package.
    let files = package_files::assemble(Parts { krate: &krate, name: &name, bindings: &bindings, manifest }, shell)?;
    install::replace(&out_dir, &files)?;
    let sizes = files.iter().map(Size::of).collect::<Result<Vec<_>>>()?;
    clock.done("package", "Packaged", format_args!("{} files", files.len()));

    Ok(Report {
        name,
        version,
        out_dir,
        wasm_bindgen: module.wasm_bindgen.to_string(),
        wasm_opt,
        files: sizes,
        steps: clock.steps,
    })
}

impl Request {
    fn selection(&self) -> Selection<'_> {
        Selection { manifest_path: self.manifest_path.as_deref(), package: self.package.as_deref() }
    }

    fn compilation<'a>(&'a self, krate: &'a Crate, shell: Shell) -> Compilation<'a> {
        Compilation { krate, mode: &self.mode, offline: self.offline, quiet: shell.is_quiet(), extra: &self.cargo_args }
    }

    /// Whether cargo was told to leave the lockfile alone.
    fn is_locked(&self) -> bool {
        self.cargo_args.iter().any(|arg| arg == "--locked" || arg == "--frozen")
    }
}
