//! The lockfile of a crate that isn't locked to any wasm-bindgen yet: the built-in version is added, so that bindings
//! are generated in process. Cargo prefers the versions that a lockfile names, and removes the entries it doesn't need.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use toml_edit::{ArrayOfTables, DocumentMut};

use crate::{
    base::{
        terminal::{Shell, SilentExit},
        toml,
    },
    disk::replace,
    toolchain::rust::{cargo, failed_to_run},
};

/// wasm-bindgen and its own crates, at the built-in version.
const FAMILY: &str = include_str!("wasm_bindgen.lock");

/// Locks the workspace at `root` to the built-in wasm-bindgen, unless its lockfile names one already. If cargo fails, or
/// nothing depends on wasm-bindgen, the lockfile stays as it was.
pub fn pin_wasm_bindgen(root: &Path, offline: bool, shell: Shell) -> Result<()> {
    let lockfile = Lockfile::read(root)?;
    if lockfile.names_wasm_bindgen() {
        return Ok(());
    }
    lockfile.write_with_family()?;
    let resolved = resolve(root, offline, shell).and_then(|()| Lockfile::read(root));
    match resolved {
        Ok(resolved) if resolved.names_wasm_bindgen() => Ok(()),
        Ok(_) => {
            lockfile.restore()?;
            bail!("the crate does not depend on wasm-bindgen: run `cargo add wasm-bindgen`")
        }
        Err(error) => {
            lockfile.restore()?;
            Err(error)
        }
    }
}

struct Lockfile {
    path: PathBuf,
    /// `None` if there is no such file.
    text: Option<String>,
    document: DocumentMut,
}

impl Lockfile {
    fn read(root: &Path) -> Result<Self> {
        let path = root.join("Cargo.lock");
        let text = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let document = toml::document(&path, text.as_deref().unwrap_or("version = 4\n"))?;
        Ok(Self { path, text, document })
    }

    fn names_wasm_bindgen(&self) -> bool {
        let packages = self.document.get("package").and_then(|item| item.as_array_of_tables());
        let names = packages.into_iter().flatten().filter_map(|package| package.get("name")?.as_str());
        names.into_iter().any(|name| name == "wasm-bindgen")
    }

    fn write_with_family(&self) -> Result<()> {
        let mut document = self.document.clone();
        let family: DocumentMut = FAMILY.parse()?;
        let packages = document["package"].or_insert(ArrayOfTables::new().into());
        let packages = packages.as_array_of_tables_mut().context("`package` in `Cargo.lock` is no array of tables")?;
        packages.extend(family["package"].as_array_of_tables().into_iter().flatten().cloned());
        replace::write(&self.path, document.to_string().as_bytes())
    }

    fn restore(&self) -> Result<()> {
        match &self.text {
            Some(text) => replace::write(&self.path, text.as_bytes()),
            None => Ok(fs::remove_file(&self.path)?),
        }
    }
}

/// Completes the lockfile with cargo, which keeps the versions that it names already.
fn resolve(root: &Path, offline: bool, shell: Shell) -> Result<()> {
    shell.status("Locking", format_args!("to wasm-bindgen {}", wasm_bindgen_shared::version()));
    let mut update = cargo(root);
    update.args(["update", "--workspace", "--quiet"]).args(offline.then_some("--offline"));
    let status = update.status().with_context(|| failed_to_run(&update))?;
    ensure!(status.success(), SilentExit);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_is_the_built_in_one() {
        let family: DocumentMut = FAMILY.parse().unwrap();
        let packages = family["package"].as_array_of_tables().unwrap();
        let wasm_bindgen = packages.iter().find(|package| package["name"].as_str() == Some("wasm-bindgen")).unwrap();
        assert_eq!(wasm_bindgen["version"].as_str().unwrap(), wasm_bindgen_shared::version());
    }
}
