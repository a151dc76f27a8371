//! The JavaScript modules in the folders of crates. wasm-bindgen packages those that Rust imports; those that they import
//! in turn are found here.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use crate::package::{
    compile::CompiledCrate,
    javascript::{commonjs_path::is_local, js_module::JsModule, local_path},
};

/// More than any crate has.
const MAX_MODULES: usize = 1_000;
const MAX_BYTES: u64 = 10_000_000;

/// What can be imported everywhere.
const EXTENSIONS: [&str; 3] = ["js", "mjs", "json"];

/// Resolves `..`, which crates may use in the paths of their modules.
pub fn inside(path: &str) -> Result<String> {
    local_path::inside(path).with_context(|| {
        format!("the JavaScript module `{path}` is outside of its crate: move it into the crate's folder")
    })
}

/// Adds the modules that `snippets` import from their crates' folders, and those that these import.
pub fn complete(snippets: &mut BTreeMap<String, String>, crates: &[CompiledCrate]) -> Result<()> {
    let mut open: Vec<String> = snippets.keys().cloned().collect();
    while let Some(path) = open.pop() {
        for found in imported_by(&path, snippets, crates)? {
            ensure!(snippets.len() < MAX_MODULES, "the crate's JavaScript has more than {MAX_MODULES} modules");
            open.push(found.path.clone());
            snippets.insert(found.path, found.source);
        }
    }
    Ok(())
}

/// The files that `snippets` were read from: not those that stand in Rust.
pub fn files(snippets: &BTreeMap<String, String>, crates: &[CompiledCrate]) -> Vec<PathBuf> {
    let file = |path: &String| {
        let (id, name) = path.split_once('/')?;
        let mut files = crates.iter().filter(|krate| is_id_of(id, krate)).map(|krate| krate.root.join(name));
        files.find(|file| file.is_file())
    };
    snippets.keys().filter_map(file).collect()
}

/// A module by its path below `snippets/`.
struct LocalModule {
    path: String,
    source: String,
}

/// The modules that `path` imports and that `snippets` doesn't have yet.
fn imported_by(path: &str, snippets: &BTreeMap<String, String>, crates: &[CompiledCrate]) -> Result<Vec<LocalModule>> {
    if !path.ends_with(".js") && !path.ends_with(".mjs") {
        return Ok(Vec::new());
    }
    let module = JsModule::parse(path, &snippets[path])?;
    let is_missing = |path: &String| !snippets.contains_key(path);
    let mut found = Vec::new();
    for import in module.imports.iter().filter(|import| is_local(import)) {
        let target = local_path::join(path, import).with_context(|| leaves(path, import))?;
        if is_missing(&target) {
            found.push(read(path, import, target, crates)?);
        }
    }
    // What leads out of the crate is imported while the program runs: the package itself, for one.
    let dynamic = module.dynamic_imports.iter().filter(|import| is_local(import));
    for (import, target) in dynamic.filter_map(|import| Some((import, local_path::join(path, import)?))) {
        if is_missing(&target) && target.split('/').next() == path.split('/').next() {
            found.push(read(path, import, target, crates)?);
        }
    }
    // A file that a worker is started from, for one. What it is only shows when the program runs.
    for address in module.addresses.iter().filter(|address| is_local(address)) {
        if let Some(target) = local_path::join(path, address).filter(is_missing)
            && let Ok(module) = read(path, address, target, crates)
        {
            found.push(module);
        }
    }
    Ok(found)
}

/// Reads the module `target` from the folder of the crate whose module `path` imports it as `import`.
fn read(path: &str, import: &str, target: String, crates: &[CompiledCrate]) -> Result<LocalModule> {
    let (id, name) = target.split_once('/').with_context(|| leaves(path, import))?;
    ensure!(path.split('/').next() == Some(id), "{}", leaves(path, import));
    let mut folders = crates.iter().filter(|krate| is_id_of(id, krate)).map(|krate| krate.root.as_path());
    let Some(file) = folders.find(|root| root.join(name).is_file()).map(|root| (root, root.join(name))) else {
        bail!("{} imports `{import}`, but there is no file `{name}`: {}", shown(path), remedy(name, crates, id));
    };
    let (root, file) = file;
    let is_inside = file.canonicalize()?.starts_with(root.canonicalize()?);
    ensure!(is_inside, "{}", leaves(path, import));
    let extension = Path::new(name).extension().and_then(|it| it.to_str()).unwrap_or_default();
    ensure!(
        EXTENSIONS.contains(&extension),
        "{} imports `{import}`, which not every environment can: import `.js`, `.mjs` or `.json` files only",
        shown(path)
    );
    ensure!(file.metadata()?.len() <= MAX_BYTES, "`{}` is larger than {MAX_BYTES} bytes", file.display());
    Ok(LocalModule { source: fs::read_to_string(&file)?, path: target })
}

fn leaves(path: &str, import: &str) -> String {
    format!("{} imports `{import}`, which is outside of its crate: move it into the crate's folder", shown(path))
}

/// A module as its crate's author knows it.
fn shown(path: &str) -> String {
    let (id, name) = path.split_once('/').unwrap_or_default();
    format!("`{name}` of the crate `{}`", id.rsplit_once('-').unwrap_or_default().0)
}

/// wasm-bindgen's name for a crate is that of its package, and a hash.
fn is_id_of(id: &str, krate: &CompiledCrate) -> bool {
    id.rsplit_once('-').is_some_and(|(name, _)| name == krate.name)
}

/// Node.js and browsers take an import as it is written.
fn remedy(name: &str, crates: &[CompiledCrate], id: &str) -> String {
    let variants = [format!("{name}.js"), format!("{name}.mjs"), format!("{name}/index.js")];
    let roots = || crates.iter().filter(|krate| is_id_of(id, krate)).map(|krate| &krate.root);
    match variants.iter().find(|variant| roots().any(|root| root.join(variant).is_file())) {
        Some(variant) => format!("write the whole name, `{variant}`"),
        None => "add it".to_owned(),
    }
}
