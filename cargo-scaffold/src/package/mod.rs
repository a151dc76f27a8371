//! How a wasm crate becomes an npm package.

mod bindgen;
mod bindings;
mod compile;
mod documents;
mod entries;
mod environments;
mod exports;
mod imports;
mod krate;
mod lockfile;
mod manifest;
mod mode;
mod npm_name;
mod optimise;
mod out_dir;
mod report;
mod settings;
mod staging;
mod template;
mod toolchain;

use std::{ffi::OsString, path::PathBuf};

use anyhow::Result;
use serde_json::{Map, Value};

use self::{
    bindgen::Binding,
    bindings::Bindings,
    compile::Compilation,
    entries::PackageFile,
    krate::{Crate, Selection},
    manifest::UserManifest,
    optimise::{Optimised, WasmOpt},
    report::{Clock, Size, kilobytes},
};
pub use self::{mode::Mode, report::Report};
use crate::term::Shell;

/// What the user wants built, and how.
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

    // 1. What to build, and where to: every mistake that can be told early is told here.
    let krate = Crate::find(&Selection {
        manifest_path: request.manifest_path.as_deref(),
        package: request.package.as_deref(),
    })?;
    let out_dir = out_dir::choose(request.out_dir.as_deref(), &krate.root)?;
    let user = UserManifest::read(&krate.root)?;
    let name = user.name(&krate)?;
    toolchain::ensure_target(&krate.root, request.offline, shell)?;
    lockfile::pin_wasm_bindgen(&krate.workspace_root, request.offline, shell)?;
    clock.done("resolve", "Resolved", format_args!("{} {}", krate.package.name, krate.package.version));

    // 2. Compile.
    let compilation = Compilation {
        krate: &krate,
        mode: &request.mode,
        offline: request.offline,
        quiet: shell.is_quiet(),
        extra: &request.cargo_args,
    };
    let module = compilation.run()?;
    clock.done("compile", "Compiled", format_args!("`{}` with cargo", krate.stem()));

    // 3. Bind.
    let stem = krate.stem();
    let binding = Binding { module: &module, stem: &stem, mode: &request.mode, offline: request.offline };
    let mut bindings = bindgen::bind(&binding, shell)?;
    clock.done("bind", "Bound", format_args!("it with wasm-bindgen {}", module.wasm_bindgen));

    // 4. Optimise.
    let wasm_opt = optimise(request, &krate, &mut bindings, &mut clock, shell)?;

    // 5. Package.
    let files = assemble(&krate, &bindings, user, &name)?;
    staging::replace(&out_dir, &files)?;
    clock.done("package", "Packaged", format_args!("{} files", files.len()));

    Ok(Report {
        name,
        version: krate.package.version.to_string(),
        out_dir,
        wasm_bindgen: module.wasm_bindgen.to_string(),
        wasm_opt: (&wasm_opt).into(),
        steps: clock.steps,
        files: files.iter().map(Size::of).collect::<Result<_>>()?,
    })
}

fn optimise(
    request: &Request,
    krate: &Crate,
    bindings: &mut Bindings,
    clock: &mut Clock,
    shell: Shell,
) -> Result<WasmOpt> {
    if !request.optimise || !request.mode.is_optimised() {
        return Ok(WasmOpt::NotAsked);
    }
    let before = bindings.wasm.len();
    let wasm = std::mem::take(&mut bindings.wasm);
    let Optimised { wasm, by } = optimise::optimise(wasm, &krate.root, request.mode.keeps_names())?;
    bindings.wasm = wasm;
    if let WasmOpt::Used { version, .. } = by {
        let (before, after) = (kilobytes(before), kilobytes(bindings.wasm.len()));
        clock.done("optimise", "Optimised", format_args!("{before} to {after} with wasm-opt {version}"));
    }
    if let Some(warning) = by.warning(&krate.root) {
        shell.warn(warning);
    }
    Ok(by)
}

/// Everything that the package holds, sorted by path. What is generated goes before what is copied.
fn assemble(krate: &Crate, bindings: &Bindings, user: UserManifest, name: &str) -> Result<Vec<PackageFile>> {
    let environments = &krate.settings.environments;
    let mut files = entries::entries(bindings, environments)?;
    let mut fields = manifest::from_cargo(krate, name);
    fields.insert("files".to_owned(), top_level(&files));
    fields.extend(exports::fields(bindings, environments));
    let dependencies: Map<_, _> =
        bindings.npm_dependencies.iter().map(|(k, v)| (k.clone(), v.as_str().into())).collect();
    if !dependencies.is_empty() {
        fields.insert("dependencies".to_owned(), dependencies.into());
    }
    let json = serde_json::to_string_pretty(&user.complete(fields))? + "\n";
    files.push(PackageFile { path: "package.json".to_owned(), contents: json.into_bytes() });
    for document in documents::collect(krate)? {
        if !files.iter().any(|file| file.path.eq_ignore_ascii_case(&document.path)) {
            files.push(document);
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// Files and folders at the top of the package; npm adds `package.json`, the README and the licence by itself.
fn top_level(files: &[PackageFile]) -> Value {
    let mut names: Vec<_> = files.iter().filter_map(|file| file.path.split('/').next()).collect();
    names.sort_unstable();
    names.dedup();
    names.into()
}
